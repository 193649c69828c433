"""On a tablet that the people of a house share: tap my picture, then my secret; then I finish."""

from odoo import http
from odoo.http import request

from ..models.ir_http_tablet import VISIT
from ..models.signin_pictures import CHOSEN, PICTURES
from .signin import SignInWays, first
from .signin_code import picture_values
from .signin_link import PUBLIC
from .whom import may_read_only, private

START = "/web/login"


class SignInOnTablet(SignInWays):
    """Nothing of this exists on any other device: there it leads to the usual page."""

    @http.route()
    def web_login(self, *args, **kw):
        tablet = request.env["coop.signin.device"]._here()
        if not tablet:
            return super().web_login(*args, **kw)
        if request.httprequest.method == "POST":
            return private(request.redirect("/sign-in/tablet/not-here"))
        if request.session.uid:
            return private(request.redirect("/my"))
        return self._coop_page("tablet_start", people=tablet._people())

    @http.route(
        "/sign-in/tablet/who/<int:user_id>",
        methods=["GET", "POST"],
        readonly=may_read_only,
        **PUBLIC,
    )
    def tablet_who(self, user_id, by="", so_far="", picture="", code="", **params):
        tablet = request.env["coop.signin.device"]._here()
        people = tablet._people() if tablet else []
        person = next((one for one in people if one["user"].id == user_id), None)
        if not person:
            return private(request.redirect(START))
        # sudo: nobody is signed in; the picture says who it would be
        accounts = request.env["coop.signin.account"].sudo()
        if request.httprequest.method == "POST":
            account = accounts._of(person["user"])
        else:
            account = accounts.search([("user_id", "=", user_id)], limit=1)
        if by == "code" or not account.pictures_on:
            return self._by_code(person, account, first(code).strip())
        return self._by_pictures(tablet, person, account, first(so_far), first(picture))

    def _by_pictures(self, tablet, person, account, so_far, picture):
        if request.httprequest.method != "POST":
            return self._ask_pictures(person, account)
        chosen = [*so_far.split("-"), picture] if so_far else [picture]
        if not set(chosen) <= set(PICTURES):
            return self._ask_pictures(person, account)
        if len(chosen) < CHOSEN:
            return self._ask_pictures(person, account, chosen)
        if not self._coop_may_try():
            return self._coop_sorry("busy", 429)
        user, problem = account._try_on_tablet(tablet, chosen)
        if user:
            return self._coop_enter(user, "tablet")
        if problem == "wrong":
            return self._ask_pictures(person, account, wrong=True)
        return self._coop_sorry(problem)

    def _by_code(self, person, account, typed):
        """Ask for the code of whose picture was tapped. The page has no other name of theirs."""
        asked = {"person": person, "has_pictures": account.pictures_on}
        if request.httprequest.method != "POST":
            return self._coop_page("tablet_code", **asked)
        if not typed:
            return self._coop_page("tablet_code", problem="empty", **asked)
        if not self._coop_may_try():
            return self._coop_sorry("busy", 429)
        # sudo: nobody is signed in; the right code says who it is
        codes = request.env["coop.signin.code"].sudo()
        user, problem = codes._try_typed(person["user"].login, typed)
        if user and user == person["user"]:
            return self._coop_enter(user, "code")
        if user or problem == "wrong":
            return self._coop_page("tablet_code", problem="wrong", **asked)
        return self._coop_sorry(problem)

    def _ask_pictures(self, person, account, chosen=(), wrong=False):
        values = picture_values(account, chosen)
        return self._coop_page("tablet_pictures", person=person, wrong=wrong, **values)

    @http.route("/sign-in/tablet/finish", methods=["POST"], readonly=True, **PUBLIC)
    def tablet_finish(self, **params):
        """I have finished: what I began is kept for me, and nothing of it on this tablet."""
        if request.session.uid:
            request.session.logout(keep_db=True)
        elif request.env["coop.signin.device"]._here():
            request.env["ir.http"]._coop_leave_nothing()
        return private(request.redirect(START))

    @http.route("/sign-in/tablet/ping", type="jsonrpc", auth="public", website=True, readonly=True)
    def tablet_ping(self, who="", **params):
        """The person is still there. Being asked counts as use; see `ir.http`."""
        return {"alive": who == tablet_visit()}

    @http.route("/sign-in/tablet/not-here", methods=["GET"], readonly=True, **PUBLIC)
    def tablet_not_here(self, **params):
        tablet = request.env["coop.signin.device"]._here()
        return self._coop_page("tablet_not_here") if tablet else request.redirect("/my/sign-in")


def tablet_visit():
    """Return what tells the pages of one visit on a tablet from the next; "" of a guest."""
    return request.session.get(VISIT, "") if request.session.uid else ""
