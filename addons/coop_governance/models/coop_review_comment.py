from odoo import api, fields, models

CARDS = [("like", "I like it"), ("unsure", "I am not sure"), ("dislike", "I do not like it")]
SUBJECTS = [
    ("whole", "All of it"),
    ("supported", "What it means for people who are supported"),
    ("staff", "What it means for people who work here"),
    ("communities", "What it means for communities"),
    ("part", "A part of the paper"),
]
WAYS = [
    ("portal", "On their own pages"),
    ("helper", "With somebody at their side"),
    ("paper", "On paper"),
    ("phone", "By phone"),
    ("meeting", "At a meeting of the group"),
]
#: how something comes that the office types in
TYPED = ("paper", "phone", "meeting")


class CoopReviewComment(models.Model):
    """What a member, or a group, thinks of what the Council reviews: a picture card, and words if
    they like, about all of it, about what it means for whom, or about a part of the paper.

    A member says one thing about each, and may change it until the last day; what a group said at
    one meeting is one row for each, with how many chose which card. It is written by acts of the
    review alone. When the review has ended, all of it stands behind the wall.
    """

    _name = "coop.review.comment"
    _description = "What somebody thinks of a decision"
    _inherit = ["coop.moderated", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _wall_open_fields = frozenset({"moderation_id", "moderation_state"})
    _moderated_field = "words"
    _check_company_auto = True
    _order = "review_id, said_on, id"
    _rec_name = None

    review_id = fields.Many2one(
        "coop.decision.review", required=True, index=True, ondelete="restrict", check_company=True
    )
    decision_id = fields.Many2one(
        related="review_id.decision_id", store=True, precompute=True, index=True
    )
    company_id = fields.Many2one(
        related="review_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    body_id = fields.Many2one(
        "coop.body",
        "Group",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    group_name = fields.Char("Group, as it calls itself")
    area_id = fields.Many2one("coop.area", ondelete="restrict", check_company=True)
    there_count = fields.Integer("How many were there", aggregator="sum")
    subject = fields.Selection(SUBJECTS, "About", required=True)
    reading_id = fields.Many2one(
        "coop.text.version",
        "Paper as it was read",
        ondelete="restrict",
        index="btree_not_null",
        help="In one language and one format: its parts are numbered by its own words.",
    )
    part = fields.Integer("Number of the part", aggregator=None)
    part_words = fields.Char("How the part begins")
    card = fields.Selection(CARDS)
    liked = fields.Integer("Like it", required=True)
    unsure = fields.Integer("Not sure", required=True)
    disliked = fields.Integer("Do not like it", required=True)
    words = fields.Text("In their words")
    change = fields.Text("What should change")
    lang = fields.Char("Language of the words")
    named = fields.Boolean("May be named", help="The Council sees the name beside the words.")
    how = fields.Selection(WAYS, "How it came", required=True)
    said_on = fields.Date("Said on", required=True, help="The day on which it came to us.")
    late = fields.Boolean(help="It came after the last day.")
    closed = fields.Boolean("The review has ended")
    shown_as = fields.Char("As the Council sees who it is", compute="_compute_shown_as")

    _member_uniq = models.UniqueIndex(
        "(review_id, membership_id, subject, coalesce(reading_id, 0), coalesce(part, 0))"
        " WHERE membership_id IS NOT NULL",
        "This member has said what they think of this already. It can be changed.",
    )
    _group_uniq = models.UniqueIndex(
        "(review_id, coalesce(body_id, 0), coalesce(lower(group_name), ''), said_on, subject,"
        " coalesce(reading_id, 0), coalesce(part, 0)) WHERE membership_id IS NULL",
        "What this group said on that day is there already.",
    )
    _one_who = models.Constraint(
        "CHECK ((membership_id IS NOT NULL)::int + (body_id IS NOT NULL)::int"
        " + (group_name IS NOT NULL)::int = 1)",
        "It is either a member who says it, or one group.",
    )
    _part_whole = models.Constraint(
        "CHECK ((subject = 'part') = (reading_id IS NOT NULL AND part > 0))",
        "Name the part of the paper.",
    )
    _says_something = models.Constraint(
        "CHECK (liked + unsure + disliked > 0 OR words IS NOT NULL OR change IS NOT NULL)",
        "Choose a card, or write something down.",
    )
    _counts_possible = models.Constraint(
        "CHECK (liked >= 0 AND unsure >= 0 AND disliked >= 0 AND there_count >= 0"
        " AND (membership_id IS NULL OR liked + unsure + disliked <= 1))",
        "There cannot be fewer than none, and a member has one card.",
    )
    _not_more_than_there = models.Constraint(
        "CHECK (membership_id IS NOT NULL OR liked + unsure + disliked <= there_count)",
        "There cannot be more cards than people.",
    )

    @api.model
    def _get_usual(self):
        return {**super()._get_usual(), "liked": 0, "unsure": 0, "disliked": 0}

    @api.depends("review_id.decision_id.name", "subject", "part")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for comment in self:
            name = comment.review_id.display_name or ""
            comment.display_name = f"{name}: {comment._say_subject()}"

    @api.depends("membership_id", "body_id", "group_name", "area_id", "named")
    @api.depends_context("lang")
    def _compute_shown_as(self):
        named_areas = self._get_named_areas()
        for comment in self:
            comment.shown_as = comment._say_who(named_areas)

    def _get_named_areas(self):
        """Return the areas of these in which so many members live that one is not known by it."""
        # sudo: only how many there are
        return self.env["coop.review.comment"]._get_areas_of_many(self.sudo().company_id)

    def _say_who(self, named_areas):
        """Return who said it, as the Council sees it.

        :param named_areas: coop.area of which enough members are
        """
        self.ensure_one()
        # sudo: a name is shown where the member agreed to it
        comment = self.sudo()
        if comment.body_id or comment.group_name:
            return comment.body_id.name or comment.group_name
        if comment.named:
            return comment.membership_id.member_name
        if comment.area_id in named_areas:
            return self.env._("A member from %(area)s", area=comment.area_id.name)
        return self.env._("A member")

    def _say_subject(self):
        """Return what it is about, in words."""
        self.ensure_one()
        if self.subject == "part":
            return self.env._(
                "Part %(number)s: “%(words)s”", number=self.part, words=self.part_words or ""
            )
        subjects = self._fields["subject"]._description_selection(self.env)
        return dict(subjects).get(self.subject, "")

    # -- words are read before others see them -----------------------------------------------

    def _moderation_author(self):
        return self.membership_id.partner_id

    def _moderated_words(self):
        self.ensure_one()
        return "\n".join(filter(None, (self.words, self.change)))

    def _prepare_moderation_vals(self):
        """What the office wrote down of a group, and a card without words, waits for nobody."""
        vals = super()._prepare_moderation_vals()
        return vals if self._waits_to_be_read() else {**vals, "state": "shown"}

    def _waits_to_be_read(self):
        self.ensure_one()
        return bool(self.membership_id and (self.words or self.change))

    def _replace(self, vals):
        """Say it anew; changed words wait again to be read."""
        self.ensure_one()
        same = all((self[name] or False) == (vals[name] or False) for name in ("words", "change"))
        if same:
            vals = {name: value for name, value in vals.items() if name != "words"}
        self.write(vals)
        if not self._waits_to_be_read():
            self.moderation_id.state = "shown"

    # -- the end -----------------------------------------------------------------------------

    def _close(self):
        """The review has ended: from now on this stays as it is."""
        self.filtered(lambda one: not one.closed).write({"closed": True})

    def _move(self, stays):
        """What a member said stands with the number that goes on; of two the later one stays.

        What stands behind the wall keeps the number under which it was said.
        """
        for comment in self.filtered(lambda one: not one.closed):
            same = self.search(
                [
                    ("membership_id", "=", stays.id),
                    ("review_id", "=", comment.review_id.id),
                    ("subject", "=", comment.subject),
                    ("reading_id", "=", comment.reading_id.id),
                    ("part", "=", comment.part),
                ]
            )
            if same and (same.said_on, same.recorded_at) >= (comment.said_on, comment.recorded_at):
                comment.unlink()
            else:
                same.unlink()
                comment.membership_id = stays

    def _forget(self, reason):
        """Keep of who is forgotten the cards alone."""
        if not self:
            return
        said = self.filtered(lambda one: one.words or one.change)
        with self.env["coop.wall.opening"]._open(self._name, reason):
            self.named = False
            said.write({"words": self.env._("The words are not kept."), "change": False})
            self.flush_recordset()
        # sudo: part of a removal that has been checked and logged
        self.sudo().moderation_id.write({"state": "refused", "author_id": False})
