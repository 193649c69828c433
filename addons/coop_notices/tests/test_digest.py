"""Round-ups: each in their own way, and only with something to say."""

from datetime import date, datetime, timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tests import tagged

from odoo.addons.coop_texts.tests.common import CY, EN

from .common import NoticeCase

# A Thursday, the first of its month.
THURSDAY = datetime(2026, 12, 3, 9, 0)


@tagged("post_install", "-at_install")
class TestDigest(NoticeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.write({"coop_digest": "month", "coop_digest_weekday": "3"})
        cls.enid = cls._new_person(
            "Enid Celyn", need={"language": CY, "format": "large_print", "channel": "print"}
        )
        cls.huw = cls._new_person(
            "Huw Eithin",
            email="huw@example.com",
            need={"language": EN, "format": "standard", "channel": "email"},
        )
        cls.ffion = cls._new_person(
            "Ffion Pabi",
            email="ffion@example.com",
            need={"language": EN, "format": "standard", "channel": "email"},
        )
        cls.readers = cls.enid + cls.huw + cls.ffion
        cls.readers.coop_need_ids.write(
            {"digest": "month", "reviewed_on": date(2026, 11, 1), "fridge_sheet": False}
        )
        cls.digests = cls.env["coop.digest"]

    def setUp(self):
        super().setUp()
        at = freeze_time(THURSDAY)
        self.clock = at.start()
        self.addCleanup(at.stop)
        domain = patch.object(
            type(self.digests),
            "_get_people_domain",
            lambda digests, company: Domain("id", "in", self.readers.ids),
        )
        domain.start()
        self.addCleanup(domain.stop)

    def event(self, name, people, days=5, **values):
        start = datetime(2026, 12, 3, 14, 0) + timedelta(days=days)
        return self.env["calendar.event"].create(
            {
                "name": name,
                "start": start,
                "stop": start + timedelta(hours=1),
                "partner_ids": [(6, 0, people.ids)],
                "coop_for_members": True,
                **values,
            }
        )

    def send(self, at=None):
        if at:
            self.clock.move_to(at)
        with self.enter_registry_test_mode():
            self.env.ref("coop_notices.cron_digest").method_direct_trigger()
        return self.digests.search([("company_id", "=", self.company.id)], limit=1)

    def deliveries(self, digest, code="digest"):
        return self.env["coop.notice.delivery"].search(
            [
                ("res_model", "=", "coop.digest"),
                ("res_id", "=", digest.id),
                ("kind_id.code", "=", code),
            ]
        )

    def test_three_readers_three_outcomes(self):
        self.event("Walking club", self.enid + self.huw, location="The hall")
        digest = self.send()
        told = self.deliveries(digest).grouped("partner_id")
        self.assertEqual(set(told), {self.enid, self.huw})
        enid, huw = told[self.enid], told[self.huw]
        self.assertEqual((enid.lang, enid.format, enid.channel), (CY, "large_print", "print"))
        self.assertIn("Beth sydd ymlaen", enid.body_html)
        self.assertIn("Rhagfyr", enid.body_html)
        self.assertEqual((huw.lang, huw.format, huw.channel), (EN, "standard", "email"))
        self.assertIn("What is on", huw.body_html)
        self.assertIn("Tuesday 8 December", huw.body_html)
        self.assertEqual((digest.looked_at, digest.told_count, digest.nothing_new), (3, 2, 1))
        self.assertEqual(digest.state, "done")

    def test_an_appointment_that_is_not_meant_for_members_is_in_no_round_up(self):
        self.event("Support planning", self.huw, coop_for_members=False)
        digest = self.send()
        self.assertFalse(self.deliveries(digest))

    def test_what_was_told_once_is_no_reason_to_write_again(self):
        self.event("Walking club", self.huw, days=40)
        self.send()
        again = self.send(datetime(2027, 1, 7, 9, 0))
        self.assertEqual(self.deliveries(again).partner_id, self.huw)
        later = self.send(datetime(2027, 1, 8, 9, 0))
        self.assertEqual(later, again)
        self.event("Walking club", self.huw, days=80)
        third = self.send(datetime(2027, 2, 4, 9, 0))
        self.assertEqual(self.deliveries(third).partner_id, self.huw)
        fourth = self.send(datetime(2027, 3, 4, 9, 0))
        self.assertFalse(self.deliveries(fourth))

    def test_the_job_runs_twice_and_tells_once(self):
        self.event("Walking club", self.huw)
        first = self.send()
        before = self.deliveries(first)
        self.send()
        first.state, first.last_partner_id = "making", 0
        self.send()
        self.assertEqual(self.deliveries(first), before)

    def test_it_goes_on_where_it_was_stopped(self):
        self.event("Walking club", self.readers)
        with patch("odoo.addons.coop_notices.models.coop_digest.BATCH", 1):
            digest = self.digests.with_company(self.company)._get_or_make(
                self.company, date(2026, 12, 3)
            )
            digest._make_batch()
            self.assertEqual(len(self.deliveries(digest)), 1)
            self.assertEqual(digest.state, "making")
            self.send()
        self.assertEqual(self.deliveries(digest).partner_id, self.readers)
        self.assertEqual(digest.state, "done")

    def test_each_as_often_as_they_chose(self):
        self.huw.coop_need_ids.digest = "week"
        self.ffion.coop_need_ids.digest = "never"
        self.enid.coop_need_ids.digest = False
        self.event("Walking club", self.readers, days=10)
        second = self.send(datetime(2026, 12, 10, 9, 0))
        self.assertEqual(self.deliveries(second).partner_id, self.huw)
        self.event("Choir", self.readers, days=45)
        first_of_month = self.send(datetime(2027, 1, 7, 9, 0))
        self.assertEqual(self.deliveries(first_of_month).partner_id, self.huw + self.enid)

    def test_nothing_goes_out_on_other_days_or_when_it_is_off(self):
        self.event("Walking club", self.readers)
        self.assertFalse(self.send(datetime(2026, 12, 9, 9, 0)))
        self.company.coop_digest = "off"
        self.assertFalse(self.send(datetime(2026, 12, 10, 9, 0)))

    def test_a_day_that_was_missed_is_made_up_for(self):
        self.event("Walking club", self.readers)
        digest = self.send(datetime(2026, 12, 5, 9, 0))
        self.assertEqual(digest.day, date(2026, 12, 3))
        self.assertEqual(len(self.deliveries(digest)), 3)

    def test_who_is_archived_is_not_written_to(self):
        self.event("Walking club", self.readers)
        self.huw.active = False
        digest = self.send()
        self.assertEqual(self.deliveries(digest).partner_id, self.enid + self.ffion)

    def test_a_sheet_for_the_fridge_comes_by_post_to_who_wants_it(self):
        self.huw.write({"street": "2 Apple Row", "city": "Afallen"})
        self.huw.coop_need_ids.fridge_sheet = True
        self.event("Walking club", self.huw + self.ffion, location="The hall")
        digest = self.send()
        sheet = self.deliveries(digest, "fridge_sheet")
        self.assertEqual(sheet.partner_id, self.huw)
        self.assertEqual(sheet.channel, "print")
        self.assertIn("The hall", sheet.body_html)
        self.assertIn("fridge", sheet.body_html)
        self.assertEqual(digest.sheet_count, 1)

    def test_easy_read_has_a_picture_with_each(self):
        self.huw.coop_need_ids.format = "easy_read"
        self.event("Walking club", self.huw)
        digest = self.send()
        body = self.deliveries(digest).body_html
        self.assertIn("/coop_access/static/src/img/calendar.svg", body)
        self.assertRegex(body, r"<img[^>]*>\s*Walking club")

    def test_words_of_others_are_no_markup(self):
        self.event("<b>Club</b> & [tea](http://bad.example)", self.huw + self.enid)
        self.enid.coop_need_ids.format = "easy_read"
        digest = self.send()
        for delivery in self.deliveries(digest):
            self.assertNotIn("<b>", delivery.body_html)
            self.assertNotIn('href="http://bad.example"', delivery.body_html)
            self.assertIn("&lt;b&gt;Club", delivery.body_html)

    def test_the_office_looks_at_what_one_person_gets(self):
        preview = (
            self.env["coop.digest.preview"]
            .with_user(self.clerk)
            .create({"partner_id": self.ffion.id, "company_id": self.company.id})
        )
        self.assertIn("Nothing would be sent", preview.remark)
        self.assertFalse(preview.words)
        self.event("Walking club", self.ffion)
        preview.invalidate_recordset()
        self.assertIn("Walking club", preview.words)
        self.assertFalse(preview.remark)
        self.assertFalse(self.digests.search([("company_id", "=", self.company.id)]))

    def test_a_round_up_costs_the_same_queries_however_many_read_it(self):
        self.event("Walking club", self.readers)
        digest = self.digests.create({"company_id": self.company.id, "day": date(2026, 12, 3)})

        def count(people):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            digest._make_for(people)
            return self.env.cr.sql_log_count - before

        count(self.readers)
        self.assertLessEqual(count(self.huw + self.ffion), count(self.huw) + 2)

    def test_who_does_not_send_reads_none(self):
        plain = self._new_user("dim.byd", "base.group_user")
        digest = self.send()
        with self.assertRaises(AccessError):
            digest.with_user(plain).read(["day"])
        with self.assertRaises(AccessError):
            self.env["coop.digest.copy"].with_user(plain).search([])
        with self.assertRaises(AccessError):
            self.digests.with_user(plain).action_make_now()
        with self.assertRaises(AccessError):
            self.env["coop.digest.preview"].with_user(plain).create({"partner_id": self.huw.id})
        self.digests.with_user(self.clerk).with_company(self.company).action_make_now()
