from email.utils import parseaddr
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.base.models.ir_mail_server import IrMail_Server
from odoo.addons.mail.models.mail_mail import MailMail

from ..bounces import Bounce
from .common import CY, NoticeCase


@tagged("post_install", "-at_install")
class TestMail(NoticeCase):
    """What leaves the house by e-mail, and what comes back."""

    def send(self, notice, fail=None):
        """Let Odoo's queue send the e-mails of a notice; return the messages sent."""
        sent = []

        def send_email(_server, message, *_args, **_kwargs):
            if fail:
                raise fail
            sent.append(message)
            return message["Message-Id"]

        with (
            patch.object(IrMail_Server, "_disable_send", lambda _self: False),
            patch.object(IrMail_Server, "_connect__", lambda *_args, **_kwargs: None),
            patch.object(IrMail_Server, "send_email", send_email),
        ):
            notice.delivery_ids.mail_id.send()
        return sent

    def parts(self, message):
        return {
            part.get_content_type(): part.get_content()
            for part in message.walk()
            if not part.is_multipart()
        }

    def test_the_outside_of_an_e_mail_says_nothing_of_the_person(self):
        (message,) = self.send(self.tell(self.mali))
        self.assertEqual(message["Subject"], "A message from Orchard Co-op")
        self.assertEqual(parseaddr(message["From"]), ("Orchard Co-op", "office@orchard.example"))
        self.assertEqual(message["Reply-To"], message["From"])
        self.assertEqual(parseaddr(message["To"]), ("Mali Derwen", "mali@example.com"))
        for name, value in message.items():
            self.assertNotIn("Welcome", value, name)

    def test_an_e_mail_has_plain_text_language_and_a_readable_layout(self):
        self.owen.email = "owen@example.com"
        (message,) = self.send(self.tell(self.owen))
        parts = self.parts(message)
        self.assertIn('<html lang="cy-GB">', parts["text/html"])
        self.assertIn("eich rhif yw 12", parts["text/html"])
        self.assertIn("font-size: 18px", parts["text/html"])
        plain = parts["text/plain"]
        self.assertIn("Annwyl Owen Robin, eich rhif yw 12.", plain)
        self.assertIn("Oes gennych chi gwestiwn?", plain)
        self.assertEqual(message["Subject"], "Neges gan Orchard Co-op")
        self.assertNotIn("<", plain)
        self.assertNotIn("font-size", plain)
        self.assertIn("01999 123456", plain)

    def test_easy_read_goes_out_larger(self):
        (message,) = self.send(self.tell(self.sian))
        self.assertIn("font-size: 20px", self.parts(message)["text/html"])

    def test_a_kind_can_have_its_own_outside_in_two_languages(self):
        self.notice_kind.subject = "News for you"
        self.notice_kind.with_context(lang=CY).subject = "Newyddion i chi"
        self.owen.email = "owen@example.com"
        subjects = {message["Subject"] for message in self.send(self.tell(self.mali + self.owen))}
        self.assertEqual(subjects, {"News for you", "Newyddion i chi"})

    def test_a_sent_e_mail_is_recorded_and_its_second_copy_removed(self):
        notice = self.tell(self.mali)
        mail = notice.delivery_ids.mail_id
        message = mail.mail_message_id
        self.send(notice)
        delivery = notice.delivery_ids
        self.assertEqual(delivery.state, "sent")
        self.assertEqual(delivery.sent_at, self.env["coop.clock"].now())
        self.assertFalse(mail.exists() or message.exists())
        self.assertIn("Dear Mali", delivery.body_html)

    @mute_logger("odoo.addons.mail.models.mail_mail")
    def test_a_failed_e_mail_can_be_tried_again_or_sent_as_a_letter(self):
        notice = self.tell(self.mali + self.sian)
        self.send(notice, fail=OSError("connection refused"))
        mali, sian = notice.delivery_ids
        self.assertEqual((mali.state, sian.state), ("failed", "failed"))
        self.assertIn("connection refused", mali.failure_reason)
        self.assertEqual(notice.summary, "0 of 2 told; not told: 2 (e-mail did not arrive: 2)")
        mali.with_user(self.clerk).action_retry()
        self.assertEqual(mali.state, "waiting")
        self.assertEqual(mali.mail_id.state, "outgoing")
        self.assertEqual(len(self.send(notice)), 1)
        self.assertEqual(mali.state, "sent")
        sian.with_user(self.clerk).action_print_instead()
        self.assertEqual((sian.channel, sian.state, sian.is_fallback), ("print", "waiting", True))
        run = self.env["coop.print.run"]._gather(self.company)
        self.assertEqual(run.delivery_ids, sian)

    def test_nothing_failed_is_sent_again_to_somebody_stopped_since(self):
        delivery = self.delivery_of(self.tell(), self.mali)
        delivery.sudo()._set_bounced(Bounce(lost=True, lasting=True))
        self.mali.active = False
        for act in ("action_retry", "action_print_instead"):
            with self.assertRaisesRegex(UserError, "Nothing is sent to Mali Derwen"):
                getattr(delivery.with_user(self.clerk), act)()
        self.assertEqual(delivery.state, "failed")

    def test_the_queue_is_woken_and_nothing_is_sent_within_the_request(self):
        with patch.object(MailMail, "send") as send:
            notice = self.tell(self.mali)
        send.assert_not_called()
        self.assertEqual(notice.delivery_ids.mail_id.state, "outgoing")

    def test_an_e_mail_cancelled_by_hand_is_stopped(self):
        notice = self.tell(self.mali)
        notice.delivery_ids.mail_id.cancel()
        self.assertEqual(notice.delivery_ids.state, "stopped")

    def test_no_message_is_left_where_colleagues_could_read_it(self):
        notice = self.tell(self.mali)
        officer = self.officer
        message = notice.delivery_ids.mail_id.mail_message_id
        self.assertFalse(
            self.env["mail.message"].with_user(officer).search([("id", "=", message.id)])
        )
        self.assertNotIn(message, self.mali.message_ids)

    def test_easy_read_by_e_mail_has_pictures_that_mail_programs_show(self):
        version = self.text._begin_version("en_GB", "easy_read")
        picture = self.env.ref("coop_texts.picture_house")
        version.body = f'<p><img src="{picture.url}" alt="" width="96" height="96"/>Hello</p>'
        version.action_approve()
        self.text._publish_anyway("test")
        delivery = self.tell(self.sian).delivery_ids
        self.assertIn(picture.url, delivery.body_html)
        sent = delivery.mail_id._prepare_outgoing_body()
        address = picture.url.replace(".svg", ".png")
        self.assertIn(f'src="{self.sian.get_base_url()}{address}"', sent)
        self.assertNotIn(".svg", sent)
