from datetime import date

from psycopg2.errors import UniqueViolation

from odoo.exceptions import UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .meeting_common import at
from .removal_common import EVENING_OF_VOTE, RemovalCase


@tagged("post_install", "-at_install")
class TestOfficeRemoval(RemovalCase):
    """A councillor is removed as the rules of the Council say: told, heard, resolved."""

    def _five(self, yes=5):
        """Votes of the five who have one: Oak 1 has none."""
        no = 5 - yes
        return {self.oak: (1, 0), self.ash: (2, 0), self.rowan: (yes - 3, no)}

    def test_told_at_once_with_the_reasons_the_day_and_who_decides(self):
        self.concerned.lang = "en_GB"
        removal = self._told()
        self.assertEqual(
            (removal.told_on, removal.vote_from), (date(2018, 5, 10), date(2018, 5, 24))
        )
        self.assertEqual((removal.decider_id, removal.needed_percent), (self.council, 75))
        self.assertEqual(removal.words_by, date(2018, 5, 17))
        told = self._deliveries("board_removal")
        self.assertEqual(len(told), 1)
        for words in ("Told a newspaper", "Council of Members", "24 May 2018", "17 May 2018"):
            self.assertIn(words, told.body_html)
        self.assertNotIn("{{", told.body_html)

    def test_the_term_ends_by_the_resolution_after_notice_and_hearing(self):
        removal = self._told(heard="came")
        self._vote_on(self._put(removal), self._five())
        self.assertEqual(removal.state, "removed")
        self.assertEqual((self.term.date_to, self.term.ended_why), (EVENING_OF_VOTE, "removed"))
        self.assertTrue(self._open_vacancy(self.term.seat_id))
        self.assertTrue(self._deliveries("term_ended"))
        with self._time("2018-05-30 10:00:00"):
            self.assertNotIn(self.term, self.council._get_terms_on(date(2018, 5, 30)))
            self.env["coop.office.term"]._close_over(self.term)
            self.assertTrue(self.term.closed)

    def test_where_something_is_missing_the_term_goes_on_until_it_is_written_down(self):
        removal = self._told(words="I told nobody.")
        self._vote_on(self._put(removal), self._five())
        self.assertFalse(self.term.ended_why)
        for words in ("how the person was heard", "sent round or read out"):
            self.assertIn(words, removal.missing)
        removal.write({"heard": "came", "words_sent_on": date(2018, 5, 25)})
        with self.assertRaisesRegex(UserError, "at the latest"):
            removal.action_removed()
        removal.words_sent_on = date(2018, 5, 22)
        self.assertFalse(removal.missing)
        removal.action_removed()
        self.assertEqual((self.term.date_to, self.term.ended_why), (EVENING_OF_VOTE, "removed"))

    def test_words_that_were_read_out_need_not_go_round(self):
        removal = self._told(words="I told nobody.", heard="read")
        self._vote_on(self._put(removal), self._five())
        self.assertEqual(removal.state, "removed")

    def test_no_vote_is_taken_before_the_notice_is_over(self):
        self.rules_of_council.removal_days = 28
        resolution = self._put(self._told(heard="declined"))
        with self.assertRaisesRegex(UserError, "No vote is taken on this before 07/06/2018"):
            self._vote_on(resolution, self._five())
        self.assertEqual(resolution.state, "draft")
        self.assertFalse(self.term.ended_why)

    def test_it_takes_the_share_that_the_rules_ask(self):
        removal = self._told(heard="came")
        resolution = self._vote_on(self._put(removal), self._five(yes=3))
        self.assertEqual((resolution.state, resolution.needed_count), ("lost", 4))
        self.assertFalse(self.term.ended_why)
        removal.action_drop()
        self.assertEqual(removal.state, "dropped")
        told = self._deliveries("removal_dropped")
        self.assertEqual(len(told), 1)
        self.assertNotIn("{{", told.body_html)

    def test_without_a_share_of_its_own_it_takes_what_any_resolution_takes(self):
        self.rules_of_council.removal_percent = 0
        resolution = self._vote_on(self._put(self._told(heard="came")), self._five(yes=3))
        self.assertEqual(resolution.state, "carried")
        self.assertEqual(self.term.ended_why, "removed")

    def test_who_is_to_be_removed_is_there_and_has_no_vote_on_it(self):
        resolution = self._put(self._told(heard="came"))
        with self.assertRaisesRegex(UserError, "2 votes.*1 of its people"), self.env.cr.savepoint():
            self._vote_on(resolution, {**self._five(), self.oak: (2, 0)})
        self._vote_on(resolution, self._five())
        self.assertEqual(resolution.count_id.present, 5)
        self.assertNotIn(self._row("Oak 1").id, resolution.count_id.person_keys)
        self.assertTrue(self._row("Oak 1").presence_ids)
        # and votes on the next point again
        with self._time(at(19, 20)):
            self.meeting.item_ids[1].action_open()
        self.assertEqual(self.meeting.item_ids[1].count_ids.present, 6)

    def test_by_which_rules_is_fixed_when_the_person_is_told(self):
        removal = self._told(heard="came")
        self.rules_of_council.write({"removal_by": "nobody", "removal_percent": 0})
        resolution = self._vote_on(self._put(removal), self._five(yes=3))
        self.assertEqual(resolution.state, "lost")
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            removal.decider_id = self.board
        with self._kept("coop_board_removal_board_kept"):
            self._execute(
                "UPDATE coop_board_removal SET decider_id = %s WHERE id = %s",
                self.board.id,
                removal.id,
            )

    def test_where_the_rules_allow_none_it_is_refused_and_says_where_to_enter_it(self):
        self.rules_of_council.removal_by = "nobody"
        self.assertFalse(self.term.may_be_removed)
        with self.assertRaisesRegex(UserError, "Governance / Bodies.*page “Rules”"):
            self._propose().action_tell()

    def test_who_decides_has_to_be_there(self):
        self.rules_of_council.removal_by = "general"
        removal = self._propose()
        with self.assertRaisesRegex(UserError, "no such body is entered"):
            removal.action_tell()
        general = self.env["coop.body"].create(
            {"name": "General meeting", "kind": "general", "company_id": self.company.id}
        )
        removal.action_tell()
        self.assertEqual(removal.decider_id, general)
        removal.resolution_id = self._draft(self.council)
        with self.assertRaisesRegex(UserError, "the resolution of “General meeting”"):
            removal.action_name_resolution()

    def test_somebody_leaves_an_office_and_keeps_the_seat(self):
        chair = self.env["coop.office.term"]._begin(
            self.chair, self.concerned, date(2018, 5, 1), "elected"
        )
        removal = self._propose(chair)
        removal.action_tell()
        self.assertIn("the office “Chair”", self._deliveries("board_removal").body_html)
        removal.heard = "came"
        self._vote_on(self._put(removal), self._five())
        self.assertEqual((chair.ended_why, self.term.ended_why), ("removed", False))

    def test_who_leaves_the_seat_leaves_the_office_with_it(self):
        chair = self.env["coop.office.term"]._begin(
            self.chair, self.concerned, date(2018, 5, 1), "elected"
        )
        self._vote_on(self._put(self._told(heard="came")), self._five())
        self.assertEqual((chair.ended_why, self.term.ended_why), ("removed", "removed"))

    def test_the_window_begins_on_the_term(self):
        term = self._as(self.term, self.secretary)
        self.assertTrue(term.may_be_removed)
        action = term.action_propose_removal()
        model = self._as(self.env[action["res_model"]], self.secretary)
        with Form(model.with_context(**action["context"])) as form:
            form.proposed_by = "Two councillors"
            form.reason = "Has not come for a year."
        removal = form.record
        self.assertEqual((removal.term_id, removal.state), (self.term, "draft"))
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        task = tasks.search([("kind", "=", "removal"), ("res_id", "=", removal.id)])
        self.assertIn("to remove Oak 1", task.sentence)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(UniqueViolation),
            self.env.cr.savepoint(),
        ):
            self._propose()
