import json
from datetime import date, timedelta

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.coop_base.tests.common import WallAssertions

from ..records import canonical, fingerprint
from .common import PLACE_CY, TODAY, ElectionCase

ONE = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestNotice(WallAssertions, ElectionCase):
    """From the notice on an election stays as it was noticed."""

    def test_what_is_missing_is_said_before_notice_can_be_given(self):
        election = self._plan()
        said = election.blocks
        for words in (
            "Name the returning officer",
            "still missing: 2",
            "where and how people stand",
        ):
            self.assertIn(words, said)
        with self.assertRaisesRegex(UserError, "Name the returning officer"):
            election._give_notice()
        self.assertEqual(election.state, "draft")

    def test_what_everybody_reads_has_to_be_in_welsh_too(self):
        election = self._ready()
        election.sudo().where = "Elsewhere"
        election.sudo().update_field_translations("where", {"cy_GB": False})
        self.assertIn("“Where papers go” is not in Welsh yet", election._get_blocks("notice")[0])

    def test_terms_that_begin_before_the_result_and_wrong_ways_to_count_are_in_the_way(self):
        election = self._ready()
        contest = election.contest_ids[0]
        contest.write({"term_from": TODAY, "counting_rule": "av"})
        said = "\n".join(election._get_blocks("notice"))
        self.assertIn("terms would begin before the result", said)
        self.assertIn("this way of counting fills one seat", said)

    def test_only_the_returning_officer_gives_notice(self):
        election = self._ready()
        for user in (self.secretary, self.officer, self.watcher, self.clerk):
            with self.assertRaises(UserError, msg=user.login):
                election.with_user(user)._give_notice()
        election._give_notice()
        self.assertEqual(election.state, "noticed")

    def test_a_governance_officer_does_it_for_a_returning_officer_without_a_log_in(self):
        election = self._ready()
        election.with_user(self.secretary)._get_returning_officer().user_id = False
        election.with_user(self.secretary)._give_notice()
        self.assertEqual(election.state, "noticed")

    def test_the_notice_is_kept_to_the_letter_with_its_fingerprint(self):
        self.assert_wall_ready("coop.election.notice")
        election = self._noticed()
        [notice] = election.notice_ids
        content = json.loads(notice.content)
        self.assertEqual(notice.content, canonical(content))
        self.assertEqual(notice.fingerprint, fingerprint(notice.content))
        self.assertEqual((notice.number, notice.kind), (1, "notice"))
        self.assertEqual(content["qualifying_on"], "2018-05-10")
        self.assertEqual(content["where"]["cy_GB"], PLACE_CY)
        self.assertEqual(content["returning_officer"]["phone"], "01248 555 030")
        self.assertEqual(content["contests"][0]["constituency"]["cy_GB"], "Derwen")
        close = next(s for s in content["timetable"] if s["step"] == "poll_closes")
        self.assertEqual((close["time"], close["zone"]), ("17:00", "Europe/London"))
        self.assertTrue(close["utc"].endswith("T16:00:00"))

    def test_the_database_keeps_no_notice_whose_fingerprint_is_not_its_own(self):
        election = self._noticed()
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.cr.savepoint():
                self.env["coop.election.notice"].create(
                    {
                        "company_id": self.company.id,
                        "election_id": election.id,
                        "number": 2,
                        "kind": "change",
                        "published_on": TODAY,
                        "why": "x",
                        "content": "{}",
                        "fingerprint": fingerprint("other"),
                    }
                )
        with self.assertRaises(UserError):
            election.sudo().notice_ids.content = "{}"

    def test_everybody_who_has_a_vote_is_told_and_nobody_else(self):
        mali = self._member("Mali")
        elin = self._member("Elin", self.employees)
        left = self._member("Nest")
        left._leave("resignation", date(2018, 5, 1), date(2018, 5, 1))
        only_oak = self._plan()
        only_oak._abandon("Begin small")
        line = self._window().line_ids.filtered(lambda one: one.constituency_id == self.rowan)
        self._noticed(
            line_ids=[
                (5, 0, 0),
                (
                    0,
                    0,
                    {
                        "constituency_id": self.rowan.id,
                        "seat_ids": [(6, 0, line.seat_ids.ids)],
                    },
                ),
            ]
        )
        told = self._told("election_notice")
        self.assertIn(mali.partner_id, told)
        self.assertNotIn(elin.partner_id, told)
        self.assertNotIn(left.partner_id, told)

    def test_what_was_noticed_is_changed_by_nobody_whoever_holds_the_pen(self):
        election = self._noticed().sudo()
        contest, step = election.contest_ids[0], election._get_step("poll_closes")
        for change in (
            lambda: election.write({"name": "Other"}),
            lambda: election.write({"by_post": False}),
            lambda: election.write({"contest_ids": [(2, contest.id, 0)]}),
            lambda: contest.write({"counting_rule": "meek"}),
            lambda: contest.write({"seat_ids": [(5, 0, 0)]}),
            lambda: contest.unlink(),
            lambda: contest.copy(),
            lambda: step.write({"day": step.day + ONE}),
            lambda: step.unlink(),
            lambda: election.unlink(),
        ):
            with self.assertRaises(UserError):
                change()

    def test_nobody_types_the_state(self):
        election = self._ready()
        for user in (self.runner, self.secretary):
            with self.assertRaisesRegex(UserError, "cannot be typed over"):
                election.with_user(user).state = "declared"

    def test_what_was_changed_in_the_database_is_noticed_and_in_the_way(self):
        election = self._noticed()
        self.assertFalse(election._get_blocks("open_nominations"))
        self.env.flush_all()
        self.cr.execute(
            "UPDATE coop_election_contest SET counting_rule = 'meek' WHERE election_id = %s",
            [election.id],
        )
        election.invalidate_recordset()
        election.contest_ids.invalidate_recordset()
        self.assertIn("Somebody changed the database", election._get_blocks("open_nominations")[0])

    def test_a_further_language_changes_nothing_of_what_was_noticed(self):
        election = self._noticed()
        self.env["res.lang"]._activate_lang("fr_FR")
        self.env.invalidate_all()
        self.assertIn("fr_FR", str(election._get_frozen()))
        self.assertEqual(election._get_drift(), [])

    def test_a_constituency_that_is_called_otherwise_is_still_the_same(self):
        election = self._noticed()
        self.oak.name = "Great Oak"
        self.assertFalse(election._get_blocks("open_nominations"))

    def test_a_change_of_days_goes_out_as_a_new_notice_and_the_old_one_is_kept(self):
        mali = self._member("Mali")
        election = self._noticed()
        first = election.notice_ids
        steps = {step.code: step for step in election.step_ids}
        later = {
            code: (
                election._get_days(TODAY).after(steps[code].day, 2, "working"),
                steps[code].hour,
            )
            for code in ("poll_closes", "declared")
        }
        second = election._change(later, "The post was late")
        self.assertEqual(
            (second.number, second.kind, second.why), (2, "change", "The post was late")
        )
        self.assertEqual(steps["poll_closes"].day, later["poll_closes"][0])
        self.assertTrue(first.exists())
        self.assertNotEqual(first.fingerprint, second.fingerprint)
        self.assertIn(mali.partner_id, self._told("election_changed"))
        self.assertEqual(election.journal_ids[:1].why, "The post was late")

    def test_a_change_that_is_not_legal_or_past_is_refused(self):
        election = self._noticed()
        close = election._get_step("poll_closes")
        with self.assertRaisesRegex(UserError, "not legal"), self.cr.savepoint():
            election._change({"poll_closes": (date(2018, 6, 1), 17)}, "Sooner")
        with self.assertRaisesRegex(UserError, "is past"), self.cr.savepoint():
            election._change({"notice": (TODAY + ONE, 12)}, "Later")
        self.assertEqual(close.day, election._get_step("poll_closes").day)
        with self.assertRaisesRegex(UserError, "Only the returning officer"):
            election.with_user(self.secretary)._change({}, "No")

    def test_the_window_of_a_change_shows_what_lies_ahead_and_asks_why(self):
        election = self._noticed()
        window = self.env["coop.election.change"].with_user(self.runner)
        window = window.create({"election_id": election.id, "why": " "})
        self.assertNotIn("notice", window.line_ids.mapped("code"))
        self.assertEqual(len(window.line_ids), 8)
        with self.assertRaisesRegex(UserError, "Say why"):
            window.action_apply()
        window.why = "The hall burnt down"
        window.action_apply()
        self.assertEqual(len(election.notice_ids), 2)

    def test_of_two_elections_one_is_abandoned_and_the_other_goes_on(self):
        mali = self._member("Mali")
        question = {
            "kind": "yes_no",
            "name": "A café",
            "name_cy": "Caffi",
            "question": "Shall we open a café?",
            "question_cy": "A ddylem agor caffi?",
        }
        council, cafe = self._noticed(), self._noticed(**question)
        end = self.env["coop.election.end"].with_user(self.runner)
        end.create({"election_id": council.id, "why": "A seat was missing"}).action_apply()
        self.assertEqual((council.state, cafe.state), ("abandoned", "noticed"))
        self.assertEqual(council.notice_ids[:1].kind, "abandoned")
        self.assertIn(mali.partner_id, self._told("election_abandoned"))
        self.assertIn(mali.partner_id, self._told("election_question"))
        with self.assertRaisesRegex(UserError, "is over"):
            council._abandon("Again")
        # its seats fall due again
        self.assertEqual(len(self._window().line_ids.seat_ids), 6)

    def test_an_abandoned_election_is_begun_again_on_new_days_with_the_same_people(self):
        election = self._noticed()
        with self.assertRaisesRegex(UserError, "was abandoned"):
            election.with_user(self.secretary).action_restart()
        election._abandon("A seat was missing")
        with freeze_time("2018-06-01 10:00:00"):
            action = election.with_user(self.secretary).action_restart()
            again = self.env["coop.election"].browse(action["res_id"])
            self.assertEqual((again.state, again.restarts_id), ("draft", election))
            self.assertEqual(again._get_step("notice").day, date(2018, 6, 1))
            self.assertEqual(again.contest_ids.seat_ids, election.contest_ids.seat_ids)
            self.assertEqual(again.with_context(lang="cy_GB").name, "Cyngor 2018")
            self.assertEqual(len(again.role_ids), 4)
            self.assertFalse(again._get_blocks("notice"), "ready at once")

    def test_of_a_rehearsal_nobody_hears(self):
        self._member("Mali")
        election = self._noticed(is_rehearsal=True)
        self.assertEqual(election.state, "noticed")
        self.assertTrue(election.notice_ids)
        self.assertFalse(self._told("election_notice"))
        self.assertFalse(self.env["coop.election"]._get_public(self.company))

    def test_notice_before_the_planned_day_leaves_more_time(self):
        election = self._ready(start=date(2018, 5, 21))
        planned = self._days(election)
        election._give_notice()
        self.assertEqual(election._get_step("notice").day, TODAY)
        self.assertEqual(election._get_step("poll_closes").day, planned["poll_closes"])

    def test_notice_after_the_planned_day_is_refused_as_the_time_is_too_short(self):
        election = self._ready()
        with freeze_time("2018-05-11 10:00:00"):
            election.invalidate_recordset()
            with self.assertRaisesRegex(UserError, "which is past"):
                election._give_notice()

    def test_the_first_election_is_begun_with_its_notice(self):
        self.rules.election_members = 1
        self._member("Mali", day=date(2018, 5, 1))
        threshold = self.env["coop.threshold"].search([("company_id", "=", self.company.id)])
        self.assertFalse(threshold.begun_on)
        self._noticed()
        self.assertEqual(threshold.begun_on, TODAY)
