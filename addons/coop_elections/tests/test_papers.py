from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_poll import PollCase


@tagged("post_install", "-at_install")
class TestPapers(PollCase):
    """Voting on paper: papers go out, come back by their bar code, and are accounted for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # everybody else is written to by post
        cls.people[5].partner_id.email = "huw@perllan.example"
        cls.election.action_issue_papers()
        cls.at_desk = cls.election.with_user(cls.clerk)

    def _paper(self, member, state="issued"):
        return self.env["coop.election.paper"].search(
            [("elector_id", "=", self._elector(member).id), ("state", "=", state)]
        )

    def _take(self, paper, is_declared=True):
        """A paper comes back at the desk, and is scanned; return what the desk reads."""
        windows = self.env["coop.election.paper.desk"].with_user(self.clerk)
        window = windows.create(
            {"election_id": self.election.id, "code": paper.code, "is_declared": is_declared}
        )
        window.action_take()
        return window.said

    def _rule(self, duplicates):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE coop_election_contest SET duplicates = %s WHERE id = %s",
            [duplicates, self.contest.id],
        )
        self.env.invalidate_all()

    # -- going out ---------------------------------------------------------------------------------

    def test_papers_go_out_to_who_gets_letters_in_an_unbroken_series(self):
        papers = self.env["coop.election.paper"].search([("election_id", "=", self.election.id)])
        self.assertFalse(self._paper(self.people[5]))
        self.assertEqual(sorted(papers.mapped("number")), list(range(1, len(papers) + 1)))
        self.assertEqual(len(set(papers.mapped("code"))), len(papers))
        with self.assertRaisesRegex(UserError, "has a paper, or has voted"):
            self.election.action_issue_papers()

    def test_the_desk_gives_a_paper_to_who_asks_for_one(self):
        huw = self._elector(self.people[5])
        last = max(self.election.sudo().paper_ids.mapped("number"))
        self.assertEqual(self.at_desk._give_paper(huw).number, last + 1)
        with self.assertRaisesRegex(UserError, "exchange that one"):
            self.at_desk._give_paper(huw)

    def test_who_has_voted_online_gets_no_paper(self):
        self._vote(self.people[5], [1])
        with self.assertRaisesRegex(UserError, "has voted"):
            self.at_desk._give_paper(self._elector(self.people[5]))

    def test_the_ballot_bears_no_number_no_code_and_no_name(self):
        paper = self._paper(self.people[0])
        [(declaration, ballot, lang, size)] = paper._get_packs()
        elector = self._elector(self.people[0])
        for words in (paper.code[:3], elector.number, self.people[0].partner_id.name):
            self.assertIn(words, declaration)
            self.assertNotIn(words, ballot)
        for member in self.standing:
            self.assertIn(member.partner_id.name, ballot)
        self.assertIn("Put 1 beside your first choice.", ballot)
        self.assertEqual((lang, size), ("en_GB", "usual"))
        # of one contest and one language they are all the same
        other = self._paper(self.people[1])._get_packs()[0][1]
        self.assertEqual(ballot, other)

    def test_a_paper_is_printed_in_welsh_and_in_large_letters_for_who_wants_it_so(self):
        partner = self.people[0].partner_id
        partner._coop_set_need("cy_GB", "large_print", "print")
        [(declaration, ballot, lang, size)] = self._paper(self.people[0])._get_packs()
        self.assertIn("Rhowch 1 wrth ymyl eich dewis cyntaf.", ballot)
        self.assertIn("Cyngor 2018", declaration)
        self.assertEqual((lang, size), ("cy_GB", "large"))

    def test_printing_takes_what_was_not_printed(self):
        action = self.election.action_print_papers()
        papers = self.election.sudo().paper_ids
        self.assertEqual(action["report_name"], "coop_elections.report_ballot_papers")
        self.assertTrue(all(papers.mapped("printed_on")))
        with self.assertRaisesRegex(UserError, "All papers are printed"):
            self.election.action_print_papers()

    # -- coming back -------------------------------------------------------------------------------

    def test_a_paper_that_comes_back_with_its_declaration_counts(self):
        ceri = self.people[0]
        paper = self._paper(ceri)
        self.assertIn("counts. Put it into the ballot box", self._take(paper))
        self.assertEqual((paper.state, paper.taken_by), ("returned", self.clerk.name))
        envelope = self._envelope(ceri)
        self.assertEqual((envelope.channel, envelope.is_cut), ("post", False))
        # and then nothing is taken online
        self.assertEqual(self._vote(ceri, [1])[0], {"code": "paper"})
        with self.assertRaisesRegex(UserError, "came back before"):
            self._take(paper)

    def test_without_declaration_it_waits_for_one(self):
        paper = self._paper(self.people[0])
        self.assertIn("has no declaration", self._take(paper, is_declared=False))
        self.assertFalse(self._envelope(self.people[0]))
        self._take(paper)
        self.assertEqual(paper.state, "returned")

    def test_where_the_first_counts_a_paper_after_a_vote_online_is_set_aside(self):
        self._rule("first")
        ceri = self.people[0]
        self._vote(ceri, [2])
        self.assertIn("has voted already", self._take(self._paper(ceri)))
        self.assertEqual(self._envelope(ceri).channel, "portal")

    def test_where_paper_goes_before_it_takes_the_place_of_the_vote_online(self):
        self._rule("paper")
        ceri = self.people[0]
        self._vote(ceri, [2])
        self._take(self._paper(ceri))
        envelope = self._envelope(ceri)
        self.assertEqual((envelope.channel, envelope.revision), ("post", 2))
        self._close()
        self.env["coop.election.batch"].with_user(self.runner)._bundle(self.contest, 1)
        self.election.action_cut_names()
        self.assertFalse(self.election._get_fingerprints(), "what was sealed is gone")

    def test_after_the_end_a_paper_is_late(self):
        paper = self._paper(self.people[0])
        with freeze_time(self.at["poll_closes"] + timedelta(minutes=1)):
            self.assertIn("came too late", self._take(paper))
        self.assertFalse(self._envelope(self.people[0]))

    def test_a_paper_from_who_was_struck_off_does_not_count(self):
        paper = self._paper(self.people[0])
        self._elector(self.people[0])._strike("mistake", "Moved away")
        self.assertIn("was struck off", self._take(paper))

    def test_a_code_of_no_paper_is_not_taken(self):
        windows = self.env["coop.election.paper.desk"].with_user(self.clerk)
        window = windows.create({"election_id": self.election.id, "code": "CCC CCC CCC C"})
        with self.assertRaisesRegex(UserError, "no paper with this code"):
            window.action_take()

    # -- exchange ----------------------------------------------------------------------------------

    def _exchange(self, paper, why):
        windows = self.env["coop.election.paper.exchange"].with_user(self.clerk)
        window = windows.create({"paper_id": paper.id, "why": why, "how": "Showed her card"})
        return self.env["coop.election.paper"].browse(window.action_apply()["res_id"])

    def test_a_spoilt_paper_is_exchanged_at_once_and_the_old_one_is_void(self):
        old = self._paper(self.people[0])
        new = self._exchange(old, "spoilt")
        self.assertEqual((old.state, new.state, new.replaces_id), ("spoilt", "issued", old))
        self.assertIn("was replaced by another", self._take(old))
        self._take(new)
        self.assertEqual((old.state, new.state), ("void", "returned"))

    def test_a_paper_that_never_came_is_replaced_when_the_post_has_had_its_time(self):
        old = self._paper(self.people[0])
        with self.assertRaisesRegex(UserError, "may still be in the post"):
            self._exchange(old, "never_came")
        first = self.election._get_replacing_from()
        with freeze_time(f"{first} 10:00:00"):
            self.assertEqual(self._exchange(old, "never_came").replaces_id, old)
        self.assertEqual(old.state, "replaced")

    def test_who_has_voted_gets_no_other_paper(self):
        self._vote(self.people[0], [1])
        with self.assertRaisesRegex(UserError, "has come in already"):
            self._exchange(self._paper(self.people[0]), "spoilt")

    # -- account and rights ------------------------------------------------------------------------

    def test_what_was_sent_is_the_sum_of_what_became_of_it(self):
        sent = len(self.election.sudo().paper_ids)
        self._take(self._paper(self.people[0]))
        self._exchange(self._paper(self.people[1]), "spoilt")
        self._vote(self.people[2], [1])
        self._take(self._paper(self.people[2]))
        account = self.contest._get_paper_account()
        self.assertEqual(account["sent"], sent + 1)
        self.assertEqual(account["sent"], sum(account.values()) - account["sent"])
        self.assertEqual((account["returned"], account["spoilt"], account["duplicate"]), (1, 1, 1))
        self.election.invalidate_recordset()
        self.assertIn("Came back, and counts: 1", self.election.paper_account)

    def test_only_the_desk_takes_and_exchanges_papers(self):
        paper = self._paper(self.people[0])
        for user in (self.watcher, self.secretary, self.officer, self.employee):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(self.election, user)._find_paper(paper.code)
            with self.assertRaises(AccessError, msg=user.login):
                self._as(paper, user)._come_back(True)
        for user in (self.runner, self.watcher, self.clerk):
            papers = self._as(self.env["coop.election.paper"], user)
            self.assertTrue(papers.search([]), user.login)
            for right in ("create", "write", "unlink"):
                self.assertFalse(papers.has_access(right))
        for user in (self.portal_member, self.internal_member, self.secretary, self.officer):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(self.env["coop.election.paper"], user).search([])
