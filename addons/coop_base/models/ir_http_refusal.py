import logging
from xml.parsers.expat import ExpatError

import psycopg2
from markupsafe import Markup
from werkzeug.exceptions import InternalServerError, abort

from odoo import models
from odoo.http import Response, request

from .ir_http import JSON_TYPES

# What Python raises over a value of the wrong kind, a missing one, or one out of range.
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    NotImplementedError,
    TypeError,
    ValueError,
    ExpatError,
)

# Pages of Odoo's own that say so when they refuse what was asked, such as a wrong password.
_REFUSE_WITH_500 = ("/base_import_module/login_upload", "/web/set_profiling")


class IrHttp(models.AbstractModel):
    """How a request that cannot be used is answered: kindly, and with nothing done."""

    _inherit = "ir.http"

    @classmethod
    def _dispatch(cls, endpoint):
        if cls._coop_params_are_no_object():
            abort(cls._coop_refusal("input"))
        return super()._dispatch(endpoint)

    @classmethod
    def _post_dispatch(cls, response):
        if response.status_code == 500 and request.httprequest.path in _REFUSE_WITH_500:
            response.status_code = 400
        return super()._post_dispatch(response)

    @classmethod
    def _handle_error(cls, exception):
        if cls._coop_params_are_no_object():
            # Odoo makes a dictionary of them before anything of ours is asked.
            exception.loglevel, exception.exc_info = logging.INFO, None
            return cls._coop_refusal("input")
        if cls._coop_is_bad_input(exception):
            # It is the request that is wrong and not the server; how it failed is still logged.
            exception.loglevel = logging.WARNING
            exception.exc_info = exception
            request.env.cr.rollback()
            return cls._coop_refusal("input")
        return super()._handle_error(exception)

    @classmethod
    def _coop_params_are_no_object(cls):
        """Return whether the parameters of a call in JSON-RPC have no names."""
        call = getattr(request.dispatcher, "jsonrequest", None)
        if request.dispatcher.routing_type != "jsonrpc" or not isinstance(call, dict):
            return False
        return not isinstance(call.get("params", {}), dict)

    @classmethod
    def _coop_is_bad_input(cls, exception):
        """Return whether an ordinary page failed over what the request brought.

        The database refused a value as such; or something in the request is not the number that
        it is taken for; or a field is missing. Odoo's own pages fail over bad input in many more
        ways, so with them every such failure counts; of ours, and in what we add to Odoo's, the
        others are faults to be mended.
        """
        if request.dispatcher.routing_type != "http":
            return False
        if isinstance(exception, InternalServerError):
            # Some of Odoo's own pages make a failure of the server of it themselves.
            exception = exception.__cause__
        if isinstance(exception, psycopg2.DataError):
            return True
        if not isinstance(exception, _FAILURES):
            return False
        return (
            not (getattr(request, "coop_route_is_ours", False) or cls._coop_failed(exception))
            or cls._coop_lacks_argument(exception)
            or cls._coop_takes_text_for_number(exception)
        )

    @classmethod
    def _coop_lacks_argument(cls, exception):
        """Return whether a route was called without a field that it needs."""
        frame = cls._coop_innermost_frame(exception)
        return isinstance(exception, TypeError) and frame.f_code.co_name == "route_wrapper"

    @classmethod
    def _coop_failed(cls, exception):
        """Return whether it was code of a co-op addon that failed."""
        frame = cls._coop_innermost_frame(exception)
        return frame.f_globals.get("__name__", "").startswith("odoo.addons.coop_")

    @classmethod
    def _coop_innermost_frame(cls, exception):
        trace = exception.__traceback__
        while trace.tb_next:
            trace = trace.tb_next
        return trace.tb_frame

    @classmethod
    def _coop_takes_text_for_number(cls, exception):
        """Return whether something in the request was read as the number that it is not."""
        words = str(exception)
        brought = {repr(str(value)) for value in getattr(request, "params", {}).values()}
        return (
            isinstance(exception, ValueError)
            and words.startswith(("invalid literal for int()", "could not convert string"))
            and any(text in words for text in brought)
        )

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
        if request.httprequest.mimetype in JSON_TYPES:
            return cls._coop_json_refusal(messages[code], status)
        if not hasattr(request, "is_frontend"):
            # Odoo's routing would say it; it has not come to that yet.
            request.is_frontend = request.is_frontend_multilang = False
        html = env["ir.qweb"]._render(
            "coop_base.bad_request",
            {
                "page_lang": lang.replace("_", "-"),
                "title": env._("That did not work"),
                "message": messages[code],
            },
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
