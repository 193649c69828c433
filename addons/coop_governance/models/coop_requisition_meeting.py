from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

#: where nothing else is said, a meeting is prepared for six in the evening, for two hours
BEGINS, LASTS = timedelta(hours=18), timedelta(hours=2)


class CoopRequisition(models.Model):
    """The meeting that members asked for."""

    _inherit = "coop.requisition"

    meeting_ids = fields.One2many("coop.meeting", "requisition_id", string="The meeting")

    @api.depends("meeting_ids.state")
    def _compute_days(self):
        """The Board is late, too, with a meeting that was called and has not begun in time."""
        super()._compute_days()
        for requisition in self:
            # sudo: as in super; whether it took place is told to all members
            begun = requisition.sudo().meeting_ids.filtered(lambda m: m.state in ("open", "held"))
            today = self.env["coop.clock"].today(requisition.company_id)
            if requisition.state == "called" and requisition.hold_by and not begun:
                requisition.is_late = requisition.hold_by < today

    def _get_hold_by(self, noticed_on):
        """Return the last day for the meeting if notice is given on a day; none of no request."""
        reached = self.sudo().reached_ids  # sudo: what follows from the rules holds for everybody
        return noticed_on + timedelta(days=reached.hold_days) if reached else None

    def action_prepare_meeting(self):
        """Prepare the meeting, with the words of the members as its resolution."""
        self.ensure_one()
        self._check_officer()
        if self.state != "reached":
            raise UserError(self.env._("A meeting is prepared when enough have signed."))
        meeting = self.meeting_ids.filtered(lambda one: one.state != "cancelled")[:1]
        return (meeting or self._prepare_meeting()).get_formview_action()

    def _prepare_meeting(self):
        body = self.env["coop.body"].search(
            [("company_id", "=", self.company_id.id), ("kind", "=", "general")], limit=1
        )
        if not body:
            raise UserError(
                self.env._(
                    "There is no body “General meeting” yet. Make it under Bodies, with its rules."
                )
            )
        clock = self.env["coop.clock"]
        today = clock.today(self.company_id)
        days = timedelta(days=body._get_rules(today)._get_notice_days() + 1)
        start = clock.start_of_day(today + days, self.company_id) + BEGINS
        meeting = self.env["coop.meeting"].create(
            {
                "company_id": self.company_id.id,
                "name": self.env._("Meeting of all members: %(about)s", about=self.name),
                "requisition_id": self.id,
                "start": start,
                "stop": start + LASTS,
                "body_line_ids": [(0, 0, {"body_id": body.id})],
            }
        )
        item = self.env["coop.agenda.item"].create(
            {
                "meeting_id": meeting.id,
                "name": self.name,
                "purpose": "decision" if self.wording else "discussion",
            }
        )
        if self.wording:
            self.env["coop.resolution"].create(
                {
                    "company_id": self.company_id.id,
                    "name": self.name,
                    "wording": self.wording,
                    "body_id": body.id,
                    "item_id": item.id,
                }
            )
        # made through the point, of which the meeting does not know yet
        meeting.invalidate_recordset(["item_ids", "resolution_ids"])
        return meeting
