from odoo import api, models, tools
from odoo.fields import Domain

TODAY = "today"
ANY = ("any", "any!", "not any", "not any!")
BEFORE_OR_AFTER = ("<", "<=", ">", ">=")


def on_day(domain, day):
    """Return a domain in which every “today” is a day, also that within an “any”.

    :param Domain domain: as rules give it
    :param date day: what today is
    """

    def settle(condition):
        field, operator, value = condition.field_expr, condition.operator, condition.value
        if operator in ANY and isinstance(value, Domain | list | tuple):
            return Domain(field, operator, on_day(Domain(value), day))
        if operator in BEFORE_OR_AFTER and isinstance(value, str) and value == TODAY:
            return Domain(field, operator, day)
        return condition

    return domain.map_conditions(settle)


class IrRule(models.Model):
    """In rules about who may see what, “today” is the day where the co-op is.

    Odoo takes the day of the time zone that users choose, or of UTC where they chose none: rights
    that begin and end with a day would do so hours too early or too late.
    """

    _inherit = "ir.rule"

    @api.model
    def _compute_domain(self, model_name, mode="read"):
        if self.env.su:
            return super()._compute_domain(model_name, mode)
        return self._compute_domain_on(model_name, mode, self._get_today())

    def _get_today(self):
        """Return the day where the user's co-op is."""
        return self.env["coop.clock"].today(self.env.user.company_id)

    @api.model
    @tools.ormcache(
        "self.env.uid",
        "model_name",
        "mode",
        "day",
        "tuple(self._compute_domain_context_values())",
    )
    def _compute_domain_on(self, model_name, mode, day):
        """Return the domain of the rules for a user on a day, kept as Odoo keeps its own."""
        domain = super()._compute_domain(model_name, mode)
        return on_day(domain, day).optimize(self.env[model_name])
