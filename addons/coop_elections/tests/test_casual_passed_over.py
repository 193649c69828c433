from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_casual import A, C, CasualCase, D


@tagged("post_install", "-at_install")
class TestCasualPassedOver(CasualCase):
    """Who cannot sit on a seat that falls vacant is not asked, or is passed over."""

    def test_who_cannot_sit_there_any_more_is_not_asked(self):
        self._elect()
        member = self.contest._get_people()[C].membership_id.sudo()
        member._leave("resignation", end_date=self.today)
        self._later(61)
        casual = self._ask(self._leave(A))
        self.assertEqual(self._of(casual, C).state, "out")
        self.assertIn("does not belong", self._of(casual, C).problem)
        self.assertEqual(self._told("casual_asked"), self._partner(D))

    def test_who_was_given_another_seat_since_is_out_at_the_count(self):
        self._elect()
        casual = self._ask(self._leave(A))
        self._say(casual, C)
        self._say(casual, D)
        [seat] = self._seats(1, constituency_id=self.oak.id, number=19)
        self._sit(seat, self.contest._get_people()[C].membership_id, day=self.today)
        self.assertEqual(self._count_back(casual)._get_content()["filled"], [D])
        self.assertIn("sits on", self._of(casual, C).problem)

    def test_who_may_not_sit_any_more_after_the_count_is_not_declared(self):
        self._elect()
        casual = self._ask(self._leave(A))
        self._say(casual, C)
        self._say(casual, D)
        self._count_back(casual)
        casual.action_tell()
        [seat] = self._seats(1, constituency_id=self.oak.id, number=19)
        self._sit(seat, self.contest._get_people()[C].membership_id, day=self.today)
        with self.assertRaisesRegex(UserError, "Count again"):
            casual.action_declare()
        with self.assertRaisesRegex(UserError, "Say why"):
            self._count_back(casual)
        self._count_back(casual, why="Meirion has another seat")
        self._finish(casual)
        self.assertTrue(self._term(D))
