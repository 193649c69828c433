from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ElectionCase

PUBLIC = (
    "coop.election",
    "coop.election.step",
    "coop.election.contest",
    "coop.election.role",
    "coop.election.notice",
)
RECORDS = ("coop.election.journal", "coop.election.journal.link")


@tagged("post_install", "-at_install")
class TestSecurity(ElectionCase):
    """Who sees and does what, with each kind of log-in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._member(partner=cls.portal_member.partner_id)
        cls._member(category=cls.employees, partner=cls.internal_member.partner_id)
        cls.election = cls._noticed()
        cls.election._chain_journal()
        cls.other = cls._plan(is_rehearsal=True)

    def _found(self, model, user):
        return self._as(self.env[model], user).search([("company_id", "=", self.company.id)])

    def _elections(self, records):
        return records if records._name == "coop.election" else records.election_id

    def test_members_and_staff_read_none_of_it_but_the_public_pages(self):
        for user in (
            self.portal_member,
            self.internal_member,
            self.portal_other,
            self.employee,
            self.contacts_manager,
            self.inspector,
        ):
            for model in (*PUBLIC, *RECORDS, "coop.election.rules"):
                with self.assertRaises(AccessError, msg=f"{user.login} reads {model}"):
                    self._found(model, user)

    def test_the_office_reads_what_was_noticed_and_no_journal(self):
        for model in PUBLIC:
            found = self._elections(self._found(model, self.officer))
            self.assertEqual(found.ids, self.election.ids, model)
        for model in RECORDS:
            with self.assertRaises(AccessError):
                self._found(model, self.officer)
        with self.assertRaises(AccessError):
            self._as(self.election, self.officer).write({"by_place": True})

    def test_who_holds_a_role_sees_that_election_and_no_other(self):
        for user in (self.runner, self.watcher, self.clerk):
            for model in PUBLIC:
                found = self._elections(self._found(model, user))
                self.assertEqual(found.ids, self.election.ids, f"{user.login}: {model}")
        for user in (self.runner, self.watcher):
            for model in RECORDS:
                self.assertEqual(self._found(model, user).election_id.ids, self.election.ids)
        for model in RECORDS:
            with self.assertRaises(AccessError):
                self._found(model, self.clerk)

    def test_whose_role_has_ended_sees_nothing_any_more(self):
        watcher = self.election.sudo().role_ids.filtered(lambda r: r.user_id == self.watcher)
        watcher._end("Moved away")
        self.assertFalse(self._found("coop.election", self.watcher))
        self.assertFalse(self._found("coop.election.journal", self.watcher))

    def test_a_scrutineer_in_a_role_of_another_kind_gains_nothing(self):
        """The right follows the role that is held, not the group alone."""
        stranger = self._user("cefin_crwydryn", "coop_elections.group_scrutineer")
        self.assertFalse(self._found("coop.election", stranger))

    def test_scrutineers_and_clerks_change_nothing(self):
        for user in (self.watcher, self.clerk):
            election = self._as(self.election, user)
            with self.assertRaises(AccessError):
                election.write({"by_place": True})
            with self.assertRaises(UserError):
                election._abandon("Mine")
            with self.assertRaises(AccessError):
                self._as(self.env["coop.election.end"], user).create(
                    {"election_id": election.id, "why": "Mine"}
                )

    def test_notices_and_journal_are_written_by_acts_alone(self):
        for user in (self.secretary, self.runner, self.watcher):
            for model in ("coop.election.notice", *RECORDS):
                self.assertFalse(self._as(self.env[model], user).has_access("create"), model)
                self.assertFalse(self._as(self.env[model], user).has_access("write"), model)

    def test_the_governance_officer_sees_all_and_runs_nothing(self):
        found = self._found("coop.election", self.secretary)
        self.assertEqual(set(found.ids), {self.election.id, self.other.id})
        for act in ("action_open_nominations", "action_open_poll", "action_close_poll"):
            with self.assertRaises(UserError):
                getattr(self._as(self.election, self.secretary), act)()

    def test_another_co_op_reads_none_of_it(self):
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.secretary.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        for model in (*PUBLIC, *RECORDS):
            records = self.env[model].with_user(user).with_context(allowed_company_ids=other.ids)
            self.assertFalse(records.search([]).filtered(lambda r: r.company_id == self.company))

    def test_the_election_can_be_opened_by_everybody_who_sees_it(self):
        for user in (self.secretary, self.officer, self.runner, self.watcher, self.clerk):
            election = self._as(self.election, user)
            for view in ("form", "list"):
                views = election.get_views([(False, view)])["views"][view]
                self.assertTrue(views["arch"])
            election.read(["name", "standing", "timeline", "blocks", "faults", "seat_count"])
            election.contest_ids.read(["display_name", "counting_words", "seats"])
            election.step_ids.read(["display_name", "state", "trouble"])
