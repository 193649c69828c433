"""On our shared tablet: somebody chooses whether they are shown, with what picture and name."""

from werkzeug.datastructures import FileStorage

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.coop_access.controllers.signin import first
from odoo.addons.coop_access.controllers.whom import member_route

from ..models.coop_place_face import MOST_BYTES, NAME_LENGTH

ONE = "/my/tablet/<int:place_id>"


class TabletFace(http.Controller):
    """Theirs, or written down by who acts for them: with their yes, its day and who wrote it."""

    def _stays(self):
        # sudo: where one lives oneself; members have no right on who lives where
        return request.env["coop.place.resident"].sudo()._with_tablet(request.whom.partner)

    def _stay(self, place_id):
        stay = self._stays().filtered(lambda stay: stay.place_id.id == place_id)[:1]
        if not stay:
            raise request.not_found()
        return stay

    def _page(self, template, stay, **values):
        return request.render(
            f"coop_membership.{template}",
            {"stay": stay, "base": f"/my/tablet/{stay.place_id.id}", **values},
        )

    def _go(self, stay, path=""):
        return request.redirect(request.whom.url(f"/my/tablet/{stay.place_id.id}{path}"))

    @member_route("/my/tablet", methods=["GET"])
    def tablets(self):
        stays = self._stays()
        places = stays.place_id
        if len(places) == 1:
            return self._go(stays[:1])
        return request.render("coop_membership.my_tablets", {"places": places})

    @member_route(ONE, methods=["GET"])
    def tablet(self, place_id):
        stay = self._stay(place_id)
        return self._page("my_tablet", stay, face=stay._face_picture())

    @member_route(f"{ONE}/picture", methods=["GET", "POST"], max_content_length=MOST_BYTES)
    def picture(self, place_id, symbol="", photo=None):
        stay = self._stay(place_id)
        symbols = stay._face_symbols()
        if request.httprequest.method != "POST":
            return self._page("my_tablet_picture", stay, symbols=symbols)
        try:
            if symbol:
                stay._choose_symbol(first(symbol))
            else:
                sent = photo.read(MOST_BYTES + 1) if isinstance(photo, FileStorage) else b""
                stay._choose_photo(sent)
        except UserError as error:
            return self._page("my_tablet_picture", stay, symbols=symbols, problem=str(error))
        return self._go(stay, "/name")

    @member_route(f"{ONE}/name", methods=["GET", "POST"])
    def name(self, place_id, name="", go=""):
        stay = self._stay(place_id)
        face = stay._face_picture()
        if not face:
            return self._go(stay, "/picture")
        values = {"face": face, "most": NAME_LENGTH}
        if request.httprequest.method != "POST" or go != "yes":
            shown = stay.face_name or stay._face_first_name()
            return self._page("my_tablet_name", stay, name=shown, **values)
        whom = request.whom
        # sudo: the name of who wrote it down
        writer = (whom.operator.sudo().partner_id if whom.operator else whom.partner.sudo()).name
        try:
            stay._agree_to_face(first(name), whom.channel, writer)
        except UserError as error:
            return self._page("my_tablet_name", stay, name=name, problem=str(error), **values)
        return self._go(stay)

    @member_route(f"{ONE}/hide", methods=["POST"])
    def hide(self, place_id):
        stay = self._stay(place_id)
        stay.action_hide_face()
        return self._go(stay)
