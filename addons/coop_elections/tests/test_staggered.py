import json
from datetime import date

from dateutil.relativedelta import relativedelta
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from .common import RECORD, ElectionCase
from .common_candidates import MINUTE, CandidateCase
from .common_count import CountCase

ONE_DAY = relativedelta(days=1)


@tagged("post_install", "-at_install")
class TestStaggeredPlan(ElectionCase):
    """At a first election terms are of different lengths, so that later a share retires each
    year."""

    def test_a_first_election_is_proposed_with_a_share_that_ends_each_year(self):
        window = self._window(is_staggered=True)
        self.assertTrue(window._origin.is_staggered)
        election = self._plan(is_staggered=True)
        self.assertEqual(set(election.contest_ids.mapped("term_lengths")), {"36, 24"})
        rules = self.council._get_rules()
        self.assertEqual(rules._get_first_lengths(5), [36, 36, 24, 24, 12])
        self.assertEqual(rules._get_first_lengths(1), [36])

    def test_only_the_first_is_and_only_where_the_rules_say_so(self):
        windows = self.env["coop.election.plan"].with_user(self.secretary)
        windows = windows.with_context(allowed_company_ids=self.company.ids)
        said = {
            "company_id": self.company.id,
            "name": "Council",
            "name_cy": "Cyngor",
            "body_id": self.council.id,
        }
        self.assertTrue(windows.create(said).is_staggered)
        rules = self.council._get_rules()
        rules.is_staggered = False
        self.assertFalse(windows.create(said).is_staggered)
        rules.is_staggered = True
        elin = self._member("Elin", self.employees)
        self._sit(self.seats[self.ash][0], elin, date(2018, 2, 1), "elected")
        self.assertFalse(windows.create(said).is_staggered)

    def test_lengths_are_months_the_longest_first(self):
        contest = self._plan().contest_ids[0]
        for wrong in ("24, 36", "36, soon", "0, 0", "-36"):
            with self.assertRaises(ValidationError):
                contest.term_lengths = wrong
        contest.term_lengths = "36; 12"
        self.assertEqual(contest._get_lengths(), [36, 12])

    def test_each_seat_has_a_length_before_notice_is_given(self):
        election = self._ready()
        contest = election.with_user(self.secretary).contest_ids[0]
        contest.term_lengths = "36, 24, 12"
        self.assertIn("a length for each of the 2 seats", "\n".join(contest._get_blocks()))
        contest.term_lengths = "36, 24"
        contest.term_to = contest.term_from + relativedelta(months=5)
        self.assertIn("Take one of the two away", "\n".join(contest._get_blocks()))

    def test_the_notice_says_the_lengths_and_they_stay(self):
        election = self._noticed(is_staggered=True)
        content = election._get_last_notice()._get_content()
        self.assertEqual(content["contests"][0]["term_lengths"], [36, 24])
        shown = election._show("en_GB")["contests"][0]["seats"]
        self.assertIn("in the order of election they last 36 and 24 months", shown)
        contest = election.contest_ids[0]
        with self.assertRaises(UserError):
            contest.with_user(self.secretary).term_lengths = "36, 36"
        with self.assertRaises(UserError):
            contest.sudo().term_lengths = "36, 36"

    def test_the_database_keeps_the_lengths_too(self):
        election = self._noticed(is_staggered=True)
        self.env.cr.execute(
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger"
            " WHERE tgname = 'coop_election_contest_frozen'"
        )
        [[trigger]] = self.env.cr.fetchall()
        for name in ("term_lengths", "term_to"):
            self.assertIn(f"old.{name}", trigger)
        self.assertFalse(election._get_drift())
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE coop_election_contest SET term_lengths = '36, 36' WHERE id = %s",
            [election.contest_ids[0].id],
        )
        self.env.invalidate_all()
        self.assertTrue(election._get_drift(), "what was noticed has 36 and 24")

    def test_seats_that_are_left_over_keep_the_lengths_that_are_left(self):
        contest = self._noticed(is_staggered=True).contest_ids[0].sudo()
        contest.write({"outcome": "deemed", "unfilled": 1})
        self.assertEqual(contest._get_left_lengths(), "24")
        contest.write({"outcome": "countermanded", "unfilled": 2})
        self.assertEqual(contest._get_left_lengths(), "36, 24")


@tagged("post_install", "-at_install")
class TestStaggeredUnopposed(CandidateCase):
    """Nobody has a rival: a lot before witnesses says who has the longer term."""

    @classmethod
    def _noticed(cls, **vals):
        return super()._noticed(**{"is_staggered": True, **vals})

    def setUp(self):
        super().setUp()
        with freeze_time(self._open() + MINUTE):
            self.dan, self.efa = self._stand_in("Ash", "Dan Dail", "Efa Enfys")
            self._stand_in("Rowan", "Heti Haul")
        self._publish()
        self._settle()
        self.contest = self.contests["Ash"].sudo()
        moment = freeze_time(self.at["withdrawals"] + 2 * MINUTE)
        moment.start()
        self.addCleanup(moment.stop)

    def _draw(self, order):
        window = self.env["coop.election.draw.terms"].with_user(self.runner)
        action = self.election.action_draw_terms()
        window = window.with_context(**action["context"]).create(
            {
                "order": order,
                "drawer": RECORD["drawer"],
                "witnesses": "\n".join(RECORD["witnesses"]),
                "method": RECORD["method"],
            }
        )
        self.assertIn("Dan Dail", window.question)
        window.action_apply()

    def _ends(self, candidate):
        return candidate.sudo().seat_id.term_ids.date_to

    def test_nobody_is_declared_elected_before_the_lot(self):
        self.assertTrue(self.election.needs_term_lot)
        with self.assertRaisesRegex(UserError, "Draw a lot before witnesses"):
            self.election.action_elect_unopposed()
        self.assertEqual(self.dan.state, "accepted")

    def test_whoever_is_drawn_first_has_the_longest_term(self):
        self._draw("2 1")
        self.assertFalse(self.election.needs_term_lot)
        self.election.action_elect_unopposed()
        begins = self.contest.term_from
        self.assertEqual(self._ends(self.efa), begins + relativedelta(months=36) - ONE_DAY)
        self.assertEqual(self._ends(self.dan), begins + relativedelta(months=24) - ONE_DAY)
        heti = self.contests["Rowan"].sudo().candidate_ids
        self.assertEqual(
            self._ends(heti),
            self.contests["Rowan"].term_from + relativedelta(months=36) - ONE_DAY,
            "who stands alone has the longest, and needs no lot",
        )
        self.assertLess(self.efa.sudo().seat_id.number, self.dan.sudo().seat_id.number)

    def test_the_declaration_says_the_terms_and_the_lot_in_both_languages(self):
        self._draw("2 1")
        self.election.action_elect_unopposed()
        self.election.action_finish_unopposed()
        declared = self.election._read_declared()[self.contest.id]
        self.assertEqual([one["name"] for one in declared["elected"]], ["Efa Enfys", "Dan Dail"])
        first, second = (one["until"] for one in declared["elected"])
        self.assertGreater(first, second)
        self.assertEqual(declared["term_lots"][0]["drawn"], ["Efa Enfys", "Dan Dail"])
        for lang, words in (
            ("en_GB", "drawn by lot, by Eleri Eryr"),
            ("cy_GB", "Tynnwyd coelbren"),
        ):
            html = str(self.election._get_result_html(lang, False))
            self.assertIn(words, html)
            self.assertIn("Gwen Gwylan", html)

    def test_a_lot_is_drawn_once_of_all_of_them_and_before_witnesses(self):
        for order in ("1", "1 1", "1 2 3", "x"):
            with self.assertRaisesRegex(UserError, "number of each of them once"):
                self._draw(order)
        draw = self.election._draw_terms
        for missing in ("drawer", "method", "drawn_at"):
            with self.assertRaisesRegex(UserError, "Say who drew the lot"):
                draw(self.contest, [1, 2], {**RECORD, missing: False})
        with self.assertRaisesRegex(UserError, "Say who drew the lot"):
            draw(self.contest, [1, 2], {**RECORD, "witnesses": []})
        draw(self.contest, [1, 2], RECORD)
        with self.assertRaisesRegex(UserError, "No lot is needed"):
            draw(self.contest, [2, 1], RECORD)
        entry = self.election.sudo().journal_ids.filtered(lambda one: one.act == "lot")
        self.assertEqual(len(entry), 1)
        self.assertNotIn("Dan", entry.what)

    def test_only_who_runs_the_election_draws(self):
        for user in (self.watcher, self.clerk, self.internal_member, self.portal_member):
            with self.assertRaises(UserError):
                self.election.with_user(user)._draw_terms(self.contest, [1, 2], RECORD)
            with self.assertRaises(AccessError):
                self.env["coop.election.lot"].with_user(user).create(
                    {"election_id": self.election.id, "contest_id": self.contest.id}
                )

    def test_a_year_later_the_seats_of_the_short_terms_fall_due_and_no_others(self):
        self._draw("2 1")
        self.election.action_elect_unopposed()
        until = self._ends(self.dan) + relativedelta(months=1)
        with freeze_time(self._ends(self.dan) - relativedelta(months=3)):
            due = self.env["coop.election"]._get_due_seats(self.council, until, rehearsal=True)
            mine = due.filtered(lambda seat: seat.constituency_id == self.ash)
        self.assertEqual(mine, self.dan.sudo().seat_id)


@tagged("post_install", "-at_install")
class TestStaggeredCount(CountCase):
    """Members voted: the count says who was elected first, and a lot where it does not."""

    def _declare_with(self, lengths, *rankings):
        self._set(term_lengths=lengths)
        self._counted(*rankings)
        self.election.action_tell_candidates()
        self._report()

    def _terms(self):
        found = self.contest.candidate_ids.filtered(lambda one: one.state == "elected")
        return {one.ballot_name: one.seat_id.term_ids.date_to for one in found}

    def _ends(self, months):
        return self.contest._get_term_from() + relativedelta(months=months) - ONE_DAY

    def test_who_was_elected_first_has_the_longer_term(self):
        self._declare_with("36, 12", [2, 1], [2, 1], [2], [2, 3], [1], [3])
        self.assertFalse(self.election.needs_term_lot)
        self._declare()
        first, second = self.contest._get_elected_numbers()
        names = self.contest._get_names()
        self.assertEqual(first, 2)
        self.assertEqual(self._terms(), {names[2]: self._ends(36), names[second]: self._ends(12)})
        declared = self.election._read_declared()[self.contest.id]
        self.assertEqual(
            [one["until"] for one in declared["elected"]],
            [self._ends(36).isoformat(), self._ends(12).isoformat()],
        )
        sheet = self.election._get_result_csv(self.contest.id).decode()
        self.assertIn(f"{names[2]},{declared['elected'][0]['from']},{self._ends(36)}", sheet)

    def test_who_was_elected_at_once_with_as_many_votes_is_parted_by_a_lot(self):
        self._declare_with("36, 12", [1], [1], [1], [2], [2], [2])
        self.assertEqual(self.contest._get_term_tie(), [1, 2])
        self.assertTrue(self.election.needs_term_lot)
        with self.assertRaisesRegex(UserError, "nothing says who was elected first"):
            self._declare()
        self.election._draw_terms(self.contest, [2, 1], RECORD)
        self._declare()
        names = self.contest._get_names()
        self.assertEqual(self._terms(), {names[2]: self._ends(36), names[1]: self._ends(12)})
        lot = self.contest.lot_ids
        self.assertEqual((lot.purpose, json.loads(lot.drawn)), ("term", [2, 1]))
        self.assertEqual(lot.drawn_words, f"{names[2]}, {names[1]}")

    def test_who_does_not_run_it_reads_in_no_window_who_is_elected(self):
        self._declare_with("36, 12", [1], [1], [1], [2], [2], [2])
        windows = self.env["coop.election.draw.terms"]
        vals = {"election_id": self.election.id, "contest_id": self.contest.id}
        names = self.contest._get_names()
        self.assertIn(names[1], windows.with_user(self.runner).create(vals).question)
        other = new_test_user(
            self.env, "swyddog_arall", "base.group_user,coop_elections.group_returning_officer"
        )
        for user in (self.secretary, other):
            with self.assertRaisesRegex(UserError, "Only the returning officer"):
                windows.with_user(user).create(vals).read(["question"])

    def test_a_recount_has_no_use_for_a_lot_on_terms(self):
        self._declare_with("36, 12", [1], [1], [1], [2], [2], [2])
        self.election._draw_terms(self.contest, [2, 1], RECORD)
        result = self.election._recount(self.contest, "To be sure", "Ifan Ithel")
        self.assertEqual(result.state, "counted")
        self.assertFalse(result._get_content()["lots"])

    def test_where_terms_are_of_one_length_nothing_is_drawn(self):
        self._counted([1], [1], [1], [2], [2], [2])
        self.assertFalse(self.election.needs_term_lot)
        with self.assertRaisesRegex(UserError, "No lot is needed"):
            self.election._draw_terms(self.contest, [2, 1], RECORD)


@tagged("post_install", "-at_install")
class TestStaggeredSecurity(ElectionCase):
    def test_the_window_of_the_lot_is_not_for_others(self):
        employee = new_test_user(self.env, "emp_loyee", "base.group_user")
        for user in (employee, self.portal_member, self.clerk, self.watcher):
            with self.assertRaises(AccessError):
                self.env["coop.election.draw.terms"].with_user(user).create({"order": "1 2"})
