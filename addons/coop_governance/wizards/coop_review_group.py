from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.coop_review_comment import SUBJECTS


class CoopReviewGroup(models.TransientModel):
    """What a group thinks: how many chose which card, and words that were said."""

    _name = "coop.review.group"
    _description = "What a group thinks, typed in"
    _inherit = ["coop.review.typed"]

    how = fields.Selection(
        [("meeting", "At a meeting of the group"), ("paper", "On paper"), ("phone", "By phone")],
        "How it came",
        required=True,
        default="meeting",
    )
    body_id = fields.Many2one(
        "coop.body",
        "Group",
        domain=lambda self: self.env["coop.body"]._get_group_domain(),
        help="Where it is kept as a body. If not, write its name.",
    )
    group_name = fields.Char("Or its name")
    area_id = fields.Many2one("coop.area", compute="_compute_area_id", store=True, readonly=False)
    there_count = fields.Integer("How many were there", required=True)
    line_ids = fields.One2many(
        "coop.review.group.line",
        "group_id",
        string="What it said",
        default=lambda self: [
            (0, 0, {"subject": subject}) for subject, _name in SUBJECTS if subject != "part"
        ],
    )

    @api.depends("body_id")
    def _compute_area_id(self):
        for window in self:
            if window.body_id:
                window.area_id = window.body_id._get_group_area() or window.area_id

    def action_apply(self):
        review = self._get_review()
        if bool(self.body_id) == bool((self.group_name or "").strip()):
            raise UserError(self.env._("Choose the group, or write its name: one of the two."))
        lines = self.line_ids.filtered(lambda line: line._says_something())
        if not lines:
            raise UserError(self.env._("Count the cards, or write something down."))
        for line in lines:
            line._say(review, self.body_id or self.group_name)
        return {"type": "ir.actions.act_window_close"}


class CoopReviewGroupLine(models.TransientModel):
    """The cards of a group about one thing, counted."""

    _name = "coop.review.group.line"
    _description = "What a group thinks of one thing"
    _order = "id"

    group_id = fields.Many2one("coop.review.group", required=True, ondelete="cascade")
    subject = fields.Selection(
        [row for row in SUBJECTS if row[0] != "part"], "About", required=True, default="whole"
    )
    liked = fields.Integer("Like it")
    unsure = fields.Integer("Not sure")
    disliked = fields.Integer("Do not like it")
    words = fields.Text("Words that were said")
    change = fields.Text("What should change")

    def _says_something(self):
        return any((self.liked, self.unsure, self.disliked, self.words, self.change))

    def _say(self, review, group):
        window = self.group_id
        review._say_for_group(
            group,
            self.subject,
            self.liked,
            self.unsure,
            self.disliked,
            self.words,
            self.change,
            window.there_count,
            window.area_id,
            window.how,
            window.came_on,
        )
