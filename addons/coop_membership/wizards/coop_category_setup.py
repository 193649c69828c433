from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.coop_base.names import slug


class CoopCategorySetup(models.TransientModel):
    """Make the categories that co-ops of a kind usually have, to start from.

    What is suggested can be changed before it is made: names in both languages, and whether it is
    openly known who is in a category, which nobody should find out later to have been so.
    """

    _name = "coop.category.setup"
    _description = "Set up the usual categories"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        [
            ("social_care", "Social care, with several kinds of member"),
            ("workers", "Owned by its workers"),
            ("community", "Owned by its community"),
            ("blank", "None of these: I write them myself"),
        ],
        "Kind of co-op",
        required=True,
        default="social_care",
    )
    line_ids = fields.One2many(
        "coop.category.setup.line",
        "setup_id",
        string="Categories",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.depends("kind")
    def _compute_line_ids(self):
        for setup in self:
            suggested = [
                fields.Command.create(
                    {
                        "code": values["code"],
                        "name": values["name"],
                        "name_cy": welsh["name"],
                        "openly_known": values.get("openly_known", False),
                        "discloses_support": values.get("discloses_support", False),
                    }
                )
                for values, welsh in setup._get_suggested()
            ]
            setup.line_ids = [fields.Command.clear(), *suggested]

    def _get_suggested(self):
        """Return the values of the categories of the chosen kind, as ``_get_usual``."""
        supported, workers, supporters = self._get_usual()
        return {
            "social_care": [supported, workers, supporters],
            "workers": [workers, supporters],
            "community": [supporters, workers],
        }.get(self.kind, [])

    def _get_usual(self):
        """Values of the usual categories of care co-ops, in Welsh too where a text is
        translated."""
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
        lines = self.line_ids
        if not lines and self.kind != "blank":
            raise UserError(self.env._("Keep at least one category, or choose to write them."))
        suggested = {values["code"]: (values, welsh) for values, welsh in self._get_usual()}
        for number, line in enumerate(lines, start=1):
            values, welsh = suggested.get(line.code, ({}, {}))
            values = {**values, **line._prepare_category_vals(number)}
            welsh = {**welsh, "name": line.name_cy or line.name}
            # English last: it is what readers of any other language fall back to
            category = model.with_context(lang="cy_GB").create(
                {**values, **welsh, "company_id": self.company_id.id}
            )
            category.with_context(lang="en_GB").write({name: values[name] for name in welsh})
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_membership_category_action"
        )
        return action


class CoopCategorySetupLine(models.TransientModel):
    """A category that is about to be made."""

    _name = "coop.category.setup.line"
    _description = "Category to be made"

    setup_id = fields.Many2one("coop.category.setup", required=True, ondelete="cascade")
    code = fields.Char()
    name = fields.Char("In English", required=True)
    name_cy = fields.Char("In Welsh")
    openly_known = fields.Boolean(
        help="Who is in this category is no secret at work, as with employees."
    )
    discloses_support = fields.Boolean(
        "Tells who is supported",
        help="To know that somebody is in this category is to know that they are supported. "
        "Their contacts are protected.",
    )

    def _prepare_category_vals(self, number):
        if self.openly_known and self.discloses_support:
            raise UserError(
                self.env._(
                    "%(name)s: a category that tells who is supported cannot be openly known.",
                    name=self.name,
                )
            )
        return {
            "code": self.code or f"{slug(self.name)[:40] or 'category'}-{number}",
            "name": self.name,
            "openly_known": self.openly_known,
            "discloses_support": self.discloses_support,
            "sequence": number * 10,
        }
