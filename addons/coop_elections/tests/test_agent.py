from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from .common_candidates import MINUTE, CandidateCase


@tagged("post_install", "-at_install")
class TestAgent(CandidateCase, HttpCase):
    """Who helps somebody to stand has no part in running the election, both ways."""

    def setUp(self):
        super().setUp()
        moment = freeze_time(self._open() + MINUTE)
        moment.start()
        self.addCleanup(moment.stop)
        self.ada = self._hand_in(self._new("Ada Afal", "Oak"), self.contests["Oak"])
        self.helper = self._new("Ned Nant", "Rowan")

    def _name_role(self, role="scrutineer", **vals):
        return (
            self.env["coop.election.role"]
            .with_user(self.runner)
            .create(
                {
                    "election_id": self.election.id,
                    "company_id": self.company.id,
                    "role": role,
                    "name": "Somebody",
                    **vals,
                }
            )
        )

    def test_somebody_is_named_or_nobody_and_the_journal_says_so_without_a_name(self):
        self.ada._name_agent("Ned  Nant ", self.helper.number)
        self.assertEqual(self.ada.sudo().agent_name, "Ned Nant")
        self.assertEqual(self.ada.sudo().agent_membership_id, self.helper)
        self.ada._name_agent("")
        self.assertFalse(self.ada.sudo().agent_name or self.ada.sudo().agent_membership_id)
        said = self.election.sudo().journal_ids.filtered(lambda one: one.act == "agent")
        self.assertEqual(len(said), 2)
        self.assertNotIn("Ned", " ".join(said.mapped("what")))

    def test_who_helps_holds_no_role_by_membership_and_by_name(self):
        self.ada._name_agent("Ned Nant", self.helper.number)
        for vals in (
            {"membership_id": self.helper.id, "name": "N. Nant"},
            {"name": "ned nant"},
            {"name": "Ned Nant", "role": "clerk"},
        ):
            words = "helps somebody who stands in this election"
            with self.assertRaisesRegex(UserError, words), self.cr.savepoint():
                self._name_role(**vals)
        old = self.election._get_roles("scrutineer")[:1]
        with self.assertRaisesRegex(UserError, words), self.cr.savepoint():
            old.with_user(self.runner)._replace({"name": "Ned Nant"}, "Ill")
        self.ada._name_agent("")
        self.assertTrue(self._name_role(name="Ned Nant"))

    def test_who_holds_a_role_does_not_help_somebody_to_stand(self):
        for name in ("Gwen Gwylan", "eleri  eryr", self.clerk.name, self.runner.name):
            with self.assertRaisesRegex(UserError, "has a part in running or watching"):
                self.ada._name_agent(name)
        member = self._member(partner=self.watcher.partner_id, category=self.supporters)
        with self.assertRaisesRegex(UserError, "has a part in running or watching"):
            self.ada._name_agent("G. G.", member.number)
        with self.assertRaisesRegex(UserError, "No member has this number"):
            self.ada._name_agent("Ned", "no such number")
        own = self.ada.sudo().membership_id.number
        with self.assertRaisesRegex(UserError, "It is you who stands"):
            self.ada._name_agent("Ada", own)
        self.assertFalse(self.ada.sudo().agent_name)

    def test_who_helps_somebody_to_stand_helps_nobody_to_vote(self):
        people = self.election.sudo()._get_standing_people()
        self.assertNotIn(self.helper.partner_id, people)
        self.ada._name_agent("Ned Nant", self.helper.number)
        for one in (self.election.sudo(), self.contests["Oak"].sudo()):
            self.assertIn(self.helper.partner_id, one._get_standing_people())
        self.ada.sudo()._withdraw("portal")
        self.assertNotIn(self.helper.partner_id, self.election.sudo()._get_standing_people())

    def test_nobody_types_over_it(self):
        for user in (self.runner, self.secretary):
            with self.assertRaises(UserError):
                self.ada.with_user(user).write({"agent_name": "Somebody"})
        window = self.env["coop.election.candidate.agent"]
        for user in (self.clerk, self.watcher, self.portal_member):
            with self.assertRaises(AccessError):
                window.with_user(user).create({"candidate_id": self.ada.id, "name": "x"})
        with self.assertRaises(UserError):
            window.with_user(self.secretary).create(
                {"candidate_id": self.ada.id, "name": "x"}
            ).action_apply()
        window.with_user(self.runner).create(
            {"candidate_id": self.ada.id, "name": "Ned Nant", "number": self.helper.number}
        ).action_apply()
        self.assertEqual(self.ada.sudo().agent_membership_id, self.helper)

    def test_the_person_says_it_on_their_own_pages(self):
        member = self._member(partner=self.portal_member.partner_id, category=self.supported)
        mine = self._hand_in(member, self.contests["Oak"]).sudo()
        path = f"/my/stand/mine/{mine.id}"
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        self.assertIn(f"{path}/agent", self.url_open(path).text)
        self.assertIn("Does somebody help you to stand?", self.url_open(f"{path}/agent").text)
        self.assertIn("Who is it?", self.url_open(f"{path}/agent/paper").text)
        other = f"/my/stand/mine/{self.ada.id}/agent"
        self.assertNotIn("Does somebody help you", self.url_open(other).text)
        mine._name_agent("Ned Nant", self.helper.number)
        self.assertIn("Ned Nant", self.url_open(path).text)

    def test_who_is_forgotten_is_named_no_more(self):
        self.ada._name_agent("Ned Nant", self.helper.number)
        pack = self.env["coop.access.pack"]._get_agencies(self.helper.partner_id, self.company)
        self.assertEqual(len(pack["rows"]), 1)
        self.helper.sudo()._make_nobody()
        self.assertFalse(self.ada.sudo().agent_name or self.ada.sudo().agent_membership_id)
