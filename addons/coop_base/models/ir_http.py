import logging

import psycopg2
from markupsafe import Markup
from werkzeug.exceptions import RequestEntityTooLarge, abort

from odoo import models
from odoo.http import Response, request

from ..guard import INTERNAL, VISITOR, Fault, check_address, check_json, check_values
from .base import ENGLISH, OLD

_JSON_TYPES = ("application/json", "application/json-rpc")
_XML_TYPES = ("application/xml", "text/xml")


class IrHttp(models.AbstractModel):
    """The guard: what no request may bring is answered with 400, whatever route it goes to.

    Odoo's own routes answer a NUL byte or a password of a million letters with a failure of the
    server. Here it is looked at first, and a person is told in words, in their language.
    """

    _inherit = "ir.http"

    # -- looking --------------------------------------------------------------------------

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
        super()._pre_dispatch(rule, args)
        # Only now the route has said how large an upload it takes.
        cls._coop_guard(cls._coop_check_body, rule.endpoint.routing)

    @classmethod
    def _coop_understand_language(cls):
        """Let the session speak a language that is in use.

        Odoo begins a session in en_US, which is retired here; and it understands a bare language
        of a browser only where its own table names a country for it, which it does for English
        and not for Welsh. The session is not marked as changed: it need not be kept for this.
        """
        languages = request.env["res.lang"].sudo()._get_active_by("code")  # a visitor has no user
        session = request.session
        if session.context.get("lang") in languages:
            return
        wanted = [tag for tag, _quality in request.httprequest.accept_languages]
        if session.uid:
            # Whose rights these are is looked at later; this reads a language and nothing else.
            wanted.insert(0, request.env["res.users"].sudo().browse(session.uid).exists().lang)
        found = next(
            (
                code
                for tag in filter(None, wanted)
                for code in languages
                if code.partition("_")[0] == tag.replace("-", "_").partition("_")[0].lower()
            ),
            ENGLISH if ENGLISH in languages else next(iter(languages), OLD),
        )
        session.context["lang"] = found
        request.update_context(lang=found)

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
        if http.method in ("GET", "HEAD", "OPTIONS"):
            return
        limits = cls._coop_limits()
        if http.mimetype in _JSON_TYPES:
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

    # -- answering ------------------------------------------------------------------------

    @classmethod
    def _handle_error(cls, exception):
        if cls._coop_is_bad_input(exception):
            # It is the request that is wrong: no traceback, no failure of the server.
            exception.loglevel = logging.WARNING
            request.env.cr.rollback()
            return cls._coop_refusal("input")
        return super()._handle_error(exception)

    @classmethod
    def _coop_is_bad_input(cls, exception):
        """Return whether an ordinary page failed over what the request brought.

        That is: the database refused a value as such, a field that the route needs is missing,
        or something in the request is not the number that the route takes it for.
        """
        if request.dispatcher.routing_type != "http":
            return False
        if isinstance(exception, psycopg2.DataError):
            return True
        if isinstance(exception, TypeError):
            trace = exception.__traceback__
            while trace.tb_next:
                trace = trace.tb_next
            return trace.tb_frame.f_code.co_name == "route_wrapper"
        if isinstance(exception, ValueError):
            brought = {str(value) for value in getattr(request, "params", {}).values()}
            words = str(exception)
            return words.startswith(("invalid literal for int()", "could not convert string")) and (
                any(repr(value) in words for value in brought)
            )
        return False

    @classmethod
    def _coop_refusal(cls, code, status=400):
        """Return the answer to a request that cannot be used; nothing is done with it.

        :param str code: ``characters``, ``size`` or ``input``
        """
        lang = cls._coop_refusal_lang()
        public = request.env.ref("base.public_user").id
        env = request.env(user=public, context={"lang": lang})
        messages = {
            "characters": env._("What was sent has signs in it that cannot be kept."),
            "size": env._("What was sent is too long."),
            "input": env._("Something that was sent is missing or is not what belongs there."),
        }
        if request.httprequest.mimetype in _JSON_TYPES:
            return cls._coop_json_refusal(messages[code], status)
        html = env["ir.qweb"]._render(
            "coop_base.bad_request",
            {"page_lang": lang.replace("_", "-"), "message": messages[code], "status": status},
        )
        # Without the first line browsers fall back to how pages were drawn long ago.
        return Response(
            Markup("<!DOCTYPE html>") + html,
            status=status,
            headers={"Cache-Control": "no-store"},
            content_type="text/html;charset=utf-8",
        )

    @classmethod
    def _coop_json_refusal(cls, message, status):
        data = {
            "name": "werkzeug.exceptions.BadRequest",
            "message": message,
            "arguments": [message],
            "context": {},
            "debug": "",
        }
        if request.httprequest.path.startswith("/json/"):
            return request.make_json_response(data, status=status)
        error = {"code": status, "message": message, "data": data}
        body = {"jsonrpc": "2.0", "id": None, "error": error}
        return request.make_json_response(body, status=status)

    @classmethod
    def _coop_refusal_lang(cls):
        """Return the code of the language that the visitor reads, as far as can be told."""
        languages = request.env["res.lang"].sudo()._get_active_by("code")  # a visitor has no user
        first = request.httprequest.path.split("/")[1:2]
        for code, data in languages.items():
            if data.url_code in first:
                return code
        cookie = request.httprequest.cookies.get("frontend_lang")
        for wanted in filter(None, [cookie, request.env.context.get("lang")]):
            for active in languages:
                if active.partition("_")[0] == wanted.partition("_")[0]:
                    return active
        return next(iter(languages), OLD)
