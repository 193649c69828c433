"""What co-ops share of membership: categories, versions of the rules, days and numbers."""

from odoo import api, models

from odoo.addons.coop_base.names import slug
from odoo.addons.coop_texts.models.coop_shared import OWN_NAME


class CoopMembershipCategory(models.Model):
    _name = "coop.membership.category"
    _inherit = ["coop.membership.category", "coop.shared.record"]

    _shared_fields = (
        "name",
        "class_label",
        "what_qualifies",
        "evidence",
        "picture",
        "sequence",
        "openly_known",
        "discloses_support",
    )
    # who is known to be what, and what the register says, is never changed by a file
    _shared_once = ("class_label", "openly_known", "discloses_support")

    @api.model
    def _shared_clean(self, key, values, company):
        clean, remarks = super()._shared_clean(key, values, company)
        if clean.get("openly_known") and clean.get("discloses_support"):
            raise ValueError(
                self.env._("A category that tells who is supported cannot be openly known.")
            )
        here = self._shared_find(key, company)
        if here:
            # compared and changed without them
            clean = {name: clean[name] for name in clean if name not in self._shared_once}
        return clean, remarks

    @api.model
    def _shared_prepare(self, key, values, company):
        vals = {**super()._shared_prepare(key, values, company), "code": key}
        # sudo: whether the public page is on is public
        if not self._shared_find(key, company) and company.sudo().coop_join_open:
            # nobody can join in it before somebody here has looked at it
            vals["active"] = False
        return vals


class CoopText(models.Model):
    _inherit = "coop.text"

    @api.model
    def _shared_domain(self, company, drafts):
        """What members changed is about people, and stays here."""
        return [*super()._shared_domain(company, drafts), ("kind_id.code", "!=", "change")]


class CoopRulesVersion(models.Model):
    """Rules come in as a draft: not in force before a meeting here has adopted them."""

    _name = "coop.rules.version"
    _inherit = ["coop.rules.version", "coop.shared.record"]

    _shared_fields = ("name", "number", "guarantee_sum", "guarantee_words", "election_members")

    @api.model
    def _shared_domain(self, company, drafts):
        adopted = [] if drafts else [("is_draft", "=", False)]
        return [*super()._shared_domain(company, drafts), *adopted]

    def _shared_key(self):
        """Return the name without that of the co-op: “rules-of-2017”."""
        name = self._shared_hide(self.with_context(lang="en_GB").name or "", self.company_id)
        return slug(name.replace(OWN_NAME, "")) or f"rules-{self.id}"

    @api.model
    def _shared_names(self):
        return (*super()._shared_names(), "text")

    def _shared_values(self, company):
        return {**super()._shared_values(company), "text": self.text_id.key or ""}

    @api.model
    def _shared_clean(self, key, values, company):
        clean, remarks = super()._shared_clean(key, values, company)
        for name in ("guarantee_sum", "election_members"):
            if clean.get(name, 0) < 0:
                raise ValueError(self.env._("“%(what)s” has an odd value.", what=name))
        return {**clean, "text": self._shared_line(values.get("text"), "text")}, remarks

    @api.model
    def _shared_problem(self, key, values, company, coming):
        if not values["text"] or ("coop.text", values["text"]) in coming:
            return False
        if self._shared_find_text(values["text"], company):
            return False
        return self.env._("There is no text “%(key)s”.", key=values["text"])

    @api.model
    def _shared_find_text(self, key, company):
        return self.env["coop.text"].search(
            [("key", "=", key), ("company_id", "=", company.id)], limit=1
        )

    @api.model
    def _shared_fixed(self, key, company):
        if not self._shared_find(key, company):
            return False
        return self.env._("Rules that are here are never changed by a file.")

    @api.model
    def _shared_prepare(self, key, values, company):
        return {
            **super()._shared_prepare(key, values, company),
            "is_draft": True,
            "text_id": self._shared_find_text(values["text"], company).id,
        }


class CoopSharing(models.AbstractModel):
    _inherit = "coop.sharing"

    @api.model
    def _get_shared_models(self):
        return [*super()._get_shared_models(), "coop.membership.category", "coop.rules.version"]


class CoopSharedSetting(models.AbstractModel):
    _inherit = "coop.shared.setting"

    @api.model
    def _get_shared_settings(self):
        return [
            *super()._get_shared_settings(),
            "coop_application_days",
            "coop_correction_days",
            "coop_appeal_days",
            "coop_leave_notice_days",
            "coop_hearing_notice_days",
            "coop_unproven_remind_days",
            "coop_unproven_days",
            "coop_join_minimum_age",
            "coop_proof_days",
            "coop_invitation_days",
            "coop_invitation_again_days",
            "coop_first_election_days",
            "coop_number_digits",
            "coop_import_days",
            "coop_register_print_days",
        ]
