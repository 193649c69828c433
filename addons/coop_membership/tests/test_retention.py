"""Former members: when their entries may go, who removes them, what is left."""

from datetime import date

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.coop_membership_removing import FORGOTTEN
from .common import MembershipCase

REASON = "Ten years are over"


class RetentionCase(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2008-01-10 10:00:00"):
            cls.former = cls._member("Gwilym Ggellyg", cls.supported, date(2008, 1, 1))
            cls.stays = cls._member("Mali Derwen", day=date(2008, 1, 1))
        with freeze_time("2008-05-11 10:00:00"):
            cls.former._leave("resignation", date(2008, 5, 10), date(2008, 5, 10))
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        # and is not supported any more
        self.env["coop.qualification"].search(
            [("partner_id", "=", self.former.partner_id.id)]
        ).date_to = date(2008, 5, 10)
        self.env.flush_all()
        self.env.invalidate_all()

    def listed(self, user=None):
        self.env.flush_all()
        self.env.invalidate_all()
        former = self._as(self.env["coop.register.former"], user or self.manager)
        return former.search([("company_id", "=", self.company.id)])

    def remove(self, memberships=None, user=None, **vals):
        user = user or self.manager
        return self._as(memberships or self.former, user)._remove_from_register(
            vals.pop("reason", REASON), **vals
        )

    def mentions(self, text):
        """(table, column) of every text in the database that holds ``text``."""
        self.env.flush_all()
        self.env.cr.execute(
            """SELECT table_name, column_name FROM information_schema.columns c
                 JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE table_schema = current_schema AND table_type = 'BASE TABLE'
                  AND data_type IN ('text', 'character varying', 'jsonb')"""
        )
        found = []
        for table, column in self.env.cr.fetchall():
            self.env.cr.execute(
                f'SELECT count(*) FROM "{table}" WHERE "{column}"::text ILIKE %s', [f"%{text}%"]
            )
            if self.env.cr.fetchone()[0]:
                found.append((table, column))
        return found


@tagged("post_install", "-at_install")
class TestRemoval(RetentionCase):
    def test_an_entry_may_go_the_day_after_ten_years_and_not_before(self):
        """NOW is 10 May 2018: ten years to the day, and they are not over."""
        [entry] = self.listed()
        self.assertEqual((entry.ceased_on, entry.may_go_on), (date(2008, 5, 10), date(2018, 5, 11)))
        self.assertFalse(entry.may_go)
        with self.assertRaisesRegex(UserError, "have to stay"):
            self.remove()
        with freeze_time("2018-05-11 10:00:00"):
            self.assertTrue(self.listed().may_go)
            self.remove()
        self.assertFalse(self.listed())

    def test_a_member_who_came_back_is_not_listed(self):
        with freeze_time("2018-05-11 10:00:00"):
            self.former._return(self.supported, date(2018, 5, 11))
            self.assertFalse(self.listed())
            with self.assertRaises(UserError):
                self.remove()
            with self.assertRaises(UserError):
                self.remove(self.stays)

    def test_an_ending_struck_out_is_none(self):
        self.former._undo_leave("It was another Gwilym")
        self.assertFalse(self.listed())

    def test_the_years_are_the_co_ops_and_a_companys_are_ten_at_least(self):
        self.company.coop_register_keep_years = 12
        self.assertEqual(self.listed().may_go_on, date(2020, 5, 11))
        with (
            self.assertRaises(psycopg2.IntegrityError),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            self.company.coop_register_keep_years = 9
            self.company.flush_recordset()
        self.company.invalidate_recordset()
        self.company.write({"coop_legal_form": "society", "coop_register_keep_years": 6})
        self.assertTrue(self.listed().may_go)

    def test_what_is_left_names_nobody(self):
        partner = self.former.partner_id
        self.former.message_post(body="Gwilym Ggellyg rang")
        number = self.former.number
        entries = self.env["coop.register.entry"].search([("membership_id", "=", self.former.id)])
        self.assertTrue(entries)
        with freeze_time("2018-06-01 10:00:00"):
            log = self.remove()
            self.env.invalidate_all()
            self.assertEqual((log.people, log.records), (1, len(entries)))
            self.assertFalse(entries.exists())
            self.assertFalse(partner.exists())
            self.assertEqual(self.former.number, number)
            self.assertEqual(self.former.removed_on, date(2018, 6, 1))
            self.assertNotIn(number, self._register_lines(date(2008, 2, 1)))
            self.assertEqual(self.mentions("ggellyg"), [], "nothing in the database names them")

    def test_every_record_of_a_membership_goes_or_names_nobody(self):
        """A new model that leads to memberships has to say which of the two."""
        stay = {
            # what an election keeps goes with the election, at its own time
            "coop_election_candidate",
            "coop_election_code",
            "coop_election_elector",
            "coop_election_interest",
            "coop_election_objection",
            "coop_election_proposer",
            "coop_election_turn",
            "coop_election_challenge",  # its words are not kept
            "coop_election_inspection",  # that somebody saw who voted, as long as it is logged
            "coop_council_question",  # its words are not kept where they name somebody
            "coop_election_panelist",  # leads to nobody
            "coop_election_papers_look",  # that somebody read what candidates handed in
            "coop_election_role",  # who ran or watched an election, as its notice said
            "coop_employment",  # who the employee is; the link is HR's
            "coop_initiative",  # what members asked for, which the Council had to answer
            "coop_initiative_signature",  # as it was counted
            "coop_import_line",  # goes with the file, after its own days
            "coop_invitation",  # as the one who asked others
            "coop_membership",
            "coop_membership_area",
            "coop_membership_period",
            "coop_meeting_person",  # that somebody was at a meeting of all members
            "coop_proxy",  # kept with the meeting, as it was counted
            "coop_register_entry",
            "coop_register_holding",
            "coop_register_inspection",  # kept for its own years
            "coop_requisition",  # what members asked for, which the Board had to answer
            "coop_requisition_signature",  # as it was counted
            "coop_review_comment",  # the cards, and no words
            "coop_review_question",  # its words are not kept
            "coop_rules_acceptance",
        }
        self.env.cr.execute(
            """SELECT DISTINCT conrelid::regclass::text FROM pg_constraint
                WHERE contype = 'f' AND confrelid = 'coop_membership'::regclass"""
        )
        tables = {table for (table,) in self.env.cr.fetchall()}
        known = stay | {self.env[name]._table for name in FORGOTTEN}
        passing = {model._table for model in self.env.values() if model._transient}
        relations = {table for table in tables if table.endswith("_rel")}
        self.assertEqual(tables - known - passing - relations, set())

    def test_its_number_is_never_given_again_and_years_past_still_add_up(self):
        periods = self.former.period_ids
        with freeze_time("2018-06-01 10:00:00"):
            self.remove()
            self.assertNotEqual(self._member("Newydd Ddail").number, self.former.number)
        self.assertEqual(periods.exists().mapped("date_to"), [date(2008, 5, 10)])

    def test_a_contact_that_something_uses_stays_and_is_no_members_any_more(self):
        partner = self.former.partner_id
        self.env["res.partner"].create({"name": "Chwaer", "parent_id": partner.id})
        with freeze_time("2018-06-01 10:00:00"):
            self.remove()
            self.assertTrue(partner.exists())
            self.assertFalse(partner._coop_member_partners())

    def test_the_contact_of_somebody_still_supported_stays(self):
        partner = self.former.partner_id
        self.env["coop.qualification"].search([("partner_id", "=", partner.id)]).date_to = False
        with freeze_time("2018-06-01 10:00:00"):
            self.remove()
        self.assertTrue(partner.exists())

    def test_the_contact_of_somebody_who_died_goes(self):
        partner = self.former.partner_id
        self.env["coop.qualification"].search([("partner_id", "=", partner.id)]).date_to = False
        self.former.sudo().died_on = date(2008, 5, 10)
        with freeze_time("2018-06-01 10:00:00"):
            self.remove()
        self.assertFalse(partner.exists())

    def test_contacts_stay_when_the_manager_says_so(self):
        partner = self.former.partner_id
        with freeze_time("2018-06-01 10:00:00"):
            self.remove(forget_contacts=False)
        self.assertTrue(partner.exists())

    def test_only_the_manager_removes_and_the_wall_logs_it(self):
        with freeze_time("2018-06-01 10:00:00"):
            for user in (self.officer, self.officer_plain, self.inspector, self.system):
                with self.assertRaises(AccessError, msg=user.login):
                    self.remove(user=user)
                with self.assertRaises(AccessError, msg=user.login):
                    self._as(self.env["coop.register.remove"], user).create({"reason": "x"})
            self.remove()
        opening = self.env["coop.wall.opening"].search([], limit=1)
        self.assertEqual(
            (opening.model, opening.reason, opening.recorded_by),
            ("coop.register.entry", REASON, self.manager.name),
        )

    def test_nothing_else_opens_the_wall(self):
        entries = self.env["coop.register.entry"].search([("membership_id", "=", self.former.id)])
        with freeze_time("2018-06-01 10:00:00"), self.assertRaises(UserError):
            entries.sudo().unlink()
        with freeze_time("2018-06-01 10:00:00"):
            self.remove()
            other = self.env["coop.register.entry"].search([("membership_id", "=", self.stays.id)])
            with self.assertRaises(UserError):
                other.sudo().unlink()

    def test_the_reason_names_nobody(self):
        with freeze_time("2018-06-01 10:00:00"):
            for reason in ("", "  ", "gwilym GGELLYG asked for it"):
                with self.assertRaises(UserError):
                    self.remove(reason=reason)

    def test_struck_out_entries_go_with_those_that_strike_them_out(self):
        name = self.env["coop.register.entry"].search(
            [("membership_id", "=", self.former.id), ("particular", "=", "name")]
        )
        name._correct("Gwilym Ggellyg Hir", date(2008, 1, 1), "was wrong")
        self.assertEqual(len(name._void_chain()), 1)
        with freeze_time("2018-06-01 10:00:00"):
            self.remove()
        self.assertFalse(self.listed())

    def test_a_register_printed_before_stays_and_one_printed_again_says_why_it_differs(self):
        printed = self.env["coop.register.print"]._start(
            self.company, date(2018, 5, 10), None, "html"
        )
        before = printed.attachment_ids.raw
        self.assertNotIn(b"had ceased by", before)
        self.assertFalse(printed.removed_since)
        with freeze_time("2018-06-01 10:00:00"):
            self.remove()
            printed.invalidate_recordset()
            self.assertEqual(printed.attachment_ids.raw, before)
            self.assertIn(": 1.", printed.removed_since)
            again = self.env["coop.register.print"]._start(
                self.company, date(2018, 5, 10), printed._known(), "html"
            )
            content = again.attachment_ids.raw.decode()
            self.assertNotIn("Ggellyg", content)
            self.assertIn("allows: 1. They had ceased by 10 May 2008", content)

    def test_the_window_takes_all_that_may_go_and_asks_twice(self):
        with freeze_time("2018-06-01 10:00:00"):
            self.env.flush_all()
            wizard = self._as(self.env["coop.register.remove"], self.manager).create({})
            self.assertEqual(wizard.membership_ids, self.former)
            with self.assertRaises(UserError):
                wizard.action_remove()
            wizard.sure = True
            wizard.action_remove()
            self.assertTrue(self.former.removed_on)

    def test_it_stands_in_the_list_to_do(self):
        tasks = self._as(self.env["coop.membership.task"], self.manager)
        mine = [("kind", "=", "retention")]
        self.env.flush_all()
        self.assertFalse(tasks.search(mine))
        self.env.invalidate_all()
        with freeze_time("2018-05-11 10:00:00"):
            task = tasks.search(mine)
            self.assertEqual(task.name, "1")
            self.assertEqual(task.action_open()["res_model"], "coop.register.former")
            self.assertTrue(task.is_mine)
            theirs = self._as(self.env["coop.membership.task"], self.officer).search(mine)
            self.assertFalse(theirs.is_mine, "only the manager can do it")
