"""What helps people, said in the windows in which letters are written and labels printed."""

from odoo import api, models


class CoopLetterWrite(models.TransientModel):
    _name = "coop.letter.write"
    _inherit = ["coop.letter.write", "coop.need.flagged"]

    def _get_need_people(self):
        return self.letter_id.recipient_ids.partner_id

    @api.depends("letter_id")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()


class CoopLabelPrint(models.TransientModel):
    _name = "coop.label.print"
    _inherit = ["coop.label.print", "coop.need.flagged"]

    def _get_need_people(self):
        return self.partner_ids

    @api.depends("partner_ids")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()
