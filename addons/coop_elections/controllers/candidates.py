"""Who stands, as everybody sees it once it is published: photos and voices, alike for all."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_membership.controllers.co_op import number_in_address

PATH = "/elections/candidate"
PARTS = ("photo", "recording")


def stream_of(candidate, name):
    """Return the answer with the photo or the recording of a candidate, or None."""
    file = candidate._get_file(name)
    if not file:
        return None
    stream = request.env["ir.binary"]._get_stream_from(file, "raw")
    # what it is was settled when it was taken, and is never what a sender says
    stream.mimetype = "image/jpeg" if name == "photo" else candidate.recording_kind
    stream.public = False
    # players ask for a part at a time
    return stream.get_response(as_attachment=False, immutable=False)


class Candidates(http.Controller):
    @http.route(
        f"{PATH}/<int:number>/<string:name>",
        type="http",
        auth="public",
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def candidate_file(self, number, name, **params):
        """Photo or recording of a candidate who is published, and of nobody else."""
        if name not in PARTS or not number_in_address(number):
            raise request.not_found()
        # sudo: whether they are published is asked first
        candidate = request.env["coop.election.candidate"].sudo().browse(number).exists()
        if not candidate or not candidate._is_public():
            raise request.not_found()
        if name == "recording" and candidate.words_refused_why:
            raise request.not_found()
        answer = stream_of(candidate, name)
        if not answer:
            raise request.not_found()
        return answer
