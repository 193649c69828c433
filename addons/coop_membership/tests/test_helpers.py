"""Helpers of members: who is gone has none, a paper says who helped, the copy holds it all."""

from odoo.fields import Command
from odoo.tests import tagged

from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestHelpersOfMembers(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls._member("Mali Derwen", cls.supported)
        cls.other = cls._member("Owen Robin", cls.supported)
        cls.friend = cls.env["res.partner"].create({"name": "Nest Neidr"})

    def choose(self, person, helper):
        chosen = self.env["coop.helper"]._choose(
            person,
            self.company,
            {
                "name": helper.name,
                "role_id": self.env.ref("coop_access.helper_role_friend").id,
                "kind_ids": [Command.set(self.env.ref("coop_access.helper_kind_forms").ids)],
                "date_from": TODAY,
                "date_to": TODAY,
            },
        )
        chosen.helper_partner_id = helper
        chosen._promise("own")
        return chosen

    def test_whoever_dies_is_helped_by_nobody_and_helps_nobody(self):
        mine = self.choose(self.member.partner_id, self.friend)
        theirs = self.choose(self.other.partner_id, self.member.partner_id)
        wizard = self._as(self.env["coop.membership.died"], self.officer_plain)
        wizard.create({"membership_id": self.member.id, "date": TODAY}).action_apply()
        self.assertEqual((mine | theirs).mapped("ended_by"), ["left", "left"])

    def test_whoever_leaves_is_not_helped_as_a_member_and_may_help_others(self):
        mine = self.choose(self.member.partner_id, self.friend)
        theirs = self.choose(self.other.partner_id, self.member.partner_id)
        self.member._leave("resignation", end_date=TODAY)
        self.assertEqual(mine.ended_by, "left")
        self.assertTrue(theirs._is_in_force())

    def test_the_copy_says_who_helped_with_what(self):
        person = self.member.partner_id
        self.choose(person, self.friend)
        self.env["coop.help.done"].with_company(self.company)._note_office(person, "code", "phone")
        sections = self.env["coop.access.pack"]._coop_access_pack(person, self.company)
        rows = {section["title"]: section.get("rows") for section in sections}
        self.assertEqual(rows["Whom you chose to help you"][0][0], "Nest Neidr")
        self.assertEqual(
            rows["What you did with help"][0][1:3],
            ["Got a code to sign in", "Somebody at the office"],
        )


@tagged("post_install", "-at_install")
class TestNeedsOfMembers(MembershipCase):
    """What helps members, said on their records and places to those who may know."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls._member("Mali Derwen", cls.supported)
        cls.member.partner_id._coop_set_need("en_GB", "easy_read", "print", "Ring first")
        cls.env["coop.place.resident"].create(
            {
                "partner_id": cls.member.partner_id.id,
                "place_id": cls.house.id,
                "date_from": "2018-01-01",
            }
        )

    def test_the_membership_and_the_place_say_it(self):
        self.assertIn("Ring first", self._as(self.member, self.officer).coop_need_flags)
        place = self._as(self.house, self.officer)
        self.assertIn("Mali Derwen", place.coop_need_flags)
        self.assertEqual(place.resident_ids.need_words, "Easy Read, Letter")

    def test_the_window_in_which_many_are_asked_says_it_of_each(self):
        newcomer = self.env["res.partner"].create({"name": "Siân Gwennol"})
        newcomer._coop_set_need("cy_GB", "large_print", "phone", "Ring after tea")
        wizard = self._as(self.env["coop.invitation.many"], self.officer).create(
            {
                "category_id": self.supporters.id,
                "line_ids": [
                    Command.create({"partner_id": newcomer.id}),
                    Command.create(
                        {"partner_id": self.env["res.partner"].create({"name": "x"}).id}
                    ),
                ],
            }
        )
        self.assertIn("Ring after tea", wizard.coop_need_flags)
        self.assertEqual(
            wizard.line_ids.mapped("need_words"),
            ["Large print, Phone call, Cymraeg (Welsh)", False],
        )
        form = self.env.ref("coop_membership.coop_invitation_many_view_form")
        arch = wizard.get_view(form.id)["arch"]
        self.assertIn("coop_need_flags", arch)
        self.assertIn("need_words", arch)

    def test_the_window_in_which_cards_are_printed_says_it(self):
        wizard = self._as(self.env["coop.card.print"], self.officer).create(
            {"membership_ids": self.member.ids}
        )
        self.assertIn("Ring first", wizard.coop_need_flags)

    def test_who_may_not_know_who_lives_there_learns_nothing_of_the_place(self):
        self.assertFalse(self._as(self.house, self.officer_plain).coop_need_flags)

    def test_every_member_who_was_not_asked_is_listed(self):
        other = self._member("Owen Robin", self.supported)
        other.partner_id.coop_need_ids.unlink()
        partners = self._as(self.env["res.partner"], self.officer)
        found = partners.search(partners.action_coop_not_asked()["domain"])
        self.assertIn(other.partner_id, found)
        self.assertNotIn(self.member.partner_id, found)
