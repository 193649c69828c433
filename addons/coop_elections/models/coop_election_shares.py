from odoo import models
from odoo.exceptions import UserError


class CoopElection(models.Model):
    """The shares of the scrutineers' key: nothing opens without them, so they go first."""

    _inherit = "coop.election"

    def action_shares_destroyed(self):
        """Open the window in which it is written down that the shares are destroyed."""
        self.ensure_one()
        self._check_may_run()
        self._check_shares()
        return self._open_window(
            "coop.election.shares.end", self.env._("Shares of the key are destroyed")
        )

    def _get_shares_blocks(self):
        """Return what is in the way of destroying the shares."""
        self.ensure_one()
        if self.state not in ("declared", "abandoned") or not self._get_manifest():
            return [self.env._("There are no shares to destroy, or the election is not over.")]
        if self.shares_destroyed_on:
            return [self.env._("The shares are destroyed.")]
        if self._can_be_questioned():
            return [
                self.env._(
                    "The result can be questioned until %(day)s: the shares stay until then.",
                    day=self._say_day(self.questioned_until),
                )
            ]
        return self._get_freezing_blocks()

    def _check_shares(self):
        blocks = self._get_shares_blocks()
        if blocks:
            raise UserError("\n".join(blocks))

    def _destroy_shares(self, by, witnesses, day):
        """Write down that the shares of the key were destroyed, away from here.

        :param str by: who destroyed them
        :param str witnesses: who saw it
        :param date day: when
        :raise UserError: while the result can be questioned, or is
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        self._check_shares()
        by, witnesses = (by or "").strip(), (witnesses or "").strip()
        if not by or not witnesses or not day:
            raise UserError(self.env._("Say who destroyed the shares, who saw it, and when."))
        if day > self.env["coop.clock"].today(self.company_id) or day < self._get_over_on():
            raise UserError(
                self.env._("Choose a day after the declaration that is not in the future.")
            )
        self._list_packets()
        # sudo: guarded against typing; the right was checked
        election = self.sudo()
        election.packet_ids.filtered(lambda one: one.kind == "shares")._end(by, witnesses, day)
        election.shares_destroyed_on = day
        self._note(
            "shares_destroyed",
            self.env._(
                "The shares of the key were destroyed on %(day)s by %(by)s. %(witnesses)s saw it",
                day=self._say_day(day),
                by=by,
                witnesses=witnesses,
            ),
        )
