from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError

from .coop_council_question import OPEN
from .decision_words import put, spread


class CoopCouncilQuestion(models.Model):
    """How a question goes its way: asked, taken, passed on, answered, or taken back."""

    _inherit = "coop.council.question"

    @api.model
    def _ask(self, membership, name, words, may_publish=False, how="portal", day=None):
        """A member asks the Council.

        :param membership: coop.membership of who asks
        :param str name: what it is about, in a few words
        :param str words: the question, in their words
        :param bool may_publish: whether others may read it with the answer, without the name
        :param str how: a code of ``how``
        :param date day: when it was asked; today by default
        :return: the coop.council.question
        :raise UserError: when nobody who is a member asks, or nothing is asked
        """
        company = membership.company_id
        today = self.env["coop.clock"].today(company)
        day = day or today
        # sudo: the caller names the member; the register says whether they are one
        if day > today or not membership.sudo()._period_on(day):
            raise UserError(self.env._("Members ask the Council, on a day on which they are one."))
        rules = self.env["coop.council.rules"]._get(company, day)
        # sudo: to ask is the member's right; the values are those of the arguments
        question = self.sudo().create(
            {
                "company_id": company.id,
                "membership_id": membership.id,
                "name": (name or "").strip(),
                "words": (words or "").strip(),
                "may_publish": may_publish,
                "how": how,
                "asked_on": day,
                "due_on": day + timedelta(days=rules.question_days),
            }
        )
        question._tell_asker("question_asked")
        return question.with_env(self.env)

    def _lock_open(self):
        """Wait for whoever else deals with it, then refuse what is over."""
        self.lock_for_update()
        self.invalidate_recordset(["state"])
        if any(question.state not in OPEN for question in self):
            raise UserError(self.env._("This question is answered, or was taken back."))

    def _take(self, holder):
        """A councillor looks at it.

        :param holder: coop.office.holder, who sits on the Council today
        """
        self._lock_open()
        for question in self:
            if not holder or holder not in question._get_councillors():
                raise UserError(self.env._("Choose somebody who sits on the Council."))
            # sudo: guarded against typing; the caller settled whose act it is
            question = question.sudo()
            if question.taken_by_id == holder:
                continue
            state = "taken" if question.state == "new" else question.state
            today = self.env["coop.clock"].today(question.company_id)
            question.write({"state": state, "taken_by_id": holder.id, "taken_on": today})

    def _propose(self, holder, words):
        """The councillor who looks at it proposes an answer; the office looks through it."""
        self._lock_open()
        for question in self.filtered(lambda one: one.taken_by_id == holder):
            question.sudo().proposed = (words or "").strip() or False  # sudo: as in _take

    def _pass_on(self, to, why=None, **linked):
        """Pass it on. It keeps its day: the member still hears by then.

        :param str to: a code of ``passed_to``
        :param str why: what is said with it
        :param linked: what it became: item_id, followup_id or call_in_id
        """
        self.ensure_one()
        self.check_access("write")
        self._lock_open()
        question = self.sudo()  # sudo: guarded against typing; the right was checked
        question.write(
            {
                "state": "passed",
                "passed_to": to,
                "passed_on": self.env["coop.clock"].today(self.company_id),
                "passed_why": (why or "").strip() or False,
                **linked,
            }
        )
        if to == "board":
            question._tell_board()
        question._tell_asker("question_passed", key=f"passed {to}")

    def _answer(self, words):
        """Answer it, and tell who asked.

        :param words: in plain words; a text, or texts by language
        """
        self.ensure_one()
        self.check_access("write")
        self._lock_open()
        words = spread(words, self.env.lang or "en_GB")
        if not words:
            raise UserError(self.env._("Write the answer, in plain words."))
        question = self.sudo()  # sudo: guarded against typing; the right was checked
        put(question, "answer", words)
        question.write(
            {
                "state": "answered",
                "answered_on": self.env["coop.clock"].today(self.company_id),
                "answered_by": self.env.user.name,
            }
        )
        question._tell_asker("question_answered")

    def _withdraw(self):
        """Who asked does not want to know any more."""
        self._lock_open()
        self.sudo().state = "withdrawn"  # sudo: the caller settled whose wish it is

    def _keep_private(self):
        """Who asked does not want others to read it any more."""
        # sudo: as in _withdraw
        self.sudo().may_publish = False

    def action_answer(self):
        return self._open_window(
            "coop.council.answer", self.env._("Answer it"), question_id=self.id
        )

    def action_take(self):
        return self._open_window(
            "coop.question.take", self.env._("Who looks at it"), question_id=self.id
        )

    def action_pass(self):
        return self._open_window(
            "coop.question.pass", self.env._("Pass it on"), question_id=self.id
        )

    def action_withdraw(self):
        """Who asked said that they do not want to know any more."""
        self.check_access("write")
        self._withdraw()
        return True
