from odoo import fields, models
from odoo.exceptions import UserError


class CoopCategorySetup(models.TransientModel):
    """Make the three categories that multi-stakeholder care co-ops usually have, to start from."""

    _name = "coop.category.setup"
    _description = "Set up the usual categories"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )

    def _get_usual(self):
        """Values of the usual categories, in Welsh too where a text is translated."""
        return [
            (
                {
                    "code": "supported",
                    "picture": "support",
                    "name": "People supported",
                    "class_label": "Member",
                    "what_qualifies": "You receive care or support from the co-op.",
                    "evidence": "The co-op's own support records.",
                    "discloses_support": True,
                    "sequence": 10,
                },
                {
                    "name": "Pobl a gefnogir",
                    "class_label": "Aelod",
                    "what_qualifies": "Rydych yn cael gofal neu gymorth gan y gydweithfa.",
                    "evidence": "Cofnodion cymorth y gydweithfa ei hun.",
                },
            ),
            (
                {
                    "code": "employee",
                    "picture": "work",
                    "name": "Employees",
                    "class_label": "Member",
                    "what_qualifies": "You work for the co-op.",
                    "evidence": "A current contract of employment.",
                    "openly_known": True,
                    "sequence": 20,
                },
                {
                    "name": "Gweithwyr",
                    "class_label": "Aelod",
                    "what_qualifies": "Rydych yn gweithio i'r gydweithfa.",
                    "evidence": "Contract cyflogaeth cyfredol.",
                },
            ),
            (
                {
                    "code": "supporter",
                    "picture": "community",
                    "name": "Community supporters",
                    "class_label": "Member",
                    "what_qualifies": "You are family, a friend, a neighbour, a volunteer or a "
                    "local group, and want the co-op to do well.",
                    "evidence": "Your own word.",
                    "sequence": 30,
                },
                {
                    "name": "Cefnogwyr cymunedol",
                    "class_label": "Aelod",
                    "what_qualifies": "Rydych yn deulu, yn ffrind, yn gymydog, yn wirfoddolwr "
                    "neu'n grŵp lleol, ac am i'r gydweithfa lwyddo.",
                    "evidence": "Eich gair chi.",
                },
            ),
        ]

    def action_set_up(self):
        self.ensure_one()
        model = self.env["coop.membership.category"]
        if model.with_context(active_test=False).search_count(
            [("company_id", "=", self.company_id.id)], limit=1
        ):
            raise UserError(
                self.env._("This co-op has categories already. Change those, or add to them.")
            )
        for values, welsh in self._get_usual():
            # English last: it is what readers of any other language fall back to
            category = model.with_context(lang="cy_GB").create(
                {**values, **welsh, "company_id": self.company_id.id}
            )
            category.with_context(lang="en_GB").write({name: values[name] for name in welsh})
        return self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_membership_category_action"
        )
