from datetime import timedelta

from markupsafe import Markup

from odoo import api, models
from odoo.fields import Domain


class CoopMeeting(models.Model):
    """People are told of a meeting: notice with the agenda, changes, a reminder, the minutes."""

    _inherit = "coop.meeting"

    def _get_people(self):
        """Return the contacts of those on the roll who sit there on the day of the meeting."""
        # sudo: whoever calls the meeting tells those on its roll
        return self.sudo().person_ids._sitting().holder_id.partner_id

    def _tell_people(self, kind, key=None, urgent=False, people=None):
        for meeting in self:
            self.env["coop.notice"]._tell(
                meeting._get_people() if people is None else people,
                kind,
                meeting,
                key=key,
                urgent=urgent,
            )

    def _coop_notice_values(self, kind, partners):
        """Return for each person the day, the place and the points that they deal with."""
        self.ensure_one()
        needs = partners._coop_needs()
        return {
            partner.id: self._get_words(partner, needs[partner.id]["lang"]) for partner in partners
        }

    def _get_words(self, partner, lang):
        # sudo: somebody on the roll is told of the meeting
        meeting = self.sudo().with_context(lang=lang)
        bodies = meeting._get_bodies_of(partner)
        items = meeting.item_ids.filtered(lambda i: not i.is_closed or i.body_ids & bodies)
        points = Markup("").join(
            Markup("<li>{}</li>").format(item._get_line_words()) for item in items
        )
        ways = filter(None, (meeting.place, meeting.join_link, meeting.join_phone))
        return {
            "meeting": meeting.name,
            "day": meeting._get_day_words(lang),
            "hours": meeting._get_hours_words(lang),
            "place": ", ".join(ways),
            "agenda": Markup("<ol>{}</ol>").format(points),
            "what_helps": meeting.what_helps or "",
            "link": f"{meeting.get_base_url()}/my/meetings/{meeting.id}",
        }

    def _get_bodies_of(self, partner):
        """Return the bodies for which somebody is on the roll."""
        self.ensure_one()
        # sudo: for whom somebody on the roll is there
        rows = self.sudo().person_ids.filtered(lambda p: p.holder_id.partner_id == partner)
        return rows.line_id.body_id

    # -- reminders -------------------------------------------------------------------------------

    @api.model
    def _get_remind_domain(self):
        """Meetings of which people are reminded today: as the rules of one of the bodies say."""
        clock = self.env["coop.clock"]
        today = clock.today()
        parts = []
        for body in self.env["coop.body"].search([]):
            days = body._get_rules(today).remind_days
            if days:
                parts.append(
                    Domain("body_line_ids.body_id", "=", body.id)
                    & Domain("start", "<", clock.start_of_day(today + timedelta(days=days + 1)))
                )
        return (
            Domain("state", "=", "called")
            & Domain("reminded_on", "=", False)
            & Domain("called_on", "<", today)
            & Domain("start", ">", clock.now())
            & Domain.OR(parts)
        )

    def _get_absent(self):
        """Return the contacts of those who said that they do not come."""
        # sudo: as in _get_people
        rows = self.sudo().person_ids
        coming = rows.filtered(lambda row: row.answer != "apology")
        return (rows - coming)._get_partners() - coming._get_partners()

    @api.model
    def _cron_remind(self):
        """Remind those who did not send apologies; safe to stop and to run twice."""
        cron = self.env["ir.cron"]
        for meeting in self.search(self._get_remind_domain()).try_lock_for_update():
            # moved to another day, people are reminded of that one
            meeting._tell_people(
                "meeting_reminder",
                key=f"reminder {meeting._get_day()}",
                people=meeting._get_people() - meeting._get_absent(),
            )
            meeting.reminded_on = self.env["coop.clock"].today(meeting.company_id)
            cron._commit_progress(1)


class CoopMeetingPerson(models.Model):
    _inherit = "coop.meeting.person"

    def _get_partners(self):
        """Return the contacts behind rows of the roll; guests have none."""
        return self.holder_id.partner_id


class CoopAgendaItem(models.Model):
    _inherit = "coop.agenda.item"

    def _get_line_words(self):
        """Return the point as it stands in the notice: its name and what for.

        Letters are seen by who prints them and who lives in the same house: of a closed point
        they say only that there is one. Those who deal with it read it on their page.
        """
        self.ensure_one()
        if self.is_closed:
            return self.env._("A closed point. You read it on your page, or ring us.")
        purpose = dict(self._fields["purpose"]._description_selection(self.env))[self.purpose]
        return f"{self.name} ({purpose.lower()})"
