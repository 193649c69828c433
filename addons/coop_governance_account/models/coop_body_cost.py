from odoo import fields, models
from odoo.tools import SQL

from .coop_figure_heading import TYPES


class CoopBodyCost(models.Model):
    """What a body costs by month and account: travel, halls, interpreters, support to take part.

    Of posted entries that are shared out to the analytic accounts of the body, each by its part.
    An expenses slip counts here once it is booked to the body.
    """

    _name = "coop.body.cost"
    _description = "What democracy costs"
    _auto = False
    _order = "month desc, body_id, id"
    _rec_name = "month"

    company_id = fields.Many2one("res.company", "Co-op", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    body_id = fields.Many2one("coop.body", readonly=True)
    account_id = fields.Many2one("account.account", readonly=True)
    month = fields.Date(readonly=True)
    amount = fields.Monetary(
        "What it costs", readonly=True, help="What was spent, less what came in for it."
    )

    @property
    def _table_query(self):
        for name in ("account.move", "account.move.line", "account.analytic.account", "coop.body"):
            self.env[name].flush_model()
        return SQL(
            """
            SELECT row_number() OVER (ORDER BY body.id, line.account_id, line.company_id,
                                      date_trunc('month', line.date))::integer AS id,
                   line.company_id, body.id AS body_id, line.account_id,
                   date_trunc('month', line.date)::date AS month,
                   round(sum(line.balance * shared.part::numeric / 100), 2) AS amount
              FROM account_move_line AS line
              JOIN account_account AS account ON account.id = line.account_id
        CROSS JOIN LATERAL jsonb_each_text(line.analytic_distribution) AS shared (accounts, part)
        CROSS JOIN LATERAL regexp_split_to_table(shared.accounts, ',') AS one
              JOIN account_analytic_account AS analytic ON analytic.id = one::integer
              JOIN coop_body AS body ON body.id = analytic.coop_body_id
             WHERE line.parent_state = 'posted' AND account.account_type IN %(types)s
               AND body.company_id = line.company_id
          GROUP BY body.id, line.account_id, line.company_id, date_trunc('month', line.date)
            """,
            types=tuple(one for types in TYPES.values() for one in types),
        )
