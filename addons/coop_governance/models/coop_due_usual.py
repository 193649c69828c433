from odoo import api, models


class CoopDueRule(models.Model):
    """What is usual, taken over by a co-op as its own."""

    _inherit = "coop.due.rule"

    @api.model
    def _take_over(self, company):
        """Make a co-op's own rules out of what is usual, where it has none. Return its rules."""
        # sudo: what is usual is copied as it is; the caller asked the right
        rules = self.sudo().with_context(active_test=False)
        own = rules.search([("company_id", "=", company.id)])
        if own:
            return own.filtered("active")
        usual = rules.search([("company_id", "=", False)])
        bodies = self.env["coop.body"].sudo().search([("company_id", "=", company.id)])
        copies = {}
        for rule in usual:
            body = bodies.filtered(lambda b, rule=rule: b.kind == rule.body_kind)[:1]
            copies[rule] = rule.copy(
                {
                    "company_id": company.id,
                    "body_id": body.id,
                    "anchor": "fixed",
                    "other_id": False,
                    "after_ids": False,
                }
            )
        for rule, own in copies.items():
            own.write(
                {
                    "anchor": rule.anchor,
                    "other_id": copies[rule.other_id].id if rule.other_id else False,
                    "after_ids": [(6, 0, [copies[one].id for one in rule.after_ids])],
                }
            )
        return rules.search([("company_id", "=", company.id), ("active", "=", True)])
