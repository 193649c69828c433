from datetime import timedelta

import pytz

from odoo import models
from odoo.exceptions import UserError


class CoopMeeting(models.Model):
    """While it goes on: opened, who comes and goes, closed or adjourned."""

    _inherit = "coop.meeting"

    def _check_running(self):
        for meeting in self:
            if meeting.state != "open":
                raise UserError(
                    self.env._("“%(name)s” does not go on. Open it first.", name=meeting.name)
                )

    def _get_open_item(self):
        """Return the point that is dealt with now, or none."""
        return self.item_ids.filtered(lambda item: item.state == "open")[:1]

    def action_open(self):
        """Open the meeting: notice must have been given."""
        self.ensure_one()
        self._check_officer()
        if self.state != "called":
            raise UserError(
                self.env._("A meeting is opened after notice of it was given. Call it first.")
            )
        # sudo: guarded against typing; the right was checked
        self.sudo().write(
            {"state": "open", "opened_at": self.env["coop.clock"].now().replace(microsecond=0)}
        )
        self._fill_roll()
        return self.action_run()

    def action_run(self):
        """Open the screen from which the meeting is run."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/meeting/{self.id}",
            "target": "self",
        }

    def action_close(self):
        """Close the meeting: whoever is still there leaves now, and its minutes are begun."""
        self.ensure_one()
        self._check_officer()
        self._check_running()
        moment = self.env["coop.clock"].now().replace(microsecond=0)
        # sudo: guarded against typing; the right was checked
        meeting = self.sudo()
        open_votes = meeting.resolution_ids.search(
            [("meeting_id", "=", meeting.id), ("state", "=", "draft")]
        )
        if open_votes:
            raise UserError(
                self.env._(
                    "No result is written down of: %(names)s. Say whether each is carried, or take "
                    "it back.",
                    # the screen shows it to everybody in the room
                    names=", ".join(
                        vote.item_id._get_screen_name() if vote.is_closed_item else vote.name
                        for vote in open_votes
                    ),
                )
            )
        meeting._get_open_item()._finish(moment)
        meeting.person_ids.presence_ids.filtered(lambda s: not s.left_at)._leave(moment)
        meeting.write({"state": "held", "closed_at": moment})
        self.env["coop.minutes"]._ensure(self)
        return True

    def _on_presence(self, moment):
        """Somebody came or went: count anew for the point that goes on."""
        for meeting in self:
            meeting._get_open_item()._count("presence", moment)

    def action_adjourn(self):
        """Make another meeting that goes on with what is left, and close this one.

        Points that were not begun go along, and those on which a vote is still to be taken.
        """
        self.ensure_one()
        self._check_officer()
        self._check_running()
        following = self.copy(
            {
                "continues_id": self.id,
                "start": self._a_week_after(self.start),
                "stop": self._a_week_after(self.stop),
            }
        )
        # sudo: drafts go along, whoever may read them
        drafts = self.sudo().resolution_ids.filtered(lambda r: r.state == "draft")
        for item in self.item_ids.filtered(lambda i: not i.opened_at or i in drafts.item_id):
            # what was said on it belongs to this meeting
            again = item.copy({"meeting_id": following.id, "notes": False})
            drafts.filtered(lambda r, item=item: r.item_id == item).write({"item_id": again.id})
        self.action_close()
        return following.get_formview_action()

    def _a_week_after(self, moment):
        """Return the same hour of the co-op's clock seven days later, naive UTC."""
        zone = self.env["coop.clock"]._zone(self.company_id)
        local = pytz.utc.localize(moment).astimezone(zone).replace(tzinfo=None)
        later = zone.localize(local + timedelta(days=7))
        return later.astimezone(pytz.utc).replace(tzinfo=None)
