from odoo import fields, models


class CoopHelperKind(models.Model):
    """Something that a person can ask somebody to help with. Upper floors add theirs, as data."""

    _name = "coop.helper.kind"
    _description = "What a helper helps with"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    help = fields.Char("In other words", translate=True)
    code = fields.Char(required=True, help="By which pages know whether this help opens them.")
    picture_id = fields.Many2one("coop.picture", ondelete="restrict")
    sequence = fields.Integer(default=50)
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex("(code)", "There is a kind of help with this code already.")
