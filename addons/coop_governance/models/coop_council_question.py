from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .coop_signed import HOWS

OPEN = ("new", "taken", "passed")


class CoopCouncilQuestion(models.Model):
    """A member asks the Council something, and gets an answer by a day.

    Who asked is for the office alone. Others read the question with its answer, without the name,
    where the member agreed to it and somebody has read the words before.
    """

    _name = "coop.council.question"
    _description = "Question to the Council"
    _inherit = [
        "coop.company.mixin",
        "coop.guarded",
        "coop.moderated",
        "coop.told",
        "coop.late",
        "coop.office.chatter",
    ]
    _order = "due_on, id"
    _moderated_field = "words"

    _late_fields = ("state", "due_on")

    _guarded_fields = frozenset(
        {
            "name",
            "words",
            "membership_id",
            "company_id",
            "how",
            "asked_on",
            "due_on",
            "may_publish",
            "state",
            "taken_on",
            "taken_by_id",
            "proposed",
            "passed_to",
            "passed_on",
            "passed_why",
            "item_id",
            "followup_id",
            "call_in_id",
            "answer",
            "answered_on",
            "answered_by",
        }
    )

    name = fields.Char("What it is about", required=True)
    words = fields.Text("The question", required=True, help="As the member asked it.")
    membership_id = fields.Many2one(
        "coop.membership",
        "Asked by",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    how = fields.Selection(HOWS, "How it came", required=True, default="paper")
    asked_on = fields.Date("Asked on", required=True)
    due_on = fields.Date("Answer by", required=True, index=True)
    may_publish = fields.Boolean(
        "Others may read it", help="With the answer, and without the name of who asked."
    )
    state = fields.Selection(
        [
            ("new", "Asked"),
            ("taken", "Somebody looks at it"),
            ("passed", "Passed on"),
            ("answered", "Answered"),
            ("withdrawn", "Taken back"),
        ],
        required=True,
        default="new",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    taken_on = fields.Date("Taken on", readonly=True, copy=False)
    taken_by_id = fields.Many2one(
        "coop.office.holder",
        "Councillor who looks at it",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
    )
    proposed = fields.Text(
        "Answer that the councillor proposes",
        readonly=True,
        copy=False,
        help="You look through it, and send it as the answer.",
    )
    passed_to = fields.Selection(
        [
            ("board", "The Board"),
            ("meeting", "A meeting of the Council"),
            ("call_in", "Called in as a decision of the Board"),
            ("followup", "Somebody who does something"),
        ],
        "Passed on to",
        readonly=True,
        copy=False,
        tracking=True,
    )
    passed_on = fields.Date("Passed on on", readonly=True, copy=False)
    passed_why = fields.Char("What was said with it", readonly=True, copy=False)
    item_id = fields.Many2one(
        "coop.agenda.item",
        "Point of the agenda",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="set null",
        index="btree_not_null",
    )
    followup_id = fields.Many2one(
        "coop.followup",
        "What follows",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="set null",
        index="btree_not_null",
    )
    call_in_id = fields.Many2one(
        "coop.call.in",
        "Call-in",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="set null",
        index="btree_not_null",
    )
    answer = fields.Text(readonly=True, copy=False, translate=True, help="In plain words.")
    answered_on = fields.Date("Answered on", readonly=True, copy=False, tracking=True)
    answered_by = fields.Char("Written down by", readonly=True, copy=False)
    days = fields.Integer(
        "Days until the answer", compute="_compute_days", store=True, aggregator="avg"
    )
    in_time = fields.Boolean("Answered in time", compute="_compute_days", store=True)

    _has_words = models.Constraint("CHECK (words <> '' AND name <> '')", "Write the question.")
    _answered_whole = models.Constraint(
        "CHECK ((state = 'answered') = (answered_on IS NOT NULL)"
        " AND (answered_on IS NULL OR answer IS NOT NULL))",
        "A question is answered with words, on a day.",
    )
    _passed_whole = models.Constraint(
        "CHECK ((passed_to IS NULL) = (passed_on IS NULL))", "Say to whom it is passed on."
    )
    _due_after = models.Constraint("CHECK (due_on > asked_on)", "The answer comes after it.")

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over: they are what a member asked and was answered. Use "
            "the buttons.",
            fields=", ".join(names),
        )

    @api.depends("asked_on", "due_on", "answered_on")
    def _compute_days(self):
        for question in self:
            answered = question.answered_on
            question.days = (answered - question.asked_on).days if answered else 0
            question.in_time = bool(answered) and answered <= question.due_on

    @api.model
    def _get_late_domain(self):
        today = self.env["coop.clock"].today()
        return Domain("state", "in", OPEN) & Domain("due_on", "<", today)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("What a member asked is kept, with its answer."))

    def copy_data(self, default=None):
        raise UserError(self.env._("A question is asked once. It cannot be copied."))

    # -- words that others may read -------------------------------------------------------------

    def _get_to_be_read(self):
        """Nobody reads beforehand what others never see."""
        return self.filtered("may_publish")

    def _moderation_author(self):
        # sudo: whoever reads words before they appear is told whose they are by the office's rules
        return self.sudo().membership_id.partner_id

    def _moderated_words(self):
        return f"{self.name}\n{self.words}"

    @api.model
    def _get_published_domain(self):
        """Return the domain of what all members read, with the answer and without a name."""
        return (
            Domain("state", "=", "answered")
            & Domain("may_publish", "=", True)
            & Domain("moderation_state", "=", "shown")
        )
