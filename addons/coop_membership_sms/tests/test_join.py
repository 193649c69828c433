from odoo.tests import tagged

from odoo.addons.coop_membership.tests.pages_common import MembershipPages

BASE = "/join/perllan"


@tagged("post_install", "-at_install")
class TestJoin(MembershipPages):
    """Whoever joins hears by text message, if that is what they want."""

    def application(self):
        return self.applications.search([("company_id", "=", self.company.id)])

    def test_text_messages_are_offered_and_lead_to_the_number(self):
        page = self.fill_join(BASE, until="reach")
        page = self.page(f"{BASE}?step=reach").text
        self.assertIn('value="sms"', page)
        self.assertIn("By text message", page)
        page = self.answer(BASE, "reach", channel="sms")
        self.assertEqual(page.path, f"{BASE}?step=phone")

    def test_in_welsh_it_is_offered_in_welsh(self):
        self.fill_join(BASE, until="reach")
        self.assertIn("Drwy neges destun", self.page(f"/cy{BASE}?step=reach").text)

    def test_the_paper_and_the_desk_offer_it_too(self):
        self.assertIn("By text message", self.page(f"{BASE}/paper?in=en").text)

    def test_the_member_is_told_as_they_asked(self):
        number = {"phone": "07700 900 123"}
        self.fill_join(BASE, reach={"channel": "sms"}, email=None, until="address")
        self.answer(BASE, "phone", **number)
        self.fill_join(BASE, reach={"channel": "sms"}, email=None)
        done = self.send(BASE)
        self.assertIn("We ring you to see that we have understood everything.", done.text)
        application = self.application()
        self.assertEqual((application.channel, application.phone), ("sms", number["phone"]))
        application.action_prove_by_hand()
        application.action_accept()
        partner = application.membership_id.partner_id
        self.assertEqual(partner._coop_need()["channel"], "sms")
        delivery = partner.coop_delivery_ids.filtered(lambda row: row.kind_id.code == "welcome")
        self.assertEqual(delivery.channel, "sms")

    def test_whose_wish_we_know_is_not_asked_again(self):
        user = self._person("tomos_celyn", name="Tomos Celyn")
        user.partner_id.phone = "07700 900 123"
        user.partner_id._coop_set_need("en_GB", "standard", "sms")
        self.authenticate("tomos_celyn", "tomos_celyn")
        base = "/my/join/perllan"
        for step, answers in (
            ("who", {"category": str(self.supporters.id)}),
            ("area", {"area": str(self.area.id)}),
            ("place", {"place": ""}),
            ("shown", {"service_address": "care_of"}),
            ("bring", {"bring_what": ""}),
            ("rules", {"rules": "1", "rules_seen": str(self.rules.id)}),
            ("guarantee", {"guarantee": "1"}),
        ):
            page = self.answer(base, step, **answers)
        self.assertEqual(page.path, f"{base}?step=check")
        self.assertIn("By text message", page.text)
        self.send(base)
        self.assertEqual(self.application().channel, "sms")

    def test_the_page_of_what_is_held_says_how_we_write(self):
        user, _membership = self._member("tomos_celyn", name="Tomos Celyn")
        user.partner_id._coop_set_need("en_GB", "standard", "sms")
        self.authenticate("tomos_celyn", "tomos_celyn")
        page = " ".join(self.page("/my/membership/held").text.split())
        self.assertIn("ordinary letters, text message", page)
        self.assertNotIn("by letter", page)
