import doctest
import unittest

from .. import easyblocks, explaining


class TestWordingFiles(unittest.TestCase):
    """Blocks and explanations as plain Python."""

    def test_the_examples_are_true(self):
        for module in (easyblocks, explaining):
            self.assertFalse(doctest.testmod(module).failed)

    def test_words_are_explained_in_the_order_in_which_they_stand(self):
        words = [("1", ["board"]), ("2", ["quorum", "quora"]), ("3", ["council of members"])]
        body = (
            '<p>A <b>co-op</b> <a href="{{link}}">board</a>. The Council of Members, a Board<br>'
            "& quora; the board.</p>the quorum"
        )
        html, used = explaining.explain(body, words, "w")
        self.assertEqual(used, ["3", "1", "2"])
        self.assertEqual(html.count("coop-word"), 3)
        self.assertIn(">Board</a><br>&amp; <a", html)
        self.assertTrue(html.endswith("</p>the quorum"))

    def test_no_part_of_a_longer_word_is_explained(self):
        html, used = explaining.explain(
            "<p>Boarding, co-board, y’board</p>", [("1", ["board"])], "w"
        )
        self.assertFalse(used)

    def test_blocks_come_back_from_their_html(self):
        blocks = [
            ("heading", "", "Voting & more"),
            ("words", "/coop/picture/1/a", "See [your <page>]({{link}}).\nOr ring."),
            ("place", "", "{{words}}"),
        ]
        self.assertEqual(easyblocks.from_html(easyblocks.to_html(blocks)), blocks)
        # as an editor writes a place in an address
        html = str(easyblocks.to_html(blocks)).replace('"{{link}}"', '"%7B%7Blink%7D%7D"')
        self.assertEqual(easyblocks.from_html(html), blocks)
