from decimal import Decimal

from odoo.tests import Form, tagged

from .common import TODAY
from .delegation import DelegationCase


@tagged("post_install", "-at_install")
class TestDelegationAnswer(DelegationCase):
    """May I decide this? The answers, by what is asked, how much it is and who asks."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.scheme._put_in_force("Welsh follows.")
        cls.roles = {label: key for key, label in cls.scheme._get_roles()}

    def _ask(self, matter, role, amount=None):
        key = self.roles.get(role, "other")
        return self.scheme._answer(matter, amount and Decimal(amount), key)

    def test_a_worked_table_of_answers(self):
        for matter, role, amount, verdict in (
            (self.small, "Team manager", "500", "yes"),
            (self.small, "Team manager", "500.01", "no"),
            (self.small, "Director", "5000", "ask"),
            (self.small, "Director", "20", "yes"),
            (self.small, "Director", "5001", "no"),
            (self.small, "Board of Management", "5001", "together"),
            (self.small, "Board of Management", "20", "no"),
            (self.small, "Team manager", None, "sum"),
            (self.small, "nobody of these", "20", "no"),
            (self.hire, "Team manager", None, "yes"),
            (self.hire, "Director", None, "no"),
            (self.chairing, "Council of Members, Chair", None, "yes"),
            (self.chairing, "Council of Members", None, "no"),
            (self.board_choice, "Council of Members", None, "together"),
            (self.board_choice, "Director", None, "no"),
        ):
            found = self._ask(matter, role, amount)
            self.assertEqual(found["verdict"], verdict, (matter.matter, role, amount))

    def test_it_says_who_decides_whom_to_ask_and_whom_to_tell(self):
        mine = self._ask(self.small, "Director", "900")
        self.assertEqual(mine["title"], "Yes, after you have asked: the finance manager.")
        self.assertIn("Afterwards, tell: the Board.", mine["facts"])
        theirs = self._ask(self.small, "Team manager", "900")
        self.assertEqual(theirs["title"], "No. This is decided by: Director.")
        self.assertIn("They ask first: the finance manager.", theirs["facts"])
        self.assertIn("They tell afterwards: the Board.", theirs["facts"])
        reserved = self._ask(self.board_choice, "Director")
        self.assertEqual(
            reserved["facts"],
            [
                "It is reserved to the Council. Nobody else may be given it.",
                "The rules of the co-op say so (rule 12).",
            ],
        )

    def test_whether_who_decides_more_may_decide_less_is_a_rule_of_the_scheme(self):
        following = self.scheme.copy({"valid_from": TODAY, "upward": False})
        key = following._get_role_keys()[following.line_ids[1]]
        answer = following._answer(following.line_ids[0], Decimal(20), key)
        self.assertEqual(answer["verdict"], "no")

    def test_a_sum_that_nobody_decides_is_said(self):
        following = self.scheme.copy({"valid_from": TODAY})
        following.line_ids.filtered(lambda line: line.amount_from == 5000).unlink()
        answer = following._answer(following.line_ids[0], Decimal(9000), "other")
        self.assertEqual(answer["verdict"], "nobody")

    def test_matters_are_found_by_words_without_accents_and_capitals(self):
        self.assertEqual(self.scheme._find_matters("BUY"), self.small)
        self.assertEqual(self.scheme._find_matters("people hire"), self.hire)
        self.assertEqual(len(self.scheme._find_matters("")), 4)
        self.assertFalse(self.scheme._find_matters("bus"))
        following = self.scheme.copy({"valid_from": TODAY})
        following.line_ids[0].with_context(lang="cy_GB").matter = "Prynu tŷ"
        self.assertTrue(following.with_context(lang="cy_GB")._find_matters("TY"))

    def test_where_somebody_sits_is_known(self):
        member = self._member("Mali", self.supported)
        self._sit(self.seats[self.oak][0], member)
        self.assertEqual(self.scheme._get_roles_of(member.partner_id), [f"body-{self.council.id}"])
        self._sit(self.chair, member)
        self.assertEqual(
            self.scheme._get_roles_of(member.partner_id),
            [f"seat-{self.chair.id}", f"body-{self.council.id}"],
        )
        self.assertFalse(self.scheme._get_roles_of(self.portal_other.partner_id))

    def test_an_employee_asks_in_the_back_office(self):
        window = self._as(self.env["coop.delegation.ask"], self.employee)
        form = Form(window)
        self.assertFalse(form.who)
        form.matter_id = self._as(self.small, self.employee)
        self.assertTrue(form.has_sum)
        form.who = self.roles["Team manager"]
        self.assertIn("how much money", form.title)
        form.amount = 400
        self.assertEqual(form.title, "Yes. You may decide this.")
        form.amount = 6000
        self.assertEqual(form.title, "No. This is decided by: Board of Management.")
        form.matter_id = self._as(self.board_choice, self.employee)
        self.assertIn("reserved to the Council", form.facts)

    def test_who_sits_there_and_works_here_is_known_in_the_back_office(self):
        colleague = self._member(category=self.employees, partner=self.internal_member.partner_id)
        self._sit(self.seats[self.ash][0], colleague)
        form = Form(self._as(self.env["coop.delegation.ask"], self.internal_member))
        self.assertEqual(form.who, f"body-{self.council.id}")
        form.matter_id = self._as(self.board_choice, self.internal_member)
        self.assertIn("Your body decides this together", form.title)

    def test_another_s_question_is_nobody_s_to_read(self):
        asked = self._as(self.env["coop.delegation.ask"], self.employee).create({})
        found = self._as(self.env["coop.delegation.ask"], self.internal_member)
        self.assertFalse(found.search([("id", "=", asked.id)]))
