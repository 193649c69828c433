from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from .coop_election_roll import BEFORE, MADE


class CoopElection(models.Model):
    """A roll becomes final: its fingerprint, and what makes and closes rolls by itself."""

    _inherit = "coop.election"

    def action_make_roll_final(self):
        for election in self:
            election._check_may_run()
            until = election._get_objections_until()
            if until and until > self.env["coop.clock"].now() and not election.is_rehearsal:
                raise UserError(
                    self.env._(
                        "Members can object until %(moment)s. Then the roll becomes final.",
                        moment=election._say_step(election._get_objections_step()),
                    )
                )
            election._make_roll_final()
        return True

    def _make_roll_final(self):
        """Close the roll: nobody is added any more, and its fingerprint is kept.

        :raise UserError: while an objection is open
        """
        self.ensure_one()
        self._lock()
        self.invalidate_recordset(["roll_state"])
        if self.roll_state != "provisional":
            raise UserError(self.env._("The roll is not made yet, or it is final already."))
        if blocks := self._get_roll_blocks():
            raise UserError("\n".join(blocks))
        self._strike_gone()
        # a moment after everything that was recorded of this co-op so far
        moment = self.env["coop.wall.tick"].sudo()._take(self.company_id.id)  # sudo: as the wall
        # sudo: guarded against typing; the caller checked the right
        self.sudo().write(
            {
                "roll_state": "final",
                "roll_final_at": moment,
                "roll_hash": self._reckon_roll(moment),
            }
        )
        self._note(
            "roll_final",
            self.env._("The roll is final, with the fingerprint %(print)s", print=self.roll_hash),
        )

    def _settle_roll(self):
        """Voting begins: the roll is made if it is not, and final from now on."""
        self.ensure_one()
        if self.roll_state not in MADE:
            self._make_roll()
        if self.roll_state != "final":
            self._make_roll_final()

    def _reckon_roll(self, moment):
        """Return the fingerprint of the roll as it stood at a moment.

        Over lines of contest, elector number, member and state, in the order of contest and
        number: what was struck or put back later does not change it.
        """
        self.ensure_one()
        self.env.flush_all()
        query = SQL(
            """
            SELECT encode(sha256(convert_to(COALESCE(string_agg(
                       concat_ws(' ', e.contest_id, e.number, e.membership_id,
                           CASE later.kind WHEN 'struck' THEN 'on' WHEN 'restored' THEN 'struck'
                                ELSE e.state END),
                       E'\\n' ORDER BY e.contest_id, e.number COLLATE "C"), ''), 'UTF8')), 'hex')
              FROM coop_election_elector e
              LEFT JOIN (
                  SELECT DISTINCT ON (elector_id) elector_id, kind FROM coop_election_correction
                   WHERE election_id = %(election)s AND recorded_at > %(moment)s
                   ORDER BY elector_id, recorded_at
              ) AS later ON later.elector_id = e.id
             WHERE e.election_id = %(election)s
            """,
            election=self.id,
            moment=moment,
        )
        return self.env.execute_query(query)[0][0]

    def _is_roll_as_final(self):
        """Whether the roll still has the fingerprint that it had when it became final."""
        self.ensure_one()
        return self.roll_hash == self._reckon_roll(self.roll_final_at)

    def _get_roll_blocks(self):
        """Return what keeps the roll from becoming final."""
        self.ensure_one()
        # sudo: whether there is any, and nothing of it
        still = self.env["coop.election.objection"].sudo()
        count = still.search_count([("election_id", "=", self.id), ("state", "=", "open")])
        if not count:
            return []
        return [self.env._("Decide the objections to the roll first: %(count)s.", count=count)]

    # -- with the election -----------------------------------------------------------------------

    def _get_blocks(self, act):
        blocks = super()._get_blocks(act)
        if act == "open_poll" and self.roll_state != "final":
            blocks = [*blocks, *self._get_roll_blocks()]
        return blocks

    def _go_on(self, act):
        if act == "close_poll":
            # the last moment at which the roll follows
            self._strike_gone()
        super()._go_on(act)
        if act == "open_poll":
            self._settle_roll()

    @api.model
    def _cron_roll(self):
        """Make rolls whose qualifying date is over and close those whose time has come; strike
        off who is gone. A roll a transaction; safe to stop and to run twice."""
        cron = self.env["ir.cron"]
        clock = self.env["coop.clock"]
        begun = Domain("state", "in", BEFORE)
        making = begun & Domain("roll_state", "in", ("none", "queued"))
        final = begun & Domain("roll_state", "=", "provisional")
        cron._commit_progress(remaining=self.search_count(making | final))
        for election in (
            self.search(making).try_lock_for_update(allow_referencing=True).filtered_domain(making)
        ):
            over = clock.today(election.company_id) > election.qualifying_on
            if over or election.roll_state == "queued":
                election._make_roll()
            cron._commit_progress(1)
        for election in (
            self.search(final).try_lock_for_update(allow_referencing=True).filtered_domain(final)
        ):
            until = election._get_objections_until()
            if until and until <= clock.now() and not election._get_roll_blocks():
                election._make_roll_final()
            cron._commit_progress(1)
        going = [("state", "in", (*BEFORE, "poll")), ("roll_state", "in", MADE)]
        self.search(going)._strike_gone()
