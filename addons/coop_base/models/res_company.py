import pytz

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ..names import slug
from .coop_bank_holiday import REGION_NAMES
from .coop_clock import DEFAULT_TZ


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_tz = fields.Selection(
        lambda self: [(zone, zone) for zone in pytz.common_timezones],
        string="Time zone of the co-op",
        required=True,
        default=DEFAULT_TZ,
        help="Where its days begin and end: on registers, rolls and notices.",
    )
    coop_holiday_region = fields.Selection(
        REGION_NAMES,
        string="Bank holidays of",
        required=True,
        default="england-wales",
    )
    coop_slug = fields.Char(
        string="Name in web addresses",
        copy=False,
        help="The co-op's public pages have this in their address, as in /join/afallen."
        " Leave it empty for a company that is not a co-op.",
    )

    _coop_slug_uniq = models.UniqueIndex(
        "(coop_slug)", "Another co-op already has this name in its web addresses."
    )
    _coop_slug_form = models.Constraint(
        "CHECK (coop_slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')",
        "A name in web addresses has only small letters without accents, numbers and hyphens.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        for company, vals in zip(companies, vals_list, strict=True):
            if "coop_slug" not in vals:
                company._coop_give_slug()
        return companies

    def write(self, vals):
        result = super().write(vals)
        if region := vals.get("coop_holiday_region"):
            # Who may choose the part of the country need not be one who may enter its days.
            self.env["coop.bank.holiday"].sudo()._fill_ahead(region)
        return result

    @api.constrains("coop_slug")
    def _check_coop_slug(self):
        for company in self:
            if company.coop_slug in self._coop_reserved_slugs():
                raise ValidationError(
                    self.env._(
                        "The co-op's pages need the name “%(slug)s” themselves. Choose another.",
                        slug=company.coop_slug,
                    )
                )

    @api.model
    def _coop_reserved_slugs(self):
        """Return words that stand at the same place of an address as a co-op's name."""
        return {"confirm", "done", "new", "review", "start", "step"}

    def _coop_give_slug(self):
        """Give each company the name in web addresses that its own name suggests."""
        for company in self:
            wanted = slug(company.name) or f"co-op-{company.id}"
            if wanted in self._coop_reserved_slugs():
                wanted = f"{wanted}-co-op"
            found, number = wanted, 1
            # A name is free or not across all companies, also those that one may not see.
            while self.sudo().search_count([("coop_slug", "=", found)], limit=1):
                number += 1
                found = f"{wanted}-{number}"
            company.coop_slug = found

    @api.model
    def _coop_from_slug(self, wanted):
        """Return the company with a name in web addresses, or none."""
        if not wanted:
            return self.browse()
        # Which co-ops there are is public; nothing else of the company is read here.
        found = self.sudo().search([("coop_slug", "=", wanted)], limit=1)
        return self.browse(found.ids)

    @api.model
    def _coop_public_default(self):
        """Return the only co-op there is, for addresses that name none; none if several."""
        # Which co-ops there are is public; nothing else of the company is read here. Every page for
        # everybody asks it, so it is asked in the shortest way.
        self.flush_model(["active", "coop_slug"])
        found = self.env.execute_query(
            SQL("SELECT id FROM res_company WHERE active AND coop_slug > '' LIMIT 2")
        )
        return self.browse(found[0] if len(found) == 1 else [])
