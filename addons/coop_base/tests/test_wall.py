from datetime import datetime, timedelta

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user
from odoo.tools import SQL, mute_logger

from . import common

NOON = datetime(2024, 6, 1, 12)


class TestWall(common.WallCase):
    def setUp(self):
        super().setUp()
        self.leaf = self.Leaf.create({"word": "afal"})

    def refused(self):
        """Expect the database to refuse a statement."""
        return self.assertRaises(psycopg2.errors.RestrictViolation)

    def run_refused(self, query, *args):
        with mute_logger("odoo.sql_db"), self.refused() as caught, self.env.cr.savepoint():
            self.env.cr.execute(SQL(query, *args))
        return caught.exception

    def test_walled_models_are_ready(self):
        for model in self.env["coop.wall"]._get_walled_models():
            with self.subTest(model=model._name):
                self.assert_wall_ready(model._name)

    def test_record_says_who_and_when(self):
        user = new_test_user(self.env, "leafy", name="Mali Derwen", groups="base.group_user")
        with freeze_time(NOON):
            leaf = self.Leaf.with_user(user).sudo().create({"word": "gellyg"})
        self.assertEqual(leaf.recorded_by, "Mali Derwen")
        self.assertEqual(leaf.recorded_by_id, user.id)
        self.assertEqual(leaf.recorded_at.replace(microsecond=0) >= NOON, True)

    def test_user_who_recorded_can_be_deleted_and_stays_named(self):
        user = new_test_user(self.env, "leafy", name="Mali Derwen", groups="base.group_user")
        leaf = self.Leaf.with_user(user).sudo().create({"word": "gellyg"}).sudo(False)
        partner = user.partner_id
        user.unlink()
        partner.unlink()
        self.env.invalidate_all()
        self.assertEqual(leaf.sudo().with_user(self.env.uid).recorded_by, "Mali Derwen")

    def test_stamps_cannot_be_given(self):
        leaf = self.Leaf.create(
            {"word": "eirin", "recorded_at": "1999-01-01 00:00:00", "recorded_by": "Somebody"}
        )
        self.assertGreater(leaf.recorded_at, self.leaf.recorded_at)
        self.assertEqual(leaf.recorded_by, self.env.user.name)

    def test_orm_refuses_change_and_deletion_in_words(self):
        for records in (self.leaf, self.leaf.sudo()):
            with self.assertRaisesRegex(UserError, "add a new record"):
                records.write({"word": "other"})
            with self.assertRaisesRegex(UserError, "add a new record"):
                records.unlink()

    def test_import_cannot_change(self):
        self.env["ir.model.data"].create(
            {
                "module": "__import__",
                "name": "leaf",
                "model": "coop.test.leaf",
                "res_id": self.leaf.id,
            }
        )
        result = self.Leaf.load(["id", "word"], [["__import__.leaf", "other"]])
        self.assertFalse(result["ids"])
        self.assertIn("add a new record", result["messages"][0]["message"])

    def test_sql_is_refused(self):
        error = self.run_refused("UPDATE coop_test_leaf SET word = 'other'")
        self.run_refused("DELETE FROM coop_test_leaf WHERE id = %s", self.leaf.id)
        self.run_refused("TRUNCATE coop_test_leaf")
        self.run_refused("TRUNCATE res_company CASCADE")
        self.assertEqual(error.diag.constraint_name, "coop_test_leaf_wall")
        self.assertIn("add a new record", self.Leaf._sql_error_to_message(error))
        self.assertEqual(self.leaf.word, "afal")

    def test_moments_grow_strictly_though_time_stands_still(self):
        with freeze_time(NOON):
            leaves = self.Leaf.create([{"word": str(n)} for n in range(50)])
            leaves += self.Leaf.create({"word": "last"})
        moments = leaves.mapped("recorded_at")
        self.assertEqual(moments, sorted(set(moments)))

    def test_moments_grow_though_the_clock_goes_back(self):
        with freeze_time(NOON):
            first = self.Leaf.create({"word": "one"})
        with freeze_time(NOON - timedelta(hours=1)):
            second = self.Leaf.create({"word": "two"})
        self.assertGreater(second.recorded_at, first.recorded_at)

    def test_companies_have_their_own_moments(self):
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        with freeze_time(NOON):
            leaf = self.Leaf.create({"word": "one", "company_id": other.id})
        self.assertEqual(leaf.recorded_at, NOON)

    def test_set_of_rows_is_recorded_in_order_in_one_statement(self):
        count = self.Leaf._wall_insert_select(
            ["word"],
            SQL("SELECT 'w' || n FROM generate_series(1, 1000) AS n ORDER BY n DESC"),
        )
        after = self.Leaf.create({"word": "after"})
        rows = self.Leaf.search([("word", "like", "w")], order="recorded_at")
        self.assertEqual(count, 1000)
        self.assertEqual(rows[0].word, "w1000")
        self.assertEqual(len(set(rows.mapped("recorded_at"))), 1000)
        self.assertLess(max(rows.mapped("recorded_at")), after.recorded_at)
        self.assertEqual(rows.company_id, self.env.company)
        self.assertEqual(set(rows.mapped("recorded_by")), {self.env.user.name})

    def test_set_of_rows_cannot_bring_its_own_stamps(self):
        with self.assertRaises(ValueError):
            self.Leaf._wall_insert_select(["word", "recorded_at"], SQL("SELECT 'a', now()"))

    def test_printing_waits_and_leaves_no_room_behind_it(self):
        with freeze_time(NOON):
            printed = self.env["coop.wall"]._wall_settle(self.env.company)
        with freeze_time(NOON - timedelta(days=1)):
            leaf = self.Leaf.create({"word": "late"})
        self.assertGreater(leaf.recorded_at, printed)

    def test_what_will_be_known_cannot_be_printed(self):
        with self.assertRaises(UserError):
            self.env["coop.wall"]._wall_settle(self.env.company, datetime(2999, 1, 1))


class TestClosing(common.WallCase):
    """Records that an act closes: open until then, behind the wall from then on."""

    def setUp(self):
        super().setUp()
        self.bud, self.fallen = self.Bud.create([{"word": "afal"}, {"word": "eirin"}])
        self.fallen.fallen = True
        self.env.flush_all()

    def test_open_records_change_and_go(self):
        self.bud.word = "gellyg"
        self.env.flush_all()
        self.env.cr.execute("UPDATE coop_test_bud SET word = 'afal' WHERE id = %s", [self.bud.id])
        self.bud.unlink()
        self.assertFalse(self.bud.exists())

    def test_closed_records_are_refused_in_words_also_among_open_ones(self):
        for records in (self.fallen, self.fallen.sudo(), self.bud | self.fallen):
            with self.assertRaisesRegex(UserError, "add a new record"):
                records.write({"word": "other"})
            with self.assertRaisesRegex(UserError, "add a new record"):
                records.write({"fallen": False})
            with self.assertRaisesRegex(UserError, "add a new record"):
                records.unlink()

    def test_the_database_refuses_closed_records_and_emptying_the_table(self):
        refused = mute_logger("odoo.sql_db"), psycopg2.errors.RestrictViolation
        for query in (
            "UPDATE coop_test_bud SET word = 'other'",
            "UPDATE coop_test_bud SET fallen = false WHERE fallen",
            "DELETE FROM coop_test_bud WHERE fallen",
            "TRUNCATE coop_test_bud",
        ):
            with refused[0], self.assertRaises(refused[1]), self.env.cr.savepoint():
                self.env.cr.execute(query)
        self.assert_wall_ready("coop.test.bud")


class TestOpening(common.WallCase):
    def setUp(self):
        super().setUp()
        self.leaf = self.Leaf.create({"word": "afal"})
        self.Opening = self.env["coop.wall.opening"]

    def test_opening_lets_through_what_it_names_and_logs_why(self):
        with self.Opening._open("coop.test.leaf", "Retention: ten years are over"):
            self.leaf.word = "other"
            self.leaf.unlink()
        self.assertFalse(self.leaf.exists())
        opening = self.Opening.search([], limit=1)
        self.assertEqual(opening.model, "coop.test.leaf")
        self.assertEqual(opening.reason, "Retention: ten years are over")
        self.assertEqual(opening.recorded_by, self.env.user.name)

    def test_wall_is_shut_again_afterwards(self):
        with self.Opening._open(self.leaf, "Migration"):
            pass
        with self.assertRaises(UserError):
            self.leaf.word = "other"
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.RestrictViolation):
            self.env.cr.execute("UPDATE coop_test_leaf SET word = 'other'")

    def test_what_fails_is_undone_with_its_log(self):
        before = self.Opening.search_count([])
        with self.assertRaises(ZeroDivisionError):
            with self.Opening._open(self.leaf, "Migration"):
                self.leaf.word = "other"
                raise ZeroDivisionError
        self.env.invalidate_all()
        self.assertEqual(self.leaf.word, "afal")
        self.assertEqual(self.Opening.search_count([]), before)
        with self.assertRaises(UserError):
            self.leaf.word = "other"

    def test_openings_nest(self):
        with self.Opening._open(self.leaf, "Outer"):
            with self.Opening._open(self.leaf, "Inner"):
                self.leaf.word = "one"
            self.leaf.word = "two"
        self.assertEqual(self.leaf.word, "two")

    def test_setting_alone_opens_nothing(self):
        with self.Opening._open(self.leaf, "Some other day"):
            pass
        opening = self.Opening.search([], limit=1)
        self.env.cr.execute(
            "SELECT set_config('coop_wall.openings', %s, true)", [f"{opening.id + 1}"]
        )
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.RestrictViolation):
            self.env.cr.execute("UPDATE coop_test_leaf SET word = 'other'")

    def test_log_of_another_transaction_opens_nothing(self):
        opening = self.Opening.create(
            {
                "model": "coop.test.leaf",
                "table_name": "coop_test_leaf",
                "reason": "Yesterday",
                "transaction_id": "3",
            }
        )
        self.env.cr.execute("SELECT set_config('coop_wall.openings', %s, true)", [str(opening.id)])
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.RestrictViolation):
            self.env.cr.execute("UPDATE coop_test_leaf SET word = 'other'")

    def test_log_itself_is_never_opened(self):
        with self.assertRaises(UserError):
            with self.Opening._open("coop.wall.opening", "Hide something"):
                pass
        with self.Opening._open(self.leaf, "Migration") as opening:
            self.env.cr.execute("SELECT current_setting('coop_wall.openings')")
            with self.assertRaises(UserError):
                opening.reason = "other"
            with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.RestrictViolation):
                with self.env.cr.savepoint():
                    self.env.cr.execute("DELETE FROM coop_wall_opening")

    def test_opening_needs_a_reason_and_the_right(self):
        with self.assertRaises(UserError):
            with self.Opening._open(self.leaf, "  "):
                pass
        user = new_test_user(self.env, "leafy", groups="coop_base.group_coop_user")
        with self.assertRaises(AccessError):
            with self.Opening.with_user(user)._open("coop.test.leaf", "Because"):
                pass

    def test_only_walled_models_are_opened(self):
        with self.assertRaises(ValueError):
            with self.Opening._open("res.partner", "Because"):
                pass


class TestCatalogue(common.WallCase):
    def test_database_has_all_that_is_declared(self):
        self.assertEqual(self.env["coop.wall"]._missing_from_catalogue(), [])

    def test_what_is_missing_is_named(self):
        self.env.cr.execute("DROP TRIGGER coop_test_leaf_wall ON coop_test_leaf")
        self.env.cr.execute("DROP INDEX coop_bank_holiday_date_region_uniq")
        self.env.cr.execute(
            "ALTER TABLE coop_wall_opening DROP CONSTRAINT %s" % ("coop_wall_opening_reason_given")
        )
        self.env.cr.execute("ALTER TABLE coop_test_leaf ALTER COLUMN word DROP NOT NULL")
        self.env.cr.execute("DROP INDEX res_company_coop_slug_uniq")
        self.assertEqual(
            self.env["coop.wall"]._missing_from_catalogue(),
            [
                "coop_bank_holiday: coop_bank_holiday_date_region_uniq",
                "coop_test_leaf: NOT NULL of word",
                "coop_test_leaf: trigger coop_test_leaf_wall",
                "coop_wall_opening: coop_wall_opening_reason_given",
                "res_company: res_company_coop_slug_uniq",
            ],
        )

    def test_trigger_that_is_switched_off_counts_as_missing(self):
        self.env.cr.execute("ALTER TABLE coop_test_leaf DISABLE TRIGGER coop_test_leaf_wall")
        self.assertEqual(
            self.env["coop.wall"]._missing_from_catalogue(),
            ["coop_test_leaf: trigger coop_test_leaf_wall"],
        )

    def test_contacts_can_be_merged_without_loss(self):
        self.assertEqual(self.env["coop.wall"]._merge_unsafe_constraints(), [])

    def test_constraint_that_names_a_contact_is_found(self):
        self.env.cr.execute(
            "ALTER TABLE coop_test_leaf ADD partner_id int REFERENCES res_partner,"
            " ADD CONSTRAINT leaf_bad UNIQUE (partner_id, word)"
        )
        self.assertEqual(
            self.env["coop.wall"]._merge_unsafe_constraints(), ["coop_test_leaf: leaf_bad"]
        )

    def test_new_field_leaves_old_rows_alone(self):
        self.Leaf.create({"word": "afal"})
        field = self.Leaf._fields["word"]
        self.patch(field, "default", lambda model: "a default")
        with self.assertLogs("odoo.addons.coop_base.models.coop_wall", "WARNING"):
            self.Leaf._init_column("word")
