from odoo import http
from odoo.http import request
from odoo.tools.mimetypes import guess_mimetype

from ..models.coop_picture import SHOWN_TYPES

SOUND_TYPES = {"mp3": "audio/mpeg", "ogg": "audio/ogg", "oga": "audio/ogg"}
# A picture whose people take back their consent is to vanish soon.
DAY = 24 * 3600
# A number beyond what the database counts is nobody's.
MOST = 2**31 - 1


class Pictures(http.Controller):
    """The co-op's own pictures and recordings, for anybody who is shown a text with them."""

    @http.route(
        "/coop/picture/<int:picture_id>/<string:key>", type="http", auth="public", readonly=True
    )
    def picture(self, picture_id, key, **_kwargs):
        pictures = request.env["coop.picture"]
        raw = pictures._get_file(picture_id, key) if 0 < picture_id <= MOST else None
        kind = guess_mimetype(raw) if raw else ""
        if kind not in SHOWN_TYPES:
            raise request.not_found()
        return self._answer(raw, kind, DAY)

    @http.route("/coop/word/<int:word_id>/sound", type="http", auth="public", readonly=True)
    def sound(self, word_id, **_kwargs):
        # sudo: the glossary is for everybody who reads a text
        word = request.env["coop.glossary.word"].sudo().browse(min(word_id, MOST)).exists()
        ending = (word.recording_name or "").rpartition(".")[2].lower()
        if not word.active or ending not in SOUND_TYPES:
            raise request.not_found()
        stream = request.env["ir.binary"]._get_stream_from(word, "recording")
        return self._answer(stream.read(), SOUND_TYPES[ending], DAY)

    def _answer(self, raw, kind, age):
        return request.make_response(
            raw,
            headers=[
                ("Content-Type", kind),
                ("Content-Length", str(len(raw))),
                ("Cache-Control", f"public, max-age={age}"),
                ("X-Content-Type-Options", "nosniff"),
                ("Content-Security-Policy", "default-src 'none'"),
            ],
        )
