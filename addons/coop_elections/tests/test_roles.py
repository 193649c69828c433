import psycopg2
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TODAY, ElectionCase


@tagged("post_install", "-at_install")
class TestRoles(ElectionCase):
    """Who runs an election, watches it or helps, and who cannot."""

    def _name(self, election, role="scrutineer", **vals):
        return self.env["coop.election.role"].create(
            {
                "election_id": election.id,
                "company_id": self.company.id,
                "role": role,
                "name": "Somebody",
                **vals,
            }
        )

    def test_one_person_holds_one_role(self):
        election = self._ready()
        with self.assertRaisesRegex(UserError, "another role in this election"):
            self.runner.group_ids += self.env.ref("coop_elections.group_scrutineer")
            self._name(election, user_id=self.runner.id)

    def test_the_same_person_as_a_member_and_as_a_log_in_is_one_person(self):
        election = self._ready()
        member = self._member(partner=self.runner.partner_id)
        with self.assertRaisesRegex(UserError, "another role"):
            self._name(election, membership_id=member.id)

    def test_an_election_has_one_returning_officer(self):
        election = self._ready()
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.cr.savepoint():
                self._name(election, "returning_officer")

    def test_a_log_in_needs_the_right_to_do_the_work(self):
        election = self._plan()
        with self.assertRaisesRegex(UserError, "“Returning officer”"):
            self._name(election, "returning_officer", user_id=self.employee.id)

    def test_who_stands_or_proposes_holds_no_role(self):
        election = self._ready()
        mali = self._member("Mali")
        model = type(election)
        self.patch(model, "_get_standing_people", lambda self: mali.partner_id.sudo(self.env.su))
        with self.assertRaisesRegex(UserError, "stands in this election or proposes"):
            self._name(election, membership_id=mali.id)

    def test_somebody_from_outside_is_no_member(self):
        mali = self._member("Mali")
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.cr.savepoint():
                self._name(self._plan(), membership_id=mali.id, is_outside=True)

    def test_who_is_replaced_stays_on_record_with_the_reason(self):
        election = self._ready()
        old = election.role_ids.filtered(lambda one: one.user_id == self.watcher)
        window = self.env["coop.election.replace"].with_user(self.runner)
        window.create({"role_id": old.id, "name": "Huw Hebog", "why": "Ill"}).action_apply()
        new = election._get_roles("scrutineer").filtered(lambda one: one.name == "Huw Hebog")
        self.assertEqual((new.replaces_id, new.date_from), (old, TODAY))
        self.assertEqual((old.date_to, old.ended_why), (TODAY, "Ill"))
        entry = election.journal_ids.filtered(lambda one: one.act == "role_ended")
        self.assertEqual(entry.why, "Ill")
        with self.assertRaisesRegex(UserError, "ended already"):
            old._replace({"name": "Nobody"}, "Again")

    def test_a_new_returning_officer_is_published_in_a_new_notice(self):
        election = self._noticed()
        other = self._user("olwen_onnen", "coop_elections.group_returning_officer")
        officer = election._get_returning_officer()
        officer._replace(
            {"name": other.name, "user_id": other.id, "phone": "01248 555 040"}, "Moved away"
        )
        notice = election.sudo().notice_ids[:1]
        self.assertEqual((notice.number, notice.kind), (2, "change"))
        self.assertIn("Olwen Onnen", notice.content)
        election.with_user(other)._check_may_run()
        with self.assertRaises(UserError):
            election.with_user(self.runner)._check_may_run()

    def test_after_the_notice_nobody_is_renamed_or_deleted_but_somebody_can_be_added(self):
        election = self._noticed()
        one = election.sudo().role_ids[0]
        with self.assertRaisesRegex(UserError, "Replace this person"):
            one.name = "Other"
        with self.assertRaisesRegex(UserError, "Replace this person"):
            one.unlink()
        with freeze_time("2018-05-14 10:00:00"):
            self._name(election, "clerk", name="Cai Clerc")
        self.assertIn("Cai Clerc", election.journal_ids[:1].what)
        election._abandon("Ended")
        with self.assertRaisesRegex(UserError, "is over"):
            self._name(election, "clerk")

    def test_nobody_types_the_end_of_a_role(self):
        election = self._ready()
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            election.with_user(self.secretary).role_ids[0].date_to = TODAY

    def test_one_name_without_a_log_in_is_one_person(self):
        election = self._ready()
        self._name(election, name="Tegid  Teim")
        with self.assertRaisesRegex(UserError, "another role"):
            self._name(election, name="tegid teim", is_outside=True)
        with self.assertRaisesRegex(UserError, "another role"):
            self._name(election, name=self.runner.name)
