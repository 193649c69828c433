"""The screen of a meeting: what is done when something is pressed."""

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.http import request

from .meeting_screen_typed import FOLLOW, GUEST, INTEREST


class Acts:
    """Part of the screen; mixed into its controller."""

    def _handle(self, meeting, typed):
        """Do what was pressed. Returns a sentence when it could not be done."""
        self._keep(meeting, typed)
        try:
            with request.env.cr.savepoint():
                self._save_notes(meeting, typed)
        except UserError as error:
            return str(error)
        act, _colon, value = (typed.get("act") or "save").partition(":")
        doing = getattr(self, f"_act_{act}", None) if act in self.ACTS else None
        if not doing:
            return None
        try:
            with request.env.cr.savepoint():
                doing(meeting, value, typed)
                request.env.flush_all()
        except AccessError:
            raise
        except UserError as error:
            return str(error)
        return None

    ACTS = (
        "come",
        "phone",
        "video",
        "go",
        "open",
        "done",
        "again",
        "interest",
        "resolve",
        "declare",
        "withdraw",
        "follow",
        "guest",
        "member",
        "approve",
        "close",
        "adjourn",
    )

    def _of(self, records, value):
        return records.filtered(lambda record: str(record.id) == value)

    def _act_come(self, meeting, value, typed):
        self._of(meeting.person_ids, value)._come_in("room")

    def _act_phone(self, meeting, value, typed):
        self._of(meeting.person_ids, value)._come_in("phone")

    def _act_video(self, meeting, value, typed):
        self._of(meeting.person_ids, value)._come_in("video")

    def _act_go(self, meeting, value, typed):
        self._of(meeting.person_ids, value)._go_out()

    def _act_open(self, meeting, value, typed):
        for item in self._of(meeting.item_ids, value):
            item.action_open()

    def _act_done(self, meeting, value, typed):
        for item in self._of(meeting.item_ids, value):
            item.action_done()

    def _act_again(self, meeting, value, typed):
        for item in self._of(meeting.item_ids, value):
            item.action_again()

    def _act_guest(self, meeting, value, typed):
        if typed.get("guest", "").strip():
            row = request.env["coop.meeting.person"].create(
                {
                    "meeting_id": meeting.id,
                    "guest_name": typed["guest"].strip(),
                    "guest_role": typed.get("guest_role", "").strip() or False,
                }
            )
            row._come_in("room")
            self._forget(meeting, GUEST)

    def _act_interest(self, meeting, value, typed):
        item = meeting._get_open_item()
        person = self._of(meeting.person_ids, typed.get("interest_who"))
        words = typed.get("interest", "").strip()
        if not item or not person or not words:
            raise UserError(
                request.env._("Say who has an interest in the point that goes on, and what it is.")
            )
        act, by_rules = item._get_interest_policy(person)
        known = request.env["coop.item.interest"]._fields["act"].get_values(request.env)
        why = typed.get("interest_why", "").strip()
        if typed.get("interest_act") in known:
            by_rules = by_rules if typed["interest_act"] == act else False
            act = typed["interest_act"]
        why = why or (by_rules if act == "stays" else False)
        if act == "stays" and not why:
            raise UserError(
                request.env._(
                    "Say why somebody with an interest may stay and vote, and who decided it."
                )
            )
        values = {"what": words, "act": act, "stays_why": why}
        found = item.interest_ids.filtered(lambda i: i.person_id == person)
        if found:
            found.write(values)
        else:
            found.create({**values, "item_id": item.id, "person_id": person.id})
        self._forget(meeting, INTEREST)

    def _act_follow(self, meeting, value, typed):
        item = meeting._get_open_item()
        what = typed.get("follow", "").strip()
        person = self._of(meeting.person_ids, typed.get("owner"))
        owner = self._partner_of(person) or meeting.secretary_id.partner_id
        try:
            due = fields.Date.to_date(typed.get("due") or None)
        except ValueError:
            due = None
        if not what or not due:
            raise UserError(
                request.env._("Write down what is to be done, who does it, and by which day.")
            )
        request.env["coop.followup"].create(
            {
                "company_id": meeting.company_id.id,
                "meeting_id": meeting.id,
                "item_id": item.id,
                "name": what,
                "owner_id": owner.id,
                "due_on": due,
            }
        )
        self._forget(meeting, FOLLOW)

    def _earlier_minutes(self, meeting):
        """Return minutes that were sent round and wait to be approved by a body that meets."""
        found = request.env["coop.minutes"].search(
            [
                ("state", "=", "circulated"),
                ("meeting_id", "!=", meeting.id),
                ("meeting_id.start", "<", meeting.start),
                ("meeting_id.body_line_ids.body_id", "in", meeting.body_ids.ids),
            ]
        )
        return found.filtered(lambda one: one._get_waiting_bodies() & meeting.body_ids)

    def _act_approve(self, meeting, value, typed):
        self._of(self._earlier_minutes(meeting), value)._approve(meeting)

    def _act_close(self, meeting, value, typed):
        meeting.action_close()

    def _act_adjourn(self, meeting, value, typed):
        meeting.action_adjourn()
