from odoo import api, fields, models
from odoo.tools import LazyTranslate

from .coop_concern import DECISIONS

_lt = LazyTranslate(__name__)

KINDS = [
    ("received", "Received"),
    ("round", "Went round somebody who is named"),
    ("escalated", "Not read in time: passed on"),
    ("handed", "Passed to who looks now"),
    ("appointed", "Somebody was appointed who may see it"),
    ("words", "Words were added"),
    ("read", "Read"),
    ("outside", "The person outside was asked"),
    ("let_in", "Somebody who is named may see it"),
    *DECISIONS,
    ("note", "Note"),
    ("closed", "Closed"),
]


class CoopConcernAct(models.Model):
    """What was done about a concern, by whom and when, with the reason; never changed."""

    _name = "coop.concern.act"
    _description = "Act on a concern"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "recorded_at, id"
    _rec_name = None

    _wall_message = _lt(
        "What was done about a concern is kept as it was written. Add a note instead."
    )

    concern_id = fields.Many2one(
        "coop.concern", required=True, readonly=True, ondelete="restrict", index=True
    )
    kind = fields.Selection(KINDS, "What was done", required=True, readonly=True)
    text = fields.Text("Reason or note", readonly=True)
    person = fields.Char("Whom it concerned", readonly=True, help="Name, as it was then.")
    due_at = fields.Datetime("To be read by", readonly=True)

    @api.depends("kind")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for act in self:
            act.display_name = labels.get(act.kind, "")
