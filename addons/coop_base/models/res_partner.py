from odoo import api, fields, models
from odoo.tools import SQL

from ..names import sort_key


class ResPartner(models.Model):
    _inherit = "res.partner"

    coop_sort_key = fields.Char(
        string="Sorting key",
        compute="_compute_coop_sort_key",
        store=True,
        help="The name as it is put in order: surname first, without accents.",
    )
    _coop_sort_key_idx = models.Index("(coop_sort_key)")

    @api.depends("name", "is_company")
    def _compute_coop_sort_key(self):
        for partner in self:
            partner.coop_sort_key = sort_key(partner.name, surname_first=not partner.is_company)

    @api.depends_context("partner_display_name_hide_company")
    def _compute_display_name(self):
        """As Odoo; what it leaves out on request is another name, also for the cache."""
        return super()._compute_display_name()

    def init(self):
        super().init()
        # Code-point order wherever the database is: under the collation of some countries
        # blanks do not count, and keys are made so that they do.
        [[collation]] = self.env.execute_query(
            SQL(
                "SELECT collation_name FROM information_schema.columns"
                " WHERE table_schema = current_schema AND table_name = 'res_partner'"
                " AND column_name = 'coop_sort_key'"
            )
        )
        if collation != "C":
            self.env.cr.execute(
                SQL('ALTER TABLE res_partner ALTER COLUMN coop_sort_key TYPE varchar COLLATE "C"')
            )
