from werkzeug.exceptions import RequestEntityTooLarge, abort

from odoo import models
from odoo.http import request

from ..guard import (
    INTERNAL,
    VISITOR,
    Fault,
    check_address,
    check_json,
    check_values,
    check_xml_call,
)

JSON_TYPES = ("application/json", "application/json-rpc")
_XML_TYPES = ("application/xml", "text/xml")


class IrHttp(models.AbstractModel):
    """The guard: what no request may bring is answered with 400, whatever route it goes to.

    Odoo's own routes answer a NUL byte or a password of a million letters with a failure of the
    server. Here it is looked at first, and a person is told in words, in their language.
    """

    _inherit = "ir.http"

    @classmethod
    def _match(cls, path_info):
        # Asked again for the same request whenever an address is built or rewritten.
        if not getattr(request, "coop_address_checked", False):
            request.coop_address_checked = True
            cls._coop_understand_language()
            cls._coop_guard(cls._coop_check_address)
        return super()._match(path_info)

    @classmethod
    def _pre_dispatch(cls, rule, args):
        request.coop_route_is_ours = cls._coop_is_ours(rule.endpoint)
        super()._pre_dispatch(rule, args)
        # Only now the route has said how large an upload it takes.
        cls._coop_guard(cls._coop_check_body, rule.endpoint.routing)

    @classmethod
    def _coop_is_ours(cls, endpoint):
        """Return whether a co-op addon made a page, and did not just add to one of Odoo's."""
        method = endpoint.func
        declared_in = [
            parent.__module__
            for parent in type(method.__self__).mro()
            if method.__name__ in vars(parent)
        ]
        return declared_in[-1].startswith("odoo.addons.coop_")

    @classmethod
    def _coop_guard(cls, check, *args):
        try:
            check(*args)
        except Fault as fault:
            abort(cls._coop_refusal(fault.code))
        except RequestEntityTooLarge:
            abort(cls._coop_refusal("size", 413))

    @classmethod
    def _coop_check_address(cls):
        http = request.httprequest
        others = [*http.cookies.values(), *(value for _name, value in http.headers)]
        # Who it is has not been proven yet: whoever claims to be signed in gets the room.
        limits = INTERNAL if request.session.uid else VISITOR
        pairs = http.args.items(multi=True)
        check_address(http.path, http.query_string, pairs, others, limits)

    @classmethod
    def _coop_check_body(cls, routing):
        http = request.httprequest
        # Whatever the method: Odoo reads a body also where none belongs, as with GET.
        if http.method in ("GET", "HEAD", "OPTIONS") and not (
            http.content_length or "Transfer-Encoding" in http.headers
        ):
            return
        limits = cls._coop_limits()
        if http.path.startswith("/xmlrpc/"):
            # Whatever type it says it is, the page reads it as a call.
            check_xml_call(http.get_data())
        elif http.mimetype in JSON_TYPES:
            check_json(http.get_data(), limits)
        elif http.mimetype in _XML_TYPES:
            if b"\0" in http.get_data():
                raise Fault("characters")
        else:
            # Routes without a user, such as the restoring of a database, set their own limit.
            if routing["auth"] != "none" and (http.content_length or 0) > limits.upload:
                raise Fault("size")
            files = [
                text
                for name, file in http.files.items(multi=True)
                for text in (name, file.filename, file.mimetype)
            ]
            check_values(http.form.items(multi=True), files, limits)
            if not (http.form.get("csrf_token") or "").isascii():
                # Comparing it with the right one would fail.
                raise Fault("characters")

    @classmethod
    def _coop_limits(cls):
        """Return how much whoever asks may send."""
        user = request.env.user if request.env.uid else None
        return INTERNAL if user and user._is_internal() else VISITOR
