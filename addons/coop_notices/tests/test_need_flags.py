"""What helps people is said where the office writes, prints and rings; what was not met, too."""

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestNeedFlags(NoticeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk = cls._new_user("desg.onnen", "coop_notices.group_notices,coop_access.group_desk")

    def test_a_letter_and_its_labels_say_it(self):
        letter = self.env["coop.letter"]._start(self.people, self.company)
        records = [
            letter,
            self.env["coop.letter.write"].create({"letter_id": letter.id, "name": "News"}),
            self.env["coop.label.print"].create({"partner_ids": self.people.ids}),
        ]
        for record in records:
            self.assertIn("Easy Read", record.coop_need_flags, record._name)
            self.assertNotIn("Mali", record.coop_need_flags, record._name)

    def test_who_is_told_and_rung(self):
        notice = self.tell()
        delivery = self.delivery_of(notice, self.sian).with_user(self.desk)
        self.assertIn("Siân Gwennol", delivery.coop_need_flags)
        self.assertEqual(delivery.need_words, "Easy Read")
        call = self.env["coop.phone.call"].with_user(self.desk)
        call = call.new({"partner_id": self.sian.id})
        self.assertIn("Easy Read", call.coop_need_flags)

    def test_whoever_sends_and_may_not_know_finds_nothing(self):
        notice = self.tell()
        delivery = self.delivery_of(notice, self.sian).with_user(self.clerk)
        for name in ("coop_need_flags", "need_words"):
            self.assertNotIn(name, delivery.fields_get())
            with self.assertRaises(AccessError):
                delivery.read([name])

    def test_what_was_not_met_is_listed_with_the_reason(self):
        self.company.email = "office@orchard.example"
        self.env["coop.access.need"].search([("partner_id", "=", self.sian.id)]).language = "cy_GB"
        notice = self.tell()
        action = self.env.ref("coop_notices.coop_notice_delivery_action_not_met")
        domain = safe_eval(action.domain)
        found = self.env["coop.notice.delivery"].search(
            [*domain, ("notice_id", "=", notice.id), ("told_at", ">=", "=1d")]
        )
        self.assertEqual(found.partner_id, self.sian)
        self.assertIn("was asked for", found.fallback_note)
