"""The pages as a browser without a script has them."""

import base64
import re

from odoo.tests import tagged

from odoo.addons.coop_access.tests.common import People

SOUND = b"ID3" + bytes(2000)


@tagged("post_install", "-at_install")
class TestPages(People):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        cls.lessons = cls.env["coop.lesson"]
        cls.council = cls.lessons._get("council", cls.company)
        cls.base = f"/my/learning/{cls.council.id}"

    def page(self, url, **options):
        response = self.url_open(url, **options)
        response.path = response.url.removeprefix(self.base_url())
        return response

    def token(self, url):
        text = self.page(url).text
        return re.search(r'name="csrf_token" value="([^"]+)"', text).group(1)

    def press(self, path, page, **values):
        return self.page(path, data={"csrf_token": self.token(page), "pressed": "yes", **values})

    def go_on(self, page):
        place = re.search(r'name="place" value="([^"]+)"', page.text).group(1)
        return self.press(f"{self.base}/next", page.path, place=place)

    def rows(self):
        self.env.invalidate_all()
        return self.env["coop.lesson.done"].search([])

    def test_a_member_does_a_lesson_from_the_first_screen_to_the_thanks(self):
        self.sign_in(self.mali)
        self.assertIn("/my/learning", self.page("/my").text)
        self.assertIn(f'href="{self.base}"', self.page("/my/learning").text)
        page = self.press(f"{self.base}/begin", self.base)
        self.assertEqual(page.path, f"{self.base}/1")
        self.assertEqual(self.rows().state, "begun")
        for number in range(1, 7):
            self.assertIn(f"{number} of 7", page.text)
            before = f"{self.base}/{number - 1}" if number > 1 else self.base
            self.assertRegex(page.text, rf'coop-back[^<]*<a href="{before}"')
            page = self.go_on(page)
        self.assertEqual(page.path, f"{self.base}/question/1")
        for answer in self.council.question_ids.answer_ids:
            page = self.page(f"{self.base}/question/1?picked={answer.id}")
            self.assertIn(answer.explanation, page.text)
        page = self.press(f"{self.base}/finish", f"{self.base}/finish", how="group")
        self.assertEqual(page.path, f"{self.base}/thanks")
        self.assertIn("Well done!", page.text)
        self.assertIn("What next?", page.text)
        row = self.rows()
        self.assertEqual((row.state, row.how, row.channel), ("done", "group", "self"))
        self.assertEqual(row.partner_id, self.mali.partner_id)
        self.assertIn("What a Council is", self.page("/my/learning/done").text)

    def test_whoever_stops_goes_on_where_they_stopped(self):
        self.sign_in(self.mali)
        self.assertNotIn("where I stopped", self.page(self.base).text)
        page = self.press(f"{self.base}/begin", self.base)
        self.assertNotIn("where I stopped", self.page(self.base).text, "nothing is behind her yet")
        page = self.go_on(self.go_on(page))
        self.assertEqual(page.path, f"{self.base}/3")
        # another day
        page = self.page(self.base).text
        self.assertIn("You were at 3 of 7.", page)
        ahead = re.search(r'class="coop-button" href="([^"]+)">Go on where I stopped', page)
        self.assertEqual(ahead.group(1), f"{self.base}/3")
        self.assertIn("From the beginning", page)
        page = self.press(f"{self.base}/begin", self.base)
        self.assertEqual(page.path, f"{self.base}/1")
        self.assertNotIn("where I stopped", self.page(self.base).text)
        self.assertEqual(len(self.rows()), 1)

    def test_after_the_last_page_one_goes_on_with_the_end(self):
        self.sign_in(self.mali)
        self.press(f"{self.base}/begin", self.base)
        page = self.press(f"{self.base}/next", f"{self.base}/1", place="7")
        self.assertEqual(page.path, f"{self.base}/finish")
        self.assertIn(f'href="{self.base}/finish">Go on where', self.page(self.base).text)
        self.press(f"{self.base}/finish", f"{self.base}/finish", how="alone")
        self.assertNotIn("where I stopped", self.page(self.base).text, "it is done")

    def test_no_page_but_those_of_the_lesson_is_kept(self):
        self.sign_in(self.mali)
        self.press(f"{self.base}/begin", self.base)
        for place in ("0", "8", "-1", "x", "99999999999999999999", ""):
            page = self.press(f"{self.base}/next", self.base, place=place)
            self.assertEqual(page.path, self.base, place)
        self.press(f"{self.base}/next", self.base, place="2", pressed="")
        self.assertEqual(self.rows().place, 0)

    def test_going_on_without_having_begun_begins_nothing(self):
        self.sign_in(self.mali)
        page = self.press(f"{self.base}/next", f"{self.base}/1", place="1")
        self.assertEqual(page.path, f"{self.base}/2")
        self.assertFalse(self.rows())

    def test_how_far_somebody_is_is_theirs_alone(self):
        self.council._begin(self.mali.partner_id, self.company, "en_GB")
        self.council._keep_place(self.mali.partner_id, self.company, 3)
        self.sign_in(self.owen)
        self.assertNotIn("where I stopped", self.page(self.base).text)

    def test_in_welsh_the_same_pages_are_welsh(self):
        self.sign_in(self.mali)
        page = self.page(f"/cy{self.base}/2").text
        self.assertIn("Mae gan bob aelod un bleidlais.", page)
        self.assertIn("2 o 7", page)
        self.assertIn("Pa un o’r rhain", self.page(f"/cy{self.base}/question/1").text)

    def test_not_for_me_is_one_press(self):
        task = self.env["coop.lesson.task"]._give(
            self.mali.partner_id, self.council, why="Because it is short."
        )
        self.sign_in(self.mali)
        page = self.page(self.base).text
        self.assertIn("Because it is short.", page)
        self.press(f"{self.base}/not-for-me", self.base)
        self.env.invalidate_all()
        self.assertEqual(task.state, "declined")
        self.assertNotIn("Not for me", self.page(self.base).text)

    def test_a_helper_does_it_for_the_member_and_it_says_so(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id, "helper")
        finish = f"{self.base}/finish?w={nonce}"
        self.press(finish, finish, w=nonce, how="alone")
        row = self.rows()
        self.assertEqual(row.partner_id, self.mali.partner_id)
        self.assertEqual(
            (row.how, row.channel, row.with_whom, row.typed_by),
            ("helper", "helper", "Desg Onnen", "Desg Onnen"),
        )

    def test_a_helper_says_not_for_me_and_it_says_so(self):
        task = self.env["coop.lesson.task"]._give(self.mali.partner_id, self.council)
        _session, nonce = self.act_for(self.desk, self.mali.partner_id, "phone")
        self.press(f"{self.base}/not-for-me?w={nonce}", f"{self.base}?w={nonce}", w=nonce)
        self.env.invalidate_all()
        self.assertEqual((task.state, task.typed_by), ("declined", "Desg Onnen"))

    def test_on_the_phone_the_member_says_how_and_it_is_written_who_typed(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id, "phone")
        finish = f"{self.base}/finish?w={nonce}"
        self.press(finish, finish, w=nonce, how="alone")
        row = self.rows()
        self.assertEqual(
            (row.how, row.channel, row.with_whom, row.typed_by),
            ("alone", "phone", False, "Desg Onnen"),
        )

    def test_a_recording_is_played_by_the_browser_itself_with_its_words_beside(self):
        words = self.council._get_screens(self.company, "en_GB")[0]["speakable"]
        self.env["coop.text.recording"].create(
            {
                "text_id": self.council.text_id.id,
                "company_id": self.company.id,
                "words": words,
                "sound": base64.b64encode(SOUND),
                "sound_name": "one.mp3",
                "spoken_by": "Mair",
            }
        )
        self.sign_in(self.mali)
        page = self.page(f"{self.base}/1").text
        sound = re.search(r'<audio controls="controls"[^>]*src="([^"]+)"', page).group(1)
        self.assertIn(f'data-coop-recording="{sound}"', page)
        self.assertIn("read by Mair", " ".join(page.split()))
        answer = self.page(sound)
        self.assertEqual((answer.content, answer.headers["Content-Type"]), (SOUND, "audio/mpeg"))
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        part = self.page(sound, headers={"Range": "bytes=0-2"})
        self.assertEqual((part.status_code, part.content), (206, b"ID3"))
        self.assertNotIn("<audio", self.page(f"{self.base}/2").text)

    def test_the_sheet_and_the_lesson_come_as_pdf(self):
        row = self.council._finish(self.mali.partner_id, self.company, "en_GB")
        self.sign_in(self.mali)
        for path in (f"/my/learning/done/{row.id}/sheet", f"{self.base}/print"):
            answer = self.page(path)
            self.assertEqual(answer.headers["Content-Type"], "application/pdf", path)
            self.assertTrue(answer.content.startswith(b"%PDF"), path)

    def test_what_another_has_learnt_is_not_found(self):
        row = self.council._finish(self.mali.partner_id, self.company, "en_GB")
        self.sign_in(self.owen)
        self.assertEqual(self.page(f"/my/learning/done/{row.id}/sheet").status_code, 404)
        self.assertNotIn("What a Council is", self.page("/my/learning/done").text)
        self.assertEqual(self.page(f"{self.base}/thanks").path, self.base)

    def test_pages_that_are_not_there_are_not_found(self):
        self.sign_in(self.mali)
        for path in (
            "/my/learning/999999999999",
            f"{self.base}/0",
            f"{self.base}/99",
            f"{self.base}/question/9",
            "/my/learning/done/0/sheet",
        ):
            self.assertEqual(self.page(path).status_code, 404, path)
        self.assertEqual(self.page(f"{self.base}/question/1?picked=x").status_code, 200)

    def test_all_on_one_page_has_the_ordinary_words(self):
        self.sign_in(self.mali)
        page = self.page(f"{self.base}/words").text
        self.assertIn("Tell somebody on it what matters to you.", page)
        self.assertIn(self.company.name, page)
