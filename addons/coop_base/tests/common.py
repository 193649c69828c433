"""Helpers for the tests of this floor and of all floors above it."""

import re

import polib

from odoo import fields, models
from odoo.orm.model_classes import add_to_registry
from odoo.tests import TransactionCase, tagged
from odoo.tools import file_path
from odoo.tools.translate import TranslationModuleReader


class WallAssertions:
    """Mixin for test classes that look at models behind the wall."""

    def assert_wall_ready(self, model_name):
        """Assert that a model really stands behind the wall and stays writable by upgrades."""
        model = self.env[model_name]
        walled = [walled._name for walled in self.env["coop.wall"]._get_walled_models()]
        self.assertIn(model_name, walled, f"{model_name} does not inherit coop.wall")
        self.assertFalse(model._log_access, f"{model_name}: create_uid is a foreign key to users")
        self.assertEqual(
            self.env["coop.wall"]._missing_triggers(model), [], f"{model_name}: no wall"
        )
        stored = {name: f for name, f in model._fields.items() if f.store and f.column_type}
        people = [
            name
            for name, field in stored.items()
            if field.comodel_name in ("res.users", "res.partner")
        ]
        self.assertEqual(people, [], f"{model_name}: deleting or merging these would be a change")
        late = [
            name
            for name, f in stored.items()
            if f.compute and not f.precompute and name not in model._wall_open_fields
        ]
        self.assertEqual(late, [], f"{model_name}: these are stored after the record is made")
        defaults = [name for name, f in stored.items() if f.default and name != "company_id"]
        self.assertEqual(
            defaults, [], f"{model_name}: rows from before would differ from what a default says"
        )
        with_set_null = [
            name for name, f in stored.items() if f.type == "many2one" and f.ondelete == "set null"
        ]
        self.assertEqual(with_set_null, [], f"{model_name}: deleting these would be a change")


def add_test_model(case, model_class):
    """Add a model to the registry for the time of a test class; leaves no table behind."""
    add_to_registry(case.registry, model_class)
    name = model_class._name
    case.registry._setup_models__(case.env.cr, [name])
    case.registry.init_models(case.env.cr, [name], {"models_to_check": True})
    case.addClassCleanup(case.registry.__delitem__, name)


@tagged("post_install", "-at_install")
class WallCase(WallAssertions, TransactionCase):
    """A test class with models of its own behind the wall: `coop.test.leaf` at once, and
    `coop.test.bud` when it has fallen."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()

        class Leaf(models.Model):
            _name = "coop.test.leaf"
            _description = "Leaf for tests"
            _inherit = ["coop.company.mixin", "coop.wall"]
            _log_access = False
            _module = None
            _rec_name = "word"

            word = fields.Char(required=True)

        class Bud(models.Model):
            _name = "coop.test.bud"
            _description = "Leaf that opens, for tests"
            _inherit = ["coop.company.mixin", "coop.wall"]
            _log_access = False
            _wall_closes_by = "fallen"
            _module = None
            _rec_name = "word"

            word = fields.Char(required=True)
            fallen = fields.Boolean()

        add_test_model(cls, Leaf)
        add_test_model(cls, Bud)
        cls.Leaf = cls.env["coop.test.leaf"]
        cls.Bud = cls.env["coop.test.bud"]


class WelshAssertions:
    """Mixin for test classes that look at an addon's translation."""

    def assert_welsh_complete(self, module, same=()):
        """Assert that every term of an addon stands in its ``i18n/cy.po``, and none too many.

        :param same: terms that are the same in both languages; tools leave those empty
        """
        path = file_path(f"{module}/i18n/cy.po")
        entries = polib.pofile(path)
        ours = {entry.msgid for entry in entries if entry.msgstr and not entry.fuzzy}
        reader = TranslationModuleReader(self.env.cr, modules=[module])
        terms = {term for _module, _type, _name, _id, term, _value, _comments in reader}
        self.assertEqual(sorted(terms - ours - set(same)), [], f"{module}: without Welsh")
        self.assertEqual(sorted(ours - terms), [], f"{module}: Welsh for what is gone")
        for entry in entries:
            names = set(re.findall(r"%\(\w+\)", entry.msgid))
            found = set(re.findall(r"%\(\w+\)", entry.msgstr))
            self.assertEqual(found, names, f"{module}: {entry.msgid}")
