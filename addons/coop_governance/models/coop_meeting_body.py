from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.coop_base.cleardays import earliest_event_day, latest_notice_day

from ..meetings import Seated, count


class CoopMeetingBody(models.Model):
    """One of the bodies that meet: with its own roll, quorum and votes."""

    _name = "coop.meeting.body"
    _description = "Body that meets"
    _check_company_auto = True
    _order = "meeting_id, sequence, id"
    _rec_name = "body_id"

    meeting_id = fields.Many2one(
        "coop.meeting", required=True, index=True, ondelete="cascade", check_company=True
    )
    sequence = fields.Integer(default=10)
    body_id = fields.Many2one(
        "coop.body", required=True, index=True, ondelete="restrict", check_company=True
    )
    company_id = fields.Many2one(
        related="meeting_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    person_ids = fields.One2many("coop.meeting.person", "line_id", string="Roll")
    notice_by = fields.Date("Give notice by", compute="_compute_notice_by")
    present_count = fields.Integer("Here now", compute="_compute_quorum")
    needed_count = fields.Integer("Needed", compute="_compute_quorum")
    is_quorate = fields.Boolean("Enough are here", compute="_compute_quorum")
    quorum_words = fields.Char("Quorum", compute="_compute_quorum")

    _meeting_body_uniq = models.UniqueIndex(
        "(meeting_id, body_id)", "This body meets here already."
    )

    @api.depends(
        "meeting_id.start",
        "body_id.rules_ids.valid_from",
        "body_id.rules_ids.notice_days",
        "body_id.rules_ids.post_days",
        "body_id.rules_ids.notice_working",
    )
    def _compute_notice_by(self):
        for line in self:
            start = line.meeting_id.start
            line.notice_by = start and line._get_latest_notice(
                self.env["coop.clock"].day_of(start, line.company_id)
            )

    def _get_latest_notice(self, day):
        """Return the last day on which notice of a meeting on a day can be given in time; none
        where no rules are in force on that day."""
        self.ensure_one()
        rules = self.body_id._get_rules_in_force(day)
        if not rules:
            return False
        holidays = self._get_holidays(day, rules._get_notice_days())
        return latest_notice_day(day, rules._get_notice_days(), holidays, rules.notice_working)

    def _get_earliest_day(self, day):
        """Return the first day on which a meeting can be if notice is given on a day."""
        self.ensure_one()
        rules = self._get_rules()
        holidays = self._get_holidays(day, rules._get_notice_days())
        return earliest_event_day(day, rules._get_notice_days(), holidays, rules.notice_working)

    def _get_holidays(self, day, days):
        span = timedelta(days=4 * days + 30)
        # sudo: bank holidays are no secret
        holidays = self.env["coop.bank.holiday"].sudo()
        return holidays._dates(self.company_id, day - span, day + span)

    @api.depends("person_ids.presence_ids.came_at", "person_ids.presence_ids.left_at")
    def _compute_quorum(self):
        now = self.env["coop.clock"].now()
        for line in self:
            counted = line._count_at(now, line.meeting_id._get_open_item())
            line.present_count = counted.present
            line.needed_count = counted.needed
            line.is_quorate = counted.reached
            line.quorum_words = line._get_quorum_words(counted)

    def _count_at(self, moment, item=None):
        """Count who of this body is there at a moment, but for those who withdrew from an item.

        :param datetime moment: naive UTC
        :param item: the coop.agenda.item that is dealt with, if any
        :return: :class:`~..meetings.quorum.Count`; its keys are ids of rows of the roll
        """
        self.ensure_one()
        day = self.meeting_id._get_day()
        # sudo: who is there and how many seats there are holds whoever asks
        line = self.sudo()
        roll = line._get_roll()
        withdrawn = item.sudo()._get_uncounted() if item else roll.browse()
        seats = line.body_id.seat_ids.filtered(lambda s: not s.is_office and s._is_there(day))
        return count(
            line._get_rules()._get_quorum(),
            [
                Seated(
                    person.id,
                    person.constituency_id.id or None,
                    tuple(
                        (stay.came_at, stay.left_at or None, stay.how)
                        for stay in person.presence_ids
                    ),
                )
                for person in roll
            ],
            moment,
            seats=line._get_base(seats, roll),
            withdrawn=set(withdrawn.ids),
            constituencies=seats.constituency_id.ids,
        )

    def _get_roll(self):
        """Return the rows of those who count when they are there."""
        return self.person_ids.filtered("votes")._sitting()

    def _get_base(self, seats, roll):
        """Return of how many the shares are taken: of the seats, or of those on the roll."""
        return len(seats) or len(roll)

    def _get_quorum_words(self, counted):
        """Say in one sentence whether enough are there, and who is missing."""
        self.ensure_one()
        words = self.env._(
            "%(present)s are here, %(needed)s are needed.",
            present=counted.present,
            needed=counted.needed,
        )
        if not counted.short:
            return words
        # sudo: names of constituencies are no secret to whoever reads the roll
        missing = self.env["coop.constituency"].sudo().browse(counted.short)
        return self.env._(
            "%(words)s Too few are here of: %(names)s.",
            words=words,
            names=", ".join(missing.mapped("name")),
        )
