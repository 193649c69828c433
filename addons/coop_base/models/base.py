from odoo import models
from odoo.tools import SQL

OLD, ENGLISH = "en_US", "en_GB"


class Base(models.AbstractModel):
    """Texts in two languages of equal standing.

    Odoo keeps every translated text under en_US as well, and once nobody uses en_US it writes
    there whatever is written last. A text that came with an addon, and so stands under en_US
    alone, would then turn Welsh for English readers when somebody translates it. Here en_US always
    says what the English says. (Pages that are translated term by term are Odoo's own matter.)
    """

    _inherit = "base"

    def write(self, vals):
        names = self._coop_translated_now(vals)
        if not names:
            return super().write(vals)
        # What is not stored yet, or waits to be, has to be in the database to be compared.
        self.flush_recordset(names)
        self._coop_copy_text(names, OLD, ENGLISH, only_missing=True)
        result = super().write(vals)
        self.flush_recordset(names)
        self._coop_copy_text(names, ENGLISH, OLD)
        return result

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        if (
            self._fields[field_name].translate is True
            and translations.get(ENGLISH)
            and OLD not in translations
            and not self._coop_old_is_active()
        ):
            translations = {**translations, OLD: translations[ENGLISH]}
        return super()._update_field_translations(field_name, translations, digest, source_lang)

    def _coop_translated_now(self, vals):
        """Return the translated fields among values that are written in another language."""
        if self.env.lang in (None, OLD, ENGLISH) or not self._auto or self._coop_old_is_active():
            return []
        fields = self._fields
        return [
            name
            for name, value in vals.items()
            if value and name in fields and fields[name].translate is True and fields[name].store
        ]

    def _coop_old_is_active(self):
        # Everybody may know which languages there are.
        return bool(self.env["res.lang"].sudo()._get_data(code=OLD))

    def _coop_copy_text(self, names, source, target, only_missing=False):
        """Copy texts of some fields from one language to another, as they are stored.

        :param bool only_missing: leave alone what has a text in the other language
        """
        ids = [record_id for record_id in self._ids if isinstance(record_id, int)]
        if not ids:
            return
        for name in names:
            column = SQL.identifier(name)
            self.env.cr.execute(
                SQL(
                    "UPDATE %(table)s SET %(column)s ="
                    " %(column)s || jsonb_build_object(%(target)s::text, %(column)s->%(source)s)"
                    " WHERE id = ANY(%(ids)s) AND %(column)s ? %(source)s AND %(only)s",
                    table=SQL.identifier(self._table),
                    column=column,
                    source=source,
                    target=target,
                    ids=ids,
                    only=SQL("NOT %s ? %s", column, target)
                    if only_missing
                    else SQL(
                        "%(column)s->%(source)s IS DISTINCT FROM %(column)s->%(target)s",
                        column=column,
                        source=source,
                        target=target,
                    ),
                )
            )
        self.invalidate_recordset(names, flush=False)
