"""Signing in by a mailed link or by a code: what comes after, and what does not work, in words."""

import secrets
import time

from odoo.exceptions import AccessDenied
from odoo.http import request

from ..models.ir_http_tablet import SEEN, TABLET, VISIT
from ..models.signin_account import Ticket
from ..models.signin_device import COOKIE
from .login import SignIn
from .whom import private

#: tries from one network address in an hour: only to keep a machine from being worn out by
#: guesses, far above what a house of people tries who mistype
MOST_TRIES = (600, 3600)
SHORT = 100
#: seconds that a browser keeps a cookie at most
LONGEST = 400 * 24 * 3600


def first(text, length=SHORT):
    """Return what was sent as short text, whatever was sent."""
    return text[:length] if isinstance(text, str) else ""


def keep_tablet(token):
    """Have the browser know for as long as it may that it is a shared tablet."""
    request.future_response.set_cookie(
        COOKIE,
        token,
        max_age=LONGEST,
        expires=None,
        secure=request.httprequest.scheme == "https",
        httponly=True,
        samesite="Lax",
    )


class SignInWays(SignIn):
    def _coop_enter(self, user, way):
        """Sign `user` in, whoever was signed in before, and go to their first page.

        The session gets a new number. On a shared tablet it is of that tablet alone.
        """
        tablet = request.env["coop.signin.device"]._here()
        # sudo: whether it is a log-in of the portal
        if tablet and not user.sudo().share:
            return self._coop_sorry("staff")
        if request.session.uid and request.session.uid != user.id:
            request.session.logout(keep_db=True)
        # sudo: the name for the session of who signs in
        credential = {"type": "coop_signin", "login": user.sudo().login}
        try:
            info = request.session.authenticate(
                request.env, {**credential, "ticket": Ticket(user, way)}
            )
        except AccessDenied:
            return self._coop_sorry("gone")
        if tablet:
            tablet._note_use()
            keep_tablet(request.httprequest.cookies[COOKIE])
            request.session[TABLET] = tablet.id
            request.session[SEEN] = time.time()
            request.session[VISIT] = secrets.token_hex(8)
        if way != "tablet":
            # sudo: one's own; who came in with another secret may have forgotten the pictures
            accounts = request.env["coop.signin.account"].sudo()
            accounts.search([("user_id", "=", user.id)])._forget_tablet_tries()
        return private(request.redirect(self._login_redirect(info["uid"])))

    def _coop_may_try(self):
        """Return whether more tries are taken from this network address."""
        address = request.httprequest.remote_addr
        return request.env["coop.flood"]._allow("signin.network", address, *MOST_TRIES)

    def _coop_page(self, template, status=200, **values):
        response = private(request.render(f"coop_access.{template}", values))
        # the address of such a page can be a secret
        response.headers["Referrer-Policy"] = "no-referrer"
        response.status_code = status
        return response

    def _coop_sorry(self, problem, status=200):
        """Say why it did not work and what to do, with the person who helps beside it."""
        heading, words = self._coop_sorry_words(problem)
        return self._coop_page("signin_sorry", status, heading=heading, words=words)

    def _coop_sorry_words(self, problem):
        env = request.env
        return {
            "link": (
                env._("This link does not work any more"),
                env._(
                    "A link works once, and for half an hour. Perhaps you used it already. "
                    "Ask for a new one."
                ),
            ),
            "card": (
                env._("This card does not work any more"),
                env._("Perhaps you have a newer letter. If not, ask us for a new one."),
            ),
            "wait": (
                env._("Please wait a little"),
                env._(
                    "There were many wrong tries for this name. Try again in 15 minutes, or ring "
                    "us: we can let you in at once."
                ),
            ),
            "locked": (
                env._("This code is locked"),
                env._(
                    "There were too many wrong tries, so we locked it to keep it safe. Ring us: "
                    "we can open it again."
                ),
            ),
            "expired": (
                env._("The time of this code is over"),
                env._("A code works for some time only. Ring us: we give you a new one."),
            ),
            "ended": (
                env._("This code does not work any more"),
                env._("It was used, or there is a newer one. Ring us: we give you a new one."),
            ),
            "busy": (
                env._("Please wait a little"),
                env._("Very many people try to sign in from here. Please try again in one hour."),
            ),
            "tablet_locked": (
                env._("Your pictures are locked here"),
                env._(
                    "There were too many wrong tries, so we locked them to keep them safe. Use "
                    "your code or a link, or ring us: we can open them again."
                ),
            ),
            "staff": (
                env._("This tablet is for the people who live here"),
                env._(
                    "Log-ins of the co-op's own staff do not work on it. Please use a device of "
                    "your own."
                ),
            ),
            "setup": (
                env._("This code does not work any more"),
                env._(
                    "A code to set up a tablet works once, and for a quarter of an hour. Ask the "
                    "office for a new one."
                ),
            ),
            "gone": (
                env._("You cannot sign in with this"),
                env._("This log-in is closed. Please ring us, we look at it together."),
            ),
        }[problem]
