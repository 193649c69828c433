from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopDecisionVersion(models.Model):
    """Which figures from the accounts are shown with what the Board brings."""

    _inherit = "coop.decision.version"

    figures_id = fields.Many2one(
        "coop.figures.snapshot",
        "Figures from the accounts",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('closed', '=', True)]",
        help="As finance released them. They stay with this version for good.",
    )

    @api.constrains("figures_id")
    def _check_figures(self):
        for version in self:
            # sudo: whether they are released is asked, nothing is shown
            if version.figures_id and not version.figures_id.sudo().closed:
                raise UserError(self.env._("Finance has not released these figures."))

    def _get_figures(self, partner):
        """Return the figures shown with this version to somebody, or none."""
        self.ensure_one()
        # sudo: whose page it is was settled, and only what is released to them is left
        return self.env["coop.figures.snapshot"]._get_shown(partner) & self.sudo().figures_id
