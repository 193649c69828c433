from odoo import api, fields, models

from odoo.addons.coop_base.names import fold

from ..reading import speaks_of

# Words that tell no council from another.
COMMON = frozenset(
    "county borough council city and of the isle cyngor bwrdeistref sirol sir dinas y yr ar"
    " bro vale".split()
)


class CoopConcernAuthority(models.Model):
    """A local authority, with the numbers on which it takes safeguarding concerns.

    The one of the place where something happened is responsible, not the one of the home.
    """

    _name = "coop.concern.authority"
    _description = "Local authority"
    _order = "name, id"

    name = fields.Char(required=True, translate=True)
    phone = fields.Char("Phone for concerns")
    phone_out_of_hours = fields.Char("Phone in the evening, at night and at weekends")
    active = fields.Boolean(default=True)

    @api.model
    def _find_in(self, place):
        """Return the authority whose name stands in words about a place; empty if not just one."""
        words = fold(place)
        found = self.browse()
        # sudo: the names of councils are no secret, and whoever writes a concern has no rights
        authorities = self.sudo()
        for lang in ("en_GB", "cy_GB"):
            for authority in authorities.with_context(lang=lang).search([]):
                if speaks_of(words, fold(authority.name), COMMON):
                    found |= authority
        return found.sudo(self.env.su) if len(found) == 1 else self.browse()
