from freezegun import freeze_time
from lxml import html

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from .general_common import GeneralCase
from .meeting_common import MeetingCase, at


class ScreenCase(HttpCase):
    """Presses buttons of the screen, with everything that stands in the form."""

    def _open_screen(self, moment):
        self.secretary.password = self.secretary.login
        self.authenticate(self.secretary.login, self.secretary.login)
        frozen = freeze_time(moment)
        frozen.start()
        self.addCleanup(frozen.stop)
        self.env.invalidate_all()

    def _form(self):
        page = html.fromstring(self.url_open(f"/coop/meeting/{self.meeting.id}").text)
        return page.xpath("//form[contains(@class, 'coop-screen')]")[0]

    def _fields(self):
        return {n: v or "" for n, v in self._form().form_values() if n != "act"}

    def _press(self, act, **typed):
        form = self._form()
        values = {name: value or "" for name, value in form.form_values() if name != "act"}
        answer = self.url_open(form.action, data={**values, **typed, "act": act})
        self.env.invalidate_all()
        return answer.text

    def _vote_typed(self, resolution, row, for_="", against="", none=""):
        name = f"vote-r{resolution.id}-{row}"
        return {f"{name}-for": for_, f"{name}-against": against, f"{name}-none": none}


@tagged("post_install", "-at_install")
class TestScreenPrepared(MeetingCase, ScreenCase):
    """What was prepared is voted on at the screen, in the words of the notice."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.point, cls.other = cls.meeting.item_ids.sorted("sequence")[:2]
        cls.lift, cls.ramp = cls.env["coop.resolution"].create(
            [
                {
                    "company_id": cls.company.id,
                    "name": name,
                    "wording": f"The Council asks for {name.lower()}.",
                    "body_id": cls.council.id,
                    "item_id": cls.point.id,
                }
                for name in ("A lift", "A ramp")
            ]
        )
        cls.meeting._call()

    def setUp(self):
        super().setUp()
        with self._time(at(19)):
            self.meeting.action_open()
            for name in self.people:
                self._row(name)._come_in()
        self._open_screen(at(19, 5))

    def test_it_waits_at_its_point_and_is_declared_there(self):
        self.assertNotIn("The Council asks for a lift.", self._press(f"open:{self.other.id}"))
        text = self._press(f"open:{self.point.id}")
        for words in ("To decide: A lift", "The Council asks for a lift.", "more than 50 per cent"):
            self.assertIn(words, text)
        self._press(
            f"declare:{self.lift.id}",
            title="Something else",
            **self._vote_typed(self.lift, self.oak.id, "2"),
            **self._vote_typed(self.lift, self.ash.id, "1", "1"),
            **self._vote_typed(self.ramp, self.oak.id, "1"),
            **{f"dissent-r{self.lift.id}": "Ash 2"},
        )
        self.assertEqual((self.lift.state, self.lift.for_count), ("carried", 3))
        self.assertEqual(self.lift.dissent, "Ash 2")
        self.assertEqual(self.ramp.state, "draft")
        # what was typed for the other, and for what comes up, waits
        fields = self._fields()
        self.assertEqual(fields[f"vote-r{self.ramp.id}-{self.oak.id}-for"], "1")
        self.assertEqual(fields["title"], "Something else")
        self.assertNotIn(f"vote-r{self.lift.id}-{self.oak.id}-for", fields)

    def test_votes_written_down_in_the_back_office_stand_there(self):
        self.lift.action_fill_votes()
        self.lift.vote_ids.filtered(lambda v: v.constituency_id == self.oak).for_count = 2
        self._press(f"open:{self.point.id}")
        name = f"vote-r{self.lift.id}-{self.oak.id}-for"
        self.assertEqual(self._fields()[name], "2")
        self._press(f"declare:{self.lift.id}")
        self.assertEqual((self.lift.state, self.lift.for_count), ("carried", 2))

    def test_a_tie_waits_for_the_casting_vote_and_nothing_is_lost(self):
        self.rules_of_council.tie_rule = "chair"
        self._press(f"open:{self.point.id}")
        typed = {
            **self._vote_typed(self.lift, self.oak.id, "2"),
            **self._vote_typed(self.lift, self.ash.id, "", "2"),
        }
        self.assertIn("casting vote of the", self._press(f"declare:{self.lift.id}", **typed))
        self.assertEqual(self.lift.state, "draft")
        self.assertEqual(self._fields()[f"vote-r{self.lift.id}-{self.oak.id}-for"], "2")
        self._press(f"declare:{self.lift.id}", **{f"casting-r{self.lift.id}": "against"})
        self.assertEqual((self.lift.state, self.lift.tie), ("lost", True))

    def test_it_is_taken_back_and_the_meeting_closes(self):
        self._press(f"open:{self.point.id}")
        self.assertIn("No result is written down of", self._press("close"))
        for resolution in self.lift | self.ramp:
            self._press(f"withdraw:{resolution.id}")
        self.assertEqual((self.lift | self.ramp).mapped("state"), ["withdrawn"] * 2)
        self._press("close")
        self.assertEqual(self.meeting.state, "held")

    def test_what_is_not_dealt_with_now_is_not_declared(self):
        self._press(f"open:{self.other.id}")
        text = self._press(
            f"declare:{self.lift.id}", **self._vote_typed(self.lift, self.oak.id, "2")
        )
        self.assertIn("its point is not dealt with now", text)
        self.assertEqual(self.lift.state, "draft")


@tagged("post_install", "-at_install")
class TestScreenOfMembers(GeneralCase, ScreenCase):
    """At a meeting of all members: who comes in, and how proxies vote."""

    def setUp(self):
        super().setUp()
        self.meeting._call()
        for member, said in zip(self.members[:3], ("for", "against", "free"), strict=True):
            self._give(member, directions={self.ordinary: said})
        self._begin(*self.members[10:14])
        self._open_screen(at(19, 10))

    def test_a_member_comes_in_by_number_or_by_name(self):
        member, other = self.members[20], self.members[21]
        self._press("member", member=member.number, member_how="phone")
        row = self.meeting.person_ids.filtered(lambda p: p.membership_id == member)
        self.assertTrue(row.is_here)
        self.assertEqual(row.presence_ids.how, "phone")
        self.assertFalse(self._fields().get("member"))
        self.assertIn("Member 21", self._press("member", member="member  21"))
        self.assertTrue(
            self.meeting.person_ids.filtered(lambda p: p.membership_id == other).is_here
        )

    def test_who_cannot_be_told_apart_is_asked_for_the_number(self):
        text = self._press("member", member="Member 3")
        self.assertIn("Several members have this name", text)
        self.assertIn(self.members[3].display_name, text)
        self.assertEqual(self._fields()["member"], "Member 3")
        self.assertIn("There is no member", self._press("member", member="Nobody at all"))
        self.assertIn("number or name", self._press("member", member=" "))

    def test_proxies_stand_there_as_they_were_told_and_are_counted(self):
        name = f"vote-r{self.ordinary.id}-proxy"
        fields = self._fields()
        self.assertEqual((fields[f"{name}-for"], fields[f"{name}-against"]), ("1", "1"))
        text = self._press(
            f"declare:{self.ordinary.id}",
            **self._vote_typed(self.ordinary, 0, "3", "1"),
            **self._vote_typed(self.ordinary, "proxy", "2", "1"),
        )
        self.assertIn("Carried", text)
        self.assertEqual((self.ordinary.for_count, self.ordinary.against_count), (5, 2))
        proxied = self.ordinary.vote_ids.filtered("by_proxy")
        self.assertEqual((proxied.for_count, proxied.against_count), (2, 1))

    def test_a_proxy_that_falls_stands_there_no_more(self):
        name = f"vote-r{self.ordinary.id}-proxy"
        self._press("save")
        self._press("member", member=self.members[0].number)
        fields = self._fields()
        self.assertFalse(fields.get(f"{name}-for"))
        self.assertEqual(fields[f"{name}-against"], "1")

    def test_no_result_while_proxies_are_not_written_down(self):
        typed = self._vote_typed(self.ordinary, 0, "3", "1")
        for proxied in (("", ""), ("1", "1"), ("3", "")):
            text = self._press(
                f"declare:{self.ordinary.id}",
                **typed,
                **self._vote_typed(self.ordinary, "proxy", *proxied),
            )
            self.assertIn("proxies", text)
            self.assertEqual(self.ordinary.state, "draft", proxied)
        with self.assertRaisesRegex(UserError, "hold 3 votes of proxies, and 0 are written"):
            self.special.write({"vote_ids": [(0, 0, {"for_count": 4})]})
            self.special._declare()

    def test_what_comes_up_at_the_meeting_counts_proxies_too(self):
        general = self.general.id
        text = self._press(
            "resolve",
            title="Thanks to the cooks",
            **{f"vote-{general}-0-for": "4", f"vote-{general}-proxy-for": "3"},
        )
        self.assertIn("Thanks to the cooks", text)
        found = self.item.resolution_ids.filtered(lambda r: r.name == "Thanks to the cooks")
        self.assertEqual((found.state, found.for_count), ("carried", 7))

    def test_members_who_are_here_declare_interests_and_do_things(self):
        row = self.meeting._ensure_member_row(self.members[10])
        self._press("interest", interest_who=row.id, interest="The hall is mine.")
        self.assertEqual(self.item.interest_ids.person_id, row)
        self._press("follow", follow="Ask for a price", owner=row.id, due="2018-06-12")
        self.assertEqual(self.item.followup_ids.owner_id, self.members[10].partner_id)
