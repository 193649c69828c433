from odoo import models


class CoopOfficeChatter(models.AbstractModel):
    """Chatter and activities of the membership office.

    Members may read their own membership, application and corrections. What officers write to
    each other about them is the office's: it takes the right to work on the record, not the
    right to read it. What members are told goes through notices.
    """

    _name = "coop.office.chatter"
    _description = "Chatter of the membership office"
    _inherit = ["mail.thread", "mail.activity.mixin"]

    def _creation_message(self):
        return super(CoopOfficeChatter, self._in_language_of_office())._creation_message()

    def _message_track(self, fields_iter, initial_values_dict):
        office = self._in_language_of_office()
        return super(CoopOfficeChatter, office)._message_track(fields_iter, initial_values_dict)

    def _in_language_of_office(self):
        """What is noted by itself is for colleagues: in their language, not the applicant's."""
        # sudo: the language of the co-op is no secret
        company = self.sudo().company_id[:1] or self.env.company
        return self.with_context(lang=company.sudo().partner_id.lang or "en_GB")

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        operations = super()._mail_get_operation_for_mail_message_operation(message_operation)
        if message_operation == "read":
            return dict.fromkeys(operations, "write")
        return operations
