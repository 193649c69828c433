from odoo import api, fields, models

from odoo.addons.coop_membership.importing.columns import fold

from ..models.coop_review_comment import CARDS

#: the questions of the sheet: field -> what it is about
QUESTIONS = {
    "supported": "supported",
    "staff": "staff",
    "communities": "communities",
    "whole": "whole",
}


class CoopReviewSayLine(models.TransientModel):
    """One sheet: whose it is by the register, the cards that are ticked, the words."""

    _name = "coop.review.say.line"
    _description = "What one member thinks, typed in"
    _order = "id"

    say_id = fields.Many2one("coop.review.say", required=True, ondelete="cascade")
    typed = fields.Char("Number or name", help="As it stands on the paper.")
    membership_id = fields.Many2one(
        "coop.membership", "Member", compute="_compute_membership_id", store=True, readonly=False
    )
    supported = fields.Selection(CARDS, "For people who are supported")
    staff = fields.Selection(CARDS, "For people who work here")
    communities = fields.Selection(CARDS, "For communities")
    whole = fields.Selection(CARDS, "All of it")
    words = fields.Text("In their words")
    change = fields.Text("What should change")
    named = fields.Boolean("May be named")
    refused = fields.Char("Refused because", readonly=True)
    problem = fields.Char("Why it is not taken in", compute="_compute_problem")

    @api.depends("typed")
    def _compute_membership_id(self):
        for line in self:
            if line.typed:
                line.membership_id = line._find()

    def _find(self):
        """Return the membership with this number, or the only one with this name."""
        memberships = self.env["coop.membership"]
        company = self.say_id.review_id.company_id or self.env.company
        mine = [("company_id", "=", company.id)]
        typed = self.typed.strip()
        found = memberships.search([*mine, ("number", "=", typed)], limit=1)
        if found:
            return found
        named = memberships.search([*mine, ("member_name", "ilike", typed)], limit=20)
        same = named.filtered(lambda m: fold(m.member_name or "") == fold(typed))
        return same if len(same) == 1 else memberships

    @api.depends(
        "membership_id", "words", "change", *QUESTIONS, "refused", "say_id.line_ids.membership_id"
    )
    def _compute_problem(self):
        for line in self:
            line.problem = line._get_problem() or line.refused

    def _get_problem(self):
        if not self.membership_id:
            return self.env._("No member is found, or several are. Choose who it is.")
        mine = self.say_id.line_ids.filtered(lambda one: one.membership_id == self.membership_id)
        if len(mine) > 1 and mine[0] != self:
            return self.env._("This member stands here twice.")
        if not (self.words or self.change or any(self[name] for name in QUESTIONS)):
            return self.env._("No card is ticked, and nothing is written.")
        return False

    def write(self, vals):
        """What is typed anew is looked at anew."""
        return super().write(vals if "refused" in vals else {**vals, "refused": False})

    def _say(self, review):
        """Write it down: each card, and the words with the answer about all of it."""
        common = {"how": self.say_id.how, "came_on": self.say_id.came_on, "named": self.named}
        for name, subject in QUESTIONS.items():
            words = {"words": self.words, "change": self.change} if name == "whole" else {}
            if self[name] or any(words.values()):
                review._say(self.membership_id, subject, self[name] or None, **words, **common)
