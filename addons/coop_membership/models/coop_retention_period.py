from odoo import api, fields, models


class CoopRetentionPeriod(models.Model):
    """For how long what is not in the register is kept after a membership has ended.

    The register has its own time by law. Everything else has a shorter one, which each co-op
    sets; a row without a co-op holds for all that have none of their own.
    """

    _name = "coop.retention.period"
    _description = "How long records of former members are kept"
    _order = "sequence, id"
    _rec_name = "kind"

    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [
            ("draft", "Forms not sent"),
            ("need", "What helps, and how we reach them"),
            ("contact", "Phone and e-mail"),
            ("note", "Notes of the office"),
            ("correction", "Corrections asked for"),
            ("letter", "Letters and e-mails to them"),
            ("application", "Application to join"),
            ("qualification", "What they qualified by, and where they lived"),
        ],
        required=True,
    )
    company_id = fields.Many2one(
        "res.company", "Co-op", index=True, help="Empty: for every co-op without its own."
    )
    months = fields.Integer("Months after the end", required=True, default=12)

    _kind_company_uniq = models.UniqueIndex(
        "(kind, coalesce(company_id, 0))", "There is a period for these records already."
    )
    _months_sane = models.Constraint(
        "CHECK (months BETWEEN 0 AND 1200)", "A period has between 0 and 1200 months."
    )

    @api.depends("kind")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for period in self:
            period.display_name = labels.get(period.kind, "")
