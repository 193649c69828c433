from odoo.tests import tagged

from .general_common import GeneralCase
from .meeting_common import at
from .minutes_common import MinutesCase
from .papers_common import Informed


@tagged("post_install", "-at_install")
class TestMinutesSent(Informed, MinutesCase):
    """The draft minutes reach who has no computer: open points, and how to say what is wrong."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first.write({"name": "The hall", "notes": "<p>We spoke of the lift.</p>"})
        cls.first.with_context(lang="cy_GB").name = "Y neuadd"

    def _sent(self):
        minutes = self._hold()
        minutes.open_text_cy = "<p>Siaradom am y lifft.</p>"
        minutes.action_circulate()
        minutes.action_circulate()
        return self.env["coop.notice.delivery"].search(
            [
                ("res_model", "=", "coop.meeting"),
                ("res_id", "=", self.meeting.id),
                ("kind_id.code", "=", "minutes_circulated"),
            ]
        )

    def test_letters_hold_them_in_the_language_of_each_and_once(self):
        told = self._sent()
        self.assertEqual(len(told), len(self.people))
        for name, words in (
            ("Ash 1", "We spoke of the lift."),
            ("Ash 2", "Siaradom am y lifft."),
            ("Oak 1", "We spoke of the lift."),
            ("Oak 2", "Siaradom am y lifft."),
        ):
            delivery, letter = self._words(told, name)
            self.assertEqual(delivery.channel, "print")
            self.assertIn(words, letter)
        self.assertEqual(self._words(told, "Ash 1")[0].format, "large_print")

    def test_they_say_how_to_tell_us_that_something_is_wrong(self):
        told = self._sent()
        for name, words in (
            ("Ash 1", "Write it on this letter. Then send it back to us. Or ring us."),
            ("Ash 2", "Ysgrifennwch ef ar y llythyr hwn."),
            ("Rowan 1", "Tell us now. Or ring us."),
            ("Rowan 2", "Answer this message."),
            ("Online", "Write it on that page. Or ring us."),
        ):
            self.assertIn(words, self._words(told, name)[1])

    def test_in_easy_read_what_was_decided_comes_first_with_pictures(self):
        told = self._sent()
        for name, spoke, long in (
            ("Oak 1", "We spoke about: The hall.", "We read them with you."),
            ("Oak 2", "Y neuadd", "Rydym yn eu darllen gyda chi."),
        ):
            _delivery, words = self._words(told, name)
            self.assertLess(words.index(spoke), words.index(long))
            for sentence in words[: words.index(long)].split("<p>")[1:]:
                self.assertTrue(sentence.startswith("<img"), sentence)

    def test_who_reads_pages_gets_a_link_and_who_is_rung_hears_them(self):
        told = self._sent()
        _delivery, words = self._words(told, "Online")
        self.assertIn(f"/my/meetings/{self.meeting.id}", words)
        self.assertNotIn("We spoke of the lift.", words)
        for name, channel in (("Rowan 1", "phone"), ("Rowan 2", "email")):
            delivery, words = self._words(told, name)
            self.assertEqual(delivery.channel, channel)
            self.assertIn("We spoke of the lift.", words)

    def test_printed_instead_of_an_e_mail_they_are_in_the_letter(self):
        self.online.write({"street": "1 Stryd y Dderwen", "city": "Bangor", "zip": "LL57 9ZX"})
        delivery, _words = self._words(self._sent(), "Online")
        self._as(delivery, self.secretary).action_print_instead()
        self.assertIn("We spoke of the lift.", delivery.body_html)
        self.assertIn(
            "Write it on this letter. Then send it back to us. Or ring us.", delivery.body_html
        )

    def test_of_closed_points_nothing_is_in_them(self):
        told = self._sent()
        for name in self.people:
            self.assertNotIn("Her name", self._words(told, name)[1])
            self.assertNotIn("It is about one person", self._words(told, name)[1])


@tagged("post_install", "-at_install")
class TestGeneralMinutesSent(GeneralCase):
    """All members get the draft of their minutes: whole, or a link where they have a log-in."""

    def test_members_get_them_whole_or_are_led_to_their_page(self):
        self.meeting._call()
        reader = self.members.filtered(lambda m: m.partner_id.user_ids)[:1]
        self._begin(*self.members[10:14])
        (self.ordinary | self.special).action_withdraw()
        self.item.notes = "<p>We spoke of the lift.</p>"
        with self._time(at(21)):
            self.meeting.action_close()
        self.meeting.minutes_ids.action_draft()
        self.meeting.minutes_ids.action_circulate()
        told = self._told_of(self.meeting, "minutes_circulated")
        self.assertEqual(told.partner_id, self.members.partner_id)
        self.assertIn(reader.partner_id, told.partner_id)
        self.assertEqual(set(told.mapped("channel")), {"print", "email"})
        path = f"/my/minutes/{self.meeting.minutes_ids.id}"
        for delivery in told:
            online = delivery.channel == "email" and delivery.partner_id.user_ids
            self.assertEqual("We spoke of the lift." in delivery.body_html, not online)
            self.assertEqual(path in delivery.body_html, bool(online))
        self.assertTrue(told.filtered(lambda one: path in one.body_html))

    def test_where_members_do_not_read_them_they_are_not_told(self):
        self.meeting.for_members = False
        self.meeting._call()
        self._begin(*self.members[10:14])
        (self.ordinary | self.special).action_withdraw()
        with self._time(at(21)):
            self.meeting.action_close()
        self.meeting.minutes_ids.action_circulate()
        self.assertFalse(self._told_of(self.meeting, "minutes_circulated"))
