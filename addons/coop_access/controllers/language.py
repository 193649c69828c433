"""The language switch, and whose wish counts: the switch of this visit, else what we keep."""

from urllib.parse import quote_plus, urlsplit

from odoo import http
from odoo.http import request

#: says, as long as the browser is open, that the reader used the switch
CHOSEN = "coop_language"


def switched():
    """Return the code of the language that the switch chose in this visit, or None."""
    code = request.cookies.get(CHOSEN)
    return code if code in request.env["res.lang"]._get_frontend() else None


def speak(code, address):
    """Have the next pages in the language `code`; return `address` in it.

    :param code: code of a language in use
    :param address: of a page of ours, with or without a language in it
    """
    request.future_response.set_cookie("frontend_lang", code, samesite="Lax")
    routing = request.env["ir.http"]
    if not routing._is_multilang_url(address):
        return address
    # the shortest address: the first language has none in front
    address = _bare(address)
    return address if code == _first() else routing._url_lang(address, code)


def _first():
    return request.env["ir.http"]._get_default_lang().code


def _bare(address):
    """Return an address without the language in front."""
    languages = request.env["res.lang"]._get_frontend().values()
    first, slash, rest = address.removeprefix("/").partition("/")
    if first in {language.url_code for language in languages}:
        return f"/{rest}" if slash else "/"
    return address


def go_and_speak(code, address):
    """Return the way to a page of ours by way of the switch, as if its link had been pressed.

    :param code: short code of the language, as in an address
    """
    return request.redirect(f"/coop/language/{_by_code(code).url_code}?r={quote_plus(address)}")


def _by_code(code):
    languages = request.env["res.lang"]._get_frontend().values()
    language = next((language for language in languages if language.url_code == code), None)
    if not language:
        raise request.not_found()
    return language


class LanguageSwitch(http.Controller):
    @http.route(
        "/coop/language/<string:code>",
        type="http",
        auth="public",
        website=True,
        multilang=False,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def switch(self, code, r="/my", **params):
        """Go on in the language whose short code is `code`, on the page `r` of this server."""
        language = _by_code(code)
        request.future_response.set_cookie(
            CHOSEN, language.code, expires=None, samesite="Lax", httponly=True
        )
        return request.redirect(speak(language.code, r if is_ours(r) else "/my"))


def is_ours(address):
    """Return whether an address is a page of this server."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return address.startswith("/") and not (parts.scheme or parts.netloc or "\\" in address)
