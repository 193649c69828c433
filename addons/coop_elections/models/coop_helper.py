from odoo import models

#: help with voting, by which the pages of the booth are open to a named helper
VOTING = "voting"


class CoopHelper(models.Model):
    """Who stands in an election in which somebody votes does not help them to vote."""

    _inherit = "coop.helper"

    def _get_bars(self):
        bars = super()._get_bars()
        if VOTING not in self.kind_ids.mapped("code") or not self.helper_partner_id:
            return bars
        # sudo: only whether the helper stands where the person votes
        electors = self.env["coop.election.elector"].sudo()
        votes_in = electors.search(
            [
                ("membership_id.partner_id", "=", self.partner_id.id),
                ("election_id.state", "in", ("nominations", "poll")),
            ]
        ).election_id
        standing = votes_in._get_standing_people()
        if self.helper_partner_id & standing:
            bars[VOTING] = self.env._(
                "They stand in this election, or help somebody who does, so somebody else helps."
            )
        return bars


class CoopElection(models.Model):
    """Whose helper stands hears of it before the voting, and is offered another."""

    _inherit = "coop.election"

    def _go_on(self, act):
        result = super()._go_on(act)
        if act == "open_poll":
            self._tell_helped_by_candidates()
        return result

    def _tell_helped_by_candidates(self):
        """Tell electors whose helper stands or proposes here that somebody else has to help."""
        self.ensure_one()
        if self.is_rehearsal:
            return
        # sudo: who helps whom, for those whom it concerns
        helpers = self.env["coop.helper"].sudo()
        helping = helpers.search(
            [
                ("company_id", "=", self.company_id.id),
                ("helper_partner_id", "in", self._get_standing_people().ids),
                ("ended_at", "=", False),
                ("kind_ids.code", "=", VOTING),
            ]
        )
        # sudo: as above
        electors = self.env["coop.election.elector"].sudo()
        people = electors.search(
            [
                ("election_id", "=", self.id),
                ("state", "=", "on"),
                ("membership_id.partner_id", "in", helping.partner_id.ids),
            ]
        ).membership_id.partner_id
        if people:
            self.env["coop.notice"]._tell(people, "election_helper", self, key="helper")
