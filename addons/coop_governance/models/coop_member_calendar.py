from odoo import api, models


class CoopMemberCalendar(models.AbstractModel):
    """Meetings of the bodies on which somebody sits, in their calendar."""

    _inherit = "coop.member.calendar"

    @api.model
    def _get_events(self, partners, start, stop, told=False):
        events = super()._get_events(partners, start, stop, told)
        # sudo: each is told of the meetings on whose roll they are
        rows = (
            self.env["coop.meeting.person"]
            .sudo()
            .search(
                [
                    ("term_id.holder_id.partner_id", "in", partners.ids),
                    ("meeting_id.state", "in", ("called", "open")),
                    ("meeting_id.start", "<", stop),
                    ("meeting_id.stop", ">", start),
                    ("answer", "!=", "apology"),
                ]
            )
        )
        seen = set()
        for row in rows._sitting():
            partner, meeting = row.holder_id.partner_id, row.meeting_id
            if (partner, meeting) in seen:
                continue
            seen.add((partner, meeting))
            events[partner.id].append(
                {
                    "uid": f"meeting-{meeting.id}",
                    "title": meeting.name,
                    "start": meeting.start,
                    "stop": meeting.stop,
                    "place": meeting.place or None,
                    "text": None,
                    "url": f"/my/meetings/{meeting.id}",
                    "icon": "people",
                }
            )
        return events
