from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .coop_membership import CoopMembership as Base


class CoopMembership(models.Model):
    """A membership that was entered twice: its number stays taken, and says which one goes on."""

    _inherit = "coop.membership"

    _guarded_fields = Base._guarded_fields | {"active", "merged_into_id", "merged_on"}

    active = fields.Boolean(default=True, copy=False, help="Not so: entered twice, and merged.")
    merged_into_id = fields.Many2one(
        "coop.membership",
        "Entered twice, goes on as",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    merged_on = fields.Date(readonly=True, copy=False)

    _merged_is_not_active = models.Constraint(
        "CHECK ((merged_into_id IS NULL) = (active IS TRUE))",
        "Only a membership that was entered twice is out of use, and it says which one goes on.",
    )
    _company_partner_uniq = models.UniqueIndex(
        "(company_id, partner_id) WHERE active",
        "This person already has a membership here. Let them return under the same number.",
    )

    def _search_state(self, operator, value):
        """Who was entered twice has left nothing, whatever filter shows the archived ones."""
        found = super()._search_state(operator, value)
        if found is NotImplemented:
            return found
        return found & Domain("merged_into_id", "=", False)

    def _check_goes_on(self):
        for membership in self:
            # sudo: the number that goes on is no secret from whoever holds the other
            other = membership.sudo().merged_into_id
            if other:
                raise UserError(
                    self.env._(
                        "Number %(number)s was entered twice. The membership goes on under "
                        "number %(other)s: do it there.",
                        number=membership.number,
                        other=other.number,
                    )
                )

    def _lock(self):
        # every act on a membership begins here
        result = super()._lock()
        self._check_goes_on()
        return result

    def _check_officer(self):
        super()._check_officer()
        self._check_goes_on()

    def action_merge(self):
        """Begin to merge this member's record with another one."""
        self.ensure_one()
        self._check_officer()
        return self.env["coop.membership.merge"]._open(self.partner_id)

    @api.depends("merged_into_id")
    def _compute_display_name(self):
        super()._compute_display_name()
        for membership in self.filtered("merged_into_id"):
            membership.display_name = self.env._(
                "%(name)s, entered twice", name=membership.display_name
            )
