from datetime import datetime

from odoo import api, fields, models
from odoo.tools import SQL


class CoopRegisterFormer(models.Model):
    """Entries of former members, and from which day they may be removed from the register.

    "An entry relating to a former member may be removed from the register after the expiration
    of ten years from the date on which he ceased to be a member" (Companies Act 2006 s.121): the
    day of ceasing does not count, so it may go on the day after the tenth anniversary. Nothing
    goes by itself.
    """

    _name = "coop.register.former"
    _description = "Entry of a former member"
    _auto = False
    _order = "may_go_on, number, id"
    _rec_name = "name"

    company_id = fields.Many2one("res.company", "Co-op", readonly=True)
    membership_id = fields.Many2one("coop.membership", readonly=True)
    number = fields.Char(readonly=True)
    name = fields.Char("Name in the register", readonly=True)
    ceased_on = fields.Date("Ceased on", readonly=True)
    may_go_on = fields.Date("May be removed from", readonly=True)
    may_go = fields.Boolean("May be removed", compute="_compute_may_go", search="_search_may_go")

    _depends = {
        "coop.register.entry": ["particular", "value", "effective_from", "voids_id"],
        "coop.membership": ["number"],
        "res.company": ["coop_register_keep_years"],
    }

    @api.depends("may_go_on")
    def _compute_may_go(self):
        for entry in self:
            today = self.env["coop.clock"].today(entry.company_id)
            entry.may_go = bool(entry.may_go_on) and entry.may_go_on <= today

    def _search_may_go(self, operator, value):
        if operator != "in":
            return NotImplemented
        return fields.Domain("may_go_on", "<=", self.env["coop.clock"].today())

    @property
    def _table_query(self):
        return self._sql_former()

    @api.model
    def _sql_former(self, only_due=False):
        """SELECT of the rows; only of those whose time is over when ``only_due``."""
        return SQL(" UNION ALL ").join(
            SQL("(%s)", self._former_of(company, only_due)) for company in self.env.companies
        )

    def _former_of(self, company, only_due):
        """SELECT of the entries of one co-op whose last word is "ceased", as known now.

        Of the whole register only those are read who ever ceased, by an index of their own.
        """
        entries = self.env["coop.register.entry"]
        today = self.env["coop.clock"].today(company)
        years = company.sudo().coop_register_keep_years if only_due else 0  # sudo: no secret
        ever = SQL(
            "SELECT membership_id FROM coop_register_entry WHERE company_id = %s"
            " AND particular = 'status' AND value = 'ceased' AND effective_from <= %s",
            company.id,
            fields.Date.subtract(today, years=years),
        )
        return SQL(
            """
            SELECT m.id, m.company_id, m.id AS membership_id, m.number, said.name, said.ceased_on,
                   (said.ceased_on + make_interval(years => c.coop_register_keep_years))::date + 1
                       AS may_go_on
              FROM (
                %(with)s
                SELECT membership_id,
                       (array_agg(value ORDER BY effective_from DESC, recorded_at DESC)
                           FILTER (WHERE particular = 'status'))[1] AS status,
                       max(effective_from) FILTER (WHERE particular = 'status') AS ceased_on,
                       (array_agg(value ORDER BY effective_from DESC, recorded_at DESC)
                           FILTER (WHERE particular = 'name'))[1] AS name
                  FROM spoken WHERE struck_at IS NULL
              GROUP BY membership_id
              ) AS said
              JOIN coop_membership m ON m.id = said.membership_id
              JOIN res_company c ON c.id = m.company_id
             WHERE said.status = 'ceased'
            """,
            **{"with": entries._sql_spoken(company, today, datetime.max, ever)},
        )
