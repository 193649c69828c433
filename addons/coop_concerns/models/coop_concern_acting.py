from odoo import models
from odoo.exceptions import UserError

from ..reading import is_full


class CoopConcern(models.Model):
    """What whoever looks does with a concern: read it, decide, close it, each written down."""

    _inherit = "coop.concern"

    def _as_reader(self, *states):
        """Return the concern with the right to change it, for whoever may see it.

        :param states: in which of them the act makes sense; none for all
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: what is changed is fixed by the act, and the right to see it was checked
        concern = self.sudo()
        if states and concern.state not in states:
            label = dict(self._fields["state"]._description_selection(self.env))[concern.state]
            raise UserError(
                self.env._("This cannot be done with a concern that is “%(state)s”.", state=label)
            )
        return concern

    def _check_reason(self, text):
        if not is_full(text):
            raise UserError(
                self.env._(
                    "Write the reason in full sentences: what you know, what you did, and why."
                )
            )
        return text.strip()

    def action_read(self):
        """Whoever looks has read it, and takes it on."""
        for concern in self:
            known = concern._as_reader("received")
            mine = [role for role, user in known._get_open_route() if user == self.env.user]
            known.write(
                {
                    "state": "read",
                    "read_at": self.env["coop.clock"].now(),
                    "reader_id": self.env.uid,
                    "reader_role": mine[0] if mine else known.reader_role,
                }
            )
            known._note("read")
        return True

    def _add_words(self, words):
        """Add what was said later, or by somebody else; the earlier words stay as they are."""
        concern = self._as_reader("received", "read", "decided")
        if not (words.get("words") or "").strip():
            raise UserError(self.env._("Write down the words as they were said."))
        concern._add_row(words)
        concern._note("words")
        concern._go_round_found(concern._get_readers(concern.company_id) - self.env.user)

    def _add_note(self, text):
        concern = self._as_reader()
        if not (text or "").strip():
            raise UserError(self.env._("Write what you want to note."))
        concern._note("note", text.strip())

    def _decide(self, decision, reason, authority=None):
        """Decide what becomes of it.

        :param str decision: referred, enquiry or no_action
        :param str reason: in full sentences, whatever the decision
        :param authority: the coop.concern.authority it was referred to
        """
        concern = self._as_reader("read")
        reason = self._check_reason(reason)
        if decision == "referred" and not authority:
            raise UserError(self.env._("Choose the local authority of the place it happened."))
        concern.write(
            {
                "state": "decided",
                "decision": decision,
                "decided_on": self.env["coop.clock"].today(concern.company_id),
                "authority_id": (authority or concern.authority_id).id,
            }
        )
        person = authority.name if decision == "referred" else False
        concern._note(decision, reason, person=person)

    def _close(self, text):
        """Close it, with what came of it in full sentences."""
        concern = self._as_reader("decided")
        text = self._check_reason(text)
        concern.write(
            {"state": "closed", "closed_on": self.env["coop.clock"].today(concern.company_id)}
        )
        concern._note("closed", text)

    def _ask_outside(self, reason):
        """Let the person outside the co-op see it too."""
        concern = self._as_reader("received", "read", "decided")
        reason = self._check_reason(reason)
        route = dict(concern._get_open_route())
        if "outside" not in route:
            raise UserError(
                self.env._("There is nobody outside the co-op to ask. See the settings.")
            )
        concern.with_outside = True
        concern._note("outside", reason, person=route["outside"].name)
        concern._tell_waiting(route["outside"])

    def _let_in(self, user, reason):
        """Let somebody see it who is named in it, but whom it is not about."""
        concern = self._as_reader("received", "read", "decided")
        reason = self._check_reason(reason)
        if user not in concern.excluded_user_ids:
            raise UserError(self.env._("Choose somebody who is named in it."))
        concern.excluded_user_ids -= user
        concern._note("let_in", reason, person=user.name)
