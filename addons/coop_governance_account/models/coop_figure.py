from odoo import api, fields, models
from odoo.tools import SQL

from .coop_figure_heading import KINDS, TYPES

# The heading of an account: that which names it, else that with the longest beginning of its code.
HEADING = """
    LEFT JOIN LATERAL (
        SELECT heading.id
          FROM coop_figure_heading AS heading
     LEFT JOIN coop_figure_heading_account_rel AS named
            ON named.heading_id = heading.id AND named.account_id = account.id
     LEFT JOIN LATERAL (
               SELECT max(length(prefix)) AS length
                 FROM regexp_split_to_table(heading.prefixes, '\\s*,\\s*') AS prefix
                WHERE prefix <> '' AND starts_with(
                      account.code_store ->> split_part(company.parent_path, '/', 1),
                      trim(prefix))) AS begun ON TRUE
         WHERE heading.company_id = company.id AND heading.kind = of_kind.kind
           AND (named.account_id IS NOT NULL OR begun.length IS NOT NULL)
      ORDER BY named.account_id IS NULL, begun.length DESC, heading.id
         LIMIT 1) AS heading ON TRUE
"""


class CoopFigure(models.Model):
    """Income and spending by month and heading, as the ledger has it at this moment.

    Of posted entries alone. What came in and what was spent both stand above nothing.
    """

    _name = "coop.figure"
    _description = "Income and spending"
    _auto = False
    _order = "month desc, kind, id"
    _rec_name = "month"

    company_id = fields.Many2one("res.company", "Co-op", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    month = fields.Date(readonly=True)
    kind = fields.Selection(KINDS, readonly=True)
    heading_id = fields.Many2one("coop.figure.heading", readonly=True)
    amount = fields.Monetary(readonly=True, help="Above nothing: came in, or was spent.")
    balance = fields.Monetary(readonly=True, help="What came in less what was spent.")

    @property
    def _table_query(self):
        for name in ("account.move", "account.move.line", "account.account"):
            self.env[name].flush_model()
        self.env["coop.figure.heading"].flush_model()
        return SQL(
            """
            SELECT min(line.id) AS id, company.id AS company_id,
                   date_trunc('month', line.date)::date AS month, of_kind.kind,
                   heading.id AS heading_id,
                   sum(CASE of_kind.kind WHEN 'income' THEN -line.balance ELSE line.balance END)
                       AS amount,
                   -sum(line.balance) AS balance
              FROM account_move_line AS line
              JOIN account_account AS account ON account.id = line.account_id
              JOIN res_company AS company ON company.id = line.company_id
              JOIN (VALUES %(kinds)s) AS of_kind (type, kind)
                   ON of_kind.type = account.account_type
                   %(heading)s
             WHERE line.parent_state = 'posted'
          GROUP BY company.id, date_trunc('month', line.date), of_kind.kind, heading.id
            """,
            kinds=self._sql_kinds(),
            heading=SQL(HEADING),
        )

    @api.model
    def _sql_kinds(self):
        pairs = [(one, kind) for kind, types in TYPES.items() for one in types]
        return SQL(", ").join(SQL("(%s, %s)", one, kind) for one, kind in pairs)

    @api.model
    def _get_accounts_without_heading(self, company):
        """Return the ids of accounts of income and spending that stand under no heading."""
        return self._find_accounts(company, SQL("heading.id IS NULL"))

    @api.model
    def _get_accounts_of_pay(self, company):
        """Return the ids of accounts that stand under the heading of pay."""
        of_pay = SQL("heading.id IN (SELECT id FROM coop_figure_heading WHERE is_pay)")
        return self._find_accounts(company, of_pay)

    @api.model
    def _find_accounts(self, company, condition):
        for name in ("account.account", "coop.figure.heading"):
            self.env[name].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT account.id
                  FROM account_account AS account
                  JOIN account_account_res_company_rel AS of_company
                       ON of_company.account_account_id = account.id
                  JOIN res_company AS company ON company.id = of_company.res_company_id
                  JOIN (VALUES %(kinds)s) AS of_kind (type, kind)
                       ON of_kind.type = account.account_type
                       %(heading)s
                 WHERE company.id = %(company)s AND %(condition)s
                """,
                kinds=self._sql_kinds(),
                heading=SQL(HEADING),
                company=company.id,
                condition=condition,
            )
        )
        return [number for (number,) in rows]
