from datetime import date, datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .register_common import RegisterCase


@tagged("post_install", "-at_install")
class TestRegisterEntry(RegisterCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.on(2018, 1, 10):
            cls.mali = cls.make_member("1", "Mali Derwen", date(2018, 1, 8))

    def test_only_what_differs_is_entered(self):
        with self.on(2018, 2, 1):
            again = self.entries._assert(
                self.mali, {"name": "Mali Derwen", "class": "Friend"}, date(2018, 2, 1), "contact"
            )
        self.assertEqual(again.mapped("particular"), ["class"])

    def test_superseded_particulars_stay_with_both_dates(self):
        with self.on(2018, 6, 20):
            self.entries._assert(self.mali, {"name": "Mali Onnen"}, date(2018, 6, 5), "contact")
        [line] = self.lines(date(2018, 7, 1))
        self.assertEqual(line.name, "Mali Onnen")
        self.assertEqual(
            line.former,
            [
                {
                    "particular": "name",
                    "value": "Mali Derwen",
                    "how": "superseded",
                    "effective_from": "2018-01-08",
                    "changed_on": "2018-06-05",
                    "entered_at": line.former[0]["entered_at"],
                }
            ],
        )
        self.assertTrue(line.former[0]["entered_at"].startswith("2018-06-20"))

    def test_earlier_effective_date_leaves_the_later_entry_standing(self):
        """Z from March, entered after Y from June, fills the time before June."""
        self.entries._assert(self.mali, {"name": "Y"}, date(2018, 6, 1), "contact")
        self.entries._assert(self.mali, {"name": "Z"}, date(2018, 3, 1), "correction")
        self.assertEqual(self.lines(date(2018, 5, 31))[0].name, "Z")
        self.assertEqual(self.lines(date(2018, 6, 1))[0].name, "Y")

    def test_correction_with_an_earlier_date_replaces_the_wrong_entry(self):
        self.entries._assert(self.mali, {"name": "Y"}, date(2018, 6, 1), "contact")
        self.entry(self.mali, "name", "Y")._correct("Z", date(2018, 3, 1), "moved in March")
        self.assertEqual(self.lines(date(2018, 2, 28))[0].name, "Mali Derwen")
        self.assertEqual(self.lines(date(2018, 3, 1))[0].name, "Z")
        [line] = self.lines(date(2018, 7, 1))
        self.assertEqual(line.name, "Z")
        self.assertEqual(
            [(note["value"], note["how"]) for note in line.former],
            [("Mali Derwen", "superseded"), ("Y", "struck")],
        )

    def test_a_striking_out_can_be_struck_out_and_done_again(self):
        self.entries._assert(self.mali, {"status": "ceased"}, date(2018, 9, 1), "leave")
        left = self.entry(self.mali, "status", "ceased")
        self.assertEqual(self.lines(date(2018, 9, 1))[0].ceased, date(2018, 9, 1))
        void = left._void("wrong person")
        self.assertEqual(left._void("again"), void, "striking out twice does nothing")
        self.assertIsNone(self.lines(date(2018, 9, 1))[0].ceased)
        void._void("the right person after all")
        self.assertEqual(self.lines(date(2018, 9, 1))[0].ceased, date(2018, 9, 1))
        left._void("no, the wrong one")
        self.assertIsNone(self.lines(date(2018, 9, 1))[0].ceased)

    def test_return_shows_both_times_of_membership(self):
        self.entries._assert(self.mali, {"status": "ceased"}, date(2018, 9, 1), "leave")
        self.entries._assert(self.mali, {"status": "member"}, date(2019, 2, 1), "return")
        [line] = self.lines(date(2019, 3, 1))
        self.assertEqual(
            line.spells,
            [(date(2018, 1, 8), date(2018, 9, 1)), (date(2019, 2, 1), None)],
        )
        self.assertEqual((line.entered, line.ceased), (date(2018, 1, 8), None))

    def test_member_for_one_day_is_in_the_register(self):
        self.entries._assert(self.mali, {"status": "ceased"}, date(2018, 1, 8), "leave")
        [line] = self.lines(date(2018, 1, 8))
        self.assertEqual((line.entered, line.ceased), (date(2018, 1, 8), date(2018, 1, 8)))

    def test_former_member_stays_and_counts_agree(self):
        self.entries._assert(self.mali, {"status": "ceased"}, date(2018, 9, 1), "leave")
        with self.on(2018, 10, 1):
            self.make_member("2", "Owen Robin", date(2018, 10, 1))
        self.assertEqual([line.number for line in self.lines(date(2026, 1, 1))], ["1", "2"])
        self.assertEqual(self.entries._count_as_at(self.company, date(2026, 1, 1)), (2, 1))
        self.assertEqual(self.entries._count_as_at(self.company, date(2018, 5, 1)), (1, 1))
        self.assertEqual(self.entries._count_as_at(self.company, date(2017, 1, 1)), (0, 0))

    def test_known_on_a_day_means_by_its_end_where_the_co_op_is(self):
        with self.on(2018, 6, 30, " 22:30:00"):  # 23:30 in Cardiff, still 30 June
            self.entries._assert(self.mali, {"name": "In June"}, date(2018, 6, 30), "contact")
        with self.on(2018, 6, 30, " 23:30:00"):  # half past midnight of 1 July
            self.entries._assert(self.mali, {"name": "In July"}, date(2018, 6, 30), "contact")
        [line] = self.lines(date(2018, 7, 1), date(2018, 6, 30))
        self.assertEqual(line.name, "In June")
        [line] = self.lines(date(2018, 7, 1), date(2018, 7, 1))
        self.assertEqual(line.name, "In July")

    def test_index_of_names_follows_the_key_of_the_name(self):
        self.make_member("2", "Ŵyn ap Rhys", date(2018, 2, 1))
        self.make_member("3", "Y Ganolfan Onnen", date(2018, 2, 1), is_company=True)
        index = list(self.entries._index_as_at(self.company, date(2018, 3, 1)))
        self.assertEqual(
            [(name, number) for _key, name, number in index],
            [("Ŵyn ap Rhys", "2"), ("Mali Derwen", "1"), ("Y Ganolfan Onnen", "3")],
        )

    def test_last_altered(self):
        with self.on(2018, 6, 20):
            self.entries._assert(self.mali, {"name": "Mali Onnen"}, date(2018, 6, 5), "contact")
        self.assertEqual(self.entries._last_altered(self.company), date(2018, 6, 20))
        self.assertEqual(
            self.entries._last_altered(self.company, date(2018, 6, 19)), date(2018, 1, 10)
        )
        self.assertIsNone(self.entries._last_altered(self.company, datetime(2017, 1, 1)))

    def test_refusals_in_words(self):
        with self.assertRaisesRegex(UserError, "phone"):
            self.entries._assert(self.mali, {"phone": "1"}, date(2018, 2, 1), "contact")
        with self.assertRaisesRegex(UserError, "needs its words"):
            self.entries._assert(self.mali, {"name": "  "}, date(2018, 2, 1), "contact")
        with self.assertRaisesRegex(UserError, "at most 1000"):
            self.entries._assert(self.mali, {"name": "x" * 1001}, date(2018, 2, 1), "contact")
        with self.assertRaisesRegex(UserError, "Say why"):
            self.entry(self.mali, "name", "Mali Derwen")._void(" ")
        with self.assertRaisesRegex(UserError, "keeps every entry"):
            self.entry(self.mali, "name", "Mali Derwen").write({"value": "x"})
        with self.assertRaisesRegex(UserError, "keeps every entry"):
            self.entry(self.mali, "name", "Mali Derwen").unlink()

    def test_inspector_reads_and_nobody_writes_by_hand(self):
        entry = self.entry(self.mali, "name", "Mali Derwen")
        kwargs = {"company_id": self.company.id, "company_ids": self.company.ids}
        reader = new_test_user(
            self.env, "reg_reader", "coop_membership.group_register_reader", **kwargs
        )
        manager = new_test_user(
            self.env, "reg_manager", "coop_membership.group_membership_manager", **kwargs
        )
        employee = new_test_user(self.env, "reg_employee", "base.group_user", **kwargs)
        self.assertEqual(entry.with_user(reader).value, "Mali Derwen")
        with self.assertRaises(AccessError):
            entry.with_user(employee).read(["value"])
        vals = self.entries._prepare_entry_vals(
            self.mali, "name", "Forged", date(2018, 2, 1), "hand", None
        )
        for user in (reader, manager, employee):
            with self.assertRaises(AccessError):
                self.entries.with_user(user).create([vals])
            with self.assertRaises(UserError):  # an AccessError is one
                entry.with_user(user).write({"value": "Forged"})

    def test_entries_of_another_co_op_are_not_shown(self):
        other = self.env["res.company"].create({"name": "Arall"})
        stranger = new_test_user(
            self.env,
            "reg_stranger",
            "coop_membership.group_register_reader",
            company_id=other.id,
            company_ids=other.ids,
        )
        entries = self.entries.with_user(stranger).with_context(allowed_company_ids=other.ids)
        self.assertFalse(entries.search([]))
