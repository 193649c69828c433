from odoo import fields, models


class CoopTextKind(models.Model):
    """A kind of text, with the variants that must be there before such a text is published."""

    _name = "coop.text.kind"
    _description = "Kind of text"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    description = fields.Text(translate=True, help="What this kind of text is for.")
    required_variant_ids = fields.Many2many(
        "coop.text.variant",
        string="Required variants",
        help="A text of this kind is not published while one of these is missing or out of date.",
    )
    text_count = fields.Integer(compute="_compute_text_count")

    _code_uniq = models.UniqueIndex("(code)", "A kind of text with this code exists already.")

    def _compute_text_count(self):
        counts = dict(
            self.env["coop.text"]._read_group(
                [("kind_id", "in", self.ids)], ["kind_id"], ["__count"]
            )
        )
        for kind in self:
            kind.text_count = counts.get(kind, 0)

    def action_open_texts(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("coop_texts.coop_text_action")
        return {**action, "domain": [("kind_id", "=", self.id)], "context": {}}
