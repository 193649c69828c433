from datetime import date, datetime, timedelta

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import TODAY
from .general_common import GeneralCase
from .meeting_common import at


@tagged("post_install", "-at_install")
class TestGeneralMeeting(GeneralCase):
    def test_notice_goes_to_every_member_with_the_words_and_the_right_to_a_proxy(self):
        self.meeting._call()
        told = self._told_of(self.meeting, "general_meeting_called")
        self.assertEqual(told.partner_id, self.members.partner_id)
        body = told[0].body_html
        for words in (
            "29 May 2018",
            "19:00 to 21:00",
            "Neuadd y Dref",
            "The members decide: A lift for the hall.",
            "more than 50 per cent",
            "at least 75 per cent",
            "the right to name somebody",
            "24 May 2018, 19:00",
            "/my/members-meeting",
        ):
            self.assertIn(words, body)

    def test_each_member_gets_it_in_their_own_way(self):
        self.env["coop.access.need"].create(
            {
                "partner_id": self.starter.partner_id.id,
                "language": "cy_GB",
                "format": "easy_read",
            }
        )
        self.meeting._call()
        told = self._told_of(self.meeting, "general_meeting_called")
        mine = told.filtered(lambda one: one.partner_id == self.starter.partner_id)
        self.assertEqual((mine.lang, mine.format), ("cy_GB", "easy_read"))
        self.assertIn("29 Mai 2018", mine.body_html)

    def test_who_has_left_by_the_day_of_the_notice_is_not_told(self):
        self.starter._leave("resignation", end_date=TODAY)
        with self._time("2018-05-11 10:00:00"):
            self.meeting._call()
        told = self._told_of(self.meeting, "general_meeting_called")
        self.assertNotIn(self.starter.partner_id, told.partner_id)

    def test_short_notice_is_refused_or_consented_to_by_the_share_of_all_members(self):
        short = self._general_meeting(at(19, day=date(2018, 5, 24)), at(21, day=date(2018, 5, 24)))
        with self.assertRaisesRegex(UserError, "14 clear days"):
            short._call()
        with self.assertRaisesRegex(UserError, "at least 36 people"):
            short._call(35, "Letters in the file")
        short._call(36, "Letters in the file")
        self.assertEqual((short.state, short.consent_count), ("called", 36))

    def test_fourteen_clear_days_are_enough(self):
        day = TODAY + timedelta(days=15)
        self._general_meeting(at(19, day=day), at(21, day=day))._call()

    def test_without_rules_no_notice_is_given(self):
        self.rules_of_general.unlink()
        with self.assertRaisesRegex(UserError, "No rules are entered"):
            self.meeting._call()

    def test_the_meeting_that_members_asked_for_is_prepared_and_called_in_time(self):
        requisition = self._ask(statement="They stop at seven.")
        requisition._sign(self.second, TODAY, "paper")
        action = self._as(requisition, self.secretary).action_prepare_meeting()
        meeting = self.env["coop.meeting"].browse(action["res_id"])
        self.assertEqual(meeting.requisition_id, requisition)
        self.assertEqual(meeting.resolution_ids.wording, "The members decide that …")
        self.assertEqual(meeting._get_day(), date(2018, 5, 25))
        meeting.place = "Neuadd y Dref"
        meeting.write({"start": datetime(2018, 6, 8, 17), "stop": datetime(2018, 6, 8, 19)})
        with self.assertRaisesRegex(UserError, "it has to be held by"):
            meeting._call()
        meeting.write({"start": datetime(2018, 6, 7, 17), "stop": datetime(2018, 6, 7, 19)})
        meeting._call()
        self.assertEqual((requisition.state, requisition.called_on), ("called", TODAY))
        told = self._told_of(meeting, "general_meeting_called")
        self.assertIn("They stop at seven.", told[0].body_html)

    def test_a_meeting_that_was_called_and_never_held_is_late(self):
        requisition = self._ask()
        requisition._sign(self.second, TODAY, "paper")
        self.meeting.requisition_id = requisition
        self.ordinary.wording = requisition.wording
        self.meeting._call()
        with self._time(datetime(2018, 6, 7, 12)):
            requisition.invalidate_recordset()
            self.assertFalse(requisition.is_late)
        with self._time(datetime(2018, 6, 8, 12)):
            requisition.invalidate_recordset()
            self.assertTrue(requisition.is_late)
            self.assertIn("The Board has not held the meeting in time.", requisition._say_state())

    def test_a_meeting_that_was_asked_for_is_to_do_until_it_begins(self):
        requisition = self._ask()
        requisition._sign(self.second, TODAY, "paper")
        self.meeting.requisition_id = requisition
        self.ordinary.wording = requisition.wording
        self.meeting._call()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        mine = [("res_model", "=", "coop.requisition"), ("res_id", "=", requisition.id)]
        task = tasks.search(mine)
        self.assertEqual((task.kind, task.due_on), ("requisition_hold", TODAY + timedelta(days=28)))
        self.assertIn("Hold the meeting that members asked for", task.sentence)
        self._begin(*self.members[:8])
        self.assertFalse(tasks.search(mine))

    def test_whoever_asked_for_it_reads_afterwards_when_it_was_and_what_came_of_it(self):
        requisition = self._ask()
        requisition._sign(self.second, TODAY, "paper")
        self.meeting.requisition_id = requisition
        self.ordinary.wording = requisition.wording
        self.meeting._call()
        self.assertIn("It has to be held by", " ".join(requisition._say_state()))
        self._begin(*self.members[:8])
        self._votes(self.ordinary, at(19, 20), 6, 2)
        self._votes(self.special, at(19, 25), 5, 2, 1)
        with self._time(at(20)):
            self.meeting.action_close()
        said = requisition._say_state()
        self.assertNotIn("It has to be held by", " ".join(said))
        self.assertEqual(
            said[-3:],
            [
                "Members met on 29 May 2018.",
                "Decided: A lift for the hall. 6 votes for it, 2 against.",
                "Not decided: A new name. 5 votes for it, 2 against.",
            ],
        )

    def test_members_are_on_the_roll_when_they_answer_or_come(self):
        self.meeting._call()
        self.assertFalse(self.meeting.person_ids)
        row = self.meeting._ensure_member_row(self.starter)
        row._answer("comes", "room", "A ramp")
        self.assertEqual(self.meeting._ensure_member_row(self.starter), row)
        self._begin()
        action = self._as(self.meeting, self.secretary).action_member_in()
        with self._time(at(19, 5)):
            window = self._as(self.env["coop.meeting.member"], self.secretary)
            with Form(window.with_context(**action["context"])) as form:
                form.membership_id = self.starter
            form.record.action_apply()
        self.assertTrue(row.came)
        self.assertEqual(row.name, self.starter.member_name)

    def test_the_quorum_is_of_members_who_are_there(self):
        self.rules_of_general.write({"quorum_percent": 10})
        self.meeting._call()
        self._begin(*self.members[:3])
        line = self.meeting.body_line_ids
        with self._time(at(19, 10)):
            self.assertEqual((line.present_count, line.needed_count), (3, 4))
            self.assertFalse(line.is_quorate)

    def _votes(self, resolution, moment, for_, against, none=0, proxied=None):
        with self._time(moment):
            resolution.action_fill_votes()
            room = resolution.vote_ids.filtered(lambda vote: not vote.by_proxy)
            room.write({"for_count": for_, "against_count": against, "abstained_count": none})
            if proxied:
                resolution.vote_ids.filtered("by_proxy").write(
                    {
                        "for_count": proxied[0],
                        "against_count": proxied[1],
                        "abstained_count": proxied[2],
                    }
                )
            resolution._declare()

    def test_votes_of_those_who_are_there_and_of_proxies_are_added_up(self):
        self.meeting._call()
        said_by_each = ("for", "for", "for", "against", "free", "free")
        for member, said in zip(self.members[:6], said_by_each, strict=True):
            self._give(member, directions={self.special: said})
        self._begin(*self.members[10:18])
        self.assertEqual(
            self.special.proxy_words,
            "Whoever takes the chair: 3 for, 1 against, 0 no vote, 2 as they think",
        )
        # 4 of 8 here and 5 of 6 proxies: 9 of 12 are exactly three quarters
        self._votes(self.special, at(19, 20), 4, 2, 2, (5, 1, 0))
        self.assertEqual((self.special.for_count, self.special.against_count), (9, 3))
        self.assertEqual(self.special.state, "carried")
        # 6 for and 6 against: more than half is asked
        self._votes(self.ordinary, at(19, 30), 3, 3, 2, (3, 3, 0))
        self.assertEqual(self.ordinary.state, "lost")

    def test_of_those_who_are_there_proxies_have_the_votes_they_hold(self):
        self.rules_of_general.majority_of = "present"
        self.meeting._call()
        for member in self.members[:3]:
            self._give(member, directions={self.ordinary: "abstain"})
        self._begin(*self.members[10:14])
        # four members and three proxies: more than half are four
        self._votes(self.ordinary, at(19, 20), 3, 0, 0, (0, 0, 3))
        self.assertEqual((self.ordinary.state, self.ordinary.base_count), ("lost", 7))

    def test_a_special_resolution_with_less_than_its_share_is_lost(self):
        self.meeting._call()
        self._begin(*self.members[:8])
        self._votes(self.special, at(19, 20), 5, 2)
        self.assertEqual(self.special.state, "lost")

    def test_proxies_cannot_vote_otherwise_than_they_were_told(self):
        self.meeting._call()
        for member in self.members[:3]:
            self._give(member, directions={self.ordinary: "against"})
        self._begin(*self.members[10:14])
        with self.assertRaisesRegex(UserError, "More votes of proxies"):
            self._votes(self.ordinary, at(19, 20), 2, 2, 0, (1, 2, 0))

    def test_who_is_no_member_and_votes_for_one_counts_once_while_they_are_there(self):
        self.meeting._call()
        for member, name in zip(self.members[:3], ("Nia Nith", "nia  nith", "Abel"), strict=True):
            self._give(member, "other", name)
        self._begin(*self.members[10:12])
        line, item = self.meeting.body_line_ids, self.item
        rows = self.meeting.person_ids.filtered("guest_name")
        self.assertEqual(rows.mapped("guest_name"), ["Nia Nith", "Abel"])
        with self._time(at(19, 5)):
            self.assertFalse(line._count_at(at(19, 5), item).reached)
            rows[0]._come_in()
            self.assertEqual(line._count_at(at(19, 5), item).present, 3)
            self.assertTrue(self.item.count_ids.sorted("id")[-1].reached)
        with self._time(at(19, 20)):
            rows[0]._go_out()
            self.assertFalse(line._count_at(at(19, 20), item).reached)

    def test_the_rules_may_leave_proxies_out_of_the_quorum(self):
        self._rules(proxies_count=False)
        self.meeting._call()
        self._give(self.starter, "other", "Nia Nith")
        self._begin(*self.members[10:12])
        with self._time(at(19, 5)):
            self.meeting.person_ids.filtered("guest_name")._come_in()
            self.assertEqual(self.meeting.body_line_ids._count_at(at(19, 5)).present, 2)

    def test_a_proxy_votes_while_its_holder_is_there(self):
        self.meeting._call()
        self._give(self.members[0], "other", "Nia Nith", {self.ordinary: "for"})
        self._give(self.members[1], "member", self.members[10], {self.ordinary: "for"})
        self._give(self.members[2], "member", self.members[20], {self.ordinary: "for"})
        self._begin(*self.members[10:14])
        with (
            self.assertRaisesRegex(UserError, "More votes of proxies.*For it: 1"),
            self.env.cr.savepoint(),
        ):
            self._votes(self.ordinary, at(19, 20), 2, 2, 0, (2, 0, 0))
        with self._time(at(19, 25)):
            self.meeting.person_ids.filtered("guest_name")._come_in()
        self._votes(self.ordinary, at(19, 30), 2, 2, 0, (2, 0, 0))
        self.assertEqual((self.ordinary.for_count, self.ordinary.state), (4, "carried"))

    def test_of_those_who_vote_for_others_nobody_votes_for_themselves(self):
        self.meeting._call()
        self._give(self.starter, "other", "Nia Nith")
        self._begin(*self.members[10:13])
        with self._time(at(19, 5)):
            self.meeting.person_ids.filtered("guest_name")._come_in()
        with self.assertRaisesRegex(UserError, "3 members are here"):
            self._votes(self.ordinary, at(19, 20), 4, 0)

    def test_nobody_votes_who_is_not_there(self):
        self.meeting._call()
        self._begin(*self.members[:3])
        with self.assertRaisesRegex(UserError, "3 members are here"):
            self._votes(self.ordinary, at(19, 20), 3, 1)

    def test_a_meeting_of_a_body_has_no_votes_of_proxies(self):
        council = self.env["coop.meeting"].create(
            {
                "name": "Council meeting",
                "company_id": self.company.id,
                "start": at(19),
                "stop": at(21),
                "place": "Neuadd",
                "body_line_ids": [(0, 0, {"body_id": self.council.id})],
            }
        )
        item = self.env["coop.agenda.item"].create({"meeting_id": council.id, "name": "A point"})
        resolution = self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": "A lift",
                "wording": "A lift.",
                "body_id": self.council.id,
                "item_id": item.id,
                "vote_ids": [(0, 0, {"by_proxy": True, "for_count": 1})],
            }
        )
        with self.assertRaisesRegex(UserError, "Nobody votes for anybody"):
            resolution._check_votes(None)

    def test_it_is_in_the_calendar_and_on_the_first_page_of_each_member(self):
        self.meeting._call()
        partner = self.members[-1].partner_id
        home = self.env["coop.member.home"].with_company(self.company)
        keys = [thing["key"] for thing in home._get_things(partner)[partner.id]]
        self.assertIn(f"general_meeting:{self.meeting.id}", keys)
        events = self.env["coop.member.calendar"]._get_events(partner, at(1), at(23))[partner.id]
        self.assertIn("Annual meeting", [event["title"] for event in events])
        stranger = self.employee.partner_id
        self.assertFalse(
            self.env["coop.member.calendar"]._get_events(stranger, at(1), at(23))[stranger.id]
        )
