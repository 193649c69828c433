from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.coop_base.disclosure import LEAST, publish


class CoopDepartmentCount(models.Model):
    """How many of a department are members, as it may be shown to anybody.

    Counted once a month and kept as shown: the true number of a small group is stored nowhere.
    To count at will would let two counts a day apart tell who joined or left between them.
    """

    _name = "coop.department.count"
    _description = "Members in a department"
    _inherit = "coop.company.mixin"
    _order = "as_at desc, department_name, id"
    _rec_name = "department_name"

    as_at = fields.Date("As at", required=True, readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True, index=True, ondelete="cascade")
    department_name = fields.Char("Name of the department", readonly=True)
    everybody = fields.Integer("Employees", readonly=True)
    members = fields.Integer(
        "Members shown", readonly=True, help="Empty where the number would tell of too few people."
    )
    is_shown = fields.Boolean("Shown", readonly=True)
    words = fields.Char("Members", compute="_compute_words")

    _once = models.UniqueIndex(
        "(company_id, as_at, COALESCE(department_id, 0))", "This month was counted already."
    )

    @api.depends("members", "is_shown")
    def _compute_words(self):
        for count in self:
            count.words = str(count.members) if count.is_shown else self._too_few()

    @api.model
    def _too_few(self):
        return self.env._("not shown: too few on one side")

    @api.model
    def _count(self, company):
        """Count today, as one month's figures; a month is counted once.

        :return: coop.department.count
        """
        today = self.env["coop.clock"].today(company)
        domain = Domain("company_id", "=", company.id)
        if self.search_count(domain & Domain("as_at", ">=", today.replace(day=1)), limit=1):
            return self.browse()
        last = self.search(domain, order="as_at desc", limit=1).as_at
        earlier = self.search(domain & Domain("as_at", "=", last)) if last else self.browse()
        before = {
            count.department_id.id: count.members if count.is_shown else None for count in earlier
        }
        cells = self._count_cells(company, today)
        names = self.env["hr.department"].browse(filter(None, cells)).grouped("id")
        shown = publish(cells, before, LEAST)
        return self.create(
            [
                {
                    "company_id": company.id,
                    "as_at": today,
                    "department_id": department,
                    "department_name": names[department].complete_name
                    if department
                    else self.env._("No department"),
                    "everybody": everybody,
                    "members": shown[department] or 0,
                    "is_shown": shown[department] is not None,
                }
                for department, (_members, everybody) in cells.items()
            ]
        )

    @api.model
    def _count_cells(self, company, day):
        """{department id or False: (members, employees)} of those who work here on ``day``."""
        for name in ("hr.employee", "hr.version", "coop.employment", "coop.membership.period"):
            self.env[name].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT v.department_id, count(DISTINCT c.employee_id), count(*)
                  FROM hr_employee e
             LEFT JOIN hr_version v ON v.id = e.current_version_id
             LEFT JOIN (SELECT DISTINCT m.employee_id
                          FROM coop_employment m
                          JOIN coop_membership_period p ON p.membership_id = m.membership_id
                         WHERE m.withdrawn_on IS NULL AND p.date_from <= %(day)s
                           AND (p.date_to IS NULL OR p.date_to >= %(day)s)) c
                       ON c.employee_id = e.id
                 WHERE e.active AND e.company_id = %(company)s
              GROUP BY v.department_id
              ORDER BY v.department_id NULLS LAST
                """,
                day=day,
                company=company.id,
            )
        )
        return {department or False: (members, whole) for department, members, whole in rows}

    @api.model
    def _cron_count(self):
        for company in self.env["res.company"].search([]):
            if self.env["coop.membership.category"]._fed_by_employment(company):
                self._count(company)
