from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_roll import TODAY, RollCase


@tagged("post_install", "-at_install")
class TestRollFollowing(RollCase):
    """A roll follows who dies, leaves or is back, and is put right with a reason."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.election._make_roll()
        cls.close = cls.env["coop.clock"].day_of(cls.election.poll_closes_at, cls.company)

    def _last(self, member):
        return self._rows(member).correction_ids[:1]

    # -- by itself -------------------------------------------------------------------------------

    def test_who_dies_is_struck_off_the_same_minute_and_nobody_is_told(self):
        self._as(self.mali, self.officer).action_died(TODAY)
        row = self._rows(self.mali)
        self.assertEqual((row.state, row.struck_why, row.struck_on), ("struck", "died", TODAY))
        self.assertEqual(
            (self._last(self.mali).kind, self._last(self.mali).why), ("struck", "died")
        )
        self.assertFalse(self._told("election_roll"))
        entry = self.election.journal_ids[:1]
        self.assertIn(row.number, entry.what)
        self.assertNotIn("Mali", entry.what)

    def test_who_leaves_before_voting_ends_is_struck_off_and_who_leaves_later_is_not(self):
        self.mali._leave("resignation", TODAY, self.close - timedelta(days=1))
        self.elin._leave("resignation", TODAY, self.close)
        self.assertEqual(self._rows(self.mali).struck_why, "left")
        self.assertEqual(self._rows(self.elin).state, "on", "still a member when voting ends")

    def test_a_leaving_or_a_death_that_was_a_mistake_puts_them_back(self):
        self.mali._leave("resignation", TODAY, self.close - timedelta(days=1))
        self.mali._undo_leave("She stays")
        self.assertEqual(self._rows(self.mali).state, "on")
        self.assertEqual(
            (self._last(self.mali).kind, self._last(self.mali).why), ("restored", "undone")
        )
        self._as(self.elin, self.officer).action_died(TODAY)
        self.elin._undo_leave("It was somebody else")
        self.assertEqual(self._rows(self.elin).state, "on")
        self.assertEqual(len(self._rows(self.elin).correction_ids), 2)

    def test_who_was_struck_off_for_another_reason_stays_struck_off(self):
        self._rows(self.mali)._strike("mistake", "Not entitled")
        self.mali._leave("resignation", TODAY, self.close - timedelta(days=1))
        self.mali._undo_leave("She stays")
        self.assertEqual(self._rows(self.mali).struck_why, "mistake")

    def test_who_changes_the_group_after_the_qualifying_date_votes_where_they_were(self):
        self.elin._change_category(self.supporters, TODAY + timedelta(days=1))
        self.assertEqual(self._rows(self.elin).state, "on")
        self.assertEqual(self._rows(self.elin).contest_id, self._contest(self.ash))

    def test_who_died_before_the_roll_was_made_is_struck_off_when_it_is(self):
        other = self._noticed(is_rehearsal=True)
        self._as(self.sion, self.officer).action_died(TODAY)
        other._make_roll()
        row = self.electors.search(
            [("election_id", "=", other.id), ("membership_id", "=", self.sion.id)]
        )
        self.assertEqual(row.struck_why, "died")

    def test_the_roll_follows_until_voting_ends_and_not_afterwards(self):
        self._open_poll()
        self._as(self.mali, self.officer).action_died(TODAY)
        self.assertEqual(self._rows(self.mali).state, "struck")
        with freeze_time(self.election._get_step("poll_closes").at):
            self.election.action_close_poll()
            self._as(self.elin, self.officer).action_died(self.close)
        self.assertEqual(self._rows(self.elin).state, "on", "they had voted, or could have")

    # -- by hand ---------------------------------------------------------------------------------

    def _correct_window(self, user=None, **vals):
        windows = self._as(self.env["coop.election.correct"], user or self.runner)
        return windows.create({"election_id": self.election.id, **vals})

    def test_who_was_left_out_is_added_with_a_reason_and_told(self):
        late = self._member("Nest Afal", day=TODAY)
        self._correct_window(
            act="add",
            membership_number=late.number,
            contest_id=self._contest(self.rowan).id,
            why="missing",
            reason="The application lay in the wrong tray",
        ).action_apply()
        row = self._rows(late)
        self.assertEqual((row.state, len(row.number)), ("on", 4))
        self.assertEqual(self._last(late).kind, "added")
        self.assertEqual(self._told("election_roll"), late.partner_id)
        words = self.env["coop.notice.delivery"].search([("partner_id", "=", late.partner_id.id)])
        said = words.filtered(lambda one: one.kind_id.code == "election_roll").body_html
        self.assertIn("You are on the roll. You have a vote.", said)
        self.assertIn("wrong tray", said)

    def test_nobody_is_on_the_roll_of_two_groups(self):
        with self.assertRaisesRegex(UserError, "Strike them off there first"):
            self.electors._add(self._contest(self.oak), self.mali, "missing", "x")
        with self.assertRaisesRegex(UserError, "Strike them off there first"):
            self.electors._add(self._contest(self.rowan), self.mali, "missing", "x")
        number = self._rows(self.mali).number
        self._rows(self.mali)._strike("mistake", "The other group")
        added = self.electors._add(self._contest(self.oak), self.mali, "mistake", "The other group")
        self.assertEqual(added.number, number, "the same person has the same number")
        with self.assertRaisesRegex(UserError, "Take that back"):
            self.electors._add(self._contest(self.rowan), self.mali, "missing", "x")

    def test_each_correction_needs_a_reason_in_words(self):
        row = self._rows(self.mali)
        with self.assertRaisesRegex(UserError, "Say why in words"):
            self._correct_window(act="strike", elector_id=row.id, why="twice").action_apply()
        with self.assertRaisesRegex(UserError, "Say why."):
            self._correct_window(act="strike", elector_id=row.id, reason="Twice").action_apply()
        self._correct_window(
            act="strike", elector_id=row.id, why="twice", reason="Twice"
        ).action_apply()
        self.assertEqual(row.struck_why, "twice")
        self._correct_window(
            act="restore", elector_id=row.id, why="mistake", reason="No"
        ).action_apply()
        self.assertEqual(row.state, "on")
        self.assertEqual(row.correction_ids.mapped("kind"), ["restored", "struck"])

    def test_only_the_returning_officer_puts_it_right(self):
        row = self._rows(self.mali)
        vals = {"act": "strike", "elector_id": row.id, "why": "twice", "reason": "Twice"}
        with self.assertRaisesRegex(UserError, "Only the returning officer"):
            self._correct_window(self.secretary, **vals).action_apply()
        self.assertEqual(row.state, "on")

    def test_two_who_both_have_a_vote_are_not_merged_before_one_is_struck_off(self):
        twin = self._member("Mali Derwen-Onnen")
        merging = self._as(self.env["coop.membership.merging"], self.officer)
        other = self._noticed(is_rehearsal=True)
        other._make_roll()
        said = "\n".join(merging._merge_refusals(self.mali.partner_id, twin.partner_id))
        self.assertIn("Both are on the roll", said)
        rows = self.electors.search([("membership_id", "=", twin.id)])
        rows._strike("twice", "The same person")
        said = "\n".join(merging._merge_refusals(self.mali.partner_id, twin.partner_id))
        self.assertNotIn("Both are on the roll", said)


@tagged("post_install", "-at_install")
class TestObjections(RollCase):
    """Somebody says that the roll is wrong, and is answered."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.election._make_roll()

    def _object(self, **vals):
        return self._as(self.env["coop.election.objection"], self.runner).create(
            {
                "election_id": self.election.id,
                "company_id": self.company.id,
                "by_name": "Nest Afal",
                "words": "I joined in April and am not on it",
                **vals,
            }
        )

    def _answer(self, objection, **vals):
        windows = self._as(self.env["coop.election.correct"], self.runner)
        window = windows.create(
            {
                "election_id": self.election.id,
                "objection_id": objection.id,
                "act": "none",
                **vals,
            }
        )
        window.action_apply()

    def test_who_is_right_is_added_and_told_why(self):
        late = self._member("Nest Afal", day=TODAY)
        objection = self.env["coop.election.objection"]._raise(
            self.election, late, "missing", "I joined today", "portal"
        )
        self._answer(
            objection,
            outcome="upheld",
            answer="You had joined. We are sorry.",
            act="add",
            membership_number=late.number,
            contest_id=self._contest(self.rowan).id,
            why="objection",
            reason="You had joined in time",
        )
        self.assertEqual(objection.state, "upheld")
        self.assertEqual(objection.correction_ids.elector_id, self._rows(late))
        self.assertEqual(self._told("election_objection"), late.partner_id)

    def test_an_objection_is_decided_once_with_a_reason(self):
        objection = self._object()
        with self.assertRaisesRegex(UserError, "Say whether they are right"):
            self._answer(objection)
        with self.assertRaisesRegex(UserError, "Say why"):
            self._answer(objection, outcome="refused", answer=" ")
        self._answer(objection, outcome="refused", answer="The form came on the 12th")
        self.assertEqual((objection.state, objection.decided_on), ("refused", TODAY))
        with self.assertRaisesRegex(UserError, "was decided"):
            self._answer(objection, outcome="upheld", answer="No")
        with self.assertRaises(UserError):
            objection.words = "Something else"
        with self.assertRaises(UserError):
            objection.sudo().unlink()

    def test_it_cannot_be_typed_over(self):
        objection = self._object()
        with self.assertRaises(UserError):
            objection.state = "upheld"
        with self.assertRaises(UserError):
            self._object(state="refused", answer="x", decided_on=TODAY)

    def test_the_roll_does_not_become_final_while_one_is_open(self):
        objection = self._object()
        self.assertEqual(self.election.objection_count, 1)
        with freeze_time(self.election._get_objections_until()):
            with self.assertRaisesRegex(UserError, "Decide the objections to the roll first: 1"):
                self.election.action_make_roll_final()
        self.assertIn("Decide the objections", "\n".join(self.election._get_blocks("open_poll")))
        self._answer(objection, outcome="refused", answer="The form came on the 12th")
        self._make_final()
        with self.assertRaisesRegex(UserError, "is final"):
            self._object()

    def test_one_that_comes_after_the_day_is_marked_and_a_member_is_told_to_ring(self):
        after = self.election._get_objections_until() + timedelta(minutes=1)
        with freeze_time(after):
            self.assertTrue(self._object().is_late)
            with self.assertRaisesRegex(UserError, "Please ring"):
                self.env["coop.election.objection"]._raise(
                    self.election, self.mali, "wrong", "x", "portal"
                )
        self.assertFalse(self._object().is_late)

    def test_what_waits_is_on_the_list(self):
        self._object()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        found = tasks.search([("kind", "in", ("roll_objection", "roll_final", "roll_letters"))])
        self.assertEqual(found.mapped("kind"), ["roll_objection"])
        self.assertIn("Answer an objection to the roll of “Council 2018”", found.sentence)
        self.assertEqual(found.due_on, self.election._get_objections_step().day)

    def test_who_is_forgotten_is_quoted_no_more(self):
        objection = self.env["coop.election.objection"]._raise(
            self.election, self.mali, "wrong", "My sister Nest", "portal"
        )
        self._rows(self.mali)._strike("mistake", "Her sister Nest")
        self.mali._make_nobody()
        self.assertNotIn("Nest", objection.words)
        self.assertNotIn("Mali", objection.by_name)
        self.assertNotIn("Nest", self._rows(self.mali).correction_ids.reason)

    def test_all_of_it_is_in_the_copy_of_what_is_held(self):
        self.env["coop.election.objection"]._raise(
            self.election, self.mali, "wrong", "My name is wrong", "portal"
        )
        pack = self.env["coop.access.pack"].sudo()
        sections = pack._coop_access_pack(self.mali.partner_id, self.company)
        said = str([part["rows"] for part in sections if part["title"].startswith("Elections")])
        self.assertIn(self._rows(self.mali).number, said)
        self.assertIn("My name is wrong", said)
