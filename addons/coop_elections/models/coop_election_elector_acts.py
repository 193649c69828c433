import secrets

from odoo import api, models
from odoo.exceptions import UserError

from .coop_election_elector import BY_ITSELF

#: as long as that a roll may be put right
RIGHTABLE = ("noticed", "nominations", "poll")
TRIES = 1000


class CoopElectionElector(models.Model):
    """How a roll is put right: each time with a reason, and the earlier state stays on record."""

    _inherit = "coop.election.elector"

    @api.model
    def _add(self, contest, membership, why, reason=None, objection=None):
        """Put somebody on a provisional roll who belongs there.

        :param str why: a code of ``why`` of coop.election.correction
        :param str reason: in words, which the member reads
        :param objection: the coop.election.objection that it follows from
        :return: the elector
        :raise UserError: when the roll is final, or the member is on it, or votes elsewhere
        """
        election = contest.election_id
        election._lock()
        if election.roll_state != "provisional" or election.state not in RIGHTABLE:
            raise UserError(
                self.env._("Nobody can be added: the roll is not made yet, or it is final.")
            )
        # sudo: the roll is written by acts alone, which check the right
        electors = self.sudo()
        electors._check_addable(contest, membership)
        elector = electors.create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "contest_id": contest.id,
                "membership_id": membership.id,
                "number": electors._draw_number(election, membership),
                "state": "on",
            }
        )
        elector._note_corrected("added", why, reason, objection)
        return elector

    @api.model
    def _check_addable(self, contest, membership):
        # sudo: whoever puts the roll right need not be able to read the member
        member = membership.sudo()
        if member.died_on or not member.active:
            raise UserError(self.env._("This membership is not one of somebody who can vote."))
        others = self.search(
            [
                ("election_id", "=", contest.election_id.id),
                ("membership_id", "=", membership.id),
            ]
        )
        here = others.filtered(lambda one: one.contest_id == contest)
        if here.state == "struck":
            raise UserError(
                self.env._("This member was struck off here. Take that back, in place of adding.")
            )
        if contest.election_id.kind == "seats" and others.filtered(lambda one: one.state == "on"):
            raise UserError(
                self.env._(
                    "A member has one vote, in one group. Strike them off there first, then add "
                    "them here."
                )
            )

    @api.model
    def _draw_number(self, election, membership):
        """Return a number for somebody who is added: theirs, or a random one that is free."""
        mine = [("election_id", "=", election.id)]
        known = self.search([*mine, ("membership_id", "=", membership.id)], limit=1)
        if known:
            return known.number
        digits = len(self.search(mine, limit=1).number or "1000")
        for _try in range(TRIES):
            number = str(10 ** (digits - 1) + secrets.randbelow(9 * 10 ** (digits - 1)))
            if not self.search_count([*mine, ("number", "=", number)], limit=1):
                return number
        raise UserError(self.env._("There is no free elector number left."))

    def _strike(self, why, reason=None, objection=None):
        """Take somebody off the roll; the row stays, with the reason.

        :param str why: a code of ``struck_why``
        """
        self._check_rightable()
        on = self.filtered(lambda elector: elector.state == "on")
        for company, electors in on.grouped("company_id").items():
            today = self.env["coop.clock"].today(company)
            # sudo: the state is written by acts alone, which check the right
            electors.sudo().write({"state": "struck", "struck_on": today, "struck_why": why})
        on._note_corrected("struck", why, reason, objection)
        on._void_codes()

    def _restore(self, why, reason=None, objection=None):
        """Put back on the roll who was struck off by mistake."""
        self._check_rightable()
        struck = self.filtered(lambda elector: elector.state == "struck")
        # sudo: as in _strike
        struck.sudo().write({"state": "on", "struck_on": False, "struck_why": False})
        struck._note_corrected("restored", why, reason, objection)

    def _check_rightable(self):
        if any(one.election_id.state not in RIGHTABLE for one in self):
            raise UserError(self.env._("Voting is over: the roll stays as it is."))

    def _note_corrected(self, kind, why, reason=None, objection=None):
        """Write the corrections down, tell whoever has to know, and put it into the journal."""
        if not self:
            return
        # sudo: corrections are written by these acts alone
        corrections = self.env["coop.election.correction"].sudo()
        corrections.create(
            [
                {
                    "company_id": elector.company_id.id,
                    "election_id": elector.election_id.id,
                    "contest_id": elector.contest_id.id,
                    "elector_id": elector.id,
                    "kind": kind,
                    "why": why,
                    "reason": (reason or "").strip() or False,
                    "objection_id": objection.id if objection else False,
                }
                for elector in self
            ]
        )
        self.invalidate_recordset(["correction_ids"])
        for elector in self:
            elector.election_id._note("roll", elector._say_corrected(kind, why))
            if why not in BY_ITSELF:
                elector._tell_corrected(kind)

    def _say_corrected(self, kind, why):
        """Return what was done, for the journal: by the number, without a name or a group."""
        field = self.env["coop.election.correction"]._fields["why"]
        because = dict(field._description_selection(self.env))[why]
        said = {
            "added": self.env._("Elector %(number)s was added to the roll: %(why)s"),
            "struck": self.env._("Elector %(number)s was struck off the roll: %(why)s"),
            "restored": self.env._("Elector %(number)s is on the roll again: %(why)s"),
        }
        return said[kind] % {"number": self.number, "why": because}

    def _void_codes(self):
        """End the voting codes of those who are on the roll for nothing any more."""
        # sudo: codes are nobody's to write by hand
        codes = self.env["coop.election.code"].sudo()
        for election, electors in self.grouped("election_id").items():
            codes._void_of_struck(election, electors.membership_id)
