from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.coop_base.disclosure import LEAST

from ..reviewing import find_part, split
from .coop_review_comment import CARDS, SUBJECTS, TYPED

COUNTS = {"like": "liked", "unsure": "unsure", "dislike": "disliked"}


class CoopDecisionReview(models.Model):
    """How members and groups say what they think, until the last day; and when that ends."""

    _inherit = "coop.decision.review"

    comment_ids = fields.One2many("coop.review.comment", "review_id", string="What people think")
    comment_count = fields.Integer("What people think (rows)", compute="_compute_comment_count")

    @api.depends("comment_ids")
    def _compute_comment_count(self):
        counts = dict(
            self.env["coop.review.comment"]._read_group(
                [("review_id", "in", self.ids)], ["review_id"], ["__count"]
            )
        )
        for review in self:
            review.comment_count = counts.get(review._origin, 0)

    def write(self, vals):
        """Another last day changes what came too late."""
        result = super().write(vals)
        if "consult_until" in vals:
            # sudo: it follows from the last day
            for comment in self.sudo().comment_ids.filtered(lambda one: not one.closed):
                comment.late = comment.said_on > comment.review_id.consult_until
        return result

    # -- who may say something ---------------------------------------------------------------

    def _is_open(self):
        """Return whether what comes in is still taken: the Council has not concluded."""
        self.ensure_one()
        # sudo: whether it goes on is no secret to whoever asks
        review = self.sudo()
        return review.state == "open" and review.decision_id.state == "review"

    def _is_asking(self, day=None):
        """Return whether members are asked on a day: today, unless one is given."""
        self.ensure_one()
        # sudo: as above
        review = self.sudo()
        day = day or self.env["coop.clock"].today(review.company_id)
        return (
            review._is_open()
            and review.decision_id._is_for_members()
            and review.opened_on <= day <= review.consult_until
        )

    def _check_may_say(self, membership, how, came_on):
        """Refuse what cannot be taken, with the reason.

        :param membership: the coop.membership; none of what a group says
        """
        self.ensure_one()
        # sudo: the caller settled who says it; of the review only its days are read
        review = self.sudo()
        today = self.env["coop.clock"].today(review.company_id)
        # whoever concludes at this moment comes before or after, and never beside
        self.env.cr.execute(
            "SELECT FROM coop_decision WHERE id = %s FOR SHARE", [review.decision_id.id]
        )
        review.invalidate_recordset(["state", "concluded_on"])
        if not review._is_open():
            raise UserError(self.env._("The Council has concluded. Nothing more is taken in."))
        if not review.opened_on <= came_on <= today:
            raise UserError(
                self.env._(
                    "It came on a day between %(first)s and today.",
                    first=format_date(self.env, review.opened_on),
                )
            )
        if membership is None:
            return
        if not review.decision_id._is_for_members():
            raise UserError(self.env._("Members are not asked about this decision."))
        if membership.company_id != review.company_id or not membership._period_on(came_on):
            raise UserError(self.env._("Only members of this co-op are asked."))
        if how not in TYPED and came_on > review.consult_until:
            raise UserError(
                self.env._(
                    "The last day was %(day)s. Ring us if there is something that the Council has "
                    "to know.",
                    day=format_date(self.env, review.consult_until),
                )
            )

    # -- what it is about --------------------------------------------------------------------

    def _get_about(self, subject):
        """Return the values of what something is about.

        :param str subject: a code of ``SUBJECTS``, or ``p<reading>-<number>`` for a part of the
            paper as it could be read when it was brought
        :raise UserError: when there is no such part
        """
        self.ensure_one()
        if subject in dict(SUBJECTS) and subject != "part":
            return {"subject": subject, "reading_id": False, "part": 0, "part_words": False}
        reading, part = self._find_part(subject)
        if not part:
            raise UserError(self.env._("This part is not in the paper."))
        return {
            "subject": "part",
            "reading_id": reading.id,
            "part": part.number,
            "part_words": part.beginning,
        }

    def _find_part(self, subject):
        """Return (coop.text.version, `Part`) of a code, or (empty, None)."""
        # sudo: whoever reads the decision reads its paper
        readings = self.sudo().version_id.reading_ids
        head, dash, number = (subject or "")[:40].partition("-")
        ids = head[1:]
        if not (dash and head[:1] == "p" and ids.isdecimal() and number.isdecimal()):
            return readings.browse(), None
        reading = readings.filtered(lambda one: one.id == int(ids))
        if not reading or self.sudo().version_id.text_id.closed_item_ids:
            return readings.browse(), None
        return reading, find_part(str(reading._render({}, explain=False)), int(number))

    def _get_reading(self, lang, reading_format):
        """Return the paper as it was brought, as somebody reads it best: its language first."""
        # sudo: as above
        readings = self.sudo().version_id.reading_ids

        def fits(reading):
            return (reading.lang == lang, reading.format == reading_format, -reading.id)

        return max(readings, key=fits, default=readings.browse())

    def _get_parts(self, lang, reading_format):
        """Return (coop.text.version, list of `Part`) of the paper as somebody reads it."""
        # sudo: as above
        version = self.sudo().version_id
        reading = self._get_reading(lang, reading_format)
        if not reading or version.text_id.closed_item_ids:
            return reading.browse(), []
        return reading, split(str(reading._render({}, explain=False)))

    # -- saying it ---------------------------------------------------------------------------

    def _say(
        self,
        membership,
        subject="whole",
        card=None,
        words=None,
        change=None,
        how="portal",
        came_on=None,
        named=False,
        lang=None,
    ):
        """Write down what a member thinks, instead of what they said of the same before.

        :param membership: coop.membership; the caller has settled whose words these are
        :param str subject: as for `_get_about`
        :param str card: a code of ``CARDS``, or none where there are only words
        :param str words: in their own words
        :param str change: what should change
        :param str how: a code of ``WAYS``
        :param date came_on: the day on which it came; today by default
        :param bool named: whether the Council may see the name
        :param str lang: the language of the words
        :return: the coop.review.comment
        :raise UserError: when it cannot be taken, with the reason
        """
        self.ensure_one()
        # sudo: whose review it is, for the day
        came_on = came_on or self.env["coop.clock"].today(self.sudo().company_id)
        # sudo: a member has no right to what is said; the caller settled who it is
        membership = membership.sudo().ensure_one()
        self._check_may_say(membership, how, came_on)
        said = self._prepare_said_vals(words, change, how, came_on, lang)
        if card and card not in dict(CARDS):
            raise UserError(self.env._("Choose one of the three cards."))
        if not (card or said["words"] or said["change"]):
            raise UserError(self.env._("Choose a card, or write something down."))
        about = self._get_about(subject)
        vals = {
            **said,
            **about,
            "card": card or False,
            **{name: int(code == card) for code, name in COUNTS.items()},
            "named": bool(named),
            "area_id": membership.area_id.id,
        }
        before = self._get_comment(membership, about)
        if not before:
            who = {"review_id": self.id, "membership_id": membership.id}
            return before.create({**who, **vals})
        if before.said_on > came_on:
            raise UserError(
                self.env._(
                    "This member said something else later, on %(day)s. That stands.",
                    day=format_date(self.env, before.said_on),
                )
            )
        before._replace(vals)
        return before

    def _say_for_group(
        self,
        group,
        subject="whole",
        liked=0,
        unsure=0,
        disliked=0,
        words=None,
        change=None,
        there_count=0,
        area=None,
        how="meeting",
        came_on=None,
        lang=None,
    ):
        """Write down what a group thinks, in the words and numbers of its meeting.

        :param group: a coop.body that is neither the Board nor the Council, or a name
        :param int there_count: how many people were there
        :param area: coop.area of the group
        :param date came_on: the day on which it was said; said again of the same day, it is
            instead of what was said before
        The others as for `_say`; ``liked``, ``unsure``, ``disliked`` are numbers of people.
        """
        self.ensure_one()
        self.check_access("write")
        came_on = came_on or self.env["coop.clock"].today(self.company_id)
        self._check_may_say(None, how, came_on)
        is_body = isinstance(group, models.BaseModel)
        name = False if is_body else " ".join((group or "").split())
        if not is_body and not name:
            raise UserError(self.env._("Say which group it is."))
        if is_body:
            group._check_is_group()
            area = area or group._get_group_area()
        if not 0 < there_count or liked + unsure + disliked > there_count:
            raise UserError(
                self.env._(
                    "Say how many people were there: there cannot be more cards than people."
                )
            )
        said = self._prepare_said_vals(words, change, how, came_on, lang)
        if not (liked or unsure or disliked or said["words"] or said["change"]):
            raise UserError(self.env._("Count the cards, or write something down."))
        about = self._get_about(subject)
        vals = {
            **said,
            **about,
            "liked": liked,
            "unsure": unsure,
            "disliked": disliked,
            "there_count": there_count,
            "area_id": area.id if area else False,
        }
        # sudo: comments are written by acts alone; the right to the review was checked
        comments = self.env["coop.review.comment"].sudo()
        who = {"review_id": self.id, "body_id": is_body and group.id, "group_name": name}
        same = {"review_id": self.id, "body_id": who["body_id"], "said_on": came_on, **about}
        same.pop("part_words")
        before = comments.search(
            [("membership_id", "=", False), *((key, "=", value) for key, value in same.items())]
        ).filtered(lambda one: (one.group_name or "").lower() == (name or "").lower())
        if before:
            before._replace(vals)
            return before
        return comments.create({**who, **vals})

    def _prepare_said_vals(self, words, change, how, came_on, lang):
        # sudo: of the review only its last day is read
        return {
            "words": (words or "").strip() or False,
            "change": (change or "").strip() or False,
            "how": how,
            "said_on": came_on,
            "late": came_on > self.sudo().consult_until,
            "lang": lang or self.env.lang or "en_GB",
        }

    def _get_comment(self, membership, about):
        """Return what a member has said of one thing, or none."""
        # sudo: for the member whose words these are, or the act that replaces them
        return (
            self.env["coop.review.comment"]
            .sudo()
            .search(
                [
                    ("review_id", "=", self.id),
                    ("membership_id", "=", membership.id),
                    ("subject", "=", about["subject"]),
                    ("reading_id", "=", about["reading_id"]),
                    ("part", "=", about["part"]),
                ]
            )
        )

    def _take_back(self, membership, subject="whole"):
        """A member takes back what they said of one thing, until the last day."""
        self.ensure_one()
        # sudo: as in `_say`
        self._check_may_say(membership.sudo(), "portal", self.env["coop.clock"].today())
        self._get_comment(membership, self._get_about(subject)).unlink()

    def _close_comments(self):
        """What people said of these stays as it is, from now on."""
        # sudo: it follows from the end of the review
        self.sudo().comment_ids._close()

    def _conclude(self, *args, **kwargs):
        result = super()._conclude(*args, **kwargs)
        self._close_comments()
        return result


class CoopDecision(models.Model):
    """With the decision itself ends what people say of it."""

    _inherit = "coop.decision"

    def _decide(self, *args, **kwargs):
        result = super()._decide(*args, **kwargs)
        self.sudo().review_ids._close_comments()  # sudo: it follows from the end
        return result

    def _take_back(self, *args, **kwargs):
        result = super()._take_back(*args, **kwargs)
        self.sudo().review_ids._close_comments()  # sudo: it follows from the end
        return result


class CoopBody(models.Model):
    """Which bodies are asked as a group. A kind from an upper floor is one by being there."""

    _inherit = "coop.body"

    @api.model
    def _get_group_domain(self):
        """Return the domain of the bodies that say what they think as a group."""
        return [("kind", "not in", ("board", "council"))]

    def _get_group_area(self):
        """Return the coop.area of a group; an upper floor that knows it says so."""
        self.ensure_one()
        return self.env["coop.area"]

    def _check_is_group(self):
        self.ensure_one()
        if not self.filtered_domain(self._get_group_domain()):
            raise UserError(
                self.env._("The Council and the Board are not asked as a group: they decide.")
            )


class CoopReviewComment(models.Model):
    _inherit = "coop.review.comment"

    @api.model
    def _get_areas_of_many(self, companies):
        """Return the areas in which so many members live that “from there” names nobody."""
        # sudo: only how many there are
        memberships = self.env["coop.membership"].sudo()
        counts = memberships._read_group(
            [
                ("company_id", "in", companies.ids),
                ("area_id", "!=", False),
                *memberships._get_member_domain(),
            ],
            ["area_id"],
            ["__count"],
        )
        return (
            self.env["coop.area"].sudo().union(*(area for area, count in counts if count >= LEAST))
        )
