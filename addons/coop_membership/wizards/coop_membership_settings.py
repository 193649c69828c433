from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

MANAGER = "coop_membership.group_membership_manager"


class CoopMembershipSettings(models.TransientModel):
    """What the membership manager decides about the co-op, without being its administrator.

    Odoo keeps settings on the company, which only administrators may write. Here the fields that
    are about membership, help and letters are written for the manager, and no other: neither the
    co-op's name in web addresses, nor what guards the pages.
    """

    _name = "coop.membership.settings"
    _description = "Membership settings"
    _rec_name = "company_id"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, default=lambda self: self.env.company
    )
    coop_help_partner_id = fields.Many2one("res.partner", "Person who helps")
    coop_help_phone = fields.Char("Help phone")
    coop_help_hours = fields.Char("Help hours")
    coop_help_hours_cy = fields.Char("Help hours in Welsh")
    coop_draft_days = fields.Integer("Days a form is kept")
    coop_join_minimum_age = fields.Integer("Age from which one may join")
    coop_proof_days = fields.Integer("Days that the link in the first e-mail works")
    coop_unproven_remind_days = fields.Integer("Days until an unproven application is shown")
    coop_unproven_days = fields.Integer("Days to keep an unproven application")
    coop_application_days = fields.Integer("Days to decide on an application")
    coop_correction_days = fields.Integer("Days to answer a correction")
    coop_appeal_days = fields.Integer("Days to appeal")
    coop_leave_notice_days = fields.Integer("Days of notice on leaving")
    coop_hearing_notice_days = fields.Integer("Clear days of notice of a hearing")
    coop_invitation_days = fields.Integer("Days that the link of an invitation works")
    coop_invitation_again_days = fields.Integer("Days before somebody is asked again")
    coop_first_election_days = fields.Integer("Days to begin the first election")
    coop_number_prefix = fields.Char("Before the membership number")
    coop_number_digits = fields.Integer("Digits of the membership number")
    coop_return_address = fields.Text("Return address")
    coop_letter_top = fields.Integer("Window from the top (mm)")
    coop_letter_left = fields.Integer("Window from the left (mm)")
    coop_letter_new_sheet = fields.Boolean("Each letter on a new sheet")
    coop_print_run_size = fields.Integer("Letters in one print run")

    @api.model
    def _get_settings(self):
        """Return the names of the company's fields that a membership manager may set.

        Upper floors add theirs, as fields of this model with the company's names.
        """
        return [
            "coop_help_partner_id",
            "coop_help_phone",
            "coop_draft_days",
            "coop_join_minimum_age",
            "coop_proof_days",
            "coop_unproven_remind_days",
            "coop_unproven_days",
            "coop_application_days",
            "coop_correction_days",
            "coop_appeal_days",
            "coop_leave_notice_days",
            "coop_hearing_notice_days",
            "coop_invitation_days",
            "coop_invitation_again_days",
            "coop_first_election_days",
            "coop_number_prefix",
            "coop_number_digits",
            "coop_return_address",
            "coop_letter_top",
            "coop_letter_left",
            "coop_letter_new_sheet",
            "coop_print_run_size",
        ]

    @api.model
    def _check_manager(self, company):
        """Let only managers go on, and only for a co-op that is theirs."""
        if not self.env.user.has_group(MANAGER) or company not in self.env.user.company_ids:
            raise AccessError(
                self.env._("Only the membership manager of this co-op decides on these settings.")
            )

    @api.model
    def default_get(self, fields):
        """Show what the co-op has now."""
        values = super().default_get(fields)
        company = self.env.company
        self._check_manager(company)
        # sudo: the settings of a co-op that is the manager's own, by a list of names
        company = company.sudo()
        for name in self._get_settings():
            if name in fields:
                values[name] = company._fields[name].convert_to_write(company[name], company)
        for lang, name in (("en_GB", "coop_help_hours"), ("cy_GB", "coop_help_hours_cy")):
            if name in fields:
                values[name] = company.with_context(lang=lang).coop_help_hours
        return values

    def action_save(self):
        """Write what was changed, and nothing else, on the co-op."""
        self.ensure_one()
        self._check_manager(self.company_id)
        self._check_sane()
        # sudo: only administrators may write companies; who, which co-op and which fields are
        # settled above
        company = self.company_id.sudo()
        changed = {
            name: self[name].id if name == "coop_help_partner_id" else self[name]
            for name in self._get_settings()
            if self[name] != company[name]
        }
        if changed:
            company.write(changed)
        for lang, hours in (("en_GB", self.coop_help_hours), ("cy_GB", self.coop_help_hours_cy)):
            spoken = company.with_context(lang=lang)
            if (hours or "") != (spoken.coop_help_hours or ""):
                spoken.coop_help_hours = hours
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def _check_sane(self):
        helper = self.coop_help_partner_id
        helper.check_access("read")
        if helper and (helper.is_company or not helper.active):
            raise UserError(
                self.env._("Choose a real person who helps: their name stands on every page.")
            )
        days = [name for name in self._get_settings() if name.endswith(("_days", "_digits"))]
        if any(not 0 <= self[name] <= 3660 for name in days):
            raise UserError(self.env._("Write numbers of days from 0 to 3660."))
