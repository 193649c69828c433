from odoo import api, fields, models

from ..models.coop_concern import DECISIONS


class CoopConcernStep(models.TransientModel):
    """One step with a concern: what is written here goes behind the wall, and is not kept here."""

    _name = "coop.concern.step"
    _description = "Step with a concern"

    concern_id = fields.Many2one("coop.concern", required=True, readonly=True, ondelete="cascade")
    step = fields.Selection(
        [
            ("words", "Add words"),
            ("note", "Note"),
            ("decide", "Decide"),
            ("outside", "Ask the person outside"),
            ("let_in", "Let somebody see it"),
            ("close", "Close"),
        ],
        required=True,
        readonly=True,
    )
    text = fields.Text("Words", required=True)
    decision = fields.Selection(DECISIONS)
    authority_id = fields.Many2one("coop.concern.authority", "Local authority")
    said_by = fields.Char("Who said it")
    happened = fields.Char("When it happened")
    place = fields.Char("Where it happened")
    named_ids = fields.Many2many("res.users", string="Named in it", compute="_compute_named_ids")
    user_id = fields.Many2one("res.users", "Who may see it")

    @api.depends("concern_id")
    def _compute_named_ids(self):
        """Who is named in a concern is for whoever sees it: asked anew, past any cache."""
        for step in self:
            concern = step.concern_id._origin
            concern.check_access("read")
            step.named_ids = concern.excluded_user_ids

    def action_done(self):
        self.ensure_one()
        {
            "words": self._add_words,
            "note": lambda: self.concern_id._add_note(self.text),
            "decide": lambda: self.concern_id._decide(self.decision, self.text, self.authority_id),
            "outside": lambda: self.concern_id._ask_outside(self.text),
            "let_in": lambda: self.concern_id._let_in(self.user_id, self.text),
            "close": lambda: self.concern_id._close(self.text),
        }[self.step]()
        self.unlink()
        return {"type": "ir.actions.act_window_close"}

    def _add_words(self):
        self.concern_id._add_words(
            {
                "words": self.text,
                "said_by": self.said_by,
                "said_to": self.env.user.name,
                "happened": self.happened,
                "place": self.place,
            }
        )
