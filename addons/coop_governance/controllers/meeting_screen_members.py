"""The screen of a meeting: members who come in to a general meeting, by number or name."""

from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.http import request

MEMBER = ("member", "member_how")
# Of more that have the name somebody has to be asked for their number.
MOST_NAMES = 5


class Members:
    """Part of the screen; mixed into its controller."""

    def _people(self, meeting):
        """Return those on the roll who can declare an interest or be asked to do something."""
        people = {}
        for person in meeting.person_ids.filtered("votes"):
            if person.came or not person.membership_id:
                people.setdefault(person.holder_id or person, person)
        return meeting.person_ids.browse([person.id for person in people.values()])

    def _partner_of(self, person):
        return person.holder_id.partner_id or person.membership_id.partner_id

    def _act_member(self, meeting, value, typed):
        """A member comes in, whether or not they had said so."""
        words = " ".join(typed.get("member", "").split())
        if not words:
            raise UserError(request.env._("Write the member’s number or name."))
        how = typed.get("member_how")
        known = request.env["coop.presence"]._fields["how"].get_values(request.env)
        member = self._find_member(meeting, words)
        meeting._ensure_member_row(member)._come_in(how if how in known else "room")
        self._forget(meeting, MEMBER)

    def _find_member(self, meeting, words):
        """Return the one member of that number or name.

        :raise UserError: when there is none, or when there are several
        """
        memberships = request.env["coop.membership"]
        mine = Domain("company_id", "=", meeting.company_id.id)
        found = memberships.search(mine & Domain("number", "=", words))
        if not found:
            named = mine & Domain("member_name", "ilike", words)
            found = memberships.search(named, limit=MOST_NAMES + 1).filtered(
                lambda one: one._period_on(meeting._get_day())
            )
        if not found:
            raise UserError(
                request.env._(
                    "There is no member with the number or name “%(words)s”.", words=words
                )
            )
        if len(found) > 1:
            names = ", ".join(found[:MOST_NAMES].mapped("display_name"))
            raise UserError(
                request.env._(
                    "Several members have this name: %(names)s. Write the number.", names=names
                )
            )
        return found
