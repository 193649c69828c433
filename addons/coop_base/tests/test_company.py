import psycopg2

from odoo.exceptions import ValidationError
from odoo.tests import Form, TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger


@tagged("post_install", "-at_install")
class TestCompany(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Company = cls.env["res.company"]
        cls.Company.search([]).coop_slug = False

    def test_new_company_gets_a_name_for_addresses(self):
        first = self.Company.create({"name": "Tŷ Afallen Co-op"})
        self.assertEqual(first.coop_slug, "ty-afallen-co-op")
        second = self.Company.create({"name": "Ty Afallen Co-op!"})
        self.assertEqual(second.coop_slug, "ty-afallen-co-op-2")
        self.assertTrue(self.Company.create({"name": "李"}).coop_slug)
        self.assertNotEqual(self.Company.create({"name": "New"}).coop_slug, "new")

    def test_renaming_keeps_the_address(self):
        company = self.Company.create({"name": "Afallen"})
        company.name = "Gellygen"
        self.assertEqual(company.coop_slug, "afallen")

    def test_company_without_it_is_no_co_op(self):
        self.assertFalse(self.Company._coop_public_default())
        company = self.Company.create({"name": "Afallen"})
        self.assertEqual(self.Company._coop_public_default(), company)
        self.Company.create({"name": "Caffi", "coop_slug": False})
        self.assertEqual(self.Company._coop_public_default(), company)
        self.Company.create({"name": "Gellygen"})
        self.assertFalse(self.Company._coop_public_default())

    def test_public_finds_a_co_op_by_its_address(self):
        company = self.Company.create({"name": "Afallen"})
        public = self.Company.with_user(self.env.ref("base.public_user"))
        self.assertEqual(public._coop_from_slug("afallen"), company)
        self.assertFalse(public._coop_from_slug("gellygen"))
        self.assertFalse(public._coop_from_slug(False))
        self.assertFalse(public._coop_from_slug("afallen").env.su)

    def test_address_has_a_form_and_is_taken_once(self):
        for bad in ("Afallen", "a b", "-a", "a--b", "tŷ", ""):
            with self.subTest(slug=bad), mute_logger("odoo.sql_db"):
                with self.assertRaises(psycopg2.IntegrityError), self.env.cr.savepoint():
                    self.Company.create({"name": "x", "coop_slug": bad or " "})
        with self.assertRaises(ValidationError):
            self.Company.create({"name": "x", "coop_slug": "confirm"})
        self.Company.create({"name": "Afallen"})
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            self.Company.create({"name": "x", "coop_slug": "afallen"})

    def test_settings_page_keeps_what_is_chosen(self):
        admin = new_test_user(
            self.env, "mali", groups="base.group_system,coop_base.group_coop_admin"
        )
        with Form(self.env["res.config.settings"].with_user(admin)) as settings:
            settings.coop_slug = "gellygen"
            settings.coop_tz = "Europe/Dublin"
            settings.coop_holiday_region = "northern-ireland"
        settings.save().execute()
        company = admin.company_id
        self.assertEqual(company.coop_slug, "gellygen")
        self.assertEqual(company.coop_tz, "Europe/Dublin")
        self.assertEqual(company.coop_holiday_region, "northern-ireland")
