from odoo import api, models


class CoopSharedSetting(models.AbstractModel):
    """Numbers that a co-op decides on: days, sums, sizes."""

    _name = "coop.shared.setting"
    _inherit = "coop.shared"
    _description = "Settings"

    @api.model
    def _get_shared_settings(self):
        """Return names of the company's fields that are numbers, choices or yes and no, and say
        nothing of the co-op's identity. Upper floors add theirs."""
        return ["coop_text_own_approval"]

    @api.model
    def _shared_label(self):
        return self.env._("Settings")

    @api.model
    def _shared_field(self, key):
        return self.env["res.company"]._fields[key]

    @api.model
    def _shared_items(self, company, drafts=False):
        # sudo: how a co-op decided is no secret among those who share it
        company = company.sudo()
        return {name: {"value": company[name]} for name in self._get_shared_settings()}

    @api.model
    def _shared_title(self, key, values, company):
        if key not in self._get_shared_settings():
            return key
        return "%s: %s" % (
            self._shared_field(key)._description_string(self.env),
            self._shared_say(values.get("value")),
        )

    @api.model
    def _shared_say(self, value):
        if isinstance(value, bool):
            return self.env._("yes") if value else self.env._("no")
        return str(value)

    @api.model
    def _shared_clean(self, key, values, company):
        if key not in self._get_shared_settings():
            raise ValueError(self.env._("This setting is not known here."))
        field, value = self._shared_field(key), values.get("value")
        right = {"boolean": (bool,), "integer": (int,), "float": (int, float), "selection": (str,)}
        odd = not isinstance(value, right[field.type])
        if field.type != "boolean":
            odd = odd or isinstance(value, bool)
        if field.type in ("integer", "float"):
            odd = odd or not 0 <= value <= 100_000
        if field.type == "selection":
            odd = odd or value not in dict(field._description_selection(self.env))
        if odd:
            raise ValueError(self.env._("“%(what)s” has an odd value.", what=key))
        remarks = [
            self.env._("“%(name)s” is not known here.", name=name[:60])
            for name in sorted(set(values) - {"value"})
        ]
        return {"value": value}, remarks

    @api.model
    def _shared_untouched(self, key, company):
        field = self._shared_field(key)
        default = field.default(self.env["res.company"]) if field.default else False
        # sudo: as above
        return company.sudo()[key] == default

    @api.model
    def _shared_take(self, key, values, company):
        # sudo: only administrators may write companies. Who may take settings in, and for which
        # co-op, is settled by the window; which settings these are, by the list above
        company.sudo().write({key: values["value"]})
