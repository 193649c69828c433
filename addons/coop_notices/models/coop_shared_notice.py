from odoo import api, models


class CoopNoticeKind(models.Model):
    """Kinds of notice are shared by all co-ops of a database: a file adds, and changes none."""

    _name = "coop.notice.kind"
    _inherit = ["coop.notice.kind", "coop.shared.record"]

    _shared_fields = ("name", "subject", "urgent", "sequence")

    @api.model
    def _shared_names(self):
        return (*super()._shared_names(), "text")

    def _shared_values(self, company):
        return {**super()._shared_values(company), "text": self.text_id.key}

    @api.model
    def _shared_clean(self, key, values, company):
        clean, remarks = super()._shared_clean(key, values, company)
        return {**clean, "text": self._shared_line(values.get("text"), "text")}, remarks

    @api.model
    def _shared_find_text(self, key, company):
        texts = self.env["coop.text"]
        found = texts.search([("key", "=", key), ("company_id", "in", [company.id, False])])
        # the delivered text first: kinds of notice serve every co-op
        return (found.filtered(lambda text: not text.company_id) or found)[:1]

    @api.model
    def _shared_problem(self, key, values, company, coming):
        if ("coop.text", values["text"]) in coming or self._shared_find_text(
            values["text"], company
        ):
            return False
        return self.env._("There is no text “%(key)s”.", key=values["text"])

    @api.model
    def _shared_fixed(self, key, company):
        if not self._shared_find(key, company):
            return False
        return self.env._("All co-ops here share it, so a file does not change it.")

    @api.model
    def _shared_prepare(self, key, values, company):
        return {
            **super()._shared_prepare(key, values, company),
            "code": key,
            "text_id": self._shared_find_text(values["text"], company).id,
        }


class CoopSharing(models.AbstractModel):
    _inherit = "coop.sharing"

    @api.model
    def _get_shared_models(self):
        return [*super()._get_shared_models(), "coop.notice.kind"]


class CoopShared(models.AbstractModel):
    _inherit = "coop.shared"

    @api.model
    def _shared_private(self, company):
        # sudo: looked for, so that it does not leave
        company = company.sudo()
        helper = company.coop_help_partner_id
        private = {helper.name: "[name]", company.coop_help_phone: "[phone]"}
        private = {words: instead for words, instead in private.items() if words}
        return {**private, **super()._shared_private(company)}


class CoopSharedSetting(models.AbstractModel):
    _inherit = "coop.shared.setting"

    @api.model
    def _get_shared_settings(self):
        return [
            *super()._get_shared_settings(),
            "coop_draft_days",
            "coop_hold_seconds",
            "coop_idle_minutes",
            "coop_letter_top",
            "coop_letter_left",
            "coop_letter_new_sheet",
            "coop_print_by_house",
            "coop_print_run_size",
            "coop_call_tries",
            "coop_call_wait_hours",
            "coop_call_hold_minutes",
        ]
