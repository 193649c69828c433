from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.coop_texts.tests.common import CY

from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestSummary(NoticeCase):
    """How it went, in one sentence, and who is behind each part of it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nia = cls._new_person("Nia Onnen", street=False, city=False, zip=False)
        cls.notice = cls.env["coop.notice"]._tell(
            cls.people + cls.nia, "test_welcome", cls.record, {"number": "12"}
        )
        cls.notice.delivery_ids.filtered(lambda row: row.partner_id == cls.mali).mail_id.write(
            {"state": "sent"}
        )

    def test_who_was_not_told_is_said_with_why(self):
        self.assertEqual(
            self.notice.summary,
            "1 of 4 told: 1 by e-mail; 2 waiting; not told: 1 (cannot be reached: 1)",
        )

    def test_it_is_said_in_welsh(self):
        welsh = self.notice.with_context(lang=CY).summary
        self.assertIn("1 o 4", welsh)
        self.assertIn("1 drwy e-bost", welsh)

    def test_each_part_opens_the_people_behind_it(self):
        parts = {(part["which"], part["way"]): part for part in self.notice.summary_parts}
        self.assertEqual(set(parts), {("told", "email"), ("waiting", ""), ("untold", "none")})
        for (which, way), people in (
            (("told", "email"), self.mali),
            (("waiting", ""), self.owen + self.sian),
            (("untold", "none"), self.nia),
        ):
            domain = self.notice.action_open_part(which, way)["domain"]
            found = self.env["coop.notice.delivery"].search(domain)
            self.assertEqual(found.partner_id, people)
            self.assertEqual(parts[which, way]["count"], len(people))

    def test_what_was_told_of_a_record_is_one_sentence_for_its_minutes(self):
        self.tell(self.mali).delivery_ids.mail_id.write({"state": "sent"})
        notices = self.env["coop.notice"]
        self.assertEqual(
            notices._summarise(self.record),
            "2 of 5 told: 2 by e-mail; 2 waiting; not told: 1 (cannot be reached: 1)",
        )
        self.assertEqual(notices._summarise(self.record, ["other"]), "")
        self.assertEqual(notices._summarise(self.mali), "")

    def test_the_sentence_is_for_those_who_send(self):
        self.assertTrue(self.notice.with_user(self.clerk).summary)
        with self.assertRaises(AccessError):
            self.notice.with_user(self.officer).read(["summary_parts"])
