import time

from werkzeug.exceptions import abort

from odoo import api, models
from odoo.http import request

from .signin_device import COOKIE

#: in the session: the tablet that it belongs to, and when it was last used
TABLET = "coop_tablet"
SEEN = "coop_tablet_seen"
#: in the session: a random name of this visit, so that pages of the one before see that it ended
VISIT = "coop_tablet_visit"
#: seconds in which a page that asks "are you still there?" waits for an answer, and some more
GRACE = 90
#: what is not done on a tablet that others use too: other ways in, changing one's own, and what
#: would stay in its calendar
NOT_HERE = (
    "/my/calendar.ics",
    "/my/calendar/link",
    "/my/sign-in",
    "/my/security",
    "/my/deactivate_account",
    "/web/login/totp",
    "/web/reset_password",
    "/web/signup",
)
#: what holds nothing of anybody
FOR_ALL = ("/web/assets/", "/web/static/")


class IrHttp(models.AbstractModel):
    """Sessions on a shared tablet: short, of this tablet alone, and nothing of them left."""

    _inherit = "ir.http"

    @classmethod
    def _authenticate(cls, endpoint):
        cls._coop_check_tablet()
        super()._authenticate(endpoint)

    @classmethod
    def _coop_check_tablet(cls):
        """End a session that does not belong where it is used, or that nobody used for a while.

        One begun on a tablet works on that tablet alone; and on a tablet works none but those
        begun there by its own page.
        """
        session = request.session
        if session.uid is None:
            return
        tablet = request.env["coop.signin.device"]._here()
        bound = session.get(TABLET)
        if not tablet and not bound:
            return
        now = time.time()
        if bound and tablet.id == bound:
            silence = now - session.get(SEEN, 0)
            if silence <= tablet.company_id.coop_tablet_minutes * 60 + GRACE:
                if silence > 20:
                    session[SEEN] = now
                return
        session.logout(keep_db=True)
        request.env = api.Environment(request.env.cr, None, session.context)

    @classmethod
    def _pre_dispatch(cls, rule, args):
        super()._pre_dispatch(rule, args)
        if rule.rule.startswith(NOT_HERE) and request.env["coop.signin.device"]._here():
            abort(request.redirect("/sign-in/tablet/not-here"))

    @classmethod
    def _post_dispatch(cls, response):
        super()._post_dispatch(response)
        path = request.httprequest.path
        if path.startswith(FOR_ALL) or COOKIE not in request.httprequest.cookies:
            return
        if request.env["coop.signin.device"]._here():
            response.headers["Cache-Control"] = "no-store"

    @classmethod
    def _post_logout(cls):
        super()._post_logout()
        if request.env["coop.signin.device"]._here():
            cls._coop_leave_nothing()

    @classmethod
    def _coop_leave_nothing(cls):
        """Have the browser forget all that it keeps for whoever was here, but that it is a tablet.

        What a browser stores for scripts it forgets where the page came by https; elsewhere the
        first page of the tablet clears it.
        """
        answer = request.future_response
        for name in request.httprequest.cookies:
            if name not in (COOKIE, "session_id"):
                answer.set_cookie(name, "", max_age=0, expires=0)
        answer.headers["Clear-Site-Data"] = '"storage"'
