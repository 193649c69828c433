from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionGround(models.Model):
    """A ground on which a nomination may be refused: there is no other.

    They are those of the model election rules. What the software finds by itself has a code.
    """

    _name = "coop.election.ground"
    _description = "Ground to refuse a nomination"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True, help="The candidate reads it.")
    mend = fields.Char(
        "What can be done",
        translate=True,
        help="The candidate reads it: how to put it right while there is time.",
    )
    code = fields.Char(copy=False, help="By which the software names what it finds by itself.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex(
        "(code) WHERE code IS NOT NULL", "There is a ground with this code already."
    )

    @api.model
    def _get(self, code):
        """Return the ground with a code, or none."""
        # sudo: on which grounds one may refuse is no secret
        return self.sudo().search([("code", "=", code)], limit=1)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        # sudo: nominations that this user may not see count as well
        used = self.env["coop.election.candidate"].sudo()
        if used.search_count([("ground_id", "in", self.ids)], limit=1):
            raise UserError(
                self.env._("A nomination was refused on this ground, so it is kept. Archive it.")
            )
