from odoo import fields, models
from odoo.exceptions import UserError

from ..records import canonical
from .coop_election_roll import BEFORE


class CoopElectionManifest(models.Model):
    """A manifest may take the place of one with a wrong key, before anything is sealed to that."""

    _inherit = "coop.election.manifest"

    previous = fields.Char(
        "In place of", help="Fingerprint of the manifest before, whose key was wrong."
    )
    why = fields.Text("Reason", help="Why the key was replaced. Everybody can read it.")

    _previous_uniq = models.UniqueIndex(
        "(previous)", "The key of this election was replaced in the meantime."
    )
    _replaced_says_why = models.Constraint(
        "CHECK ((previous IS NULL) = (why IS NULL))", "Say why the key is replaced."
    )


class CoopElection(models.Model):
    """The scrutineers' key turned out to be wrong: another takes its place before the voting."""

    _inherit = "coop.election"

    def _replace_key(self, key_file, why):
        """Freeze the same election with another key.

        All but the key stays as it was frozen. What was frozen before is kept. It goes out as a new
        notice, and the scrutineers try again to open.

        :param str key_file: the file of the new key, as the ceremony wrote it
        :param str why: the reason, which everybody reads
        :return: the coop.election.manifest
        :raise UserError: when it is too late, or a file is not what it should be
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        before = self._get_manifest()
        if not before or self.state not in BEFORE:
            raise UserError(
                self.env._(
                    "The key is replaced when the election is frozen for voting, before voting "
                    "begins: later votes would be sealed to another one."
                )
            )
        why = (why or "").strip()
        if not why:
            raise UserError(self.env._("Say why. Everybody reads it."))
        key = self._read_key(key_file)
        content = before._get_content()
        if key["key"] == content["key"]:
            raise UserError(self.env._("This is the key that the election has already."))
        notice = self._publish("change", why)
        content.update(key=key["key"], notice=notice.fingerprint)
        frozen = self._write_manifest(canonical(content), key, previous=before.fingerprint, why=why)
        # sudo: guarded against typing; the right was checked
        self.sudo().trial_on = False
        self._note(
            "key_replaced",
            self.env._(
                "The key was replaced: the manifest %(before)s does not hold any more. The "
                "scrutineers try again to open",
                before=before.fingerprint,
            ),
            why,
        )
        return frozen

    def action_replace_key(self):
        """Open the window in which a wrong key is replaced."""
        self._check_may_run()
        return self._open_window("coop.election.key.replace", self.env._("Replace a wrong key"))
