"""The application for membership on the web: what its three pages have in common."""

from odoo.http import request
from odoo.tools import html2plaintext
from odoo.tools.misc import formatLang

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.forms import Option

from ..forms import CHANNELS, join_form
from .co_op import join_path

FORMATS = ("standard", "easy_read")


class JoinPage:
    """What the templates of the application ask for; read when asked, and only then."""

    def __init__(self, company, rules, answers):
        self.company = company
        self.rules = rules
        self.answers = answers
        self.lang = request.env.lang or "en_GB"

    @property
    def format(self):
        """The format that the reader asked for: here, in an answer, or of all pages."""
        asked = request.httprequest.args.get("format") or self.answers.get("format")
        return asked if asked in FORMATS else request.env["coop.reading"]._format()

    @property
    def other_format(self):
        return "standard" if self.format == "easy_read" else "easy_read"

    def text(self, key):
        """Return the published version of one of the co-op's texts for this reader."""
        text = request.env["coop.text"]._get(key, self.company)
        return text._variant(self.lang, self.format) if text else text

    def intro(self):
        return self.text("membership.join")

    def render(self, version):
        return version.with_company(self.company)._render({}) if version else ""

    def rules_version(self):
        """Return the rules in the reader's language and format."""
        # sudo: what members agree to is for every applicant to read
        return self.rules.sudo()._wording(self.answers.get("language") or self.lang, self.format)

    def guarantee_sum(self):
        """Return the sum as people say it: “£1”, not “£ 1.00”."""
        rules, env = self.rules, request.env(su=True)
        digits = 0 if rules.guarantee_sum == int(rules.guarantee_sum) else 2
        amount = formatLang(env, rules.guarantee_sum, digits=digits)
        symbol = rules.currency_id.symbol or ""
        return (
            f"{symbol}{amount}" if rules.currency_id.position == "before" else f"{amount} {symbol}"
        )

    def guarantee_words(self):
        return self.rules.with_context(lang=self.lang).guarantee_words or ""

    def address(self):
        """Return where the printed form goes, on one line."""
        # sudo: the co-op's own address is on its notepaper
        partner = self.company.sudo().partner_id
        return ", ".join(
            filter(None, [self.company.name, partner._coop_address_line(self.company)])
        )

    def is_open_to_organisations(self):
        # sudo: in which categories one may join is public
        categories = request.env["coop.membership.category"].sudo()
        return any(categories._get_open(self.company).mapped("open_to_organisations"))

    def organisation_url(self):
        return request.env["ir.http"]._url_for(f"{join_path(self.company)}/organisation")

    def has_changes(self):
        changes = request.env["coop.member.changes"]
        return bool(changes._changes_for(self.company, self.lang, "standard"))

    def changes_url(self):
        slug = self.company.coop_slug
        return request.env["ir.http"]._url_for(f"/changed/{slug}" if slug else "/changed")

    def phone(self):
        return self.company._coop_help()["phone"]

    def lang_code(self, version):
        """Return the HTML language of a text that is not in the language of the page."""
        return version.lang.replace("_", "-") if version and version.lang != self.lang else None


class JoinFormController(FormController):
    """The application. Its co-op is on the request, put there from the address."""

    form_code = "join"
    #: from paper and phone the officer types everything on one page
    is_desk = False

    def _form_company(self):
        return request.coop_company

    def _rules(self):
        # sudo: the rules in force are for every applicant to read
        company = request.coop_company
        return request.env["coop.rules.version"].sudo()._current(company).with_company(company)

    def _get_form(self):
        company = request.coop_company
        rules = self._rules()
        return join_form(
            rules=str(rules.id) if rules else None,
            guarantee=bool(rules.guarantee_sum),
            minimum_age=company.coop_join_minimum_age,
            has_areas=bool(self._areas()),
            brings=bool(contribution_options()),
            desk=self.is_desk,
            today=request.env["coop.clock"].today(company),
        )

    def _areas(self):
        # sudo: the areas of a co-op are public
        areas = request.env["coop.area"].sudo()
        return areas.search([("company_id", "=", request.coop_company.id)])

    def _categories(self):
        # sudo: in which categories one may join is public
        categories = request.env["coop.membership.category"].sudo()
        return categories._get_open(request.coop_company)

    def _get_options(self, provider):
        if provider == "areas":
            return [Option(str(area.id), area.name) for area in self._areas()]
        if provider == "categories":
            return [self._category_option(category) for category in self._categories()]
        if provider == "channels":
            # sudo: in which ways one may hear from us is public
            applications = request.env["coop.membership.application"].sudo()
            return [*CHANNELS, *(Option(**more) for more in applications._get_more_channels())]
        if provider == "bring":
            return contribution_options()
        if provider == "rules":
            # sudo: as in _rules
            versions = request.env["coop.rules.version"].sudo()
            found = versions.search(versions._get_adopted_domain(request.coop_company))
            return [Option(str(version.id), version.name) for version in found]
        return super()._get_options(provider)

    def _category_option(self, category):
        lines = [category.what_qualifies or ""]
        if category.offer:
            lines.append(html2plaintext(category.offer).strip())
        words = "\n".join(filter(None, lines))
        return Option(str(category.id), category.name, words, category.picture)

    def _form_values(self, run):
        return {"join": JoinPage(run.company, self._rules(), run.answers)}

    # ------------------------------------------------------------------
    # sending
    # ------------------------------------------------------------------

    def _form_done(self, draft, answers):
        self._apply(answers)

    def _apply(self, answers, **more):
        """Make the application of cleaned `answers` and hand it in."""
        company = request.coop_company
        # sudo: an applicant has no rights here. The values are a whitelist; what a stranger
        # typed is matched with nobody before the address is proven
        applications = request.env["coop.membership.application"].sudo().with_company(company)
        application = applications.create({**self._prepare_vals(answers), **more})
        application._submit()
        request.coop_application = application
        return application

    def _form_of_helped(self, draft, answers):
        application = request.coop_application
        return application.partner_id, application

    def _apply_from_desk(self, answers):
        """Make the application that came on paper or by phone; return where the officer sees it."""
        company = request.coop_company
        accepted_at = request.env["coop.clock"].start_of_day(answers["received_on"], company)
        rules = {}
        if answers.get("rules"):
            rules = {"rules_accepted_at": accepted_at, "rules_accepted_how": answers["how"]}
        application = self._apply(
            answers, how=answers["how"], received_on=answers["received_on"], **rules
        )
        application.message_post(
            body=request.env._(
                "Typed by %(officer)s from what came on %(day)s.",
                officer=request.env.user.name,
                day=answers["received_on"],
            )
        )
        return f"/odoo/action-coop_membership.coop_membership_application_action/{application.id}"

    def _prepare_vals(self, answers):
        """Return the values of the application, each from the answer of its name."""
        company = request.coop_company
        vals = {
            "company_id": company.id,
            "country_id": company.country_id.id,
            "name": answers["name"],
            "category_id": int(answers["category"]),
            "area_id": int(answers["area"]) if answers.get("area") else False,
            "channel": answers["channel"],
            "email": answers.get("email") or False,
            "phone": answers.get("phone") or False,
            "street": answers["street"],
            "street2": answers.get("street2") or False,
            "city": answers["city"],
            "zip": answers["zip"],
            "service_address_choice": answers["service_address"],
            "lang": answers["language"],
            "format": answers["format"],
            "over_16": bool(answers.get("over_age")),
            "contribution_kind_ids": [(6, 0, [int(kind) for kind in answers.get("bring") or []])],
            "contribution_note": answers.get("bring_what") or False,
            "how": "web",
            **self._prepare_place_vals(answers.get("place")),
        }
        if answers.get("rules"):
            vals.update(
                rules_version_id=int(answers["rules"]),
                rules_accepted_at=request.env["coop.clock"].now(),
                rules_accepted_how="web",
                guarantee_agreed=bool(answers.get("guarantee")),
            )
        return vals

    def _prepare_place_vals(self, name):
        """Return the place that is called so.

        Houses are in no list on a page: a list would tell strangers where people supported live.
        What no place is called stays as it was written, for the officer to see.
        """
        if not name:
            return {}
        # sudo: as above; the answer is the same whether there is such a place or not
        places = request.env["coop.place"].sudo()
        found = places.search(
            [("company_id", "=", request.coop_company.id), ("name", "=ilike", _literal(name))],
            limit=2,
        )
        if len(found) == 1:
            return {"place_id": found.id}
        return {"evidence": request.env._("Place, as written: %(name)s", name=name)}


def contribution_options():
    """Return what people may bring, with pictures."""
    # sudo: the kinds are the same for everybody, and public
    kinds = request.env["coop.contribution.kind"].sudo().search([])
    return [Option(str(kind.id), kind.name, kind.example, kind.picture) for kind in kinds]


def _literal(text):
    """Return `text` so that an `=ilike` takes every letter of it as it is."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
