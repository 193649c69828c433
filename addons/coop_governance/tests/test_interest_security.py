from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .interest_common import TODAY, InterestCase


@tagged("post_install", "-at_install")
class TestInterestSecurity(InterestCase):
    """Read by the person, the office, and who sits there on the day. Written by acts."""

    def test_the_person_and_who_sits_there_read_it_and_nobody_else(self):
        for user in (self.portal_member, self.internal_member, self.secretary):
            self.assertEqual(self._read_by(user), self.interest, user.login)
        for user in (
            self.portal_other,
            self.employee,
            self.contacts_manager,
            self.inspector,
            self.officer,
            self.system,
        ):
            self.assertFalse(self._read_by(user), user.login)
        with self.assertRaises(AccessError):
            self._read_by(self.env.ref("base.public_user"))

    def test_colleagues_read_it_to_the_day(self):
        self.term._end(TODAY, "resignation")
        with freeze_time("2018-05-11 09:00:00"):
            self.env.invalidate_all()
            self.assertEqual(self._read_by(self.portal_member), self.interest)
            self.assertFalse(self._read_by(self.internal_member))

    def test_colleagues_read_nothing_that_is_over_or_was_wrong(self):
        self.interest._end("phone", date(2018, 5, 9))
        self.assertEqual(self._read_by(self.portal_member), self.interest)
        self.assertFalse(self._read_by(self.internal_member))
        wrong = self._declared(self.holder, "I own a bank.")
        wrong._end("phone", why="mistake")
        self.assertIn(wrong, self._read_by(self.portal_member))
        self.assertNotIn(wrong, self._read_by(self.internal_member))

    def test_nobody_writes_it_but_the_governance_officer_and_by_acts(self):
        vals = {
            "holder_id": self.holder.id,
            "kind_id": self.work.id,
            "what": "x",
            "declared_on": TODAY,
            "declared_how": "paper",
        }
        for user in (self.portal_member, self.internal_member, self.officer, self.secretary):
            with self.assertRaises(UserError):
                self._as(self.env["coop.interest"], user).create(vals)
        for user in (self.portal_member, self.internal_member, self.officer):
            with self.assertRaises(AccessError):
                self._as(self.interest, user).write({"withheld": True})
            for model in ("coop.interest.declare", "coop.interest.end", "coop.interest.print"):
                with self.assertRaises(AccessError):
                    self._as(self.env[model], user).create({})
            with self.assertRaises(AccessError):
                self._as(self.holder, user).read(["interest_ids"])

    def test_another_co_op_reads_none_of_it(self):
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.secretary.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        env = self.env(user=user, context={"allowed_company_ids": other.ids})
        self.assertFalse(env["coop.interest"].search([]))
        window = env["coop.interest.print"].create({"body_id": self.council.id})
        with self.assertRaises(AccessError):
            window._get_register()
        window = env["coop.interest.declare"].create({"holder_id": self.holder.id})
        self.assertFalse(window.known)
