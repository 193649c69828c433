from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestInduction(GovernanceCase):
    """What somebody new is asked to do, by when, and how it is found to be done."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.council.action_add_usual_steps()
        cls.steps = cls.council.induction_ids
        cls.mali = cls._member("Mali", cls.supported, partner=cls.portal_member.partner_id)
        cls.nia = cls._member("Nia", cls.employees)

    def _step(self, kind, **match):
        return self.steps.filtered(
            lambda step: step.kind == kind and all(step[k] == v for k, v in match.items())
        )[:1]

    def _lesson(self, key):
        return self.env["coop.lesson"]._get(key, self.company)

    def _row(self, term, step):
        return term.step_ids.filtered(lambda row: row.step_id == step)

    def test_the_usual_steps_are_copied_once_in_both_languages(self):
        self.assertIn("What a Council is", self.steps.lesson_id.mapped("name"))
        self.assertNotIn("trustee", self.steps.lesson_id.mapped("key"))
        count = len(self.steps)
        self.steps[0].name = "Ours"
        self.council.action_add_usual_steps()
        meet = self._step("meet")
        self.assertEqual(meet.with_context(lang="cy_GB").name, "Cwrdd â’ch cyfaill")
        self.assertEqual(len(self.council.induction_ids.filtered("lesson_id")), 4)
        self.assertIn(len(self.council.induction_ids), (count, count + 1))

    def test_who_takes_a_seat_gets_a_list_with_days(self):
        term = self._sit(self.seats[self.oak][0], self.mali, date(2018, 6, 1))
        self.assertEqual(term.step_ids.step_id, self.steps)
        conduct = self._row(term, self._step("read"))
        self.assertEqual(conduct.due_on, date(2018, 6, 22))
        self.assertEqual(set(term.step_ids.mapped("state")), {"open"})

    def test_who_sat_there_before_this_record_gets_none_until_somebody_asks(self):
        term = self._sit(self.seats[self.oak][0], self.mali, how="before")
        self.assertFalse(term.step_ids)
        term.with_user(self.secretary).action_give_steps()
        self.assertEqual(term.step_ids.step_id, self.steps)
        term.with_user(self.secretary).action_give_steps()
        self.assertEqual(len(term.step_ids), len(self.steps))

    def test_who_is_elected_again_is_asked_only_what_is_asked_again(self):
        seat = self.seats[self.oak][0]
        self._sit(seat, self.mali, planned_to=date(2018, 12, 31))
        again = self._sit(seat, self.mali, date(2019, 1, 1))
        self.assertTrue(again.step_ids)
        self.assertEqual(again.step_ids.step_id, self.steps.filtered("again"))

    def test_what_is_left_goes_on_with_a_term_that_goes_on(self):
        term = self._sit(self.seats[self.oak][0], self.mali)
        first = term.step_ids[0]
        first._done("self")
        left = term.step_ids - first
        with freeze_time("2018-06-20 10:00:00"):
            term._end(date(2018, 6, 10), "unknown")
            term._undo_end("It was a mistake")
            goes_on = self.env["coop.office.term"].search([("restores_id", "=", term.id)])
            self.assertEqual(goes_on.step_ids, left)
            self.assertEqual(term.step_ids, first)

    def test_an_office_has_steps_of_its_own(self):
        own = self.env["coop.induction.step"].create(
            {
                "body_id": self.council.id,
                "seat_id": self.chair.id,
                "name": "Learn how to chair",
                "kind": "lesson",
                "lesson_id": self._lesson("chair").id,
            }
        )
        term = self._sit(self.seats[self.oak][0], self.mali)
        self.assertNotIn(own, term.step_ids.step_id)
        chair = self._sit(self.chair, self.mali)
        self.assertEqual(chair.step_ids.step_id, own)

    def test_a_step_out_of_use_is_asked_of_nobody(self):
        self.steps[0].date_to = date(2018, 5, 31)
        term = self._sit(self.seats[self.oak][0], self.mali, date(2018, 6, 1))
        self.assertEqual(term.step_ids.step_id, self.steps[1:])

    def test_doing_the_lesson_is_enough(self):
        term = self._sit(self.seats[self.oak][0], self.mali)
        row = self._row(term, self._step("lesson", lesson_id=self._lesson("meeting")))
        self.assertEqual(row.state, "open")
        self._lesson("meeting")._finish(self.mali.partner_id, self.company, "en_GB")
        self.assertEqual((row.state, row.done_how, row.done_on), ("done", "lesson", TODAY))

    def test_a_lesson_done_before_counts_unless_it_is_asked_again(self):
        self._lesson("meeting")._finish(self.mali.partner_id, self.company, "en_GB")
        self._lesson("interest")._finish(self.mali.partner_id, self.company, "en_GB")
        term = self._sit(self.seats[self.oak][0], self.mali)
        states = {row.step_id.lesson_id.key: row.state for row in term.step_ids}
        self.assertEqual(states["meeting"], "done")
        self.assertEqual(states["interest"], "open")

    def test_a_lesson_that_is_not_listed_is_open_to_whom_it_is_a_step(self):
        lesson = self._lesson("meeting")
        lesson.is_listed = False
        open_to = self.env["coop.lesson"]._get_open_to
        self.assertNotIn(lesson, open_to(self.mali.partner_id, self.company))
        self._sit(self.seats[self.oak][0], self.mali)
        self.assertIn(lesson, open_to(self.mali.partner_id, self.company))

    def test_what_people_were_asked_stays_what_it_is(self):
        term = self._sit(self.seats[self.oak][0], self.mali)
        step = term.step_ids[0].step_id
        with self.assertRaises(UserError):
            step.kind = "meet"
        with self.assertRaises(UserError):
            step.unlink()
        with self.assertRaises(UserError):
            term.step_ids[0].unlink()

    def test_what_is_late_is_on_the_list_while_they_sit_there(self):
        term = self._sit(self.seats[self.oak][0], self.mali)
        tasks = self.env["coop.membership.task"].with_user(self.secretary)
        late = [("kind", "=", "step_late"), ("company_id", "=", self.company.id)]
        self.assertFalse(tasks.search(late))
        with freeze_time("2018-06-05 10:00:00"):
            found = tasks.search(late)
            self.assertIn("Pegi Porth", found[0].sentence)
            self.assertIn(term.step_ids[0].id, found.mapped("res_id"))
            self.assertIn(
                term.step_ids[0], self.env["coop.term.step"].search([("is_late", "=", True)])
            )
            term.step_ids[0]._done("phone", "Siwan")
            self.assertNotIn(term.step_ids[0].id, tasks.search(late).mapped("res_id"))
            term._end(date(2018, 6, 1), "resignation")
            self.assertFalse(tasks.search(late))
            self.assertFalse(self.env["coop.membership.task"].with_user(self.officer).search(late))

    def test_the_next_step_is_a_thing_to_do_on_the_first_page(self):
        term = self._sit(self.seats[self.oak][0], self.mali)
        home = self.env["coop.member.home"]
        partner = self.mali.partner_id
        keys = [thing["key"] for thing in home._get_things(partner)[partner.id]]
        self.assertIn(f"term_step:{term.step_ids[0].id}", keys)
        self.assertEqual(len([key for key in keys if key.startswith("term_step")]), 1)
        urls = [card["url"] for card in home._get_cards(partner)]
        self.assertIn("/my/bodies", urls)
        urls = [card["url"] for card in home._get_cards(self.nia.partner_id)]
        self.assertNotIn("/my/bodies", urls)

    def test_each_sees_their_own_steps_and_changes_none(self):
        term = self._sit(self.seats[self.oak][0], self.mali)
        self._sit(
            self.seats[self.ash][0],
            self._member("Iola", self.employees, partner=self.internal_member.partner_id),
        )
        rows = self.env["coop.term.step"]
        mine = rows.with_user(self.portal_member).search([])
        self.assertEqual(mine, term.step_ids)
        self.assertTrue(mine[0].name)
        self.assertEqual(
            rows.with_user(self.internal_member).search([]).sudo().holder_id.name, "Iola Iorwg"
        )
        for user in (self.portal_other, self.employee, self.contacts_manager, self.inspector):
            self.assertFalse(rows.with_user(user).search([]), user.login)
        for user in (self.portal_member, self.internal_member, self.officer):
            with self.assertRaises(AccessError):
                self._as(term.step_ids[0], user).action_done()
            with self.assertRaises(AccessError):
                self._as(self.steps[0], user).write({"days": 1})
        with self.assertRaises(UserError):
            term.step_ids[0].with_user(self.secretary).write({"state": "done"})
        term.step_ids[0].with_user(self.secretary).action_done()
        self.assertEqual(term.step_ids[0].done_by, self.secretary.name)
        term.step_ids[0].with_user(self.secretary).action_reopen()
        term.step_ids[0].with_user(self.secretary).action_drop()
        self.assertEqual(term.step_ids[0].state, "dropped")
        self.assertEqual(len(rows.with_user(self.officer).search([])), len(rows.search([])))
