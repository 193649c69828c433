from datetime import timedelta

from odoo import api, models

# What everybody may want to have in their calendar.
SHOWN = ("nominations_close", "poll_opens", "poll_closes")


class CoopMemberCalendar(models.AbstractModel):
    """Days of elections, in the calendar of each member."""

    _inherit = "coop.member.calendar"

    @api.model
    def _get_events(self, partners, start, stop, told=False):
        events = super()._get_events(partners, start, stop, told)
        found = self.env["coop.election"]._get_by_member(partners)
        for partner, elections in found.items():
            steps = elections.step_ids.filtered(
                lambda step: step.code in SHOWN and start <= step.at < stop
            )
            for step in steps:
                events[partner.id].append(
                    {
                        "uid": f"election-step-{step.id}",
                        "title": f"{step.election_id.name}: {step._get_label()}",
                        "start": step.at,
                        "stop": step.at + timedelta(minutes=30),
                        "place": None,
                        "text": None,
                        "url": "/my/elections",
                        "icon": "vote",
                    }
                )
        return events
