from odoo import api, models, tools
from odoo.http import request

from .base import ENGLISH, OLD


class IrHttp(models.AbstractModel):
    """Which language a visitor is spoken to in."""

    _inherit = "ir.http"

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

    @classmethod
    def _get_default_lang(cls):
        """Return the language of addresses without one, looked up once: Odoo asks the database for
        it several times in each request. A website has its own."""
        if "website" in request.env:
            return super()._get_default_lang()
        code = request.env["ir.http"]._coop_default_lang_code()
        return request.env["res.lang"]._get_data(code=code)

    @api.model
    @tools.ormcache()
    def _coop_default_lang_code(self):
        return super()._get_default_lang().code

    @classmethod
    def _auth_method_public(cls):
        """Give a visitor the rights of everybody. Odoo looks twice in each request whether the user
        for that is still there; it cannot be deleted. A website has its own."""
        if "website" in request.env or request.env.uid is not None:
            super()._auth_method_public()
        else:
            request.update_env(user=cls._get_public_users()[0])
