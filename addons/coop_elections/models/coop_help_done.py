from odoo import fields, models


class CoopHelpDone(models.Model):
    """That somebody helped with standing is on the person's list of what was done with help."""

    _inherit = "coop.help.done"

    what = fields.Selection(
        selection_add=[("stand", "Wrote down that you want to stand")],
        ondelete={"stand": "set default"},
    )
