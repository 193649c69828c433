from random import SystemRandom

from odoo import models
from odoo.exceptions import UserError

from .said import said

FORMAT = "coop.election.statement/1"


class CoopElection(models.Model):
    """The candidates are published: in their order, with what they agreed to."""

    _inherit = "coop.election"

    def action_publish_candidates(self):
        for election in self:
            election._publish_candidates()
        return True

    def _publish_candidates(self):
        """Publish who stands: the returning officer, on the day after nominations closed.

        :raise UserError: while nominations can come, or some are not decided
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        blocks = self._get_publishing_blocks()
        if blocks:
            raise UserError("\n".join(blocks))
        for contest in self.contest_ids:
            contest._fix_order()
        statement = self._write_statement()
        self._get_step("statement")._note_done()
        self._note(
            "candidates_published",
            self.env._(
                "The candidates are published, with the fingerprint %(print)s",
                print=statement.fingerprint,
            ),
        )
        self._tell_voters("election_candidates", key="candidates")

    def _get_publishing_blocks(self):
        """Return what is in the way of publishing the candidates, as sentences."""
        self.ensure_one()
        if self.state != "nominations":
            return [self.env._("Nominations are not open.")]
        if self._get_last_statement():
            return [self.env._("The candidates are published already.")]
        closes = self._get_step("nominations_close")
        if closes.at >= self.env["coop.clock"].now():
            return [
                self.env._("Nominations can come until %(moment)s.", moment=self._say_step(closes))
            ]
        undecided = len(self._get_undecided())
        if undecided:
            return [
                self.env._(
                    "Accept or refuse each nomination first; left: %(left)s.", left=undecided
                )
            ]
        return []

    def _get_last_statement(self):
        """Return the candidates as they were published last, or none."""
        # sudo: they are public
        return self.sudo().statement_ids.sorted("number")[-1:]

    def _write_statement(self, why=None):
        """Keep what is published of the candidates now; return the coop.election.statement."""
        self.ensure_one()
        # sudo: made of what is published
        content = self.sudo()._prepare_statement(why)
        statement = self.env["coop.election.statement"]._write_down(self, content, why)
        self.invalidate_recordset(["statement_ids"])
        return statement

    def _prepare_statement(self, why=None):
        """Return what is published of the candidates now."""
        self.ensure_one()
        last, notice = self._get_last_statement(), self._get_last_notice()
        return {
            "format": FORMAT,
            "number": last.number + 1 if last else 1,
            "why": why or None,
            "election": self.id,
            "name": said(self, "name"),
            "notice": notice.fingerprint,
            "contests": [contest._prepare_statement() for contest in self.contest_ids],
        }


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _fix_order(self):
        """Give each candidate the place on the ballot that the notice said: by surname, or drawn
        by lot. Ballots that begin with another each keep the order by surname
        otherwise."""
        self.ensure_one()
        standing = list(self._get_standing().sorted(lambda one: (one.sort_key or "", one.id)))
        if self.candidate_order == "drawn":
            SystemRandom().shuffle(standing)
            self.election_id._note(
                "order_drawn",
                self.env._(
                    "The order on the ballot is drawn: %(order)s",
                    order=", ".join(str(candidate.id) for candidate in standing),
                ),
            )
        for place, candidate in enumerate(standing, start=1):
            # sudo: guarded against typing; the caller checked the right
            candidate.sudo().ballot_order = place

    def _get_on_statement(self):
        """Return the candidates who were published here, whatever became of them."""
        self.ensure_one()
        # sudo: they are public
        found = self.sudo().candidate_ids.filtered("ballot_order")
        return found.sorted("ballot_order")

    def _prepare_statement(self):
        """Return what is published of this contest: nothing that tells in which category people
        are, but the neutral name of the constituency."""
        self.ensure_one()
        return {
            "contest": self.id,
            "constituency": said(self.constituency_id, "name") or None,
            "seats": self.seats,
            "order": self.candidate_order,
            "outcome": self.outcome or None,
            "unfilled": self.unfilled,
            "candidates": [
                {
                    "candidate": one.id,
                    "place": one.ballot_order,
                    "name": one.ballot_name,
                    "words": None if one.words_refused_why else one.statement or None,
                    "easy": None if one.words_refused_why else one.statement_easy or None,
                    "lang": one.statement_lang or None,
                    "state": one.state,
                }
                for one in self._get_on_statement()
            ],
        }


class CoopElectionStep(models.Model):
    _inherit = "coop.election.step"

    def action_done(self):
        """To say that the candidates are published is to publish them."""
        statements = self.filtered(
            lambda step: step.code == "statement" and step.election_id.kind == "seats"
        )
        for step in statements:
            step.election_id._publish_candidates()
        rest = self - statements
        return super(CoopElectionStep, rest).action_done() if rest else True
