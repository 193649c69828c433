from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .council_common import TODAY, CouncilCase, at, day


@tagged("post_install", "-at_install")
class TestInitiative(CouncilCase):
    """Three members have to sign."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._rules(initiative_by="number", initiative_number=3)
        cls.third = cls._member("Third Member")

    def _begin(self, member=None, **vals):
        return self.env["coop.initiative"]._start(
            member or self.asker, "A bench", "The Council asks for a bench.", "We are old.", **vals
        )

    def _reached(self):
        initiative = self._begin()
        initiative._sign(self.other, TODAY, "portal")
        initiative._sign(self.third, TODAY, "phone")
        return initiative

    def test_who_begins_is_the_first_to_sign(self):
        initiative = self._begin()
        self.assertEqual((initiative.signed_count, initiative.needed_count), (1, 3))
        self.assertEqual(initiative.state, "waiting")
        self.assertIn(("initiative_look", "A bench"), self._tasks("initiative_look"))

    def test_a_share_of_the_members_is_counted_on_the_day(self):
        self.env["coop.council.rules"].create(
            {
                "company_id": self.company.id,
                "valid_from": TODAY,
                "initiative_by": "percent",
                "initiative_percent": 50,
            }
        )
        rules = self.env["coop.council.rules"]
        members = rules._count_members(self.company, TODAY)
        self.assertEqual(self._begin().needed_count, -(-members // 2))

    def test_enough_have_signed_and_the_days_follow(self):
        initiative = self._reached()
        self.assertEqual(initiative.state, "reached")
        reached = initiative.reached_ids
        self.assertEqual((reached.signed, reached.needed), (3, 3))
        self.assertEqual((initiative.agenda_by, initiative.answer_by), (day(60), day(90)))
        told = self._told(initiative, "initiative_reached")
        self.assertEqual(told, (self.asker | self.other | self.third).partner_id)
        self.assertEqual(self._told(initiative, "initiative_council"), self.holders.partner_id)
        with self.assertRaisesRegex(UserError, "Nobody signs this any more"):
            initiative._sign(self.trustee, TODAY, "paper")

    def test_each_counts_once_and_who_is_no_member_does_not(self):
        initiative = self._begin()
        with self.assertRaisesRegex(UserError, "has signed already"):
            initiative._sign(self.asker, TODAY, "paper")
        with self.assertRaisesRegex(UserError, "was not a member"):
            initiative._sign(self.other, day(-3000), "paper")
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        stranger = self.other.new({"company_id": other.id})
        self.assertIn("another co-op", initiative._get_problem(stranger, TODAY))

    @mute_logger("odoo.sql_db")
    def test_words_and_signatures_stand_behind_the_wall(self):
        initiative = self._reached()
        self.env.flush_all()
        for query in (
            "UPDATE coop_initiative_reached SET wording = 'x' WHERE initiative_id = %s",
            "UPDATE coop_initiative_signature SET struck_on = now() WHERE initiative_id = %s",
            "DELETE FROM coop_initiative_signature WHERE initiative_id = %s",
        ):
            with self.subTest(query), self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self.env.cr.execute(query, [initiative.id])
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            self._as(initiative, self.secretary).write({"wording": "Something else"})

    def test_the_council_has_it_on_an_agenda_then_answers_with_reasons(self):
        initiative = self._as(self._reached(), self.secretary)
        key = ("initiative_agenda", "A bench")
        self.assertEqual(self._tasks("initiative_agenda"), {key: day(60)})
        with self.assertRaisesRegex(UserError, "put it on an agenda"):
            initiative._answer("Yes.")
        item = initiative._put_on(self.meeting)
        self.assertEqual((item.meeting_id, item.name), (self.meeting, "A bench"))
        self.assertEqual(
            self._tasks("initiative_answer"), {("initiative_answer", "A bench"): day(90)}
        )
        with self.assertRaisesRegex(UserError, "deals with it first"):
            initiative._answer("Yes.")
        self._begin_meeting()
        with self._time(at(20)):
            with self.assertRaisesRegex(UserError, "and why"):
                initiative._answer("")
            initiative._answer({"en_GB": "Yes, in June.", "cy_GB": "Iawn, ym Mehefin."})
        self.assertEqual(initiative.state, "answered")
        told = self._told(initiative, "initiative_answered")
        self.assertEqual(told, (self.asker | self.other | self.third).partner_id)

    def test_the_council_is_late_with_the_agenda_and_with_the_answer(self):
        initiative = self._reached()
        with self._on(60):
            self.assertFalse(initiative.is_late)
        with self._on(61):
            self.assertTrue(initiative.is_late)
        initiative._put_on(self.meeting)
        with self._on(61):
            self.assertFalse(initiative.is_late)
        with self._on(91):
            self.assertTrue(initiative.is_late)
            self.assertEqual(initiative.search([("is_late", "=", True)]) & initiative, initiative)

    def test_it_expires_and_those_who_signed_hear_of_it(self):
        initiative = self._begin()
        initiative.action_show()
        with self._on(185):
            self.env["coop.initiative"]._cron_daily()
            self.assertEqual(initiative.state, "expired")
        self.assertEqual(self._told(initiative, "initiative_expired"), self.asker.partner_id)

    def test_the_office_shows_it_or_says_why_not(self):
        shown, refused = self._begin(), self._begin(self.other)
        for user in (self.officer, self.employee, self.portal_member):
            with self.assertRaises(UserError):
                self._as(shown, user).action_show()
        self._as(shown, self.secretary).action_show()
        self.assertEqual(self._told(shown, "initiative_shown"), self.asker.partner_id)
        self.env["coop.requisition.end"].with_user(self.secretary).create(
            {"act": "refuse", "initiative_id": refused.id, "reason": "It names a neighbour."}
        ).action_apply()
        self.assertEqual((refused.state, refused.state_why), ("refused", "It names a neighbour."))
        self.assertEqual(self._told(refused, "initiative_refused"), self.other.partner_id)

    def test_it_comes_in_on_paper_and_a_sheet_is_typed(self):
        window = self._as(self.env["coop.requisition.start"], self.secretary)
        with Form(window.with_context(default_for_council=True)) as form:
            form.membership_id = self.asker
            form.name = "A bench"
            form.wording = "The Council asks for a bench."
        result = form.record.action_apply()
        self.assertEqual(result["res_model"], "coop.initiative")
        initiative = self.env["coop.initiative"].browse(result["res_id"])
        sheet = self._as(self.env["coop.requisition.sign"], self.secretary)
        with Form(sheet.with_context(default_initiative_id=initiative.id)) as form:
            for typed in (self.other.number, "Nobody Known", self.asker.number, "third member"):
                with form.line_ids.new() as line:
                    line.typed = typed
        form.record.action_apply()
        members = initiative.signature_ids.membership_id
        self.assertEqual(members, self.asker | self.other | self.third)
        self.assertEqual(initiative.state, "reached")
        self.assertEqual(len(form.record.line_ids), 2)
        self.assertIn("No member is found", form.record.line_ids[0].problem)

    def test_too_many_words_and_none(self):
        with self.assertRaisesRegex(UserError, "The rules allow 300"):
            self.env["coop.initiative"]._start(self.asker, "x", "y " * 301)

    def test_nobody_but_the_office_reads_who_signed(self):
        initiative = self._reached()
        for user in (
            self.portal_member,
            self.portal_other,
            self.employee,
            self.inspector,
            self.officer,
            self.env.ref("base.public_user"),
        ):
            for records in (initiative, initiative.signature_ids, initiative.reached_ids):
                with self.assertRaises(AccessError):
                    self._as(records, user).read([])
        self.assertTrue(self._as(initiative.signature_ids, self.secretary).read([]))

    def test_what_somebody_signed_is_in_what_we_keep_of_them_until_they_are_forgotten(self):
        initiative = self._begin()
        initiative._sign(self.other, TODAY, "paper", "O. Oren, by the door")
        pack = self.env["coop.access.pack"].sudo()
        part = pack._get_initiatives(self.other.partner_id, self.company)
        self.assertEqual([row[0] for row in part["rows"]], ["A bench"])
        self.other._make_nobody()
        self.assertFalse(initiative.signature_ids.filtered("noted"))
