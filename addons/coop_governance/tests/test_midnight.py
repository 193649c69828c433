from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .common import GovernanceCase


@tagged("post_install", "-at_install")
class TestMidnight(GovernanceCase):
    """Rights follow terms to the day, in one process and with nobody signing in anew."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        councillor = cls._member(partner=cls.portal_member.partner_id)
        colleague = cls._member("Elin", cls.employees)
        begin = cls.env["coop.office.term"]._begin
        cls.term = begin(
            cls.seats[cls.rowan][0],
            councillor.partner_id,
            date(2018, 7, 1),
            "elected",
            date(2018, 7, 31),
        )
        cls.other = begin(cls.seats[cls.ash][0], colleague.partner_id, date(2018, 1, 1), "elected")

    def _reads(self, moment, **context):
        with freeze_time(moment):
            self.env.invalidate_all()
            terms = self._as(self.env["coop.office.term"], self.portal_member)
            holders = self._as(self.env["coop.office.holder"], self.portal_member)
            found = terms.with_context(**context).search([("id", "=", self.other.id)])
            faces = holders.with_context(**context).search([("id", "=", self.other.holder_id.id)])
            self.assertEqual(bool(found), bool(faces))
            other = self._as(self.other, self.portal_member).with_context(**context)
            self.assertEqual(bool(found), other.has_access("read"))
            return bool(found)

    def test_they_begin_and_end_at_midnight_where_the_co_op_is(self):
        # whatever time zone somebody has, has not, or asks for
        for zone in ("Europe/London", False, "Pacific/Kiritimati", "Pacific/Pago_Pago"):
            self.portal_member.tz = zone
            for asked in ({}, {"tz": "Pacific/Kiritimati"}, {"tz": "Pacific/Pago_Pago"}):
                with self.subTest(zone=zone, asked=asked):
                    # British Summer Time: midnight is 23:00 UTC the day before
                    self.assertFalse(self._reads("2018-06-30 22:59:59", **asked))
                    self.assertTrue(self._reads("2018-06-30 23:00:01", **asked))
                    self.assertTrue(self._reads("2018-07-31 22:59:59", **asked))
                    self.assertFalse(self._reads("2018-07-31 23:00:01", **asked))

    def test_a_term_that_is_ended_or_struck_out_gives_no_right(self):
        self.assertTrue(self._reads("2018-07-10 12:00:00"))
        with freeze_time("2018-07-10 12:00:00"):
            self.term._end(date(2018, 7, 9), "resignation")
        self.assertFalse(self._reads("2018-07-10 12:00:01"))

    def test_one_s_own_term_stays_readable(self):
        with freeze_time("2019-01-01 12:00:00"):
            self.env.invalidate_all()
            self.assertTrue(self._as(self.term, self.portal_member).has_access("read"))
