from odoo import fields, models
from odoo.tools import SQL
from odoo.tools.sql import table_exists


class ResCompany(models.Model):
    """Whether the co-op's public page for joining is on."""

    _inherit = "res.company"

    coop_join_open = fields.Boolean(
        "People can join on the public page",
        copy=False,
        help="Off until the co-op is ready: categories, rules and somebody who helps. The "
        "membership office can enter applications from paper and phone all the same.",
    )

    def _init_column(self, column_name):
        """Leave the page on for co-ops that were there before it could be switched."""
        super()._init_column(column_name)
        if column_name == "coop_join_open" and table_exists(
            self.env.cr, "coop_membership_category"
        ):
            self.env.cr.execute(
                SQL(
                    "UPDATE res_company SET coop_join_open = true"
                    " WHERE id IN (SELECT company_id FROM coop_membership_category)"
                )
            )

    def _coop_join_problems(self):
        """Return sentences: what has to be done before people may join on the public page."""
        self.ensure_one()
        # sudo: what the public page shows to everybody
        company = self.sudo()
        categories = self.env["coop.membership.category"].sudo()._get_open(company)
        rules = self.env["coop.rules.version"].sudo()._current(company)
        helped = company.coop_help_partner_id and company._coop_help()["phone"]
        _ = self.env._
        wanted = [
            (company.coop_slug, _("The co-op needs a name in web addresses, as in /join/afallen.")),
            (categories, _("There is no category in which people may join.")),
            (rules, _("There are no rules in force to accept.")),
            (
                not rules or rules.text_id.published_version_ids,
                _("The words of the rules have not been published."),
            ),
            (helped, _("Nobody is named who helps, with a phone number.")),
        ]
        return [words for there, words in wanted if not there]
