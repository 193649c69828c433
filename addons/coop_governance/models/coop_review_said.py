from odoo import api, fields, models

from odoo.addons.coop_base.disclosure import LEAST, in_groups

from .coop_review_comment import CARDS, SUBJECTS

PICTURES = "/coop_texts/static/pictures/openmoji"
CARD_PICTURES = {
    "like": f"{PICTURES}/1F600.svg",
    "unsure": f"{PICTURES}/1F914.svg",
    "dislike": f"{PICTURES}/1F61E.svg",
}


class CoopDecisionReview(models.Model):
    """What members and groups said, as the Council reads it.

    Cards of members are counted where at least five chose one. By constituency, or by area where
    there are no constituencies (never by both: one subtracted from the other would tell of few),
    they are counted once the last day is over, so that nobody compares two days, and so that none
    of the numbers, nor what is left when they are taken from the whole, is under five.
    """

    _inherit = "coop.decision.review"

    said_html = fields.Html(
        "What people said", compute="_compute_said_html", sanitize=False, compute_sudo=True
    )

    @api.depends("comment_ids", "question_ids")
    @api.depends_context("lang")
    def _compute_said_html(self):
        for review in self:
            review.said_html = self.env["ir.qweb"]._render(
                "coop_governance.review_said", {"review": review, "said": review._get_said()}
            )

    def _get_said(self):
        """Return what was said, in the reader's language: a dict of

        - subjects: list of dict: code, name, cards (list of dict: code, name, picture, count;
          None where fewer than five chose one), people, groups_of (by constituency or area),
          words (list of dict: who, words, change, lang, late), groups (what groups said)
        - people: how many members said something, None under five
        - group_count: how many groups
        - waiting: how many words wait to be read before the Council sees them
        """
        self.ensure_one()
        # sudo: names and rare numbers are left out below, for whoever reads it
        comments = self.sudo().comment_ids.with_context(lang=self.env.lang or "en_GB")
        of_members = comments.filtered("membership_id")
        named_areas = comments._get_named_areas()
        where = self._get_where(of_members)
        people = len(of_members.membership_id)
        return {
            "subjects": [
                self._get_said_of(subject, name, rows, where, named_areas)
                for subject, name, rows in self._get_rows_by_subject(comments)
            ],
            "people": people if people >= LEAST else None,
            "group_count": len(
                {(one.body_id, one.group_name, one.said_on) for one in comments - of_members}
            ),
            "waiting": len(of_members.filtered(lambda one: one.moderation_state == "waiting")),
        }

    def _get_rows_by_subject(self, comments):
        """Return [(code, name, comments)]: the four questions, then parts in their order."""
        names = dict(comments._fields["subject"]._description_selection(comments.env))
        rows = [
            (code, names[code], comments.filtered(lambda one, code=code: one.subject == code))
            for code, _name in SUBJECTS
            if code != "part"
        ]
        parts = comments.filtered(lambda one: one.subject == "part")
        by_part = parts.grouped(lambda one: (one.reading_id, one.part))
        for (reading, number), said in sorted(
            by_part.items(), key=lambda pair: (pair[0][0].id, pair[0][1])
        ):
            name = f"{said[0]._say_subject()} ({self._say_reading(reading)})"
            rows.append((f"p{reading.id}-{number}", name, said))
        return rows

    def _say_reading(self, reading):
        """Return in which language and format a paper was read."""
        formats = dict(reading._fields["format"]._description_selection(self.env))
        # sudo: names of languages
        langs = dict(self.env["res.lang"].sudo().get_installed())
        return ", ".join((formats.get(reading.format, ""), langs.get(reading.lang, reading.lang)))

    def _get_said_of(self, code, name, comments, where, named_areas):
        of_members = comments.filtered("membership_id")
        shown = of_members.filtered(
            lambda one: (one.words or one.change) and one.moderation_state == "shown"
        )
        counts = self._count_cards(of_members)
        return {
            "code": code,
            "name": name,
            "people": sum(counts),
            "cards": self._get_cards(counts),
            "groups_of": self._get_counts_by_group(of_members, where),
            "words": [
                {**self._prepare_words(one), "who": one._say_who(named_areas)} for one in shown
            ],
            "groups": [self._prepare_group(one) for one in comments - of_members],
        }

    def _count_cards(self, comments):
        return tuple(sum(comments.mapped(name)) for name in ("liked", "unsure", "disliked"))

    def _get_cards(self, counts):
        """Return the three cards with their numbers, or None where they are fewer than five."""
        if sum(counts) < LEAST:
            return None
        names = dict(
            self.env["coop.review.comment"]._fields["card"]._description_selection(self.env)
        )
        return [
            {"code": code, "name": names[code], "picture": CARD_PICTURES[code], "count": count}
            for (code, _name), count in zip(CARDS, counts, strict=True)
        ]

    def _prepare_words(self, comment):
        return {
            "words": comment.words or "",
            "change": comment.change or "",
            "lang": (comment.lang or "").replace("_", "-") or None,
            "late": comment.said_on if comment.late else None,
        }

    def _prepare_group(self, comment):
        """Return what a group said. Of few people it is not shown how many chose which card."""
        counts = self._count_cards(comment)
        many = comment.there_count >= LEAST
        return {
            **self._prepare_words(comment),
            "who": comment._say_who(comment.env["coop.area"]),
            "area": comment.area_id.name or "",
            "there": comment.there_count if many else None,
            "day": comment.said_on,
            "cards": self._get_cards(counts) if many and sum(counts) else None,
        }

    # -- by constituency or area -------------------------------------------------------------

    def _get_where(self, comments):
        """Return {coop.review.comment: constituency or area} once the last day is over."""
        review = self.sudo()  # sudo: who belongs where is only counted
        today = self.env["coop.clock"].today(review.company_id)
        if not comments or today <= review.consult_until:
            return {}
        constituencies = review.decision_id.council_id.seat_ids.constituency_id
        if not constituencies:
            return {one: one.area_id for one in comments if one.area_id}
        where = {}
        constituencies._flush_members()
        for constituency in constituencies:
            query = constituency._sql_members(review.opened_on)
            here = {row[0] for row in self.env.execute_query(query)}
            for one in comments:
                if one.membership_id.id in here:
                    where.setdefault(one, constituency)
        return where

    def _get_counts_by_group(self, comments, where):
        """Return [{name, cards}] of groups of which each number can be told.

        What came late is counted with all others: who compares two days learns from which group
        one person is neither.
        """
        cells = {}
        for one in comments.filtered("card") if where else ():
            key = None if one.late else where.get(one)
            cells.setdefault(key, []).append(one.id)
        counted = {key: self._count_cards(comments.browse(ids)) for key, ids in cells.items()}
        return [
            {
                "name": key.name if key else self.env._("All others"),
                "cards": self._get_cards(counts),
            }
            for key, counts in in_groups(counted).items()
        ]
