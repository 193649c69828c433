from datetime import date, timedelta
from itertools import pairwise

from odoo.tests import BaseCase, tagged

from ..builder import geography, people, portraits, timeline


@tagged("post_install", "-at_install")
class TestInvented(BaseCase):
    def test_no_two_people_bear_the_same_name(self):
        invented = people.invent(2200)
        self.assertEqual(len({person.name for person in invented}), 2200)

    def test_the_same_seed_invents_the_same_people(self):
        self.assertEqual(people.invent(50), people.invent(50))
        self.assertNotEqual(people.invent(50), people.invent(50, seed=1))

    def test_more_people_than_names_are_refused_in_words(self):
        with self.assertRaisesRegex(ValueError, "There are names for"):
            people.invent(100_000)

    def test_no_address_is_in_a_postcode_area_that_exists(self):
        for place in geography.places():
            self.assertTrue(place.zip.startswith("XX"), place)

    def test_every_area_has_houses_a_day_service_and_teams(self):
        found = {(place.area, place.kind) for place in geography.places()}
        for code, _english, _welsh in geography.AREAS:
            for kind in ("house", "day_service", "team"):
                self.assertIn((code, kind), found)

    def test_the_same_name_gets_the_same_face(self):
        self.assertEqual(portraits.portrait("Mali", 64), portraits.portrait("Mali", 64))
        self.assertNotEqual(portraits.portrait("Mali", 64), portraits.portrait("Owen", 64))


@tagged("post_install", "-at_install")
class TestTimeline(BaseCase):
    def test_all_is_past_on_whatever_day_the_demo_is_built(self):
        day = date(2026, 1, 1)
        while day < date(2030, 1, 1):
            opened = timeline.opened_on(day)
            meetings = timeline.admissions(opened)
            self.assertEqual((opened.day, opened.month), (1, 5))
            self.assertLess(meetings[-1][0], day - timedelta(days=7))
            self.assertLess(day - meetings[-1][0], timedelta(days=380))
            begun = timeline.begun_on(opened)
            self.assertGreater(day, begun.replace(year=begun.year + 2))
            day += timedelta(days=13)

    def test_the_board_meets_before_membership_opens(self):
        opened = date(2025, 5, 1)
        begun = timeline.begun_on(opened)
        self.assertEqual(begun, date(2024, 10, 1))
        self.assertLess(timeline.meetings(begun, timeline.BEFORE)[-1], opened)

    def test_what_happens_in_a_month_is_over_before_the_next_applications(self):
        for year in range(2020, 2040):
            days = timeline.meetings(date(year, 5, 1), len(timeline.GROWTH))
            for day, following in pairwise(days):
                self.assertLess(day + timedelta(days=18), following - timedelta(days=9))
                # notice twelve days after the one meeting, held two days after the next
                self.assertLessEqual(following + timedelta(days=2), day + timedelta(days=12 + 28))

    def test_four_hundred_and_eighty_join_and_the_hundredth_in_the_eleventh_month(self):
        joined = [count for _day, count in timeline.admissions(date(2025, 5, 1))]
        self.assertEqual(sum(joined), 480)
        self.assertLess(sum(joined[:10]), 100)
        self.assertGreaterEqual(sum(joined[:11]), 100)

    def test_meetings_are_on_second_thursdays(self):
        for day, _count in timeline.admissions(date(2025, 5, 1)):
            self.assertEqual(day.isoweekday(), 4)
            self.assertIn(day.day, range(8, 15))
