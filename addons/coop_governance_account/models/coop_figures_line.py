from odoo import fields, models

FINANCE = "account.group_account_manager,account.group_account_user,account.group_account_readonly"


class CoopFiguresLine(models.Model):
    """What stood under a heading in a month, in the words of the heading of that day."""

    _name = "coop.figures.line"
    _description = "Number in figures"
    _inherit = "coop.released.line"
    _log_access = False
    _check_company_auto = True
    _order = "release_id, kind, sequence, heading_number, month, id"
    _rec_name = "heading"

    release_id = fields.Many2one(
        "coop.figures.snapshot", "Figures", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="release_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    kind = fields.Selection(
        [("income", "Income"), ("spending", "Spending"), ("body", "What democracy costs")],
        required=True,
    )
    sequence = fields.Integer(aggregator=None)
    heading_number = fields.Integer(
        "Number of the heading", aggregator=None, help="0: what belongs to no heading."
    )
    heading = fields.Char(required=True, translate=True)
    picture_id = fields.Many2one("coop.picture", ondelete="restrict")
    is_pay = fields.Boolean("Pay of people")
    month = fields.Date(required=True)
    year = fields.Char(required=True)
    amount = fields.Monetary(required=True)
    budget = fields.Monetary("Planned", required=True)
    now = fields.Monetary("In the accounts now", compute="_compute_now", groups=FINANCE)
    since = fields.Monetary("Changed since", compute="_compute_now", groups=FINANCE)

    def _compute_now(self):
        for snapshot, lines in self.grouped("release_id").items():
            amounts = {row.key: row.amount for row in snapshot._measure()}
            for line in lines:
                line.now = amounts.get((line.kind, line.heading_number, line.month), 0)
                line.since = line.now - line.amount
