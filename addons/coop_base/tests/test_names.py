import re
import subprocess
import sys
import unittest
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import TransactionCase, tagged

from odoo.addons.coop_base.names import fold, index_letter, slug, sort_key

ADDON = Path(__file__).resolve().parent.parent


class TestSortKey(unittest.TestCase):
    def assert_order(self, *names):
        self.assertEqual(sorted(names[::-1], key=sort_key), list(names))

    def test_people_go_by_surname(self):
        self.assert_order("Zoe Afal", "Amy Bedwen", "Bob Celyn")

    def test_short_surname_comes_before_longer_one(self):
        self.assert_order("Zoe Jones", "Jones Evans, Amy", "Bob Jones-Ffawydd", "Amy Joneson")
        self.assertEqual(sort_key("Amy Jones-Evans"), "jones evans  amy")

    def test_accents_and_case_do_not_count(self):
        self.assertEqual(sort_key("SIÂN ŴYN"), sort_key("Sian Wyn"))
        self.assertEqual(sort_key("Siân Ŷstwyth"), "ystwyth  sian")
        self.assertEqual(sort_key("Sia\u0302n Wyn"), sort_key("Siân Wyn"))
        self.assertEqual(sort_key("Łukasz Ørsted"), "orsted  lukasz")

    def test_prefix_belongs_to_the_surname(self):
        self.assertEqual(sort_key("Siân ap Rhys-Jones"), "ap rhys jones  sian")
        self.assertEqual(sort_key("Walter de la Mare"), "de la mare  walter")
        self.assertEqual(sort_key("van Gogh"), "gogh  van", "a given name always stays")

    def test_mc_and_apostrophes(self):
        self.assertEqual(sort_key("Ann McDonald"), sort_key("Ann MacDonald"))
        self.assertEqual(sort_key("Ann M’Gregor"), "macgregor  ann")
        self.assertEqual(sort_key("John O'Brien"), sort_key("John OBrien"))
        self.assertEqual(sort_key("Mc"), "mc")

    def test_titles_and_degrees_do_not_count(self):
        self.assertEqual(sort_key("Dr. Mali Derwen PhD"), "derwen  mali")
        self.assertEqual(sort_key("Y Parch. Owen Robin"), "robin  owen")
        self.assertEqual(sort_key("Mrs"), "mrs")

    def test_surname_may_be_written_first(self):
        self.assertEqual(sort_key("Derwen, Mali"), sort_key("Mali Derwen"))
        self.assertEqual(sort_key("Mali Derwen, OBE"), sort_key("Mali Derwen"))

    def test_organisations_keep_their_words_but_the_article(self):
        self.assertEqual(sort_key("The Apple Tree", surname_first=False), "apple tree")
        self.assertEqual(sort_key("Yr Afallen Fawr", surname_first=False), "afallen fawr")
        self.assertEqual(sort_key("The", surname_first=False), "the")

    def test_index_letter(self):
        self.assertEqual(index_letter(sort_key("Siân Ŵyn")), "W")
        self.assertEqual(index_letter(sort_key("4 Seasons", surname_first=False)), "#")
        self.assertEqual(index_letter(""), "#")

    def test_slug(self):
        self.assertEqual(slug("Tŷ Afallen: Co-op & Cyf."), "ty-afallen-co-op-cyf")

    @given(st.text(max_size=60), st.booleans())
    def test_key_is_plain_and_stable(self, name, person):
        key = sort_key(name, surname_first=person)
        self.assertRegex(key, r"\A[a-z0-9 ]*\Z")
        self.assertEqual(key, key.strip())
        self.assertEqual(sort_key(f"  {name} ", surname_first=person), key)

    @given(st.text(max_size=60))
    def test_folding_twice_is_folding_once(self, text):
        self.assertEqual(fold(fold(text)), fold(text))

    @given(st.text(max_size=60))
    def test_organisation_keeps_every_letter_that_can_be_ordered(self, name):
        kept = sort_key(name, surname_first=False).replace(" ", "")
        self.assertTrue(
            re.sub("mac|mc|m", "", fold(name).replace(" ", "")).endswith(
                re.sub("mac|mc|m", "", kept)[-3:]
            )
        )


class TestPlainPackages(unittest.TestCase):
    """The packages can be lifted out: they run with nothing but Python."""

    def run_plainly(self, code):
        result = subprocess.run(
            [sys.executable, "-I", "-S", "-c", code, str(ADDON)],
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout.strip()

    def test_packages_import_nothing_of_odoo_and_their_examples_run(self):
        out = self.run_plainly(
            "import sys; sys.path.insert(0, sys.argv[1])\n"
            "import doctest, importlib\n"
            "names = ['names.keys', 'cleardays.counting', 'cleardays.bankholidays']\n"
            "results = [doctest.testmod(importlib.import_module(name)) for name in names]\n"
            "assert not any(r.failed for r in results) and all(r.attempted for r in results)\n"
            "print([m for m in sys.modules if m.startswith(('odoo', 'psycopg'))])"
        )
        self.assertEqual(out, "[]")


@tagged("post_install", "-at_install")
class TestPartnerOrder(TransactionCase):
    def test_contacts_have_a_key_that_follows_their_name(self):
        partner = self.env["res.partner"].create({"name": "Siân ap Rhys"})
        self.assertEqual(partner.coop_sort_key, "ap rhys  sian")
        partner.write({"name": "Y Ganolfan", "is_company": True})
        self.assertEqual(partner.coop_sort_key, "ganolfan")

    def test_database_orders_as_python_does(self):
        names = ["Jones Evans, Amy", "Zoe Jones", "Bob Joneson", "Ŵyn Afal", "Ann Wyn", "Él Zz"]
        partners = self.env["res.partner"].create([{"name": name} for name in names])
        found = self.env["res.partner"].search([("id", "in", partners.ids)], order="coop_sort_key")
        self.assertEqual(found.mapped("name"), sorted(names, key=sort_key))
        self.env.cr.execute(
            "SELECT collation_name FROM information_schema.columns"
            " WHERE table_name = 'res_partner' AND column_name = 'coop_sort_key'"
        )
        self.assertEqual(self.env.cr.fetchone(), ("C",))

    def test_contact_without_name_has_no_key(self):
        address = self.env["res.partner"].create({"type": "invoice", "street": "1 Heol"})
        self.assertFalse(address.coop_sort_key)
