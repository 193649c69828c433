from odoo import api, models
from odoo.tools import format_date


class CoopMeeting(models.Model):
    _inherit = "coop.meeting"

    @api.model
    def _get_general_ahead(self, companies):
        """Return the general meetings of these co-ops that are called and not over."""
        # sudo: all members are told of it; what is shown is made from it
        return self.sudo().search(
            [
                ("company_id", "in", companies.ids),
                ("is_general", "=", True),
                ("state", "in", ("called", "open")),
                ("stop", ">", self.env["coop.clock"].now()),
            ],
            order="start",
        )

    @api.model
    def _get_general_by_member(self, partners, more=()):
        """Return {partner: general meetings ahead of the co-ops they are members of}."""
        # sudo: each is told of what is theirs
        memberships = self.env["coop.membership"].sudo()
        mine = memberships.search(
            [("partner_id", "in", partners.ids), *more, *memberships._get_member_domain()]
        )
        ahead = self._get_general_ahead(mine.company_id) if mine else self.browse()
        return {
            member.partner_id: ahead.filtered(lambda m, own=member: m.company_id == own.company_id)
            for member in mine
        }


class CoopMemberHome(models.AbstractModel):
    """The coming meeting of all members."""

    _inherit = "coop.member.home"

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        found = self.env["coop.meeting"]._get_general_by_member(
            partners, self._get_company_domain()
        )
        for partner, meetings in found.items():
            for meeting in meetings:
                day = meeting._get_day()
                things[partner.id].append(
                    {
                        "key": f"general_meeting:{meeting.id}",
                        "title": self.env._("Come to the meeting of all members"),
                        "why": self.env._(
                            "It is on %(day)s. Say if you come, or who votes for you.",
                            day=format_date(self.env, day, date_format="d MMMM y"),
                        ),
                        "url": "/my/members-meeting",
                        "icon": "people",
                        "priority": 15,
                        "until": day,
                    }
                )
        return things


class CoopMemberCalendar(models.AbstractModel):
    """General meetings, in the calendar of each member."""

    _inherit = "coop.member.calendar"

    @api.model
    def _get_events(self, partners, start, stop, told=False):
        events = super()._get_events(partners, start, stop, told)
        found = self.env["coop.meeting"]._get_general_by_member(partners)
        for partner, meetings in found.items():
            for meeting in meetings.filtered(lambda m: m.start < stop and m.stop > start):
                events[partner.id].append(
                    {
                        "uid": f"general-meeting-{meeting.id}",
                        "title": meeting.name,
                        "start": meeting.start,
                        "stop": meeting.stop,
                        "place": meeting.place or None,
                        "text": None,
                        "url": "/my/members-meeting",
                        "icon": "people",
                    }
                )
        return events
