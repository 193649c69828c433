from odoo import api, fields, models
from odoo.exceptions import UserError

# The pictures beside the kinds that come with the software.
PICTURES = {
    "work": "work",
    "office": "people",
    "property": "house",
    "family": "heart",
    "gift": "/coop_texts/static/pictures/openmoji/1F381.svg",
    "other": "question",
}


class CoopInterestKind(models.Model):
    """A kind of interest: what it is called, an example, and whether members may read it."""

    _name = "coop.interest.kind"
    _description = "Kind of interest"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    explanation = fields.Char("For example", translate=True)
    code = fields.Char(readonly=True, copy=False)
    sequence = fields.Integer(default=10)
    for_members = fields.Boolean(
        "Members may read it",
        default=True,
        help="Where the rules of a body let members read the register. Leave it off where other "
        "people are named, such as family.",
    )
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", "Co-op", index=True, help="Empty: for every co-op.")

    @api.ondelete(at_uninstall=False)
    def _unlink_except_delivered(self):
        if any(kind.code for kind in self):
            raise UserError(
                self.env._("This kind came with the software and is used by it. Archive it.")
            )

    def _get_picture(self):
        return PICTURES.get(self.code, "pen")
