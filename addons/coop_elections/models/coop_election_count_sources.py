import json
from dataclasses import replace

from odoo import models

from ..envelope.outcome import as_blt

#: ways in which paper comes; all others are sealed by a device
PAPER = ("post", "box")


class CoopElection(models.Model):
    """What the count takes from the other parts of elections: manifest, envelopes, opening.

    This file alone knows how candidates, roll, envelopes and ballots are kept.
    """

    _inherit = "coop.election"

    def _get_opened(self):
        """Return what ``opening.json`` says, or nothing before the ballots are back."""
        self.ensure_one()
        # sudo: numbers and fingerprints, which are published
        return json.loads(self.sudo().opening or "{}")

    def _get_paper_secret(self):
        """Return the secret with which keyed papers are kept: the one of voting codes, which
        stands outside the database."""
        return self._get_pepper()

    def _get_manifest_print(self):
        """Return the fingerprint of the manifest, or nothing before it is frozen."""
        return self._get_manifest().fingerprint or None

    def _get_uncontested(self):
        """Return the contests in which somebody is still to be declared elected without a vote."""
        return self._get_unopposed()

    def _elect_uncontested(self):
        """Declare elected all who have no rival."""
        for contest in self._get_uncontested().sudo():  # sudo: the caller checked the right
            contest._elect_unopposed()


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _is_polled(self):
        """Whether people vote in this contest."""
        self.ensure_one()
        return self in self.election_id._get_polled()

    def _get_on_ballot(self):
        """Return what the manifest says of this contest: candidates, seats, rule, has_marks."""
        self.ensure_one()
        return self.election_id._get_manifest()._read().contests[self._get_code()]

    def _get_people(self):
        """Return {number on the ballot: candidate}, nobody where the question is yes or no."""
        self.ensure_one()
        if self.kind == "yes_no":
            return {}
        # sudo: who stands is published
        by_name = {one.ballot_name: one for one in self.sudo().candidate_ids if one.ballot_order}
        names = enumerate(self._get_on_ballot().candidates, 1)
        # whoever was forgotten since is called by no name any more
        return {number: by_name[name] for number, name in names if name in by_name}

    def _get_passed_over(self):
        """Return the numbers of candidates who cannot take a seat any more: they died, or left the
        constituency since the ballots were made. When it is declared, those of the declared count.
        """
        self.ensure_one()
        if self.election_id.state == "declared":
            return self._get_result()._get_content()["passed_over"]
        today = self.env["coop.clock"].today(self.company_id)
        contest = self.sudo()  # sudo: whether somebody belongs here is only asked
        return [
            number
            for number, one in self._get_people().items()
            if one.state in ("died", "withdrawn") or not contest._is_voter(one.membership_id, today)
        ]

    def _count_electors(self):
        """Return how many are on the roll, without those who were struck off."""
        self.ensure_one()
        # sudo: counts alone
        electors = self.env["coop.election.elector"].sudo()
        return electors.search_count([("contest_id", "=", self.id), ("state", "=", "on")])

    def _count_voted(self, state=None):
        """Return {way: how many voted}, of everybody or of electors in a state ("on", "struck")."""
        self.ensure_one()
        # sudo: counts alone
        envelopes = self.env["coop.election.envelope"].sudo()
        domain = [("contest_id", "=", self.id)]
        if state:
            domain.append(("elector_id.state", "=", state))
        return dict(envelopes._read_group(domain, ["channel"], ["__count"]))

    def _get_ways(self):
        """Return {way: its name}, in their order."""
        field = self.env["coop.election.envelope"]._fields["channel"]
        return dict(field._description_selection(self.env))

    def _count_papers(self):
        """Return how many papers were sent out and what became of them: ``sent``, ``last`` (the
        highest number) and a number for each state."""
        self.ensure_one()
        account = self._get_paper_account()
        # sudo: counts alone
        papers = self.env["coop.election.paper"].sudo()
        last = papers.search([("contest_id", "=", self.id)], order="number desc", limit=1)
        return {**account, "last": last.number or 0}

    def _get_paper_states(self):
        """Return {state of a paper: its name}, in their order."""
        field = self.env["coop.election.paper"]._fields["state"]
        return dict(field._description_selection(self.env))

    def _count_sealed(self):
        """Return how many sealed ballots went to the opening."""
        self.ensure_one()
        # sudo: counts alone
        sealed = self.env["coop.election.sealed"].sudo()
        return sealed.search_count([("contest_id", "=", self.id)])

    def _count_ballots(self):
        """Return how many opened ballots are here."""
        self.ensure_one()
        # sudo: counts alone
        ballots = self.env["coop.election.ballot"].sudo()
        return ballots.search_count([("contest_id", "=", self.id)])

    def _get_opened(self):
        """Return what the opening says of this contest, or nothing before it."""
        self.ensure_one()
        every = self.election_id._get_opened().get("contests", [])
        return next((one for one in every if one["id"] == self._get_code()), {})

    def _get_blt(self, names=None):
        """Return the ballots as the file that the scrutineers' opening made, as bytes.

        Where a candidate died since, a line says whom the count passes over.

        :param list names: of the candidates, where one is called otherwise by now
        """
        self.ensure_one()
        # sudo: ballots bear no name; who gets the file is the caller's to ask
        rows = self.env["coop.election.ballot"].sudo().search([("contest_id", "=", self.id)])
        rankings = [(row.tracker, tuple(json.loads(row.ranking))) for row in rows]
        known = self._get_on_ballot()
        data = as_blt(replace(known, candidates=tuple(names or known.candidates)), rankings)
        passed = self._get_passed_over()
        if passed:
            head, rest = data.split(b"\n", 1)
            line = " ".join(f"-{number}" for number in passed).encode()
            data = b"\n".join((head, line, rest))
        return data

    def _note_elected(self, seats):
        """Write down of each candidate whether they are elected.

        :param dict seats: number on the ballot -> coop.seat
        """
        for number, candidate in self._get_people().items():
            if candidate.state != "accepted":
                continue
            seat = seats.get(number)
            if seat:
                candidate.write({"state": "elected", "seat_id": seat.id})
            else:
                candidate.state = "not_elected"
