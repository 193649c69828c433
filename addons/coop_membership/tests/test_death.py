from datetime import date

from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged

from .common import TODAY, MembershipCase

HOME = {"street": "3 Lôn Eirin", "city": "Bethesda", "zip": "LL57 3ZZ"}


@tagged("post_install", "-at_install")
class TestDeath(MembershipCase):
    """A member dies or moves: everything that hangs on it follows the same minute."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls._member("Mali Derwen", cls.supported)
        cls.partner = cls.member.partner_id
        cls.house.write({"street": "2 Stryd y Dderwen", "city": "Bangor"})
        cls.stay = cls.env["coop.place.resident"].create(
            {"partner_id": cls.partner.id, "place_id": cls.house.id, "date_from": "2018-01-01"}
        )
        cls.ground = cls.env["coop.qualification"].search(
            [("partner_id", "=", cls.partner.id)], limit=1
        )
        cls.family = cls.env["res.partner"].create(
            {
                "name": "Nia Derwen",
                "street": "9 Lôn Goch",
                "city": "Bangor",
                "zip": "LL57 1AA",
                "country_id": cls.env.ref("base.uk").id,
            }
        )

    def _die(self, day=TODAY, **vals):
        wizard = self._as(self.env["coop.membership.died"], self.officer_plain)
        wizard.create({"membership_id": self.member.id, "date": day, **vals}).action_apply()

    def _letters(self, partner):
        return self.env["coop.notice.delivery"].search([("partner_id", "=", partner.id)])

    def test_places_grounds_and_the_log_in_end(self):
        user = new_test_user(self.env, "mali_d", "base.group_portal", partner_id=self.partner.id)
        self._die()
        self.assertEqual((self.stay.date_to, self.ground.date_to), (TODAY, TODAY))
        self.assertFalse(user.active)
        self.assertTrue(self.partner.active)

    def test_what_had_ended_before_stays_as_it_was(self):
        self.stay.date_to = date(2018, 2, 1)
        self._die()
        self.assertEqual(self.stay.date_to, date(2018, 2, 1))

    def test_a_mistake_is_undone_whole(self):
        self.ground.date_to = date(2030, 1, 1)
        user = new_test_user(self.env, "mali_d", "base.group_portal", partner_id=self.partner.id)
        self._die()
        self.member._undo_leave("Another person of that name")
        self.assertEqual((self.stay.date_to, self.ground.date_to), (False, date(2030, 1, 1)))
        self.assertTrue(user.active)
        self.assertFalse(self.member.sudo().death_undo)

    def test_what_the_death_ended_tells_no_officer_anything(self):
        self._die()
        names = self._as(self.member, self.officer_plain).fields_get()
        self.assertNotIn("death_undo", names)
        with self.assertRaises(Exception):  # noqa: B017 (of whatever kind)
            self._as(self.member, self.officer_plain).read(["death_undo"])

    def test_whoever_acts_for_them_or_they_for_others_stops(self):
        now = self.env["coop.clock"].now()
        worker = new_test_user(self.env, "mali_w", "base.group_user", partner_id=self.partner.id)
        other = self._member("Owain Onnen").partner_id
        sessions = self.env["coop.assisted.session"].create(
            [
                {
                    "company_id": self.company.id,
                    "operator_id": operator.id,
                    "partner_id": who.id,
                    "channel": "phone",
                    "started_at": now,
                    "last_seen": now,
                }
                for operator, who in ((self.officer, self.partner), (worker, other))
            ]
        )
        self._die()
        self.assertEqual(sessions.mapped("end_reason"), ["died", "died"])
        self.assertTrue(worker.active, "the log-in at work is the office's to close")

    def test_letters_that_are_still_to_come_do_not_say_that_the_dead_ask(self):
        invitation = self.env["coop.invitation"].create(
            {
                "name": "Nia",
                "inviter_id": self.member.id,
                "inviter_named": True,
                "company_id": self.company.id,
            }
        )
        self._die()
        self.assertFalse(invitation.inviter_named)

    def test_kind_words_go_to_the_family_in_their_language(self):
        self.family._coop_set_need("cy_GB", "easy_read", "print")
        self._die(family_id=self.family.id, family_words="Mali planted the <apple> trees.")
        letter = self._letters(self.family)
        self.assertEqual((letter.lang, letter.state), ("cy_GB", "waiting"))
        self.assertIn("Byddwn yn cofio Mali Derwen", letter.body_html)
        self.assertIn("planted the &lt;apple&gt; trees", letter.body_html)
        self.assertFalse(self._letters(self.partner).filtered(lambda d: d.state == "waiting"))

    def test_the_family_may_be_named_later_and_is_written_to_once(self):
        self._die()
        self.assertFalse(self._letters(self.family))
        wizard = self._as(self.env["coop.membership.family"], self.officer_plain)
        for _time in range(2):
            wizard.create(
                {"membership_id": self.member.id, "family_id": self.family.id}
            ).action_apply()
        self.assertEqual(len(self._letters(self.family)), 1)
        with self.assertRaises(UserError):
            wizard.create({"membership_id": self.member.id}).action_apply()
        with self.assertRaises(UserError):
            wizard.create(
                {"membership_id": self.member.id, "family_id": self.partner.id}
            ).action_apply()

    def test_to_be_family_makes_nobody_stand_out(self):
        """The contact is hidden like a member's, whoever the member was."""
        self._die(family_id=self.family.id)
        seen = self._as(self.env["res.partner"], self.employee)
        self.assertFalse(seen.search([("id", "=", self.family.id)]))

    def test_who_moved_lives_at_the_house_no_longer(self):
        self._as(self.member, self.officer_plain).action_moved(HOME, date(2018, 5, 5))
        self.assertEqual(self.stay.date_to, date(2018, 5, 4))
        self.assertFalse(self.ground.date_to)

    def test_who_moved_to_the_house_lives_there(self):
        self._as(self.member, self.officer_plain).action_moved(
            {"street": "2 Stryd y Dderwen", "city": "Bangor", "zip": "LL57 9ZX"}, TODAY
        )
        self.assertFalse(self.stay.date_to)

    def test_letters_that_are_gathered_go_to_the_new_address(self):
        self.partner._coop_set_need("en_GB", "standard", "print")
        self.member._tell("welcome")
        run = self._as(self.env["coop.print.run"], self.officer)._gather(self.company)
        letter = run.sudo().delivery_ids.filtered(lambda d: d.partner_id == self.partner)
        self.assertIn("2 Stryd y Dderwen", letter.address)
        self._as(self.member, self.officer_plain).action_moved(HOME, TODAY)
        self.assertIn("3 Lôn Eirin", letter.address)
        run.sudo().action_mark_printed()
        self._as(self.member, self.officer_plain).action_moved({"street": "1 Lôn Wen"}, TODAY)
        self.assertIn("3 Lôn Eirin", letter.address, "what was posted is as it was posted")
