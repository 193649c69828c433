from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user, tagged

# May each persona read / create / write / delete?
MATRIX = {
    "coop.bank.holiday": {
        "public": "",
        "portal": "",
        "employee": "r",
        "officer": "r",
        "admin": "rcwd",
        "system": "r",
    },
    "coop.wall.opening": {
        "public": "",
        "portal": "",
        "employee": "",
        "officer": "",
        "admin": "r",
        "system": "",
    },
    "coop.wall.tick": {
        "public": "",
        "portal": "",
        "employee": "",
        "officer": "",
        "admin": "",
        "system": "r",
    },
    "coop.flood": {
        "public": "",
        "portal": "",
        "employee": "",
        "officer": "",
        "admin": "",
        "system": "r",
    },
}
OPERATIONS = {"r": "read", "c": "create", "w": "write", "d": "unlink"}


@tagged("post_install", "-at_install")
class TestSecurity(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.personas = {
            "public": cls.env.ref("base.public_user"),
            "portal": new_test_user(cls.env, "coop_portal", groups="base.group_portal"),
            "employee": new_test_user(cls.env, "coop_employee", groups="base.group_user"),
            "officer": new_test_user(cls.env, "coop_officer", groups="coop_base.group_coop_user"),
            "admin": new_test_user(cls.env, "coop_admin", groups="coop_base.group_coop_admin"),
            "system": new_test_user(cls.env, "coop_system", groups="base.group_system"),
        }

    def test_every_model_of_this_floor_is_in_the_matrix(self):
        models = self.env["ir.model"].search([("model", "=like", "coop.%")])
        own = {
            model.model
            for model in models
            if model.modules.split(", ")[0] == "coop_base" and not self.env[model.model]._abstract
        }
        self.assertEqual(own, set(MATRIX))

    def test_each_persona_may_do_what_stands_in_the_matrix(self):
        for model, rights in MATRIX.items():
            for persona, allowed in rights.items():
                records = self.env[model].with_user(self.personas[persona])
                for letter, operation in OPERATIONS.items():
                    with self.subTest(model=model, persona=persona, operation=operation):
                        self.assertEqual(records.has_access(operation), letter in allowed)

    def test_employee_reads_bank_holidays_and_changes_none(self):
        holidays = self.env["coop.bank.holiday"].with_user(self.personas["employee"])
        holiday = holidays.search([], limit=1)
        self.assertTrue(holiday.name)
        with self.assertRaises(AccessError):
            holiday.name = "No holiday"

    def test_menus_are_for_those_who_can_use_them(self):
        def visible(persona):
            menus = self.env["ir.ui.menu"].with_user(self.personas[persona])._visible_menu_ids()
            ours = self.env["ir.model.data"].search(
                [("module", "=", "coop_base"), ("model", "=", "ir.ui.menu")]
            )
            return {data.name for data in ours if data.res_id in menus}

        self.assertEqual(visible("employee"), set())
        self.assertIn("menu_coop_bank_holiday", visible("admin"))
        self.assertIn("menu_coop_wall_opening", visible("admin"))
        self.assertNotIn("menu_coop_bank_holiday", visible("officer"))
