from odoo.tests import tagged

from .pages_common import MembershipPages


@tagged("post_install", "-at_install")
class TestOrganisationPages(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.supporters.open_to_organisations = True
        cls.pegi, cls.membership = cls._member("pegi", name="Pegi Perllan", email="pegi@x.example")

    def sign_in(self, user=None):
        user = user or self.pegi
        self.authenticate(user.login, user.login)

    def fill(self, base, **changes):
        given = {
            "name": {"name": "Côr y Berllan"},
            "numbers": {"company_number": "", "charity_number": "1122334"},
            "address": {"street": "3 Y Stryd Fawr", "city": "Bangor", "zip": "LL57 9ZX"},
            "area": {"area": str(self.area.id)},
            "signatory": {"signatory_name": "Mali Derwen", "signatory_capacity": "Secretary"},
            "voter": {"voter": "other"},
            "voter_name": {"voter_name": "Owen Robin"},
            "reach": {"channel": "email"},
            "email": {"email": "mali@derwen.example"},
            "language": {"language": "cy_GB"},
            "format": {"format": "standard"},
            "rules": {"rules": "1", "rules_seen": str(self.rules.id)},
            "guarantee": {"guarantee": "1"},
            **changes,
        }
        for step, values in given.items():
            if values is not None:
                page = self.answer(base, step, **values)
        return page

    def _organisation(self):
        application = self.applications.create(
            {
                "name": "Côr y Berllan",
                "is_organisation": True,
                "street": "3 Y Stryd Fawr",
                "city": "Bangor",
                "zip": "LL57 9ZX",
                "category_id": self.supporters.id,
                "company_id": self.company.id,
                "signatory_name": "Pegi Perllan",
                "signatory_partner_id": self.pegi.partner_id.id,
                "rules_accepted_at": "2018-05-01 09:00:00",
                "guarantee_agreed": True,
            }
        )
        application._submit()
        application.action_accept()
        return application.membership_id

    def test_it_is_asked_only_where_a_category_is_open_to_organisations(self):
        page = self.page("/join/perllan")
        self.assertIn("a person, or an organisation?", page.text)
        self.supporters.open_to_organisations = False
        self.assertNotIn("organisation?", self.page("/join/perllan").text)
        self.assertIn("cannot become a member", self.page("/join/perllan/organisation").text)

    def test_an_organisation_applies_on_the_public_page(self):
        base = "/join/perllan/organisation"
        self.fill(base)
        page = self.send(base)
        self.assertIn("We have your application", page.text)
        application = self.applications.search([("name", "=", "Côr y Berllan")])
        self.assertRecordValues(
            application,
            [
                {
                    "is_organisation": True,
                    "charity_number": "1122334",
                    "company_number": False,
                    "signatory_name": "Mali Derwen",
                    "signatory_capacity": "Secretary",
                    "voter_name": "Owen Robin",
                    "street": "3 Y Stryd Fawr",
                    "service_address_choice": "own",
                    "category_id": self.supporters.id,
                    "state": "submitted",
                    "partner_id": False,
                    "signatory_partner_id": False,
                }
            ],
        )

    def test_bad_answers_are_told_and_nothing_is_lost(self):
        base = "/join/perllan/organisation"
        page = self.answer(base, "name", name="")
        self.assertIn("step=name", page.path)
        self.fill(
            base,
            email={"email": "no address"},
            language=None,
            format=None,
            rules=None,
            guarantee=None,
        )
        page = self.page(f"{base}?step=name")
        self.assertIn("Côr y Berllan", page.text)
        self.assertEqual(self.page("/join/nowhere/organisation").status_code, 404)

    def test_a_member_applies_for_an_organisation(self):
        self.sign_in()
        base = "/my/join/perllan/organisation"
        self.fill(
            base,
            voter={"voter": "me"},
            voter_name=None,
            signatory={"signatory_name": "Pegi Perllan", "signatory_capacity": "Chair"},
        )
        page = self.send(base)
        self.assertIn("We have the application", page.text)
        application = self.applications.search([("name", "=", "Côr y Berllan")])
        self.assertEqual(application.signatory_partner_id, self.pegi.partner_id)
        self.assertFalse(application.partner_id)
        self.assertEqual(application.how, "portal")

    def test_who_acts_sees_both_memberships(self):
        membership = self._organisation()
        self.sign_in()
        home = self.page("/my").text
        self.assertIn(f"/my/membership/for/{membership.id}", home)
        self.assertIn("/my/membership", home)
        own = self.page("/my/membership").text
        self.assertIn("Pegi Perllan", own)
        page = self.page(f"/my/membership/for/{membership.id}")
        self.assertIn("Côr y Berllan", page.text)
        self.assertIn("You act for this member", page.text)
        held = self.page(f"/my/membership/for/{membership.id}/held")
        self.assertIn("3 Y Stryd Fawr", held.text)
        self.assertNotIn("2 Oak Street", held.text)
        self.assertEqual(held.headers["Cache-Control"], "no-store")

    def test_nobody_else_sees_it(self):
        membership = self._organisation()
        other, _membership = self._member("other", name="Osian Oren")
        self.sign_in(other)
        for path in ("", "/held", "/voices", "/representative", "/leave", "/certificate"):
            page = self.page(f"/my/membership/for/{membership.id}{path}")
            self.assertEqual(page.status_code, 404, path)
            self.assertNotIn("Côr y Berllan", page.text)
        self.assertEqual(self.page("/my/membership/for/0").status_code, 404)
        self.assertNotIn("Côr", self.page(f"/my/membership?organisation={membership.id}").text)
        row = membership.representative_ids.filtered(lambda r: r.role == "representative")
        row.sudo().write({"date_from": "2018-01-01", "date_to": "2018-01-02"})
        self.sign_in()
        self.assertEqual(self.page(f"/my/membership/for/{membership.id}").status_code, 404)

    def test_who_acts_names_somebody_else(self):
        membership = self._organisation()
        self.sign_in()
        base = f"/my/membership/for/{membership.id}/representative"
        today = self.env["coop.clock"].today(self.company)
        for step, values in {
            "role": {"role": "voter"},
            "who": {"name": "Owen Robin", "capacity": ""},
            "contact": {"email": "owen@robin.example", "phone": ""},
            "since": {"since": today.isoformat()},
            "decided": {"decided": "Our committee"},
        }.items():
            self.answer(base, step, **values)
        page = self.send(base)
        self.assertIn("Until then nothing changes", page.text)
        change = self.env["coop.representative.change"].search(
            [("membership_id", "=", membership.id)]
        )
        self.assertRecordValues(
            change,
            [
                {
                    "role": "voter",
                    "person_name": "Owen Robin",
                    "email": "owen@robin.example",
                    "date_from": today,
                    "how": "portal",
                    "state": "waiting",
                }
            ],
        )
        self.assertEqual(membership._voter(), self.pegi.partner_id)
        self.assertIn("Owen Robin", self.page(f"/my/membership/for/{membership.id}/voices").text)

    def test_what_is_begun_for_it_is_kept_apart(self):
        membership = self._organisation()
        self.sign_in()
        self.answer("/my/membership/correct", "what", what="name")
        base = f"/my/membership/for/{membership.id}/correct"
        self.assertIn("step=what", self.page(base).path)

    def test_its_pages_speak_welsh(self):
        membership = self._organisation()
        self.sign_in()
        page = self.page(f"/cy/my/membership/for/{membership.id}/voices")
        self.assertIn("Pwy sy’n gweithredu", page.text)
        page = self.page(f"/cy/my/membership/for/{membership.id}/held")
        self.assertIn("Ei gyfeiriad", page.text)
        self.assertIn("Ble rydych", self.page("/cy/my/membership/held").text)
        self.assertIn("Beth yw enw’r sefydliad?", self.page("/cy/join/perllan/organisation").text)
