from datetime import date, timedelta
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TODAY, MembershipCase

NEXT_YEAR = date(2019, 5, 1)


class InvitationCase(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.invitations = cls.env["coop.invitation"]
        cls.owen = cls._person("Owen Robin", "owen@robin.example")
        cls.inviter = cls._member("Mali Derwen", cls.supporters)

    @classmethod
    def _person(cls, name, email=False, **vals):
        return cls.env["res.partner"].create(
            {"name": name, "email": email, "street": "3 Stryd", "city": "Bangor", **vals}
        )

    def _invitation(self, partner=None, user=None, **vals):
        partner = partner if partner is not None else self.owen
        model = self._as(self.invitations, user or self.officer)
        return model.create(
            {"name": partner.name, "partner_id": partner.id, "email": partner.email, **vals}
        )

    def _letters(self, invitation):
        return self.env["coop.notice.delivery"].search(
            [("res_model", "=", "coop.invitation"), ("res_id", "=", invitation.id)]
        )


@tagged("post_install", "-at_install")
class TestInvitation(InvitationCase):
    def test_somebody_is_asked_in_their_language_format_and_channel(self):
        self.owen._coop_set_need("cy_GB", "easy_read", "print")
        invitation = self._invitation(inviter_id=self.inviter.id, inviter_named=True)
        invitation.action_ask()
        self.assertRecordValues(invitation, [{"state": "asked", "asked_on": TODAY}])
        letter = self._letters(invitation)
        self.assertEqual(
            (letter.lang, letter.format, letter.channel), ("cy_GB", "easy_read", "print")
        )
        self.assertIn("Mali Derwen", letter.body_html)
        self.assertIn("☐", letter.body_html)
        self.assertNotIn("/invited/", letter.body_html)

    def test_an_e_mail_has_a_link_and_nothing_on_its_outside(self):
        invitation = self._invitation()
        invitation.action_ask()
        letter = self._letters(invitation)
        self.assertIn(f"/invited/{invitation.id}/", letter.body_html)
        self.assertEqual(letter.mail_id.subject, "A message from Perllan Co-op")
        self.assertNotIn("Mali", letter.body_html)

    def test_a_member_who_did_not_agree_is_not_named(self):
        invitation = self._invitation(inviter_id=self.inviter.id)
        invitation.action_ask()
        self.assertNotIn("Mali", self._letters(invitation).body_html)

    def test_not_now_holds_until_the_day_and_no_longer(self):
        self._invitation()._answer("not_now", "phone", NEXT_YEAR)
        again = self._invitation()
        with self.assertRaisesRegex(UserError, "not now"):
            again.action_ask()
        peace = self.invitations._left_in_peace
        last = NEXT_YEAR - timedelta(days=1)
        self.assertEqual(peace(self.owen, self.company, last)[self.owen.id].code, "not_now")
        self.assertFalse(peace(self.owen, self.company, NEXT_YEAR))

    def test_no_is_no(self):
        self._invitation()._answer("no", "spoken")
        with self.assertRaisesRegex(UserError, "said no"):
            self._invitation().action_ask()
        later = self.invitations._left_in_peace(self.owen, self.company, date(2030, 1, 1))
        self.assertEqual(later[self.owen.id].code, "no")

    def test_nobody_is_asked_twice_in_a_short_while(self):
        self._invitation().action_ask()
        with self.assertRaisesRegex(UserError, "a short while ago"):
            self._invitation().action_ask()
        day = TODAY + timedelta(days=self.company.coop_invitation_again_days)
        self.assertFalse(self.invitations._left_in_peace(self.owen, self.company, day))

    def test_members_applicants_and_the_dead_are_not_asked(self):
        applicant = self._person("Nia Onnen")
        self._submitted("Nia Onnen", partner_id=applicant.id)
        dead = self._member("Huw Helyg")
        dead.action_died(TODAY)
        people = applicant | self.inviter.partner_id | dead.partner_id | self.owen
        found = self.invitations._left_in_peace(people, self.company)
        self.assertEqual(
            {partner_id: peace.code for partner_id, peace in found.items()},
            {
                applicant.id: "applied",
                self.inviter.partner_id.id: "member",
                dead.partner_id.id: "stopped",
            },
        )

    def test_peace_is_looked_up_in_as_many_queries_for_many_as_for_one(self):
        people = self.env["res.partner"].create([{"name": f"Person {n}"} for n in range(40)])
        self.invitations._left_in_peace(people[:1], self.company)
        self.env.invalidate_all()
        with self.assertQueryCount(8):
            self.invitations._left_in_peace(people, self.company)

    def test_an_answer_takes_back_the_letter_that_has_not_gone_out(self):
        self.owen._coop_set_need("en_GB", "standard", "print")
        invitation = self._invitation()
        invitation.action_ask()
        invitation._answer("no", "phone")
        self.assertEqual(self._letters(invitation).state, "stopped")

    def test_who_joins_is_written_on_the_invitation(self):
        invitation = self._invitation()
        invitation.action_ask()
        stranger = self._invitation(
            partner=self.env["res.partner"], name="O. Robin", email="Owen@Robin.example"
        )
        application = self._submitted("Owen Robin", partner_id=self.owen.id)
        membership = application._accept(TODAY)
        self.assertEqual((invitation | stranger).membership_id, membership)

    def test_what_only_the_buttons_write_cannot_be_typed(self):
        invitation = self._invitation()
        for vals in ({"state": "yes"}, {"not_now_until": "2030-01-01"}, {"asked_on": TODAY}):
            with self.assertRaises(UserError):
                invitation.write(vals)
        with self.assertRaises(UserError):
            self._as(self.invitations, self.officer).create({"name": "X", "state": "no"})

    def test_not_now_needs_a_day_that_lies_ahead(self):
        invitation = self._invitation()
        for until in (None, TODAY, date(2017, 1, 1)):
            with self.assertRaises(UserError):
                invitation._answer("not_now", "phone", until)
        with self.assertRaises(UserError):
            invitation._answer("perhaps", "phone")
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.env.cr.execute(
                "UPDATE coop_invitation SET state = 'not_now', answered_on = now() WHERE id = %s",
                [invitation.id],
            )

    def test_an_officer_writes_down_what_came_on_paper(self):
        invitation = self._invitation()
        action = invitation.action_answer()
        wizard = self._as(self.env["coop.invitation.answer"], self.officer)
        wizard.with_context(**action["context"]).create(
            {"answer": "not_now", "how": "paper", "until": NEXT_YEAR}
        ).action_apply()
        self.assertRecordValues(
            invitation,
            [{"state": "not_now", "answered_how": "paper", "not_now_until": NEXT_YEAR}],
        )

    def test_the_link_is_for_this_person_and_for_some_time(self):
        invitation = self._invitation()
        token = invitation._answer_token()
        self.assertTrue(invitation._check_answer_token(token))
        self.assertFalse(self._invitation()._check_answer_token(token))
        for bad in ("", "x", token[:-1], "29991231" + token[8:], "ŵ"):
            self.assertFalse(invitation._check_answer_token(bad), bad)
        old = self.env["coop.clock"].now() - timedelta(days=91)
        self.assertFalse(invitation._check_answer_token(invitation._answer_token(old)))

    def test_strangers_who_never_answered_are_forgotten(self):
        stranger = self._invitation(partner=self.env["res.partner"], name="X", email="x@y.example")
        stranger.sudo().write({"state": "asked", "asked_on": TODAY})
        known = self._invitation()
        self.env.cr.execute("UPDATE coop_invitation SET create_date = '2017-01-01'")
        self.env.invalidate_all()
        self.invitations.sudo()._gc_strangers()
        self.assertFalse(stranger.exists())
        self.assertTrue(known.exists())


@tagged("post_install", "-at_install")
class TestInvitationByMember(InvitationCase):
    def _ask(self, **vals):
        return self.invitations._invite_for_member(
            self.inviter,
            {
                "name": "Owen Robin",
                "email": "owen@robin.example",
                "channel": "email",
                "how": "portal",
                "lang": "en_GB",
                "inviter_named": True,
                **vals,
            },
        )

    def test_a_known_address_is_matched_without_a_word(self):
        invitation = self._ask()
        self.assertEqual(invitation.partner_id, self.owen)
        self.assertTrue(self._letters(invitation))

    def test_an_address_of_two_is_matched_with_neither(self):
        self._person("Ann Robin", "owen@robin.example")
        self.assertFalse(self._ask().partner_id)

    def test_who_is_to_be_left_in_peace_is_and_the_member_does_not_learn_it(self):
        self._invitation()._answer("not_now", "web", NEXT_YEAR)
        invitation = self._ask()
        self.assertRecordValues(invitation, [{"state": "held", "held_reason": "not_now"}])
        self.assertFalse(self._letters(invitation))
        member = self._ask(email=self.inviter.partner_id.email or "none@none.example")
        self.assertEqual(member.state, "asked", "a stranger is asked")

    def test_a_stranger_who_said_not_now_is_left_in_peace_too(self):
        first = self._ask(email="stranger@far.example")
        self.assertFalse(first.partner_id)
        first._answer("not_now", "web", NEXT_YEAR)
        second = self._ask(email="Stranger@Far.example")
        self.assertEqual((second.state, second.held_reason), ("held", "not_now"))

    def test_a_stranger_gets_one_mail_that_is_kept_nowhere_else(self):
        before = self.env["mail.mail"].search([])
        invitation = self._ask(email="stranger@far.example", lang="cy_GB")
        mail = self.env["mail.mail"].search([]) - before
        self.assertEqual(mail.email_to, "stranger@far.example")
        self.assertIn("/invited/", mail.body_html)
        self.assertIn("Hoffech chi", mail.body_html)
        self.assertFalse(self._letters(invitation))

    def test_a_member_cannot_have_us_write_to_many_strangers(self):
        with patch.object(type(self.env["coop.flood"]), "_allow", return_value=False):
            invitation = self._ask(email="stranger@far.example")
        self.assertEqual((invitation.state, invitation.channel), ("waiting", "phone"))

    def test_whom_we_are_to_ring_stands_in_the_list_to_do(self):
        invitation = self._ask(email=False, phone="01248 000000", channel="phone")
        task = self.env["coop.membership.task"].search(
            [("kind", "=", "invite"), ("company_id", "=", self.company.id)]
        )
        self.assertEqual(task.res_id, invitation.id)

    def test_who_said_yes_and_did_not_apply_is_helped_after_a_fortnight(self):
        invitation = self._ask()
        invitation._answer("yes", "web")
        tasks = self.env["coop.membership.task"]
        domain = [("kind", "=", "said_yes"), ("company_id", "=", self.company.id)]
        self.assertFalse(tasks.search(domain))
        invitation.answered_on = TODAY - timedelta(days=14)
        self.assertEqual(tasks.search(domain).res_id, invitation.id)
        self._submitted("Owen Robin", partner_id=self.owen.id)
        self.assertFalse(tasks.search(domain))

    def test_people_of_one_house_are_known_as_such_to_those_who_may_know(self):
        self.env["coop.place.resident"].create(
            [
                {"place_id": self.house.id, "partner_id": self.owen.id},
                {"place_id": self.house.id, "partner_id": self.inviter.partner_id.id},
            ]
        )
        invitation = self._ask()
        self.assertTrue(invitation.same_place)
        with self.assertRaises(AccessError):
            self._invitation(self._person("X"), self.officer_plain).read(["same_place"])


@tagged("post_install", "-at_install")
class TestInvitationRights(InvitationCase):
    def test_officers_alone_see_invitations(self):
        invitation = self._invitation()
        for user in (
            self.employee,
            self.contacts_manager,
            self.inspector,
            self.system,
            self.portal_member,
        ):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(invitation, user).read(["name"])

    def test_invitations_of_protected_people_are_for_those_who_may_know(self):
        self.owen._coop_protect()
        hidden, seen = self._invitation(), self._invitation(self._person("Nia"))
        found = self._as(self.invitations, self.officer_plain).search([])
        self.assertIn(seen, found)
        self.assertNotIn(hidden, found)
        hidden._answer("yes", "phone")
        hidden.sudo().answered_on = TODAY - timedelta(days=30)
        tasks = self._as(self.env["coop.membership.task"], self.officer_plain)
        self.assertFalse(tasks.search([("kind", "=", "said_yes")]))

    def test_an_invitation_for_a_hidden_category_is_hidden_whoever_it_is(self):
        invitation = self._invitation(category_id=self.supported.id)
        self.assertNotIn(invitation, self._as(self.invitations, self.officer_plain).search([]))

    def test_an_invitation_is_never_deleted_by_an_officer(self):
        with self.assertRaises(AccessError):
            self._invitation().unlink()
