from datetime import date, datetime, time, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .common import MembershipCase

MONDAY = "2018-05-14 08:00:00"


@tagged("post_install", "-at_install")
class TestMonday(MembershipCase):
    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time(MONDAY))
        # its first steps are over
        self.company.coop_setup_done_on = date(2018, 1, 1)

    def _page(self, user=None):
        model = self._as(self.env["coop.monday"], user or self.officer)
        return model.browse(model.action_open_page()["res_id"])

    def test_when_nothing_waits_it_says_so(self):
        page = self._page()
        self.assertTrue(page.nothing)
        self.assertEqual(page.greeting, "Monday 14 May 2018. Nothing waits for you.")
        self.assertIn("New members since", page.news)

    def test_what_is_late_comes_first_then_the_week_then_the_rest(self):
        for name, days in (("Late", 31), ("Week", 28), ("Other", 1)):
            application = self._submitted(name)
            application.submitted_at = self.env["coop.clock"].now() - timedelta(days=days)
            application.received_on = application.submitted_at.date()
        page = self._page()
        self.assertEqual(page.late_ids.mapped("name"), ["Late"])
        self.assertEqual(page.week_ids.mapped("name"), ["Week"])
        self.assertEqual(page.other_ids.mapped("name"), ["Other"])
        self.assertIn("3 things wait", page.greeting)
        self.assertIn("Decide on the application of Late", page.late_ids.sentence)
        self.assertIn("due by 13 May 2018.", page.late_ids.sentence)

    def test_on_a_saturday_what_is_due_on_wednesday_is_near(self):
        with freeze_time("2018-05-19 08:00:00"):
            for name, due in (("Near", date(2018, 5, 23)), ("Far", date(2018, 5, 26))):
                application = self._submitted(name)
                days = timedelta(days=self.company.coop_application_days)
                application.submitted_at = datetime.combine(due - days, time(9))
                application.received_on = due - days
            page = self._page()
            self.assertEqual(page.week_ids.mapped("name"), ["Near"])
            self.assertEqual(page.other_ids.mapped("name"), ["Far"])

    def test_every_kind_of_thing_that_waits_is_a_whole_sentence(self):
        tasks = self.env["coop.membership.task"]
        for kind in tasks._fields["kind"].get_values(self.env):
            with self.subTest(kind):
                task = tasks.new({"kind": kind, "name": "Mali Derwen"})
                self.assertIn("Mali Derwen", task.sentence)
                self.assertNotEqual("Mali Derwen", task.sentence)
                self.assertTrue(task.sentence.endswith("."))

    def test_one_press_opens_what_waits(self):
        application = self._submitted("Mali")
        action = self._page().other_ids.action_open()
        self.assertEqual(
            (action["res_model"], action["res_id"]), (application._name, application.id)
        )

    def test_what_somebody_else_has_to_decide_is_not_on_the_page(self):
        self._submitted("Hidden", category_id=self.supported.id)
        self._submitted("Open", category_id=self.employees.id)
        self.assertEqual(
            sorted(self._page(self.officer).other_ids.mapped("name")), ["Hidden", "Open"]
        )
        self.assertEqual(self._page(self.officer_plain).other_ids.mapped("name"), ["Open"])

    def test_letters_that_wait_are_printed_with_one_press(self):
        membership = self._member("Owen")
        membership.partner_id._coop_set_need("en_GB", "standard", "print")
        membership._tell("welcome")
        [task] = self._page().other_ids
        self.assertEqual((task.kind, task.name), ("letters", "1"))
        action = task.action_open()
        self.assertEqual(action["res_model"], "coop.print.run")
        self.assertTrue(self._page().nothing, "they are in a run now")

    def test_every_kind_has_a_sentence(self):
        kinds = dict(self.env["coop.membership.task"]._fields["kind"].selection)
        sentences = self.env["coop.membership.task"]._get_sentences()
        self.assertEqual(set(kinds) - set(sentences), set())
        for sentence in sentences.values():
            self.assertTrue(sentence % {"name": "a", "since": "b", "due": "c"})

    def test_news_count_who_joined(self):
        self._member("Owen", day=date(2018, 5, 8))
        self._member("Old", day=date(2018, 4, 8))
        self.assertIn(": 1.", self._page().news.splitlines()[0])

    def test_a_long_list_is_cut_and_says_so(self):
        for number in range(15):
            self._submitted(f"Person {number}")
        page = self._page()
        self.assertEqual(len(page.other_ids), 12)
        self.assertIn("3 more", page.more)

    def test_the_page_is_the_office_s(self):
        for user in (self.employee, self.inspector, self.system):
            with self.assertRaises(AccessError, msg=user.login):
                self._page(user)

    def test_it_opens_in_the_form(self):
        self._submitted("Mali")
        page = self._page()
        with Form(page) as form:
            self.assertIn("One thing waits", form.greeting)
