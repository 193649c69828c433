from odoo import api, fields, models


class CoopMeetingMember(models.TransientModel):
    """A member comes in to a general meeting, or rings before it and says whether they come."""

    _name = "coop.meeting.member"
    _description = "A member at a meeting of all members"

    meeting_id = fields.Many2one("coop.meeting", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="meeting_id.company_id")
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        required=True,
        domain="[('company_id', '=', company_id), ('state', 'in', ['member', 'leaving'])]",
    )
    how = fields.Selection(
        [("room", "In the room"), ("phone", "By phone"), ("video", "By video")],
        required=True,
        default="room",
    )
    is_before = fields.Boolean(compute="_compute_is_before")
    answer = fields.Selection(
        [("comes", "Comes"), ("apology", "Sends apologies")], "They say", default="comes"
    )
    note = fields.Text("What they need")
    proxy = fields.Char("Proxy that falls", compute="_compute_proxy")

    @api.depends("meeting_id.state")
    def _compute_is_before(self):
        for window in self:
            window.is_before = window.meeting_id.state == "called"

    @api.depends("membership_id")
    def _compute_proxy(self):
        for window in self:
            window.proxy = window.meeting_id._get_proxy_of(window.membership_id).holder

    def action_apply(self):
        """Let the member in, or write down what they say, and be ready for the next."""
        self.ensure_one()
        meeting = self.meeting_id
        meeting._check_officer()
        if self.is_before:
            row = meeting._ensure_member_row(self.membership_id)
            row._answer(self.answer, self.how if self.answer == "comes" else None, self.note)
            return meeting.action_member_says()
        meeting._check_running()
        meeting._ensure_member_row(self.membership_id)._come_in(self.how)
        return meeting.action_member_in()


class CoopMeetingCall(models.TransientModel):
    _inherit = "coop.meeting.call"

    def _compute_summary(self):
        result = super()._compute_summary()
        for window in self.filtered("meeting_id.is_general"):
            window.summary = self.env._(
                "All %(people)s members are told, each in their own way, with the words of "
                "%(resolutions)s resolutions and their right to a proxy.",
                people=len(window.meeting_id._get_members()),
                resolutions=len(window.meeting_id._get_general_resolutions()),
            )
        return result
