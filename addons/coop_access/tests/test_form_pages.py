"""Forms in the browser: one question at a time, nothing lost, nothing done twice."""

from datetime import timedelta
from unittest.mock import patch

from odoo.tests import tagged

from .common import FormPages


@tagged("post_install", "-at_install")
class TestFormPages(FormPages):
    def drafts(self):
        self.env.invalidate_all()
        return self.env["coop.form.draft"].search([("form_code", "=", "picnic")])

    # ------------------------------------------------------------------ asking

    def test_a_page_asks_one_question(self):
        page = self.page("/picnic")
        self.assertEqual(page.path, "/picnic?step=who")
        self.assertEqual(page.text.count("<h1"), 1)
        self.assertIn("Who are you?", page.text)
        self.assertNotIn("Do you eat fruit?", page.text)
        self.assertIn("<title>Who are you? – ", page.text)
        self.assertIn('lang="en-GB"', page.text)
        self.assertEqual(page.headers["Cache-Control"], "no-store")

    def test_reading_keeps_nothing(self):
        self.page("/picnic")
        self.page("/picnic?step=who")
        self.assertFalse(self.drafts())

    def test_progress_does_not_jump(self):
        self.send(step="who", name="Mali")
        page = self.send(step="eat", eats="yes")
        self.assertIn("2 of 4", page.text)
        page = self.send(step="eat", eats="no")
        self.assertEqual(page.path, "/picnic?step=rules")
        self.assertIn("3 of 4", page.text)

    def test_nobody_jumps_over_a_question(self):
        for step in ("rules", "check", "done", "again", "nowhere", "%00", "x" * 500):
            page = self.page(f"/picnic?step={step}")
            if page.status_code == 200:
                self.assertEqual(page.path, "/picnic?step=who", step)
            else:
                self.assertEqual(page.status_code, 400, step)

    # ------------------------------------------------------------------ putting right

    def test_a_problem_is_said_first_and_takes_the_focus(self):
        page = self.send(step="who", name="", email="nobody at home")
        self.assertEqual(page.path, "/picnic?step=who")
        self.assertIn("<title>Problem: Who are you?", page.text)
        self.assertRegex(page.text, r'role="alert" tabindex="-1" autofocus="autofocus"')
        self.assertIn('href="#f-name"', page.text)
        self.assertIn('value="nobody at home"', page.text)
        self.assertIn('aria-invalid="true"', page.text)

    def test_what_was_typed_is_shown_as_text(self):
        page = self.send(step="who", name="<script>alert(1)</script>", email="<b>")
        self.assertNotIn("<script>alert(1)", page.text)
        self.assertIn("&lt;script&gt;alert(1)", page.text)

    def test_too_long_is_a_message(self):
        page = self.send(step="who", name="x" * 5000)
        self.assertEqual(page.status_code, 200)
        self.assertIn("Please write 200 letters or fewer", page.text)
        self.assertLess(len(str(self.drafts().tried)), 2000)

    def test_only_what_is_asked_is_kept(self):
        self.send(step="who", name="Mali", state="sent", partner_id="1", eats="yes")
        self.assertEqual(self.drafts().answers, {"name": "Mali", "email": None})
        self.assertEqual(self.drafts().state, "open")
        self.assertFalse(self.drafts().partner_id)

    # ------------------------------------------------------------------ going back

    def test_back_keeps_answers_also_half_ones(self):
        self.send(step="who", name="Mali", email="mali@example.org")
        page = self.send(step="eat", go="back")
        self.assertEqual(page.path, "/picnic?step=who")
        self.assertIn('value="mali@example.org"', page.text)
        page = self.send(step="who", name="Mali", email="half", go="back")
        self.assertIn('value="half"', page.text)
        self.assertNotIn('role="alert"', page.text)

    def test_change_leads_back_to_the_last_look(self):
        page = self.fill()
        self.assertEqual(page.path, "/picnic?step=check")
        self.assertIn("/picnic?step=fruit&amp;look=1", page.text)
        page = self.send(step="fruit", fruit="apple", look="1")
        self.assertEqual(page.path, "/picnic?step=check")
        self.assertIn("Apple", page.text)

    def test_a_change_that_asks_for_more_asks_it(self):
        self.fill(eats="no")
        page = self.send(step="eat", eats="yes", look="1")
        self.assertEqual(page.path, "/picnic?step=fruit")

    # ------------------------------------------------------------------ language

    def test_the_language_changes_in_place_and_loses_nothing(self):
        self.send(step="who", name="", email="half@")
        page = self.page("/cy/picnic?step=who")
        self.assertEqual(page.path, "/cy/picnic?step=who")
        self.assertIn('lang="cy-GB"', page.text)
        self.assertIn('value="half@"', page.text)
        self.assertIn('role="alert"', page.text)
        self.assertIn('href="/coop/language/en?r=%2Fen%2Fpicnic%3Fstep%3Dwho"', page.text)
        page = self.send("/cy/picnic", step="who", name="Mali", email="")
        self.assertEqual(page.path, "/cy/picnic?step=eat")
        page = self.page("/en/picnic?step=eat")
        self.assertEqual(page.path, "/picnic?step=eat")
        self.assertEqual(len(self.drafts()), 1)

    # ------------------------------------------------------------------ sending

    def test_the_last_press_does_it_once(self):
        self.fill()
        page = self.send(step="check", go="send")
        self.assertEqual(page.path, "/picnic?step=done")
        self.assertIn("Thank you", page.text)
        again = self.send(step="check", go="send")
        self.assertEqual(again.path, "/picnic?step=done")
        self.assertEqual(
            self.done,
            [
                {
                    "name": "Mali",
                    "email": "mali@example.org",
                    "eats": True,
                    "fruit": "pear",
                    "rules": True,
                }
            ],
        )

    def test_an_answer_that_is_not_wanted_any_more_is_not_sent(self):
        self.fill()
        self.send(step="eat", eats="no", look="1")
        self.send(step="check", go="send")
        self.assertNotIn("fruit", self.done[0])

    def test_nothing_is_kept_after_sending(self):
        self.fill()
        self.send(step="check", go="send")
        draft = self.drafts()
        self.assertEqual(draft.state, "sent")
        self.assertFalse(draft.answers or draft.tried)
        page = self.page("/picnic?step=check")
        self.assertNotIn("mali@example.org", page.text)
        page = self.send(step="who", name="Gwen")
        self.assertEqual(page.path, "/picnic?step=eat")
        self.assertEqual(
            self.drafts().filtered(lambda d: d.state == "open").answers["name"], "Gwen"
        )

    def test_nothing_can_be_sent_before_all_is_answered(self):
        self.send(step="who", name="Mali")
        page = self.send(step="check", go="send")
        self.assertEqual(page.path, "/picnic?step=eat&look=1")
        self.assertFalse(self.done)

    def test_a_refusal_is_said_and_nothing_is_lost(self):
        self.behaviour.refuse = "The meadow is flooded. Please ring us."
        self.fill()
        page = self.send(step="check", go="send")
        self.assertIn("The meadow is flooded", page.text)
        self.assertIn('role="alert"', page.text)
        self.assertEqual(self.drafts().state, "open")
        self.assertEqual(self.drafts().answers["name"], "Mali")

    def test_too_many_sends_are_asked_to_wait(self):
        self.fill()
        with patch.object(self.controller, "form_flood", (0, 3600)):
            page = self.send(step="check", go="send")
        self.assertEqual(page.status_code, 429)
        self.assertIn("Please wait a little", page.text)
        self.assertEqual(self.drafts().answers["name"], "Mali")

    # ------------------------------------------------------------------ whose it is

    def test_the_secret_is_the_browsers_alone(self):
        page = self.page("/picnic?step=who")
        token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
        answer = self.url_open(
            "/picnic",
            data={"csrf_token": token, "step": "who", "name": "Mali"},
            allow_redirects=False,
        )
        cookies = [
            value
            for name, value in answer.raw.headers.items()
            if name == "Set-Cookie" and value.startswith("coop_draft_picnic=")
        ]
        self.assertTrue(any("Path=/picnic" in cookie for cookie in cookies))
        self.assertTrue(any("Path=/cy/picnic" in cookie for cookie in cookies))
        for cookie in cookies:
            self.assertIn("HttpOnly", cookie)
            self.assertIn("SameSite=Lax", cookie)
            self.assertIn("Max-Age=", cookie)
        secret = cookies[0].split("=", 1)[1].split(";")[0]
        self.assertNotIn(secret, str(self.drafts().read()))

    def test_another_browser_sees_nothing(self):
        self.send(step="who", name="Mali")
        self.opener.cookies.clear()
        page = self.page("/picnic?step=eat")
        self.assertEqual(page.path, "/picnic?step=who")
        self.assertNotIn("Mali", page.text)

    def test_the_next_person_starts_again(self):
        self.send(step="who", name="Mali")
        page = self.page("/picnic")
        self.assertIn("You have begun already", page.text)
        self.assertNotIn("Mali", page.text)
        page = self.page("/picnic?step=again")
        self.assertIn("Do you want to start again?", page.text)
        page = self.send(step="again", go="again")
        self.assertEqual(page.path, "/picnic?step=who")
        self.assertFalse(self.drafts())
        self.assertNotIn("Mali", page.text)

    def test_without_the_token_nothing_happens(self):
        with self.assertLogs("odoo.http", "WARNING"):
            page = self.page("/picnic", data={"step": "who", "name": "Mali"})
        self.assertEqual(page.status_code, 400)
        self.assertIn("This did not work", page.text)
        self.assertFalse(self.drafts())

    def test_old_drafts_go(self):
        self.send(step="who", name="Mali")
        days = self.drafts().expires_at - self.env["coop.clock"].now()
        self.assertEqual(round(days / timedelta(days=1)), 30)
        self.drafts().expires_at = self.env["coop.clock"].now() - timedelta(seconds=1)
        self.env.flush_all()
        self.assertEqual(self.page("/picnic?step=eat").path, "/picnic?step=who")
        self.env["coop.form.draft"]._gc_expired()
        self.assertFalse(self.drafts())

    # ------------------------------------------------------------------ desk and paper

    def test_the_desk_types_it_all_on_one_page(self):
        page = self.page("/picnic-desk")
        for question in ("Who are you?", "Do you eat fruit?", "Which fruit?", "Our rules"):
            self.assertIn(question, page.text)
        self.assertIn("Only if you eat fruit.", page.text)
        page = self.send("/picnic-desk", name="Mali", eats="yes")
        self.assertIn('role="alert"', page.text)
        self.assertIn('value="Mali"', page.text)
        self.assertFalse(self.done)
        page = self.send("/picnic-desk", name="Mali", eats="no", rules="1")
        self.assertIn("Thank you", page.text)
        self.assertEqual(self.done, [{"name": "Mali", "email": None, "eats": False, "rules": True}])
        self.assertFalse(self.drafts())

    # ------------------------------------------------------------------ a shared device

    def test_a_fleeting_form_shows_nothing_to_whoever_opens_it_next(self):
        self.patch(self.controller, "form_keep_minutes", 60)
        self.fill()
        self.assertIn("Mali", self.page("/picnic?step=check").text)
        self.assertNotIn("Mali", self.page("/picnic").text)
        self.assertNotIn("Mali", self.page("/picnic?step=check").text)

    def test_a_fleeting_form_begun_anew_forgets_what_was_begun_before(self):
        self.patch(self.controller, "form_keep_minutes", 60)
        self.fill()
        before = self.drafts()
        self.send(step="who", name="Owen", seen="0-0000000000000000")
        self.assertFalse(before.exists())
        self.assertEqual(self.drafts().answers, {"name": "Owen", "email": None})

    def test_a_fleeting_form_is_kept_for_minutes_and_until_the_browser_is_closed(self):
        self.patch(self.controller, "form_keep_minutes", 60)
        self.fill()
        left = self.drafts().expires_at - self.env["coop.clock"].now()
        self.assertLessEqual(left, timedelta(minutes=60))
        cookies = [one for one in self.opener.cookies if one.name == "coop_draft_picnic"]
        self.assertTrue(cookies)
        self.assertFalse([one for one in cookies if one.expires])

    def test_paper_asks_the_same(self):
        page = self.page("/picnic-paper")
        for words in (
            "Who are you?",
            "Apple",
            "Pear",
            "I keep the rules",
            "Only if you eat fruit.",
        ):
            self.assertIn(words, page.text)
        self.assertNotIn("<input", page.text.split('class="coop-paper"')[1])

    # ------------------------------------------------------------------ who helped

    def helped(self):
        self.env.invalidate_all()
        return self.env["coop.help.done"].search([("name", "=", "Menna Mintys")])

    def ask_who_helped(self):
        asking = patch.object(self.controller, "form_asks_helped", True)
        asking.start()
        self.addCleanup(asking.stop)

    def test_who_is_not_signed_in_says_at_the_end_who_helped(self):
        self.ask_who_helped()
        page = self.fill()
        self.assertEqual(page.path, "/picnic?step=helped")
        self.assertIn("4 of 5", page.text)
        self.send(step="helped", helped="yes")
        page = self.send(step="helped-by", helped_by="Menna Mintys")
        self.assertIn("A support worker", page.text)
        role = self.env.ref("coop_access.helper_role_support_worker")
        page = self.send(step="helped-role", helped_role=role.id)
        self.assertIn("coop-promise", page.text)
        page = self.send(step="helped-promise")
        self.assertEqual(page.path, "/picnic?step=helped-promise")
        page = self.send(step="helped-promise", helped_promise="1")
        self.assertEqual(page.path, "/picnic?step=check")
        self.assertIn("Menna Mintys", page.text)
        self.send(step="check", go="send")
        done = self.helped()
        self.assertEqual((done.what, done.how, done.role_id), ("form", "side", role))
        # it is no answer to the form itself
        self.assertEqual(set(self.done[0]), {"name", "email", "eats", "fruit", "rules"})

    def test_who_did_it_alone_is_asked_nothing_more(self):
        self.ask_who_helped()
        self.fill()
        page = self.send(step="helped", helped="no")
        self.assertEqual(page.path, "/picnic?step=check")
        before = self.env["coop.help.done"].search_count([])
        self.send(step="check", go="send")
        self.assertEqual(len(self.done), 1)
        self.assertEqual(self.env["coop.help.done"].search_count([]), before)

    def test_a_form_that_does_not_ask_takes_no_helper(self):
        self.fill()
        self.send(step="check", go="send", helped="yes", helped_by="Menna Mintys")
        self.assertEqual(len(self.done), 1)
        self.assertFalse(self.helped())

    def test_on_paper_the_box_stands_once(self):
        self.ask_who_helped()
        page = self.page("/picnic?step=print").text
        self.assertEqual(page.count("Did somebody help with this form?</h2>"), 1)
        self.assertNotIn("Did somebody help you", page)
