from odoo import fields, models

#: what does not come where nobody has a rival
VOTING_STEPS = ("poll_notice", "poll_opens", "poll_closes")


class CoopElection(models.Model):
    """Steps that do not come: the voting where it is settled that nobody votes, and whatever was
    left when an election ended."""

    _inherit = "coop.election"

    def _get_moot_codes(self):
        """Return the codes of steps that are still in the timetable and do not come any more."""
        self.ensure_one()
        if self.is_over:
            return tuple(self.step_ids.mapped("code"))
        contests = self.contest_ids
        is_settled = self.state == "nominations" and contests and all(contests.mapped("outcome"))
        if is_settled and not any(contest._needs_vote() for contest in contests):
            return VOTING_STEPS
        return ()

    def _get_steps_ahead(self):
        moot = self._get_moot_codes()
        return super()._get_steps_ahead().filtered(lambda step: step.code not in moot)

    def _get_steps_late(self):
        moot = self._get_moot_codes()
        return super()._get_steps_late().filtered(lambda step: step.code not in moot)

    def _is_unopposed_for(self, membership):
        """Return whether it is settled that nobody votes where this member would."""
        self.ensure_one()
        # sudo: of one member; the caller settled whose page it is
        electors = self.env["coop.election.elector"].sudo()
        mine = [
            ("election_id", "=", self.id),
            ("membership_id", "=", membership.id),
            ("state", "=", "on"),
        ]
        contests = electors.search(mine).contest_id
        unopposed = ("deemed", "not_filled")
        return bool(contests) and all(one.outcome in unopposed for one in contests)

    def _show_step(self, content):
        shown = super()._show_step(content)
        return {**shown, "moot": not shown["done"] and content["step"] in self._get_moot_codes()}


class CoopElectionStep(models.Model):
    _inherit = "coop.election.step"

    state = fields.Selection(selection_add=[("moot", "Not needed")])

    def _compute_state(self):
        super()._compute_state()
        for step in self:
            if step.state != "done" and step.code in step.election_id._get_moot_codes():
                step.state = "moot"
