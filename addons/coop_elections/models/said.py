"""What a translated field says in each language, and whether it does."""

from odoo.addons.coop_base.models.base import ENGLISH

WELSH = "cy_GB"


def translations(record, name):
    """Return what was typed of a translated field, as {language: words}."""
    record = record._origin
    if not record:
        return {}
    record.ensure_one()
    return record._fields[name]._get_stored_translations(record) or {}


def said(record, name):
    """Return what readers of each language in use read, as {language: words}; empty when nothing
    was typed. Where a translation is missing they read the English."""
    typed = translations(record, name)
    english = typed.get(ENGLISH) or typed.get("en_US") or next(iter(typed.values()), "")
    langs = [lang for lang, _label in record.env["res.lang"].get_installed()]
    return {lang: typed.get(lang) or english for lang in langs} if english else {}


def within(words, soft=True):
    """Return a day as it stands within a sentence. In Welsh its name begins with a small letter,
    and softened where it says when: “ddydd Llun”, but “ar gyfer dydd Llun”."""
    if not words.startswith("Dydd "):
        return words
    return ("ddydd " if soft else "dydd ") + words.removeprefix("Dydd ")
