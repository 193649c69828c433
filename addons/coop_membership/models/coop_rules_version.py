from odoo import api, fields, models
from odoo.fields import Domain


class CoopRulesVersion(models.Model):
    """One version of the rules that members accept on joining, from a day on."""

    _name = "coop.rules.version"
    _description = "Version of the rules"
    _inherit = "coop.company.mixin"
    _order = "valid_from desc, id desc"

    name = fields.Char(required=True, translate=True, help="For example “Rules of 2017”.")
    number = fields.Char(help="The number printed on the rules, if they bear one.")
    text_id = fields.Many2one(
        "coop.text",
        check_company=True,
        ondelete="restrict",
        help="The text itself, in its languages and formats.",
    )
    valid_from = fields.Date(
        "In force from", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    guarantee_sum = fields.Monetary(
        "Guarantee",
        help="What a member promises to pay at most if the company is wound up. Nothing, if the "
        "co-op is not limited by guarantee.",
    )
    guarantee_words = fields.Text(
        "Guarantee in plain words",
        translate=True,
        help="For example: “If the co-op closes and owes money, you may be asked for £1. Never "
        "for more.”",
    )
    voter_votes_once = fields.Boolean(
        "Voters of organisations vote once",
        help="In law the vote of an organisation and the own vote of the member who casts it are "
        "two votes. Tick this where the rules let nobody cast both.",
    )
    is_draft = fields.Boolean(
        "Not adopted yet",
        copy=False,
        readonly=True,
        help="Written, and in force only when a meeting has adopted it.",
    )
    acceptance_ids = fields.One2many("coop.rules.acceptance", "version_id", string="Accepted by")
    acceptance_count = fields.Integer("Accepted by how many", compute="_compute_acceptance_count")
    active = fields.Boolean(default=True)

    _company_day_uniq = models.UniqueIndex(
        "(company_id, valid_from) WHERE active IS TRUE AND is_draft IS NOT TRUE",
        "Another version of the rules already begins on this day.",
    )
    _guarantee_not_negative = models.Constraint(
        "CHECK (guarantee_sum >= 0)", "The guarantee cannot be less than nothing."
    )

    @api.depends("acceptance_ids")
    def _compute_acceptance_count(self):
        counts = dict(
            self.env["coop.rules.acceptance"]._read_group(
                [("version_id", "in", self.ids)], ["version_id"], ["__count"]
            )
        )
        for version in self:
            version.acceptance_count = counts.get(version._origin, 0)

    @api.model
    def _get_adopted_domain(self, company):
        """The versions that were or will be in force: on each day the last one that began."""
        return Domain("company_id", "=", company.id) & Domain("is_draft", "=", False)

    @api.model
    def _current(self, company, day=None):
        """The version in force for ``company`` on ``day`` (default: today), or none."""
        day = day or self.env["coop.clock"].today(company)
        return self.search(
            self._get_adopted_domain(company) & Domain("valid_from", "<=", day),
            order="valid_from desc, id desc",
            limit=1,
        )

    def action_view_acceptances(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_rules_acceptance_action"
        )
        action["domain"] = [("version_id", "=", self.id)]
        return action

    def _get_text_key(self):
        """Return a key that says what the text is, also in a file for other co-ops."""
        texts = self.env["coop.text"].with_context(active_test=False)
        key = self._shared_key()
        key = key if key.startswith("rules") else f"rules-{key}"
        taken = [("company_id", "=", self.company_id.id), ("key", "=", key)]
        return f"{key}-{self.id}" if texts.search_count(taken, limit=1) else key

    def action_write_text(self):
        """Open the words of the rules; begin them where there are none."""
        self.ensure_one()
        if not self.text_id:
            texts = self.env["coop.text"].with_context(lang="en_GB")
            text = texts.create(
                {
                    "key": self._get_text_key(),
                    "name": self.with_context(lang="en_GB").name,
                    "kind_id": self.env.ref("coop_texts.kind_rules").id,
                    "company_id": self.company_id.id,
                }
            )
            text.with_context(lang="cy_GB").name = self.with_context(lang="cy_GB").name
            self.text_id = text
        return self.text_id._get_action()
