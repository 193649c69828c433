from markupsafe import Markup

from odoo import models
from odoo.tools import format_date

ITEM = Markup("<li>{}</li>")
LIST = Markup("<ul>{}</ul>")
# Of many members a letter would go to each: they read it where they read the news.
PATH = "/my/decisions"


class CoopDecision(models.Model):
    """Who hears of a decision: the Council when it is brought, the Board what the Council asks,
    the Council what the Board answers, and members what came of it."""

    _inherit = "coop.decision"

    def _get_people(self, body):
        """Return the contacts of those who sit on a body today."""
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: who is told follows from who sits there
        terms = body.sudo().term_ids.filtered(
            lambda term: (
                not term.struck_on
                and term.date_from <= today
                and (not term.date_to or term.date_to >= today)
            )
        )
        return terms.holder_id.partner_id

    def _tell_override(self):
        self._tell_council("decision_override", key="override")

    def _tell_withdrawn(self):
        if self.review_ids:
            self._tell_council("decision_withdrawn", key="withdrawn")

    def _tell_outcome(self):
        """The Council hears what was decided."""
        self._tell_council("decision_made", key="decided")

    def _tell_council(self, kind, key):
        for decision in self:
            people = decision._get_people(decision.council_id)
            self.env["coop.notice"]._tell(people, kind, decision, key=key)

    def action_tell_members(self):
        """Tell every member what was decided, what was asked, and what changed for it."""
        self.ensure_one()
        self.check_access("write")
        if self.state != "decided" or self.told_on:
            return True
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: every member is told, whoever presses the button
        memberships = self.env["coop.membership"].sudo()
        members = memberships.search(
            [("company_id", "=", self.company_id.id), *memberships._get_member_domain(today)]
        )
        self.env["coop.notice"]._tell(members.partner_id, "decision_told", self, key="members")
        # sudo: guarded against typing; the right was checked
        self.sudo().told_on = today
        return True

    def _coop_notice_values(self, kind, partners):
        self.ensure_one()
        needs = partners._coop_needs()
        by_lang = {lang: self._get_words(lang) for lang in {n["lang"] for n in needs.values()}}
        return {partner.id: by_lang[needs[partner.id]["lang"]] for partner in partners}

    def _get_words(self, lang):
        """Return what is put into the texts, in a language."""
        # sudo: who is told of it may read it
        decision = self.sudo().with_context(lang=lang)
        review = decision.review_id
        requests = review.request_ids.filtered("stands")
        names = dict(
            decision.env["coop.decision.review"]
            ._fields["outcome"]
            ._description_selection(decision.env)
        )

        def day(value):
            return format_date(decision.env, value, lang_code=lang, date_format="d MMMM y")

        return {
            "decision": decision.name,
            "words": decision.decided_words or "",
            "why": decision.override_why or decision.withdrawn_why or "",
            "outcome": names.get(review.outcome, ""),
            "reasons": review.reasons or "",
            "requests": LIST.format(Markup("").join(ITEM.format(one.wording) for one in requests))
            if requests
            else "",
            "answers": decision._say_answers(),
            "consult_until": day(review.consult_until),
            "conclude_by": day(review.conclude_by),
            "answer_by": day(review.answer_by),
            "link": f"{decision.get_base_url()}{PATH}/{decision.id}",
        }

    def _say_answers(self):
        """Return each request of all reviews with the answer of the Board, as a list."""
        said = dict(
            self.env["coop.review.request"]._fields["answer"]._description_selection(self.env)
        )
        rows = [
            ITEM.format(
                Markup("{}<br/><strong>{}</strong> {} {}").format(
                    request.wording,
                    self.env._("The Board says: %(answer)s.", answer=said[request.answer]),
                    request.answer_why,
                    request.what_changes or "",
                )
            )
            for request in self.request_ids.sorted(lambda one: (one.review_id.number, one.number))
            if request.answer
        ]
        return LIST.format(Markup("").join(rows)) if rows else ""


class CoopDecisionReview(models.Model):
    _inherit = "coop.decision.review"

    def _tell_council(self):
        for review in self:
            review.decision_id._tell_council("decision_brought", key=f"brought {review.number}")

    def _tell_concluded(self):
        for review in self:
            decision = review.decision_id
            self.env["coop.notice"]._tell(
                decision._get_people(decision.board_id),
                "review_concluded",
                decision,
                key=f"concluded {review.number}",
            )

    def _tell_answered(self):
        for review in self:
            review.decision_id._tell_council("review_answered", key=f"answered {review.number}")
