from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """Who decides what, and who sits where."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = super()._get_cards(partner)
        if not self.env["coop.body"]._get_picture_bodies(self.env.company):
            return cards
        return [
            *cards,
            {
                "title": self.env._("Who decides"),
                "text": self.env._("Members, the Council, the Board: who sits where."),
                "url": "/my/who-decides",
                "icon": "people",
                "priority": 45,
            },
        ]

    @api.model
    def _get_things(self, partners):
        """A meeting of which somebody has not said yet whether they come."""
        things = super()._get_things(partners)
        # sudo: one's own rows on rolls
        rows = (
            self.env["coop.meeting.person"]
            .sudo()
            .search(
                [
                    ("term_id.holder_id.partner_id", "in", partners.ids),
                    ("answer", "=", "unknown"),
                    ("meeting_id.state", "=", "called"),
                    ("meeting_id.start", ">", self.env["coop.clock"].now()),
                    *self._get_company_domain(),
                ],
                order="start, id",
            )
        )
        seen = set()
        for row in rows._sitting():
            partner, meeting = row.holder_id.partner_id, row.meeting_id
            if (partner, meeting) in seen:
                continue
            seen.add((partner, meeting))
            things[partner.id].append(
                {
                    "key": f"meeting-{meeting.id}",
                    "title": self.env._("Do you come to the meeting?"),
                    "why": f"{meeting.name}, {meeting._get_day_words(self.env.lang)}",
                    "url": f"/my/meetings/{meeting.id}",
                    "icon": "people",
                    "until": meeting._get_day(),
                    "priority": 15,
                    "helped": "meetings",
                }
            )
        return things

    @api.model
    def _get_led_to(self, partners, since=None):
        """Questions about a meeting that were answered."""
        led_to = super()._get_led_to(partners, since)
        # sudo: one's own questions
        questions = (
            self.env["coop.meeting.question"]
            .sudo()
            .search(
                [
                    ("person_id.term_id.holder_id.partner_id", "in", partners.ids),
                    ("answered_on", "!=", False),
                    *([("answered_on", ">=", since)] if since else []),
                    *self._get_company_domain(),
                ]
            )
        )
        for question in questions:
            led_to[question.person_id.holder_id.partner_id.id].append(
                {
                    "key": f"meeting-question-{question.id}",
                    "title": self.env._("Your question about %s", question.meeting_id.name),
                    "text": question._get_shown_answer(),
                    "day": question.answered_on,
                    "url": f"/my/meetings/{question.meeting_id.id}",
                    "icon": "question",
                }
            )
        return led_to
