from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .meeting_common import at
from .removal_common import EVENING_OF_VOTE, RemovalCase


@tagged("post_install", "-at_install")
class TestOfficeRemovalWays(RemovalCase):
    """Nobody is removed from any body by another way, a removal stays, and few read of it."""

    def _read_out(self):
        removal = self._told(heard="read", words="I was ill.")
        votes = {self.oak: (1, 0), self.ash: (2, 0), self.rowan: (2, 0)}
        self._vote_on(self._put(removal), votes)
        self.assertEqual(self.term.ended_why, "removed")
        return removal

    # -- other ways --------------------------------------------------------------------------

    def test_no_councillor_is_removed_by_hand(self):
        with self.assertRaisesRegex(UserError, "without notice, a hearing"):
            self.term._end(date(2018, 9, 1), "removed")
        with self._refused("coop_office_term_board_removed"), self._as_replica():
            self._execute(
                "UPDATE coop_office_term SET ended_why = 'removed', date_to = '2018-09-01'"
                " WHERE id = %s",
                self.term.id,
            )
        self.assertFalse(self.term.ended_why)

    def test_a_resolution_that_was_lost_removes_nobody(self):
        removal = self._told(heard="came")
        self._vote_on(self._put(removal), {self.ash: (0, 2), self.rowan: (0, 2)})
        with self.assertRaisesRegex(UserError, "carried and declared"):
            removal.action_removed()
        with self._refused("coop_office_term_board_removed"):
            self._execute(
                "UPDATE coop_office_term SET ended_why = 'removed', date_to = '2018-09-01'"
                " WHERE id = %s",
                self.term.id,
            )

    # -- it stays ----------------------------------------------------------------------------

    def test_who_was_removed_from_the_council_does_not_stay_after_all(self):
        self._read_out()
        with self.assertRaisesRegex(UserError, "does not stay after all"):
            self._as(self.term, self.secretary).action_go_on()
        self.term._undo_end()
        self.assertEqual((self.term.date_to, self.term.ended_why), (EVENING_OF_VOTE, "removed"))
        with self.assertRaisesRegex(UserError, "resolved to remove"):
            self.term.sudo().write({"ended_why": False, "date_to": self.term.planned_to})
        for change in ("ended_why = NULL, date_to = planned_to", "ended_why = 'resignation'"):
            with self._refused("coop_office_term_board_undone"), self._as_replica():
                self._execute(f"UPDATE coop_office_term SET {change} WHERE id = %s", self.term.id)

    def test_who_was_removed_does_not_come_back_as_if_it_had_been_a_mistake(self):
        self._read_out()
        vals = {
            "company_id": self.company.id,
            "seat_id": self.term.seat_id.id,
            "body_id": self.council.id,
            "holder_id": self.term.holder_id.id,
            "date_from": date(2018, 5, 30),
            "date_to": self.term.planned_to,
            "planned_to": self.term.planned_to,
            "begun_how": "restored",
            "restores_id": self.term.id,
        }
        with self._refused("coop_office_term_board_undone"):
            self.env["coop.office.term"].sudo().create(vals)

    # -- who reads it ------------------------------------------------------------------------

    def test_nobody_but_the_governance_officer_reads_or_makes_a_proposal(self):
        self._member(category=self.employees, partner=self.portal_member.partner_id)
        self._member(category=self.employees, partner=self.internal_member.partner_id)
        for seat, user in zip(
            self._seats(2, constituency_id=self.ash.id, sequence=20),
            (self.portal_member, self.internal_member),
            strict=True,
        ):
            self.env["coop.office.term"]._begin(seat, user.partner_id, date(2018, 5, 10), "elected")
        removal = self._told()
        for user in (
            self.portal_member,
            self.internal_member,
            self.portal_other,
            self.employee,
            self.contacts_manager,
            self.inspector,
            self.officer,
            self.officer_plain,
            self.env.ref("base.public_user"),
        ):
            with self.assertRaises(AccessError, msg=f"{user.login} reads it"):
                self._as(removal, user).read(["reason"])
            with self.assertRaises(AccessError, msg=f"{user.login} makes one"):
                self._as(self.env["coop.board.removal"], user).create({})
            with self.assertRaises(AccessError, msg=f"{user.login} ends the term"):
                self._as(removal, user).action_removed()

    def test_a_copy_of_what_is_held_says_it_to_the_person(self):
        self._told(words="I was ill.")
        pack = self.env["coop.access.pack"]._coop_access_pack(self.concerned, self.company)
        [part] = [one for one in pack if one["title"] == "Proposals to remove you from a body"]
        self.assertEqual(part["rows"][0][1:], ["Council of Members", "Told, to be heard"])
        said = " ".join(text for _reference, _where, text in part["passages"])
        self.assertIn("Told a newspaper", said)
        self.assertIn("I was ill.", said)

    def test_who_is_to_be_removed_reads_the_point_and_its_papers(self):
        removal = self._told(heard="came")
        self.item.write({"is_closed": True, "closed_why": "It is about somebody."})
        resolution = self._put(removal)
        self._begin_meeting()
        with self._time(at(19, 5)):
            self.item.action_open()
        self.assertEqual(resolution.item_id._kept_from(self.concerned), self.item.browse())
        self.assertIn(self._row("Oak 1"), self.item._get_uncounted())
