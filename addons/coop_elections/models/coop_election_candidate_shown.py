import base64
import binascii
import io
import wave

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.image import image_process

from odoo.addons.coop_texts import spoken

from .coop_election_candidate import STANDING

#: every candidate's photo has the same size and shape
SIDE = 512
#: a photo larger than this is none of a phone
PHOTO_BYTES = 20 * 1024 * 1024
#: so many bytes a second has what no phone or computer records in more: uncompressed stereo
SOUND_BYTES = 200 * 1024
NO_PHOTO = "/coop_access/static/src/img/person.svg"


class CoopElectionCandidate(models.Model):
    """How a candidate is shown: a photo, a short recording and words, alike for all.

    The person chooses each, sees it as others will, and hands it in. What they did not choose is
    not shown; a drawing stands where there is no photo.
    """

    _inherit = "coop.election.candidate"

    photo = fields.Image(readonly=True, copy=False, max_width=SIDE, max_height=SIDE)
    recording = fields.Binary(attachment=True, readonly=True, copy=False)
    recording_kind = fields.Char("Kind of sound", readonly=True, copy=False)

    def _choose_photo(self, content):
        """Take a photo, made square and small, without what a camera writes into it.

        :param bytes content: the file that was sent
        :raise UserError: when it is no photo
        """
        self.ensure_one()
        candidate = self.sudo()  # sudo: the caller settled whose nomination it is
        candidate._check_draft()
        if not content:
            raise UserError(self.env._("Choose a photo first, or go on without it."))
        sorry = self.env._("We cannot read this file. Please choose a photo.")
        if len(content) > PHOTO_BYTES:
            raise UserError(sorry)
        try:
            small = image_process(
                content,
                size=(SIDE, SIDE),
                verify_resolution=True,
                crop="center",
                output_format="JPEG",
                quality=85,
            )
        except (UserError, ValueError, OSError, binascii.Error) as error:
            raise UserError(sorry) from error
        if not small or not small.startswith(b"\xff\xd8"):
            # what has no pixels, such as a drawing with scripts in it, comes back as it was
            raise UserError(sorry)
        candidate.photo = base64.b64encode(small)

    def _choose_recording(self, content):
        """Take a recording of the candidate's own voice, as long as the rules allow.

        Of a compressed file the length is not known here: it is held by its size, and the player
        stops where the rules say, for everybody alike.

        :param bytes content: the file that was sent
        :raise UserError: when it is no sound, or too long
        """
        self.ensure_one()
        candidate = self.sudo()  # sudo: as in _choose_photo
        candidate._check_draft()
        most = candidate._get_recording_seconds()
        kind = spoken.kind_of(content or b"")
        if not kind:
            raise UserError(
                self.env._("We cannot play this file. Please choose a recording: MP3, M4A or WAV.")
            )
        if len(content) > most * SOUND_BYTES or seconds_of(content, kind) > most + 1:
            raise UserError(
                self.env._(
                    "This is too long. A recording lasts %(seconds)s seconds at most.", seconds=most
                )
            )
        candidate.write({"recording": base64.b64encode(content), "recording_kind": kind})

    def _drop(self, name):
        """Show no photo, or no recording.

        :param str name: "photo" or "recording"
        """
        self.ensure_one()
        candidate = self.sudo()  # sudo: as in _choose_photo
        candidate._check_draft()
        vals = {"photo": {"photo": False}, "recording": {"recording": False}}[name]
        candidate.write({**vals, **({"recording_kind": False} if name == "recording" else {})})

    def _get_recording_seconds(self):
        # sudo: what the rules say holds whoever asks
        return self.election_id.rules_id.sudo().recording_seconds

    def _get_card(self, base="/elections/candidate"):
        """Return what is shown of this candidate: a dict of id, name, contest, photo, words, easy
        (sentences), words_lang, recording (address, or nothing), kind, seconds, state.

        :param str base: where photo and recording are; the person's own page has its own
        """
        self.ensure_one()
        candidate = self.sudo()  # sudo: what is shown is what the person agreed to
        # of who does not stand any more the name stays, and nothing else
        gone = candidate.state in ("withdrawn", "refused")
        hidden = gone or bool(candidate.words_refused_why)
        has_photo = bool(candidate.photo) and not gone
        seconds = candidate._get_recording_seconds()
        words = "" if hidden else candidate.statement or ""
        easy = "" if hidden else candidate.statement_easy or ""
        if easy.split() == words.split():
            easy = ""  # the same is not shown twice
        return {
            "id": candidate.id,
            "name": candidate.ballot_name,
            "contest": candidate.contest_id._get_label(),
            "photo": f"{base}/{candidate.id}/photo" if has_photo else NO_PHOTO,
            "has_photo": has_photo,
            "words": words,
            "words_hidden": bool(candidate.words_refused_why),
            "words_lang": (candidate.statement_lang or "").replace("_", "-") or None,
            "easy": [line for line in easy.split("\n") if line.strip()],
            "recording": f"{base}/{candidate.id}/recording#t=0,{seconds}"
            if candidate.recording_kind and not hidden
            else None,
            "kind": candidate.recording_kind or None,
            "seconds": seconds,
            "state": candidate.state,
            "is_standing": candidate.state in STANDING,
        }

    def _get_file(self, name):
        """Return the attachment that holds the photo or the recording, or none.

        :param str name: "photo" or "recording"
        """
        self.ensure_one()
        # sudo: the file's own record; whoever asks was shown the candidate
        files = self.env["ir.attachment"].sudo()
        return files.search(
            [("res_model", "=", self._name), ("res_field", "=", name), ("res_id", "=", self.id)],
            limit=1,
        )


def seconds_of(content, kind):
    """Return how long an uncompressed recording is; 0 where that cannot be known here."""
    if kind != "audio/wav":
        return 0
    try:
        with wave.open(io.BytesIO(content)) as sound:
            return sound.getnframes() / (sound.getframerate() or 1)
    except (wave.Error, EOFError):
        return 0
