import re
from datetime import date

from freezegun import freeze_time

from odoo import http
from odoo.tests import HttpCase, tagged

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestMyBodies(GovernanceCase, HttpCase):
    """The page of whoever sits somewhere."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.council.purpose = "It speaks for the members."
        cls.council.action_add_usual_steps()
        begin = cls.env["coop.office.term"]._begin
        cls.mali = cls._member("Mali", cls.supported, partner=cls.portal_member.partner_id)
        cls.nia = cls._member("Nia Nant", cls.employees)
        cls.new = begin(cls.seats[cls.oak][0], cls.mali.partner_id, TODAY, "elected")
        cls.known = begin(cls.seats[cls.ash][0], cls.nia.partner_id, TODAY, "elected")
        cls.known.holder_id.reach = "Ring 01248 555 017"
        for user in (cls.portal_member, cls.portal_other, cls.internal_member, cls.employee):
            user.password = user.login

    def _open(self, user, path="/my/bodies"):
        self.authenticate(user.login, user.login)
        return self.url_open(path)

    def _post(self, path, **values):
        values["csrf_token"] = http.Request.csrf_token(self)
        return self.url_open(path, data=values)

    def test_it_says_my_seat_from_when_and_until_when(self):
        page = self._open(self.portal_member).text
        self.assertIn("My seat", page)
        self.assertIn("Council of Members", page)
        self.assertIn("It speaks for the members.", page)
        self.assertIn("Oak", page)
        self.assertIn("10 May 2018", page)
        self.assertIn("9 May 2021", page)
        self.assertIn("Meet your buddy", page)
        self.assertNotIn(self.supported.name, page)

    def test_colleagues_show_only_as_each_agreed(self):
        page = self._open(self.portal_member).text
        self.assertNotIn("Nia Nant", page)
        self.assertNotIn("01248 555 017", page)
        self.known.holder_id._agree("paper", "Siwan")
        page = self._open(self.portal_member).text
        self.assertIn("Nia Nant", page)
        self.assertIn("01248 555 017", page)

    def test_it_is_open_to_who_sits_there_to_the_day_and_to_nobody_else(self):
        for user in (self.portal_other, self.employee):
            answer = self._open(user)
            self.assertNotIn("Council of Members", answer.text)
            self.assertFalse(answer.url.endswith("/my/bodies"))
        self.new._end(date(2018, 5, 20), "resignation")
        with freeze_time("2018-05-20 12:00:00"):
            self.assertIn("Council of Members", self._open(self.portal_member).text)
        with freeze_time("2018-05-21 12:00:00"):
            self.assertNotIn("Council of Members", self._open(self.portal_member).text)
            row = self.new.step_ids[0]
            self.assertFalse(
                self._open(self.portal_member, f"/my/bodies/step/{row.id}").url.endswith(
                    str(row.id)
                )
            )

    def test_who_is_to_begin_sees_their_seat_and_not_who_sits_there(self):
        self.known.holder_id._agree("paper", "Siwan")
        iola = self._member("Iola", partner=self.internal_member.partner_id)
        self._sit(self.seats[self.rowan][0], iola, date(2018, 6, 1))
        page = self._open(self.internal_member).text
        self.assertIn("You begin", page)
        self.assertIn("1 June 2018", page)
        self.assertNotIn("Nia Nant", page)

    def test_a_trustee_who_is_no_member_has_it_too(self):
        seat = self._seats(1, body_id=self.board.id, role="Trustee")
        self.env["coop.office.term"]._enter_before(
            seat, self.internal_member.partner_id, date(2018, 1, 1), date(2020, 12, 31)
        )
        page = self._open(self.internal_member).text
        self.assertIn("Board of Management", page)
        self.assertIn("Trustee", page)

    def test_a_step_is_done_by_one_press_and_taken_back_by_another(self):
        row = self.new.step_ids.filtered(lambda row: row.kind == "meet")
        page = self._open(self.portal_member, f"/my/bodies/step/{row.id}").text
        self.assertIn("I have done it", page)
        self._post("/my/bodies/act", act="done", id=row.id)
        self.assertEqual((row.state, row.done_how, row.done_by), ("done", "self", False))
        self._post("/my/bodies/act", act="undo", id=row.id)
        self.assertEqual(row.state, "open")

    def test_nobody_presses_for_another(self):
        row, other = self.new.step_ids[0], self.known.step_ids[0]
        self._open(self.portal_member)
        self._post("/my/bodies/act", act="done", id=other.id)
        self.assertEqual(other.state, "open")
        for wrong in ("", "x", "0", "99999999999999999999", "-1"):
            self.assertEqual(self._post("/my/bodies/act", act="done", id=wrong).status_code, 200)
        self._post("/my/bodies/act", act="unlink", id=row.id)
        self.assertEqual(row.state, "open")

    def test_a_buddy_answers_on_the_page_and_may_stop(self):
        buddy = self.env["coop.buddy"]._ask(self.known, self.new.holder_id)
        page = self._open(self.portal_member).text
        self.assertIn("Would you be there for somebody new?", page)
        self._post("/my/bodies/act", act="yes", id=buddy.id)
        self.assertEqual((buddy.state, buddy.answered_how), ("agreed", "self"))
        page = self._open(self.portal_member).text
        self.assertIn("You are a buddy", page)
        self._post("/my/bodies/act", act="stop", id=buddy.id)
        self.assertEqual(buddy.state, "ended")

    def test_my_buddy_shows_after_their_yes(self):
        buddy = self.env["coop.buddy"]._ask(self.new, self.known.holder_id)
        self.assertNotIn("Your buddy", self._open(self.portal_member).text)
        buddy._answer(True, "phone", "Siwan")
        page = self._open(self.portal_member).text
        self.assertIn("Your buddy", page)
        self.assertIn("Nia Nant", page)
        self.assertNotIn("01248 555 017", page, "how to reach them was not agreed to yet")

    def test_texts_of_the_seat_are_read_there(self):
        text = self.env.ref("coop_learning.text_lesson_council")
        self.council.conduct_text_id = text
        page = self._open(self.portal_member).text
        self.assertIn(f"/my/bodies/{self.new.id}/conduct", page)
        answer = self._open(self.portal_member, f"/my/bodies/{self.new.id}/conduct")
        self.assertIn("The Council of Members is a group", answer.text)
        row = self.new.step_ids.filtered(lambda row: row.kind == "read")
        page = self._open(self.portal_member, f"/my/bodies/step/{row.id}").text
        self.assertIn("I have read it", page)
        self.assertIn("The Council of Members is a group", page)
        for path in (f"{self.known.id}/conduct", f"{self.new.id}/role", f"{self.new.id}/x"):
            answer = self._open(self.portal_member, f"/my/bodies/{path}")
            self.assertEqual(answer.status_code, 404, path)

    def test_somebody_says_how_they_are_shown(self):
        self._open(self.portal_member)
        for step, values in (
            ("about", {"about": "I like gardens."}),
            ("reach", {"reach": "Through the office"}),
            ("members", {"members": "yes"}),
        ):
            answer = self._post("/my/bodies/shown", step=step, **values)
            self.assertEqual(answer.status_code, 200)
        seen = re.search(r'name="seen" value="([^"]+)"', answer.text).group(1)
        answer = self._post("/my/bodies/shown", step="check", go="send", seen=seen)
        holder = self.new.holder_id
        self.assertEqual((holder.about, holder.reach), ("I like gardens.", "Through the office"))
        self.assertEqual((holder.agreed_how, holder.agreed_on), ("self", TODAY))
        self.assertEqual(holder.with_context(lang="cy_GB").about, "I like gardens.")
        row = self.new.step_ids.filtered(lambda row: row.kind == "shown")
        self.assertEqual((row.state, row.done_how, row.done_by), ("done", "self", False))
        holder._say_shown("I like gardens.", None, False, "self", "Mali")
        self.assertFalse(holder.agreed_on)

    def test_a_review_is_answered_on_the_page_and_read_when_it_is_told(self):
        review = self.env["coop.body.review"].create(
            {
                "body_id": self.council.id,
                "company_id": self.company.id,
                "year": 2018,
                "open_from": TODAY,
                "open_to": date(2018, 6, 10),
                "question_ids": [(0, 0, {"name": "Our meetings"})],
            }
        )
        path = f"/my/bodies/review/{review.id}"
        self.assertFalse(self._open(self.portal_member, path).url.endswith(path))
        review.action_open()
        self.assertIn(path, self._open(self.portal_member).text)
        self.assertIn("Your name is not with them", self._open(self.portal_member, path).text)
        self.assertIn("Our meetings", self._open(self.portal_member, f"{path}/paper").text)
        self.assertNotIn("Our meetings", self._open(self.portal_other, f"{path}/paper").text)
        number = review.question_ids.id
        self._open(self.portal_member)
        answer = self._post(
            path, step=f"q{number}", **{f"value{number}": "like", f"words{number}": "Tea"}
        )
        seen = re.search(r'name="seen" value="([^"]+)"', answer.text).group(1)
        answer = self._post(path, step="check", go="send", seen=seen)
        self.assertIn("It is counted", answer.text)
        self.assertEqual(review.taker_ids.holder_id, self.new.holder_id)
        self.assertEqual(review.question_ids.sudo().words, ["Tea"])
        self.assertFalse(self._open(self.portal_member, f"{path}?step=q{number}").url.count("step"))
        results = f"{path}/results"
        self.assertFalse(self._open(self.portal_member, results).url.endswith("results"))
        review.action_close()
        review.summary = "Most like the meetings."
        review.action_tell()
        page = self._open(self.portal_member, results).text
        self.assertIn("Most like the meetings.", page)
        self.assertIn("Fewer than five people answered", page)
        self.assertNotIn("Tea", page)
        self.assertFalse(self._open(self.portal_other, results).url.endswith("results"))
