from odoo import fields, models


class CoopHelperRole(models.Model):
    """Who a helper is to the person: family, a friend, a support worker."""

    _name = "coop.helper.role"
    _description = "Who a helper is"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    works_here = fields.Boolean(
        "Works here", help="Who is paid to support the person: the pages say so beside the name."
    )
    is_offered = fields.Boolean("Can be chosen", default=True)
    picture_id = fields.Many2one("coop.picture", ondelete="restrict")
    sequence = fields.Integer(default=50)
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex("(code)", "There is a role with this code already.")
