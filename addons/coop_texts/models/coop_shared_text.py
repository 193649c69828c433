import re

from markupsafe import Markup

from odoo import api, fields, models

from .coop_text_variant import FORMATS


class CoopTextKind(models.Model):
    """Kinds of text are shared by all co-ops of a database: a file adds, and changes none."""

    _name = "coop.text.kind"
    _inherit = ["coop.text.kind", "coop.shared.record"]

    _shared_fields = ("name", "description", "sequence")

    @api.model
    def _shared_names(self):
        return (*super()._shared_names(), "required")

    def _shared_values(self, company):
        required = self.required_variant_ids.sorted("sequence")
        return {
            **super()._shared_values(company),
            "required": sorted([variant.lang, variant.format] for variant in required),
        }

    @api.model
    def _shared_clean(self, key, values, company):
        clean, remarks = super()._shared_clean(key, values, company)
        required = values.get("required", [])
        if not isinstance(required, list):
            raise ValueError(self.env._("“%(what)s” has an odd value.", what="required"))
        variants = self.env["coop.text.variant"].search([])
        known = {(variant.lang, variant.format) for variant in variants}
        clean["required"] = sorted(
            [pair[0], pair[1]]
            for pair in required
            if isinstance(pair, list) and len(pair) == 2 and tuple(map(str, pair)) in known
        )
        return clean, remarks

    @api.model
    def _shared_fixed(self, key, company):
        if not self._shared_find(key, company):
            return False
        return self.env._("All co-ops here share it, so a file does not change it.")

    @api.model
    def _shared_prepare(self, key, values, company):
        wanted = [tuple(pair) for pair in values.get("required", [])]
        variants = self.env["coop.text.variant"].search([])
        required = variants.filtered(lambda variant: (variant.lang, variant.format) in wanted)
        return {
            **super()._shared_prepare(key, values, company),
            "code": key,
            "required_variant_ids": [fields.Command.set(required.ids)],
        }


class CoopText(models.Model):
    """The co-op's own texts. What comes in is a draft that waits for approval and publishing."""

    _name = "coop.text"
    _inherit = ["coop.text", "coop.shared.record"]

    _shared_fields = ("name",)

    @api.model
    def _shared_names(self):
        return ("name", "kind", "source_lang", "placeholders", "variants")

    @api.model
    def _shared_may(self):
        return super()._shared_may() and self.env["coop.text.version"].has_access("create")

    def _shared_key(self):
        return self.key

    @api.model
    def _shared_items(self, company, drafts=False):
        items = super()._shared_items(company, drafts)
        return {key: values for key, values in items.items() if values["variants"]}

    @api.model
    def _shared_here(self, company, keys):
        """Return the co-op's own texts, and those of the software that it has not made its own."""
        own = super()._shared_here(company, keys)
        delivered = self.search([("company_id", "=", False), ("key", "in", list(keys - set(own)))])
        return {**own, **{text.key: text._shared_values(company) for text in delivered}}

    @api.model
    def _shared_records(self, company, drafts=False):
        return super()._shared_records(company, drafts).with_context(coop_shared_drafts=drafts)

    def _shared_values(self, company):
        return {
            **super()._shared_values(company),
            "kind": self.kind_id.code,
            "source_lang": self.source_lang,
            "placeholders": ", ".join(sorted(self._shared_placeholders())),
            "variants": [
                {
                    "lang": version.lang,
                    "format": version.format,
                    "title": self._shared_hide(version.title, company),
                    "body": self._shared_hide(self._shared_html(version.body)[0], company),
                }
                for version in self._shared_versions().sorted(lambda v: (v.format, v.lang))
            ],
        }

    def _shared_placeholders(self):
        return {name.strip() for name in (self.placeholders or "").split(",") if name.strip()}

    def _shared_versions(self):
        """Return the version of each variant that leaves: the published, or else the newest."""
        if not self.env.context.get("coop_shared_drafts"):
            return self.published_version_ids
        newest = self.env["coop.text.version"]
        for lang in self._shared_langs():
            for format_code, _name in FORMATS:
                approved, draft = self._get_newest(lang, format_code)
                newest |= draft or approved
        return newest

    @api.model
    def _shared_clean(self, key, values, company):
        clean, remarks = super()._shared_clean(key, values, company)
        clean["kind"] = self._shared_line(values.get("kind"), "kind")
        source = values.get("source_lang")
        clean["source_lang"] = source if source in self._shared_langs() else "en_GB"
        names = self._shared_line(values.get("placeholders"), "placeholders").split(",")
        names = {name.strip() for name in names}
        clean["placeholders"] = ", ".join(
            sorted(name for name in names if re.fullmatch("[a-z][a-z0-9_]{0,40}", name))
        )
        variants = values.get("variants")
        if not isinstance(variants, list) or not variants:
            raise ValueError(self.env._("It has no words."))
        clean["variants"], pictures = [], 0
        for variant in variants:
            count = self._shared_add_variant(clean["variants"], variant, remarks)
            pictures += count
        if not clean["variants"]:
            raise ValueError(self.env._("It has no words in a language that is used here."))
        clean["variants"].sort(key=lambda variant: (variant["format"], variant["lang"]))
        if self._shared_find(key, company):
            # these stay as they are here, so they are not compared either
            clean = {name: clean[name] for name in ("name", "variants")}
        if pictures:
            remarks.append(self.env._("Pictures left out: %(count)s.", count=pictures))
        return clean, remarks

    @api.model
    def _shared_add_variant(self, variants, raw, remarks):
        """Add a variant that can be taken to ``variants``; return how many pictures went."""
        if not isinstance(raw, dict) or not isinstance(raw.get("body"), str):
            raise ValueError(self.env._("“%(what)s” has an odd value.", what="variants"))
        lang, format_code = raw.get("lang"), raw.get("format")
        if lang not in self._shared_langs() or format_code not in dict(FORMATS):
            remarks.append(
                self.env._(
                    "“%(lang)s, %(format)s” is not used here.",
                    lang=str(lang)[:20],
                    format=str(format_code)[:20],
                )
            )
            return 0
        if any((v["lang"], v["format"]) == (lang, format_code) for v in variants):
            raise ValueError(self.env._("The same language and format stands in it twice."))
        body, pictures = self._shared_html(raw["body"])
        title = self._shared_line(raw.get("title"), "title")
        if not title:
            raise ValueError(self.env._("It has no name."))
        variants.append({"lang": lang, "format": format_code, "title": title, "body": body})
        return pictures

    @api.model
    def _shared_same(self, now, values):
        rest = {name: value for name, value in values.items() if name != "variants"}
        return super()._shared_same(now, rest) and all(
            variant in now["variants"] for variant in values["variants"]
        )

    @api.model
    def _shared_problem(self, key, values, company, coming):
        code = values.get("kind")
        if code is None:
            return False
        known = self.env["coop.text.kind"].with_context(active_test=False)
        if ("coop.text.kind", code) in coming or known.search_count([("code", "=", code)], limit=1):
            return False
        return self.env._("There is no kind of text “%(code)s”.", code=code)

    @api.model
    def _shared_untouched(self, key, company):
        return not self._shared_find(key, company)

    @api.model
    def _shared_take(self, key, values, company):
        text = self._shared_find(key, company)
        kinds = self.env["coop.text.kind"].with_context(active_test=False)
        delivered = self.search([("key", "=", key), ("company_id", "=", False)], limit=1)
        names = {lang: self._shared_fill(name, company) for lang, name in values["name"].items()}
        first = names.get("en_GB") or next(iter(names.values()))
        if text:
            text.with_context(lang="en_GB").name = first
        else:
            text = self.with_context(lang="en_GB").create(
                {
                    "key": key,
                    "name": first,
                    "kind_id": kinds.search([("code", "=", values["kind"])], limit=1).id,
                    "company_id": company.id,
                    "source_lang": values["source_lang"],
                    # what the software fills in is known best by the software
                    "placeholders": delivered.placeholders or values["placeholders"],
                }
            )
        for lang, name in names.items():
            if lang != "en_GB":
                text.with_context(lang=lang).name = name
        # the source first, because the others are made from it
        source = (text.source_lang, "standard")
        for variant in sorted(values["variants"], key=lambda v: (v["lang"], v["format"]) != source):
            text._shared_take_variant(variant)
        return text

    def _shared_take_variant(self, variant):
        lang, format_code = variant["lang"], variant["format"]
        approved, draft = self._get_newest(lang, format_code)
        now = draft or approved
        words = {"title": variant["title"], "body": variant["body"]}
        said = {"title": now.title, "body": self._shared_html(now.body)[0]}
        if now and said == words:
            return
        if draft:
            # nothing is lost: what was written here stays readable
            draft.message_post(
                body=self.env._("Replaced by a shared text. Until then it said:")
                + Markup("<br/>%s") % Markup(draft.body or "")
            )
            draft.write(words)
            return
        self.env["coop.text.version"].create(
            {"text_id": self.id, "lang": lang, "format": format_code, **words}
        )
