from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopText(models.Model):
    """A text of the co-op in its languages and formats, published together.

    A text without a company came with the software: every co-op may use it and nobody edits it,
    so that an upgrade may improve it. A co-op that wants other words makes the text its own;
    that copy has the same key, is preferred from then on, and no upgrade touches it.
    """

    _name = "coop.text"
    _description = "Text"
    _inherit = "mail.thread"
    _order = "name, id"

    name = fields.Char(required=True, translate=True, tracking=True)
    key = fields.Char(
        required=True, copy=False, help="The name by which pages and letters find this text."
    )
    active = fields.Boolean(default=True, tracking=True)
    kind_id = fields.Many2one("coop.text.kind", required=True, ondelete="restrict", index=True)
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self.env.company,
        index=True,
        string="Co-op",
        help="Empty: the text came with the software and serves every co-op.",
    )
    source_lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        string="Written first in",
        required=True,
        default="en_GB",
        help="The other languages and Easy Read are made from the standard text in this language.",
    )
    placeholders = fields.Char(
        help="Names, with commas between them, that may stand in the text as {{name}} and are "
        "filled in for each reader.",
    )
    version_ids = fields.One2many("coop.text.version", "text_id")
    published_version_ids = fields.One2many(
        "coop.text.version", "text_id", domain=[("is_published", "=", True)]
    )
    override_ids = fields.One2many("coop.text.override", "text_id")
    variant_ids = fields.Many2many(
        "coop.text.variant", compute="_compute_variant_ids", string="Variants"
    )
    version_count = fields.Integer(compute="_compute_version_count")
    state = fields.Selection(
        [
            ("draft", "Not published"),
            ("waiting", "Changes wait for publishing"),
            ("published", "Published"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
    )
    is_missing = fields.Boolean(compute="_compute_state", store=True, string="Missing variants")
    is_stale = fields.Boolean(compute="_compute_state", store=True, string="Out of date")
    has_draft = fields.Boolean(compute="_compute_state", store=True, string="Has drafts")
    missing_variant_ids = fields.Many2many("coop.text.variant", compute="_compute_variants")
    stale_variant_ids = fields.Many2many("coop.text.variant", compute="_compute_variants")
    draft_variant_ids = fields.Many2many("coop.text.variant", compute="_compute_variants")
    tested_variant_ids = fields.Many2many("coop.text.variant", compute="_compute_variants")

    _company_key_uniq = models.UniqueIndex(
        "(COALESCE(company_id, 0), key)", "This co-op already has a text with this key."
    )

    # -- how it stands ---------------------------------------------------------------------

    @api.depends("kind_id")
    def _compute_variant_ids(self):
        variants = self.env["coop.text.variant"].search([])
        for text in self:
            text.variant_ids = variants

    def web_read(self, specification):
        """Let the table of variants on the form know which text it is about.

        A context in the view cannot: the browser has no id yet when it asks for the record.
        """
        if len(self) == 1 and "variant_ids" in specification:
            variants = {**specification["variant_ids"], "context": {"coop_text_id": self.id}}
            specification = {**specification, "variant_ids": variants}
        return super().web_read(specification)

    @api.depends("version_ids")
    def _compute_version_count(self):
        for text in self:
            text.version_count = len(text.version_ids)

    @api.depends(
        "source_lang",
        "kind_id.required_variant_ids",
        "version_ids.state",
        "version_ids.is_published",
        "version_ids.source_version_id",
    )
    def _compute_state(self):
        for text in self:
            approved = text.version_ids.filtered(lambda version: version.state == "approved")
            published = approved.filtered("is_published")
            text.state = "draft" if not published else "waiting"
            if published and approved == published:
                text.state = "published"
            text.is_missing = bool(text._get_missing())
            text.is_stale = bool(text._get_stale())
            text.has_draft = any(version.state == "draft" for version in text.version_ids)

    @api.depends(
        "source_lang",
        "kind_id.required_variant_ids",
        "version_ids.state",
        "version_ids.source_version_id",
        "version_ids.tested_on",
    )
    def _compute_variants(self):
        variants = self.env["coop.text.variant"].search([])
        for text in self:
            text.missing_variant_ids = text._get_missing()
            text.stale_variant_ids = text._get_stale()
            drafts = tested = variants.browse()
            for variant in variants:
                newest, draft = text._get_newest(variant.lang, variant.format)
                drafts += variant if draft else variants.browse()
                tested += variant if newest.tested_on else variants.browse()
            text.draft_variant_ids = drafts
            text.tested_variant_ids = tested

    def _get_newest(self, lang, format_code):
        """Return the newest approved version and the draft of a variant (each may be empty)."""
        versions = self.version_ids.filtered(
            lambda version: version.lang == lang and version.format == format_code
        ).sorted("number", reverse=True)
        return (
            versions.filtered(lambda version: version.state == "approved")[:1],
            versions.filtered(lambda version: version.state == "draft")[:1],
        )

    def _get_source_version(self):
        """Return the newest approved version from which the other variants are made."""
        return self._get_newest(self.source_lang, "standard")[0]

    def _get_missing(self):
        return self.kind_id.required_variant_ids.filtered(
            lambda variant: not self._get_newest(variant.lang, variant.format)[0]
        )

    def _get_stale(self):
        """Return the variants, required or not, made from an older source than today's."""
        return (
            self.env["coop.text.variant"]
            .search([])
            .filtered(
                lambda variant: self._is_stale_version(
                    self._get_newest(variant.lang, variant.format)[0]
                )
            )
        )

    def _is_stale_version(self, version):
        source = self._get_source_version()
        return bool(version and source and not version._is_source()) and (
            version.source_version_id.number < source.number
        )

    # -- finding -----------------------------------------------------------------------------

    @api.model
    def _get(self, key, company=None):
        """Return the text with ``key``: the co-op's own where published, else the delivered one.

        :param str key: see the field
        :param company: res.company, the current one by default
        """
        company = company or self.env.company
        domain = Domain("key", "=", key) & Domain("company_id", "in", [company.id, False])
        # Which text a page shows is no secret; what is in it comes from _variant, which hands
        # out published wording only. Visitors and members have no right to list texts.
        found = self.sudo().search(domain)
        own = found.filtered("company_id")
        text = own if own.published_version_ids or not (found - own) else found - own
        return text.sudo(False)

    def _for_company(self, company):
        """Return this text, or the co-op's own wording of it where there is one."""
        self.ensure_one()
        # As in _get: only the key is read.
        return self._get(self.sudo().key, company) or self

    def _variant(self, lang, format_code="standard", among=None):
        """Return the published version that suits a reader best, read-only for anybody.

        Language comes first (a text in a language that one does not read is no text), then
        format; the last resort is the source. ``is_fallback`` on the result says whether the
        reader got something else than asked.

        :param str lang: code of the language asked for
        :param str format_code: "standard" or "easy_read"
        :param among: coop.text.version to choose from, the published ones by default
        :return: coop.text.version (one, or empty if nothing is published)
        """
        self.ensure_one()
        # Published wording is for everybody who is shown the page or gets the letter, also for
        # visitors and for another co-op's members; drafts never come out of here.
        text = self.sudo()
        versions = text.published_version_ids if among is None else among.sudo()
        for wanted_lang, wanted_format in (
            (lang, format_code),
            (lang, "standard"),
            (text.source_lang, format_code),
            (text.source_lang, "standard"),
        ):
            found = versions.filtered(
                lambda version, asked=(wanted_lang, wanted_format): (
                    (version.lang, version.format) == asked
                )
            )
            if found:
                break
        found = found or versions
        return found[:1].with_context(coop_asked_lang=lang, coop_asked_format=format_code)

    @api.model
    def _get_common_placeholders(self):
        """Return the placeholders that every text may use: ``{name: what it becomes}``."""
        return {"coop": self.env._("the name of the co-op")}

    def _get_placeholders(self):
        """Return the set of placeholders that may stand in this text."""
        own = (self.placeholders or "").replace(";", ",").split(",")
        return {name.strip() for name in own if name.strip()} | set(self._get_common_placeholders())

    # -- writing -----------------------------------------------------------------------------

    def _begin_version(self, lang, format_code):
        """Return the draft of a variant, begun from its newest version where there is none."""
        self.ensure_one()
        newest, draft = self._get_newest(lang, format_code)
        if draft:
            return draft
        if not self.company_id:
            raise UserError(
                self.env._("This text came with the software. Choose “Make it our own” first.")
            )
        return self.env["coop.text.version"].create(
            {
                "text_id": self.id,
                "lang": lang,
                "format": format_code,
                "title": newest.title or self.with_context(lang=lang).name,
                "body": newest.body,
            }
        )

    def action_make_own(self):
        """Copy a delivered text, as published, into the current co-op and open the copy."""
        self.ensure_one()
        company = self.env.company
        own = self.search([("key", "=", self.key), ("company_id", "=", company.id)], limit=1)
        if not own:
            if self.company_id:
                raise UserError(self.env._("This text already belongs to a co-op."))
            own = self.copy({"company_id": company.id, "key": self.key})
            self.published_version_ids._copy_to(own)
        return own._get_action()

    def _get_action(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def action_open_versions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_texts.coop_text_version_action"
        )
        return {
            **action,
            "domain": [("text_id", "=", self.id)],
            "context": {"default_text_id": self.id},
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_if_never_approved(self):
        for text in self:
            if any(version.state != "draft" for version in text.version_ids):
                raise UserError(
                    self.env._(
                        "“%(name)s” has approved versions, and they are kept. Archive the text "
                        "instead.",
                        name=text.name,
                    )
                )
