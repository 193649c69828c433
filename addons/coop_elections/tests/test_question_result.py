from datetime import timedelta

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..records import fingerprint
from .common_question import PANEL, WORDS, QuestionCase


@tagged("post_install", "-at_install")
class TestQuestionResult(QuestionCase):
    """Who stood or could vote questions a result; a panel without a part in it decides."""

    def _deliveries(self):
        kind = self.env.ref("coop_elections.kind_election_challenge")
        return self.env["coop.notice.delivery"].search(
            [("kind_id", "=", kind.id), ("partner_id", "=", self.mali.partner_id.id)]
        )

    def _journal(self):
        entries = self.election.sudo().journal_ids.filtered(lambda one: one.act == "questioned")
        return " ".join(entries.sorted("id").mapped("what"))

    def _terms(self):
        return self.env["coop.office.term"].search(
            [("seat_id", "in", self.contest.seat_ids.ids), ("struck_on", "=", False)]
        )

    # -- who asks --------------------------------------------------------------------------------

    def test_who_voted_and_who_stood_can_ask_and_nobody_else(self):
        with self._after(days=1):
            self.assertEqual(self._raise(self.mali).state, "received")
            self.assertEqual(self._raise(self.standing[0]).state, "received")
            late = self._member("Nia Newydd", category=self.supported)
            with self.assertRaisesRegex(UserError, "Who stood or could vote"):
                self._raise(late)
            with self.assertRaisesRegex(UserError, "asked already"):
                self._raise(self.mali)

    def test_what_is_late_is_kept_and_marked(self):
        with self._after(days=21):
            self.assertFalse(self._raise(self.mali).is_late)
        with self._after(days=22):
            late = self._raise(self.people[0])
            self.assertTrue(late.is_late)
            self.assertIn("It was late", self._journal())
            self._name_panel(late)
        self.assertEqual(late.state, "panel")

    def test_what_comes_on_paper_is_written_down_by_governance(self):
        with self._after(days=1):
            values = {
                "company_id": self.company.id,
                "election_id": self.election.id,
                "membership_id": self.mali.id,
                "words": WORDS,
                "channel": "paper",
            }
            asked = self._as(self.env["coop.election.challenge"], self.secretary).create(values)
            self.assertEqual((asked.state, asked.by_name), ("received", self.mali.member_name))
            with self.assertRaisesRegex(UserError, "as they said it"):
                asked.words = "Nothing was wrong."
            with self.assertRaises(UserError):
                asked.state = "decided"
            with self.assertRaises(UserError):
                asked.sudo().unlink()
            for user in (self.runner, self.watcher, self.clerk, self.officer, self.employee):
                with self.assertRaises(AccessError, msg=user.login):
                    self._as(self.env["coop.election.challenge"], user).create(values)

    # -- the panel -------------------------------------------------------------------------------

    def test_nobody_who_had_a_part_is_on_the_panel(self):
        with self._after(days=1):
            asked = self._raise()
            for values, words in (
                ({"name": "Gwen", "user_id": self.watcher.id}, "ran, watched or helped"),
                ({"name": "Ruth", "user_id": self.runner.id}, "ran, watched or helped"),
                ({"name": "eleri  eryr"}, "ran, watched or helped"),
                ({"name": "Ifan", "membership_id": self.standing[0].id}, "stood in this election"),
                ({"name": self.standing[1].member_name}, "stood in this election"),
                ({"name": "Mali", "membership_id": self.mali.id}, "their own question"),
            ):
                with self.assertRaisesRegex(UserError, words, msg=values):
                    asked.write({"panelist_ids": [Command.create(values)]})

    def test_a_panel_is_complete_and_then_stays(self):
        with self._after(days=1):
            asked = self._raise()
            with self.assertRaisesRegex(UserError, "at least so many"):
                self._name_panel(asked, PANEL[:2])
            asked.write({"panelist_ids": [Command.create({"name": PANEL[2]})]})
            asked.action_name_panel()
            with self.assertRaisesRegex(UserError, "is named: it stays"):
                asked.write({"panelist_ids": [Command.create({"name": "Dilwyn Drudwen"})]})
            with self.assertRaisesRegex(UserError, "is named: it stays"):
                asked.panelist_ids[0].unlink()

    def test_steps_have_their_turn_and_who_asked_is_told_of_each(self):
        with self._after(days=1):
            asked = self._raise()
            with self.assertRaisesRegex(UserError, "not its turn"):
                asked._decide("dismissed", "The box was locked.")
            self._name_panel(asked)
            today = self.env["coop.clock"].today()
            with self.assertRaisesRegex(UserError, "who was heard"):
                asked._hear(today, " ")
            asked._hear(today, "Mali Derwen")
            with self.assertRaisesRegex(UserError, "and why"):
                asked._decide("dismissed", "")
            asked._decide("dismissed", "The box was locked, and two people watched it.")
            with self.assertRaisesRegex(UserError, "it stays as it is"):
                asked.contest_id = self.contest
        self.assertEqual((asked.state, asked.outcome), ("decided", "dismissed"))
        told = self._deliveries()
        self.assertEqual(set(told.mapped("key")), {"received", "panel", "heard", "decided"})
        said = " ".join(told.mapped("body_html"))
        for words in (*PANEL, "The box was locked"):
            self.assertIn(words, said)
        journal = self._journal()
        for words in ("came", "A panel is named", "is heard", "The result stays"):
            self.assertIn(words, journal)
        for words in (self.mali.member_name, WORDS):
            self.assertNotIn(words, journal)
        self.assertEqual(self.election._get_declaration(), self.declaration)

    def test_who_had_a_part_in_the_election_writes_nothing_down(self):
        with self._after(days=1):
            asked = self._raise()
            group = self.env.ref("coop_governance.group_governance_officer")
            self.runner.group_ids += group
            for act in (
                lambda one: one.action_name_panel(),
                lambda one: one._hear(self.env["coop.clock"].today(), "Mali"),
                lambda one: one._decide("void", "Because"),
                lambda one: one.write({"contest_id": self.contest.id}),
            ):
                with self.assertRaisesRegex(UserError, "had a part in this election"):
                    act(asked.with_user(self.runner))
            self.runner.group_ids -= group
            for user in (self.watcher, self.clerk, self.officer):
                with self.assertRaises(UserError):
                    asked.with_user(user).action_name_panel()

    # -- what it holds up ------------------------------------------------------------------------

    def test_as_long_as_one_is_open_nothing_is_destroyed(self):
        with self._after(days=22):
            asked = self._raise()
            with self.assertRaisesRegex(UserError, "is being questioned"):
                self._end_shares()
        with self._year_on():
            self.env.flush_all()
            self.env.cr.execute(
                "UPDATE coop_election SET shares_destroyed_on = declared.day,"
                " destruction_asked_id = %s FROM (SELECT DATE '2018-09-10' AS day) AS declared"
                " WHERE id = %s",
                [self.runner.id, self.election.id],
            )
            self.env.invalidate_all()
            for election in (self.election.with_user(self.watcher), self.election):
                with self.assertRaisesRegex(UserError, "is being questioned|somebody else"):
                    election.action_confirm_destruction()
            with self.assertRaisesRegex(UserError, "is being questioned"):
                self.election.sudo().action_ask_destruction()
            self._name_panel(asked)
            asked._hear(self.env["coop.clock"].today(), "Mali Derwen")
            asked._decide("dismissed", "All was well.")
            self.election.with_user(self.watcher).action_confirm_destruction()
            with self.assertRaisesRegex(UserError, "are destroyed"):
                self._raise(self.standing[0])
        self.assertTrue(self.election.destroyed_on)
        self.assertEqual(asked.words, WORDS)

    # -- what follows ----------------------------------------------------------------------------

    def test_votes_are_counted_again_and_that_is_published(self):
        before = self.contest._get_result()
        with self._after(days=2):
            self._heard()._decide("recount", "Two numbers did not agree.")
        after = self.contest._get_result()
        self.assertEqual(after.number, before.number + 1)
        again = self.election._get_declaration()
        self.assertEqual(again.version, 2)
        self.assertEqual(again._get_content()["changes"][0]["before"], self.declaration.fingerprint)
        shown = self.election._show_result("en_GB")
        self.assertIn("The votes were counted again", shown["changes"][0])
        self.assertIn("Two numbers did not agree.", shown["changes"][0])
        self.assertEqual(
            [one["elected"] for one in shown["contests"]],
            [
                one["elected"]
                for one in self.election.with_context(lang="en_GB")._show_result("en_GB")[
                    "contests"
                ]
            ],
        )
        self.assertIn(self.mali.partner_id, self._told("election_result_again"))
        # what the scrutineers signed are the counts that were declared
        self.assertEqual(len(self.election._get_reports()), 2)

    def test_a_result_is_put_right_and_another_declaration_follows(self):
        first, second, third = (self._candidate(place) for place in (1, 2, 3))
        self.assertEqual((first.state, second.state), ("elected", "elected"))
        seat = first.seat_id
        with self._after(days=2):
            asked = self._heard()
            with (
                self.assertRaisesRegex(UserError, "Say who could not be elected"),
                self.env.cr.savepoint(),
            ):
                asked._decide("corrected", "Ifan was no member.")
        with self._after(days=3):
            asked._decide("corrected", "Ifan was no member.", first)
        self.assertEqual(
            (first.state, second.state, third.state), ("not_elected", "elected", "elected")
        )
        self.assertEqual(third.seat_id, seat)
        holders = self._terms().filtered(lambda one: not one.closed).holder_id.partner_id
        self.assertIn(third.membership_id.partner_id, holders)
        again = self.election._get_declaration()
        self.assertEqual(again.fingerprint, fingerprint(again.content))
        names = [one["name"] for one in again._get_content()["contests"][0]["elected"]]
        self.assertEqual(sorted(names), sorted([second.ballot_name, third.ballot_name]))
        self.assertEqual(self.declaration.content, self.election.sudo().declaration_ids[-1].content)

    def _candidate(self, place):
        return self.contest.candidate_ids.filtered(lambda one: one.ballot_order == place)

    def test_of_a_void_election_terms_end_and_seats_are_vacant(self):
        self.assertTrue(self._terms())
        with self._after(days=2):
            asked = self._heard()
            asked._decide("void", "Papers were lost.")
            self.assertFalse(self._terms().filtered(lambda one: not one.ended_why))
            self.assertEqual(asked.action_plan_again()["res_model"], "coop.election.plan")
            tomorrow = self.env["coop.clock"].today() + timedelta(days=1)
            due = self.election._get_due_seats(self.council, tomorrow)
        self.assertLessEqual(self.contest.seat_ids, due)
        self.assertFalse(self._candidate(1).seat_id)
        for lang in ("en_GB", "cy_GB"):
            shown = self.election._show_result(lang)
            self.assertTrue(shown["changes"])
            self.assertTrue(all(not one["elected"] for one in shown["contests"]))
        self.assertIn("void", self.election._show_result("en_GB")["contests"][0]["lead"])
        self.assertEqual(self.election.questioned_until.isoformat(), "2018-09-05")

    # -- who sees --------------------------------------------------------------------------------

    def test_who_asked_and_what_is_for_governance_and_who_ran_it(self):
        with self._after(days=1):
            asked = self._raise()
            self._name_panel(asked)
        for model in ("coop.election.challenge", "coop.election.panelist"):
            for user in (self.runner, self.watcher, self.secretary):
                self.assertTrue(self._as(self.env[model], user).search([]), user.login)
            stranger = self._user(f"cefin_{model[-6:]}", "coop_elections.group_scrutineer")
            self.assertFalse(self._as(self.env[model], stranger).search([]))
            for user in (
                self.clerk,
                self.officer,
                self.employee,
                self.inspector,
                self.internal_member,
                self.portal_member,
            ):
                with self.assertRaises(AccessError, msg=f"{user.login} reads {model}"):
                    self._as(self.env[model], user).search([])

    def test_it_is_on_the_list_until_it_is_decided(self):
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        domain = [("kind", "=", "election_question")]
        with self._after(days=1):
            asked = self._heard()
            self.assertEqual(tasks.search(domain).res_id, asked.id)
            asked._decide("dismissed", "All was well.")
            self.env.flush_all()
            self.assertFalse(tasks.search(domain))

    def test_it_is_in_the_copy_of_what_is_held_and_forgotten_with_the_person(self):
        with self._after(days=1):
            asked = self._raise()
        packs = self.env["coop.access.pack"].sudo()
        titles = {
            section["title"]: section.get("rows")
            for section in packs._coop_access_pack(self.mali.partner_id, self.company)
        }
        rows = titles["Elections: what you asked about a result"]
        self.assertEqual(rows[0][2], WORDS)
        self.mali.sudo()._make_nobody()
        self.assertNotIn(WORDS, asked.sudo().words)
