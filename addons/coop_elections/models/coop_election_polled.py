import functools

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..envelope import EnvelopeError
from ..envelope.manifest import manifest as read


@functools.lru_cache(maxsize=32)
def manifest_of(content):
    """Return the `Manifest` of its text. The text says all of it, so it is read once a process."""
    return read(content.encode())


class CoopElectionManifest(models.Model):
    _inherit = "coop.election.manifest"

    def _read(self):
        """Return what the plain package reads in it."""
        self.ensure_one()
        return manifest_of(self.content)

    def _get_polled_codes(self):
        """Return what its contests are called; nothing where there is no manifest, or what is kept
        is none: then nobody votes by it."""
        try:
            return set(self._read().contests) if self else set()
        except EnvelopeError:
            return set()


class CoopElection(models.Model):
    """What people vote in: contests of the manifest, when the scrutineers have tried to open."""

    _inherit = "coop.election"

    manifest_fingerprint = fields.Char(
        "Fingerprint of the ballots",
        compute="_compute_manifest_fingerprint",
        compute_sudo=True,
        help="It stands on the ballots and on the count sheet.",
    )
    trial_on = fields.Date(
        "Trial opening on",
        readonly=True,
        copy=False,
        help="The day on which the scrutineers sealed ballots and opened them with their shares.",
    )

    @api.depends("manifest_ids")
    def _compute_manifest_fingerprint(self):
        for election in self:
            election.manifest_fingerprint = election._get_manifest().fingerprint

    def _get_polled(self):
        """Return the contests in which people vote: those of the manifest, whatever became of
        candidates since, but none in which the vote was called off."""
        polled = self.env["coop.election.contest"]
        for election in self:
            known = election._get_manifest()._get_polled_codes()
            polled |= election.contest_ids.filtered(
                lambda one, k=known: one._get_code() in k and one.outcome != "countermanded"
            )
        return polled

    def action_trial_done(self):
        """The scrutineers opened trial ballots: their shares fit the key."""
        for election in self:
            election._check_may_run()
            if not election._get_manifest():
                raise UserError(self.env._("Freeze the manifest first: a trial needs it."))
            if election.trial_on:
                raise UserError(self.env._("This is written down already."))
            # sudo: written by this act alone, which checked the right
            election.sudo().trial_on = self.env["coop.clock"].today(election.company_id)
            election._note("trial", self.env._("The scrutineers opened trial ballots"))
        return True

    def _get_blocks(self, act):
        blocks = super()._get_blocks(act)
        voted_on = self._get_polled() or any(one._has_poll() for one in self.contest_ids)
        if act != "open_poll" or not voted_on:
            return blocks
        if not self._get_manifest():
            return [
                *blocks,
                self.env._("Freeze the manifest, with the scrutineers' public key."),
            ]
        if not self.trial_on:
            return [
                *blocks,
                self.env._("Have the scrutineers open trial ballots, and write it down."),
            ]
        return blocks


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_code(self):
        """Return what the contest is called in the manifest and in sealed ballots."""
        return f"contest-{self.id}"
