import base64

from odoo import fields, models


class CoopTextTaskBack(models.TransientModel):
    """Read in the file that a maker sent back."""

    _name = "coop.text.task.back"
    _description = "Take in what a maker sent back"

    task_id = fields.Many2one("coop.text.task", required=True, readonly=True, ondelete="cascade")
    file = fields.Binary(required=True, attachment=False)
    file_name = fields.Char()
    by_machine = fields.Boolean(
        "A machine translated it",
        help="It comes in as a draft that is marked, for somebody to read, mend and approve.",
    )

    def action_take(self):
        self.ensure_one()
        version = self.task_id._take_file(base64.b64decode(self.file))
        if self.by_machine:
            version.made_how = "machine"
        return version._get_action()
