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

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        operations = super()._mail_get_operation_for_mail_message_operation(message_operation)
        if message_operation == "read":
            return dict.fromkeys(operations, "write")
        return operations
