import psycopg2

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL, mute_logger

from .common import WallAssertions, add_test_model


@tagged("post_install", "-at_install")
class TestWallOpenFields(WallAssertions, TransactionCase):
    """A record stays, and what goes on happening to it stands in columns of its own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()

        class Tree(models.Model):
            _name = "coop.test.tree"
            _description = "Tree for tests"
            _inherit = ["coop.company.mixin", "coop.wall"]
            _log_access = False
            _wall_open_fields = frozenset({"felled"})
            _module = None
            _rec_name = "word"

            word = fields.Char(required=True)
            felled = fields.Boolean()

        add_test_model(cls, Tree)
        cls.tree = cls.env["coop.test.tree"].create({"word": "derwen"})

    def _refused(self, query, *args):
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.RestrictViolation):
            with self.cr.savepoint():
                self.cr.execute(SQL(query, *args))

    def test_it_stands_behind_the_wall(self):
        self.assert_wall_ready("coop.test.tree")

    def test_what_is_open_changes_and_nothing_else_does(self):
        self.tree.felled = True
        self.env.flush_all()
        for vals in ({"word": "onnen"}, {"felled": False, "word": "onnen"}):
            with self.assertRaises(UserError):
                self.tree.write(vals)
        self.assertEqual((self.tree.word, self.tree.felled), ("derwen", True))

    def test_the_database_holds_it_too(self):
        number = self.tree.id
        self.cr.execute("UPDATE coop_test_tree SET felled = true WHERE id = %s", [number])
        self._refused("UPDATE coop_test_tree SET word = 'onnen' WHERE id = %s", number)
        self._refused("UPDATE coop_test_tree SET felled = false, word = word")
        self._refused("UPDATE coop_test_tree SET recorded_by = 'x'")
        self._refused("UPDATE coop_test_tree SET id = id")
        self._refused("DELETE FROM coop_test_tree")
        self._refused("TRUNCATE coop_test_tree")
