from odoo.tests import tagged

from .common import EN, TextCase

HOUSE = "/coop_texts/static/pictures/openmoji/1F3E0.svg"
BODY = (
    f'<h2>At home</h2><p><img src="{HOUSE}" alt=""/>We meet in a house.</p>'
    "<p>The quorum is {{name}}.</p>"
)


@tagged("post_install", "-at_install")
class TestScreens(TextCase):
    """A text is shown one block at a time."""

    def test_each_block_is_a_screen_and_a_heading_goes_with_the_next(self):
        version = self.write_version(EN, "easy_read", BODY)
        first, second = version._get_screens({"name": "ten"})
        self.assertEqual((first["heading"], first["picture"]), ("At home", HOUSE))
        self.assertEqual(first["said"], "We meet in a house.")
        self.assertEqual(first["alt"], "", "beside a symbol the words say it all")
        self.assertEqual((second["heading"], second["picture"]), ("", ""))
        self.assertIn("The quorum is ten.", second["words"])

    def test_a_hard_word_is_explained_on_its_own_screen_alone(self):
        self.env["coop.glossary.word"].create(
            {
                "name": "quorum",
                "lang": EN,
                "meaning": "How many have to be there.",
                "company_id": self.company.id,
            }
        )
        version = self.write_version(EN, "easy_read", BODY)
        first, second = version._get_screens({"name": "ten"})
        self.assertNotIn("How many have to be there.", first["words"])
        self.assertIn("How many have to be there.", second["words"])

    def test_a_text_that_is_not_made_of_blocks_is_one_screen(self):
        version = self.write_version(EN, body="<p>Hello <b>{{name}}</b></p><p>Bye</p>")
        (screen,) = version._get_screens({"name": "<i>Mali</i>"})
        self.assertIn("<b>&lt;i&gt;Mali&lt;/i&gt;</b>", screen["words"])
        self.assertEqual(screen["said"], "", "there is no recording of it")
