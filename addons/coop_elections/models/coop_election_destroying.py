from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .coop_election_retention import OVER


class CoopElection(models.Model):
    """When its day has come, two people destroy what is kept about the voters of an election.

    The returning officer asks, somebody else confirms. It is one transaction: what was there, how
    much of it and its fingerprint stand in a certificate; declaration, counts, published ballots
    and journal stay as they are, and can be checked as before.
    """

    _inherit = "coop.election"

    def _get_freezing_blocks(self):
        """Return why nothing of this election may be destroyed now, whatever the day. A later part
        adds its own."""
        self.ensure_one()
        return []

    def _get_destroy_blocks(self):
        """Return what is in the way of destroying what is kept, as sentences."""
        self.ensure_one()
        if self.state not in OVER or not self.noticed_on:
            return [self.env._("This election is not over.")]
        if self.destroyed_on:
            return [self.env._("What was kept of this election is destroyed.")]
        blocks = self._get_freezing_blocks()
        if self.env["coop.clock"].today(self.company_id) < self.kept_until:
            blocks.append(
                self.env._(
                    "Votes, roll and codes are kept until %(day)s.",
                    day=self._say_day(self.kept_until),
                )
            )
        if self._get_manifest() and not self.shares_destroyed_on:
            blocks.append(self.env._("Destroy the shares of the key first, and write that down."))
        return blocks

    def _check_may_destroy(self):
        blocks = self._get_destroy_blocks()
        if blocks:
            raise UserError("\n".join(blocks))

    def action_ask_destruction(self):
        """The returning officer asks that what is kept is destroyed."""
        for election in self:
            election._check_may_run()
            election._lock()
            election._check_may_destroy()
            # sudo: guarded against typing; the right was checked
            election.sudo().write(
                {
                    "destruction_asked_id": self.env.uid,
                    "destruction_asked_on": self.env["coop.clock"].today(election.company_id),
                }
            )
            election._note(
                "destruction_asked",
                self.env._("It is asked to destroy what is kept; somebody else confirms it"),
            )
        return True

    def _check_may_confirm(self):
        """A scrutineer of the election or a governance officer confirms, and not who asked."""
        self.ensure_one()
        # sudo: who asked, and who watches, says who may do this
        election = self.sudo()
        asked = election.destruction_asked_id
        if not asked:
            raise UserError(self.env._("The returning officer asks for it first."))
        if asked == self.env.user:
            raise UserError(
                self.env._("Two people destroy what is kept: somebody else has to confirm it.")
            )
        watching = election._get_roles("scrutineer").user_id
        officer = self.env.user.has_group("coop_governance.group_governance_officer")
        if self.env.user not in watching and not officer:
            raise UserError(
                self.env._("A scrutineer of this election or a governance officer confirms it.")
            )

    def action_confirm_destruction(self):
        """Somebody else confirms, and it is done."""
        for election in self:
            election._destroy()
        return True

    def _destroy(self):
        """Destroy what is kept about the voters, in one transaction.

        :return: the coop.election.certificate
        :raise UserError: before its day, while the result is questioned, or without a second person
        """
        self.ensure_one()
        self._lock()
        self.invalidate_recordset()
        self._check_may_confirm()
        self._check_may_destroy()
        # sudo: nobody may delete any of it by hand; who asked and who confirms was checked
        election = self.sudo()
        reason = self.env._(
            "Retention of election %(number)s is over: its packets were kept until %(day)s.",
            number=self.id,
            day=self.kept_until,
        )
        election._list_packets()
        packets = election.packet_ids.filtered(lambda one: one.state == "held")
        asked = election.destruction_asked_id.name
        content = election._prepare_certificate()
        packets._end(asked, self.env.user.name)
        content["packets"] = [
            {"kind": one.kind, "amount": one.was, "where": one.where or None} for one in packets
        ]
        content["rows"] = [
            {"model": name, "rows": count} for name, count in election._destroy_rows(reason)
        ]
        certificate = self.env["coop.election.certificate"]._write_down(self, content)
        election.write({"destroyed_on": self.env["coop.clock"].today(self.company_id)})
        self.env.invalidate_all()
        self._note(
            "destroyed",
            self.env._(
                "What was kept is destroyed: asked for by %(asked)s, confirmed by %(by)s. The "
                "certificate has the fingerprint %(print)s",
                asked=asked,
                by=self.env.user.name,
                print=certificate.fingerprint,
            ),
        )
        return certificate

    @api.model
    def _cron_sweep(self):
        """Write tables anew from which rows were destroyed, so that nothing of them is left in
        their files. Backups from before go when their own time is over: see docs/it.md."""
        super()._cron_sweep()
        due = self.search([("destroyed_on", "!=", False), ("is_written_anew", "=", False)])
        if not due or self.search_count([("state", "=", "poll")], limit=1):
            return
        for name, _which in due[0]._get_rows_to_destroy():
            table = self.env[name]._table
            self.env.cr.execute(
                SQL("CLUSTER %s USING %s", SQL.identifier(table), SQL.identifier(f"{table}_pkey"))
            )
        due.sudo().is_written_anew = True  # sudo: guarded against typing
