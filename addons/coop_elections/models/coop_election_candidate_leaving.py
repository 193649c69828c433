from odoo import api, models

from .coop_election import GOING


class CoopElectionCandidate(models.Model):
    """What becomes of a nomination when its candidate dies, or is forgotten."""

    _inherit = "coop.election.candidate"

    def _die(self, date):
        """The candidate has died. Before the candidates are published they are just not among
        them; afterwards the rules say whether the vote goes on without them."""
        for candidate in self:
            contest, election = candidate.contest_id, candidate.election_id
            published = bool(candidate.ballot_order)
            candidate.write({"state": "died", "died_on": date, "state_before": candidate.state})
            candidate._note_act("candidate_died", self.env._("Candidate %s has died"))
            if not published or election.state not in ("nominations", "poll"):
                continue
            why = self.env._("A candidate has died.")
            voted_on = contest.outcome in (False, "contested")
            if voted_on and election.rules_id.on_death == "countermand":
                contest._countermand(why)
            elif election.state == "nominations":
                candidate._stand_no_more(why)

    def _live(self):
        """It was a mistake: the candidate lives, and stands as before."""
        for candidate in self:
            state = candidate.state_before
            candidate.write({"state": state, "died_on": False, "state_before": False})
            candidate._note_act(
                "candidate_lives", self.env._("Candidate %s lives: it was a mistake")
            )
            if candidate.ballot_order and candidate.election_id.state == "nominations":
                if candidate.contest_id.outcome and not candidate.election_id._get_manifest():
                    candidate.contest_id._settle()
                candidate.election_id._write_statement(
                    self.env._("A candidate was said to have died, by mistake.")
                )


class CoopMembership(models.Model):
    """A candidate is a member: who dies stands no more, who is forgotten is named no more."""

    _inherit = "coop.membership"

    def _get_candidacies(self, *states):
        # sudo: follows from what happened to the member; nobody reads them by this
        candidates = self.env["coop.election.candidate"].sudo()
        domain = [("membership_id", "in", self.ids)]
        return candidates.search([*domain, ("state", "in", states)] if states else domain)

    def _on_died(self, date):
        result = super()._on_died(date)
        mine = self._get_candidacies("draft", "handed_in", "accepted")
        mine.filtered(lambda one: one.election_id.state in GOING)._die(date)
        return result

    def _on_leave_undone(self, period):
        result = super()._on_leave_undone(period)
        mine = self._get_candidacies("died").filtered(
            lambda one: (
                one.election_id.state in ("noticed", "nominations", "poll")
                and one.contest_id.outcome != "countermanded"
            )
        )
        mine._live()
        return result

    def _make_nobody(self):
        nobody = super()._make_nobody()
        mine = self._get_candidacies()
        # sudo: part of a removal that has been checked and logged
        proposed = self.env["coop.election.proposer"].sudo()
        proposed.search([("membership_id", "in", self.ids)]).write(
            {"name": nobody.name, "membership_id": False}
        )
        # that they might have stood, or thought of somebody, binds nobody
        interests = self.env["coop.election.interest"].sudo()
        interests.search([("membership_id", "in", self.ids)]).unlink()
        interests.search([("suggested_by_id", "in", self.ids)]).suggested_by_id = False
        if mine:
            reason = self.env._("The entry of a former member was removed from the register.")
            mine.election_id.statement_ids._forget(mine, reason)
            mine.proposer_ids.unlink()
            mine.write(
                {
                    **dict.fromkeys(
                        (
                            "statement",
                            "statement_easy",
                            "interests",
                            "photo",
                            "recording",
                            "recording_kind",
                            "paper",
                            "paper_name",
                            "helped_by",
                            "ground_note",
                            "words_refused_why",
                            "withdrawn_witness",
                        ),
                        False,
                    ),
                    "ballot_name": nobody.name,
                }
            )
        return nobody


class CoopMembershipMerging(models.AbstractModel):
    """Who stood as either of two contacts stood as one person, and not twice."""

    _inherit = "coop.membership.merging"

    @api.model
    def _merge_refusals(self, stays, goes):
        refusals = super()._merge_refusals(stays, goes)
        mine = self._get_memberships(stays | goes)._get_candidacies()
        running = mine.filtered(lambda one: one.state not in ("refused", "withdrawn"))
        for election in running.election_id:
            if len(running.filtered(lambda one, e=election: one.election_id == e)) > 1:
                refusals = [
                    *refusals,
                    self.env._(
                        "Both have a nomination in “%(election)s”. Let one be withdrawn first.",
                        election=election.name,
                    ),
                ]
        return refusals
