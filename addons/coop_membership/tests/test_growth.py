import random
from collections import Counter
from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..models.coop_growth_figures import FEW
from .common import TODAY, MembershipCase


class GrowthCase(MembershipCase):
    """People who could join and people who have."""

    @classmethod
    def _people(cls, count, name="Person"):
        return cls.env["res.partner"].create(
            [{"name": f"{name} {number}"} for number in range(count)]
        )

    @classmethod
    def _qualify(cls, partners, category, date_from=date(2017, 1, 10), date_to=False, **vals):
        return cls.env["coop.qualification"].create(
            [
                {
                    "partner_id": partner.id,
                    "category_id": category.id,
                    "date_from": date_from,
                    "date_to": date_to,
                    **vals,
                }
                for partner in partners
            ]
        )

    @classmethod
    def _live(cls, partners, place, date_from=date(2017, 1, 10), date_to=False):
        return cls.env["coop.place.resident"].create(
            [
                {
                    "partner_id": partner.id,
                    "place_id": place.id,
                    "date_from": date_from,
                    "date_to": date_to,
                }
                for partner in partners
            ]
        )

    def _rows(self, user=None, day=None, groupby=("category_id",)):
        model = self.env["coop.growth"].with_context(coop_growth_day=day)
        if user:
            model = self._as(model, user).with_context(coop_growth_day=day)
        domain = [("company_id", "=", self.company.id)]
        if not day:
            domain.append(("is_latest", "=", True))
        rows = model._read_group(
            domain, list(groupby), ["people:sum", "members:sum", "waiting:sum"]
        )
        size = len(groupby)
        return {
            (row[0] if size == 1 else tuple(row[:size])): tuple(row[size:])
            for row in rows
            if row[size]
        }


@tagged("post_install", "-at_install")
class TestGrowth(GrowthCase):
    def test_people_come_from_qualifications_and_members_from_periods(self):
        self._qualify(self._people(7), self.supported)
        self._member(category=self.supporters)
        self.assertEqual(self._rows(), {self.supported: (7, 0, 7), self.supporters: (1, 1, 0)})

    def test_whoever_qualifies_twice_counts_once(self):
        partner = self._people(1)
        self._qualify(partner, self.supported)
        self._qualify(partner, self.employees)
        self.assertEqual(self._rows(), {self.supported: (1, 0, 1)})
        self._member(partner=partner, category=self.employees)
        self.assertEqual(self._rows(), {self.employees: (1, 1, 0)})

    def test_a_member_counts_although_the_ground_has_gone(self):
        member = self._member(category=self.employees)
        self.env["coop.qualification"].search([("partner_id", "=", member.partner_id.id)]).write(
            {"date_to": date(2018, 2, 1)}
        )
        self.assertEqual(self._rows(), {self.employees: (1, 1, 0)})

    def test_who_died_could_not_join_any_more(self):
        member = self._member(category=self.supporters, day=date(2018, 1, 1))
        member.action_died(date(2018, 3, 3))
        self.assertEqual(self._rows(day=date(2018, 3, 3)), {self.supporters: (1, 1, 0)})
        self.assertEqual(self._rows(day=date(2018, 3, 4)), {})

    def test_whoever_moves_house_counts_where_they_lived_on_the_day(self):
        other = self.area.create({"name": "Dyfi", "company_id": self.company.id})
        new = self.house.copy({"name": "Tŷ Derw", "area_id": other.id})
        partner = self._people(1)
        self._qualify(partner, self.supported)
        self._live(partner, self.house, date_to=date(2018, 2, 28))
        self._live(partner, new, date_from=date(2018, 3, 1))
        where = ("area_id", "place_id")
        self.assertEqual(
            self._rows(day=date(2018, 2, 28), groupby=where), {(self.area, self.house): (1, 0, 1)}
        )
        self.assertEqual(self._rows(day=date(2018, 3, 1), groupby=where), {(other, new): (1, 0, 1)})

    def test_a_house_goes_before_a_day_service_and_that_before_the_team(self):
        service = self.house.copy({"name": "Gweithdy", "kind": "day_service"})
        team = self.house.copy({"name": "Tîm", "kind": "team"})
        partner = self._people(1)
        self._qualify(partner, self.employees, place_id=team.id)
        self.assertEqual(self._rows(groupby=("place_id",)), {team: (1, 0, 1)})
        self._live(partner, service)
        self.assertEqual(self._rows(groupby=("place_id",)), {service: (1, 0, 1)})
        self._live(partner, self.house)
        self.assertEqual(self._rows(groupby=("place_id",)), {self.house: (1, 0, 1)})

    def test_the_area_of_who_is_at_no_place_is_where_they_belong_as_members(self):
        member = self._member()
        member.area_id = self.area
        self.assertEqual(self._rows(groupby=("area_id",)), {self.area: (1, 1, 0)})

    def test_figures_of_any_day_agree_with_counting_one_by_one(self):
        """A hundred and fifty people with everything that overlaps, against plain Python."""
        rng = random.Random(30)
        people = self._people(150)
        categories = (self.supported, self.employees, self.supporters)
        houses = [self.house, *(self.house.copy({"name": f"Tŷ {n}"}) for n in range(3))]
        start = date(2016, 1, 1)

        def some_days():
            begun = start + timedelta(days=rng.randrange(800))
            ends = begun + timedelta(days=rng.randrange(0, 500)) if rng.random() < 0.5 else False
            return begun, ends

        for partner in people:
            for category in rng.sample(categories, rng.choice((0, 1, 1, 1, 2))):
                self._qualify(partner, category, *some_days())
            if rng.random() < 0.5:
                self._live(partner, rng.choice(houses), *some_days())
            if rng.random() < 0.2:
                self._live(partner, rng.choice(houses), *some_days())
            if rng.random() < 0.5:
                membership = self._member(
                    partner=partner,
                    category=rng.choice(categories),
                    day=start + timedelta(days=rng.randrange(700)),
                )
                if rng.random() < 0.4:
                    begun = membership.period_ids.date_from
                    ended = begun + timedelta(days=rng.randrange(400))
                    membership.period_ids.write({"date_to": ended, "ended_why": "lost_touch"})
        groupby = ("category_id", "place_id")
        for day in (start, date(2016, 9, 30), date(2017, 6, 30), date(2018, 4, 19), TODAY):
            self.assertEqual(self._rows(day=day, groupby=groupby), self._count(people, day))
        months = self.env["coop.growth"].search([("company_id", "=", self.company.id)])
        for day in rng.sample(sorted(set(months.mapped("day"))), 5):
            found = {
                (row.category_id, row.place_id): (row.people, row.members, row.waiting)
                for row in months.filtered(lambda r, day=day: r.day == day and r.people)
            }
            merged = self._count(people, day)
            # rows of the view are by area too, and all houses here are in one
            self.assertEqual(
                {key: value for key, value in found.items() if key[1]},
                {key: value for key, value in merged.items() if key[1]},
            )

    def _count(self, people, day):
        """The same one person at a time."""

        def holds(row):
            return row.date_from <= day and (not row.date_to or row.date_to >= day)

        order = {self.supported: 0, self.employees: 1, self.supporters: 2}
        counts = Counter(), Counter()
        for partner in people:
            stays = partner.coop_resident_ids.filtered(holds)
            place = stays.sorted(lambda s: (s.date_from.toordinal(), -s.place_id.id))[-1:].place_id
            period = partner.coop_membership_ids.period_ids.filtered(holds)
            grounds = partner.coop_qualification_ids.filtered(holds).category_id
            if period:
                counts[0][period.category_id, place] += 1
            elif grounds:
                counts[1][min(grounds, key=order.get), place] += 1
        members, waiting = counts
        return {
            key: (members[key] + waiting[key], members[key], waiting[key])
            for key in {*members, *waiting}
        }

    def test_months_are_in_the_rows_from_the_first_qualification_on(self):
        self._qualify(self._people(1), self.supported, date(2018, 1, 20))
        days = sorted(set(self.env["coop.growth"].search([]).mapped("day")))
        self.assertEqual(
            days,
            [date(2018, 1, 31), date(2018, 2, 28), date(2018, 3, 31), date(2018, 4, 30), TODAY],
        )

    def test_people_are_averaged_over_days_and_not_added_up(self):
        self._qualify(self._people(4), self.supported, date(2018, 1, 20))
        [(people, share)] = self.env["coop.growth"]._read_group(
            [("company_id", "=", self.company.id)], [], ["people:sum", "share:avg"]
        )
        self.assertEqual((people, share), (4, 0))

    def test_the_wizard_shows_the_figures_of_its_day(self):
        wizard = self._as(self.env["coop.growth.day"], self.officer).create({"day": "2018-02-03"})
        context = wizard.action_look()["context"]
        self.assertEqual(context, {"coop_growth_day": "2018-02-03"})

    def test_a_day_that_is_none_is_refused_in_words(self):
        for bad in ("soon", 3, ["2018-01-01"], {"a": 1}):
            with self.assertRaises(UserError):
                self.env["coop.growth"].with_context(coop_growth_day=bad).search([])


@tagged("post_install", "-at_install")
class TestWhoSeesGrowth(GrowthCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people_supported = cls._people(8, "Supported")
        cls.staff = cls._people(9, "Staff")
        cls._qualify(cls.people_supported, cls.supported)
        cls._qualify(cls.staff, cls.employees, area_id=cls.area.id)
        cls._live(cls.people_supported, cls.house)

    def test_officers_alone_see_figures(self):
        for user in (
            self.employee,
            self.contacts_manager,
            self.inspector,
            self.system,
            self.portal_member,
        ):
            with self.assertRaises(AccessError, msg=user.login):
                self._rows(user)

    def test_who_may_know_sees_all_categories_and_places(self):
        self.assertEqual(
            self._rows(self.officer), {self.supported: (8, 0, 8), self.employees: (9, 0, 9)}
        )
        self.assertIn(self.house, self._rows(self.officer, groupby=("place_id",)))

    def test_who_may_not_know_sees_only_what_is_openly_known(self):
        self.assertEqual(self._rows(self.officer_plain), {self.employees: (9, 0, 9)})
        self.assertEqual(
            self._rows(self.officer_plain, groupby=("area_id",)), {self.area: (9, 0, 9)}
        )
        with self.assertRaises(AccessError):
            self._rows(self.officer_plain, groupby=("place_id",))

    def test_the_list_opens_for_who_may_not_know(self):
        rows = self.env["coop.growth"].with_user(self.officer_plain).search([])
        self.assertTrue(rows.read(["day", "category_id", "area_id", "people"]))

    def test_no_figure_changes_by_who_is_supported(self):
        """The same question before and after: there is nothing to subtract."""
        questions = (("category_id",), ("area_id",), ("category_id", "area_id"), ("company_id",))
        before = [self._rows(self.officer_plain, groupby=groups) for groups in questions]
        newcomers = self._people(6, "Newcomer")
        self._qualify(newcomers, self.supported)
        self._live(newcomers, self.house)
        self._live(self.staff[0], self.house)
        self._qualify(self.staff[0], self.supported)
        self._member(partner=newcomers[0], category=self.supported)
        self.env.invalidate_all()
        self.assertEqual(
            before, [self._rows(self.officer_plain, groupby=groups) for groups in questions]
        )

    def test_a_colleague_counts_as_member_wherever_they_vote(self):
        for partner, category in zip(
            self.staff, (self.supported, self.supporters, self.employees), strict=False
        ):
            self._qualify(partner, category) if category != self.employees else None
            self._member(partner=partner, category=category)
        self.assertEqual(self._rows(self.officer_plain), {self.employees: (9, 3, 6)})

    def test_areas_of_few_people_are_not_told_apart_nor_found_by_subtraction(self):
        areas = self.area.create(
            [{"name": f"Area {n}", "company_id": self.company.id} for n in range(4)]
        )
        for area, count in zip(areas, (2, 7, 12, 20), strict=True):
            self._qualify(self._people(count, area.name), self.employees, area_id=area.id)
        plain = self._rows(self.officer_plain, groupby=("area_id",))
        nowhere = self.area.browse()
        # two alone would be what is missing from the total: the next smallest goes with them
        self.assertEqual(plain[nowhere], (9, 0, 9))
        self.assertEqual(
            plain,
            {
                nowhere: (9, 0, 9),
                self.area: (9, 0, 9),
                areas[2]: (12, 0, 12),
                areas[3]: (20, 0, 20),
            },
        )
        self.assertTrue(all(figures[0] >= FEW for figures in plain.values()))
        self.assertEqual(sum(figures[0] for figures in plain.values()), 50)
        self.assertIn(areas[0], self._rows(self.officer, groupby=("area_id",)))
