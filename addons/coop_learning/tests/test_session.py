from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CY, EN, LearningCase


@tagged("post_install", "-at_install")
class TestSession(LearningCase):
    """These people did this lesson together, written down by the office."""

    def begin(self, **more):
        return (
            self.env["coop.lesson.session"]
            .with_user(self.coordinator)
            .create(
                {
                    "lesson_id": self.council.id,
                    "company_id": self.company.id,
                    "day": date(2018, 4, 20),
                    "facilitator": "Huw Helyg",
                    "partner_ids": (self.mali.partner_id | self.paper).ids,
                    **more,
                }
            )
        )

    def test_each_who_was_there_has_done_it_on_that_day(self):
        task = self.give(self.mali.partner_id)
        session = self.begin()
        session.action_record()
        rows = self.env["coop.lesson.done"].search([("session_id", "=", session.id)])
        self.assertEqual(rows.partner_id, self.mali.partner_id | self.paper)
        self.assertEqual(set(rows.mapped("done_on")), {date(2018, 4, 20)})
        self.assertEqual(set(rows.mapped("how")), {"group"})
        self.assertEqual(set(rows.mapped("with_whom")), {"Huw Helyg"})
        self.assertEqual(set(rows.mapped("typed_by")), {self.coordinator.name})
        by_person = {row.partner_id: row.version_id.lang for row in rows}
        self.assertEqual(by_person, {self.mali.partner_id: EN, self.paper: CY})
        self.assertEqual(task.state, "done")

    def test_what_is_recorded_is_not_changed_but_taken_back(self):
        task = self.give(self.mali.partner_id)
        session = self.begin()
        session.action_record()
        for vals in ({"day": date(2018, 4, 1)}, {"partner_ids": [(5,)]}):
            with self.assertRaises(UserError):
                session.write(vals)
        with self.assertRaises(UserError):
            session.action_record()
        with self.assertRaises(UserError):
            session.unlink()
        session.action_take_back()
        self.assertEqual((session.state, task.state), ("draft", "open"))
        self.assertFalse(self.council._is_done_by(self.mali.partner_id, self.company))
        session.unlink()

    def test_nobody_was_there_or_the_day_lies_ahead(self):
        with self.assertRaises(UserError):
            self.begin(partner_ids=[]).action_record()
        with self.assertRaises(UserError):
            self.begin(day=date(2018, 5, 2)).action_record()

    def test_one_person_on_paper_is_a_session_of_one(self):
        session = self.begin(partner_ids=self.paper.ids, how="alone", facilitator=False)
        session.action_record()
        row = self.council._is_done_by(self.paper, self.company)
        self.assertEqual((row.how, row.channel), ("alone", "office"))
