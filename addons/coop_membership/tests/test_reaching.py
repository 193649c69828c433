from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from odoo.addons.coop_notices.bounces import Bounce

from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestReaching(MembershipCase):
    """Addresses that fail and calls that are made, of members and of those who are hidden."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.membership = cls._member()
        cls.person = cls.membership.partner_id
        cls.person.email = "mali@perllan.example"
        cls.hidden = cls.env["res.partner"].create(
            {
                "name": "Cudd Gwyn",
                "email": "cudd@perllan.example",
                "phone": "01999 888 777",
                "street": "1 Tŷ Onnen",
                "city": "Bangor",
            }
        )
        cls.env["coop.qualification"].create(
            {
                "partner_id": cls.hidden.id,
                "category_id": cls.supported.id,
                "date_from": date(2018, 1, 1),
                "company_id": cls.company.id,
            }
        )

    def bounce(self, membership=None):
        membership = membership or self.membership
        membership._tell("welcome")
        delivery = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", membership.partner_id.id)], limit=1
        )
        delivery._set_bounced(Bounce(lost=True, lasting=True, status="5.1.1"))
        return delivery

    def returned(self):
        self.person.email = False
        self.membership._tell("welcome")
        letter = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.person.id)], limit=1
        )
        letter.write({"state": "printed"})
        letter.action_returned()
        return letter

    def check_of(self, person):
        return self.env["coop.channel.check"].search([("partner_id", "=", person.id)])

    def tasks(self, user):
        return self._as(self.env["coop.membership.task"], user).search([])

    def answer(self, check, user, **values):
        wizard = self._as(self.env["coop.channel.answer"], user)
        return wizard.create({"check_id": check.id, **values}).action_apply()

    def test_a_bounce_ends_no_membership_and_stops_no_letter(self):
        self.bounce()
        self.assertEqual(self.membership.state, "member")
        self.assertFalse(self.person._coop_stopped_reason())
        [task] = self.tasks(self.officer)
        self.assertEqual((task.kind, task.due_on), ("bounced", date(2018, 5, 24)))
        self.assertIn("Mali Derwen", task.sentence)

    def test_a_new_address_goes_into_the_register(self):
        letter = self.returned()
        check = self.check_of(self.person)
        [task] = self.tasks(self.officer_plain)
        self.assertEqual(task.action_open()["res_id"], check.id)
        with self.assertRaisesRegex(UserError, "at least a street"):
            self.answer(check, self.officer_plain, answer="new", street=" ")
        self.answer(check, self.officer_plain, answer="new", street="9 Lôn Goed", city="Pwllheli")
        self.assertEqual(self.person.street, "9 Lôn Goed")
        line = self._register_lines()[self.membership.number]
        self.assertIn("9 Lôn Goed", line.service_address)
        self.assertEqual((check.outcome, letter.state), ("new", "waiting"))
        self.assertEqual(self.tasks(self.officer).mapped("kind"), ["letters"])

    def test_nobody_knows_where_they_are(self):
        letter = self.returned()
        self.answer(
            self.check_of(self.person), self.officer_plain, answer="gone_away", note="Sister"
        )
        self.assertEqual(self.membership.gone_away_since, TODAY)
        self.assertEqual(self.membership.state, "member")
        check = self.check_of(self.person)
        self.assertEqual((check.state, check.outcome, check.note), ("done", "gone_away", "Sister"))
        self.assertEqual(letter.state, "returned")

    def test_who_only_sends_notices_changes_no_member(self):
        self.returned()
        clerk = self.employee
        clerk.group_ids += self.env.ref("coop_notices.group_notices")
        with self.assertRaisesRegex(UserError, "Only a membership officer"):
            self.answer(
                self.check_of(self.person), clerk, answer="new", street="9 Lôn Goed", city="X"
            )

    def test_a_home_that_the_register_does_not_show_is_kept_from_the_list(self):
        self.membership.service_address_choice = "care_of"
        self.returned()
        check = self.check_of(self.person)
        self.assertTrue(self.person.coop_protected)
        self.assertIn("Stryd y Dderwen", self._as(check, self.officer).address_shown)
        plain = self._as(check, self.officer_plain)
        self.assertNotIn("Stryd y Dderwen", plain.address_shown)
        with self.assertRaises(AccessError):
            plain.read(["address"])
        with self.assertRaises(AccessError):
            plain.search([("address", "ilike", "Dderwen")])

    def test_hidden_people_who_are_no_members_are_named_to_nobody_who_may_not_know(self):
        checks = self.env["coop.channel.check"]
        checks._note(self.hidden, self.company, "email", "cudd@perllan.example", "bounce")
        call = self._as(self.env["coop.phone.call"], self.officer).create(
            {"partner_id": self.hidden.id, "outcome": "message", "ring_again_on": TODAY}
        )
        check = self.check_of(self.hidden)
        self.assertEqual(self._as(checks, self.officer).search([]), check)
        self.assertEqual(len(self.tasks(self.officer)), 2)
        self.assertFalse(self.tasks(self.officer_plain))
        for model in ("coop.channel.check", "coop.channel.failure", "coop.phone.call"):
            self.assertFalse(self._as(self.env[model], self.officer_plain).search([]), model)
        with self.assertRaises(AccessError):
            self._as(call, self.officer_plain).read(["name"])

    def test_a_call_stands_with_the_membership(self):
        action = self._as(self.membership, self.officer_plain).action_call()
        calls = self._as(self.env["coop.phone.call"], self.officer_plain)
        with Form(
            calls.with_context(**action["context"]),
            "coop_notices.coop_phone_call_view_form_quick",
        ) as form:
            self.assertEqual(form.name, "Mali Derwen")
            form.note = "Comes to the forum."
        self.assertEqual(self.membership.call_ids.note, "Comes to the forum.")
        self.assertEqual(self._as(self.membership, self.officer_plain).call_count, 1)
        self.assertFalse(self.person.message_ids.filtered(lambda m: "forum" in (m.body or "")))

    def test_members_see_no_calls_and_no_checks_of_theirs(self):
        membership = self._member("Pegi", partner=self.portal_member.partner_id)
        self.bounce(membership)
        self._as(self.env["coop.phone.call"], self.officer).create(
            {"partner_id": membership.partner_id.id}
        )
        own = self._as(membership, self.portal_member)
        self.assertEqual((own.call_count, own.open_check_count), (0, 0))
        for user in (self.portal_member, self.employee, self.inspector, self.system):
            for model in ("coop.phone.call", "coop.channel.check", "coop.channel.failure"):
                with self.assertRaises(AccessError):
                    self._as(self.env[model], user).search([])

    def test_an_applicant_who_is_no_contact_yet_is_rung(self):
        application = self._submitted("Gwenno Gwiwer", phone="01999 333 222")
        action = self._as(application, self.officer_plain).action_call()
        calls = self._as(self.env["coop.phone.call"], self.officer_plain)
        call = calls.with_context(**action["context"]).create({"outcome": "no_answer"})
        self.assertEqual((call.name, call.number), ("Gwenno Gwiwer", "01999 333 222"))
        self.assertEqual(application.call_count, 1)

    def test_ringing_again_waits_in_the_list(self):
        call = self._as(self.env["coop.phone.call"], self.officer).create(
            {
                "partner_id": self.person.id,
                "outcome": "ring_again",
                "ring_again_on": date(2018, 5, 14),
            }
        )
        [task] = self.tasks(self.officer_plain)
        self.assertEqual((task.kind, task.due_on), ("ring_again", date(2018, 5, 14)))
        self._as(call, self.officer_plain).action_not_needed()
        self.assertFalse(self.tasks(self.officer_plain))

    def test_what_could_not_be_sent_waits_in_the_list(self):
        self.membership._tell("welcome")
        delivery = self.env["coop.notice.delivery"].search([("partner_id", "=", self.person.id)])
        delivery.write({"state": "failed", "failure_reason": "connection refused"})
        [task] = self.tasks(self.officer)
        self.assertEqual((task.kind, task.name), ("not_arrived", "1"))
        delivery._set_bounced(Bounce(lost=True, lasting=True))
        self.assertEqual(self.tasks(self.officer).kind, "bounced", "said once")
