"""How somebody reads pages: the panel, what is kept, and words spoken by the server."""

from odoo import http
from odoo.http import request
from odoo.tools.translate import LazyTranslate

from .. import speech
from ..models.reading import COOKIE
from ..reading import choices
from .form_views import picture_url
from .language import is_ours
from .whom import member_route, private

_lt = LazyTranslate(__name__)

WORDS = {
    "size": (_lt("Letters"), [_lt("Usual"), _lt("Bigger"), _lt("Big"), _lt("Very big")]),
    "colours": (
        _lt("Colours"),
        [
            _lt("Usual"),
            _lt("Strong: black on white"),
            _lt("Soft: on cream"),
            _lt("Dark: light on black"),
        ],
    ),
    "spacing": (_lt("Room between letters and lines"), [_lt("Usual"), _lt("Wide")]),
    "pictures": (_lt("Pictures"), [_lt("All"), _lt("Fewer"), _lt("None")]),
    "side": (_lt("Pictures stand"), [_lt("On the left"), _lt("On the right")]),
    "words": (_lt("Words"), [_lt("Usual"), _lt("Easy Read, where there is one")]),
    "aloud": (_lt("Read aloud"), [_lt("Show the button “Listen”"), _lt("Do not show it")]),
    "speed": (_lt("How fast it speaks"), [_lt("Usual"), _lt("Slow"), _lt("Fast")]),
}
#: a year: a guest's browser is not asked each day
GUEST_SECONDS = 365 * 24 * 3600
#: words spoken for one network address in an hour (a house shares one)
MOST_WORDS = (2000, 3600)
LONGEST_BLOCK = 20_000


def reading_fields(values):
    """Return the questions of the panel as its template wants them.

    :param dict values: choices made
    """
    return [
        {
            "name": name,
            "legend": request.env._(legend),
            "usual": choices.USUAL[name],
            "options": [
                {"value": value, "label": request.env._(label), "checked": values[name] == value}
                for value, label in zip(choices.CHOICES[name], labels, strict=True)
            ],
        }
        for name, (legend, labels) in WORDS.items()
    ]


def forget_guest():
    """Have the browser forget what somebody chose in it who was not signed in."""
    request.future_response.set_cookie(COOKIE, "", max_age=0, expires=0)


class Reading(http.Controller):
    @http.route(
        "/reading",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET", "POST"],
    )
    def guest(self, r="", panel="", **params):
        """How a browser shows pages to somebody who is not signed in: a cookie, nothing else."""
        if not request.env.user._is_public():
            return private(request.redirect("/my/reading"))
        if request.httprequest.method == "POST":
            kept = choices.encode(params)
            if kept:
                request.future_response.set_cookie(
                    COOKIE, kept, max_age=GUEST_SECONDS, samesite="Lax", httponly=True
                )
            else:
                forget_guest()
            return private(request.redirect(_back(r, "/reading")))
        return self._show("/reading", panel, is_guest=True)

    @member_route("/my/reading", methods=["GET", "POST"])
    def member(self, r="", panel="", go="", **params):
        """How pages are shown to a member, also while somebody helps them."""
        whom, readings = request.whom, request.env["coop.reading"]
        if request.httprequest.method == "POST":
            if not whom.operator:
                if go == "keep":
                    params = choices.decode(request.cookies.get(COOKIE))
                forget_guest()
            if go != "forget" and params.keys() & choices.CHOICES.keys():
                readings._choose(whom.partner, params)
            return request.redirect(_back(r, whom.url("/my/reading")))
        return self._show(whom.url("/my/reading"), panel, is_guest=False)

    def _show(self, action, panel, is_guest):
        values, _offer = request.env["coop.reading"]._of_request()
        template = "coop_access.reading_panel" if panel else "coop_access.reading_page"
        response = request.render(
            template,
            {
                "reading_fields": reading_fields(values),
                "reading_action": action,
                "reading_back": _came_from(),
                "reading_guest": is_guest,
                "reading_picture": picture_url("text"),
            },
        )
        return private(response)

    @http.route(
        "/coop/speech",
        type="http",
        auth="public",
        methods=["POST"],
        csrf=False,
        save_session=False,
    )
    def speech(self, text="", part="", lang="", sign="", **_params):
        """Speak a part of words that this server put on a page: the signature says that it did.

        It changes nothing for whoever asks, so it needs no token besides.
        """
        texts = (text, part, lang, sign)
        if not all(isinstance(word, str) for word in texts) or len(text) > LONGEST_BLOCK:
            raise request.not_found()
        speeches = request.env["coop.speech"]
        asked = part.strip() and part in text and len(part) <= speech.LONGEST
        if not asked or not speeches._can_speak() or not speeches._is_signed(text, lang, sign):
            raise request.not_found()
        raw = speeches._find_sound(part, lang)
        if not raw:
            address = request.httprequest.remote_addr or ""
            if not request.env["coop.flood"]._allow("speech", address, *MOST_WORDS):
                return request.make_response("", status=429)
            raw = speeches._make_sound(text, part, lang)
        if not raw:
            raise request.not_found()
        return request.make_response(
            raw,
            headers=[
                ("Content-Type", "audio/wav"),
                ("Cache-Control", "no-store"),
                ("X-Content-Type-Options", "nosniff"),
                ("Content-Security-Policy", "default-src 'none'"),
            ],
        )


def _back(address, otherwise):
    return address if isinstance(address, str) and is_ours(address) else otherwise


def _came_from():
    """Return the page of this server on which the link to here was pressed, or ""."""
    here, came = request.httprequest.host_url, request.httprequest.referrer or ""
    address = f"/{came.removeprefix(here)}" if came.startswith(here) else ""
    return "" if not is_ours(address) or "/reading" in address else address
