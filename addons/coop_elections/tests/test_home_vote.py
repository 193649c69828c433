from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from odoo.addons.coop_access.controllers.whom import member_routes

from .common_poll import PollCase


@tagged("post_install", "-at_install")
class TestHomeVote(PollCase, HttpCase):
    """To vote is the first thing on the page of who can."""

    def _things(self, partner, **context):
        home = self.env["coop.member.home"].with_context(**context)
        things = home._get_things(partner)[partner.id]
        return [one for one in home._in_order(things) if one["key"].startswith("vote-")]

    def test_who_has_a_vote_finds_it_until_they_have_voted(self):
        partner = self.mali.partner_id
        [thing] = self._things(partner)
        self.assertEqual(thing["url"], f"/my/elections/{self.election.id}/vote")
        self.assertEqual(thing["until"], self.election._get_step("poll_closes").day)
        self._vote(self.mali, [1])
        self.assertFalse(self._things(partner))

    def test_a_round_up_does_not_tell_the_office_who_has_voted(self):
        self._vote(self.mali, [1])
        for member in (self.mali, self.people[0]):
            things = self._things(member.partner_id, coop_round_up_of=self.company.id)
            self.assertEqual(len(things), 1, member.member_name)

    def test_who_is_in_another_group_or_was_struck_off_has_none(self):
        self.assertFalse(self._things(self.employed.partner_id))
        self._elector(self.mali)._strike("left")
        self.assertFalse(self._things(self.mali.partner_id))

    def test_it_is_gone_when_voting_is_over_and_where_nobody_votes_online(self):
        with freeze_time(self.at["poll_closes"]):
            self.assertFalse(self._things(self.mali.partner_id))
        self.env.cr.execute("UPDATE coop_election SET by_portal = FALSE")
        self.env.invalidate_all()
        self.assertFalse(self._things(self.mali.partner_id))

    def test_it_leads_the_page_and_the_list_of_elections_says_what_is_true(self):
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        self.assertIn(f"/my/elections/{self.election.id}/vote", self.url_open("/my").text)
        self.assertIn("You have a vote.", self.url_open("/my/elections").text)
        self._close()
        self.assertNotIn("You have a vote.", self.url_open("/my/elections").text)

    def test_whom_somebody_asked_to_help_with_voting_finds_the_way_there(self):
        helped = {
            address: endpoint.routing["coop_helped"]
            for address, endpoint in member_routes(self.env)
            if address in ("/my/elections", "/my/elections/<int:number>/vote")
        }
        self.assertEqual(set(helped.values()), {"voting"})


@tagged("post_install", "-at_install")
class TestOrganisationVotes(PollCase, HttpCase):
    """An organisation that is a member votes by the person whom it named, also online."""

    @classmethod
    def _enrol(cls, election):
        choir = cls.env["res.partner"].create({"name": "Côr Afallen", "is_company": True})
        cls.supported.write({"discloses_support": False, "open_to_organisations": True})
        cls.choir = cls._member(partner=choir, category=cls.supported)
        cls.env["coop.representative"]._appoint(
            cls.choir, "voter", cls.portal_member.partner_id, election.qualifying_on
        )
        super()._enrol(election)

    def setUp(self):
        super().setUp()
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        self.path = f"/my/elections/{self.election.id}/vote/for/{self.choir.id}"

    def test_the_named_voter_finds_both_votes_and_comes_into_the_booth_for_each(self):
        things = self.env["coop.member.home"]._get_things(self.mali.partner_id)
        urls = {one["url"] for one in things[self.mali.partner_id.id]}
        own = f"/my/elections/{self.election.id}/vote"
        self.assertLessEqual({own, self.path}, urls)
        page = self.url_open("/my/elections").text
        self.assertIn(self.path, page)
        booth = self.url_open(self.path)
        self.assertEqual(booth.status_code, 200)
        self.assertIn("Côr Afallen", booth.text)
        self.assertIn(f"/my/elections/{self.election.id}/cast/for/{self.choir.id}", booth.text)
        self.assertNotIn("Côr Afallen", self.url_open(own).text)

    def test_nobody_else_votes_for_it(self):
        other = self.people[0]
        path = f"/my/elections/{self.election.id}/vote/for/{other.id}"
        self.assertEqual(self.url_open(path).status_code, 404)
        self.internal_member.password = self.internal_member.login
        self.authenticate(self.internal_member.login, self.internal_member.login)
        self.assertEqual(self.url_open(self.path).status_code, 404)

    def test_an_organisation_does_not_stand(self):
        candidate = (
            self.env["coop.election.candidate"]
            .sudo()
            .create(
                {
                    "company_id": self.company.id,
                    "election_id": self.election.id,
                    "contest_id": self.contest.id,
                    "membership_id": self.choir.id,
                    "ballot_name": "Côr Afallen",
                }
            )
        )
        problems = dict(candidate._get_person_problems())
        self.assertIn("is an organisation", problems["not_eligible"])
