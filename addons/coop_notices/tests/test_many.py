from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models import coop_notice
from ..models import coop_notice_delivery_preparing as preparing
from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestMany(NoticeCase):
    """Telling very many people: rows at once, words in batches."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.crowd = cls.env["res.partner"].create(
            [
                {"name": f"Person {number}", "email": f"p{number}@example.com"}
                for number in range(60)
            ]
        )

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref("coop_notices.cron_prepare").method_direct_trigger()

    def test_many_people_are_left_to_the_job_which_goes_on_in_batches(self):
        self.patch(coop_notice, "AT_ONCE", 50)
        self.patch(preparing, "BATCH", 25)
        notice = self.tell(self.crowd)
        self.assertEqual(len(notice.delivery_ids), 60)
        self.assertEqual(len(notice.delivery_ids.filtered("channel")), 1)
        self.assertEqual(notice.summary, "0 of 60 told; 60 waiting")
        cron = self.env.ref("coop_notices.cron_prepare")
        self.assertTrue(
            self.env["ir.cron.trigger"].search([("cron_id", "=", cron.id)]), "the job is woken"
        )
        self.run_job()
        self.assertEqual(set(notice.delivery_ids.mapped("channel")), {"email"})
        self.assertEqual(len(notice.delivery_ids.mail_id), 60)

    def test_people_stopped_before_the_job_runs_are_told_nothing(self):
        self.patch(coop_notice, "AT_ONCE", 1)
        notice = self.tell(self.crowd[:3])
        first, second, third = notice.delivery_ids
        self.env["coop.notice"]._stop_for(second.partner_id, "deceased")
        third.partner_id.active = False
        self.run_job()
        states = notice.delivery_ids.mapped("state")
        self.assertEqual(states, ["waiting", "stopped", "stopped"])
        self.assertFalse((second + third).mail_id)

    def test_one_person_whose_words_cannot_be_made_does_not_hold_up_the_others(self):
        self.patch(coop_notice, "AT_ONCE", 1)
        prepare_vals = preparing.CoopNoticeDelivery._prepare_vals
        broken = self.crowd[1]

        def fail_for_one(delivery, need, values):
            if delivery.partner_id == broken:
                raise UserError(delivery.env._("No e-mail address, postal address or phone."))
            return prepare_vals(delivery, need, values)

        notice = self.tell(self.crowd[:4])
        self.patch(preparing.CoopNoticeDelivery, "_prepare_vals", fail_for_one)
        self.run_job()
        failed = self.delivery_of(notice, broken)
        self.assertEqual(failed.state, "failed")
        self.assertEqual(failed.failure_reason, "No e-mail address, postal address or phone.")
        self.assertEqual(len(notice.delivery_ids.filtered("mail_id")), 3)

    def test_a_fault_in_what_is_said_to_one_person_does_not_hold_up_the_others(self):
        self.patch(coop_notice, "AT_ONCE", 1)
        prepare_vals = preparing.CoopNoticeDelivery._prepare_vals
        broken = self.crowd[1] + self.crowd[2]

        def fail_for_two(delivery, need, values):
            if delivery.partner_id == broken[0]:
                raise KeyError("number")
            if delivery.partner_id == broken[1]:
                delivery.env.cr.execute("SELECT 'afal'::int")
            return prepare_vals(delivery, need, values)

        notice = self.tell(self.crowd[:5])
        with self.subTest("the job"):
            with (
                patch.object(preparing.CoopNoticeDelivery, "_prepare_vals", fail_for_two),
                mute_logger("odoo.sql_db"),
                self.assertLogs(preparing.__name__, "ERROR") as logs,
            ):
                self.run_job()
            self.assertEqual(len(logs.output), 2, "what failed can be found in the log")
            self.assertEqual(len(notice.delivery_ids.filtered("mail_id")), 3)
        failed = self.delivery_of(notice, broken[0]).with_user(self.clerk)
        with self.subTest("the office"):
            self.assertEqual(failed.state, "failed")
            self.assertIn("could not be made", failed.failure_reason)
            self.assertNotIn("number", failed.failure_reason)
            self.assertIn("not told: 2 (words could not be made: 2)", notice.summary)
        with self.subTest("once it is mended"):
            failed.action_retry()
            self.assertEqual(failed.state, "waiting")
            self.assertIn("Dear Person 1", failed.body_html)
            self.assertTrue(failed.sudo().mail_id)

    def test_letter_instead_of_words_that_could_not_be_made_has_them(self):
        self.patch(coop_notice, "AT_ONCE", 1)
        notice = self.tell(self.mali + self.owen)
        delivery = self.delivery_of(notice, self.owen)
        delivery._set_unprepared(UserError("Not today."))
        delivery.with_user(self.clerk).action_print_instead()
        self.assertEqual((delivery.state, delivery.channel), ("waiting", "print"))
        self.assertIn("Annwyl Owen", delivery.body_html)

    def test_the_words_are_those_published_when_people_were_told(self):
        self.patch(coop_notice, "AT_ONCE", 1)
        notice = self.tell(self.crowd[:2])
        version = self.text._begin_version("en_GB", "standard")
        version.body = "<p>Later {{name}}</p>"
        version.action_approve()
        self.text._publish_anyway("test")
        self.run_job()
        self.assertIn("Dear Person", notice.delivery_ids[0].body_html)

    def test_queries_do_not_grow_with_the_people(self):
        self.tell(self.crowd[:1])

        def count(people):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.tell(people)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        few, many = count(self.crowd[:10]), count(self.crowd[:50])
        self.assertLess(many - few, 40, "fewer than one query more for each person more")
