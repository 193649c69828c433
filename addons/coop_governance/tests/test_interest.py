from datetime import date

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .interest_common import TODAY, InterestCase


@tagged("post_install", "-at_install")
class TestInterest(InterestCase):
    """Declared once for all, ended, never erased."""

    def test_what_was_said_stays_as_it_was_said(self):
        self.assertEqual(self.interest.declared_on, TODAY)
        self.assertEqual((self.holder.interests_on, self.holder.interests_how), (TODAY, "paper"))
        mine = self._as(self.interest, self.secretary)
        for vals in (
            {"what": "Nothing"},
            {"date_from": TODAY},
            {"closed": True},
            {"holder_id": self.other.holder_id.id},
        ):
            with self.assertRaises(UserError):
                mine.write(vals)
        mine.write({"kind_id": self.family.id, "withheld": True})
        with self.assertRaises(UserError):
            self._as(self.holder, self.secretary).interests_on = TODAY
        with self.assertRaises(UserError):
            self.interest.unlink()
        with self.assertRaises(UserError):
            self.interest.copy()

    def test_what_is_over_stands_behind_the_wall(self):
        self.interest._end("phone", date(2018, 5, 9))
        self.assertEqual((self.interest.state, self.interest.ended_on), ("over", TODAY))
        with self.assertRaises(UserError):
            self.interest._end("phone")
        with self.assertRaises(UserError):
            self.interest.sudo().write({"what": "Nothing"})
        for statement in (
            "UPDATE coop_interest SET what = 'x' WHERE id = %s",
            "DELETE FROM coop_interest WHERE id = %s",
        ):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(statement, [self.interest.id])

    def test_a_kind_that_came_with_the_software_is_archived_and_not_deleted(self):
        own = self._as(self.work, self.secretary).create({"name": "Land"})
        own.unlink()
        with self.assertRaises(UserError):
            self._as(self.family, self.secretary).unlink()

    def test_days_that_cannot_be_are_refused(self):
        for vals in ({"date_from": date(2018, 5, 11)}, {"day": date(2018, 5, 11)}):
            with self.assertRaises(UserError):
                self._declared(self.holder, "I sell paint.", **vals)
        with self.assertRaises(UserError):
            self._declared(self.holder, "  ")
        with self.assertRaises(UserError):
            self.interest._end("phone", date(2018, 5, 11))
        begun = self._declared(self.holder, "I sell paint.", date_from=TODAY)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(psycopg2.IntegrityError),
            self.env.cr.savepoint(),
        ):
            begun._end("phone", date(2018, 5, 9))

    def test_the_register_is_that_of_a_day(self):
        since = date(2018, 5, 2)
        old = self._declared(self.holder, "I sat on the parish council.", date_from=since)
        old._end("paper", date(2018, 5, 9))
        wrong = self._declared(self.holder, "I own a bank.")
        wrong._end("phone", why="mistake")
        self.assertEqual(wrong.state, "mistake")
        for day, said in (
            (date(2018, 5, 1), {}),
            (TODAY, {self.holder: self.interest, self.other.holder_id: self.interest.browse()}),
        ):
            rows = self.council._get_interest_register(day)
            found = {term.holder_id: interests for term, interests in rows}
            for holder in (self.holder, self.other.holder_id):
                self.assertEqual(holder in found, holder in said)
                self.assertEqual(found.get(holder), said.get(holder))
        # it is asked by day, also for a day before it was over
        self.assertIn(old, self.holder._get_interests(date(2018, 5, 9)))
        self.assertNotIn(old, self.holder._get_interests(TODAY))

    def test_members_read_what_the_rules_let_them_and_only_of_who_agreed(self):
        rules, partner = self.rules_of_council, self.member.partner_id
        self.assertTrue(self.rules_of_board.interests_to_members)
        self.assertFalse(rules.interests_to_members)
        self.assertEqual(self.council._may_read_interests(self.councillor.partner_id), "all")
        self.assertIsNone(self.council._may_read_interests(partner))
        rules.interests_to_members = True
        self.assertEqual(self.council._may_read_interests(partner), "members")
        stranger = self.env["res.partner"].create({"name": "Nia Neb"})
        self.assertIsNone(self.council._may_read_interests(stranger))
        near = self._declared(self.holder, "My sister works here.", self.family)
        self.assertFalse(self.council._get_interest_register(TODAY, for_members=True))
        self.holder._agree("paper", "Siwan")
        [(term, interests)] = self.council._get_interest_register(TODAY, for_members=True)
        self.assertEqual((term, interests), (self.term, self.interest))
        self.assertNotIn(near, interests)
        self.interest.withheld = True
        [(_term, interests)] = self.council._get_interest_register(TODAY, for_members=True)
        self.assertFalse(interests)

    # -- asked ---------------------------------------------------------------------------------

    def _asked(self, term):
        deliveries = self.env["coop.notice.delivery"].search(
            [
                ("partner_id", "=", term.holder_id.partner_id.id),
                ("kind_id.code", "=", "interests_look"),
            ]
        )
        return len(deliveries)

    def _run_day(self, day):
        with freeze_time(f"{day} 09:00:00"):
            self.env["coop.office.term"]._ask_for_interests()

    def test_each_is_asked_every_year_and_reminded_once(self):
        for _again in range(2):
            self._run_day("2018-05-11")
        self.assertEqual((self._asked(self.term), self._asked(self.other)), (0, 1))
        self._run_day("2018-06-07")
        self._run_day("2018-06-20")
        self.assertEqual(self._asked(self.other), 2)
        self.other.holder_id._looked_through_interests("phone", date(2018, 6, 20))
        self._run_day("2019-05-09")
        self.assertEqual((self._asked(self.term), self._asked(self.other)), (0, 2))
        self._run_day("2019-05-10")
        self.assertEqual(self._asked(self.term), 1)
        self.rules_of_council.interests_months = 0
        self._run_day("2019-08-01")
        self.assertEqual(self._asked(self.other), 2)

    def test_who_is_asked_finds_it_on_their_first_page(self):
        home = self.env["coop.member.home"]
        people = (self.term.holder_id | self.other.holder_id).partner_id
        things = home._get_things(people)
        keys = {person: [thing["key"] for thing in things[person.id]] for person in people}
        asked = f"interests:{self.other.holder_id.id}"
        self.assertIn(asked, keys[self.colleague.partner_id])
        self.assertFalse(
            [key for key in keys[self.councillor.partner_id] if key.startswith("interests")]
        )

    # -- the declaration for the Board ---------------------------------------------------------

    def _say(self, of, words):
        answers = self._answers()
        for question in self.questions.filtered(lambda one: one.kind == "interests"):
            answers[question] = (True, words)
        return self.env["coop.board.declaration"]._give(of, answers, "paper")

    def test_what_a_candidate_declares_stands_in_the_register_once_they_sit_there(self):
        candidate = self._candidate()
        self._say(candidate, "I run a bakery.")
        self._check(candidate)
        candidate.action_checked()
        candidate.resolution_id = self._draft()
        candidate.action_propose()
        self._decide(candidate.resolution_id)
        term = candidate._appoint(self.board_seats[0], date(2018, 6, 1))
        entered = term.holder_id.interest_ids
        self.assertEqual(entered.what, "I run a bakery.")
        self.assertEqual(entered.answer_id, candidate.declaration_ids.answer_ids.filtered("more"))
        self.assertEqual(term.holder_id.interests_on, TODAY)
        # the same again is not entered twice, what is new is; and nobody asks a second time
        self._say(term, "i run  a bakery")
        self.assertEqual(term.holder_id.interest_ids, entered)
        self._say(term, "I am a school governor.")
        self.assertEqual(len(term.holder_id.interest_ids), 2)
        self.assertIsNone(term._get_interests_due())
        self.rules_of_board.declare_months = 0
        self.assertEqual(term._get_interests_due(), date(2019, 5, 10))

    def test_who_has_nothing_to_declare_has_looked_through_it(self):
        term = self._appointed()
        self.assertFalse(term.holder_id.interest_ids)
        self.assertEqual(term.holder_id.interests_on, TODAY)

    # -- at a meeting, in the office, on paper -------------------------------------------------

    def test_a_point_says_what_those_who_deal_with_it_declared_before(self):
        item = self._as(self.item, self.secretary)
        self.assertEqual(item.declared_before_ids, self.interest)
        self.interest._end("phone", TODAY)
        self.env.invalidate_all()
        self.assertFalse(item.declared_before_ids)
        with self.assertRaises(AccessError):
            self._as(self.item, self.portal_member).read(["declared_before_ids"])

    def test_the_office_types_what_came_on_paper(self):
        window = self._as(self.env["coop.interest.declare"], self.secretary)
        window = window.create({"holder_id": self.holder.id, "given_on": date(2018, 5, 8)})
        self.assertIn("I own the paint shop.", window.known)
        with self.assertRaises(UserError):
            window.action_apply()
        window.write({"kind_id": self.family.id, "what": "My son works here."})
        window.action_apply()
        new = self.holder.interest_ids - self.interest
        self.assertEqual((new.declared_on, new.recorded_by), (date(2018, 5, 8), "Ysgrif Enydd"))
        other = self.other.holder_id
        window.create({"holder_id": other.id, "nothing_new": True}).action_apply()
        self.assertEqual((other.interests_on, other.interest_ids), (TODAY, new.browse()))
        ending = self._as(self.env["coop.interest.end"], self.secretary)
        ending.create({"interest_id": new.id, "last_day": date(2018, 5, 9)}).action_apply()
        self.assertEqual(new.state, "over")

    def test_the_register_is_printed_as_at_a_day(self):
        self.holder._agree("paper", "Siwan")
        near = self._declared(self.holder, "My sister works here.", self.family)
        window = self._as(self.env["coop.interest.print"], self.secretary)
        window = window.create({"body_id": self.council.id, "day": TODAY})
        reports = self._as(self.env["ir.actions.report"], self.secretary)
        for action, kind in ((window.action_print(), "qweb-pdf"), (window.action_screen(), None)):
            self.assertEqual(action["report_type"], kind or "qweb-html")
            html = reports._render_qweb_html(action["report_name"], window.ids)[0].decode()
            self.assertIn("I own the paint shop.", html)
            self.assertIn(near.what, html)
            self.assertIn("Has not said anything yet.", html)
        window.for_members = True
        html = reports._render_qweb_html("coop_governance.report_interests", window.ids)[0].decode()
        self.assertIn("I own the paint shop.", html)
        self.assertNotIn(near.what, html)

    def test_a_copy_of_what_is_held_says_it(self):
        pack = self.env["coop.access.pack"]._coop_access_pack(
            self.councillor.partner_id, self.company
        )
        [part] = [part for part in pack if part["title"] == "Interests that you declared"]
        self.assertEqual(part["rows"][0][0], "Paid work")
        self.assertTrue(any("paint shop" in text for _key, _where, text in part["passages"]))

    def test_who_is_forgotten_is_named_no_more(self):
        self.interest._end("phone")
        self.councillor._leave("resignation", TODAY, TODAY)
        with freeze_time("2030-06-01 10:00:00"):
            self.councillor.with_user(self.manager)._remove_from_register("The years are over")
        self.env.invalidate_all()
        self.assertNotIn("paint", self.interest.what)
        self.assertTrue(self.interest.closed)
