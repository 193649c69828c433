from odoo import models


class CoopMembershipApplication(models.Model):
    """Answering applicants, who may not be a contact yet."""

    _inherit = "coop.membership.application"

    def _tell(self, kind, values=None):
        """Tell the applicant, in their language, format and channel.

        Whoever is answered becomes a contact with that answer at the latest: what the co-op
        told them is kept with it.
        """
        self.ensure_one()
        # sudo: an applicant has no rights; texts and deliveries belong to the office
        application = self.sudo()
        self.env["coop.notice"].sudo()._tell(
            application._ensure_partner(), kind, application, values
        )

    def _mail_applicant(self, kind, values):
        """Mail an address that nobody has proven, before there is a contact to tell.

        The words are those of a notice of this kind. Nothing of it is kept but the mail in the
        queue: until the address is proven, it may be anybody's.
        """
        self.ensure_one()
        # sudo: the public page sends this; texts and mails belong to the office
        application = self.sudo().with_company(self.sudo().company_id)
        kind = application.env["coop.notice.kind"]._get(kind)
        company = application.company_id
        text = kind.text_id._for_company(company)
        version = text._variant(
            application.lang, "easy_read" if application.format == "easy_read" else "standard"
        )
        helper = company._coop_help()
        values = {
            "name": application.name,
            "coop": company.name,
            "company": company.name,
            "help_name": helper["name"],
            "help_phone": helper["phone"],
            **values,
        }
        delivery = application.env["coop.notice.delivery"].new(
            {
                "kind_id": kind.id,
                "company_id": company.id,
                "lang": version.lang,
                "format": application.format,
                "subject": version._render_title(values),
                "body_html": version._render(values),
            }
        )
        mail = application.env["mail.mail"].create(
            {
                "subject": kind._get_subject(version.lang, company),
                "body_html": delivery._get_layout_html("coop_notices.mail_layout"),
                "email_from": company.email_formatted or company.catchall_formatted,
                "email_to": application.email,
                "author_id": company.partner_id.id,
                "auto_delete": True,
                "headers": repr({"Auto-Submitted": "auto-generated"}),
            }
        )
        application.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
        return mail
