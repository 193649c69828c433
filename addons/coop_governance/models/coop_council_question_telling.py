from odoo import SUPERUSER_ID, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.coop_base.disclosure import LEAST

PATH = "/my/ask-the-council"


class CoopCouncilQuestion(models.Model):
    """Who asked hears how it stands, in their way; what they read of it on their page."""

    _inherit = "coop.council.question"

    def _get_council(self):
        """Return the Council of the co-op."""
        # sudo: that there is a Council is no secret
        bodies = self.env["coop.body"].sudo()
        return bodies.search(
            [("company_id", "=", self.company_id.id), ("kind", "=", "council")], limit=1
        )

    def _get_councillors(self):
        """Return the holders who sit on the Council today."""
        self.ensure_one()
        return self._get_council()._get_sitting()

    def _tell_asker(self, kind, key=None):
        for question in self:
            # sudo: who asked is told what became of it
            partner = question.sudo().membership_id.partner_id
            # by the system: whoever sends notices reads who told it, and that would be the asker
            notices = self.env["coop.notice"].with_user(SUPERUSER_ID)
            notices._tell(partner, kind, question, key=key or kind)

    def _tell_board(self):
        for question in self:
            boards = self.env["coop.body"].search(
                [("company_id", "=", question.company_id.id), ("kind", "=", "board")]
            )
            people = boards._get_sitting().partner_id
            self.env["coop.notice"]._tell(people, "question_board", question, key="board")

    def _get_words(self, lang):
        # sudo: who is told of it may read it; it says nothing of who asked
        question = self.sudo().with_context(lang=lang)
        return {
            "question": question.name,
            "words": question.words,
            "answer": question.answer or "",
            "state": " ".join(question._say_state()),
            "due": question._say_day(question.due_on),
            "link": f"{question.get_base_url()}{PATH}/{question.id}",
        }

    # -- what the page says ---------------------------------------------------------------------

    def _say_state(self):
        """Return how it stands, as sentences in the language of the reader."""
        self.ensure_one()
        if self.state == "answered":
            return [
                self.env._("The Council answered on %(day)s.", day=self._say_day(self.answered_on))
            ]
        if self.state == "withdrawn":
            return [self.env._("You took it back.")]
        said = [self._say_way()]
        due = self._say_day(self.due_on)
        if self.is_late:
            return [*said, self.env._("The answer is late: it was due on %(day)s.", day=due)]
        return [*said, self.env._("You get an answer by %(day)s.", day=due)]

    def _say_way(self):
        """Return where an open question is just now."""
        if self.state == "new":
            return self.env._("The Council has your question.")
        if self.state == "taken":
            # sudo: only the name that the councillor agreed to be shown with
            holder = self.sudo().taken_by_id
            if holder.agreed_on:
                return self.env._("%(name)s from the Council looks at it.", name=holder.name)
            return self.env._("Somebody from the Council looks at it.")
        if self.passed_to == "board":
            return self.env._("The Council asked the Board about it.")
        if self.passed_to == "call_in":
            return self.env._("The Council asks the Board to bring it as a decision.")
        # sudo: when the Council meets, and until when something is done, is theirs to know
        meeting, followup = self.sudo().item_id.meeting_id, self.sudo().followup_id
        if self.passed_to == "meeting" and meeting:
            day = self._say_day(meeting._get_day())
            return self.env._("The Council talks about it when it meets on %(day)s.", day=day)
        if followup:
            day = self._say_day(followup.done_on or followup.due_on)
            if followup.done_on:
                return self.env._("What follows from it was done on %(day)s.", day=day)
            return self.env._("Somebody does something about it, by %(day)s.", day=day)
        return self.env._("The Council passed it on.")


class CoopConstituency(models.Model):
    _inherit = "coop.constituency"

    def _get_of_many(self, day):
        """Return those of these of which “from there”, or “not from there”, names nobody."""
        found = self.browse()
        for constituency in self:
            here = constituency._count_members(day)
            everybody = self.env["coop.council.rules"]._count_members(constituency.company_id, day)
            if here >= LEAST and everybody - here >= LEAST:
                found |= constituency
        return found

    def _get_members_of(self, memberships, day):
        """Return those of some members who belong to these constituencies on a day.

        Whoever shows something of it says nowhere who they are.
        """
        self._flush_members()
        found = set()
        for constituency in self:
            query = SQL(
                "SELECT here.id FROM (%s) AS here WHERE here.id = ANY(%s)",
                constituency._sql_members(day),
                memberships.ids,
            )
            found |= {number for (number,) in self.env.execute_query(query)}
        return memberships.filtered(lambda one: one.id in found)


class CoopBody(models.Model):
    _inherit = "coop.body"

    def _get_sitting(self):
        """Return the holders who sit on these bodies today."""
        # sudo: who sits there is public; the caller says what is shown
        if not self:
            return self.env["coop.office.holder"].sudo()
        today = self.env["coop.clock"].today(self.company_id[:1])
        terms = self.env["coop.office.term"].sudo()
        standing = terms.search(
            Domain("body_id", "in", self.ids) & Domain(terms._get_standing_domain(today))
        )
        return standing.holder_id
