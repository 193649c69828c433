from odoo import fields, models

from ..models.coop_signed import HOWS


class CoopQuestionEnter(models.TransientModel):
    """A question to the Council that came on paper or by phone."""

    _name = "coop.question.enter"
    _description = "A question to the Council came in"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Who asks",
        required=True,
        domain="[('company_id', '=', company_id), ('state', 'in', ['member', 'leaving'])]",
    )
    how = fields.Selection(HOWS[1:], "How it came", required=True, default="phone")
    asked_on = fields.Date(
        "Day", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    name = fields.Char("What it is about", required=True, help="A few words.")
    words = fields.Text("The question", required=True, help="As the member asked it.")
    may_publish = fields.Boolean(
        "The member agrees that others read it", help="With the answer, and without their name."
    )

    def action_apply(self):
        self.ensure_one()
        questions = self.env["coop.council.question"]
        questions.check_access("write")
        question = questions._ask(
            self.membership_id, self.name, self.words, self.may_publish, self.how, self.asked_on
        )
        return question.get_formview_action()
