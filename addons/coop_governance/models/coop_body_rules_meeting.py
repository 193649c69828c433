from odoo import fields, models

from ..meetings import Majority, Quorum


class CoopBodyRules(models.Model):
    """What the rules say about meetings of a body: notice, quorum, majorities, minutes."""

    _inherit = "coop.body.rules"

    notice_days = fields.Integer(
        "Notice of a meeting (clear days)",
        default=7,
        help="Clear days: neither the day on which notice is given nor the day of the meeting "
        "counts.",
    )
    post_days = fields.Integer(
        "Days for the post",
        help="A letter counts as given when it arrives. So many days more lie between the day on "
        "which notice goes out and the meeting, for everybody alike. A company’s letter arrives "
        "two working days after it was posted (Companies Act 2006, s.1147).",
    )
    notice_working = fields.Boolean(
        "Working days only", help="Weekends and bank holidays do not count as days of notice."
    )
    consent_percent = fields.Integer(
        "Short notice needs the consent of (per cent)",
        default=90,
        help="Of those who may come and vote. 0: short notice is not possible.",
    )
    quorum_least = fields.Integer("Quorum: people at least", default=3)
    quorum_percent = fields.Integer(
        "Quorum: of the seats that are there (per cent)", default=50, help="Rounded up."
    )
    quorum_each = fields.Integer(
        "Quorum: people at least of each constituency",
        help="0: it does not matter from which constituency those come who are there.",
    )
    quorum_remote = fields.Boolean(
        "By phone or video counts", default=True, help="Towards the quorum."
    )
    majority_percent = fields.Integer("Carried by more than (per cent)", default=50)
    special_percent = fields.Integer("Special resolution: at least (per cent)", default=75)
    majority_of = fields.Selection(
        [
            ("cast", "Of the votes for and against"),
            ("present", "Of those who are there and may vote"),
            ("seats", "Of the seats that are there"),
        ],
        "Majority of what",
        required=True,
        default="cast",
    )
    tie_rule = fields.Selection(
        [("lost", "It is not carried"), ("chair", "The chair has a casting vote")],
        "As many for as against",
        required=True,
        default="lost",
        help="Ordinary resolutions only: no casting vote carries a special one.",
    )
    papers_days = fields.Integer(
        "Papers go out (days before)",
        default=7,
        help="Clear days before the meeting. 0: they do not go out by themselves.",
    )
    remind_days = fields.Integer(
        "Remind people (days before)", default=2, help="0: nobody is reminded."
    )
    draft_days = fields.Integer(
        "Draft minutes within (days)", default=14, help="After the meeting. 0: no time is named."
    )
    summary_days = fields.Integer(
        "Easy Read summary within (days)",
        default=14,
        help="After the meeting. 0: no time is named.",
    )

    _meeting_numbers_possible = models.Constraint(
        "CHECK (notice_days >= 0 AND (post_days IS NULL OR post_days >= 0)"
        " AND consent_percent BETWEEN 0 AND 100 AND quorum_least >= 0"
        " AND quorum_percent BETWEEN 0 AND 100 AND quorum_each >= 0"
        " AND majority_percent BETWEEN 0 AND 99 AND special_percent BETWEEN 1 AND 100"
        " AND papers_days >= 0 AND remind_days >= 0 AND draft_days >= 0 AND summary_days >= 0)",
        "Days and people cannot be less than nothing, and shares lie between 0 and 100 per cent.",
    )

    def _get_notice_days(self):
        """Return how many clear days lie between the notice that goes out and the meeting."""
        return self.notice_days + self.post_days

    def _get_quorum(self):
        """Return what these rules ask, for the plain package that counts; None by no rules."""
        if not self:
            return None
        return Quorum(self.quorum_least, self.quorum_percent, self.quorum_each, self.quorum_remote)

    def _get_majority(self, kind):
        """Return what these rules ask for a resolution of a kind ("ordinary", "special")."""
        if not self:
            return Majority()
        special = kind == "special"
        return Majority(
            percent=self.special_percent if special else self.majority_percent,
            more_than=not special,
            of=self.majority_of,
            # a share that is asked by law is not reached by one vote twice
            casting=self.tie_rule == "chair" and not special,
        )
