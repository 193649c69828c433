from odoo.tests import BaseCase, tagged

from ..reviewing import find_part, split


@tagged("post_install", "-at_install")
class TestReviewParts(BaseCase):
    """The parts of a paper have numbers from the paper itself."""

    def test_paragraphs_heads_and_points_of_lists_are_parts(self):
        body = (
            "<h2>Money</h2><div><p>We spend <b>less</b>.</p><p> </p></div>"
            "<ul><li>One</li><li><p>Two</p><p>Three</p></li></ul>"
            "<table><tr><td>Hall</td><th>12</th></tr></table><!-- nothing -->"
        )
        parts = split(body)
        self.assertEqual(
            [(part.number, part.text) for part in parts],
            [
                (1, "Money"),
                (2, "We spend less."),
                (3, "One"),
                (4, "Two"),
                (5, "Three"),
                (6, "Hall"),
                (7, "12"),
            ],
        )
        self.assertTrue(parts[0].is_head)
        self.assertEqual(find_part(body, 4).text, "Two")
        self.assertIsNone(find_part(body, 8))

    def test_a_text_without_words_has_no_parts(self):
        for body in ("", None, " ", "<p></p>", '<p><img src="x.png"/></p>'):
            self.assertEqual(split(body), [])

    def test_a_long_part_is_known_by_its_beginning(self):
        part = split(f"<p>{'word ' * 60}</p>")[0]
        self.assertTrue(part.beginning.endswith("word…"))
        self.assertLessEqual(len(part.beginning), 91)
