from collections import Counter

from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.exceptions import UserError

from .said import said

FORMAT = "coop.election.declaration/1"
ONE_DAY = relativedelta(days=1)
#: of a way in which fewer voted nothing is said, nor of any other: it could be reckoned from them
FEW = 5
#: of a contest in which few voted, this alone is said of the count
PLAIN = ("contest", "rule", "seats", "candidates", "passed_over", "elected", "program")


class CoopElection(models.Model):
    """The result is declared: published whole, kept behind the wall, and acted upon.

    The candidates have heard it, the scrutineers have reported, everything adds up or is explained.
    From now on it stays.
    """

    _inherit = "coop.election"

    declaration_ids = fields.One2many("coop.election.declaration", "election_id", readonly=True)

    def action_declare(self):
        for election in self:
            election._check_may_run()
            election._declare()
        return True

    def action_open_result(self):
        """Open the page on which everybody reads the result."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/elections/result/{self.id}",
            "target": "new",
        }

    def _declare(self):
        """Declare the result.

        :raise UserError: with everything that is in the way
        """
        self.ensure_one()
        self._lock()
        if self.state != "counted":
            raise UserError(self.env._("It is not the time to declare, or it is declared."))
        self._check_blocks("declare")
        # sudo: what follows from the count is done by the system; the caller checked the right
        election = self.sudo()
        election._elect_uncontested()
        for contest in election._get_polled():
            contest._seat_elected()
        declaration = self.env["coop.election.declaration"]._write_down(
            self, election._prepare_declaration()
        )
        self.invalidate_recordset(["declaration_ids"])
        self._go_on("declare")
        self._note(
            "declaration",
            self.env._(
                "The result is declared, with the fingerprint %(print)s",
                print=declaration.fingerprint,
            ),
        )
        for contest in election._get_polled():
            contest._fill_resolution()
        self._tell_voters("election_result", key="result")
        return declaration

    def _get_blocks(self, act):
        blocks = super()._get_blocks(act)
        if act != "declare":
            return blocks
        for contest in self._get_polled():
            counted = contest._get_result()._get_content().get("passed_over", [])
            if contest._get_passed_over() != counted:
                blocks.append(
                    self.env._(
                        "%(contest)s: somebody who stands has died or left since the count. Count "
                        "again: whoever cannot take a seat is passed over.",
                        contest=contest._get_label(),
                    )
                )
            blocks += contest._get_seating_blocks()
        return blocks

    def _get_declaration(self):
        """Return what was declared, or none."""
        # sudo: it is public
        return self.sudo().declaration_ids[:1]

    def _prepare_declaration(self):
        """Return what is declared, in both languages. It holds what is public and nothing else."""
        self.ensure_one()
        notice, opened = self._get_last_notice(), self._get_opened()
        officer = self._get_returning_officer()
        return {
            "format": FORMAT,
            "election": self.id,
            "co_op": self.company_id.name,
            "name": said(self, "name"),
            "kind": self.kind,
            "body": said(self.body_id, "name"),
            "notice": notice.fingerprint,
            "qualifying_on": self.qualifying_on.isoformat(),
            "poll_closed": self._get_step("poll_closes").at.isoformat(),
            "declared_on": self.env["coop.clock"].today(self.company_id).isoformat(),
            "returning_officer": officer.name,
            "manifest": self._get_manifest_print(),
            "envelopes_sha256": self.envelopes_sha256 or None,
            "opening_sha256": self.opening_sha256 or None,
            "assurance": opened.get("assurance"),
            "contests": [contest._prepare_declaration() for contest in self.contest_ids],
            "explained": [
                {
                    "contest": one.contest_id.id,
                    "code": one.code,
                    "expected": one.expected,
                    "found": one.found,
                    "why": one.why,
                }
                for one in self.explanation_ids.sorted("recorded_at")
            ],
            "scrutineers": [
                {
                    "name": report.name,
                    "satisfied": report.is_satisfied,
                    "lawful": report.is_lawful,
                    "secure": report.is_secure,
                    "free": report.is_free,
                    "reasons": report.reasons or None,
                }
                for report in self._get_reports()
            ],
        }


class CoopElectionContest(models.Model):
    """What is declared of a contest; less where so few voted that one could know how."""

    _inherit = "coop.election.contest"

    def _prepare_declaration(self):
        """Return what is declared of this contest."""
        self.ensure_one()
        seated = self._get_seated()
        content = {
            "contest": self.id,
            "constituency": said(self.constituency_id, "name") or None,
            "question": said(self, "question") or None,
            "majority": self.majority if self.question else None,
            "seats": self.seats,
            "unfilled": max(self.seats - len(seated), 0) if self.kind == "seats" else 0,
            "how": "polled" if self._is_polled() else self.outcome or "not_filled",
            "elected": seated,
            "count": None,
            "figures": False,
            "ballots": False,
        }
        if self._is_polled():
            content.update(self._prepare_figures())
        return content

    def _prepare_figures(self):
        """Return what is declared of the poll: all of it, or less where few voted."""
        count = self._get_result()._get_content()
        voted = self._count_voted("on")
        opened, total = self._get_opened(), sum(voted.values())
        floor = self.election_id.rules_id.figures_floor
        figures = count["valid"] >= floor
        rejected = Counter(self._count_rejected_papers()) + Counter(count["rejected"])
        rejected += Counter({"opening": opened.get("rejected", 0)})
        papers = self._count_papers()
        ballots = figures and count["valid"] >= self.publication_floor
        kept = dict(count) if figures else {name: count[name] for name in PLAIN}
        if figures and not ballots:
            # of few ballots all that can be are soon tried against a fingerprint
            kept["ballots_sha256"] = None
        if "yes" in count and not figures:
            kept["carried"] = count["carried"]
        return {
            "count": kept,
            "figures": figures,
            "ballots": ballots,
            "electors": self._count_electors(),
            "voted": total,
            "papers_sent": papers["sent"],
            "papers_spoilt": papers["spoilt"] + papers["replaced"] if figures else None,
            "ways": voted if figures and min(voted.values(), default=0) >= FEW else None,
            "not_voted": opened.get("not_voted", 0) if figures else None,
            "rejected": dict(sorted(rejected.items())) if figures else None,
            "blt_sha256": count["ballots_sha256"] if ballots else None,
        }

    # -- who sits where --------------------------------------------------------------------------

    def _get_seated(self):
        """Return who takes which seat from when until when, in the order of election."""
        self.ensure_one()
        # sudo: who is elected is published
        people = self.sudo().candidate_ids.filtered(lambda one: one.state == "elected")
        places = {}
        if self._is_polled() and self.kind == "seats":
            elected = self._get_elected_numbers()
            numbers = {one: number for number, one in self._get_people().items()}
            places = {one: elected.index(numbers[one]) for one in people}
        elif self.kind == "seats":
            places = {one: place for place, one in enumerate(self._get_unopposed_in_order())}
        people = people.sorted(lambda one: (places.get(one, 0), one.ballot_order))
        terms = [self._get_term(place) for place in range(len(people))]
        return [
            {
                "candidate": one.id,
                "name": one.ballot_name,
                "seat": one.seat_id._get_label() if one.seat_id else None,
                "from": begins.isoformat() if begins else None,
                "until": ends.isoformat() if ends else None,
            }
            for one, (begins, ends) in zip(people, terms, strict=True)
        ]

    def _get_elected_numbers(self):
        """Return the numbers on the ballot of those elected, in the order of election."""
        return self._get_result()._get_content()["elected"]

    def _get_term(self, place=0):
        """Return the first and the last day of the term of somebody elected here.

        :param int place: in the order of election, from 0
        """
        begins = self._get_term_from()
        if not begins or not self.term_months:
            return begins, None
        return begins, begins + relativedelta(months=self._get_months(place)) - ONE_DAY

    def _get_begun_how(self):
        """Return how the terms of those elected here begin, as terms of office say it."""
        return "elected"

    def _get_seating_blocks(self):
        """Return who of those elected was given another seat on the body since they stood."""
        self.ensure_one()
        begins = self._get_term_from()
        elected = self._get_result()._get_content().get("elected", [])
        if self.kind == "yes_no" or self.election_id.is_rehearsal or not begins:
            return []
        people = self.sudo()._get_people()  # sudo: who stands is public, and so is who sits
        blocks = []
        for number in elected:
            if people[number].state == "accepted":
                blocks += people[number]._get_seat_problems(begins)
        return blocks

    def _seat_elected(self):
        """Give each who is elected a seat: who was elected earlier has the seat with the lower
        number. Terms begin on the day; until then whoever sits there stays."""
        self.ensure_one()
        if self.kind == "yes_no":
            return
        elected = self._get_elected_numbers()
        seats = dict(zip(elected, self.seat_ids.sorted("number"), strict=False))
        self._note_elected(seats)
        if self.election_id.is_rehearsal:
            return
        people = self._get_people()
        for place, (number, seat) in enumerate(seats.items()):
            candidate = people[number]
            begins, ends = self._get_term(place)
            if candidate.state == "elected":
                self.env["coop.office.term"]._begin(
                    seat,
                    candidate.membership_id.partner_id,
                    begins,
                    self._get_begun_how(),
                    planned_to=ends,
                    note=self.election_id.name,
                )
