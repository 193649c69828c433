import base64

from odoo import fields, models


class CoopTextTaskBack(models.TransientModel):
    """Read in the file that a maker sent back."""

    _name = "coop.text.task.back"
    _description = "Take in what a maker sent back"

    task_id = fields.Many2one("coop.text.task", required=True, readonly=True, ondelete="cascade")
    file = fields.Binary(required=True, attachment=False)
    file_name = fields.Char()

    def action_take(self):
        self.ensure_one()
        version = self.task_id._take_file(base64.b64decode(self.file))
        return version._get_action()
