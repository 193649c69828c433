from odoo import api, fields, models


class CoopEmploymentKind(models.Model):
    """Whether a kind of work makes somebody an employee in the sense of the co-op's rules.

    Bank staff, trainees, contractors: rules differ from co-op to co-op and from year to year, so
    it is a list with dates. What is not in it counts.
    """

    _name = "coop.employment.kind"
    _description = "Kind of employment"
    _inherit = "coop.company.mixin"
    _order = "company_id, contract_type_id, employee_type, date_from"

    name = fields.Char("Kind", compute="_compute_name")
    employee_type = fields.Selection(
        selection=lambda self: self.env["hr.version"]._fields["employee_type"].selection,
        help="As on the employee. A contract type named here goes before it.",
    )
    contract_type_id = fields.Many2one("hr.contract.type", index=True, ondelete="restrict")
    counts = fields.Boolean("Counts as employed", default=False)
    date_from = fields.Date("From", help="Empty: always.")
    date_to = fields.Date("Until", help="The last day; empty: open.")
    reason = fields.Char("Rule", help="The rule or decision that says so.")

    _one_thing = models.Constraint(
        "CHECK ((employee_type IS NULL) <> (contract_type_id IS NULL))",
        "Name a type of employee or a type of contract, one of the two.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_from IS NULL OR date_to IS NULL OR date_to >= date_from)",
        "The last day cannot be before the first.",
    )
    _contract_once = models.Constraint(
        "EXCLUDE USING gist (int4range(company_id, company_id, '[]') WITH &&,"
        " int4range(contract_type_id, contract_type_id, '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&) WHERE (contract_type_id IS NOT NULL)",
        "This type of contract is in the list already for some of these days.",
    )
    _type_once = models.Constraint(
        "EXCLUDE USING gist (int4range(company_id, company_id, '[]') WITH &&,"
        " int8range(hashtext(employee_type), hashtext(employee_type), '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&) WHERE (employee_type IS NOT NULL)",
        "This type of employee is in the list already for some of these days.",
    )

    @api.depends("employee_type", "contract_type_id.name")
    def _compute_name(self):
        labels = dict(self._fields["employee_type"]._description_selection(self.env))
        for kind in self:
            # sudo: the name of a type of contract is no secret
            kind.name = kind.sudo().contract_type_id.name or labels.get(kind.employee_type)

    @api.model_create_multi
    def create(self, vals_list):
        kinds = super().create(vals_list)
        kinds._follow_all()
        return kinds

    def write(self, vals):
        before = self.company_id
        result = super().write(vals)
        self._follow_all(before)
        return result

    def unlink(self):
        before = self.company_id
        result = super().unlink()
        self._follow_all(before)
        return result

    def _follow_all(self, companies=None):
        """The rule changed: what it makes of everybody confirmed is worked out anew."""
        companies = (companies or self.env["res.company"]) | self.exists().company_id
        # sudo: whoever may set the rule need not be able to read what follows from it
        self.env["coop.employment"].sudo().search(
            [("company_id", "in", companies.ids), ("withdrawn_on", "=", False)]
        )._follow()
