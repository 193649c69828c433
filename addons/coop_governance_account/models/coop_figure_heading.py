import re

from odoo import api, fields, models
from odoo.exceptions import UserError

PREFIXES = re.compile(r"[0-9A-Za-z.]+(\s*,\s*[0-9A-Za-z.]+)*")
KINDS = [("income", "Income"), ("spending", "Spending")]
# The types of accounts in which money comes in and goes out; banks and equity are in none.
TYPES = {
    "income": ("income", "income_other"),
    "spending": ("expense", "expense_other", "expense_depreciation", "expense_direct_cost"),
}


class CoopFigureHeading(models.Model):
    """What money comes from or goes to, in the co-op's own plain words.

    An account belongs to one heading at most: to that which names it, else to that with the
    longest beginning of its code. What belongs to none is shown as “Other” and is never lost.
    """

    _name = "coop.figure.heading"
    _description = "Heading of figures"
    _inherit = "coop.company.mixin"
    _order = "kind, sequence, id"

    name = fields.Char(required=True, translate=True, help="As people say it: Wages, Homes, Heat.")
    kind = fields.Selection(KINDS, required=True, default="spending")
    sequence = fields.Integer(default=10)
    picture_id = fields.Many2one("coop.picture", ondelete="restrict")
    account_ids = fields.Many2many(
        "account.account",
        "coop_figure_heading_account_rel",
        "heading_id",
        "account_id",
        "Accounts",
        help="These accounts belong here, whatever their code.",
    )
    prefixes = fields.Char(
        "Codes that begin with",
        help="With commas between them: 61, 625. The longest beginning counts.",
    )
    is_pay = fields.Boolean(
        "Pay of people",
        help="All pay stands under one heading and is spread evenly over the months, so that what "
        "one person gets follows from nothing.",
    )

    _one_of_pay = models.UniqueIndex(
        "(company_id, kind) WHERE is_pay",
        "All pay stands under one heading, so that nobody’s wages can be read from it.",
    )

    @api.constrains("account_ids", "kind", "company_id")
    def _check_accounts(self):
        for heading in self:
            others = self.search(
                [
                    ("company_id", "=", heading.company_id.id),
                    ("id", "!=", heading.id),
                    ("account_ids", "in", heading.account_ids.ids),
                ]
            )
            twice = (others.account_ids & heading.account_ids)[:1]
            if twice:
                first = next(one for one in others if twice in one.account_ids)
                raise UserError(
                    self.env._(
                        "“%(account)s” stands under “%(heading)s” already. An account belongs to "
                        "one heading.",
                        account=twice.display_name,
                        heading=first.name,
                    )
                )
            wrong = heading.account_ids.filtered(
                lambda account, kind=heading.kind: account.account_type not in TYPES[kind]
            )
            if wrong:
                raise UserError(
                    self.env._(
                        "“%(account)s” is no account of this kind. Bank accounts, what is owed and "
                        "equity are neither income nor spending.",
                        account=wrong[0].display_name,
                    )
                )

    @api.constrains("prefixes", "kind", "company_id")
    def _check_prefixes(self):
        for heading in self:
            mine = heading._get_prefixes()
            if heading.prefixes and not PREFIXES.fullmatch(heading.prefixes.strip()):
                raise UserError(
                    self.env._("Write beginnings of codes with commas between them: 61, 625.")
                )
            others = self.search(
                [
                    ("company_id", "=", heading.company_id.id),
                    ("kind", "=", heading.kind),
                    ("id", "!=", heading.id),
                ]
            )
            for other in others:
                twice = mine & other._get_prefixes()
                if twice:
                    raise UserError(
                        self.env._(
                            "“%(prefix)s” stands under “%(heading)s” already.",
                            prefix=min(twice),
                            heading=other.name,
                        )
                    )

    def _get_prefixes(self):
        return {one.strip() for one in (self.prefixes or "").split(",") if one.strip()}

    def action_view_without_heading(self):
        """Open the accounts of income and spending that stand under no heading."""
        self.check_access("read")
        rows = self.env["coop.figure"]._get_accounts_without_heading(self.env.company)
        domain = [("id", "in", rows)]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Accounts without a heading"),
            "res_model": "account.account",
            "view_mode": "list,form",
            "domain": domain,
        }
