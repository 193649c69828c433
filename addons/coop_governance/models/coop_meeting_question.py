from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopMeetingQuestion(models.Model):
    """What somebody on the roll asks of a meeting: a question, "I do not understand this", or
    that something in the draft minutes is wrong. It gets an answer, and whoever asked is told."""

    _name = "coop.meeting.question"
    _description = "Question about a meeting"
    _inherit = ["coop.guarded"]
    _check_company_auto = True
    _order = "answered_on desc, id desc"
    _rec_name = "words"

    _guarded_fields = frozenset({"person_id", "kind", "words", "how", "asked_on", "answered_on"})

    meeting_id = fields.Many2one(
        "coop.meeting", required=True, index=True, ondelete="restrict", check_company=True
    )
    company_id = fields.Many2one(
        related="meeting_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    item_id = fields.Many2one(
        "coop.agenda.item", "Point", ondelete="restrict", index="btree_not_null", check_company=True
    )
    person_id = fields.Many2one(
        "coop.meeting.person",
        "Who asks",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    kind = fields.Selection(
        [
            ("ask", "A question"),
            ("unclear", "I do not understand this"),
            ("minutes", "Something in the minutes is wrong or missing"),
        ],
        required=True,
        readonly=True,
        default="ask",
    )
    words = fields.Text("In their words", readonly=True)
    how = fields.Char("How it came", readonly=True, help="Alone, with a helper, by phone.")
    asked_on = fields.Date("Asked on", required=True, readonly=True)
    answer = fields.Text(help="In plain words. Whoever asked is told.")
    answered_on = fields.Date("Answered on", readonly=True, copy=False)
    state = fields.Selection(
        [("open", "Waits for an answer"), ("answered", "Answered")],
        compute="_compute_state",
        store=True,
        index=True,
    )

    _says_something = models.Constraint(
        "CHECK (kind = 'unclear' OR words IS NOT NULL)", "Write down what you want to know."
    )

    @api.depends("answered_on")
    def _compute_state(self):
        for question in self:
            question.state = "answered" if question.answered_on else "open"

    @api.model
    def _ask(self, person, kind, words, item=None, how=None):
        """Write down what somebody on the roll asks.

        :param person: the coop.meeting.person
        :param str kind: a code of ``kind``
        :param str words: in their own words; may be empty where they do not understand something
        :param item: the coop.agenda.item it is about, if any
        """
        if kind != "unclear" and not (words or "").strip():
            raise UserError(self.env._("Write down what you want to know."))
        # sudo: whoever is on the roll may ask; the caller settled who it is
        return self.sudo().create(
            {
                "meeting_id": person.meeting_id.id,
                "item_id": item and item.id,
                "person_id": person.id,
                "kind": kind,
                "words": (words or "").strip() or False,
                "how": how,
                "asked_on": self.env["coop.clock"].today(person.company_id),
            }
        )

    def action_answer(self):
        """The answer is written: whoever asked is told."""
        self.check_access("write")
        for question in self:
            if not question.answer:
                raise UserError(self.env._("Write down the answer first."))
            # sudo: guarded against typing; the right was checked
            question.sudo().answered_on = self.env["coop.clock"].today(question.company_id)
            partner = question.sudo().person_id.holder_id.partner_id
            self.env["coop.notice"]._tell(
                partner,
                "meeting_answer",
                question.meeting_id,
                values=question._get_told_words(partner),
            )
        return True

    def _get_told_words(self, partner):
        """Return the question and the answer as they stand in a letter or an e-mail.

        Others see these: of a closed point they say only that there is an answer.
        """
        self.ensure_one()
        if not self._may_tell_closed():
            return {"question": self.words or "", "answer": self.answer}
        env = self.with_context(lang=partner._coop_needs()[partner.id]["lang"]).env
        return {
            "question": env._("something about the minutes.")
            if self.kind == "minutes"
            else env._("something about a closed point."),
            "answer": env._("You read it on your page, or ring us."),
        }

    def _may_tell_closed(self):
        """Say whether it is about a closed point, or about minutes of which some are closed."""
        self.ensure_one()
        # sudo: only whether points are closed, whoever asks
        question = self.sudo()
        if question.kind == "minutes":
            return any(question.meeting_id.item_ids.mapped("is_closed"))
        return question.item_id.is_closed

    def _get_shown_answer(self):
        """Return the answer as it stands beside other things, where somebody may look on."""
        self.ensure_one()
        if self._may_tell_closed():
            return self.env._("We have answered. You read it on the page of the meeting.")
        return self.answer

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise UserError(self.env._("What was asked is kept, with its answer."))


class CoopMeetingPerson(models.Model):
    _inherit = "coop.meeting.person"

    def _without_questions(self):
        """Return those who asked nothing: what was asked is kept, and so is who asked."""
        # sudo: a question that this user may not read is kept as well
        questions = self.env["coop.meeting.question"].sudo()
        return self - questions.search([("person_id", "in", self.ids)]).person_id
