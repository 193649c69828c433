import json

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..envelope import FileError
from ..envelope.canonical import parse, sha256, to_bytes
from ..envelope.manifest import manifest as read_manifest
from ..records import canonical, fingerprint
from .coop_election_roll import BEFORE
from .said import said

#: the answers to a question, in the order of the ballot
ANSWERS = {"en_GB": ("Yes", "No"), "cy_GB": ("Ie", "Na")}


class CoopElectionManifest(models.Model):
    """What an election is, frozen before the first vote: contests, candidates in their order, the
    way to count, the fingerprints of roll and notice, the scrutineers' public key. Behind the wall.

    Its fingerprint stands on the ballot and on the count sheet, and every sealed ballot is sealed
    for it.
    """

    _name = "coop.election.manifest"
    _description = "Manifest of an election"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "recorded_at desc, id desc"
    _rec_name = "fingerprint"

    election_id = fields.Many2one(
        "coop.election", required=True, check_company=True, ondelete="restrict"
    )
    content = fields.Text(required=True, help="Word for word, as canonical JSON.")
    fingerprint = fields.Char(required=True, help="SHA-256 of the content in UTF-8.")
    assurance = fields.Selection(
        [("shared", "Several people open together"), ("lower", "One person opens alone")],
        "Who can open the votes",
        required=True,
    )

    _election_uniq = models.UniqueIndex(
        "(election_id) WHERE previous IS NULL",
        "The manifest of this election was frozen in the meantime.",
    )
    _fingerprint_fits = models.Constraint(
        "CHECK (fingerprint = encode(sha256(convert_to(content, 'UTF8')), 'hex'))",
        "The fingerprint is not that of the content.",
    )

    def _get_content(self):
        """Return what was frozen, as values."""
        self.ensure_one()
        return json.loads(self.content)

    def action_open_file(self):
        """Download it to the letter: its SHA-256 is the fingerprint."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/elections/notice/{self.election_id.id}/manifest.json",
            "target": "download",
        }


class CoopElection(models.Model):
    _inherit = "coop.election"

    manifest_ids = fields.One2many("coop.election.manifest", "election_id", readonly=True)

    def _get_manifest(self):
        """Return the manifest, or none before it is frozen. With the rights of the system."""
        # sudo: the manifest is public
        return self.sudo().manifest_ids[:1]

    def _show(self, lang):
        """Add the fingerprints of roll and manifest to what everybody reads."""
        manifest = self._get_manifest()
        return {**super()._show(lang), "roll": self.roll_hash, "manifest": manifest.fingerprint}

    def _freeze_manifest(self, key_file):
        """Freeze what the election is, with the public key that the scrutineers made.

        :param str key_file: the file of the key, as the ceremony wrote it
        :return: the coop.election.manifest
        :raise UserError: when it is too early or too late, or a file is not what it should be
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        if self._get_manifest():
            raise UserError(self.env._("The manifest of this election is frozen already."))
        if self.roll_state != "final" or self.state not in BEFORE:
            raise UserError(
                self.env._("The manifest is frozen when the roll is final, before voting begins.")
            )
        key = self._read_key(key_file)
        # sudo: a manifest names contests and candidates as the ballot does
        text = canonical(self.sudo()._prepare_manifest(key["key"]))
        try:
            read_manifest(text.encode())
        except FileError as error:
            raise UserError(
                self.env._("The manifest cannot be frozen: %(what)s", what=error)
            ) from None
        return self._write_manifest(text, key)

    def _write_manifest(self, text, key, **more):
        """Keep what is frozen, with the key of the scrutineers."""
        # sudo: written by acts alone, which checked the right
        frozen = (
            self.env["coop.election.manifest"]
            .sudo()
            .create(
                {
                    "company_id": self.company_id.id,
                    "election_id": self.id,
                    "content": text,
                    "fingerprint": fingerprint(text),
                    "assurance": key["assurance"],
                    **more,
                }
            )
        )
        self.invalidate_recordset(["manifest_ids"])
        self._note(
            "manifest",
            self.env._(
                "The manifest is frozen, with the fingerprint %(print)s. The key: %(key)s",
                print=frozen.fingerprint,
                key=key["fingerprint"],
            ),
        )
        return frozen.with_env(self.env)

    @api.model
    def _read_key(self, key_file):
        """Return what the file of a key says: a dict of key, fingerprint and assurance."""
        try:
            key = parse((key_file or "").strip().encode())
            if key["fingerprint"] != sha256(to_bytes(key["key"])):
                raise FileError("the fingerprint is not that of the key")
            if key["assurance"] not in ("shared", "lower"):
                raise FileError("it does not say how many open")
        except (FileError, ValueError, KeyError, TypeError) as error:
            raise UserError(
                self.env._(
                    "This is not the file of a key. Take the one that the scrutineers' page or "
                    "command wrote: %(what)s",
                    what=error,
                )
            ) from None
        return key

    def _prepare_manifest(self, key):
        """Return what is frozen. The package ``envelope`` reads the first part of it."""
        contests = [one for one in self.contest_ids if one._has_poll()]
        if not contests:
            raise UserError(self.env._("There is nothing to vote on in this election."))
        return {
            "version": 1,
            "title": " ".join(self.name.split()),
            "key": key,
            "contests": [contest._prepare_manifest() for contest in contests],
            "titles": said(self, "name"),
            "co_op": self.company_id.name,
            "notice": self._get_last_notice().fingerprint,
            "qualifying_on": self.qualifying_on.isoformat(),
            "roll": self.roll_hash,
            "poll_opens": self._get_step("poll_opens").at.isoformat(),
            "poll_closes": self._get_step("poll_closes").at.isoformat(),
        }


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _has_poll(self):
        """Whether members vote in this contest: on a question always, on candidates where more
        stand than there are seats."""
        self.ensure_one()
        if self.kind == "yes_no":
            return True
        if self.outcome == "countermanded":
            return False
        return len(self._get_standing()) > self.seats

    def _get_ballot_names(self):
        """Return the names on the ballot, in their order, in the language of the manifest."""
        if self.kind == "yes_no":
            return list(ANSWERS["en_GB"])
        return self._get_standing().mapped("ballot_name")

    def _prepare_manifest(self):
        """Return what is frozen of a contest."""
        self.ensure_one()
        names = self._get_ballot_names()
        most = {"fptp": 1, "plurality": min(self.seats, len(names))}
        content = {
            "id": f"contest-{self.id}",
            # in one line: a question may have been typed in several
            "title": " ".join(self.with_context(lang="en_GB")._get_label().split()),
            "titles": said(self, "question") or said(self.constituency_id, "name"),
            "candidates": names,
            "seats": self.seats,
            "rule": self.counting_rule,
            "most": most.get(self.counting_rule, len(names)),
            "electors": self.elector_count,
        }
        if self.kind == "yes_no":
            content["answers"] = {lang: list(words) for lang, words in ANSWERS.items()}
            content["majority"] = self.majority
        return content
