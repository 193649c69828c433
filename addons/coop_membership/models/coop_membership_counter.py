from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipCounter(models.Model):
    """The next membership number of a co-op.

    One row a company, updated inside the admitting transaction: the second admission waits for
    the first, nobody gets the same number, and a transaction that is rolled back leaves no gap.
    A number that was given is never given again, because the counter only goes up.
    """

    _name = "coop.membership.counter"
    _description = "Counter of membership numbers"
    _inherit = "coop.company.mixin"
    _rec_name = "company_id"

    last_number = fields.Integer("Last number given", required=True, default=0, readonly=True)

    _company_uniq = models.UniqueIndex("(company_id)", "A co-op has one counter.")

    @api.model
    def _take(self, company, count=1):
        """Take ``count`` numbers of ``company``.

        :return: the numbers as text, in order, formatted as the co-op writes them
        """
        last = self._advance(company, SQL("coop_membership_counter.last_number + %s", count), count)
        return [company._coop_format_number(n) for n in range(last - count + 1, last + 1)]

    @api.model
    def _reserve(self, company, number):
        """Note that the integer ``number`` is in use, so that it is never given out."""
        self._advance(
            company,
            SQL("GREATEST(coop_membership_counter.last_number, %s)", number),
            number,
        )

    @api.model
    def _advance(self, company, expression, first):
        [[last]] = self.env.execute_query(
            SQL(
                """
                INSERT INTO coop_membership_counter (company_id, last_number)
                     VALUES (%(company)s, %(first)s)
                ON CONFLICT (company_id) DO UPDATE SET last_number = %(expression)s
                  RETURNING last_number
                """,
                company=company.id,
                first=first,
                expression=expression,
            )
        )
        self.invalidate_model(["last_number"])
        return last
