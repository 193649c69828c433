from email import message_from_string, policy
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.base.models.ir_mail_server import IrMail_Server

from ..bounces import read, read_refusal
from .bounce_messages import DSN, PLAIN, RECEIPT
from .common import NoticeCase

UNKNOWN = "550 5.1.1 <mali@example.com>: Recipient address rejected: User unknown"


@tagged("post_install", "-at_install")
class TestBounces(NoticeCase):
    """E-mails that come back reach a person's address, and nobody's membership or notice."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.twin = cls._new_person("Twm Derwen", email="Mali@Example.com")
        cls.env["coop.notice"]._tell(cls.twin, "test_welcome", cls.record, {"number": "13"})
        cls.notice_to_mali = cls.env["coop.notice"]._tell(
            cls.mali, "test_welcome", cls.record, {"number": "12"}
        )
        cls.delivery = cls.notice_to_mali.delivery_ids
        cls.number = 0

    def send(self, delivery=None, fail=None):
        def send_email(_server, message, *_args, **_kwargs):
            if fail:
                raise fail
            return message["Message-Id"]

        with (
            patch.object(IrMail_Server, "_disable_send", lambda _self: False),
            patch.object(IrMail_Server, "_connect__", lambda *_args, **_kwargs: None),
            patch.object(IrMail_Server, "send_email", send_email),
        ):
            (delivery or self.delivery).mail_id.send()

    def bounce(self, template=DSN, delivery=None, **values):
        """Let a message come in through Odoo's gateway, as fetched from the mailbox."""
        type(self).number += 1
        delivery = delivery or self.delivery
        values = {
            "email": delivery.partner_id.email_normalized,
            "message_id": delivery.message_id,
            "action": "failed",
            "status": "5.1.1",
            "diagnostic": UNKNOWN,
            "bounce_id": f"bounce-{self.number}",
            **values,
        }
        with mute_logger("odoo.addons.mail.models.mail_thread"):
            self.env["mail.thread"].sudo().message_process(None, template.format(**values))

    def checks(self, person=None, state="open"):
        return self.env["coop.channel.check"].search(
            [("partner_id", "=", (person or self.mali).id), ("state", "=", state)]
        )

    def test_an_address_that_is_refused_is_to_be_checked(self):
        self.send()
        self.bounce()
        self.assertEqual(self.delivery.state, "failed")
        check = self.checks()
        self.assertEqual((check.channel, check.address), ("email", "mali@example.com"))
        self.assertEqual(check.missed_ids, self.delivery)
        self.assertEqual(check.failure_ids.status, "5.1.1")
        self.assertIn("User unknown", check.failure_ids.words)
        self.assertEqual(self.mali.message_bounce, 1, "Odoo goes on counting")

    def test_it_stays_one_check_however_often_it_comes_back(self):
        self.send()
        self.bounce()
        second = self.tell(self.mali).delivery_ids
        self.send(second)
        self.bounce(delivery=second)
        check = self.checks()
        self.assertEqual((len(check), check.failure_count, check.missed_count), (1, 2, 2))

    def test_the_same_report_read_twice_counts_once(self):
        self.send()
        self.bounce(bounce_id="same")
        self.bounce(bounce_id="same")
        self.assertEqual(self.checks().failure_count, 1)

    def test_two_who_share_an_address_are_both_to_be_checked(self):
        self.send()
        self.bounce()
        self.assertEqual(len(self.checks(self.twin)), 1)
        self.assertFalse(self.checks(self.twin).missed_ids, "nothing of hers came back")
        stranger = self._new_person("Nobody Known", email="mali@example.com")
        self.bounce()
        self.assertFalse(self.checks(stranger))

    def test_a_delay_is_counted_and_nothing_else(self):
        self.send()
        self.bounce(action="delayed", status="4.4.1", diagnostic="connection timed out")
        self.assertEqual(self.delivery.state, "sent")
        self.assertFalse(self.checks())
        self.assertEqual(self.checks(state="counting").failure_count, 1)

    def test_a_full_mailbox_comes_up_after_the_third_time(self):
        self.send()
        for _time in range(2):
            self.bounce(status="5.2.2", diagnostic="552 5.2.2 mailbox full")
        self.assertEqual(self.delivery.state, "failed")
        self.assertFalse(self.checks())
        self.bounce(status="5.2.2", diagnostic="552 5.2.2 mailbox full")
        self.assertFalse(self.checks(), "it failed once, however often it is said")
        self.assertFalse(self.checks(self.twin))
        for _time in range(2):
            again = self.tell(self.mali).delivery_ids
            self.send(again)
            self.bounce(delivery=again, status="4.2.2", diagnostic="452 4.2.2 mailbox full")
        self.assertTrue(self.checks())

    def test_what_a_filter_thinks_of_us_is_not_their_address(self):
        self.send()
        self.bounce(status="5.7.1", diagnostic="550 5.7.1 blocked, see a list of spammers")
        self.assertFalse(self.checks())

    def test_a_bounce_without_a_report_is_understood(self):
        self.send()
        self.bounce(PLAIN)
        self.assertEqual(self.delivery.state, "failed")
        self.assertEqual(self.checks().failure_ids.status, "5.0.0")

    def test_a_receipt_is_no_bounce(self):
        self.send()
        self.bounce(RECEIPT)
        self.assertEqual(self.delivery.state, "sent")
        self.assertFalse(self.env["coop.channel.failure"].search([]))
        self.assertFalse(self.mali.message_bounce)

    def test_a_bounce_of_what_is_no_delivery_finds_the_person(self):
        self.bounce(message_id="<sign-in@orchard.example>")
        self.assertEqual(len(self.checks()), 1)
        self.assertFalse(self.checks().missed_ids)

    def test_a_changed_address_needs_no_check(self):
        self.send()
        self.mali.email = "mali.new@example.com"
        self.bounce(email="mali@example.com")
        self.assertEqual(self.delivery.state, "failed")
        self.assertFalse(self.checks())

    def test_an_address_changed_anywhere_closes_the_check(self):
        self.send()
        self.bounce()
        check = self.checks()
        self.mali.email = "mali.new@example.com"
        self.assertEqual((check.state, check.outcome), ("done", "changed"))

    def test_what_must_arrive_goes_out_as_a_letter_at_once(self):
        self.notice_kind.must_arrive = True
        self.send()
        self.bounce()
        self.assertEqual((self.delivery.channel, self.delivery.state), ("print", "waiting"))
        self.assertEqual(len(self.checks()), 1, "the address is to be checked all the same")
        self.bounce(bounce_id="late")
        self.assertEqual(self.delivery.state, "waiting", "a late bounce stops no letter")
        run = self.env["coop.print.run"]._gather(self.company)
        self.assertIn(self.delivery, run.delivery_ids)

    def test_nobody_who_died_is_asked_after(self):
        self.send()
        self.bounce()
        check = self.checks()
        self.env["coop.notice"]._stop_for(self.mali, "deceased")
        self.assertEqual((check.state, check.outcome), ("done", "stopped"))
        self.mali.active = False
        self.bounce()
        self.assertFalse(self.checks())

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_a_refusal_at_sending_is_the_address(self):
        self.send(
            fail=Exception(
                "Mail delivery failed via SMTP server 'x'.\nSMTPRecipientsRefused: "
                "{'mali@example.com': (550, b'5.1.1 no such user')}"
            )
        )
        self.assertEqual(self.delivery.state, "failed")
        self.assertEqual(self.checks().failure_ids.source, "refused")

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_a_mail_server_that_is_down_is_nobodys_address(self):
        self.notice_kind.must_arrive = True
        self.send(fail=OSError("connection refused"))
        self.assertEqual((self.delivery.state, self.delivery.channel), ("failed", "email"))
        self.assertFalse(self.env["coop.channel.failure"].search([]))

    # -- answers -----------------------------------------------------------------------------

    def answer(self, check, **values):
        wizard = (
            self.env["coop.channel.answer"]
            .with_user(self.office)
            .create({"check_id": check.id, **values})
        )
        wizard.action_apply()

    @property
    def office(self):
        self.clerk.group_ids += self.env.ref("base.group_partner_manager")
        return self.clerk

    def test_a_new_address_sends_what_was_missed(self):
        self.send()
        self.bounce()
        check = self.checks()
        with self.assertRaisesRegex(UserError, "is not an e-mail address"):
            self.answer(check, answer="new", email="not an address")
        self.assertEqual(check.state, "open")
        self.answer(check, answer="new", email=" Mali@Home.example ")
        self.assertEqual(self.mali.email_normalized, "mali@home.example")
        self.assertEqual((check.state, check.outcome), ("done", "new"))
        self.assertEqual(check.answered_by_id, self.clerk)
        self.assertEqual((self.delivery.state, self.delivery.channel), ("waiting", "email"))
        self.assertEqual(self.delivery.sent_to, "mali@home.example")
        with self.assertRaisesRegex(UserError, "answered already"):
            self.answer(check, answer="right")

    def test_a_right_address_is_tried_again(self):
        self.send()
        self.bounce()
        self.answer(self.checks(), answer="right")
        self.assertEqual((self.delivery.state, self.delivery.channel), ("waiting", "email"))
        self.assertFalse(self.mali.message_bounce)
        self.send()
        self.bounce()
        self.assertEqual(len(self.checks()), 1, "a new check, when it fails again")

    def test_another_way_from_now_on(self):
        self.send()
        self.bounce()
        with self.assertRaisesRegex(UserError, "no address or number for Mali Derwen"):
            self.answer(self.checks(), answer="phone")
        self.answer(self.checks(), answer="print")
        self.assertEqual(self.mali._coop_need()["channel"], "print")
        self.assertEqual((self.delivery.state, self.delivery.channel), ("waiting", "print"))

    def test_one_press_sends_what_was_missed_and_the_address_stays_to_check(self):
        self.send()
        self.bounce()
        check = self.checks().with_user(self.clerk)
        check.action_send_missed()
        self.assertEqual((self.delivery.state, self.delivery.channel), ("waiting", "print"))
        self.assertEqual((check.state, check.missed_count), ("open", 0))
        with self.assertRaisesRegex(UserError, "Nothing waits"):
            check.action_send_missed()

    def test_nobody_else_answers(self):
        self.send()
        self.bounce()
        check = self.checks()
        with self.assertRaises(UserError):
            check.with_user(self.editor).action_send_missed()
        with self.assertRaises(AccessError):
            check.with_user(self.clerk).write({"state": "done"})


class TestReading:
    """The plain package, without a database (collected by pytest)."""

    @staticmethod
    def _message(**values):
        values = {
            "email": "a@b.example",
            "message_id": "<1@x>",
            "action": "failed",
            "status": "5.1.1",
            "diagnostic": "550 5.1.1 no",
            "bounce_id": "1",
            **values,
        }
        return message_from_string(DSN.format(**values), policy=policy.SMTP)

    def test_the_code_of_the_server_says_more_than_a_general_one(self):
        found = read(self._message(status="5.0.0", diagnostic="552-5.2.2 over quota"))
        assert (found.status, found.lasting, found.lost) == ("5.2.2", False, True)

    def test_a_success_is_no_failure(self):
        assert read(self._message(action="delivered", status="2.0.0")) is None

    def test_words_are_shortened(self):
        assert len(read(self._message(diagnostic="x" * 5000)).words) == 500

    def test_a_refusal_for_the_moment(self):
        found = read_refusal("SMTPRecipientsRefused: {'a@b': (450, b'4.2.0 greylisted')}")
        assert (found.lasting, found.status) == (False, "4.2.0")
        assert read_refusal("connection refused") is None
        assert read_refusal(None) is None
