"""The record of approved minutes, as a file whose SHA-256 is their fingerprint."""

from odoo import http
from odoo.http import content_disposition, request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from .meeting_screen import OFFICER

PARTS = ("open", "kept")


class MinutesRecord(http.Controller):
    @member_route("/my/minutes/<int:minutes_id>/record", methods=["GET"])
    def open_record(self, minutes_id):
        """What a member may read, to keep and to compare."""
        # sudo: whether a member may read it is asked below
        minutes = self._find(request.env["coop.minutes"].sudo(), minutes_id)
        if not minutes or not minutes._may_be_read_by(request.whom.partner):
            return request.redirect(request.whom.url("/my/minutes"))
        return self._file(minutes, "open")

    @http.route(
        "/coop/minutes/<int:minutes_id>/<string:part>",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        methods=["GET"],
    )
    def any_record(self, minutes_id, part):
        """For the governance officer, who keeps the record of closed points as well."""
        minutes = request.env["coop.minutes"]
        if request.env.user.has_group(OFFICER) and part in PARTS:
            minutes = self._find(minutes, minutes_id)
        if not minutes.closed:
            raise request.not_found()
        return self._file(minutes, part)

    def _find(self, minutes, minutes_id):
        if not number_in_address(minutes_id):
            return minutes
        return minutes.search([("id", "=", minutes_id)])

    def _file(self, minutes, part):
        text = minutes._get_open_record() if part == "open" else minutes._get_kept_record()
        return request.make_response(
            text.encode(),
            [
                ("Content-Type", "application/json; charset=utf-8"),
                ("Content-Disposition", content_disposition(f"minutes-{minutes.id}-{part}.json")),
                ("Cache-Control", "no-store"),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )
