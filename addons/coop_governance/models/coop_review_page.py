from odoo import models

from .coop_review_comment import SUBJECTS
from .coop_review_said import CARD_PICTURES

PICTURES = "/coop_texts/static/pictures/openmoji"
SUBJECT_PICTURES = {
    "whole": f"{PICTURES}/1F4C4.svg",
    "supported": f"{PICTURES}/1F91D.svg",
    "staff": f"{PICTURES}/1F6E0.svg",
    "communities": f"{PICTURES}/1F3D8.svg",
}


class CoopDecision(models.Model):
    """What somebody finds on the page of a decision to say, to ask and to read."""

    _inherit = "coop.decision"

    def _get_page(self, partner):
        """Return what a page of this decision offers somebody, as a dict of

        - review: the last one; membership: theirs, where they are asked now, else empty
        - mine: what they can say, and said: list of dict: code, name, picture, card, said
        - may_ask: whether they can ask; is_council: whether they sit on the Council today
        - sits: whether they read what everybody said
        - questions: those that everybody reads; waiting: their own without an answer
        """
        self.ensure_one()
        # sudo: whose page it is was settled, and that they read this decision
        decision = self.sudo()
        review, today = decision.review_id, self.env["coop.clock"].today(decision.company_id)
        membership = decision._get_asked_membership(partner, today)
        seat = decision._get_seats(partner, today)
        return {
            "review": review,
            "membership": membership,
            "mine": review._get_mine(membership) if membership else [],
            "is_council": bool(seat),
            "may_ask": bool(review) and review._is_open() and bool(seat or membership),
            "sits": decision._sits(partner, today),
            "questions": decision.review_ids.question_ids.filtered("answered_on"),
            "waiting": decision.review_ids.question_ids.filtered(
                lambda one: not one.answered_on and one._get_asker() == partner
            ),
        }

    def _get_asked_membership(self, partner, today):
        """Return the membership of somebody who is asked about it on a day, or none."""
        # sudo: as in `_get_page`
        memberships = self.env["coop.membership"].sudo()
        if not self.review_id or not self.review_id._is_asking(today):
            return memberships
        return memberships.search(
            [
                ("partner_id", "=", partner.id),
                ("company_id", "=", self.company_id.id),
                *memberships._get_member_domain(today),
            ],
            limit=1,
        )


class CoopDecisionReview(models.Model):
    _inherit = "coop.decision.review"

    def _get_mine(self, membership):
        """Return what a member can say, and what they have said of it."""
        self.ensure_one()
        # sudo: of this member alone, for their own page
        comments = self.env["coop.review.comment"].sudo()
        said = comments.search(
            [("review_id", "=", self.id), ("membership_id", "=", membership.id)]
        ).with_context(lang=self.env.lang)
        names = dict(comments._fields["subject"]._description_selection(self.env))
        rows = [
            {
                "code": code,
                "name": names[code],
                "picture": SUBJECT_PICTURES[code],
                **self._prepare_mine(said.filtered(lambda one, code=code: one.subject == code)),
            }
            for code, _name in SUBJECTS
            if code != "part"
        ]
        for one in said.filtered(lambda one: one.subject == "part"):
            rows.append(
                {
                    "code": f"p{one.reading_id.id}-{one.part}",
                    "name": one._say_subject(),
                    "picture": f"{PICTURES}/1F4D6.svg",
                    **self._prepare_mine(one),
                }
            )
        return rows

    def _prepare_mine(self, comment):
        cards = dict(comment._fields["card"]._description_selection(self.env))
        return {
            "said": comment,
            "card": cards.get(comment.card, ""),
            "card_picture": CARD_PICTURES.get(comment.card),
            "note": comment.moderation_note if comment and comment._waits_to_be_read() else "",
        }

    def _say_about(self, subject):
        """Return what a code is about in words, and the words themselves that are judged.

        :return: (name, words, language of the words), or three times None where there is no such
            thing
        """
        self.ensure_one()
        # sudo: whoever reads the decision reads its paper
        version = self.sudo().version_id.with_context(lang=self.env.lang or "en_GB")
        names = dict(
            self.env["coop.review.comment"]._fields["subject"]._description_selection(self.env)
        )
        if subject == "whole":
            return version.decision_id.name, "", None
        if subject in names and subject != "part":
            return names[subject], version[f"for_{subject}"], None
        reading, part = self._find_part(subject)
        if not part:
            return None, None, None
        name = self.env._("Part %(number)s of the paper", number=part.number)
        return name, part.text, reading.lang.replace("_", "-")
