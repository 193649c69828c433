from odoo import fields, models
from odoo.exceptions import UserError


class CoopQuestionPass(models.TransientModel):
    """A question is passed on: to the Board, to a meeting, to a call-in, to somebody."""

    _name = "coop.question.pass"
    _description = "Pass a question on"

    question_id = fields.Many2one("coop.council.question", required=True, readonly=True)
    company_id = fields.Many2one(related="question_id.company_id")
    to = fields.Selection(
        lambda self: (
            self.env["coop.council.question"]._fields["passed_to"]._description_selection(self.env)
        ),
        required=True,
        default="board",
    )
    why = fields.Char("What you say with it")
    meeting_id = fields.Many2one(
        "coop.meeting",
        domain="[('company_id', '=', company_id), ('state', '!=', 'cancelled')]",
    )
    minutes = fields.Integer("How long (minutes)", default=15)
    call_in_id = fields.Many2one(
        "coop.call.in",
        "Call-in",
        domain="[('company_id', '=', company_id), ('state', 'in', ('open', 'called'))]",
        help="Empty: the councillor who looks at it asks for one, in these words.",
    )
    owner_id = fields.Many2one("res.partner", "Who does it")
    what = fields.Char("What is to be done")
    due_on = fields.Date("Done by")

    def action_apply(self):
        self.ensure_one()
        question = self.question_id
        question.check_access("write")
        question._lock_open()
        question._pass_on(self.to, self.why, **getattr(self, f"_link_{self.to}")())
        return {"type": "ir.actions.act_window_close"}

    def _link_board(self):
        return {}

    def _link_meeting(self):
        if not self.meeting_id:
            raise UserError(self.env._("Choose the meeting."))
        question = self.question_id
        # of an open point members read in the minutes
        closed_why = (
            None
            if question.may_publish
            else self.env._("The member did not agree that others read it.")
        )
        item = self.meeting_id._add_for_council(
            question.name, question.words, self.minutes, self.env._("A member asked"), closed_why
        )
        return {"item_id": item.id}

    def _link_call_in(self):
        question = self.question_id
        if not self.call_in_id and not question.taken_by_id:
            raise UserError(
                self.env._("Choose the call-in, or a councillor who looks at it and asks for one.")
            )
        if not self.call_in_id and not question.may_publish:
            raise UserError(
                self.env._(
                    "The member did not agree that others read it. The councillor asks for the "
                    "call-in in their own words; then choose it here."
                )
            )
        call_in = self.call_in_id or self.env["coop.call.in"]._ask(
            question.taken_by_id, question.name, question.words
        )
        return {"call_in_id": call_in.id}

    def _link_followup(self):
        if not (self.meeting_id and self.owner_id and self.what and self.due_on):
            raise UserError(
                self.env._("Say who does what, by when, and after which meeting it was agreed.")
            )
        followup = self.env["coop.followup"].create(
            {
                "company_id": self.company_id.id,
                "name": self.what,
                "meeting_id": self.meeting_id.id,
                "owner_id": self.owner_id.id,
                "due_on": self.due_on,
                "tell_whom": self.env._("The member who asked the Council"),
            }
        )
        return {"followup_id": followup.id}
