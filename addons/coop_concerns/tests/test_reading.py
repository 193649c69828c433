from odoo.tests import TransactionCase, tagged

from ..reading import is_full, names, speaks_of


@tagged("post_install", "-at_install")
class TestReading(TransactionCase):
    def test_a_reason_is_a_whole_sentence(self):
        self.assertTrue(is_full("We rang her and she is well. (Seen by Nia.)"))
        self.assertTrue(is_full("Roedden ni wedi siarad â hi ddoe."))
        for text in ("", None, "   ", "ok", "No.", "n/a n/a n/a n/a n/a", ". . . ."):
            self.assertFalse(is_full(text), text)

    def test_a_person_is_found_by_first_and_last_name_alone(self):
        self.assertTrue(names("derwen mali", "mali derwen"))
        self.assertTrue(names("mali derwens house", "mali derwen"))
        self.assertFalse(names("derwen", "mali derwen"))
        self.assertFalse(names("malis derwenydd", "mali derwen"))

    def test_a_council_is_found_by_its_own_words_alone(self):
        common = {"cyngor", "sir"}
        self.assertTrue(speaks_of("canolfan yn sir ddinbych", "cyngor sir ddinbych", common))
        self.assertFalse(speaks_of("y sir", "cyngor sir ddinbych", common))
