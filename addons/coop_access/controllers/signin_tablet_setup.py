"""Setting up a tablet: the office makes a code, somebody in the house types it or scans it."""

import base64

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from .. import codes
from .signin import SignInWays, first, keep_tablet
from .signin_link import PUBLIC
from .whom import private


class SignInTabletSetup(SignInWays):
    @http.route(
        "/sign-in/tablet/code/<int:device_id>",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        methods=["GET", "POST"],
        readonly=False,
    )
    def tablet_code(self, device_id, **params):
        """Make the code. It is on this page, and then nowhere any more."""
        device = request.env["coop.signin.device"].browse(device_id).exists()
        if not device or not device.has_access("write"):
            raise request.not_found()
        if request.httprequest.method != "POST":
            return self._coop_page("tablet_setup_ask", device=device)
        try:
            typed = device._make_setup()
        except UserError as error:
            return self._coop_page("tablet_setup_ask", device=device, problem=str(error))
        address = f"{device.get_base_url()}/sign-in/set-up"
        return self._coop_page(
            "tablet_setup_shown",
            device=device,
            typed=codes.show(typed),
            address=address.partition("://")[2],
            qr=self._draw(f"{address}/{typed}"),
        )

    def _draw(self, address):
        """Return a picture (QR) of an address, as the data of one."""
        # sudo: drawing needs no right
        reports = request.env["ir.actions.report"].sudo()
        png = reports.barcode("QR", address, width=300, height=300, barBorder=2)
        return f"data:image/png;base64,{base64.b64encode(png).decode()}"

    @http.route(
        ["/sign-in/set-up", "/sign-in/set-up/<string:typed>"],
        methods=["GET", "POST"],
        readonly=False,
        **PUBLIC,
    )
    def tablet_set_up(self, typed="", code="", **params):
        """Opening the address changes nothing: a button makes this browser the tablet."""
        typed = first(typed) or first(code)
        posted = request.httprequest.method == "POST"
        if not typed.strip():
            return self._coop_page("tablet_setup_type", problem=posted)
        if not self._coop_may_try():
            return self._coop_sorry("busy", 429)
        # sudo: nobody is signed in; the code says which tablet it is
        device = request.env["coop.signin.device"].sudo()._find_setup(typed)
        if not device:
            return self._coop_sorry("setup")
        if not posted or not params.get("go"):
            return self._coop_page("tablet_setup_yes", device=device, typed=codes.clean(typed))
        token = device._set_up()
        if not token:
            return self._coop_sorry("setup")
        # whoever was signed in here was not as one of the house
        if request.session.uid:
            request.session.logout(keep_db=True)
        request.env["ir.http"]._coop_leave_nothing()
        keep_tablet(token)
        return private(request.redirect("/web/login"))
