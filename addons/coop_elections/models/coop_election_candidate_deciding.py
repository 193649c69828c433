from odoo import models
from odoo.exceptions import UserError

from ..envelope.canonical import is_plain

#: small errors that may be put right, without which the nomination means the same
CORRECTABLE = ("ballot_name",)


def _plain(name):
    """Return a name as it sounds, whatever its spaces and capitals."""
    return " ".join((name or "").split()).casefold()


class CoopElectionCandidate(models.Model):
    """What the returning officer does: accept, refuse on a listed ground, put an error right."""

    _inherit = "coop.election.candidate"

    def action_accept(self):
        """Accept nominations with which nothing is wrong."""
        for candidate in self:
            candidate._accept()
        return True

    def _check_decidable(self, *states):
        self.ensure_one()
        self.election_id._check_may_run()
        self.election_id._lock()
        self.invalidate_recordset(["state"])
        if self.state not in states:
            raise UserError(self.env._("This was decided already, or is not handed in."))

    def _accept(self):
        self._check_decidable("handed_in")
        problems = self._get_problems()
        if problems:
            raise UserError("\n".join(words for _code, words in problems))
        if not is_plain(self.ballot_name):
            raise UserError(
                self.env._(
                    "“%(name)s” has strange characters, or spaces at an end, and cannot stand on a "
                    "ballot. Put it right first.",
                    name=self.ballot_name,
                )
            )
        if self._get_namesakes():
            raise UserError(
                self.env._(
                    "Another candidate here is called %(name)s too, and voters could not tell them "
                    "apart. Put the name on the ballot right first, for example with a second "
                    "name or a place.",
                    name=self.ballot_name,
                )
            )
        self._decide({"state": "accepted"})
        self._note_act("nomination_accepted", self.env._("Nomination %s is accepted"))
        self._tell_candidate("candidate_accepted")

    def _get_namesakes(self):
        """Return who is accepted here and is called the same on the ballot."""
        name = _plain(self.ballot_name)
        others = self.contest_id.sudo().candidate_ids - self  # sudo: names alone
        return others.filtered(
            lambda one: one.state == "accepted" and _plain(one.ballot_name) == name
        )

    def _refuse(self, ground, note=None):
        """Refuse the nomination, or take out who turns out not to be eligible before the voting.

        :param ground: coop.election.ground
        :param str note: what exactly is wrong; the candidate reads it
        """
        self._check_decidable("handed_in", "accepted")
        if self.election_id.state not in ("noticed", "nominations"):
            raise UserError(self.env._("The voting has begun: nobody is taken off the ballot."))
        if self.election_id._get_manifest():
            raise UserError(self.env._("The ballots are frozen: nobody is taken off them."))
        self._decide({"state": "refused", "ground_id": ground.id, "ground_note": note or False})
        # sudo: what a ground is called is no secret
        self._note_act(
            "nomination_refused", self.env._("Nomination %s is refused"), ground.sudo().name
        )
        self._tell_candidate("candidate_refused")
        if self.ballot_order:
            self._stand_no_more(self.env._("A candidate turned out not to be eligible."))

    def _stand_no_more(self, why):
        """One fewer stands of those who were published: perhaps there is nothing to vote on any
        more. On ballots that are frozen everybody stays, and the count passes over who has gone.

        :param str why: the reason, which everybody reads
        """
        contest = self.contest_id
        frozen = self.election_id._get_manifest()
        if contest.outcome in ("contested", "deemed") and not frozen:
            contest._settle()
        self.election_id._write_statement(why)

    def _decide(self, vals):
        # sudo: guarded against typing; the right was checked
        self.sudo().write(
            {
                **vals,
                "decided_on": self.env["coop.clock"].today(self.company_id),
                "decided_by": self.env.user.name,
            }
        )

    def _correct(self, vals, why, proposers=None):
        """Put a small error right, while nominations are looked at.

        :param dict vals: of ``CORRECTABLE``
        :param str why: the reason
        :param str proposers: a name and number a line, where those have to be put right
        """
        self._check_decidable("handed_in", "accepted")
        if self.ballot_order:
            raise UserError(self.env._("The candidates are published: nothing is changed."))
        # sudo: guarded against typing; the right was checked
        self.sudo().write({name: vals[name] for name in CORRECTABLE if name in vals})
        if proposers is not None:
            self._set_proposers(proposers)
        self._note_act("nomination_corrected", self.env._("Nomination %s is corrected"), why)

    def _hide_words(self, why):
        """Do not show the words of a candidate, because they break the law. There is no other
        change to anybody's words.

        :param str why: which law, and where; the candidate reads it
        """
        self._check_decidable("handed_in", "accepted")
        # sudo: guarded against typing; the right was checked
        self.sudo().words_refused_why = why
        self._note_act("words_refused", self.env._("The words of nomination %s are not shown"), why)
        self._tell_candidate("candidate_words")

    def _window(self, model, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "form",
            "target": "new",
            "context": {"default_candidate_id": self.id},
        }

    def action_refuse(self):
        return self._window("coop.election.candidate.refuse", self.env._("Refuse a nomination"))

    def action_correct(self):
        return self._window("coop.election.candidate.correct", self.env._("Put something right"))

    def action_withdraw(self):
        return self._window("coop.election.candidate.leave", self.env._("A candidate withdraws"))
