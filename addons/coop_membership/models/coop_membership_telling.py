from odoo import models


class CoopMembershipApplication(models.Model):
    """Answering applicants, who may not be a contact yet."""

    _inherit = "coop.membership.application"

    def _prepare_notice_vals(self):
        self.ensure_one()
        return {"name": self.name, "company": self.company_id.name}

    def _tell(self, kind, values=None):
        """Tell the applicant: as a contact through a notice, else to the proven address."""
        self.ensure_one()
        # sudo: texts and deliveries belong to the office
        application = self.sudo()
        if not application.partner_id:
            application._ensure_partner()
        self.env["coop.notice"].sudo().with_company(application.company_id)._tell(
            application.partner_id,
            kind,
            application,
            {**application._prepare_notice_vals(), **(values or {})},
        )
