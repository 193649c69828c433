"""The rules of a co-op: in force, as at a date, what changed; for everybody to read and save."""

from datetime import date

from odoo import http
from odoo.fields import Domain
from odoo.http import content_disposition, request

from odoo.addons.coop_access.controllers.whom import private
from odoo.addons.coop_access.forms import Date

from .co_op import co_ops, find_co_op, number_in_address
from .join_form import FORMATS

LANGUAGES = {"en": "en_GB", "cy": "cy_GB"}


class RulesController(http.Controller):
    @http.route(
        ["/co-op/rules", "/co-op/<string:slug>/rules"],
        type="http",
        auth="public",
        website=True,
        sitemap=True,
        readonly=True,
        methods=["GET"],
    )
    def rules(self, slug=None, **params):
        company = self._company(slug)
        if not company:
            return self._choose()
        asked = Date("on", required=False)
        typed, problem = asked.clean(params)
        day = date.fromisoformat(typed) if typed else None
        rules = self._versions(company)
        if problem or day:
            found = rules._current(company, day) if day else rules.browse()
        else:
            found = self._chosen(company, params) or rules._current(company)
        return self._page(
            "coop_membership.rules_page",
            company,
            slug,
            found,
            params,
            versions=rules.search(rules._get_adopted_domain(company)),
            day=day,
            problem=bool(problem),
            typed={name[3:]: value for name, value in asked.pick(params).items()},
        )

    @http.route(
        ["/co-op/rules/changes", "/co-op/<string:slug>/rules/changes"],
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def changes(self, slug=None, **params):
        company = self._company(slug)
        if not company:
            return self._choose()
        found = self._chosen(company, params) or self._versions(company)._current(company)
        return self._page_of_changes(company, slug, found, params)

    @http.route(
        "/coop/rules/<int:version_id>/changes",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def changes_of_draft(self, version_id, **params):
        """Show the office what a version changes, before it is adopted as well."""
        version = request.env["coop.rules.version"]
        if number_in_address(version_id):
            version = version.browse(version_id).exists()
        if not version or not version._filtered_access("write"):
            raise request.not_found()
        company = version.company_id.sudo()  # sudo: its name is public
        return private(self._page_of_changes(company, company.coop_slug, version.sudo(), params))

    def _page_of_changes(self, company, slug, found, params):
        template = "coop_membership.rules_changes_page"
        former = found._neighbour(later=False) if found else found
        steps = found._differences(request.env.lang, self._format(params)) if former else None
        return self._page(template, company, slug, found, params, former=former, steps=steps)

    @http.route(
        ["/co-op/rules/file", "/co-op/<string:slug>/rules/file"],
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def file(self, slug=None, **params):
        """Give a version as a tagged file, in a language and format that it was adopted in."""
        company = self._company(slug)
        version = self._chosen(company, params) if company else None
        if not version:
            raise request.not_found()
        lang = LANGUAGES.get(params.get("in"), "en_GB")
        # a file is what its link says, whoever follows it
        wording = version._wording(lang, self._format({"format": "standard", **params}))
        if not wording:
            raise request.not_found()
        reader = version.with_context(lang=wording.lang)
        html = (
            request.env["ir.qweb"]
            .with_context(lang=wording.lang)
            ._render(
                "coop_membership.rules_document",
                {
                    "coop_company": company,
                    "version": reader,
                    "body": wording.with_company(company)._render({}),
                    "large": params.get("size") == "large",
                    "file_lang": wording.lang,
                },
            )
        )
        # sudo: the engine reads our style, whoever reads the rules
        reports = request.env["ir.actions.report"].sudo()
        if not reports._coop_pdf_available():
            return request.make_response(html, [("Content-Type", "text/html; charset=utf-8")])
        return request.make_response(
            reports._coop_make_pdf(html),
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition(f"{reader.name}.pdf")),
            ],
        )

    # ------------------------------------------------------------------

    def _company(self, slug):
        company = find_co_op(slug)
        if not company and slug is not None:
            raise request.not_found()
        return company

    def _choose(self):
        return request.render("coop_membership.rules_choose", {"companies": co_ops()})

    def _versions(self, company):
        # sudo: rules that were adopted are for everybody to read
        return request.env["coop.rules.version"].sudo().with_company(company)

    def _chosen(self, company, params):
        """Return the adopted version that the address names, or none."""
        versions = self._versions(company)
        text = params.get("version") or ""
        number = int(text) if text.isdecimal() and len(text) < 11 else 0
        if not number_in_address(number):
            return versions
        adopted = versions._get_adopted_domain(company)
        return versions.search(adopted & Domain("id", "=", number), limit=1)

    def _format(self, params):
        if params.get("format") in FORMATS:
            return params["format"]
        return request.env["coop.reading"]._format()

    def _page(self, template, company, slug, found, params, **more):
        wording = found._wording(request.env.lang, self._format(params)) if found else None
        base = f"/co-op/{slug}/rules" if slug else "/co-op/rules"
        return request.render(
            template,
            {
                "coop_company": company,
                "version": found,
                "wording": wording,
                "words": wording.with_company(company)._render({}) if wording else "",
                "words_lang": wording.lang.replace("_", "-") if wording else None,
                "format": self._format(params),
                "rules_url": request.env["ir.http"]._url_for(base),
                **more,
            },
        )
