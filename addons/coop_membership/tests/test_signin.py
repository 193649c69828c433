"""A member signs in by the number on the card, with a code and no e-mail address."""

import re

from odoo.tests import new_test_user, tagged

from odoo.addons.coop_access import codes

from .pages_common import MembershipPages


@tagged("post_install", "-at_install")
class TestSignInNumber(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pegi, cls.membership = cls._member("pegi_porth", name="Pegi Porth")
        cls.desk = new_test_user(
            cls.env,
            "desg_perllan",
            groups="base.group_user,coop_access.group_desk",
            company_id=cls.company.id,
            company_ids=[(6, 0, cls.company.ids)],
        )
        cls.codes = cls.env["coop.signin.code"]

    def send(self, url, **values):
        page = self.url_open(url).text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
        return self.url_open(url, data={"csrf_token": token, **values})

    def test_by_the_number_and_a_code(self):
        _code, typed, _card = self.codes._make(self.pegi, "told")
        self.assertEqual(self.pegi._coop_code_name(), self.membership.number)
        self.send("/sign-in/code", name=f" {self.membership.number} ", code=typed, step="code")
        self.assertIn("Hello, Pegi", self.url_open("/my").text)

    def test_the_number_of_another_and_ones_own_code_do_not_go_together(self):
        _owen, other = self._member("owen_robin", name="Owen Robin")
        _code, typed, _card = self.codes._make(self.pegi, "told")
        self.assertEqual(self.codes._try_typed(other.number, typed)[1], "wrong")

    def test_failures_by_number_and_by_log_in_are_of_one_person(self):
        self.codes._make(self.pegi, "told")
        for name in (self.membership.number, self.pegi.login) * 3:
            problem = self.codes._try_typed(name, "CCCCCCCCC")[1]
        self.assertEqual(problem, "wait")

    def test_a_member_without_log_in_and_e_mail_gets_one_named_by_the_number(self):
        person = self._nobody_yet()
        user = person.with_user(self.desk)._coop_signin_user(make=True)
        number = person._coop_member_number()
        self.assertEqual(user.login, number)
        self.assertTrue(user.sudo()._is_portal())
        _code, typed, _card = self.codes.with_user(self.desk)._make(user, "told")
        self.assertEqual(self.codes._try_typed(number, codes.show(typed))[0], user)

    def _nobody_yet(self):
        user, _membership = self._member("nia", name="Nia")
        person = user.partner_id
        user.unlink()
        person.email = False
        return person

    def test_who_died_signs_in_no_more(self):
        _code, typed, card = self.codes._make(self.pegi, "told")
        self.pegi.action_archive()
        self.assertEqual(self.codes._try_typed(self.membership.number, typed)[1], "wrong")
        self.assertNotIn("Picture", self.url_open(card).text)
