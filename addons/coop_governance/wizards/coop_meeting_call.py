from odoo import api, fields, models


class CoopMeetingCall(models.TransientModel):
    """Give notice of a meeting: whether it is in time, and who agreed if it is not."""

    _name = "coop.meeting.call"
    _description = "Give notice of a meeting"

    meeting_id = fields.Many2one("coop.meeting", required=True, ondelete="cascade")
    notice_by = fields.Date(related="meeting_id.notice_by")
    is_short = fields.Boolean(related="meeting_id.is_short")
    summary = fields.Text(compute="_compute_summary")
    line_ids = fields.One2many(related="meeting_id.body_line_ids", readonly=False)
    is_joint = fields.Boolean(compute="_compute_is_joint")
    consent_count = fields.Integer("How many agree to short notice")
    consent_note = fields.Char("How they agreed, and where that is kept")

    @api.depends("meeting_id")
    def _compute_summary(self):
        for window in self:
            meeting = window.meeting_id
            day = meeting._get_day() if meeting.start else False
            # sudo: how many sit there is no secret to who calls the meeting
            people = sum(
                len(line._get_roll_terms(day)) for line in meeting.sudo().body_line_ids if day
            )
            closed = len(meeting.item_ids.filtered("is_closed"))
            window.summary = self.env._(
                "%(people)s people are told, each in their own way. %(points)s points, %(closed)s "
                "of them closed.",
                people=people,
                points=len(meeting.item_ids),
                closed=closed,
            )

    @api.depends("meeting_id")
    def _compute_is_joint(self):
        for window in self:
            window.is_joint = len(window.meeting_id.body_line_ids) > 1

    def action_call(self):
        self.ensure_one()
        self.meeting_id._check_officer()
        self.meeting_id._call(self.consent_count, self.consent_note)
        return {"type": "ir.actions.act_window_close"}
