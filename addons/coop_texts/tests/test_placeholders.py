import doctest

from markupsafe import Markup

from odoo.tests import BaseCase, tagged

from .. import placeholders


@tagged("post_install", "-at_install")
class TestPlaceholders(BaseCase):
    def test_the_examples_in_the_docstring_are_true(self):
        self.assertEqual(doctest.testmod(placeholders).failed, 0)

    def test_a_value_is_escaped_and_markup_is_kept(self):
        filled = placeholders.fill(
            "<p>{{a}} {{ b }}</p>", {"a": "<script>", "b": Markup("<b>x</b>")}
        )
        self.assertEqual(filled, "<p>&lt;script&gt; <b>x</b></p>")

    def test_a_placeholder_inside_a_link_is_filled_too(self):
        filled = placeholders.fill('<a href="%7B%7Blink%7D%7D">x</a>', {"link": '/a"b'})
        self.assertEqual(filled, '<a href="/a&#34;b">x</a>')

    def test_a_value_that_looks_like_a_placeholder_is_not_filled_again(self):
        self.assertEqual(placeholders.fill("{{a}}", {"a": "{{b}}", "b": "secret"}), "{{b}}")

    def test_what_is_no_placeholder_is_found(self):
        self.assertEqual(placeholders.malformed("{{ a.b }} {{name}}"), ["{{ a.b }}"])
        self.assertTrue(placeholders.malformed("{{name"))
        self.assertEqual(placeholders.malformed("a {b} c"), [])

    def test_a_missing_value_is_named(self):
        with self.assertRaises(KeyError) as caught:
            placeholders.fill("{{name}}", {})
        self.assertEqual(caught.exception.args, ("name",))
