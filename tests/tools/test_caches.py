"""What outlives a test of what Odoo keeps of views: nothing that the test has changed."""

from odoo.tests import TransactionCase


class TestCaches(TransactionCase):
    """Each test stands on the one before it."""

    # what Odoo gives to the tests of an addon
    test_tags = frozenset({"standard"})
    test_module = "coop_base"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.view = cls.env["ir.ui.view"].create(
            {"type": "qweb", "key": "coop_base.kept", "arch": "<p>as it was</p>"}
        )

    def _rendered(self):
        return str(self.env["ir.qweb"]._render(self.view.id))

    def _kept(self):
        return len(self.env.registry._Registry__caches["templates"])

    def test_1_a_view_is_compiled(self):
        self.assertIn("as it was", self._rendered())
        self.assertTrue(self._kept())

    def test_2_that_is_kept_until_the_view_is_changed(self):
        self.assertTrue(self._kept())
        self.assertIn("as it was", self._rendered())
        self.view.arch = "<p>changed</p>"
        self.assertFalse(self._kept())
        self.assertIn("changed", self._rendered())

    def test_3_the_view_is_as_it_was_and_so_is_what_is_kept(self):
        self.assertFalse(self._kept())
        self.assertIn("as it was", self._rendered())

    def test_4_what_is_kept_of_records_is_not_kept(self):
        self.env.ref("base.main_company")
        self.assertTrue(len(self.env.registry._Registry__caches["default"]))

    def test_5_that_was_emptied(self):
        self.assertFalse(len(self.env.registry._Registry__caches["default"]))
