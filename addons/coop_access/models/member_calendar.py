from datetime import datetime, time, timedelta

import pytz
import vobject

from odoo import api, models
from odoo.tools import format_date, format_datetime

# So far ahead a calendar looks.
AHEAD = timedelta(days=180)


class CoopMemberCalendar(models.AbstractModel):
    """What is on for a person: from the calendar, and from what upper floors add.

    An event is a dict: uid (the same for as long as it is the same event), title, start and stop
    (naive UTC moments; dates when the whole day is meant), place, text (one sentence, or None),
    url (of its page, or None), icon (name of a picture of ours, or an address).
    """

    _name = "coop.member.calendar"
    _description = "What is on for a person"

    @api.model
    def _get_events(self, partners, start, stop, told=False):
        """Return ``{partner.id: [event]}`` of what goes on between two moments.

        :param datetime start: naive UTC
        :param datetime stop: naive UTC
        :param bool told: for what others print, keep as told or see, too: only what is meant for it
        """
        events = {partner.id: [] for partner in partners}
        meant = [("event_id.coop_for_members", "=", True)] if told else []
        # sudo: each is told of what they themselves take part in
        found = (
            self.env["calendar.attendee"]
            .sudo()
            .search(
                [
                    ("partner_id", "in", partners.ids),
                    ("state", "!=", "declined"),
                    ("event_id.active", "=", True),
                    ("event_id.start", "<", stop),
                    ("event_id.stop", ">", start),
                    *meant,
                ]
            )
        )
        for attendee in found:
            event = attendee.event_id
            events[attendee.partner_id.id].append(
                {
                    "uid": f"calendar-{event.id}",
                    "title": event.name,
                    "start": event.start_date if event.allday else event.start,
                    "stop": event.stop_date if event.allday else event.stop,
                    "place": event.location or None,
                    "text": None,
                    "url": None,
                    "icon": "calendar",
                }
            )
        return events

    @api.model
    def _ahead_of(self, partners, ahead=AHEAD, told=False):
        """Return ``{partner.id: [event]}`` of what is on from now, the next first.

        :param timedelta ahead: how far to look
        :param bool told: as for ``_get_events``
        """
        now = self.env["coop.clock"].now()
        found = self._get_events(partners, now, now + ahead, told)
        return {key: sorted(events, key=_place_in_time) for key, events in found.items()}

    @api.model
    def _show(self, event, company=None):
        """Return an event with the words of its time in the reader's language.

        :return: the event with day ("Thursday 3 December"), month ("December 2026") and hours
            ("2:00 PM to 3:30 PM", empty for a whole day)
        """
        clock = self.env["coop.clock"]
        whole_day = not isinstance(event["start"], datetime)
        day = event["start"] if whole_day else clock.day_of(event["start"], company)
        hours = ""
        if not whole_day:
            zone = clock._zone(company).zone
            first, last = (
                format_datetime(self.env, event[name], tz=zone, dt_format="h:mm a")
                for name in ("start", "stop")
            )
            hours = self.env._("%(start)s to %(stop)s", start=first, stop=last)
        elif event["stop"] > event["start"]:
            last = format_date(self.env, event["stop"], date_format="EEEE d MMMM")
            hours = self.env._("until %(day)s", day=last)
        return {
            **event,
            "day": format_date(self.env, day, date_format="EEEE d MMMM"),
            "month": format_date(self.env, day, date_format="MMMM y"),
            "hours": hours,
        }

    @api.model
    def _ics(self, events, company):
        """Return events as an iCalendar file (bytes, RFC 5545).

        :param company: whose events they are: their identifiers end in its address
        """
        calendar = vobject.iCalendar()
        calendar.add("x-wr-calname").value = company.name
        stamp = self.env["coop.clock"].now().replace(tzinfo=pytz.utc)
        base = company.get_base_url().rstrip("/")
        for event in events:
            entry = calendar.add("vevent")
            entry.add("uid").value = f"{event['uid']}@{base.partition('//')[2]}"
            entry.add("dtstamp").value = stamp
            entry.add("summary").value = event["title"]
            start, stop = event["start"], event["stop"]
            if isinstance(start, datetime):
                start, stop = (moment.replace(tzinfo=pytz.utc) for moment in (start, stop))
            else:
                # the day after the last one ends an entry of whole days
                stop += timedelta(days=1)
            entry.add("dtstart").value = start
            entry.add("dtend").value = stop
            if event["place"]:
                entry.add("location").value = event["place"]
            if event["text"]:
                entry.add("description").value = event["text"]
            if event["url"]:
                entry.add("url").value = base + event["url"]
        return calendar.serialize().encode()


def _place_in_time(event):
    start = event["start"]
    moment = start if isinstance(start, datetime) else datetime.combine(start, time.min)
    return (moment, event["title"], event["uid"])
