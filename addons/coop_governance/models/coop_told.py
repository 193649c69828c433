from odoo import models
from odoo.tools import format_date


class CoopTold(models.AbstractModel):
    """What people are told of: each reads the words in their own language.

    A model of this kind returns in ``_get_words(lang)`` what is put into its texts.
    """

    _name = "coop.told"
    _description = "What people are told of, in their language"

    def _get_words(self, lang):
        """Return what is put into the texts, in a language."""
        raise NotImplementedError

    def _coop_notice_values(self, kind, partners):
        """Return for each person what it is about and the days, in their language."""
        self.ensure_one()
        needs = partners._coop_needs()
        by_lang = {lang: self._get_words(lang) for lang in {n["lang"] for n in needs.values()}}
        return {partner.id: by_lang[needs[partner.id]["lang"]] for partner in partners}

    def _say_day(self, day):
        """Return a day in the language of the reader; nothing for no day."""
        return format_date(self.env, day, date_format="d MMMM y") if day else ""

    def _open_window(self, model, title, **values):
        """Return the action that opens a window about this record.

        :param values: what the window begins with
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": model,
            "view_mode": "form",
            "target": "new",
            "context": {f"default_{name}": value for name, value in values.items()},
        }
