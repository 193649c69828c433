from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

# What members agreed to; a correction of it is a new version.
SETTLED = {"valid_from", "guarantee_sum", "text_id", "active", "company_id"}


class CoopRulesVersion(models.Model):
    """How rules come into force: written, adopted by a meeting, filed, and told to the members.

    The words are those that were published on the day of adoption. A correction of the text
    afterwards does not change what was adopted; only a language or a format that was missing then
    can be added.
    """

    _inherit = "coop.rules.version"

    adopted_on = fields.Date("Adopted on", copy=False, help="The day of the meeting.")
    adopted_meeting = fields.Char(
        "Adopted by", copy=False, help="Such as: general meeting, by special resolution."
    )
    filed_on = fields.Date("Filed on", copy=False)
    filed_with = fields.Char(
        "Filed with", copy=False, help="Companies House, the FCA, the Charity Commission."
    )
    filed_reference = fields.Char("Reference", copy=False)
    wording_ids = fields.Many2many(
        "coop.text.version",
        "coop_rules_wording_rel",
        string="Words adopted",
        readonly=True,
        copy=False,
        groups="coop_texts.group_text_editor",
        help="The words in each language and format, as they were adopted.",
    )
    valid_to = fields.Date("Until", compute="_compute_valid_to")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("coming", "Adopted, not in force yet"),
            ("in_force", "In force"),
            ("former", "Former"),
        ],
        compute="_compute_valid_to",
    )
    told_on = fields.Date("Members told on", readonly=True, copy=False)

    @api.depends("valid_from", "is_draft", "active")
    def _compute_valid_to(self):
        for version in self:
            today = self.env["coop.clock"].today(version.company_id)
            following = version._neighbour(later=True)
            until = following.valid_from - timedelta(days=1) if following else False
            version.valid_to = until
            if version.is_draft:
                version.state = "draft"
            elif not version.valid_from or version.valid_from > today:
                version.state = "coming"
            else:
                version.state = "former" if until and until < today else "in_force"

    def _neighbour(self, later):
        """Return the version in force before this one, or the one after it."""
        self.ensure_one()
        if not self.valid_from or (self.is_draft and later):
            return self.browse()
        sign, order = (">", "valid_from, id") if later else ("<", "valid_from desc, id desc")
        domain = self._get_adopted_domain(self.company_id) & Domain("id", "!=", self._origin.id)
        if self.is_draft:
            return self.search(domain, order=order, limit=1)
        domain &= Domain("valid_from", sign, self.valid_from)
        return self.search(domain, order=order, limit=1)

    def _wording(self, lang, format_code="standard"):
        """Return the words in a reader's language and format: those that were adopted, or, of a
        version from before adoptions were recorded, those that are published.

        :return: coop.text.version, empty where there is no text
        """
        # sudo: rules in force are for everybody to read
        version = self.sudo()
        text = version.text_id
        if not text:
            return self.env["coop.text.version"]
        if version.wording_ids:
            return text._variant(lang, format_code, among=version.wording_ids)
        return text._for_company(version.company_id)._variant(lang, format_code)

    # The way into force

    def action_begin_next(self):
        """Begin the draft of the rules that shall follow, with today's words to change."""
        self.ensure_one()
        self.check_access("write")
        draft = self.copy(
            {
                "number": False,
                "valid_from": self.env["coop.clock"].today(self.company_id),
                "text_id": False,
                "election_members": self.election_members,
                "is_draft": True,
            }
        )
        self._name_draft(draft)
        if self.text_id:
            text = self.text_id.copy(
                {"key": draft._get_text_key(), "company_id": self.company_id.id}
            )
            # sudo: which words were adopted, for managers who do not edit texts
            adopted = self.sudo().wording_ids or self.text_id.published_version_ids
            # the source first, because the others are made from it
            for words in adopted.sorted(lambda words: not words._is_source()):
                text._begin_version(words.lang, words.format).write(
                    {"title": words.title, "body": words.body}
                )
            self._name_draft(text)
            draft.text_id = text
        return draft.get_formview_action()

    def _name_draft(self, record):
        """Call what follows a draft of this, in both languages; English last, to fall back to."""
        for lang in ("cy_GB", "en_GB"):
            reader = self.with_context(lang=lang)
            name = reader.env._("Draft: %(name)s", name=reader.name)
            record.with_context(lang=lang).name = name

    def action_adopt(self):
        """Put on record that a meeting adopted the draft. From its day on it is in force."""
        for version in self:
            version.check_access("write")
            version._check_adoptable()
            # sudo: the right was checked; a draft becomes rules by this act alone
            version.sudo().write(
                {"is_draft": False, "wording_ids": [(6, 0, version._published().ids)]}
            )
        return True

    def _published(self):
        # sudo: which words are published, for managers who do not edit texts
        return self.text_id._for_company(self.company_id).sudo().published_version_ids

    def _check_adoptable(self):
        if not self.is_draft:
            raise UserError(self.env._("This version was adopted already."))
        if not self.adopted_on or not (self.adopted_meeting or "").strip():
            raise UserError(self.env._("Enter who adopted it, and on which day."))
        today = self.env["coop.clock"].today(self.company_id)
        if self.adopted_on > today:
            raise UserError(self.env._("That day lies ahead. Check the date."))
        if self.valid_from < self.adopted_on:
            raise UserError(
                self.env._("Rules cannot be in force before they are adopted. Check the days.")
            )
        # sudo: whether it is published, for managers who do not edit texts
        text = self.text_id._for_company(self.company_id).sudo() if self.text_id else None
        if not text or text.state != "published":
            raise UserError(
                self.env._(
                    "The words are not published yet. Write and approve them in the languages "
                    "and formats that rules need, publish them, and come back."
                )
            )

    def action_add_wordings(self):
        """Add languages and formats that were missing when the rules were adopted."""
        self.check_access("write")
        # sudo: the right was checked
        for version in self.sudo().filtered("wording_ids"):
            known = {(words.lang, words.format) for words in version.wording_ids}
            more = version._published().filtered(lambda w, k=known: (w.lang, w.format) not in k)
            version.wording_ids |= more
        return True

    def write(self, vals):
        if SETTLED & vals.keys() and not self.env.su:
            self._check_not_settled(vals)
        return super().write(vals)

    def _check_not_settled(self, vals):
        for version in self.filtered(lambda v: not v.is_draft and v.acceptance_count):
            if any(
                version._fields[name].convert_to_write(version[name], version) != vals[name]
                for name in SETTLED & vals.keys()
            ):
                raise UserError(
                    self.env._(
                        "Members have accepted “%(name)s” as it is. Begin the next version "
                        "instead.",
                        name=version.name,
                    )
                )
