from datetime import timedelta

from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import format_date

from .coop_election_roll import BEFORE

#: so many people are found at the desk at once
FOUND = 20


class CoopElection(models.Model):
    """The desk: somebody's letter never came, or the code in it is lost."""

    _inherit = "coop.election"

    def _check_desk(self):
        """Refuse whoever is neither a clerk nor the returning officer of this election now."""
        self.ensure_one()
        # sudo: who holds a role here says who may do this
        roles = self.sudo()._get_roles("clerk", "returning_officer")
        if not self.env.su and self.env.user not in roles.user_id:
            raise AccessError(self.env._("Only the desk of this election can do this."))

    def action_desk(self):
        """Open the page of the desk."""
        self._check_desk()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/elections/{self.id}/desk",
            "target": "new",
        }

    def _find_at_desk(self, words):
        """Return the electors, one row a person, whose name or elector number was typed."""
        self._check_desk()
        words = (words or "").strip()
        # sudo: the desk was checked
        electors = self.env["coop.election.elector"].sudo()
        if len(words) < 2:
            return electors
        found = electors.search(
            Domain("election_id", "=", self.id)
            & Domain("state", "=", "on")
            & (Domain("number", "=", words) | Domain("member_name", "ilike", words)),
            limit=FOUND,
        )
        return electors.union(*(rows[:1] for rows in found.grouped("membership_id").values()))

    def _get_at_desk(self, number):
        """Return the elector with an id of this election, on the roll, or none."""
        self._check_desk()
        # sudo: the desk was checked
        electors = self.env["coop.election.elector"].sudo()
        return electors.search(
            [("id", "=", number), ("election_id", "=", self.id), ("state", "=", "on")]
        )


class CoopElectionCode(models.Model):
    _inherit = "coop.election.code"

    @api.model
    def _get_live(self, elector):
        """Return the code that the member of a row of the roll has, or none."""
        # sudo: of the one who stands at the desk
        return self.sudo().search(
            [
                ("election_id", "=", elector.election_id.id),
                ("membership_id", "=", elector.membership_id.id),
                ("voided_on", "=", False),
            ]
        )

    @api.model
    def _get_desk_problem(self, elector, why):
        """Return why no new code can be given now, in words, or nothing."""
        election = elector.election_id
        if election.roll_state != "final" or election.state not in (*BEFORE, "poll"):
            return self.env._("Codes are given when the roll is final, until voting ends.")
        # sudo: all rows of this member in this election
        rows = elector.sudo().search(
            [
                ("election_id", "=", election.id),
                ("membership_id", "=", elector.membership_id.id),
            ]
        )
        if rows._has_voted():
            return self.env._(
                "A vote of this person has arrived already. If they say that it was not theirs, "
                "tell the returning officer."
            )
        live = self._get_live(elector)
        days = election.sudo().rules_id.letter_days  # sudo: rules hold for everybody
        first = live.issued_on and live.issued_on + timedelta(days=days)
        if why == "never_came" and first and self.env["coop.clock"].today() < first:
            return self.env._(
                "The letter was made on %(made)s and may still be on its way. A new code can be "
                "given from %(first)s.",
                made=format_date(self.env, live.issued_on),
                first=format_date(self.env, first),
            )
        return None

    @api.model
    def _replace(self, elector, why, identity, how):
        """Give a new code at the desk; the earlier one does not work any more.

        :param str why: a code of ``why``
        :param str identity: how it is known who it is; a code of ``identity``
        :param str how: "desk" for a letter that is printed here, "told" for the phone
        :return: the code
        :raise UserError: when it cannot be given now
        """
        # with the rights of whoever acts, whatever those are with which the elector was found
        election = self.env["coop.election"].browse(elector.election_id.id)
        election._check_desk()
        allowed = {name: dict(self._fields[name].selection) for name in ("why", "identity")}
        if why not in allowed["why"] or identity not in allowed["identity"]:
            raise UserError(self.env._("Say why, and how you know who it is."))
        if how not in ("desk", "told"):
            raise UserError(self.env._("Choose how the code is given."))
        # sudo: how members vote is public
        if how == "told" and not election.sudo().by_portal:
            raise UserError(self.env._("Nobody votes online in this election: there are no codes."))
        elector.membership_id._lock()
        if problem := self._get_desk_problem(elector, why):
            raise UserError(problem)
        typed = self._issue(
            elector.election_id, elector.membership_id.ids, how, why=why, identity=identity
        )
        said = dict(self._fields["why"]._description_selection(self.env))[why]
        known = dict(self._fields["identity"]._description_selection(self.env))[identity]
        election._note(
            "code",
            self.env._(
                "Elector %(number)s was given a new voting code: %(why)s. %(known)s.",
                number=elector.number,
                why=said,
                known=known,
            ),
        )
        if how == "told":
            elector._tell_new_code()
        return typed[elector.membership_id.id]
