from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopCouncilAnswer(models.TransientModel):
    """What the Council answers a member who asked, or the members who signed."""

    _name = "coop.council.answer"
    _description = "The Council answers"

    question_id = fields.Many2one("coop.council.question", readonly=True)
    initiative_id = fields.Many2one("coop.initiative", readonly=True)
    asked = fields.Text("What was asked", compute="_compute_asked")
    words = fields.Text(
        "The answer, in English",
        required=True,
        compute="_compute_words",
        store=True,
        readonly=False,
    )
    words_cy = fields.Text("The answer, in Welsh")

    @api.depends("question_id", "initiative_id")
    def _compute_asked(self):
        for window in self:
            window.asked = window.question_id.words or window.initiative_id.wording

    @api.depends("question_id")
    def _compute_words(self):
        """Begin with what the councillor proposed."""
        for window in self:
            window.words = window.words or window.question_id.proposed

    def action_apply(self):
        self.ensure_one()
        asked = self.question_id or self.initiative_id
        if not asked:
            raise UserError(self.env._("Choose what is answered."))
        asked._answer({"en_GB": self.words, "cy_GB": self.words_cy})
        return {"type": "ir.actions.act_window_close"}
