"""Signing in by a mailed link or by a code: what comes after, and what does not work, in words."""

from odoo.exceptions import AccessDenied
from odoo.http import request

from ..models.signin_account import Ticket
from .login import SignIn
from .whom import private

#: tries from one network address in an hour: only to keep a machine from being worn out by
#: guesses, far above what a house of people tries who mistype
MOST_TRIES = (600, 3600)
SHORT = 100


def first(text, length=SHORT):
    """Return what was sent as short text, whatever was sent."""
    return text[:length] if isinstance(text, str) else ""


class SignInWays(SignIn):
    def _coop_enter(self, user, way):
        """Sign `user` in, whoever was signed in before, and go to their first page.

        The session gets a new number.
        """
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
            "gone": (
                env._("You cannot sign in with this"),
                env._("This log-in is closed. Please ring us, we look at it together."),
            ),
        }[problem]
