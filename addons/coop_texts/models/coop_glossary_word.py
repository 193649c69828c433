from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import ormcache


class CoopGlossaryWord(models.Model):
    """A hard word that has to stay, and what it means in one plain sentence.

    The first of it in a text leads to the meaning, on pages, in e-mails and on paper. Welsh words
    change their beginnings, so every form is listed.
    """

    _name = "coop.glossary.word"
    _description = "Word in the glossary"
    _order = "lang, name, id"
    _rec_names_search = ["name", "forms"]

    name = fields.Char("Word", required=True)
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        string="Language",
        required=True,
        default="en_GB",
    )
    forms = fields.Char(
        "Other forms",
        help="With commas between them: more than one of it, and in Welsh the words with a changed "
        "beginning (cworwm, gworwm, nghworwm, chworwm).",
    )
    meaning = fields.Char(required=True, help="One plain sentence.")
    picture_id = fields.Many2one("coop.picture", ondelete="restrict")
    picture_url = fields.Char(related="picture_id.url", string="How it looks")
    recording = fields.Binary(attachment=True, help="Somebody reads out the meaning (MP3 or OGG).")
    recording_name = fields.Char()
    twin_id = fields.Many2one(
        "coop.glossary.word",
        "In the other language",
        ondelete="set null",
        domain="[('lang', '!=', lang), ('company_id', '=', company_id)]",
        help="The same thing in the other language: one word for one thing, everywhere.",
    )
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self.env.company,
        index=True,
        string="Co-op",
        help="Empty: the word came with the software and serves every co-op.",
    )
    active = fields.Boolean(default=True)

    _word_uniq = models.UniqueIndex(
        "(lower(name), lang, COALESCE(company_id, 0)) WHERE active",
        "This word is in the glossary already. Change that one.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        words = super().create(vals_list)
        words._on_change()
        return words

    def write(self, vals):
        langs = set(self.mapped("lang"))
        done = super().write(vals)
        self._on_change(langs)
        return done

    def unlink(self):
        langs = set(self.mapped("lang"))
        done = super().unlink()
        self.browse()._on_change(langs)
        return done

    def _on_change(self, langs=()):
        """Pair the twins, and look at the drafts in these languages again."""
        for word in self.filtered(lambda word: word.twin_id and word.twin_id.twin_id != word):
            word.twin_id.twin_id = word
        self.env.registry.clear_cache()
        self.env["coop.text.version"]._look_again({*langs, *self.mapped("lang")})

    def _get_forms(self):
        self.ensure_one()
        forms = [self.name, *(self.forms or "").split(",")]
        return [form.strip() for form in forms if form.strip()]

    @api.model
    def _get_known(self, lang, company):
        """Return ``((id, (form, …)), …)`` of the words that a co-op explains in a language."""
        return self._get_known_of(lang, company.id)

    @api.model
    @ormcache("lang", "company_id")
    def _get_known_of(self, lang, company_id):
        # sudo: the glossary is for everybody who reads a text
        domain = Domain("lang", "=", lang) & Domain("company_id", "in", [company_id, False])
        words = self.sudo().search(domain)
        own = {word.name.lower() for word in words if word.company_id}
        # the co-op's own meaning comes before the one that came with the software
        kept = words.filtered(lambda word: word.company_id or word.name.lower() not in own)
        return tuple((word.id, tuple(word._get_forms())) for word in kept)

    def _get_recording_url(self):
        self.ensure_one()
        return f"/coop/word/{self.id}/sound" if self.recording_name else False
