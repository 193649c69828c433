from odoo.addons.coop_notices.tests.common import NoticeCase
from odoo.addons.sms.tests.common import MockSMS


class TextMessageCase(NoticeCase, MockSMS):
    """Somebody who wants text messages; the gateway is Odoo's own stand-in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.write(
            {"country_id": cls.env.ref("base.uk").id, "coop_help_phone": "01632 960100"}
        )
        cls.tomos = cls._new_person("Tomos Celyn", phone="07700 900 123", need={"channel": "sms"})

    def told(self, person=None, **more):
        return self.tell(person or self.tomos, **more).delivery_ids

    def send_texts(self, **how):
        """Let Odoo's queue send what waits; nothing leaves this machine."""
        with self.mockSMSGateway(sms_allow_unlink=True, **how):
            self.env["sms.sms"].search([("state", "=", "outgoing")]).send()

    def report(self, delivery, status):
        """Let the network say later what became of it."""
        tracker = self.env["sms.tracker"].search([("coop_delivery_id", "=", delivery.id)])
        if status in self.env["sms.sms"].IAP_TO_SMS_STATE_SUCCESS:
            state = self.env["sms.sms"].IAP_TO_SMS_STATE_SUCCESS[status]
            tracker._action_update_from_sms_state(state)
        else:
            tracker._action_update_from_provider_error(status)
