from odoo import api, models
from odoo.exceptions import UserError


class CoopMeetingBody(models.Model):
    """Which bodies meet is settled with the notice: it went to those who sit on them."""

    _inherit = "coop.meeting.body"

    @api.model_create_multi
    def create(self, vals_list):
        meetings = [vals["meeting_id"] for vals in vals_list if vals.get("meeting_id")]
        self.env["coop.meeting"].browse(meetings)._check_bodies_open()
        return super().create(vals_list)

    def write(self, vals):
        if {"meeting_id", "body_id"} & vals.keys():
            meetings = self.meeting_id.browse(filter(None, [vals.get("meeting_id")]))
            (self.meeting_id | meetings)._check_bodies_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_called(self):
        self.meeting_id._check_bodies_open()


class CoopMeeting(models.Model):
    _inherit = "coop.meeting"

    def _check_bodies_open(self):
        # sudo: a meeting that this user may not see was called as well
        if self.sudo().filtered(lambda meeting: meeting.state != "draft"):
            raise UserError(
                self.env._(
                    "Notice of this meeting was given, and that is kept. Which bodies meet stays: "
                    "cancel it and call another."
                )
            )
