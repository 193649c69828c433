"""The screens on which the first steps are done."""

from odoo import models


class CoopSetupStep(models.Model):
    _inherit = "coop.setup.step"

    def _action(self, name):
        return self.env["ir.actions.act_window"]._for_xml_id(f"coop_membership.{name}")

    def _open_window(self, model):
        """Open one of the windows of the first steps, on what there is now."""
        record = self.env[model].create({})
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": model,
            "res_id": record.id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }

    def _open_coop(self):
        return self._open_window("coop.setup.company")

    def _open_categories(self):
        categories = self.env["coop.membership.category"].with_context(active_test=False)
        if categories.search_count([("company_id", "=", self.env.company.id)], limit=1):
            return self._action("coop_membership_category_action")
        return self._action("coop_category_setup_action")

    def _open_areas(self):
        return self._action("coop_area_list_action")

    def _open_rules(self):
        rules = self.env["coop.rules.version"].search(
            [("company_id", "=", self.env.company.id)], limit=2
        )
        action = self._action("coop_rules_version_action")
        if len(rules) < 2:
            # nothing to choose from: the one there is, or a new one
            action.update(views=[(False, "form")], res_id=rules.id)
        return action

    def _open_joining(self):
        return self._open_window("coop.setup.joining")

    def _open_people(self):
        return self._open_window("coop.setup.people")

    def _open_post(self):
        return self._open_window("coop.setup.post")

    def _open_who(self):
        return self._open_window("coop.setup.who")
