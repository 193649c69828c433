from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopDecisionVersion(models.Model):
    """Which figures about staff are shown with what the Board brings."""

    _inherit = "coop.decision.version"

    staff_figures_id = fields.Many2one(
        "coop.staff.figures",
        "Figures about staff",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('closed', '=', True)]",
        help="As HR released them. They stay with this version for good.",
    )

    @api.constrains("staff_figures_id")
    def _check_staff_figures(self):
        for version in self:
            # sudo: whether they are released is asked, nothing is shown
            if version.staff_figures_id and not version.staff_figures_id.sudo().closed:
                raise UserError(self.env._("HR has not released these figures."))

    def _get_staff_figures(self, partner):
        """Return the figures shown with this version to somebody, or none."""
        self.ensure_one()
        # sudo: whose page it is was settled, and only what is released to them is left
        return self.env["coop.staff.figures"]._get_shown(partner) & self.sudo().staff_figures_id
