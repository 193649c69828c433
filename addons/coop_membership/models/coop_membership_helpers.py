"""Helpers of members: what follows when somebody goes, and what an application was done with."""

from odoo import fields, models


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    def _on_died(self, date):
        super()._on_died(date)
        self.env["coop.helper"]._end_of(self.partner_id)

    def _on_left(self, period):
        """Who is a member no longer has no helper for what members do; others go on with theirs."""
        result = super()._on_left(period)
        # sudo: it ends, whoever finds out
        helpers = self.env["coop.helper"].sudo()
        helpers.search([("partner_id", "in", self.partner_id.ids), ("ended_at", "=", False)])._end(
            "left"
        )
        return result


class CoopMembershipApplication(models.Model):
    _inherit = "coop.membership.application"

    def _on_accepted(self, membership):
        """Whoever helped with the paper stands from now on among the helpers of the member."""
        super()._on_accepted(membership)
        # sudo: nobody writes these by hand
        done = self.env["coop.help.done"].sudo()
        done.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("partner_id", "=", False),
            ]
        ).partner_id = membership.partner_id


class CoopHelpDone(models.Model):
    _inherit = "coop.help.done"

    what = fields.Selection(
        selection_add=[
            ("join", "Sent the form to join"),
            ("correct", "Asked us to put something right"),
            ("leave", "Asked to leave"),
            ("appeal", "Asked us to look again"),
        ],
        ondelete={
            "join": "set default",
            "correct": "set default",
            "leave": "set default",
            "appeal": "set default",
        },
    )
