from odoo import fields, models


class SmsTracker(models.Model):
    """Tells the delivery what became of its text message, now and when the network reports."""

    _inherit = "sms.tracker"

    coop_delivery_id = fields.Many2one(
        "coop.notice.delivery", ondelete="cascade", index="btree_not_null"
    )

    def _action_update_from_provider_error(self, provider_error):
        answer = super()._action_update_from_provider_error(provider_error)
        _status, failure_type, reason = answer
        self.coop_delivery_id._set_text_state("error", failure_type, reason)
        return answer

    def _action_update_from_sms_state(self, sms_state, failure_type=False, failure_reason=False):
        result = super()._action_update_from_sms_state(
            sms_state, failure_type=failure_type, failure_reason=failure_reason
        )
        self.coop_delivery_id._set_text_state(sms_state, failure_type, failure_reason)
        return result
