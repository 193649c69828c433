from odoo import fields, models


class CoopHelperEnd(models.TransientModel):
    """Asks why the office ends somebody's help. Both are told that it has ended."""

    _name = "coop.helper.end"
    _description = "End a helper's help"

    helper_id = fields.Many2one("coop.helper", required=True, ondelete="cascade")
    note = fields.Char("Why", required=True, help="For the office. Neither of the two reads it.")

    def action_end(self):
        self.ensure_one()
        self.helper_id.check_access("create")
        self.helper_id._end("office", self.note)
