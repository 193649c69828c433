from odoo import http
from odoo.http import request

from ..models.signin_pictures import CHOSEN, PICTURES
from .signin import SignInWays, first
from .signin_link import PUBLIC
from .whom import may_read_only


class SignInByCode(SignInWays):
    """A code from a letter or the phone: typed, or the letter's picture and then three pictures
    that the person chose."""

    @http.route("/sign-in/code", methods=["GET", "POST"], readonly=may_read_only, **PUBLIC)
    def sign_in_code(self, name="", code="", step="name", **params):
        name, code = first(name).strip(), first(code).strip()
        if request.httprequest.method != "POST":
            return self._coop_page("signin_code_name", name="")
        if not name or step == "again":
            return self._coop_page("signin_code_name", name=name, problem=not name)
        if step != "code" or not code:
            return self._coop_page("signin_code", name=name, problem=step == "code" and "empty")
        if not self._coop_may_try():
            return self._coop_sorry("busy", 429)
        # sudo: nobody is signed in; the code says who it is
        user, problem = request.env["coop.signin.code"].sudo()._try_typed(name, code)
        if user:
            return self._coop_enter(user, "code")
        if problem == "wrong":
            return self._coop_page("signin_code", name=name, problem="wrong")
        return self._coop_sorry(problem)

    @http.route(
        "/sign-in/card/<string:lookup>/<string:secret>",
        methods=["GET", "POST"],
        readonly=may_read_only,
        **PUBLIC,
    )
    def sign_in_card(self, lookup, secret, so_far="", picture="", **params):
        # sudo: nobody is signed in; the letter's picture says whose it is
        code = request.env["coop.signin.code"].sudo()._of_card(first(lookup), first(secret))
        if not code:
            return self._coop_sorry("card")
        if code.state != "works":
            return self._coop_sorry(code.state)
        account = request.env["coop.signin.account"].sudo()  # sudo: as above
        account = account.search([("user_id", "=", code.user_id.id)], limit=1)
        if not account.pictures_on:
            return self._coop_page("signin_code", name=code.lookup, known=True)
        if request.httprequest.method != "POST":
            return self._pictures(account)
        chosen = [*first(so_far).split("-"), first(picture)] if so_far else [first(picture)]
        if not set(chosen) <= set(PICTURES):
            return self._pictures(account)
        if len(chosen) < CHOSEN:
            return self._pictures(account, chosen)
        if not self._coop_may_try():
            return self._coop_sorry("busy", 429)
        user, problem = code._try_pictures(chosen)
        if user:
            return self._coop_enter(user, "card")
        return (
            self._pictures(account, wrong=True) if problem == "wrong" else self._coop_sorry(problem)
        )

    def _pictures(self, account, chosen=(), wrong=False):
        return self._coop_page(
            "signin_pictures", **picture_values(account, chosen), wrong=wrong, action=""
        )


def picture_values(account, chosen=()):
    """Return the values of a page on which the next of the secret pictures is chosen."""
    number = len(chosen) + 1
    words = request.env._("Picture %(number)s of %(total)s", number=number, total=CHOSEN)
    return {
        "pictures": account._picture_words(),
        "so_far": "-".join(chosen),
        "progress_words": words,
        "percent": round(100 * number / CHOSEN),
    }
