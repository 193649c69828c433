from odoo import api, models

from .. import sharing


class CoopSharedRecord(models.AbstractModel):
    """Records of a model, shared field by field."""

    _name = "coop.shared.record"
    _inherit = "coop.shared"
    _description = "Records shared between co-ops"

    #: names of the fields that are shared; the first is the name of the item
    _shared_fields = ("name",)
    #: fields that are only set when a record is made, never changed by a file
    _shared_once = ()

    @api.model
    def _shared_label(self):
        return self.env["ir.model"]._get(self._name).name

    @api.model
    def _shared_may(self):
        return self.has_access("create") and self.has_access("write")

    @api.model
    def _shared_domain(self, company, drafts):
        return [("company_id", "=", company.id)] if "company_id" in self._fields else []

    @api.model
    def _shared_records(self, company, drafts=False):
        # one who may give may see all there is; hidden records do not leave by this door
        hider = sharing.Hider(self._shared_private(company))
        model = self.with_context(active_test=not drafts, coop_shared_hider=hider)
        return model.search(self._shared_domain(company, drafts))

    @api.model
    def _shared_items(self, company, drafts=False):
        return {
            record._shared_key(): record._shared_values(company)
            for record in self._shared_records(company, drafts)
        }

    @api.model
    def _shared_here(self, company, keys):
        found = {
            record._shared_key(): record for record in self._shared_records(company, drafts=True)
        }
        return {key: found[key]._shared_values(company) for key in keys if key in found}

    def _shared_key(self):
        """Return what this record is called in every co-op."""
        self.ensure_one()
        return self.code

    @api.model
    def _shared_find(self, key, company):
        """Return the record with a key, or none."""
        records = self._shared_records(company, drafts=True)
        return records.filtered(lambda record: record._shared_key() == key)[:1]

    def _shared_values(self, company):
        """Return the values of one record as they stand in the file."""
        self.ensure_one()
        return {name: self._shared_out(name, company) for name in self._shared_fields}

    def _shared_out(self, name, company):
        field = self._fields[name]
        if not getattr(field, "translate", False):
            return self._shared_plain(field, self[name], company)
        spoken = {
            lang: self._shared_plain(field, self.with_context(lang=lang)[name], company)
            for lang in self._shared_langs()
        }
        return {lang: value for lang, value in spoken.items() if value}

    def _shared_plain(self, field, value, company):
        if field.type in ("char", "text"):
            return self._shared_hide(value or "", company)
        if field.type == "html":
            return self._shared_hide(self._shared_html(value)[0], company)
        return value

    @api.model
    def _shared_clean(self, key, values, company):
        clean, remarks = {}, []
        for name in sorted(set(values) - set(self._shared_names())):
            remarks.append(self.env._("“%(name)s” is not known here.", name=name[:60]))
        for name in self._shared_fields:
            if name in values:
                clean[name] = self._shared_in(name, values[name])
        first = self._shared_fields[0]
        if not clean.get(first):
            raise ValueError(self.env._("It has no name."))
        return clean, remarks

    @api.model
    def _shared_names(self):
        """Return the names that values may have. Who adds to the values adds here."""
        return self._shared_fields

    @api.model
    def _shared_in(self, name, value):
        field = self._fields[name]
        if getattr(field, "translate", False):
            if not isinstance(value, dict):
                raise ValueError(self.env._("“%(what)s” is not in languages.", what=name))
            spoken = {
                lang: self._shared_read(field, value[lang])
                for lang in self._shared_langs()
                if lang in value
            }
            return {lang: words for lang, words in spoken.items() if words}
        return self._shared_read(field, value)

    @api.model
    def _shared_read(self, field, value):
        if field.type == "char":
            return self._shared_line(value, field.name)
        right = {
            "text": (str,),
            "html": (str,),
            "boolean": (bool,),
            "integer": (int,),
            "float": (int, float),
            "monetary": (int, float),
            "selection": (str,),
        }[field.type]
        odd = not isinstance(value, right) or (field.type != "boolean" and isinstance(value, bool))
        if field.type in ("integer", "float", "monetary") and not odd:
            odd = abs(value) >= 2**31
        if field.type == "selection" and not odd:
            odd = value not in dict(field._description_selection(self.env))
        if odd:
            raise ValueError(self.env._("“%(what)s” has an odd value.", what=field.name))
        return self._shared_html(value)[0] if field.type == "html" else value

    @api.model
    def _shared_take(self, key, values, company):
        record = self._shared_find(key, company)
        if record:
            values = {
                name: value for name, value in values.items() if name not in self._shared_once
            }
        vals = self._shared_prepare(key, values, company)
        spoken = {
            name: {lang: self._shared_own(words, company) for lang, words in value.items()}
            for name, value in values.items()
            if name in self._fields and getattr(self._fields[name], "translate", False)
        }
        first = {
            name: words.get("en_GB") or next(iter(words.values()), False)
            for name, words in spoken.items()
        }
        if record:
            record.with_context(lang="en_GB").write({**vals, **first})
        else:
            record = self.with_context(lang="en_GB").create({**vals, **first})
        for lang in self._shared_langs():
            said = {name: words[lang] for name, words in spoken.items() if lang in words}
            if lang != "en_GB" and said:
                record.with_context(lang=lang).write(said)
        return record

    @api.model
    def _shared_prepare(self, key, values, company):
        """Return the values of a record that are not translated. Extend for what a key means."""
        vals = {
            name: self._shared_own(value, company)
            for name, value in values.items()
            if name in self._fields and not getattr(self._fields[name], "translate", False)
        }
        if "company_id" in self._fields:
            vals["company_id"] = company.id
        return vals

    @api.model
    def _shared_own(self, value, company):
        return self._shared_fill(value, company) if isinstance(value, str) else value
