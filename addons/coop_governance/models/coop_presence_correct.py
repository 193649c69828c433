from odoo import models
from odoo.exceptions import UserError

from .coop_agenda_item import format_time


class CoopMeeting(models.Model):
    """The roll is put right until the minutes are approved. What was counted and voted stays."""

    _inherit = "coop.meeting"

    def action_roll_correct(self):
        """Open the window in which the roll is put right."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Put the roll right"),
            "res_model": "coop.roll.correct",
            "view_mode": "form",
            "target": "new",
            "context": {"default_meeting_id": self.id},
        }

    def _check_stay(self, came_at, left_at):
        """Refuse a stay that cannot have been.

        :param datetime came_at: naive UTC
        :param datetime left_at: naive UTC, or None for somebody who is still there
        """
        self.ensure_one()
        zone = self.env["coop.clock"]._zone(self.company_id)
        first = self.opened_at.replace(second=0)
        last = self.closed_at or self.env["coop.clock"].now()
        if not left_at and self.state == "held":
            raise UserError(self.env._("Say when they left: the meeting is over."))
        if left_at and left_at < came_at:
            raise UserError(self.env._("Nobody leaves before they came."))
        if came_at < first or (left_at or came_at) > last:
            raise UserError(
                self.env._(
                    "The meeting went on from %(first)s to %(last)s. Write down hours in between.",
                    first=format_time(first, zone),
                    last=format_time(last, zone),
                )
            )


class CoopMeetingPerson(models.Model):
    _inherit = "coop.meeting.person"

    def _correct_stay(self, stay, values, why):
        """Put right when somebody was there, for each body for which they were.

        Counts of the quorum and votes are kept as they were taken.

        :param stay: the coop.presence that is wrong; none for one that was not written down
        :param dict values: came_at, left_at (naive UTC), how; empty: they were not there
        :param str why: what was wrong, and who said so
        """
        self.ensure_one()
        meeting = self.meeting_id
        if meeting.state not in ("open", "held"):
            raise UserError(self.env._("The meeting has not begun. Nobody was there yet."))
        meeting.minutes_ids._check_not_approved()
        if values:
            meeting._check_stay(values["came_at"], values["left_at"])
        before = stay._get_words() if stay else self.env._("not there")
        came_at = stay.came_at
        # sudo: stays are written by acts only; the caller asked the right
        for row in self.sudo()._same_people():
            same = row.presence_ids.filtered(lambda s: s.came_at == came_at)
            if not values:
                same.unlink()
            elif same:
                same.write(values)
            else:
                same.create({"person_id": row.id, **values})
        self.env.flush_all()
        after = self.env._("not there")
        if values:
            after = self.presence_ids.filtered(
                lambda s: s.came_at == values["came_at"]
            )._get_words()
        self._note_correction(before, after, why)

    def _note_correction(self, before, after, why):
        """Write it down beside the minutes, and for the office with the name."""
        said = self.env._(
            "%(before)s, put right to: %(after)s. %(why)s", before=before, after=after, why=why
        )
        for_the_office = f"{self.name}: {said}"
        self.meeting_id.message_post(body=for_the_office)
        # sudo: guarded against typing elsewhere; the caller asked the right
        for minutes in self.meeting_id.sudo().minutes_ids:
            line = f"{self._get_minutes_name()}: {said}"
            minutes.corrections = "\n".join(filter(None, [minutes.corrections, line]))
