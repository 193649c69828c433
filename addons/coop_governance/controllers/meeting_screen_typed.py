"""The screen of a meeting: what is typed there and not used yet, and the notes of a point."""

from odoo.http import request
from odoo.tools import html2plaintext, plaintext2html

from .meeting_screen_members import MEMBER
from .meeting_screen_votes import RESOLUTION, VOTE

FOLLOW = ("follow", "owner", "due")
INTEREST = ("interest", "interest_who", "interest_act", "interest_why")
GUEST = ("guest", "guest_role")
# What is typed and not used yet waits in the session.
TYPED = (*RESOLUTION, *MEMBER, *FOLLOW, *INTEREST, *GUEST)


class Typed:
    """Part of the screen; mixed into its controller."""

    def _key(self, meeting):
        return f"coop_meeting_{meeting.id}"

    def _typed(self, meeting):
        return dict(request.session.get(self._key(meeting)) or {})

    def _keep(self, meeting, typed):
        shown = self._shown_votes(meeting._get_open_item())
        kept = {
            name: value[:4000]
            for name, value in typed.items()
            if (name in TYPED or name.startswith(VOTE)) and value and value != shown.get(name)
        }
        request.session[self._key(meeting)] = kept

    def _forget(self, meeting, names, start=None):
        """Forget what was used: fields by name, and those whose names begin in some way."""
        kept = self._typed(meeting)
        request.session[self._key(meeting)] = {
            name: value
            for name, value in kept.items()
            if name not in names and not (start and name.startswith(start))
        }

    def _save_notes(self, meeting, typed):
        """Write down what was said, also where somebody else wrote meanwhile."""
        item = meeting.item_ids.filtered(lambda i: str(i.id) == typed.get("item"))
        if not item or "notes" not in typed:
            return
        now = self._clean(html2plaintext(item.notes or ""))
        was = self._clean(typed.get("notes_was", ""))
        new = self._clean(typed["notes"])
        if new == was:
            return
        if now not in (was, new):
            new = f"{now}\n\n{new}"
        if new != now:
            item.notes = plaintext2html(new) if new else False

    def _clean(self, text):
        return text.replace("\r\n", "\n").strip()
