from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestConstituency(GovernanceCase):
    def test_it_is_a_category_everywhere(self):
        member, other = self._member("Mali"), self._member("Nest", self.employees)
        self.assertTrue(self.rowan._has_member(member, TODAY))
        self.assertFalse(self.rowan._has_member(other, TODAY))
        self.assertEqual(self.rowan.member_count, 1)

    def test_it_is_a_category_in_some_areas_as_they_were_on_the_day(self):
        self.rowan.area_ids = self.area
        elsewhere = self.env["coop.area"].create({"name": "Môn", "company_id": self.company.id})
        member = self._member("Mali", area=self.area)
        self._member("Nest", area=elsewhere)
        self._member("Huw")
        self.assertEqual(self.rowan.member_count, 1)
        member.area_id = elsewhere
        self.assertFalse(self.rowan._has_member(member, TODAY))
        self.assertTrue(self.rowan._has_member(member, date(2018, 5, 9)))

    def test_who_left_belonged_there_before(self):
        member = self._member("Mali")
        member._leave("resignation", TODAY, TODAY)
        self.assertTrue(self.rowan._has_member(member, TODAY))
        self.assertFalse(self.rowan._has_member(member, date(2018, 5, 11)))

    def test_what_stands_behind_it_is_for_those_who_may_know(self):
        oak = self._as(self.oak, self.secretary)
        self.assertEqual(oak.name, "Oak")
        self.assertFalse(oak.category_shown)
        self.assertEqual(self._as(self.ash, self.secretary).category_shown, self.employees.name)
        with mute_logger("odoo.orm.models"), self.assertRaises(AccessError):
            oak.read(["category_id"])
        with self.assertRaises(AccessError):
            oak.search([("category_id.discloses_support", "=", True)])
        knows = self.secretary.copy({"login": "gwybod"})
        knows.group_ids += self.env.ref("coop_membership.group_support_status")
        self.assertEqual(self._as(self.oak, knows).category_id, self.supported)

    def test_counting_or_trying_tells_nobody_who_is_supported(self):
        """A governance officer can move members and areas about: neither a number nor a refusal
        may tell them in which category somebody is."""
        oak = self._as(self.oak, self.secretary)
        with mute_logger("odoo.orm.models"), self.assertRaises(AccessError):
            oak.read(["member_count"])
        supported = self._member("Mali", self.supported)
        other = self._member("Nest")
        said = set()
        for member in (supported, other):
            for seat in (self.seats[self.oak][0], self.seats[self.rowan][0]):
                window = self._as(self.env["coop.term.begin"], self.secretary).create(
                    {"seat_id": seat.id, "membership_id": member.id, "begun_how": "elected"}
                )
                with self.assertRaises(UserError) as refusal:
                    window.action_apply()
                said.add(str(refusal.exception))
        self.assertEqual(len(said), 1)

    def test_what_people_sat_for_stays_what_it_was(self):
        self.rowan.area_ids = self.area
        self.rowan.area_ids = False
        self._sit(self.seats[self.rowan][0], self._member("Mali"))
        for vals in ({"area_ids": self.area.ids}, {"category_id": self.employees.id}):
            with (
                self.assertRaisesRegex(UserError, "stays what it is"),
                self.env.cr.savepoint(),
            ):
                self.rowan.write(vals)
        self.rowan.write({"name": "Cherry", "date_to": TODAY})
        # a list that is brought in once more says what is so already
        self.rowan.write({"category_id": self.supporters.id, "area_ids": [(6, 0, [])]})
