from odoo import fields, models
from odoo.exceptions import UserError


class CoopPresence(models.Model):
    """A stay of somebody at a meeting: from when until when, and how.

    It is corrected while minutes are a draft. Once they are approved it stands behind the wall.
    """

    _name = "coop.presence"
    _description = "Stay at a meeting"
    _inherit = "coop.wall"
    _log_access = False
    _wall_closes_by = "closed"
    _check_company_auto = True
    _order = "came_at, id"

    person_id = fields.Many2one(
        "coop.meeting.person", required=True, index=True, ondelete="restrict", check_company=True
    )
    meeting_id = fields.Many2one(
        related="person_id.meeting_id", store=True, precompute=True, index=True
    )
    company_id = fields.Many2one(
        related="person_id.company_id", store=True, precompute=True, index=True, required=True
    )
    came_at = fields.Datetime("Came", required=True)
    left_at = fields.Datetime("Left")
    how = fields.Selection(
        [("room", "In the room"), ("phone", "By phone"), ("video", "By video")],
        required=True,
    )
    closed = fields.Boolean(help="The minutes are approved; it is kept as it is.")

    _times_in_order = models.Constraint(
        "CHECK (left_at IS NULL OR left_at >= came_at)", "Nobody leaves before they came."
    )
    _once = models.Constraint(
        "EXCLUDE USING gist (int4range(person_id, person_id, '[]') WITH &&,"
        " tsrange(came_at, left_at, '[)') WITH &&)",
        "This person was there already at that time.",
    )

    def _at(self, moment):
        """Return the stays that go on at a moment."""
        return self.filtered(
            lambda stay: stay.came_at <= moment and (not stay.left_at or moment < stay.left_at)
        )

    def _leave(self, moment):
        for stay in self:
            if moment < stay.came_at:
                raise UserError(self.env._("Nobody leaves before they came."))
            # sudo: stays are written by acts only; the caller asked the right
            stay.sudo().left_at = moment
