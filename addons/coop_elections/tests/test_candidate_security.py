from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_candidates import MINUTE, CandidateCase

OFFICE_NOT = ("coop.election.candidate", "coop.election.proposer")
ALL = (*OFFICE_NOT, "coop.election.statement")


@tagged("post_install", "-at_install")
class TestCandidateSecurity(CandidateCase):
    """Who sees and does what with nominations, with each kind of log-in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._member(partner=cls.portal_member.partner_id)
        cls._member(category=cls.employees, partner=cls.internal_member.partner_id)
        with freeze_time(cls._open() + MINUTE):
            cls.candidate = cls._stand_in("Rowan", "Ada Afal")[0]
            cls.draft = cls._write(cls._new("Bet Bwa"), cls.contests["Rowan"])
        cls._publish()

    def _found(self, model, user):
        return self._as(self.env[model], user).search([("company_id", "=", self.company.id)])

    def test_members_and_staff_read_none_of_it_but_the_public_pages(self):
        users = (
            self.portal_member,
            self.internal_member,
            self.portal_other,
            self.employee,
            self.contacts_manager,
            self.inspector,
        )
        for user in users:
            for model in (*ALL, "coop.election.ground", "coop.election.forecast"):
                with self.assertRaises(AccessError, msg=f"{user.login} reads {model}"):
                    self._as(self.env[model], user).search([])

    def test_the_office_reads_what_was_published_and_no_nomination(self):
        self.assertEqual(self._found("coop.election.statement", self.officer).number, 1)
        for model in OFFICE_NOT:
            with self.assertRaises(AccessError):
                self._found(model, self.officer)

    def test_who_holds_a_role_sees_what_was_handed_in_and_no_draft(self):
        for user in (self.runner, self.watcher, self.clerk):
            found = self._found("coop.election.candidate", user)
            self.assertEqual(found.ids, self.candidate.ids, user.login)
        stranger = self._user("cefin_crwydryn", "coop_elections.group_returning_officer")
        self.assertFalse(self._found("coop.election.candidate", stranger))
        self.assertIn(self.draft, self._found("coop.election.candidate", self.secretary))

    def test_nobody_writes_a_nomination_but_by_its_acts(self):
        for user in (self.secretary, self.runner, self.watcher, self.clerk):
            for model in ALL:
                for operation in ("create", "write", "unlink"):
                    self.assertFalse(
                        self._as(self.env[model], user).has_access(operation),
                        f"{user.login}: {operation} {model}",
                    )

    def test_another_co_op_reads_none_of_it(self):
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.secretary.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        for model in (*ALL, "coop.election.interest", "coop.election.not.standing"):
            records = self.env[model].with_user(user).with_context(allowed_company_ids=other.ids)
            self.assertFalse(records.search([]).filtered(lambda r: r.company_id == self.company))

    def test_whoever_may_read_opens_every_window(self):
        for user in (self.secretary, self.runner, self.watcher, self.clerk):
            candidate = self._as(self.candidate, user)
            for view in ("form", "list", "kanban"):
                self.assertTrue(candidate.get_views([(False, view)])["views"][view]["arch"])
            specification = {
                "ballot_name": {},
                "problems": {},
                "member_name": {},
                "photo": {},
                "contest_id": {"fields": {"display_name": {}}},
                "helped_role_id": {"fields": {"display_name": {}}},
                "ground_id": {"fields": {"display_name": {}}},
                "seat_id": {"fields": {"display_name": {}}},
                "proposer_ids": {"fields": {"name": {}}},
            }
            self.assertEqual(candidate.web_read(specification)[0]["member_name"], "Ada Afal")
            election = self._as(self.election, user)
            self.assertTrue(election.get_views([(False, "form")])["views"]["form"]["arch"])
            election.read(["may_elect", "may_settle", "undecided_count", "blocks"])
            election.contest_ids.read(["outcome", "handed_in_count", "standing_count"])
        for model in (
            "coop.election.interest",
            "coop.election.forecast",
            "coop.election.reason",
            "coop.election.ground",
            "coop.election.not.standing",
            "coop.election.statement",
        ):
            views = self._as(self.env[model], self.secretary).get_views([(False, "list")])
            self.assertTrue(views["views"]["list"]["arch"], model)
