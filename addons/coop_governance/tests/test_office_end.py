from datetime import date

from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from .common import GovernanceCase

LAST = date(2018, 7, 31)


@tagged("post_install", "-at_install")
class TestOfficeEnd(GovernanceCase):
    """An office is held by somebody who sits there, and no longer than they sit there."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal_member.tz = "Europe/London"
        cls.councillor = cls._member(partner=cls.portal_member.partner_id)
        colleague = cls._member("Elin", cls.employees)
        begin = cls.env["coop.office.term"]._begin
        cls.seat = cls.seats[cls.rowan][0]
        cls.term = begin(cls.seat, cls.councillor.partner_id, date(2018, 7, 1), "elected", LAST)
        cls.office = begin(cls.chair, cls.councillor.partner_id, date(2018, 7, 1), "elected")
        cls.other = begin(cls.seats[cls.ash][0], colleague.partner_id, date(2018, 1, 1), "elected")

    def _without_end(self):
        """As offices were before they ended with the seat."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE coop_office_term SET date_to = NULL, planned_to = NULL WHERE id = %s",
            [self.office.id],
        )
        self.env.invalidate_all()

    def _run_day(self, day):
        with freeze_time(f"{day} 09:00:00"), self.enter_registry_test_mode():
            self.env.ref("coop_governance.cron_terms").method_direct_trigger()
        self.env.invalidate_all()

    def _reads(self, moment):
        with freeze_time(moment):
            self.env.invalidate_all()
            terms = self._as(self.env["coop.office.term"], self.portal_member)
            holders = self._as(self.env["coop.office.holder"], self.portal_member)
            found = bool(terms.search([("id", "=", self.other.id)]))
            faces = holders.search([("id", "=", self.other.holder_id.id)])
            self.assertEqual(found, bool(faces))
            return found

    def test_it_is_planned_until_the_seat_ends(self):
        self.assertEqual((self.office.date_to, self.office.planned_to), (LAST, LAST))

    def test_it_may_be_planned_for_less(self):
        vice = self._seats(1, role="Vice-chair", is_office=True)
        office = self._sit(vice, self.councillor, date(2018, 7, 1), planned_to=date(2018, 7, 15))
        self.assertEqual(office.date_to, date(2018, 7, 15))

    def test_it_goes_on_into_the_next_seat_where_that_is_known(self):
        self._sit(self.seat, self.councillor, date(2018, 8, 1), planned_to=date(2019, 7, 31))
        vice = self._seats(1, role="Vice-chair", is_office=True)
        office = self._sit(vice, self.councillor, date(2018, 7, 1))
        self.assertEqual(office.date_to, date(2019, 7, 31))

    def test_it_gives_no_right_after_midnight_whatever_its_own_days(self):
        self._without_end()
        self.assertTrue(self._reads("2018-07-31 22:59:59"))
        self.assertFalse(self._reads("2018-07-31 23:00:01"))

    def test_it_ends_with_the_time_on_the_seat(self):
        self._without_end()
        self._run_day("2018-08-02")
        self.assertEqual(
            (self.office.date_to, self.office.ended_why, self.office.closed), (LAST, "time", True)
        )
        self.assertEqual(self._open_vacancy(self.chair).since, date(2018, 8, 1))
        self._run_day("2018-08-03")
        self.assertEqual(self.office.date_to, LAST)

    def test_an_office_that_is_over_by_itself_is_closed_in_the_same_run(self):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE coop_office_term SET date_to = %s WHERE id = %s",
            [date(2018, 8, 1), self.office.id],
        )
        self.env.invalidate_all()
        self._run_day("2018-08-03")
        self.assertEqual((self.office.date_to, self.office.closed), (LAST, True))

    def test_it_stays_where_they_sit_there_again(self):
        self._without_end()
        self._sit(self.seat, self.councillor, date(2018, 8, 1), planned_to=date(2019, 7, 31))
        self._run_day("2018-08-02")
        self.assertFalse(self.office.date_to or self.office.closed)


@tagged("post_install", "-at_install")
class TestOfficePage(GovernanceCase, HttpCase):
    def test_who_has_an_office_left_and_no_seat_has_no_meetings(self):
        councillor = self._member(partner=self.portal_member.partner_id)
        self.portal_member.password = self.portal_member.login
        seat = self._sit(self.seats[self.rowan][0], councillor, date(2018, 2, 1))
        office = self._sit(self.chair, councillor, date(2018, 2, 1))
        self.authenticate(self.portal_member.login, self.portal_member.login)
        self.assertIn("/my/meetings", self.url_open("/my/meetings").url)
        self.env.flush_all()
        # as it was before offices ended with the seat
        self.env.cr.execute(
            "UPDATE coop_office_term SET date_to = %s, planned_to = NULL WHERE id = %s",
            [date(2018, 4, 30), seat.id],
        )
        self.env.cr.execute(
            "UPDATE coop_office_term SET date_to = NULL, planned_to = NULL WHERE id = %s",
            [office.id],
        )
        self.env.invalidate_all()
        self.assertNotIn("/my/meetings", self.url_open("/my/meetings").url)
