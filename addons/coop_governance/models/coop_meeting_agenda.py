from odoo import api, models

# What people were told of a point when notice was given.
TOLD = frozenset({"name", "purpose", "is_closed", "body_ids", "meeting_id"})


class CoopMeeting(models.Model):
    """People are told when the agenda changes after the notice: once a day, or at once."""

    _inherit = "coop.meeting"

    def action_tell_agenda(self):
        self._check_officer()
        self._tell_agenda()
        return True

    def _tell_agenda(self):
        for meeting in self.filtered(lambda one: one.state == "called" and one.agenda_changed):
            # sudo: guarded against typing; the caller asked the right
            meeting.sudo().agenda_changed = False
            meeting._tell_people("meeting_agenda", people=meeting._get_people())

    def _on_agenda_changed(self):
        # sudo: guarded against typing; it follows from the change of a point
        called = self.sudo().filtered(lambda one: one.state == "called" and not one.agenda_changed)
        called.agenda_changed = True

    @api.model
    def _cron_remind(self):
        """Tell of changed agendas, too; safe to stop and to run twice."""
        cron = self.env["ir.cron"]
        changed = [
            ("state", "=", "called"),
            ("agenda_changed", "=", True),
            ("start", ">", self.env["coop.clock"].now()),
        ]
        for meeting in self.search(changed).try_lock_for_update():
            meeting._tell_agenda()
            cron._commit_progress(1)
        return super()._cron_remind()


class CoopAgendaItem(models.Model):
    _inherit = "coop.agenda.item"

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items.meeting_id._on_agenda_changed()
        return items

    def write(self, vals):
        names = TOLD & vals.keys()
        before = {item: [item[name] for name in names] for item in self} if names else {}
        meetings = self.meeting_id if names else self.env["coop.meeting"]
        result = super().write(vals)
        changed = self.filtered(
            lambda item: names and before[item] != [item[name] for name in names]
        )
        if changed:
            (meetings | changed.meeting_id)._on_agenda_changed()
        return result

    def unlink(self):
        meetings = self.meeting_id
        result = super().unlink()
        meetings.exists()._on_agenda_changed()
        return result
