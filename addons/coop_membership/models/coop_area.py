from odoo import fields, models


class CoopArea(models.Model):
    """A local authority area."""

    _name = "coop.area"
    _description = "Area"
    _inherit = "coop.company.mixin"
    _order = "sequence, name"
    _rec_names_search = ["name", "code"]

    name = fields.Char(required=True, translate=True)
    code = fields.Char(help="A short code used in imports, for example the authority's own.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    place_ids = fields.One2many("coop.place", "area_id", string="Places")

    _company_code_uniq = models.UniqueIndex(
        "(company_id, lower(code)) WHERE code IS NOT NULL",
        "Another area of this co-op already has this code.",
    )
