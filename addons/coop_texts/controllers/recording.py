from odoo import http
from odoo.http import request

from .. import spoken
from .picture import DAY, MOST


class Recordings(http.Controller):
    """Words of texts read aloud by people of the co-op, for anybody who is shown the words."""

    @http.route(
        "/coop/recording/<int:recording_id>/<string:key>",
        type="http",
        auth="public",
        readonly=True,
    )
    def recording(self, recording_id, key, **_kwargs):
        recordings = request.env["coop.text.recording"]
        file = recordings._get_file(recording_id, key) if 0 < recording_id <= MOST else None
        kind = spoken.kind_of(file.raw) if file else None
        if not kind:
            raise request.not_found()
        stream = request.env["ir.binary"]._get_stream_from(file, "raw")
        stream.mimetype, stream.public, stream.max_age = kind, True, DAY
        # players ask for a part at a time
        return stream.get_response(as_attachment=False, immutable=False)
