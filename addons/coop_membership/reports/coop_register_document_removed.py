from odoo import api, models
from odoo.tools import format_date


class CoopRegisterDocument(models.AbstractModel):
    """A register from which entries were removed says so: it cannot show them for a past day."""

    _inherit = "coop.register.document"

    @api.model
    def _prepare_heading(self, company, as_at, known_at):
        heading = super()._prepare_heading(company, as_at, known_at)
        return {**heading, "removed": self._removed_sentence(company)}

    @api.model
    def _removed_sentence(self, company):
        # sudo: that entries were removed as the law allows is said to whoever sees the register
        removals = self.env["coop.register.removal"].sudo()
        removals = removals.search([("company_id", "=", company.id), ("what", "=", "entry")])
        if not removals:
            return ""
        return self.env._(
            "Entries of former members removed as the law allows: %(count)s. They had ceased by "
            "%(day)s and are not shown for any day.",
            count=sum(removals.mapped("people")),
            day=format_date(self.env, max(removals.mapped("ended_until")), date_format="d MMMM y"),
        )

    @api.model
    def _facts(self, heading):
        facts = super()._facts(heading)
        if heading["removed"]:
            facts.append((self.env._("Removed"), heading["removed"]))
        return facts
