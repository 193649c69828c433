from datetime import timedelta

from odoo import fields, models


class CoopElectionPlanLine(models.TransientModel):
    """A contest of the election that is planned: a constituency and the seats to fill."""

    _name = "coop.election.plan.line"
    _description = "Contest to plan"

    plan_id = fields.Many2one("coop.election.plan", required=True, ondelete="cascade")
    body_id = fields.Many2one(related="plan_id.body_id")
    constituency_id = fields.Many2one("coop.constituency")
    seat_ids = fields.Many2many(
        "coop.seat",
        string="Seats to fill",
        domain="[('body_id', '=', body_id), ('constituency_id', '=', constituency_id),"
        " ('is_office', '=', False)]",
    )

    def _get_free_from(self):
        """Return the first day on which all of these seats are free, or nothing."""
        self.ensure_one()
        # sudo: when terms end is what the plan is made from
        terms = self.seat_ids.sudo().term_ids.filtered(lambda term: not term.struck_on)
        ends = [day for day in terms.mapped("date_to") if day]
        return max(ends) + timedelta(days=1) if ends else None
