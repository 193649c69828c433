from datetime import date

import psycopg2

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestMembership(MembershipCase):
    def test_state_is_computed_from_dates_and_can_be_searched(self):
        staying = self._member("A Onn")
        leaving = self._member("B Onn")
        leaving._leave("resignation", TODAY, date(2018, 5, 31))
        former = self._member("C Onn")
        former._leave("resignation", date(2018, 2, 1), date(2018, 5, 9))
        last_day = self._member("D Onn")
        last_day._leave("resignation", date(2018, 2, 1), TODAY)
        changing = self._member("E Onn")
        changing._change_category(self.employees, date(2018, 5, 20))
        everybody = staying + leaving + former + last_day + changing
        self.assertEqual(
            everybody.mapped("state"), ["member", "leaving", "former", "leaving", "member"]
        )
        for state in ("member", "leaving", "former"):
            found = everybody.search([("id", "in", everybody.ids), ("state", "=", state)])
            self.assertEqual(found, everybody.filtered(lambda m, s=state: m.state == s), state)
            rest = everybody.search([("id", "in", everybody.ids), ("state", "!=", state)])
            self.assertEqual(rest, everybody - found, state)

    def test_periods_cannot_overlap(self):
        membership = self._member()
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.env.cr.savepoint():
                membership.period_ids.copy({"date_from": date(2018, 2, 1)})

    def test_one_membership_for_a_person_and_co_op(self):
        membership = self._member()
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.env.cr.savepoint():
                self.env["coop.membership"].create(
                    {
                        "partner_id": membership.partner_id.id,
                        "company_id": self.company.id,
                        "number": "77777",
                    }
                )
        with self.assertRaisesRegex(UserError, "already a member"):
            self.env["coop.membership"]._admit(membership.partner_id, self.employees, TODAY)

    def test_a_change_of_category_closes_one_period_and_opens_the_next(self):
        membership = self._member()
        membership._change_category(self.employees, date(2018, 4, 1))
        old, new = membership.period_ids.sorted("date_from")
        self.assertEqual((old.date_to, old.ended_why), (date(2018, 3, 31), "change"))
        self.assertEqual((new.date_from, new.category_id), (date(2018, 4, 1), self.employees))
        self.assertEqual(membership.category_id, self.employees)
        self.assertEqual(len(membership.partner_id.coop_qualification_ids), 2)
        self.assertEqual(membership.date_entered, date(2018, 1, 1))
        with self.assertRaisesRegex(UserError, "already"):
            membership._change_category(self.employees, TODAY)
        self.assertIn(
            membership,
            membership.search([("category_id", "=", self.employees.id)]),
        )

    def test_leaving_needs_reason_notice_and_a_hearing_before_expulsion(self):
        self.company.coop_leave_notice_days = 14
        membership = self._member()
        with self.assertRaisesRegex(UserError, "24"):
            membership._leave("resignation", TODAY, date(2018, 5, 23))
        with self.assertRaisesRegex(UserError, "reason"):
            membership._leave("change")
        with self.assertRaisesRegex(UserError, "unheard"):
            membership._leave("expulsion")
        period = membership._leave("resignation")
        self.assertEqual(period.date_to, date(2018, 5, 24))
        self.assertEqual(membership.state, "leaving")
        with self.assertRaisesRegex(UserError, "already ends"):
            membership._leave("resignation", TODAY, date(2018, 5, 24))
        delivery = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", membership.partner_id.id)]
        )
        self.assertEqual(delivery.kind_id.code, "leaving_confirmed")
        self.assertIn("24 May 2018", delivery.body_html)

    def test_an_expulsion_keeps_how_the_member_was_heard_and_tells_them_why(self):
        membership = self._member()
        hearing = {
            "hearing_on": date(2018, 5, 9),
            "hearing_told_on": date(2018, 4, 20),
            "hearing_body": "Council of Members",
            "hearing_reason": "You took the cash box.",
        }
        for name in hearing:
            with self.assertRaises(UserError, msg=name):
                membership._leave("expulsion", **{**hearing, name: False})
        with self.assertRaisesRegex(UserError, "told before"):
            membership._leave("expulsion", **{**hearing, "hearing_told_on": date(2018, 5, 9)})
        with self.assertRaisesRegex(UserError, "comes first"):
            membership._leave("expulsion", **{**hearing, "hearing_on": date(2018, 5, 11)})
        wizard = self._as(self.env["coop.membership.leave"], self.officer)
        wizard.create(
            {"membership_id": membership.id, "reason": "expulsion", **hearing}
        ).action_apply()
        period = membership.period_ids
        self.assertEqual({name: period[name] for name in hearing}, hearing)
        told = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", membership.partner_id.id)]
        )
        self.assertEqual(told.kind_id.code, "expelled")
        for words in ("9 May 2018", "Council of Members", "You took the cash box."):
            self.assertIn(words, told.body_html)
        entries = self.env["coop.register.entry"].search([("membership_id", "=", membership.id)])
        self.assertNotIn("cash box", str(entries.read(["value", "note"])))

    HEARING = {
        "hearing_told_on": date(2018, 4, 24),
        "hearing_on": date(2018, 5, 9),
        "hearing_body": "Council of Members",
        "hearing_reason": "You took the cash box.",
    }

    def test_a_hearing_is_told_of_in_clear_days(self):
        """Neither the day of the notice nor that of the hearing counts."""
        membership = self._member()
        late = {**self.HEARING, "hearing_told_on": date(2018, 4, 25)}
        with self.assertRaisesRegex(UserError, "2018-05-10 at the earliest.*14 clear days"):
            membership._leave("expulsion", **late)
        self.company.coop_hearing_notice_days = 13
        with self.env.cr.savepoint(flush=True) as undone:
            self.assertEqual(membership._leave("expulsion", **late).ended_why, "expulsion")
            undone.rollback()
        self.company.coop_hearing_notice_days = 14
        membership.invalidate_recordset()
        self.assertTrue(membership._leave("expulsion", **self.HEARING).date_to)

    def _told(self, membership, kind):
        return self.env["coop.notice.delivery"].search(
            [("partner_id", "=", membership.partner_id.id), ("kind_id.code", "=", kind)]
        )

    def _appeal(self, membership, **vals):
        wizard = self._as(self.env["coop.membership.expulsion.appeal"], self.officer)
        wizard = wizard.with_context(active_id=membership.id)
        return wizard.create(vals).action_apply()

    def test_an_appeal_against_an_expulsion_is_recorded_and_dismissed(self):
        membership = self._member()
        with self.assertRaisesRegex(UserError, "no expulsion"):
            self._appeal(membership, date=TODAY)
        period = membership._leave("expulsion", **self.HEARING)
        self.assertTrue(membership.can_appeal)
        with self.assertRaisesRegex(UserError, "Check the dates"):
            self._appeal(membership, date=date(2018, 5, 8))
        with self.assertRaisesRegex(UserError, "together"):
            self._appeal(membership, outcome="dismissed")
        self._appeal(membership, date=date(2018, 5, 9), note="By letter")
        self.assertTrue(membership.can_appeal, "it waits")
        decided = {"outcome": "dismissed", "decided_on": TODAY}
        with self.assertRaisesRegex(UserError, "who decided"):
            self._appeal(membership, **decided)
        with self.assertRaisesRegex(UserError, "in words for the member"):
            self._appeal(membership, **decided, body="General meeting")
        # what was written down when it came is there when it is decided
        self._appeal(membership, **decided, body="General meeting", reason="It was dangerous.")
        [letter] = self._told(membership, "expulsion_stands")
        self.assertIn("General meeting looked again", letter.body_html)
        self.assertIn("It was dangerous.", letter.body_html)
        self.assertIn("10 May 2018", letter.body_html)
        self.assertNotIn("By letter", letter.body_html, "the note is the office's")
        self.assertRecordValues(
            period,
            [
                {
                    "appeal_on": date(2018, 5, 9),
                    "appeal_note": "By letter",
                    "appeal_decided_on": TODAY,
                    "appeal_outcome": "dismissed",
                    "appeal_body": "General meeting",
                    "ended_why": "expulsion",
                }
            ],
        )
        membership.invalidate_recordset()
        self.assertFalse(membership.can_appeal)
        self.assertEqual(self._register_lines()[membership.number].ceased, TODAY)
        with self.assertRaises(UserError):
            self._appeal(membership, **decided, body="Once more", reason="No")

    def test_an_appeal_upheld_keeps_the_member_and_the_record(self):
        membership = self._member()
        period = membership._leave("expulsion", **self.HEARING)
        self._appeal(
            membership, date=TODAY, outcome="upheld", decided_on=TODAY, body="General meeting"
        )
        membership.invalidate_recordset()
        self.assertEqual((membership.state, period.date_to), ("member", False))
        self.assertFalse(self._register_lines()[membership.number].ceased)
        self.assertEqual((period.appeal_outcome, period.appeal_on), ("upheld", TODAY))
        [letter] = self._told(membership, "expulsion_upheld")
        self.assertIn("you stay a member", letter.body_html)
        self.assertEqual(letter.state, "waiting", "nothing stops it")
        self.assertIn("General meeting", str(membership.message_ids.mapped("body")))

    def test_only_officers_record_an_appeal(self):
        membership = self._member()
        membership._leave("expulsion", **self.HEARING)
        wizard = self.env["coop.membership.expulsion.appeal"].sudo()
        wizard = wizard.create({"membership_id": membership.id, "date": TODAY})
        for user in (self.employee, self.inspector, self.portal_member):
            with self.assertRaises(UserError):
                self._as(wizard, user).action_apply()

    def test_undoing_a_leaving_strikes_it_out(self):
        membership = self._member()
        membership._leave("resignation", date(2018, 3, 1), date(2018, 3, 31))
        self.assertEqual(self._register_lines()["00001"].ceased, date(2018, 3, 31))
        with self.assertRaisesRegex(UserError, "Say why"):
            membership._undo_leave(" ")
        membership._undo_leave("It was her sister")
        self.assertEqual(membership.state, "member")
        self.assertIsNone(self._register_lines()["00001"].ceased)
        with self.assertRaisesRegex(UserError, "no leaving"):
            membership._undo_leave("Again")
        membership._leave("resignation", date(2018, 4, 1), date(2018, 4, 30))
        self.assertEqual(self._register_lines()["00001"].ceased, date(2018, 4, 30))

    def test_a_former_member_returns_under_the_same_number(self):
        membership = self._member()
        membership._leave("resignation", date(2018, 3, 1), date(2018, 3, 31))
        with self.assertRaisesRegex(UserError, "already a member on"):
            membership._return(self.supporters, date(2018, 3, 31))
        membership._return(self.employees, date(2018, 4, 2))
        self.assertEqual((membership.state, membership.number), ("member", "00001"))
        line = self._register_lines()["00001"]
        self.assertEqual(
            [tuple(spell) for spell in line.spells],
            [(date(2018, 1, 1), date(2018, 3, 31)), (date(2018, 4, 2), None)],
        )
        self.assertIsNone(line.ceased)

    def test_died_stops_all_letters_and_ends_the_membership(self):
        membership = self._member()
        membership._tell("welcome")
        waiting = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", membership.partner_id.id)]
        )
        self.assertEqual(waiting.state, "waiting")
        self._as(membership, self.officer).action_died(date(2018, 5, 2))
        self.assertEqual(waiting.state, "stopped")
        self.assertEqual(membership.state, "former")
        self.assertEqual(membership.period_ids.ended_why, "death")
        self.assertEqual(self._register_lines()["00001"].ceased, date(2018, 5, 2))
        membership._tell("welcome")
        told = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", membership.partner_id.id)]
        )
        self.assertEqual(set(told.mapped("state")), {"stopped"})
        with self.assertRaisesRegex(UserError, "undo it first"):
            membership._return(self.supporters, TODAY)
        membership._undo_leave("Another person of that name")
        self.assertEqual((membership.state, membership.died_on), ("member", False))

    def test_died_before_an_announced_leaving_ends_earlier(self):
        membership = self._member()
        membership._leave("resignation", TODAY, date(2018, 5, 31))
        membership.action_died(date(2018, 5, 9))
        self.assertEqual(membership.period_ids.date_to, date(2018, 5, 9))
        self.assertEqual(membership.died_on, date(2018, 5, 9))
        self.assertEqual(self._register_lines(date(2018, 6, 30))["00001"].ceased, date(2018, 5, 9))

    def test_a_former_member_who_dies_gets_no_letters(self):
        membership = self._member()
        membership._leave("resignation", date(2018, 3, 1), date(2018, 3, 31))
        membership.action_died(date(2018, 5, 9))
        self.assertEqual(membership.period_ids.ended_why, "resignation")
        self.assertEqual(membership.partner_id._coop_stopped_reason(), "deceased")

    def test_gone_away_stops_letters_and_keeps_the_membership(self):
        membership = self._member()
        membership._tell("welcome")
        self._as(membership, self.officer).action_gone_away(TODAY)
        deliveries = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", membership.partner_id.id)]
        )
        self.assertEqual(deliveries.state, "stopped")
        self.assertEqual(membership.state, "member")
        self.assertEqual(membership.partner_id._coop_stopped_reason(), "gone_away")
        self._as(membership, self.officer).action_moved(
            {"street": "3 Lôn Eirin", "city": "Bethesda", "zip": "LL57 3ZZ"}, date(2018, 5, 5)
        )
        self.assertFalse(membership.partner_id._coop_stopped_reason())
        line = self._register_lines()["00001"]
        self.assertEqual(line.service_address, "3 Lôn Eirin, Bethesda LL57 3ZZ")
        former = self._register_lines(date(2018, 5, 4))["00001"]
        self.assertEqual(former.service_address, "2 Stryd y Dderwen, Bangor LL57 9ZX")

    def test_hooks_run_for_upper_floors(self):
        seen = []
        model = self.env.registry["coop.membership"]
        for hook in ("_on_died", "_on_left", "_on_moved", "_on_gone_away", "_on_leave_undone"):
            self.patch(model, hook, lambda self, arg, hook=hook: seen.append(hook))
        membership = self._member()
        membership.action_moved({"street": "x"})
        membership.action_gone_away()
        membership.action_died(TODAY)
        membership._undo_leave("No")
        self.assertEqual(
            seen, ["_on_moved", "_on_gone_away", "_on_left", "_on_died", "_on_leave_undone"]
        )

    def test_only_acts_change_a_membership(self):
        membership = self._as(self._member(), self.officer)
        for vals in ({"number": "1"}, {"died_on": TODAY}, {"gone_away_since": TODAY}):
            with self.assertRaisesRegex(UserError, "buttons"):
                membership.write(vals)
        with self.assertRaisesRegex(UserError, "never deleted"):
            membership.sudo().unlink()
        with self.assertRaisesRegex(UserError, "cannot be copied"):
            membership.sudo().copy()

    def test_a_service_address_care_of_the_co_op(self):
        membership = self._member("A Onn", service_address_choice="care_of")
        care_of = "c/o Perllan Co-op, 1 Heol y Berllan, Bangor LL57 9ZZ"
        self.assertEqual(self._register_lines()["00001"].service_address, care_of)
        membership.partner_id.street = "Somewhere else"
        self.assertEqual(self._register_lines()["00001"].service_address, care_of)
        self.company.partner_id.street = "2 Heol y Berllan"
        self.assertEqual(
            self._register_lines()["00001"].service_address,
            "c/o Perllan Co-op, 2 Heol y Berllan, Bangor LL57 9ZZ",
        )

    def test_a_colleagues_home_address_stays_off_the_contact(self):
        partner = self.internal_member.partner_id
        application = self._submitted(partner_id=partner.id, category_id=self.employees.id)
        membership = application._accept()
        self.assertFalse(partner.street)
        self.assertEqual(
            self._register_lines()[membership.number].service_address,
            "2 Stryd y Dderwen, Bangor LL57 9ZX",
        )
        membership.action_moved({"street": "9 Lôn Goed", "city": "Bangor"}, TODAY)
        self.assertFalse(partner.street)
        self.assertEqual(membership.service_address, "9 Lôn Goed, Bangor")

    def test_the_usual_categories_are_made_once_and_in_welsh(self):
        self.assertEqual(self.supported.with_context(lang="cy_GB").name, "Pobl a gefnogir")
        self.assertEqual(self.supported.class_label, self.supporters.class_label)
        with self.assertRaisesRegex(UserError, "already"):
            self.env["coop.category.setup"].create({}).action_set_up()

    def test_what_the_co_op_offers_is_dated(self):
        self.supporters.offer_ids = [
            (0, 0, {"offer": "<p>Old</p>", "date_from": "2017-01-01", "date_to": "2018-04-30"}),
            (0, 0, {"offer": "<p>New</p>", "date_from": "2018-05-01"}),
        ]
        self.assertEqual(self.supporters.offer, "<p>New</p>")

    def test_a_new_label_is_said_in_the_register_from_today(self):
        self._member("A Onn")
        self._member("B Onn", category=self.employees)
        self.supporters.with_context(lang="en_GB").class_label = "Community member"
        labels = [line.class_label for line in self._register_lines().values()]
        self.assertEqual(labels, ["Community member", "Member"])
        before = self._register_lines(date(2018, 5, 9)).values()
        self.assertEqual({line.class_label for line in before}, {"Member"})
