import hashlib
import json
import secrets

from odoo import fields, models

from .coop_minutes import OFFICER
from .coop_minutes import CoopMinutes as Drafted


class CoopMinutes(models.Model):
    """The record of minutes: a text of its own, whose SHA-256 is their fingerprint.

    The open record can be given to everybody who may read the open minutes. What is closed, and
    who was there when, is in the kept record; of it only the fingerprint stands in the open one.
    The kept record holds a random mark, so that nobody finds out by trying what is in it.
    """

    _inherit = "coop.minutes"

    mark = fields.Char(readonly=True, copy=False, groups=OFFICER, help="Random; of the kept record")

    _guarded_fields = Drafted._guarded_fields | {"mark"}

    def _ensure_mark(self):
        for minutes in self.filtered(lambda one: not one.mark):
            minutes.mark = secrets.token_hex(16)

    def _get_fingerprint(self):
        """Return SHA-256 (hexadecimal) of the open record, which holds that of the kept one."""
        return _sha256(self._get_open_record())

    def _is_whole(self):
        """Whether the fingerprint still stands for what is kept."""
        self.ensure_one()
        return self.fingerprint == self._get_fingerprint()

    def _get_open_record(self):
        """Return the record of what is open, as text: JSON, the same to the letter every time."""
        minutes, meeting = self._get_whole()
        return _write(
            {
                "meeting": {
                    "number": meeting.id,
                    "begins": str(meeting.start),
                    "opened": str(meeting.opened_at),
                    "closed": str(meeting.closed_at),
                },
                "minutes": {
                    "en": str(minutes.open_text or ""),
                    "cy": str(minutes.open_text_cy or ""),
                },
                "points": meeting.item_ids.filtered(lambda i: not i.is_closed)._get_recorded(),
                "sha256 of the kept record": _sha256(self._get_kept_record()),
            }
        )

    def _get_kept_record(self):
        """Return the record of closed points, corrections and the roll, as text."""
        minutes, meeting = self._get_whole()
        return _write(
            {
                "mark": minutes.mark or "",
                "minutes": {
                    "en": str(minutes.closed_text or ""),
                    "cy": str(minutes.closed_text_cy or ""),
                },
                "corrections": minutes.corrections or "",
                "points": meeting.item_ids.filtered("is_closed")._get_recorded(),
                "roll": [
                    [person.id, str(stay.came_at), str(stay.left_at), stay.how]
                    for person in meeting.person_ids.sorted("id")
                    for stay in person.presence_ids.sorted("id")
                ],
            }
        )

    def _get_whole(self):
        self.ensure_one()
        # sudo: the fingerprint is over all of it, whoever asks
        minutes = self.sudo()
        return minutes, minutes.meeting_id.with_context(lang="en_GB")

    def _may_be_read_by(self, partner):
        """Say whether a member reads the open minutes, and so may have their open record."""
        self.ensure_one()
        # sudo: of which co-ops somebody is a member, to decide what they may read
        memberships = partner.sudo().coop_membership_ids.filtered(
            lambda one: one.state in ("member", "leaving")
        )
        return (
            self.closed
            and self.meeting_id.for_members
            and self.company_id in memberships.company_id
        )

    # -- buttons -----------------------------------------------------------------------------

    def action_check(self):
        """Say whether what is kept is still what was approved."""
        self.ensure_one()
        self.check_access("read")
        whole = self._is_whole()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if whole else "danger",
                "sticky": not whole,
                "message": self.env._("These minutes are as they were approved.")
                if whole
                else self.env._(
                    "These minutes are not as they were approved: something was changed past the "
                    "system. Compare a copy of the record, and ask whoever runs the server."
                ),
            },
        }

    def action_open_record(self):
        return self._get_record("open")

    def action_kept_record(self):
        return self._get_record("kept")

    def _get_record(self, part):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/minutes/{self.id}/{part}",
            "target": "download",
        }


class CoopAgendaItem(models.Model):
    _inherit = "coop.agenda.item"

    def _get_recorded(self):
        """Return what the record of minutes says of these points, as plain lists."""
        return [
            {
                "number": item.id,
                "name": item.name,
                "quorum": [
                    [count.line_id.body_id.id, str(count.taken_at), count.present, count.needed]
                    for count in item.count_ids.sorted("id")
                ],
                "interests": [
                    [interest.person_id.id, interest.what, interest.act, interest.stays_why or ""]
                    for interest in item.interest_ids.sorted("id")
                ],
                "resolutions": item.resolution_ids.filtered("closed").sorted("id")._get_recorded(),
            }
            for item in self.sorted("id")
        ]


class CoopResolution(models.Model):
    _inherit = "coop.resolution"

    def _get_recorded(self):
        return [
            {
                "number": resolution.number or "",
                "name": resolution.name,
                "words": resolution.wording,
                "result": resolution.state,
                "votes": [
                    [
                        vote.constituency_id.id or 0,
                        bool(vote.by_proxy),
                        vote.for_count,
                        vote.against_count,
                        vote.abstained_count,
                    ]
                    for vote in resolution.vote_ids.sorted("id")
                ],
            }
            for resolution in self
        ]


def _write(record):
    return json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()
