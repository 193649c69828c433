from odoo import api, models

from ..meetings import Count
from .coop_agenda_item import format_time


class CoopMeetingBody(models.Model):
    """Who was there, as minutes say it: with hours and how; of all members in numbers alone."""

    _inherit = "coop.meeting.body"

    def _get_numbers_words(self):
        """Say how many members came to a general meeting; nobody's name stands in its minutes."""
        self.ensure_one()
        members = self.person_ids.filtered("membership_id")
        came = members.filtered("came")
        stays = came.presence_ids.filtered(lambda stay: stay.how != "room")
        return self.env._(
            "%(members)s members were there, %(remote)s of them by phone or by video. %(proxies)s "
            "members had somebody vote for them. %(apologies)s members sent apologies.",
            members=len(came),
            remote=len(stays.person_id),
            proxies=len(self.meeting_id.proxy_ids._standing()),
            apologies=len((members - came).filtered(lambda p: p.answer == "apology")),
        )


class CoopMeetingPerson(models.Model):
    _inherit = "coop.meeting.person"

    def _get_minutes_name(self):
        """Return the name for the minutes, none of a member at a general meeting."""
        self.ensure_one()
        return self.env._("A member") if self.membership_id else self.name

    def _get_stays_words(self):
        """Return from when until when somebody was there and how, for each of their stays."""
        self.ensure_one()
        return "; ".join(stay._get_words() for stay in self.presence_ids.sorted("came_at"))


class CoopPresence(models.Model):
    _inherit = "coop.presence"

    @api.depends("came_at", "left_at", "how")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for stay in self:
            stay.display_name = stay._get_words() if stay.came_at and stay.how else ""

    def _get_words(self):
        """Return "19:02 to 20:40, by phone", where the co-op is."""
        self.ensure_one()
        zone = self.env["coop.clock"]._zone(self.company_id)
        labels = dict(self._fields["how"]._description_selection(self.env))
        came, how = format_time(self.came_at, zone), labels[self.how].lower()
        if not self.left_at:
            return self.env._("from %(came)s, %(how)s", came=came, how=how)
        left = format_time(self.left_at, zone)
        return self.env._("%(came)s to %(left)s, %(how)s", came=came, left=left, how=how)


class CoopMeeting(models.Model):
    _inherit = "coop.meeting"

    def _get_minuted_guests(self):
        """Return guests who came; not those who voted for members, who stand in the numbers."""
        self.ensure_one()
        guests = self.person_ids.filtered(lambda p: p.guest_name and p.came)
        return guests - self.proxy_ids.person_id


class CoopAgendaItem(models.Model):
    _inherit = "coop.agenda.item"

    def _get_quorum_said(self):
        """Return in sentences who was there when the point was begun, and whenever it was enough
        no more, or enough again."""
        self.ensure_one()
        zone = self.env["coop.clock"]._zone(self.company_id)
        said, before = [], {}
        for count in self.count_ids.sorted("id"):
            if count.why == "begun" or before.get(count.line_id) != count.reached:
                hour, body = format_time(count.taken_at, zone), count.line_id.body_id.name
                said.append(f"{hour}, {body}: {count._say()}")
            before[count.line_id] = count.reached
        return said


class CoopQuorumCount(models.Model):
    _inherit = "coop.quorum.count"

    def _say(self):
        """Return in the reader's language what was counted then."""
        self.ensure_one()
        each = {int(key): tuple(pair) for key, pair in (self.each or {}).items()}
        return self.line_id._get_quorum_words(Count(self.present, self.needed, each))


class CoopMinutes(models.Model):
    _inherit = "coop.minutes"

    def _get_closed_text(self, items, lang):
        """Return the minutes of closed points for whoever dealt with some of them, or none.

        They are one text, which may have been put right by hand: whoever dealt with all of the
        closed points reads it. Others read what was written down on theirs.

        :param items: the coop.agenda.item, closed, with which the reader deals
        :param str lang: code of the reader's language
        """
        self.ensure_one()
        # sudo: the caller settled with which points the reader deals
        minutes = self.sudo()
        meeting = minutes.meeting_id.with_context(lang=lang)
        mine = meeting.item_ids.filtered(lambda i: i.is_closed and i in items)
        if not mine:
            return None
        if meeting.item_ids.filtered("is_closed") <= mine:
            return (lang == "cy_GB" and minutes.closed_text_cy) or minutes.closed_text
        return meeting._render_minutes(closed=True, items=mine)
