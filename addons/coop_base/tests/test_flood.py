from datetime import timedelta

from freezegun import freeze_time

from odoo.fields import Datetime
from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestFlood(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.flood = cls.env["coop.flood"]

    def setUp(self):
        super().setUp()
        self.enterContext(self.enter_registry_test_mode())

    def allowed(self, key="198.51.100.7", scope="join"):
        return self.flood._allow(scope, key, limit=2, seconds=60)

    def test_so_many_and_no_more(self):
        self.assertEqual([self.allowed() for _ in range(4)], [True, True, False, False])

    def test_others_and_other_forms_are_not_held_up(self):
        self.assertEqual([self.allowed() for _ in range(3)], [True, True, False])
        self.assertTrue(self.allowed(key="198.51.100.8"))
        self.assertTrue(self.allowed(scope="sign in"))

    def test_time_opens_again(self):
        start = Datetime.now()
        with freeze_time(start):
            self.assertEqual([self.allowed() for _ in range(3)], [True, True, False])
        with freeze_time(start + timedelta(seconds=59)):
            self.assertFalse(self.allowed())
        with freeze_time(start + timedelta(seconds=61)):
            self.assertTrue(self.allowed())

    def test_attempt_counts_though_the_request_fails(self):
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self.assertTrue(self.allowed())
            raise ZeroDivisionError

    def test_key_is_kept_only_as_a_hash(self):
        self.allowed(key="mali@example.com")
        self.env.cr.execute("SELECT f::text FROM coop_flood AS f")
        kept = " ".join(row for (row,) in self.env.cr.fetchall())
        self.assertIn("join", kept)
        self.assertNotIn("mali", kept)

    def test_what_is_over_is_thrown_away(self):
        self.allowed()
        with freeze_time(Datetime.now() + timedelta(seconds=61)):
            self.flood._gc_expired()
        self.assertFalse(self.flood.search_count([]))

    def test_who_is_let_in_anew_is_not_counted_any_more(self):
        self.assertEqual([self.allowed() for _ in range(3)], [True, True, False])
        self.assertEqual([self.allowed(key="b") for _ in range(3)], [True, True, False])
        self.flood._forget("join", "198.51.100.7")
        self.assertTrue(self.allowed())
        self.assertFalse(self.allowed(key="b"))
