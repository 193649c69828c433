from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_count import CountCase

WHOLE = ([1, 2], [1, 2], [1, 3], [2], [2, 3], [3])


@tagged("post_install", "-at_install")
class TestOpenedKept(CountCase):
    """What was opened is declared; and it is read as easily as it can be."""

    def test_a_result_that_somebody_knows_is_not_put_away(self):
        self._cast([1], [2])
        self._close()
        self._bring()
        with self.assertRaisesRegex(UserError, "The votes are opened"):
            self.election._abandon("I do not like it")
        self.election.action_count()
        self.assertNotEqual(self.election.state, "abandoned")
        with self.assertRaisesRegex(UserError, "The votes are opened"):
            self.election._abandon("I still do not")

    def test_until_it_is_opened_an_election_can_be_abandoned(self):
        self._cast([1], [2])
        for user in (self.secretary, self.watcher):
            with self.assertRaisesRegex(UserError, "nly the returning officer"):
                self.election.with_user(user)._abandon("We do not like it")
        self._close()
        self.election._abandon("The server was not safe")
        self.assertEqual(self.election.state, "abandoned")

    def test_votes_that_were_never_parted_are_read_in_whole_numbers(self):
        result = self._counted(*WHOLE)
        sheet = result._show_sheet()
        cells = [cell["total"] for row in sheet["rows"] for cell in row["cells"]]
        self.assertNotIn("2.00000", cells)
        self.assertIn("2", cells)
        self.assertNotIn(".00000", "".join(stage["story"] for stage in sheet["stages"]))

    def test_votes_that_were_parted_keep_their_parts(self):
        result = self._counted([1, 2], [1, 2], [1, 2], [1, 3], [1, 3], [2], [3])
        cells = [cell["total"] for row in result._show_sheet()["rows"] for cell in row["cells"]]
        self.assertTrue(any("." in cell for cell in cells), cells)

    def test_the_result_says_where_one_person_alone_could_open(self):
        page = self.env["coop.election"]
        self.assertIn("One person alone", page._say_assurance({"assurance": "lower"}))
        self.assertIsNone(page._say_assurance({"assurance": "shared"}))
        self._declared(*WHOLE)
        self.assertIsNone(self.election._show_result("en_GB")["lower"])
