import doctest

from odoo.tests import BaseCase, tagged

from ..comparing import compare, differences, paragraphs, reading, words


@tagged("post_install", "-at_install")
class TestComparing(BaseCase):
    """Plain Python: no database is asked."""

    def test_the_examples_are_right(self):
        for module in (differences, reading):
            self.assertEqual(doctest.testmod(module).failed, 0, module.__name__)

    def kinds(self, old, new):
        return [step.kind for step in compare(old, new)]

    def test_both_texts_can_be_put_together_again(self):
        old = ["Name", "One vote each.", "Ten trustees.", "The end."]
        new = ["Name", "Everybody has one vote each.", "The end.", "A note."]
        steps = compare(old, new)
        self.assertEqual([s.old for s in steps if s.old is not None], old)
        self.assertEqual([s.new for s in steps if s.new is not None], new)
        for step in steps:
            if step.kind == "changed":
                pairs = words(step.old, step.new)
                self.assertEqual("".join(t for kind, t in pairs if kind != "gone"), step.new)

    def test_what_is_alike_is_a_change_and_what_is_not_is_gone_and_new(self):
        self.assertEqual(self.kinds(["Ten trustees."], ["Twelve trustees."]), ["changed"])
        self.assertEqual(self.kinds(["Ten trustees."], ["We meet in May"]), ["gone", "new"])

    def test_nothing_and_everything(self):
        self.assertEqual(compare([], []), [])
        self.assertEqual(self.kinds([], ["a"]), ["new"])
        self.assertEqual(self.kinds(["a"], []), ["gone"])

    def test_welsh_letters_and_broken_html_are_read(self):
        self.assertEqual(
            paragraphs("<p>Tŷ'r&nbsp;Ŵyl &amp; mwy<br/>ail<p>trydydd<script>x</script>"),
            ["Tŷ'r Ŵyl & mwy", "ail", "trydydd"],
        )
