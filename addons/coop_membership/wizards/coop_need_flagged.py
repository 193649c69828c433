"""What helps members, said in the windows in which many are asked and cards are printed."""

from odoo import api, fields, models


class CoopInvitationMany(models.TransientModel):
    _name = "coop.invitation.many"
    _inherit = ["coop.invitation.many", "coop.need.flagged"]

    def _get_need_people(self):
        return self.line_ids.partner_id

    @api.depends("line_ids.partner_id")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()


class CoopInvitationManyLine(models.TransientModel):
    _inherit = "coop.invitation.many.line"

    need_words = fields.Char(
        "How to reach them",
        related="partner_id.coop_need_words",
        groups="coop_access.group_desk",
    )


class CoopCardPrint(models.TransientModel):
    _name = "coop.card.print"
    _inherit = ["coop.card.print", "coop.need.flagged"]

    def _get_need_people(self):
        return self.membership_ids.partner_id

    @api.depends("membership_ids")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()
