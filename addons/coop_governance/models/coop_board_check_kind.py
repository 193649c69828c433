from odoo import api, fields, models


class CoopBoardCheckKind(models.Model):
    """Something that is looked up or talked about before anybody comes onto the Board."""

    _name = "coop.board.check.kind"
    _description = "Kind of check"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char()
    note = fields.Text("How it is done", translate=True)
    url = fields.Char("Where")
    required = fields.Boolean("Of everybody", default=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", "Co-op", index=True, help="Empty: done in every co-op."
    )

    # whoever decides for people has to be able to do it, and to want it with them
    _always = models.Constraint(
        "CHECK (code IS NULL OR code NOT IN ('values', 'competence')"
        " OR (required IS TRUE AND active IS TRUE))",
        "Values and competence are asked of everybody, always.",
    )
    _code_company_uniq = models.UniqueIndex(
        "(code, coalesce(company_id, 0)) WHERE code IS NOT NULL", "There is such a kind already."
    )

    @api.model
    def _get_kinds(self, company):
        """Return the kinds of check that are done in a co-op."""
        return self.search([("company_id", "in", [False, company.id])])
