from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CoopAccessPassage(models.Model):
    """Words that somebody wrote about a person: read before they are given, because they may say
    something about others too."""

    _name = "coop.access.passage"
    _description = "Passage to read before it is given"
    _order = "request_id, name, id"

    request_id = fields.Many2one(
        "coop.access.request", required=True, index=True, readonly=True, ondelete="cascade"
    )
    ref = fields.Char(required=True, readonly=True)
    name = fields.Char("Where", required=True, readonly=True)
    text = fields.Text("Words", readonly=True)
    decision = fields.Selection(
        [
            ("give", "Give"),
            ("change", "Give without what is about others"),
            ("leave", "Leave out"),
        ],
        "What is given",
    )
    text_given = fields.Text(
        "Words that are given", compute="_compute_text_given", store=True, readonly=False
    )
    reason = fields.Char("Why left out", help="The person reads this.")

    _once_uniq = models.UniqueIndex(
        "(request_id, ref)", "This passage is listed for this request already."
    )

    @api.depends("decision")
    def _compute_text_given(self):
        for passage in self:
            if passage.decision == "change" and not passage.text_given:
                passage.text_given = passage.text
            else:
                passage.text_given = passage.text_given if passage.decision == "change" else False

    @api.constrains("decision", "reason")
    def _check_reason(self):
        for passage in self:
            if passage.decision == "leave" and not (passage.reason or "").strip():
                raise ValidationError(
                    self.env._("Write why the passage is left out: the person reads the reason.")
                )

    def write(self, vals):
        if not self.env.su:
            self.request_id._check_waiting()
            if {"text", "ref", "name", "request_id"} & vals.keys():
                raise UserError(self.env._("The words stand as they were found."))
        return super().write(vals)

    def _get_given(self):
        """The words that the person reads."""
        self.ensure_one()
        if self.decision == "leave":
            return self.env._("Left out: %(reason)s", reason=self.reason)
        return self.text_given if self.decision == "change" else self.text
