from odoo import models
from odoo.http import Response, request


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _get_translation_frontend_modules_name(cls):
        return [*super()._get_translation_frontend_modules_name(), "coop_access"]

    @classmethod
    def _dispatch(cls, endpoint):
        """Have pages say their words, so that this server may speak them and no others.

        A page that sets `request.coop_unspoken` has none of its words spoken here.
        """
        response = super()._dispatch(endpoint)
        if (
            isinstance(response, Response)
            and getattr(request, "is_frontend", False)
            and response.mimetype == "text/html"
            and not response.direct_passthrough
            and not getattr(request, "coop_unspoken", False)
        ):
            page = response.get_data(as_text=True)
            said = request.env["coop.speech"]._with_says(page)
            if said != page:
                response.set_data(said)
        return response

    @classmethod
    def _get_error_html(cls, env, code, values):
        """Say in plain words what did not work. A website keeps its own pages for that."""
        if not 400 <= code < 500 or "website" in env:
            return super()._get_error_html(env, code, values)
        heading, words = cls._coop_error_words(env, code)
        page = {**values, "heading": heading, "words": words}
        html = env["ir.ui.view"]._render_template("coop_access.error_page", page)
        return code, env["coop.speech"]._with_says(str(html))

    @classmethod
    def _coop_error_words(cls, env, code):
        """Return (heading, words) for an HTTP error of the reader's side."""
        if code == 403:
            return (
                env._("This page is not open for you"),
                env._(
                    "Perhaps it belongs to somebody else. Please ask us if you think it is yours."
                ),
            )
        if code == 404:
            return (
                env._("We cannot find this page"),
                env._("Perhaps the address has a mistake, or the page is gone."),
            )
        return (
            env._("This did not work"),
            env._(
                "Perhaps the page was open for a very long time. Please go back and try once more. "
                "If it does not work again, please ask us for help."
            ),
        )
