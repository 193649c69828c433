from odoo import models


class CoopRequisition(models.Model):
    """How a request stands, in whole sentences, in the language of the reader."""

    _inherit = "coop.requisition"

    def _say_state(self):
        """Return how it stands as a list of short sentences for members."""
        self.ensure_one()
        if self.state == "waiting":
            return [self.env._("The office looks at it first. Then all members see it.")]
        if self.state == "refused":
            said = self.env._("The reason: %(why)s", why=self.state_why)
            return [self.env._("It is not shown to members."), said]
        if self.state == "withdrawn":
            return [self.env._("It was taken back.")]
        return [self._say_count(), *self._say_days()]

    def _say_days(self):
        """What follows when enough have signed."""
        if not self.reached_on:
            return []
        said = [
            self.env._("That is enough, since %(day)s.", day=self._say_day(self.reached_on)),
        ]
        if self.is_late:
            until = self._say_day(self.members_until)
            return [
                *said,
                self.env._("The Board has not held the meeting in time.")
                if self.called_on
                else self.env._("The Board has not called the meeting in time."),
                self.env._("Members may call it themselves, until %(day)s.", day=until),
            ]
        # sudo: when it was and what came of it is told to all members
        held = self.sudo().meeting_ids.filtered(lambda meeting: meeting.state == "held")[:1]
        if held:
            return [*said, *self._say_held(held)]
        if self.called_on:
            day = self._say_day(self.called_on)
            said.append(self.env._("The Board called the meeting on %(day)s.", day=day))
        else:
            day = self._say_day(self.call_by)
            said.append(self.env._("The Board has to call the meeting by %(day)s.", day=day))
        return [
            *said,
            self.env._("It has to be held by %(day)s.", day=self._say_day(self.hold_by)),
        ]

    def _say_held(self, meeting):
        """When members met, and what came of each resolution."""
        said = [self.env._("Members met on %(day)s.", day=self._say_day(meeting._get_day()))]
        for resolution in meeting._get_general_resolutions():
            said.append(
                self.env._(
                    "Decided: %(what)s. %(for_)s votes for it, %(against)s against.",
                    what=resolution.name,
                    for_=resolution.for_count,
                    against=resolution.against_count,
                )
                if resolution.state == "carried"
                else self.env._(
                    "Not decided: %(what)s. %(for_)s votes for it, %(against)s against.",
                    what=resolution.name,
                    for_=resolution.for_count,
                    against=resolution.against_count,
                )
            )
        return said
