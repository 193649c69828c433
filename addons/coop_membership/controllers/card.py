"""The membership card: on the phone, and as a file to print."""

import base64

from odoo import http
from odoo.exceptions import ValidationError
from odoo.http import content_disposition, request

from odoo.addons.coop_access.controllers.whom import member_route

from .membership import note_operator, paths
from .standing import find_standing

LAYOUTS = {"card": "card_layout_single", "large": "card_layout_large"}
MOST_BYTES = 15_000_000


class CardController(http.Controller):
    @member_route(paths("/card"), methods=["GET"])
    def card(self, slug=None, size=None):
        """Show the card; `size` gives it as a file. Whoever is no member any more has none."""
        standing = find_standing(slug)
        if not standing or not standing.is_member:
            return request.redirect(request.whom.url("/my/membership"))
        if size in LAYOUTS:
            return self._file(standing.membership, LAYOUTS[size])
        return self._page(standing)

    def _page(self, standing, **more):
        card = standing.membership._card()
        return standing.render("coop_membership.my_card", card=card, **more)

    def _file(self, membership, layout):
        # sudo: the resolver settled whose membership this is; layouts are the co-op's
        layout = request.env.ref(f"coop_membership.{layout}").sudo()
        html = layout._render(membership)
        # sudo: the engine reads our style, whoever prints
        reports = request.env["ir.actions.report"].sudo()
        if not reports._coop_pdf_available():
            return request.make_response(html, [("Content-Type", "text/html; charset=utf-8")])
        name = request.env._("membership card %(number)s.pdf", number=membership.number)
        return request.make_response(
            reports._coop_make_pdf(html),
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition(name)),
            ],
        )

    @member_route(paths("/card/change"), methods=["GET", "POST"])
    def change(self, slug=None, name=None, photo=None, agree=None, act=None):
        """The name on the card, and a photo if one likes. A photo needs a yes of its own."""
        standing = find_standing(slug)
        if not standing or not standing.is_member:
            return request.redirect(request.whom.url("/my/membership"))
        if request.httprequest.method != "POST":
            return self._form(standing)
        membership = standing.membership
        today = request.env["coop.clock"].today(standing.company)
        try:
            if act == "name":
                membership.card_name = (name or "").strip()[:60]
            elif act == "remove":
                membership.card_photo = False
            elif act == "photo":
                membership.write(
                    {"card_photo": self._read(photo, agree), "card_photo_agreed_on": today}
                )
        except ValidationError as error:
            return self._form(standing, problem=str(error), typed=name)
        if act in ("name", "remove", "photo"):
            note_operator(membership)
        return request.redirect(standing.url("/card"))

    def _read(self, photo, agree):
        """Return the photo that was sent, or say what is missing."""
        if not agree:
            raise ValidationError(
                request.env._("Please tick the box if the photo may be on your card.")
            )
        content = photo.read(MOST_BYTES + 1) if hasattr(photo, "read") else b""
        if not content:
            raise ValidationError(request.env._("Please choose a photo first."))
        if len(content) > MOST_BYTES:
            raise ValidationError(request.env._("This photo is too big. Please choose another."))
        return base64.b64encode(content)

    def _form(self, standing, problem=None, typed=None):
        membership = standing.membership
        return standing.render(
            "coop_membership.my_card_change",
            problem=problem,
            name=membership.card_name if typed is None else typed,
            has_photo=bool(membership.card_photo),
            back_url=standing.url("/card"),
            back_text=request.env._("My card"),
        )
