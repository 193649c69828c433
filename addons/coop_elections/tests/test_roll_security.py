from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .test_codes import CodeCase

ROLL = "coop.election.elector"
#: what is for who runs and who watches, and not for the desk
RECORDS = (
    "coop.election.correction",
    "coop.election.objection",
    "coop.election.code",
    "coop.election.letters",
)


@tagged("post_install", "-at_install")
class TestRollSecurity(CodeCase):
    """Who sees a roll; and that nobody learns from it who is supported."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._member(partner=cls.portal_member.partner_id)
        cls._member(category=cls.employees, partner=cls.internal_member.partner_id)
        cls.electors.search([("membership_id", "=", cls.elin.id)])._strike("mistake", "Wrongly")
        cls.env["coop.election.objection"]._raise(
            cls.election, cls.mali, "wrong", "My name", "portal"
        )
        letters = cls.env["coop.election.letters"]._begin(cls.election, "printer")
        cls.codes._issue(cls.election, [cls.mali.id], "printer", letters_id=letters.id)

    def _found(self, model, user):
        return self._as(self.env[model], user).search([("company_id", "=", self.company.id)])

    def test_members_staff_and_the_office_read_none_of_it(self):
        for user in (
            self.portal_member,
            self.internal_member,
            self.portal_other,
            self.employee,
            self.contacts_manager,
            self.inspector,
            self.officer,
            self.manager,
            self.system,
        ):
            for model in (ROLL, *RECORDS):
                with self.assertRaises(AccessError, msg=f"{user.login} reads {model}"):
                    self._found(model, user)

    def test_who_holds_a_role_sees_the_roll_of_that_election_alone(self):
        other = self._noticed(is_rehearsal=True)
        other._make_roll()
        for role in other.sudo().role_ids.filtered("user_id"):
            role._end("Another does it")
        for user in (self.runner, self.watcher, self.clerk):
            self.assertEqual(self._found(ROLL, user).election_id, self.election, user.login)
        for model in RECORDS:
            for user in (self.runner, self.watcher):
                self.assertEqual(self._found(model, user).election_id, self.election, user.login)
            with self.assertRaises(AccessError):
                self._found(model, self.clerk)

    def test_a_role_that_has_ended_opens_nothing(self):
        roles = self.election.sudo().role_ids
        roles.filtered(lambda role: role.user_id == self.watcher)._end("Moved away")
        for model in (ROLL, *RECORDS):
            self.assertFalse(self._found(model, self.watcher))

    def test_the_desk_sees_a_roll_as_long_as_the_election_goes_on(self):
        self.assertTrue(self._found(ROLL, self.clerk))
        self.election._abandon("A seat was missing")
        self.assertFalse(self._found(ROLL, self.clerk))
        self.assertTrue(self._found(ROLL, self.watcher))

    def test_a_governance_officer_sees_it_where_the_returning_officer_has_no_log_in(self):
        for model in (ROLL, *RECORDS):
            self.assertFalse(self._found(model, self.secretary), model)
        self.election.sudo()._get_returning_officer().flush_recordset()
        self.cr.execute(
            "UPDATE coop_election_role SET user_id = NULL WHERE id = %s",
            [self.election.sudo()._get_returning_officer().id],
        )
        self.env.invalidate_all()
        self.assertTrue(self._found(ROLL, self.secretary))

    def test_nobody_writes_a_roll_or_codes_by_hand(self):
        for user in (self.runner, self.watcher, self.clerk, self.secretary):
            for model in (ROLL, *RECORDS):
                records = self._as(self.env[model], user)
                by_hand = model == "coop.election.objection" and user in (
                    self.runner,
                    self.secretary,
                )
                self.assertEqual(records.has_access("create"), by_hand, f"{user.login}: {model}")
                self.assertFalse(records.has_access("unlink"), f"{user.login}: {model}")
                if model != "coop.election.objection":
                    self.assertFalse(records.has_access("write"), f"{user.login}: {model}")
        with self.assertRaises(UserError):
            self._as(self.election, self.runner).write({"roll_hash": "0" * 64})

    def test_nobody_reads_the_hash_of_a_code_or_the_mark_of_the_secret(self):
        for user in (self.runner, self.watcher, self.system, self.env.ref("base.user_admin")):
            codes = self._as(self.codes, user)
            self.assertNotIn("digest", codes.fields_get(), user.login)
            self.assertNotIn("pepper_mark", self._as(self.election, user).fields_get(), user.login)
        codes = self._found("coop.election.code", self.runner)
        with self.assertRaises(AccessError):
            codes.read(["digest"])
        with self.assertRaises(AccessError):
            codes.search([("digest", "=ilike", "a%")])

    def test_a_roll_names_groups_by_neutral_names_and_tells_no_category(self):
        for user in (self.runner, self.watcher, self.clerk):
            rows = self._found(ROLL, user)
            sion = rows.filtered(lambda row: row.member_name == "Siôn Helyg")
            self.assertEqual(sion.contest_name, "Oak")
            said = str(rows.read())
            for word in ("People supported", "Employees", "Community supporters"):
                self.assertNotIn(word, said)
            for path in (
                "contest_id.constituency_id.category_id",
                "membership_id.period_ids.category_id",
            ):
                with self.assertRaises(AccessError, msg=f"{user.login}: {path}"):
                    rows.search([(path, "=", self.supported.id)])

    def test_everybody_who_sees_it_can_open_it(self):
        for user in (self.runner, self.watcher, self.clerk):
            for model in (ROLL, *(() if user == self.clerk else RECORDS)):
                records = self._found(model, user)
                self.assertTrue(records, f"{user.login}: {model}")
                for view in ("form", "list", "search"):
                    views = records.get_views([(False, view)])["views"]
                    names = [
                        name
                        for name in records.fields_get()
                        if f'name="{name}"' in views[view]["arch"]
                    ]
                    if view != "search":
                        records.read(names)
            election = self._as(self.election, user)
            election.read(["elector_count", "objection_count", "code_count", "unwritten_count"])
