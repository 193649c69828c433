from datetime import datetime

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .general_common import GeneralCase
from .meeting_common import at


@tagged("post_install", "-at_install")
class TestProxy(GeneralCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.meeting._call()

    def test_a_member_names_the_chair_another_member_or_somebody_else(self):
        directions = {self.ordinary: "for", self.special: "against"}
        chair = self._give(directions=directions)
        self.assertEqual(chair.holder, "Whoever takes the chair")
        self.assertEqual(chair.direction_ids.mapped("direction"), ["for", "against"])
        member = self._give(self.second, "member", self.third)
        self.assertEqual(member.holder, self.third.member_name)
        other = self._give(self.third, "other", "Nia Nith", how="phone")
        self.assertEqual((other.holder, other.how), ("Nia Nith", "phone"))
        self.assertEqual(self.meeting.proxy_count, 3)

    def test_the_member_and_a_member_who_holds_it_are_told(self):
        proxy = self._give(self.second, "member", self.third, {self.ordinary: "against"})
        given = self._told_of(proxy, "proxy_given")
        self.assertEqual(given.partner_id, self.second.partner_id)
        self.assertIn("A lift for the hall: against it", given.body_html)
        held = self._told_of(proxy, "proxy_held")
        self.assertEqual(held.partner_id, self.third.partner_id)
        self.assertIn(self.second.member_name, held.body_html)

    def test_a_later_one_takes_the_place_of_the_earlier_one(self):
        first = self._give()
        second = self._give(kind="other", holder="Nia Nith")
        self.assertEqual((first.ended_why, second.is_standing), ("replaced", True))
        self.assertEqual(self.meeting._get_proxy_of(self.starter), second)

    def test_the_database_lets_only_one_stand(self):
        proxy = self._give()
        self._give(kind="other", holder="Nia Nith")
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.env.cr.execute(
                "UPDATE coop_proxy SET ended_at = NULL, ended_why = NULL WHERE id = %s", [proxy.id]
            )

    def test_nobody_is_their_own_proxy(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self._give(self.second, "member", self.second)

    def test_it_has_to_be_in_by_the_hour_of_the_rules(self):
        # 28 May 2018 is a bank holiday, 26 and 27 a weekend: 48 hours before Tuesday, 19:00
        self.assertEqual(self.meeting.proxy_until, datetime(2018, 5, 24, 18, 0))
        with self._time("2018-05-24 18:00:00"):
            self._give()
        with (
            self._time("2018-05-24 18:00:01"),
            self.assertRaisesRegex(UserError, "by 24 May 2018, 19:00"),
        ):
            self._give(self.second)

    def test_the_hours_are_those_of_the_rules(self):
        self._rules(proxy_hours=24, proxy_skips_idle=False)
        self.meeting.invalidate_recordset()
        self.assertEqual(self.meeting.proxy_until, datetime(2018, 5, 28, 18, 0))

    def test_it_is_taken_back_until_the_meeting_begins(self):
        proxy, other = self._give(), self._give(self.second)
        with self._time(at(18, 59)):
            proxy._withdraw()
            self.assertEqual(proxy.ended_why, "withdrawn")
        self._begin()
        with self.assertRaisesRegex(UserError, "has begun"):
            other._withdraw()

    def test_it_falls_when_the_member_comes(self):
        proxy, other = self._give(), self._give(self.second)
        self._begin(self.starter)
        self.assertEqual(proxy.ended_why, "came")
        self.assertTrue(other.is_standing)

    def test_there_are_none_on_the_council_or_the_board_or_before_the_notice(self):
        council = self.env["coop.meeting"].create(
            {
                "name": "Council meeting",
                "company_id": self.company.id,
                "start": at(19),
                "stop": at(21),
                "body_line_ids": [(0, 0, {"body_id": self.council.id})],
            }
        )
        proxies = self.env["coop.proxy"]
        with self.assertRaisesRegex(UserError, "Nobody votes for anybody here"):
            proxies._give(council, self.starter, "chair")
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            proxies.create(
                {
                    "company_id": self.company.id,
                    "meeting_id": council.id,
                    "body_kind": "council",
                    "membership_id": self.starter.id,
                    "holder_kind": "chair",
                    "given_at": at(10),
                    "how": "paper",
                }
            ).flush_recordset()

    def test_before_the_notice_there_is_nothing_to_name_somebody_for(self):
        later = self._general_meeting(at(19), at(21), name="Another")
        with self.assertRaisesRegex(UserError, "from the notice until the meeting begins"):
            self.env["coop.proxy"]._give(later, self.starter, "chair")

    def test_who_is_no_member_on_the_day_names_nobody(self):
        self.starter._leave("resignation", end_date=datetime(2018, 5, 20).date())
        with self.assertRaisesRegex(UserError, "not a member on the day of the meeting"):
            self._give()

    def test_after_the_meeting_all_stand_behind_the_wall(self):
        proxy = self._give(directions={self.ordinary: "for"})
        (self.ordinary | self.special).action_withdraw()
        self._begin()
        with self._time(at(20)):
            self.meeting.action_close()
        for record in (proxy, proxy.direction_ids):
            self.assertTrue(record.closed)
            with self.assertRaises(UserError):
                record.write({"recorded_by": "somebody else"})
            self.env.flush_all()
            with (
                self.assertRaises(IntegrityError),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(f'DELETE FROM "{record._table}" WHERE id = %s', [record.id])
        with self.assertRaisesRegex(UserError, "proxies are kept"):
            proxy._end("withdrawn")

    def test_whom_a_member_named_goes_when_the_member_is_forgotten(self):
        for member in (self.starter, self.second):
            self._give(member, "other", "Nia Nith")
        self._give(self.third, "other", "Abel Awst")
        (self.ordinary | self.special).action_withdraw()
        self._begin()
        with self._time(at(20)):
            self.meeting.action_close()
        self.starter.sudo()._make_nobody()
        self.third.sudo()._make_nobody()
        self.assertEqual(
            [self.meeting._get_proxy_of(m).holder for m in (self.starter, self.second, self.third)],
            ["Somebody", "Nia Nith", "Somebody"],
        )
        names = self.meeting.person_ids.filtered("proxy_ids").mapped("guest_name")
        self.assertEqual(names, ["Nia Nith", "Somebody"])

    def test_a_proxy_on_paper_is_entered_by_the_governance_officer(self):
        action = self._as(self.meeting, self.secretary).action_proxy_give()
        window = self._as(self.env["coop.proxy.give"], self.secretary)
        with Form(window.with_context(**action["context"])) as form:
            form.membership_id = self.second
            form.holder_kind = "member"
            form.holder_membership_id = self.third
            with form.line_ids.edit(0) as line:
                line.direction = "abstain"
        form.record.action_apply()
        proxy = self.meeting._get_proxy_of(self.second)
        self.assertEqual((proxy.holder_membership_id, proxy.how), (self.third, "paper"))
        self.assertEqual(proxy.direction_ids.mapped("direction"), ["abstain", "free"])
        self.assertEqual(proxy.recorded_by, "Ysgrif Enydd")

    def test_how_many_votes_somebody_holds_is_read_by_the_governance_officer_alone(self):
        # whoever sits on a body that meets with the members reads the resolutions themselves
        for user, reads in ((self.portal_member, False), (self.secretary, True)):
            model = self.env["coop.resolution"].with_user(user)
            self.assertIn("for_count", model.fields_get())
            self.assertEqual("proxy_words" in model.fields_get(), reads)

    def test_who_votes_for_whom_is_read_by_the_governance_officer_alone(self):
        proxy = self._give(self.members[-2])
        for user in (
            self.portal_member,
            self.portal_other,
            self.internal_member,
            self.employee,
            self.inspector,
            self.officer,
            self.env.ref("base.public_user"),
        ):
            for model in ("coop.proxy", "coop.proxy.direction"):
                with self.assertRaises(AccessError):
                    self.env[model].with_user(user).search([])
            with self.assertRaises(AccessError):
                self._as(self.env["coop.proxy.give"], user).create({})
        self.assertTrue(self._as(proxy, self.secretary).has_access("read"))
        with self.assertRaises(AccessError):
            self._as(proxy, self.secretary).check_access("write")
