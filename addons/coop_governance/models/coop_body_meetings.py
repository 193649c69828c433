from odoo import api, fields, models


class CoopBody(models.Model):
    """The meetings of a body."""

    _inherit = "coop.body"

    meeting_count = fields.Integer(
        "Meetings",
        compute="_compute_meeting_count",
        groups="coop_governance.group_governance_officer",
    )

    @api.depends_context("uid")
    def _compute_meeting_count(self):
        counts = dict(
            self.env["coop.meeting.body"]._read_group(
                [("body_id", "in", self.ids)], ["body_id"], ["__count"]
            )
        )
        for body in self:
            body.meeting_count = counts.get(body._origin, 0)

    def action_view_meetings(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_meeting_action"
        )
        return {
            **action,
            "domain": [("body_line_ids.body_id", "=", self.id)],
            "context": {},
        }
