from odoo import api, fields, models
from odoo.fields import Domain


class CoopRegisterPrint(models.Model):
    """A register that was given to somebody is kept as it was given."""

    _inherit = "coop.register.print"

    inspection_ids = fields.One2many(
        "coop.register.inspection",
        "print_id",
        string="Requests to inspect",
        groups="coop_membership.group_membership_officer",
    )

    @api.model
    def _get_old_domain(self, company, before):
        """Prints of a co-op whose files may be deleted: old ones that were not given away."""
        return (
            Domain("company_id", "=", company.id)
            & Domain("create_date", "<", before)
            & Domain("inspection_ids", "=", False)
        )
