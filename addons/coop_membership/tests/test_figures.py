"""Members counted for a year, and by area where they were then."""

import io
from datetime import date

import openpyxl
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from .common import MembershipCase

YEAR = (date(2017, 1, 1), date(2017, 12, 31))


class FiguresCase(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.south = cls.env["coop.area"].create({"name": "De", "company_id": cls.company.id})

    def member(self, name, day, category=None, area=None):
        with freeze_time(f"{day} 10:00:00"):
            return self._member(name, category, day, area=area)

    def count(self, by="all", user=None, year=YEAR):
        memberships = self._as(self.env["coop.membership"], user or self.officer)
        rows = memberships._count_members(self.company, *year, by)
        for row in rows:
            self.assertEqual(
                row["at_start"] + row["joined"] - row["left"] + row["moved"], row["at_end"]
            )
        names = ("at_start", "joined", "left", "moved", "at_end")
        return {row["label"]: tuple(row[name] for name in names) for row in rows}


@tagged("post_install", "-at_install")
class TestFigures(FiguresCase):
    def test_members_at_the_start_joined_left_and_at_the_end(self):
        self.member("Before", date(2016, 5, 1))
        leaves = self.member("Leaves", date(2016, 5, 1))
        self.member("First day", date(2017, 1, 1))
        new_year = self.member("Until the last day", date(2017, 3, 1))
        self.member("Last day", date(2017, 12, 31))
        self.member("After", date(2018, 1, 1))
        with freeze_time("2017-06-30 10:00:00"):
            leaves._leave("resignation", date(2017, 6, 30))
        with freeze_time("2017-12-31 10:00:00"):
            new_year._leave("resignation", date(2017, 12, 31))
        with freeze_time("2017-08-01 10:00:00"):
            leaves._return(self.supporters, date(2017, 8, 1))
        self.assertEqual(self.count(), {"All members": (2, 4, 2, 0, 4)})
        # and as the register says it
        for day, members in ((date(2016, 12, 31), 2), (date(2017, 12, 31), 4)):
            found = self.env["coop.register.entry"]._count_as_at(self.company, day)[1]
            self.assertEqual(found, members, day)

    def test_a_change_of_category_is_neither_joining_nor_leaving(self):
        mali = self.member("Mali", date(2016, 5, 1), self.employees)
        with freeze_time("2017-06-01 10:00:00"):
            mali._change_category(self.supporters, date(2017, 6, 1))
        self.assertEqual(self.count(), {"All members": (1, 0, 0, 0, 1)})
        by_category = self.count("category")
        self.assertEqual(by_category[self.employees.name], (1, 0, 0, -1, 0))
        self.assertEqual(by_category[self.supporters.name], (0, 0, 0, 1, 1))
        # counted at the end of the very day between the two
        day = (date(2017, 5, 31), date(2017, 5, 31))
        self.assertEqual(self.count(year=day), {"All members": (1, 0, 0, 0, 1)})

    def test_members_are_counted_in_the_area_where_they_were_then(self):
        mali = self.member("Mali", date(2016, 5, 1), area=self.area)
        with freeze_time("2017-06-01 10:00:00"):
            mali.area_id = self.south
        with freeze_time("2018-02-01 10:00:00"):
            mali.area_id = False
        self.assertEqual(self.count("area"), {"Arfon": (1, 0, 0, -1, 0), "De": (0, 0, 0, 1, 1)})
        later = self.count("area", year=(date(2018, 1, 1), date(2018, 3, 1)))
        self.assertEqual(later["De"], (1, 0, 0, -1, 0))
        self.assertEqual(
            mali.past_area_ids.sorted("date_to").mapped("date_to"),
            [date(2017, 5, 31), date(2018, 1, 31)],
        )

    def test_an_area_put_right_on_the_day_leaves_no_trace(self):
        mali = self.member("Mali", date(2018, 5, 10), area=self.area)
        mali.area_id = self.south
        self.assertFalse(mali.past_area_ids, "joined today")
        owen = self.member("Owen", date(2017, 1, 1), area=self.area)
        owen.area_id = False
        owen.area_id = self.south
        self.assertEqual(owen.past_area_ids.area_id, self.area)
        owen.area_id = self.south
        self.assertEqual(len(owen.past_area_ids), 1)

    def test_who_comes_back_in_another_area_was_in_the_first(self):
        mali = self.member("Mali", date(2016, 5, 1), area=self.area)
        with freeze_time("2017-02-01 10:00:00"):
            mali._leave("resignation", date(2017, 2, 1))
        with freeze_time("2017-06-01 10:00:00"):
            mali._return(self.supporters, date(2017, 6, 1), area=self.south)
        self.assertEqual(self.count("area"), {"Arfon": (1, 0, 1, 0, 0), "De": (0, 1, 0, 0, 1)})

    def test_by_class_as_the_register_prints_it(self):
        self.member("Mali", date(2017, 5, 1), self.supported)
        self.member("Owen", date(2017, 5, 1), self.employees)
        self.assertEqual(self.count("class"), {"Member": (0, 2, 0, 0, 2)})

    def test_nobody_derives_who_is_supported(self):
        """One who may not know sees the same figures whatever becomes of people supported."""
        self.member("Owen", date(2017, 5, 1), self.employees)
        before = self.count("category", self.officer_plain)
        self.assertEqual(list(before), [self.employees.name])
        self.member("Mali", date(2017, 5, 2), self.supported)
        self.assertEqual(self.count("category", self.officer_plain), before)
        self.assertIn(self.supported.name, self.count("category", self.officer))

    def test_areas_of_few_members_are_counted_together(self):
        for number in range(6):
            self.member(f"North {number}", date(2017, 5, 1), area=self.area)
        self.member("South", date(2017, 5, 1), area=self.south)
        self.assertEqual(list(self.count("area", self.officer)), ["Arfon", "De"])
        few = self.count("area", self.officer_plain)
        self.assertEqual(list(few), ["Not known, or few members"], "nor by subtraction")
        for number in range(5):
            self.member(f"East {number}", date(2017, 5, 1), area=self._east())
        few = self.count("area", self.officer_plain)
        self.assertEqual(
            {label: row[-1] for label, row in few.items()},
            {"Arfon": 6, "Not known, or few members": 6},
        )

    def _east(self):
        areas = self.env["coop.area"]
        vals = {"name": "Dwyrain", "company_id": self.company.id}
        return areas.search([("name", "=", "Dwyrain")]) or areas.create(vals)

    def test_a_year_adds_up_also_after_entries_were_removed(self):
        gone = self.member("Gone", date(2006, 1, 1))
        with freeze_time("2007-06-01 10:00:00"):
            gone._leave("resignation", date(2007, 6, 1))
        before = self.count(year=(date(2007, 1, 1), date(2007, 12, 31)))
        self.assertEqual(before, {"All members": (1, 0, 1, 0, 0)})
        with freeze_time("2018-05-10 10:00:00"):
            self.env.flush_all()
            self._as(gone, self.manager)._remove_from_register("Ten years are over")
        self.assertEqual(self.count(year=(date(2007, 1, 1), date(2007, 12, 31))), before)

    def test_bad_days_are_refused_in_words(self):
        with self.assertRaises(UserError):
            self.count(year=(date(2018, 1, 1), date(2017, 1, 1)))
        with self.assertRaises(UserError):
            self.count("street")

    def test_the_office_alone_counts(self):
        for user in (self.employee, self.inspector, self.system, self.portal_member):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(self.env["coop.membership.figures"], user).create({})


@tagged("post_install", "-at_install")
class TestFiguresSheet(FiguresCase, HttpCase):
    def test_the_list_and_the_spreadsheet_say_the_same(self):
        self.company.coop_legal_form = "society"
        self.member("Mali", date(2017, 5, 1), area=self.area)
        self.member("=1+1", date(2017, 5, 1), area=self.area)
        figures = self._as(self.env["coop.membership.figures"], self.officer).create(
            {"by": "area", "company_id": self.company.id}
        )
        self.assertEqual((figures.date_from, figures.date_to), YEAR)
        [line] = figures.line_ids
        self.assertEqual((line.label, line.joined, line.at_end), ("Arfon", 2, 2))
        self.assertIn(".xlsx", figures.action_xlsx()["url"])
        book = openpyxl.load_workbook(io.BytesIO(figures._xlsx()))
        rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
        self.assertIn(["Arfon", 0, 2, 0, 0, 2], rows)
        self.assertIn("Registered society", [row[1] for row in rows])
        self.assertEqual(figures._xlsx(), figures._xlsx(), "the same bytes")

    def test_the_spreadsheet_is_for_whoever_made_it(self):
        for user in (self.officer, self.officer_plain):
            user._set_encrypted_password(user.id, user._crypt_context().hash(user.login))
        figures = self._as(self.env["coop.membership.figures"], self.officer).create({})
        url = f"/coop/figures/{figures.id}.xlsx"
        self.authenticate(self.officer_plain.login, self.officer_plain.login)
        self.assertEqual(self.url_open(url).status_code, 404)
        self.authenticate(self.officer.login, self.officer.login)
        response = self.url_open(url)
        self.assertEqual(response.status_code, 200)
        self.assertTrue(openpyxl.load_workbook(io.BytesIO(response.content)))
