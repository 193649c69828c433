from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_date


class CoopMeeting(models.Model):
    """A meeting that members asked for is held with their words and in their time, or they may
    hold it themselves."""

    _inherit = "coop.meeting"

    def write(self, vals):
        if "requisition_id" in vals and any(
            meeting.state != "draft" and meeting.requisition_id.id != vals["requisition_id"]
            for meeting in self
        ):
            raise UserError(self.env._("Members were told who asked for this meeting. That stays."))
        return super().write(vals)

    def _check_can_be_called(self):
        super()._check_can_be_called()
        # sudo: what members signed holds, whoever calls the meeting
        signed = self.requisition_id.sudo().reached_ids.wording
        if signed and squeezed(signed) not in self._get_words_put():
            raise UserError(
                self.env._(
                    "Members asked for this meeting to decide something. Their very words have to "
                    "be a resolution of it: “%(wording)s”",
                    wording=signed,
                )
            )

    def _get_words_put(self):
        """Return the words of what members are to decide, in each language."""
        langs = [code for code, _name in self.env["res.lang"].get_installed()]
        resolutions = self._get_general_resolutions()
        return {
            squeezed(resolution.wording)
            for lang in langs
            for resolution in resolutions.with_context(lang=lang)
        }

    def action_cancel(self):
        called = self.filtered(lambda meeting: meeting.state == "called")
        result = super().action_cancel()
        called.requisition_id._uncall()
        return result

    def _on_moved(self, was):
        by = self.requisition_id.hold_by
        if by and self._get_day() > by:
            raise UserError(
                self.env._(
                    "Members asked for this meeting. After the notice that was given it has to be "
                    "held by %(day)s.",
                    day=format_date(self.env, by),
                )
            )
        return super()._on_moved(was)


class CoopResolution(models.Model):
    _inherit = "coop.resolution"

    def action_withdraw(self):
        """Nobody but those who are at the meeting settles what members asked to be decided."""
        if any(resolution._is_asked_for() for resolution in self):
            raise UserError(
                self.env._(
                    "Members asked for this meeting to decide on these very words. They are put to "
                    "the vote. If too few are here, adjourn the meeting: they go along."
                )
            )
        return super().action_withdraw()

    def _is_asked_for(self):
        """Say whether members were told of it as what was asked for, in whichever language."""
        self.ensure_one()
        # sudo: what members signed holds, whoever takes it back
        resolution = self.sudo()
        meeting = resolution.meeting_id
        signed = meeting.requisition_id.reached_ids.wording
        if not signed or meeting.state == "draft":
            return False
        langs = [code for code, _name in self.env["res.lang"].get_installed()]
        words = {squeezed(resolution.with_context(lang=lang).wording) for lang in langs}
        return squeezed(signed) in words


class CoopRequisition(models.Model):
    _inherit = "coop.requisition"

    def _uncall(self):
        """The meeting that was called does not take place: the Board has to call one as before."""
        for requisition in self.filtered(lambda one: one.state == "called"):
            # sudo: guarded against typing; the caller took the meeting back
            requisition.sudo().write({"state": "reached", "called_on": False})


def squeezed(words):
    """Return words as they are compared: spaces and line breaks do not matter."""
    return " ".join((words or "").split())
