from odoo import fields, models


class CoopContributionKind(models.Model):
    """A kind of thing that members bring instead of money: time, talents, contacts."""

    _name = "coop.contribution.kind"
    _description = "Kind of contribution"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="The same for ever, for files and forms.")
    example = fields.Char(
        translate=True, help="For example what. Stands beside the picture where people choose."
    )
    picture = fields.Selection(
        [
            ("calendar", "Calendar"),
            ("hands", "Hands"),
            ("people", "People"),
            ("heart", "Heart"),
            ("pen", "Pen"),
            ("house", "House"),
            ("work", "Work"),
            ("community", "Community"),
        ],
        required=True,
        default="heart",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex("(lower(code))", "There is a kind with this code already.")
