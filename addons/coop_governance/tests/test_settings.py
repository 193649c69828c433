from lxml import etree
from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from .meeting_common import MeetingCase

# What is reached from the page of settings: the model behind each link.
REACHED = {
    "coop.body",
    "coop.constituency",
    "coop.body.rules",
    "coop.general.rules",
    "coop.seat",
    "coop.induction.usual",
    "coop.delegation.scheme",
    "coop.interest.kind",
    "coop.board.skill",
    "coop.board.question",
    "coop.board.check.kind",
    "coop.filing.kind",
    "coop.due.rule",
    "coop.reserved.matter",
    "coop.council.rules",
    "coop.dispute.stage",
}


@tagged("post_install", "-at_install")
class TestSettings(MeetingCase):
    """What governance is set up with, on one page."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        admin = ("base.group_system", "coop_base.group_coop_admin")
        cls.technician = cls._user("technegydd", *admin)
        cls.both = cls._user("y_ddau", *admin, "coop_governance.group_governance_officer")

    def _page(self, user):
        """Return the two blocks of governance on the page of settings, as this person has it."""
        settings = self._as(self.env["res.config.settings"], user)
        view = self.env.ref("base.res_config_settings_view_form")
        page = etree.fromstring(settings.get_view(view.id, "form")["arch"])
        return page.xpath("//block[@name='coop_governance' or @name='coop_governance_planning']")

    def _actions(self, user):
        names = [
            button.get("name")
            for block in self._page(user)
            for button in block.xpath(".//button[@type='action']")
        ]
        return self.env["ir.actions.act_window"].browse(map(int, names))

    def test_everything_that_is_set_up_is_reached_from_one_page(self):
        actions = self._actions(self.both)
        self.assertEqual(sorted(actions.mapped("res_model")), sorted(REACHED))

    def test_what_is_reached_opens_and_may_be_changed_there(self):
        for action in self._actions(self.both):
            with self.subTest(action=action.name):
                model = self._as(self.env[action.res_model], self.both)
                self.assertTrue(model.has_access("write"))
                kinds = action.view_mode.split(",")
                views = model.get_views([(self._view(action, kind), kind) for kind in kinds])
                self.assertEqual(set(views["views"]), set(kinds))

    def _view(self, action, kind):
        return action.view_id.id if action.view_id.type == kind else False

    def test_who_may_not_change_it_is_offered_no_way_there(self):
        self.assertFalse(self._actions(self.technician))
        fields = {
            field.get("name")
            for block in self._page(self.technician)
            for field in block.xpath(".//field")
        }
        self.assertTrue({"coop_expenses_days", "coop_mile_pence", "coop_year_end_day"} <= fields)

    def test_who_is_no_administrator_reaches_the_same_from_the_menu(self):
        seen = self.env["ir.ui.menu"].with_user(self.secretary)._visible_menu_ids()
        seen = [menu.action for menu in self.env["ir.ui.menu"].browse(seen) if menu.action]
        reached = {action.res_model for action in seen if action._name == "ir.actions.act_window"}
        self.assertTrue(reached >= REACHED, REACHED - reached)

    def _slip(self):
        self.env.invalidate_all()
        return str(self.meeting._get_slips()[0][0])

    def test_what_is_set_about_expenses_is_on_the_slip(self):
        self.meeting._call()
        before = self._slip()
        self.assertNotIn("Days until you have the money", before)
        self.assertNotIn("Pence for each mile", before)
        settings = self._as(self.env["res.config.settings"], self.technician)
        settings.create({"coop_expenses_days": 14, "coop_mile_pence": 45}).execute()
        after = self._slip()
        self.assertIn("Days until you have the money, at most: 14", after)
        self.assertIn("Pence for each mile: 45", after)

    def test_expenses_of_less_than_nothing_are_refused(self):
        for name in ("coop_expenses_days", "coop_mile_pence"):
            with (
                self.subTest(field=name),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
            ):
                self.company[name] = -1
                self.env.flush_all()

    def test_a_role_card_is_chosen_beside_the_seats(self):
        view = self.env.ref("coop_governance.coop_seat_view_list_card")
        page = etree.fromstring(
            self._as(self.env["coop.seat"], self.secretary).get_view(view.id, "list")["arch"]
        )
        free = [
            field.get("name")
            for field in page.xpath("//field")
            if field.get("readonly") not in ("1", "True")
        ]
        self.assertEqual(free, ["role_text_id"])
