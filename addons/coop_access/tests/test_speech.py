"""Speech made by the server: only words that it put on a page itself, and never too much."""

import json
import re
from unittest.mock import patch

from odoo.tests import HttpCase, tagged

from odoo.addons.coop_access import speech

PAGE = "/web/login"


@tagged("post_install", "-at_install")
class TestSpeech(HttpCase):
    def setUp(self):
        super().setUp()
        self.assertTrue(speech.available(), "espeak-ng is not installed")
        self.opener.headers["Accept-Language"] = "en-GB"
        self.env["coop.flood"]._forget("speech", "127.0.0.1")
        self.addCleanup(self.env["coop.flood"]._forget, "speech", "127.0.0.1")

    def says(self, path=PAGE):
        page = self.url_open(path).text
        found = re.search(r'class="coop-says">(.*?)</script>', page, re.S)
        return json.loads(found[1]) if found else []

    def ask(self, text, lang, sign, part=None):
        data = {"text": text, "lang": lang, "sign": sign, "part": text if part is None else part}
        return self.url_open("/coop/speech", data=data)

    def test_a_page_says_its_words_in_its_language(self):
        self.assertIn(["Sign in", "en"], [say[:2] for say in self.says("/en/web/login")])
        self.assertIn(["Mewngofnodi", "cy"], [say[:2] for say in self.says("/cy/web/login")])

    def test_words_of_a_page_are_spoken_whole_or_a_sentence_of_them(self):
        for path in ("/en/web/login", "/cy/web/login"):
            text, lang, sign = max(self.says(path), key=lambda say: len(say[0]))
            whole, part = self.ask(text, lang, sign), self.ask(text, lang, sign, text.split(" ")[0])
            for answer in (whole, part):
                self.assertEqual(answer.status_code, 200)
                self.assertEqual(answer.headers["Content-Type"], "audio/wav")
                self.assertEqual(answer.headers["Cache-Control"], "no-store")
                self.assertEqual(
                    int.from_bytes(answer.content[4:8], "little") + 8, len(answer.content)
                )
            self.assertGreater(len(whole.content), len(part.content))

    def test_no_other_words_are_spoken(self):
        text, lang, sign = self.says()[0]
        self.assertEqual(self.ask(text, lang, sign).status_code, 200)
        for wrong in (
            ("Buy this now", lang, sign, None),
            (text, "cy", sign, None),
            (text, lang, sign[:-1] + "_", None),
            (text, lang, "", None),
            (text, lang, sign, "Buy this now"),
            (text, lang, sign, ""),
            ("x" * 30_000, lang, sign, None),
        ):
            self.assertEqual(self.ask(*wrong).status_code, 404, wrong[0][:20])

    def test_a_signature_is_of_its_day_and_the_next(self):
        speeches, today = self.env["coop.speech"], self.env["coop.clock"].today()
        days = [today.replace(year=today.year - 1), today]
        signs = [speeches._sign("Hello", "en", day) for day in days]
        self.assertEqual(
            [speeches._is_signed("Hello", "en", sign) for sign in signs], [False, True]
        )

    def test_a_network_address_that_asks_too_much_is_told_to_wait(self):
        text, lang, sign = self.says()[0]
        with patch.object(type(self.env["coop.flood"]), "_allow", return_value=False):
            self.assertEqual(self.ask(text, lang, sign).status_code, 429)

    def test_words_of_a_published_text_are_kept_and_others_are_not(self):
        speeches = self.env["coop.speech"]
        kind = self.env["coop.text.kind"].search([], limit=1)
        text = self.env["coop.text"].create({"name": "x", "key": "test_said", "kind_id": kind.id})
        self.env["coop.text.version"].create(
            {
                "text_id": text.id,
                "lang": "en_GB",
                "title": "Apples",
                "body": "<p>We <b>pick</b> apples. We eat them.</p><p>Dear {{name}}</p>",
            }
        ).action_approve()
        text._publish_anyway("A test.")
        whole = "We pick apples. We eat them."
        raw = speeches._make_sound(whole, "We eat them.", "en")
        self.assertEqual(speeches._find_sound("We eat them.", "en"), raw)
        self.assertFalse(speeches._find_sound("We eat them.", "cy"))
        for private in ("Dear Mali", "Mali Derwen"):
            self.assertTrue(speeches._make_sound(private, private, "en"))
            self.assertFalse(speeches._find_sound(private, "en"))
        self.assertEqual(speeches.search_count([]), 1)

    def test_without_the_program_or_when_switched_off_pages_say_nothing_of_it(self):
        text, lang, sign = self.says()[0]
        self.env.company.coop_speech = False
        self.assertEqual(self.says(), [])
        self.assertEqual(self.ask(text, lang, sign).status_code, 404)
        self.env.company.coop_speech = True
        with patch("odoo.addons.coop_access.speech.available", return_value=False):
            self.assertEqual(self.says(), [])
            self.assertEqual(self.ask(text, lang, sign).status_code, 404)

    def test_a_program_that_fails_or_hangs_is_no_error_of_the_page(self):
        for program in ("false", "no-such-program"):
            with patch("odoo.addons.coop_access.speech.PROGRAM", program):
                with self.assertLogs("odoo.addons.coop_access.speech", "WARNING"):
                    self.assertIsNone(speech.make("Hello", "en"))
        with patch("odoo.addons.coop_access.speech.SECONDS", 0):
            with self.assertLogs("odoo.addons.coop_access.speech", "WARNING"):
                self.assertIsNone(speech.make("Hello", "en"))

    def test_words_are_never_orders_to_the_program(self):
        for words in ("--help", "-f /etc/passwd", "$(id)", "[[x]]", "<speak>a</speak>"):
            self.assertTrue(speech.make(words, "en").startswith(b"RIFF"), words)
        self.assertIsNone(speech.make("Hello", "../en"))
        self.assertIsNone(speech.make("x" * 601, "en"))
