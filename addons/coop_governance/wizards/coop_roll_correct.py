from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopRollCorrect(models.TransientModel):
    """Somebody was written down as there who was not, or the other way round."""

    _name = "coop.roll.correct"
    _description = "Put the roll right"

    meeting_id = fields.Many2one("coop.meeting", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="meeting_id.company_id")
    is_general = fields.Boolean(related="meeting_id.is_general")
    person_id = fields.Many2one(
        "coop.meeting.person", "Who", domain="[('meeting_id', '=', meeting_id)]", ondelete="cascade"
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Or a member who is not on the roll",
        domain="[('company_id', '=', company_id)]",
        ondelete="cascade",
    )
    stay_id = fields.Many2one(
        "coop.presence",
        "What is wrong",
        domain="[('person_id', '=', person_id)]",
        ondelete="cascade",
        help="Empty: they were there, and nobody wrote it down.",
    )
    was_there = fields.Boolean(
        "They were there", default=True, help="Off: what was written down is taken off the roll."
    )
    came_at = fields.Datetime("Came")
    left_at = fields.Datetime("Left")
    how = fields.Selection(
        [("room", "In the room"), ("phone", "By phone"), ("video", "By video")],
        required=True,
        default="room",
    )
    why = fields.Char("What was wrong, and who said so", required=True)

    @api.onchange("person_id")
    def _onchange_person_id(self):
        stays = self.person_id.presence_ids
        self.stay_id = stays if len(stays) == 1 else False

    @api.onchange("stay_id")
    def _onchange_stay_id(self):
        if self.stay_id:
            self.came_at = self.stay_id.came_at
            self.left_at = self.stay_id.left_at
            self.how = self.stay_id.how

    def action_apply(self):
        self.ensure_one()
        self.meeting_id._check_officer()
        person = self._get_person()
        if self.stay_id and self.stay_id.person_id != person:
            raise UserError(self.env._("This is not a stay of %(name)s.", name=person.name))
        if self.was_there and not self.came_at:
            raise UserError(self.env._("Say when they came."))
        if not self.was_there and not self.stay_id:
            raise UserError(self.env._("Choose what is wrong, so that it is taken off the roll."))
        values = {"came_at": self.came_at, "left_at": self.left_at, "how": self.how}
        person._correct_stay(self.stay_id, values if self.was_there else {}, self.why)
        return {"type": "ir.actions.act_window_close"}

    def _get_person(self):
        """Return the row of the roll that was chosen, made for a member who has none."""
        if self.person_id.meeting_id == self.meeting_id:
            return self.person_id
        if not self.membership_id:
            raise UserError(self.env._("Say who it is."))
        self.meeting_id.minutes_ids._check_not_approved()
        return self.meeting_id._ensure_member_row(self.membership_id).with_env(self.env)
