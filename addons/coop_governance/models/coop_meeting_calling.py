from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class CoopMeeting(models.Model):
    """How a meeting is called, moved and cancelled, and who is on its roll."""

    _inherit = "coop.meeting"

    notice_by = fields.Date(
        "Give notice by",
        compute="_compute_notice_by",
        help="The last day on which notice is in time for each of the bodies.",
    )
    is_short = fields.Boolean("Short notice", compute="_compute_notice_by")

    @api.depends("body_line_ids.notice_by", "called_on")
    def _compute_notice_by(self):
        for meeting in self:
            days = [day for day in meeting.body_line_ids.mapped("notice_by") if day]
            meeting.notice_by = min(days, default=False)
            given = meeting.called_on or self.env["coop.clock"].today(meeting.company_id)
            meeting.is_short = bool(meeting.notice_by) and given > meeting.notice_by

    # -- the roll ------------------------------------------------------------------------------

    def _fill_roll(self):
        """Put everybody on the roll who sits on one of the bodies on the day of the meeting, and
        take off who does not, was not there and asked nothing."""
        for meeting in self:
            day = meeting._get_day()
            # sudo: who sits there is on the roll, whoever calls the meeting
            for line in meeting.sudo().body_line_ids:
                terms = line._get_roll_terms(day)
                left = line.person_ids.filtered(
                    lambda p, terms=terms: p.term_id and p.term_id not in terms
                )
                left.filtered(lambda p: not p.presence_ids)._without_questions().unlink()
                self.env["coop.meeting.person"].sudo().create(
                    [
                        {
                            "meeting_id": meeting.id,
                            "line_id": line.id,
                            "term_id": term.id,
                            "sequence": place,
                        }
                        for place, term in enumerate(terms)
                        if term not in line.person_ids.term_id
                    ]
                )

    def action_fill_roll(self):
        self._check_officer()
        if self.filtered(lambda m: m.state not in ("draft", "called", "open")):
            raise UserError(self.env._("The meeting is over. Its roll stays."))
        self._fill_roll()
        return True

    # -- notice ----------------------------------------------------------------------------------

    def action_call(self):
        """Open the window in which notice is given."""
        self.ensure_one()
        self._check_officer()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Give notice of a meeting"),
            "res_model": "coop.meeting.call",
            "view_mode": "form",
            "target": "new",
            "context": {"default_meeting_id": self.id},
        }

    def _call(self, consent_count=0, consent_note=None):
        """Give notice of the meeting to everybody on its roll.

        :param int consent_count: people who agreed to short notice; of several bodies it is on
            the row of each
        :param str consent_note: how they agreed, and where that is kept
        :raise UserError: when notice is too short, with the first day that is possible
        """
        self.ensure_one()
        if self.state != "draft":
            raise UserError(self.env._("Notice of this meeting was given already."))
        self._check_can_be_called()
        self._fill_roll()
        consent_count = self._write_consent(consent_count)
        self._check_notice(consent_note)
        # sudo: guarded against typing; the caller checked the right
        self.sudo().write(
            {
                "state": "called",
                "called_on": self.env["coop.clock"].today(self.company_id),
                "consent_count": consent_count,
                "consent_note": consent_note,
            }
        )
        self._put_in_calendar()
        self._tell_people("meeting_called", key="called")

    def _check_can_be_called(self):
        self._check_bodies()
        self.body_line_ids._check_ruled()
        if self.start <= self.env["coop.clock"].now():
            raise UserError(self.env._("The meeting would begin in the past. Choose another day."))
        if not self.item_ids:
            raise UserError(
                self.env._("There is no agenda yet. People have to know what it is about.")
            )
        if not (self.place or self.join_link or self.join_phone):
            raise UserError(
                self.env._("Say where the meeting is, or how people join by video or phone.")
            )

    def _check_notice(self, consent_note):
        today = self.env["coop.clock"].today(self.company_id)
        for line in self.body_line_ids:
            if today <= line.notice_by:
                continue
            rules = line._get_rules()
            needed = self._get_consent_needed(line, rules)
            if needed is None or line.consent_count < needed or not consent_note:
                raise UserError(self._get_short_words(line, rules, needed, today))

    def _get_short_words(self, line, rules, needed, today):
        first = line._get_earliest_day(today)
        words = self.env._(
            "Notice for “%(body)s” is %(days)s clear days. It had to be given by %(by)s. If it is "
            "given today, the first day on which the meeting can be is %(first)s.",
            body=line.body_id.name,
            days=rules.notice_days,
            by=format_date(self.env, line.notice_by),
            first=format_date(self.env, first),
        )
        if rules.post_days:
            words = self.env._(
                "%(words)s Days for the post are counted in: %(post)s.",
                words=words,
                post=rules.post_days,
            )
        if needed is None:
            return words
        return self.env._(
            "%(words)s Or write down that at least %(needed)s people agree to short notice, and "
            "how.",
            words=words,
            needed=needed,
        )

    def action_cancel(self):
        """The meeting does not take place; everybody on the roll is told."""
        for meeting in self:
            meeting._check_officer()
            if meeting.state not in ("draft", "called"):
                raise UserError(self.env._("The meeting has begun or is over."))
            was_called = meeting.state == "called"
            # sudo: guarded against typing; the right was checked
            meeting.sudo().state = "cancelled"
            meeting.sudo().event_id.unlink()
            if was_called:
                meeting._tell_people("meeting_cancelled", key="cancelled", urgent=True)
        return True

    def _on_moved(self, was):
        """When or where it is has changed after notice was given: told at once.

        :param dict was: the values of fields before
        """
        self.ensure_one()
        start = was["start"]
        clock = self.env["coop.clock"]
        day_before = clock.day_of(start, self.company_id)
        if start != self.start:
            self.body_line_ids._check_ruled()
            self._fill_roll()
            today = clock.today(self.company_id)
            late = self.body_line_ids.filtered(lambda line: line.notice_by < today)
            if late and day_before != self._get_day():
                raise UserError(
                    self.env._(
                        "The new day is too near: notice for “%(body)s” had to be given by "
                        "%(by)s. Cancel this meeting and call another.",
                        body=late[0].body_id.name,
                        by=format_date(self.env, late[0].notice_by),
                    )
                )
        if day_before != self._get_day():
            # sudo: guarded against typing; people are reminded of the new day
            self.sudo().reminded_on = False
        self._put_in_calendar()
        self._tell_people("meeting_moved", urgent=True)

    # -- the calendar ----------------------------------------------------------------------------

    def _put_in_calendar(self):
        """Put the day into the calendar of the office; what it is about is not in it."""
        for meeting in self:
            values = {
                "name": meeting.name,
                "start": meeting.start,
                "stop": meeting.stop,
                "location": meeting.place,
                "privacy": "private",
                "user_id": meeting.secretary_id.id,
                "partner_ids": [(6, 0, meeting.secretary_id.partner_id.ids)],
            }
            # sudo: the calendar shows when it is, to whoever may see calendars; nobody is mailed
            event = meeting.sudo().event_id.with_context(
                dont_notify=True, no_mail_to_attendees=True
            )
            if event:
                event.write(values)
            else:
                meeting.sudo().event_id = event.create(values)


class CoopMeetingBody(models.Model):
    _inherit = "coop.meeting.body"

    def _get_roll_terms(self, day):
        """Return the terms of office of those who are asked to come, as they are listed."""
        self.ensure_one()
        terms = self.body_id._get_terms_on(day)
        return terms.sorted(lambda t: (t.seat_id.sequence, t.holder_id.name or "", t.id))
