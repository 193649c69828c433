from odoo import api, fields, models


class CoopAgendaItem(models.Model):
    """What those who deal with a point declared before, beside what they declare in it."""

    _inherit = "coop.agenda.item"

    declared_before_ids = fields.Many2many(
        "coop.interest",
        string="Declared before",
        compute="_compute_declared_before_ids",
        groups="coop_governance.group_governance_officer",
        help="From the register of interests, on the day of the meeting.",
    )

    @api.depends("body_ids", "meeting_id.start")
    def _compute_declared_before_ids(self):
        for item in self:
            interests = self.env["coop.interest"]
            if item.meeting_id.start:
                day = item.meeting_id._get_day()
                for body in item.body_ids._origin:
                    interests |= body._get_terms_on(day).holder_id._get_interests(day)
            item.declared_before_ids = interests
