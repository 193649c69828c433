"""Odoo's pages of an account, for staff who are members: everybody at work reads their contact."""

import re
from datetime import date

from odoo.tests import tagged

from .pages_common import BOUND, MembershipPages

HOME = "7 Lôn Gudd"


@tagged("post_install", "-at_install")
class TestStaffAccount(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.office = cls.company.partner_id
        cls.gwenno = cls._staff("gwenno_gwern", "Gwenno Gwern")
        cls.hefin = cls._staff("hefin_helyg", "Hefin Helyg")
        cls.membership = cls.env["coop.membership"]._admit(
            cls.gwenno.partner_id,
            cls.employees,
            BOUND,
            service_address_choice="other",
            service_address_other=f"{HOME}, Bangor LL57 9ZX",
        )

    @classmethod
    def _staff(cls, login, name):
        user = cls._person(login, name=name, email=f"{login}@perllan.example")
        user.partner_id.write({"parent_id": cls.office.id, "type": "contact"})
        cls.env["coop.qualification"].create(
            {
                "partner_id": user.partner_id.id,
                "category_id": cls.employees.id,
                "date_from": date(2017, 1, 1),
            }
        )
        return user

    def _send(self, user, partner, page="/my/account", **changes):
        """Send the form of an address as the page does; return what the page would show."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.page(page).text).group(1)
        fields = {
            "csrf_token": token,
            "partner_id": partner.id if partner else "",
            "name": user.name,
            "email": user.email,
            "phone": "01248 1",
            "street": self.office.street,
            "city": self.office.city,
            "zip": self.office.zip,
            "country_id": self.office.country_id.id,
            "address_type": "billing",
            "use_delivery_as_billing": "true",
            "required_fields": "",
            **changes,
        }
        return self.page("/my/address/submit", data=fields)

    def _sign_in(self, user):
        self.authenticate(user.login, user.login)

    def test_a_home_typed_on_the_account_comes_onto_no_contact(self):
        self._sign_in(self.gwenno)
        partner, contacts = self.gwenno.partner_id, self.env["res.partner"]
        self.assertEqual(partner.street, self.office.street)
        for page, which in (
            ("/my/account", partner),
            (f"/my/address?partner_id={partner.id}", partner),
            ("/my/address?address_type=delivery", None),
        ):
            for address_type in ("billing", "delivery"):
                answer = self._send(
                    self.gwenno, which, page, street=HOME, address_type=address_type
                ).json()
                self.assertIn("/my/membership/correct", " ".join(answer["messages"]), page)
                self.assertIn("street", answer["invalid_fields"])
                self.assertNotIn("redirectUrl", answer)
                self.assertFalse(contacts.search([("street", "=", HOME)]), page)

    def test_what_is_no_address_can_be_changed_there(self):
        self._sign_in(self.gwenno)
        answer = self._send(self.gwenno, self.gwenno.partner_id, phone="01248 123456").json()
        self.assertIn("redirectUrl", answer)
        self.assertEqual(self.gwenno.partner_id.phone, "01248 123456")

    def test_staff_whose_contact_has_no_address_need_none(self):
        self.gwenno.partner_id.write({"type": "other"})
        empty = {"street": "", "city": "", "zip": ""}
        self.gwenno.partner_id.write({**empty, "country_id": False})
        self._sign_in(self.gwenno)
        empty["country_id"] = ""
        answer = self._send(self.gwenno, self.gwenno.partner_id, phone="1", **empty).json()
        self.assertIn("redirectUrl", answer, answer)

    def test_the_page_says_where_the_home_is_changed(self):
        self._sign_in(self.gwenno)
        self.assertIn("your home is not kept here", self.page("/my/account").text)
        self._sign_in(self.hefin)
        self.assertNotIn("your home is not kept here", self.page("/my/account").text)
        self.gwenno.lang = "cy_GB"
        self._sign_in(self.gwenno)
        self.page("/my")
        answer = self._send(self.gwenno, self.gwenno.partner_id, street=HOME).json()
        self.assertIn("Gall eich cydweithwyr", " ".join(answer["messages"]))

    def test_members_from_outside_the_staff_change_theirs_as_before(self):
        pegi, _membership = self._member("pegi_porth", name="Pegi Porth", email="p@p.example")
        self._sign_in(pegi)
        self.assertIn("redirectUrl", self._send(pegi, pegi.partner_id, street=HOME).json())
        self.assertEqual(pegi.partner_id.street, HOME)

    def test_staff_neither_read_nor_change_a_colleagues_contact_there(self):
        """Odoo takes contacts under a customer for addresses of all who stand under it."""
        other = self.hefin.partner_id
        other.write({"type": "other", "street": "3 Lôn Las"})
        self._sign_in(self.gwenno)
        page = self.page("/my/addresses").text
        self.assertNotIn("3 Lôn Las", page)
        self.assertNotIn(other.name, page)
        self.assertEqual(self.page(f"/my/address?partner_id={other.id}").status_code, 403)
        answer = self._send(self.gwenno, other, street="9 Lôn Ddu")
        self.assertEqual(answer.status_code, 403)
        self.assertEqual(other.street, "3 Lôn Las")

    def test_which_address_others_see_changes_and_the_home_stays(self):
        self._sign_in(self.gwenno)
        self.assertIn(HOME, self.page("/my/membership/held").text)
        base = "/my/membership/correct"
        for choice, shown in (("care_of", "1 Heol y Berllan"), ("own", HOME)):
            self.answer(base, "what", what="shown")
            self.answer(base, "shown", service_address=choice)
            self.post(base, {"step": "check", "go": "send"}, page=f"{base}?step=check")
            self.membership.correction_ids.filtered(lambda c: c.state == "waiting").action_accept()
            self.assertIn(shown, self.membership.service_address, choice)
            self.assertIn(HOME, self.membership.service_address_other, choice)
