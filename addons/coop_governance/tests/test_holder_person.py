from datetime import date

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .board_attacks import JUNE, TODAY, BoardAttackCase


@tagged("post_install", "-at_install")
class TestHolderPerson(BoardAttackCase):
    """Two contacts that are one person hold what they held as one; who is forgotten is nobody."""

    def _of_board(self, partner, seat=None, begins=date(2018, 1, 1), ends=date(2018, 4, 30)):
        return self.env["coop.office.term"]._enter_before(
            seat or self.board_seats[0], partner, begins, ends, "resignation"
        )

    def _appoint(self, partner):
        candidate = self._candidate(partner.name, partner_id=partner.id)
        self._declare(candidate)
        self._check(candidate)
        candidate.action_checked()
        candidate.resolution_id = self._draft()
        candidate.action_propose()
        self._decide(candidate.resolution_id)
        return candidate._appoint(self.board_seats[1], JUNE), candidate

    def _merge_members(self, stays, goes):
        windows = self._as(self.env["coop.membership.merge"], self.officer)
        window = windows.browse(windows._open(stays, goes)["res_id"])
        window.reason = "The same person"
        window.action_look()
        window.action_merge()
        self._settle()
        self.env.invalidate_all()

    def _merge_contacts(self, stays, goes):
        self._as(self.env["base.partner.merge.automatic.wizard"], self.contacts_manager)._merge(
            (stays | goes).ids, self._as(stays, self.contacts_manager)
        )
        self._settle()
        self.env.invalidate_all()

    def _holders(self, partner):
        return self.env["coop.office.holder"].search([("partner_id", "=", partner.id)])

    # -- members -----------------------------------------------------------------------------

    def test_a_member_who_is_merged_keeps_seat_candidacy_and_resolution(self):
        goes = self._member("Elin", self.employees).partner_id
        stays = self._member("Elin Dau", self.employees, day=date(2018, 4, 1)).partner_id
        term, candidate = self._appoint(goes)
        self._merge_members(stays, goes)
        self.assertFalse(goes.exists())
        self.assertEqual(term.holder_id.partner_id, stays)
        self.assertEqual(candidate.partner_id, stays)
        opening = self.env["coop.wall.opening"].search([("model", "=", "coop.office.term")])
        self.assertIn("one person", opening[0].reason)

    def test_two_holders_of_one_member_become_one_with_all_that_was_theirs(self):
        goes = self._member("Elin", self.employees).partner_id
        stays = self._member("Elin Dau", self.employees, day=date(2018, 4, 1)).partner_id
        past, (now, _candidate) = self._of_board(stays), self._appoint(goes)
        self.assertTrue(past.closed)
        now.holder_id._agree("paper", "Somebody")
        agreed = now.holder_id
        interest = self.env["coop.interest"]._declare(
            past.holder_id, self.env["coop.interest.kind"].search([], limit=1), "A job", "paper"
        )
        interest._end("phone")
        self._merge_members(stays, goes)
        self.assertEqual(self._holders(stays), agreed)
        self.assertEqual((past | now).holder_id, agreed)
        self.assertEqual(interest.holder_id, agreed)

    def test_two_who_sat_on_a_body_on_the_same_days_are_not_merged(self):
        goes = self._member("Elin", self.employees).partner_id
        stays = self._member("Elin Dau", self.employees, day=date(2018, 4, 1)).partner_id
        self._of_board(stays)
        self._of_board(goes, self.board_seats[1], date(2018, 3, 1))
        with self.assertRaisesRegex(UserError, "on the same days, as two people"):
            self._merge_members(stays, goes)
        self.assertTrue(goes.exists())

    # -- contacts who are no members ---------------------------------------------------------

    def test_a_trustee_who_is_no_member_is_merged_by_the_window_of_contacts(self):
        goes, stays = self._partner("Nia Nos"), self._partner("Nia")
        term, candidate = self._appoint(goes)
        self._merge_contacts(stays, goes)
        self.assertFalse(goes.exists())
        self.assertEqual((term.holder_id.partner_id, candidate.partner_id), (stays, stays))

    def test_two_holders_who_are_no_members_become_one(self):
        goes, stays = self._partner("Nia Nos"), self._partner("Nia")
        past, (now, _candidate) = self._of_board(goes), self._appoint(stays)
        self._merge_contacts(stays, goes)
        self.assertEqual((past | now).holder_id, self._holders(stays))

    def test_two_seats_at_a_time_are_refused_there_too(self):
        goes, stays = self._partner("Nia Nos"), self._partner("Nia")
        self._of_board(goes)
        self._of_board(stays, self.board_seats[1])
        with self.assertRaisesRegex(UserError, "on the same days, as two people"):
            self._merge_contacts(stays, goes)

    def test_contacts_that_hold_nothing_are_merged_as_ever(self):
        openings = self.env["coop.wall.opening"].search_count([])
        goes, stays = self._partner("Nia Nos"), self._partner("Nia")
        self._merge_contacts(stays, goes)
        self.assertFalse(goes.exists())
        self.assertEqual(self.env["coop.wall.opening"].search_count([]), openings)

    # -- one holder --------------------------------------------------------------------------

    def test_a_person_has_one_holder_in_a_co_op(self):
        holder = self._of_board(self._partner("Nia Nos")).holder_id
        ensured = self.env["coop.office.holder"]._ensure(holder.partner_id, self.company)
        self.assertEqual(ensured, holder)
        with self._refused("coop_office_holder_one_for_a_person", psycopg2.errors.UniqueViolation):
            self._execute(
                "INSERT INTO coop_office_holder (name, partner_id, company_id)"
                " SELECT name, partner_id, company_id FROM coop_office_holder WHERE id = %s",
                holder.id,
            )

    # -- forgotten ---------------------------------------------------------------------------

    def test_who_is_forgotten_is_nobody_on_the_seat_and_before_the_council(self):
        elin = self._member("Elin", self.employees)
        partner = elin.partner_id
        term, candidate = self._appoint(partner)
        elin._leave("resignation", TODAY, TODAY)
        with freeze_time("2030-06-01 10:00:00"):
            self.env.invalidate_all()
            elin.with_user(self.manager)._remove_from_register("The years are over")
            self._settle()
        self.env.invalidate_all()
        nobody = term.holder_id.partner_id
        self.assertNotEqual(nobody, partner)
        self.assertEqual((candidate.partner_id, candidate.name), (nobody, nobody.name))
        self.assertIn(elin.number, nobody.name)
