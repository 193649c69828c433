from datetime import date

from freezegun import freeze_time

from odoo import http
from odoo.tests import HttpCase, tagged

from .interest_common import TODAY, InterestCase
from .meeting_common import at

PATH = "/my/interests"


@tagged("post_install", "-at_install")
class TestInterestPages(InterestCase, HttpCase):
    """One's own list and one question a screen; the register for whoever may read it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        users = (cls.portal_member, cls.portal_other, cls.internal_member, cls.secretary)
        for user in users:
            user.password = user.login

    def _sign_in(self, user):
        self.authenticate(user.login, user.login)

    def _post(self, path, **values):
        values["csrf_token"] = http.Request.csrf_token(self)
        return self.url_open(path, data=values)

    def _answer(self, step, form=f"{PATH}/new", **answers):
        page = self.url_open(f"{form}?step={step}").text
        fields = {
            name: page.split(f'name="{name}" value="')[1].split('"')[0]
            for name in ("csrf_token", "seen", "look")
            if f'name="{name}" value="' in page
        }
        return self.url_open(form, data={**fields, "step": step, "go": "next", **answers})

    def test_somebody_tells_of_something_one_question_a_screen(self):
        self._sign_in(self.portal_member)
        self.assertIn("I own the paint shop.", self.url_open(PATH).text)
        self.assertIn(PATH, self.url_open("/my/bodies").text)
        self._answer("kind", kind=str(self.family.id))
        self._answer("what", what="My brother sells us bread.")
        self._answer("since", **{"since-day": "1", "since-month": "4", "since-year": "2018"})
        page = self._answer("check")
        self.assertIn("We have written it down", page.text)
        self.assertIn("My brother sells us bread.", page.text)
        self.env.invalidate_all()
        new = self.holder.interest_ids - self.interest
        self.assertEqual((new.kind_id, new.date_from), (self.family, date(2018, 4, 1)))
        self.assertEqual((new.declared_how, new.declared_on), ("portal", TODAY))
        # a second one right after
        self._answer("kind", kind=str(self.work.id))
        self._answer("what", what="I sell paint.")
        self._answer("since")
        self._answer("check")
        self.env.invalidate_all()
        self.assertEqual(len(self.holder.interest_ids), 3)
        self.assertIn('name="kind"', self.url_open(f"{PATH}/new").text)
        self.assertIn("What kind of thing is it?", self.url_open(f"{PATH}/new/paper").text)

    def test_a_day_to_come_is_not_taken(self):
        self._sign_in(self.portal_member)
        self._answer("kind", kind=str(self.work.id))
        self._answer("what", what="I sell paint.")
        page = self._answer("since", **{"since-day": "1", "since-month": "4", "since-year": "2019"})
        self.assertIn("step=since", page.url)

    def test_somebody_ends_their_own_and_nobody_elses(self):
        theirs = self._declared(self.other.holder_id, "I sell bread.")
        self._sign_in(self.portal_member)
        self.assertIn("Is this over?", self.url_open(f"{PATH}/end/{self.interest.id}").text)
        for number in (theirs.id, 2**40, 0):
            page = self._post(f"{PATH}/end/{number}", why="over")
            self.assertNotIn("I sell bread.", page.text)
        self._post(f"{PATH}/end/{self.interest.id}", why="nonsense")
        self.env.invalidate_all()
        self.assertFalse((self.interest | theirs).filtered("closed"))
        page = self._post(f"{PATH}/end/{self.interest.id}", why="over")
        self.assertIn("We have written it down", page.text)
        self.env.invalidate_all()
        self.assertEqual((self.interest.ended_how, self.interest.date_to), ("portal", TODAY))
        # once more does nothing
        self.assertTrue(self._post(f"{PATH}/end/{self.interest.id}", why="over").url.endswith(PATH))

    def test_somebody_says_that_the_list_is_right(self):
        self._sign_in(self.internal_member)
        self._post(f"{PATH}/right")
        self.env.invalidate_all()
        holder = self.other.holder_id
        self.assertEqual((holder.interests_on, holder.interests_how), (TODAY, "portal"))
        self.assertIn("You have told us that there is nothing.", self.url_open("/my/bodies").text)

    def test_who_sits_nowhere_is_led_away(self):
        self._sign_in(self.portal_other)
        for path in (PATH, f"{PATH}/new", f"{PATH}/new/paper", f"{PATH}/end/{self.interest.id}"):
            page = self.url_open(path)
            self.assertNotIn(PATH, page.url, path)
            self.assertNotIn("paint shop", page.text)

    def test_the_register_is_read_by_who_may(self):
        path = f"{PATH}/of/{self.council.id}"
        self._sign_in(self.internal_member)
        self.assertIn("I own the paint shop.", self.url_open(path).text)
        self._sign_in(self.portal_other)
        self.assertNotIn(PATH, self.url_open(path).url)
        self.assertNotIn(path, self.url_open("/my/who-decides").text)
        self.rules_of_council.interests_to_members = True
        self.assertIn(path, self.url_open("/my/who-decides").text)
        page = self.url_open(path).text
        self.assertNotIn("paint shop", page)
        self.holder._agree("paper", "Siwan")
        self.assertIn("I own the paint shop.", self.url_open(path).text)
        for number in (2**40, 0, self.council.id + 10**6):
            self.assertNotIn(PATH, self.url_open(f"{PATH}/of/{number}").url)

    def test_the_screen_of_a_meeting_says_what_was_declared_before(self):
        self.meeting._call()
        self._sign_in(self.secretary)
        with freeze_time(at(19, 5)):
            self.meeting.action_open()
            self.item.action_open()
            page = self.url_open(f"/coop/meeting/{self.meeting.id}").text
            self.assertIn("Declared before", page)
            self.assertIn("I own the paint shop.", page)
            self.interest.withheld = True
            page = self.url_open(f"/coop/meeting/{self.meeting.id}").text
        self.assertIn("This is not shown here. It is in the register.", page)
        self.assertNotIn("paint shop", page)

    def test_who_declares_for_the_board_again_is_shown_what_is_known(self):
        candidate = self._ready(partner_id=self.portal_other.partner_id.id)
        self._decide(candidate.resolution_id)
        interests = self.questions.filtered(lambda question: question.kind == "interests")
        self.assertEqual(len(interests), 1)
        with freeze_time("2018-06-02 10:00:00"):
            term = candidate._appoint(self.board_seats[0], date(2018, 6, 1))
            self._declared(term.holder_id, "I run a bakery.")
            self._sign_in(self.portal_other)
            form = "/my/board/declare"
            before = self.questions[: list(self.questions).index(interests)]
            for question in before:
                self._answer(f"q{question.id}", form, **{f"a{question.id}": question.expected})
            page = self.url_open(f"{form}?step=q{interests.id}").text
            self.assertIn("I run a bakery.", page)
