from datetime import date

from lxml import html

from odoo.tests import Form, HttpCase, tagged

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestInterestPolicy(MeetingCase, HttpCase):
    """What somebody with an interest does is what the rules say, unless it is decided otherwise."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.meeting.item_ids.sorted("sequence")[0]

    def _declare(self, name="Ash 1", item=None, **vals):
        item = item or self.item
        return self.env["coop.item.interest"].create(
            {
                "item_id": item.id,
                "person_id": self._row(name, item.meeting_id)[:1].id,
                "what": "It is my own house.",
                **vals,
            }
        )

    def test_without_a_word_in_the_rules_people_leave(self):
        self.meeting._call()
        self.assertEqual(self._declare().act, "leaves")

    def test_the_rules_of_the_day_say_what_people_do(self):
        self.env["coop.body.rules"].create(
            {
                "body_id": self.council.id,
                "valid_from": date(2018, 5, 20),
                "notice_days": 7,
                "interest_act": "speaks",
            }
        )
        self.meeting._call()
        self.assertEqual(self._declare().act, "speaks")
        self.assertEqual(self._declare("Ash 2", act="leaves").act, "leaves")
        before = self._meeting(
            start=at(19, day=date(2018, 5, 19)), stop=at(20, day=date(2018, 5, 19))
        )
        before._call()
        self.assertEqual(self._declare(item=before.item_ids[0]).act, "leaves")

    def test_who_may_stay_by_the_rules_stays_and_it_says_which_rule(self):
        with self.assertRaisesRegex(Exception, "stays_says_why"), self.env.cr.savepoint():
            self.rules_of_council.interest_act = "stays"
            self.env.flush_all()
        self.rules_of_council.write(
            {"interest_act": "stays", "interest_stays_why": "Rule 12 lets them."}
        )
        self.meeting._call()
        interest = self._declare()
        self.assertEqual((interest.act, interest.stays_why), ("stays", "Rule 12 lets them."))
        self.assertFalse(self.item._get_withdrawn())
        other = self._declare("Ash 2", act="stays", stays_why="The chair saw no conflict.")
        self.assertEqual(other.stays_why, "The chair saw no conflict.")

    def test_of_two_bodies_the_stricter_rules_hold(self):
        self.rules_of_council.interest_act = "speaks"
        joint = self._meeting(bodies=self.council | self.board)
        seat = self._seats(1, body_id=self.board.id)
        self.env["coop.office.term"]._enter_before(seat, self.people["Ash 1"], date(2018, 1, 1))
        joint._call()
        item = joint.item_ids[0]
        self.assertEqual(self._declare(item=item).act, "leaves")
        self.assertEqual(self._declare("Ash 2", item=item).act, "speaks")
        item = joint.item_ids[1]
        item.body_ids = self.council
        self.assertEqual(self._declare(item=item).act, "speaks")

    def test_the_window_of_the_point_begins_with_it(self):
        self.rules_of_council.interest_act = "speaks"
        self.meeting._call()
        with Form(self._as(self.item, self.secretary)) as form:
            with form.interest_ids.new() as line:
                line.person_id = self._row("Ash 1")
                line.what = "It is my own house."
        self.assertEqual(self.item.interest_ids.act, "speaks")

    # -- on the page and on the screen -------------------------------------------------------

    def _councillor(self):
        member = self._member(partner=self.portal_member.partner_id)
        seat = self._seats(1, number=3, constituency_id=self.rowan.id)
        self.env["coop.office.term"]._begin(seat, member.partner_id, date(2018, 5, 1), "elected")
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)

    def test_the_page_says_beforehand_what_the_rules_say_and_writes_that_down(self):
        self._councillor()
        self.rules_of_council.interest_act = "speaks"
        self.meeting._call()
        path = f"/my/meetings/{self.meeting.id}"
        page = self.url_open(path).text
        self.assertIn("You may speak. You do not vote on it.", page)
        token = html.fromstring(page).xpath("//input[@name='csrf_token']/@value")[0]
        said = {"csrf_token": token, "item": self.item.id, "what": "It is my own house."}
        self.assertIn("May speak, then", self.url_open(f"{path}/interest", data=said).text)
        self.env.invalidate_all()
        self.assertEqual(self.item.interest_ids.act, "speaks")

    def test_the_screen_takes_what_the_rules_say_unless_something_is_chosen(self):
        self.rules_of_council.write(
            {"interest_act": "stays", "interest_stays_why": "Rule 12 lets them."}
        )
        self._begin_meeting()
        self.secretary.password = self.secretary.login
        self.authenticate(self.secretary.login, self.secretary.login)
        with self._time(at(19, 5)):
            self.item.action_open()
            for name, typed, act, why in (
                ("Ash 1", {}, "stays", "Rule 12 lets them."),
                ("Ash 2", {"interest_act": "leaves"}, "leaves", False),
            ):
                page = self.url_open(f"/coop/meeting/{self.meeting.id}").text
                self.assertIn("As the rules say", page)
                form = html.fromstring(page).xpath("//form[contains(@class, 'coop-screen')]")[0]
                values = {key: value or "" for key, value in form.form_values() if key != "act"}
                said = {"interest_who": self._row(name).id, "interest": "My own house", **typed}
                self.url_open(form.action, data={**values, **said, "act": "interest"})
                self.env.invalidate_all()
                interest = self.item.interest_ids.filtered(
                    lambda one, name=name: one.person_id == self._row(name)
                )
                self.assertEqual((interest.act, interest.stays_why), (act, why))
