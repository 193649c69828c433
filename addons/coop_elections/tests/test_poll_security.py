from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_poll import PollCase

WHO_VOTED = ("coop.election.envelope",)
NAMELESS = ("coop.election.sealed", "coop.election.ballot")
SEALED = ("number", "sealed", "fingerprint")


@tagged("post_install", "-at_install")
class TestPollSecurity(PollCase):
    """Who sees what of the voting, with each kind of log-in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._vote(cls.mali, [2, 1])
        cls._vote(cls.people[0], [1])

    def _found(self, model, user):
        return self._as(self.env[model], user).search([("company_id", "=", self.company.id)])

    def test_who_has_voted_is_for_the_returning_officer_and_the_scrutineers(self):
        for model in WHO_VOTED:
            for user in (self.runner, self.watcher):
                self.assertEqual(len(self._found(model, user)), 2, user.login)
            for user in (
                self.portal_member,
                self.internal_member,
                self.portal_other,
                self.employee,
                self.inspector,
                self.officer,
                self.secretary,
                self.clerk,
            ):
                with self.assertRaises(AccessError, msg=user.login):
                    self._found(model, user)

    def test_what_is_sealed_is_read_by_nobody_through_the_orm(self):
        for user in (self.runner, self.watcher):
            envelope = self._found("coop.election.envelope", user)[:1]
            for name in SEALED:
                with self.assertRaises(AccessError, msg=name):
                    envelope.read([name])
                with self.assertRaises(UserError, msg=name):
                    envelope.export_data([name])
                with self.assertRaises(AccessError, msg=name):
                    self._as(self.env["coop.election.envelope"], user).search([(name, "!=", False)])

    def test_nobody_writes_any_of_it_by_hand(self):
        for user in (self.runner, self.watcher, self.secretary, self.officer):
            for model in (*WHO_VOTED, *NAMELESS):
                for right in ("create", "write", "unlink"):
                    records = self._as(self.env[model], user)
                    self.assertFalse(records.has_access(right), f"{user.login} {right} {model}")

    def test_whose_role_has_ended_sees_nothing_any_more(self):
        role = self.election.sudo().role_ids.filtered(lambda one: one.user_id == self.watcher)
        role._end("Moved away")
        for model in WHO_VOTED:
            self.assertFalse(self._found(model, self.watcher), model)

    def test_another_election_of_the_same_officer_is_not_seen_by_others(self):
        stranger = self._user("cefin_crwydryn", "coop_elections.group_returning_officer")
        for model in WHO_VOTED:
            self.assertFalse(self._found(model, stranger), model)

    def test_another_co_op_reads_none_of_it(self):
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.runner.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        for model in (*WHO_VOTED, *NAMELESS):
            records = self.env[model].with_user(user).with_context(allowed_company_ids=other.ids)
            self.assertFalse(records.search([]).filtered(lambda r: r.company_id == self.company))

    def test_the_election_is_still_opened_by_everybody_who_sees_it(self):
        for user in (self.secretary, self.officer, self.runner, self.watcher, self.clerk):
            self._as(self.election, user).read(
                ["voted_count", "entitled_count", "turnout", "voted_ways", "manifest_fingerprint"]
            )

    def test_a_member_finds_in_their_own_papers_that_they_voted(self):
        pack = self.env["coop.access.pack"].sudo()
        part = pack._get_votes(self.mali.partner_id, self.company)
        self.assertEqual(len(part["rows"]), 1)
        self.assertIn("Online", part["rows"][0])
