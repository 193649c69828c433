"""One member's form open in two browsers, and one hold in two tabs: nothing lost in silence."""

import re
from unittest.mock import patch

from odoo.exceptions import ConcurrencyError
from odoo.tests import tagged

from .common import People


@tagged("post_install", "-at_install")
class TestTwoBrowsers(People):
    """Mali answers at home while the desk, on the phone with her, has the same form open."""

    def setUp(self):
        super().setUp()
        self.sign_in(self.mali)
        self.home = self.opener
        self.session_home = self.session
        self.session = None  # else signing in anew would sign out here
        _session, self.nonce = self.act_for(self.desk, self.mali.partner_id, "phone")
        self.at_desk = self.opener
        self.session_desk = self.session

    def use(self, browser):
        self.opener = browser
        self.session = self.session_home if browser is self.home else self.session_desk

    def look(self, browser, step, look=""):
        """Open a question; return what its page would send along."""
        self.use(browser)
        nonce = f"&w={self.nonce}" if browser is self.at_desk else ""
        page = self.url_open(f"/my/needs?step={step}{nonce}{look}")
        return self.carried(page.text)

    def carried(self, text):
        names = ("csrf_token", "seen", "step", "w", "look")
        found = {name: re.search(rf'name="{name}" value="([^"]*)"', text) for name in names}
        return {name: match.group(1) for name, match in found.items() if match}

    def send(self, browser, carried, **values):
        self.use(browser)
        return self.url_open("/my/needs", data={**carried, **values})

    def answers(self):
        self.env.invalidate_all()
        return self.drafts().answers

    def drafts(self):
        return self.env["coop.form.draft"].search([("partner_id", "=", self.mali.partner_id.id)])

    def answer(self, browser, **answers):
        for step, value in answers.items():
            name = {"helps": "what_helps", "kinds": "help_kinds"}.get(step, step)
            page = self.send(browser, self.look(browser, step), go="next", **{name: value})
        return page

    def fill(self, browser):
        return self.answer(
            browser,
            language="en_GB",
            format="standard",
            channel="print",
            kinds="",
            helps="Ring first",
        )

    def test_different_questions_do_not_touch_one_another(self):
        self.fill(self.home)
        here, there = self.look(self.home, "format"), self.look(self.at_desk, "helps")
        self.send(self.home, here, format="easy_read")
        self.send(self.at_desk, there, what_helps="Speak slowly")
        self.assertEqual(self.answers()["format"], "easy_read")
        self.assertEqual(self.answers()["what_helps"], "Speak slowly")

    def test_what_the_other_saved_is_not_overwritten_unseen(self):
        self.fill(self.home)
        here, there = self.look(self.home, "helps"), self.look(self.at_desk, "helps")
        self.send(self.home, here, what_helps="Speak slowly")
        page = self.send(self.at_desk, there, what_helps="Write big")
        self.assertEqual(self.answers()["what_helps"], "Speak slowly")
        self.assertIn("This was changed on another device", page.text)
        self.assertIn("<strong>Speak slowly</strong>", page.text)
        self.assertIn(">Write big</textarea>", page.text, "and what was typed is not lost")

    def test_who_has_seen_both_decides(self):
        for go, kept in (("next", "Write big"), ("theirs", "Speak slowly")):
            self.fill(self.home)
            here, there = self.look(self.home, "helps"), self.look(self.at_desk, "helps")
            self.send(self.home, here, what_helps="Speak slowly")
            page = self.send(self.at_desk, there, what_helps="Write big")
            page = self.send(self.at_desk, self.carried(page.text), what_helps="Write big", go=go)
            self.assertTrue(page.url.partition("?")[2].startswith("step=check"), page.url)
            self.assertEqual(self.answers()["what_helps"], kept)
            self.assertFalse(self.drafts().tried)

    def test_the_clash_is_shown_where_it_was_made(self):
        self.fill(self.home)
        here, there = self.look(self.home, "helps"), self.look(self.at_desk, "helps")
        self.send(self.home, here, what_helps="Speak slowly")
        self.send(self.at_desk, there, what_helps="Write big")
        self.use(self.home)
        page = self.url_open("/my/needs?step=helps")
        self.assertIn(">Speak slowly</textarea>", page.text)
        self.assertNotIn("on another device", page.text)

    def test_neither_back_nor_a_mistake_slips_past(self):
        self.fill(self.home)
        here, there = self.look(self.home, "helps"), self.look(self.at_desk, "helps")
        self.send(self.home, here, what_helps="Speak slowly")
        page = self.send(self.at_desk, there, what_helps="Write big", go="back")
        self.assertIn("step=helps", page.url)
        self.assertIn("This was changed on another device", page.text)
        page = self.send(self.at_desk, there, what_helps="x" * 5000)
        self.assertIn("This was changed on another device", page.text)
        self.assertIn("letters or fewer", page.text)
        self.assertEqual(self.answers()["what_helps"], "Speak slowly")

    def test_ones_own_old_page_may_change_ones_own_answer(self):
        self.fill(self.home)
        old = self.look(self.home, "helps")
        self.send(self.home, old, what_helps="Speak slowly")
        page = self.send(self.home, old, what_helps="Write big")
        self.assertNotIn("on another device", page.text)
        self.assertEqual(self.answers()["what_helps"], "Write big")

    def test_the_same_answer_twice_is_no_clash(self):
        self.fill(self.home)
        here, there = self.look(self.home, "format"), self.look(self.at_desk, "format")
        self.send(self.home, here, format="easy_read")
        page = self.send(self.at_desk, there, format="easy_read")
        self.assertNotIn("on another device", page.text)

    def test_what_is_sent_is_what_was_looked_at(self):
        self.fill(self.home)
        last_look = self.look(self.at_desk, "check")
        self.answer(self.home, format="easy_read")
        page = self.send(self.at_desk, last_look, go="send")
        self.assertIn("Answers were changed after you opened this page", page.text)
        self.assertFalse(self.needs())
        page = self.send(self.at_desk, self.carried(page.text), go="send")
        self.assertEqual(self.needs().format, "easy_read")

    def needs(self):
        self.env.invalidate_all()
        return self.env["coop.access.need"].search([("partner_id", "=", self.mali.partner_id.id)])

    def test_what_came_too_late_is_shown_again(self):
        self.fill(self.home)
        there = self.look(self.at_desk, "helps")
        self.send(self.home, self.look(self.home, "check"), go="send")
        page = self.send(self.at_desk, there, what_helps="Write big")
        self.assertEqual(page.status_code, 409)
        self.assertIn("This was sent already", page.text)
        self.assertIn("Write big", page.text)
        self.assertEqual(self.needs().what_helps, "Ring first")
        # and the form can be used anew at once
        page = self.answer(self.home, helps="Sing")
        self.assertNotIn("This was sent already", page.text)

    def test_starting_again_takes_away_what_was_seen_only(self):
        self.answer(self.home, language="cy_GB")
        again = self.look(self.home, "again")
        self.answer(self.at_desk, format="easy_read")
        page = self.send(self.home, again, go="again")
        self.assertIn("Answers were changed after you opened this page", page.text)
        self.assertEqual(self.answers()["format"], "easy_read")
        self.send(self.home, self.carried(page.text), go="again")
        self.assertFalse(self.drafts())

    def test_two_that_begin_at_the_same_moment(self):
        drafts = self.env["coop.form.draft"]
        drafts._begin("needs", self.env.company, self.mali.partner_id)
        # as one of two transactions sees it that cannot see the other
        with (
            patch.object(type(drafts), "unlink", lambda records: True),
            self.assertRaises(ConcurrencyError, msg="Odoo then runs the request again"),
        ):
            drafts._begin("needs", self.env.company, self.mali.partner_id)

    def test_strange_stamps_are_no_error(self):
        self.fill(self.home)
        here = self.look(self.home, "format")
        for stamp in ("", "-", "x", "0-", "-1-x", "9" * 4000, "1-\u2028", "<b>"):
            page = self.send(self.home, {**here, "seen": stamp}, format="easy_read")
            self.assertLess(page.status_code, 500, stamp)
        self.assertEqual(self.answers()["format"], "easy_read")


@tagged("post_install", "-at_install")
class TestTwoTabs(People):
    """One browser, two tabs."""

    def test_a_tab_left_over_does_not_end_the_next_persons(self):
        old, old_nonce = self.act_for(self.desk, self.mali.partner_id)
        session, nonce = self.start(self.owen.partner_id)
        self.assertEqual(old.end_reason, "other")
        page = self.url_open(f"/my?w={old_nonce}")
        self.assertIn("You are not acting for anybody now", page.text)
        self.assertIn("Hello, Owen", self.url_open(f"/my?w={nonce}").text)
        self.assertFalse(session.ended_at)

    def test_stop_in_a_tab_left_over_keeps_the_safety_of_the_other(self):
        _old, old_nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open(f"/my?w={old_nonce}")
        token = re.search(r'csrf_token" value="([^"]+)"', page.text).group(1)
        session, nonce = self.start(self.owen.partner_id)
        self.url_open("/my/assisted/end", data={"csrf_token": token, "w": old_nonce})
        self.assertIn("Hello, Owen", self.url_open(f"/my?w={nonce}").text)
        # a page that lost its nonce still ends it, and is not the member's
        self.assertIn("You are not acting for anybody now", self.url_open("/my").text)
        session.invalidate_recordset()
        self.assertEqual(session.end_reason, "lost")

    def test_a_copied_nonce_ends_in_both_tabs_at_once(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open(f"/my/needs?step=language&w={nonce}")
        token = re.search(r'csrf_token" value="([^"]+)"', page.text).group(1)
        self.url_open("/my/assisted/end", data={"csrf_token": token, "w": nonce})
        data = {"csrf_token": token, "w": nonce, "step": "language", "language": "cy_GB"}
        page = self.url_open("/my/needs", data=data)
        self.assertIn("You are not acting for anybody now", page.text)
        people = self.mali.partner_id | self.desk.partner_id
        self.assertFalse(self.env["coop.form.draft"].search([("partner_id", "in", people.ids)]))

    def test_two_nonces_at_once_are_for_nobody(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open(f"/my?w={nonce}&w=x")
        self.assertIn("You are not acting for anybody now", page.text)

    def start(self, partner):
        """Begin to act for somebody else in the same browser; return (session, nonce)."""
        start = self.call("coop.assisted.start", "create", [{"partner_id": partner.id}])
        action = self.call("coop.assisted.start", "action_start", [start])
        self.env.invalidate_all()
        return self.sessions.search([], limit=1), action["url"].removeprefix("/my?w=")
