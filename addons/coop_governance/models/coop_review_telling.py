from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date

PATH = "/my/decisions"
ASKED = "/coop_texts/static/pictures/openmoji/1F4AC.svg"
# In the last days people are reminded where they look anyway, and nothing is sent.
LAST_DAYS = timedelta(days=7)


class CoopDecision(models.Model):
    """Members are told that they are asked, when a review opens."""

    _inherit = "coop.decision"

    def action_bring(self):
        result = super().action_bring()
        self.review_id._tell_asked()
        return result

    def _get_seats(self, partner, today):
        """Return the coop.office.holder of somebody who sits on the Council today, or none."""
        # sudo: who sits there is known to all
        terms = self.sudo().council_id.term_ids.filtered(
            lambda term: (
                term.holder_id.partner_id == partner
                and not term.struck_on
                and term.date_from <= today
                and (not term.date_to or term.date_to >= today)
            )
        )
        return terms.holder_id[:1]


class CoopDecisionReview(models.Model):
    _inherit = "coop.decision.review"

    def _tell_asked(self):
        """Tell every member, each in their way, that they are asked and until when."""
        for review in self.filtered(lambda one: one._is_asking()):
            # sudo: every member is asked, whoever brings it
            memberships = self.env["coop.membership"].sudo()
            members = memberships.search(
                [
                    ("company_id", "=", review.company_id.id),
                    *memberships._get_member_domain(review.opened_on),
                ]
            )
            self.env["coop.notice"]._tell(
                members.partner_id, "review_asked", review.decision_id, key=f"asked {review.number}"
            )


class CoopReviewQuestion(models.Model):
    _inherit = "coop.review.question"

    def _tell_answer(self):
        """Tell whoever asked what the answer is."""
        self.ensure_one()
        partner = self._get_asker()
        if not partner:
            return
        lang = partner._coop_needs()[partner.id]["lang"]
        # sudo: it is the answer to their question
        question = self.sudo().with_context(lang=lang)
        self.env["coop.notice"]._tell(
            partner,
            "review_question_answered",
            question.decision_id,
            values={
                "question": question.words or question.subject_words,
                "answer": question.answer,
            },
            key=f"question {question.id}",
        )


class CoopMemberHome(models.AbstractModel):
    """“You are asked what you think”, until somebody has said it."""

    _inherit = "coop.member.home"

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        today = self.env["coop.clock"].today()
        # sudo: whose pages they are was settled; each is told of what they are asked
        reviews = self.env["coop.decision.review"].sudo()
        found = reviews.search(
            Domain("state", "=", "open")
            & Domain("consult_until", ">=", today)
            & Domain(self._get_company_domain())
        ).filtered(lambda review: review._is_asking())
        if not found:
            return things
        memberships = self.env["coop.membership"].sudo()  # sudo: as above
        mine = memberships.search(
            [
                ("partner_id", "in", partners.ids),
                ("company_id", "in", found.company_id.ids),
                *memberships._get_member_domain(today),
            ]
        )
        said = {
            (review.id, membership.id)
            # sudo: as above; only whether they said something
            for review, membership in self.env["coop.review.comment"]
            .sudo()
            ._read_group(
                [("review_id", "in", found.ids), ("membership_id", "in", mine.ids)],
                ["review_id", "membership_id"],
            )
        }
        for review in found:
            for membership in mine.filtered(lambda one, at=review.company_id: one.company_id == at):
                if (review.id, membership.id) not in said:
                    thing = self._prepare_asked(review, today)
                    things[membership.partner_id.id].append(thing)
        return things

    @api.model
    def _prepare_asked(self, review, today):
        last = today > review.consult_until - LAST_DAYS
        day = format_date(self.env, review.consult_until, date_format="d MMMM")
        name = review.decision_id.with_context(lang=self.env.lang or "en_GB").name
        return {
            # in the last days it is another thing, so that the round-up says it again
            "key": f"asked:{review.id}:last" if last else f"asked:{review.id}",
            "title": self.env._("You are asked what you think: %(name)s", name=name),
            "why": self.env._("Only until %(day)s.", day=day)
            if last
            else self.env._("The Board wants to decide it. You can say it until %(day)s.", day=day),
            "url": f"{PATH}/{review.decision_id.id}",
            "icon": ASKED,
            "priority": 32,
            "until": review.consult_until,
            "helped": "meetings",
        }
