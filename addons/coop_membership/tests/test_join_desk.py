"""Applications from paper and phone, typed by an officer; and a member's own log-in."""

import io
import re
import unicodedata
from datetime import date

from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged
from odoo.tools.pdf import PdfFileReader

from ..forms import join_form
from .pages_common import MembershipPages

DESK = "/coop/desk/join/perllan"


@tagged("post_install", "-at_install")
class TestJoinDesk(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()

        def colleague(login, *groups):
            return new_test_user(
                cls.env,
                login,
                groups=",".join(["base.group_user", *groups]),
                company_id=cls.company.id,
                company_ids=[(6, 0, cls.company.ids)],
            )

        cls.officer = colleague(
            "siwan_sylfaen",
            "coop_membership.group_membership_officer",
            "coop_membership.group_support_status",
        )
        cls.employee = colleague("cellan_carreg")

    def form(self, **changes):
        return {
            "how": "paper",
            "received_on-day": "2",
            "received_on-month": "3",
            "received_on-year": "2018",
            "name": "Mali Derwen",
            "category": str(self.supported.id),
            "area": str(self.area.id),
            "place": "Tŷ Onnen",
            "channel": "print",
            "street": "2 Oak Street",
            "city": "Bangor",
            "zip": "LL57 9ZX",
            "service_address": "care_of",
            "language": "cy_GB",
            "format": "easy_read",
            "rules": str(self.rules.id),
            "rules_agreed": "1",
            "guarantee": "1",
            "go": "send",
            **changes,
        }

    def helped(self, **changes):
        role = self.env.ref("coop_access.helper_role_family")
        box = {"helped_by": "Nia Derwen", "helped_role": str(role.id), "helped_promise": "1"}
        self.authenticate("siwan_sylfaen", "siwan_sylfaen")
        return self.post(DESK, self.form(**{**box, **changes}))

    def test_the_paper_asks_who_helped(self):
        page = self.page("/join/perllan?step=print")
        self.assertIn("Did somebody help with this form?", page.text)

    def test_who_helped_goes_with_the_application_to_the_member(self):
        self.helped()
        done = self.env["coop.help.done"].search([("what", "=", "join")])
        self.assertEqual((done.name, done.how), ("Nia Derwen", "paper"))
        self.assertFalse(done.partner_id)
        application = self.applications.search([("id", "=", done.res_id)])
        application.action_accept()
        self.assertEqual(done.partner_id, application.membership_id.partner_id)

    def test_who_helped_on_the_phone_is_said_so(self):
        self.helped(how="phone")
        done = self.env["coop.help.done"].search([("what", "=", "join")])
        self.assertEqual((done.name, done.how), ("Nia Derwen", "phone"))

    def test_the_printed_form_asks_all_that_the_desk_needs_of_who_helped(self):
        page = self.page("/join/perllan/paper?in=en").text
        for words in ("Name of who helped", "A support worker", "I keep to myself what I saw"):
            self.assertIn(words, page)
        self.assertEqual(page.count("Did somebody help with this form?</h2>"), 1)

    def test_a_name_alone_is_not_enough(self):
        for missing in ("helped_role", "helped_promise", "helped_by"):
            page = self.helped(**{missing: ""})
            self.assertIn("Please look at this again", page.text, missing)
        self.assertFalse(self.env["coop.help.done"].search([("what", "=", "join")]))

    def test_only_officers_type_for_others(self):
        self.assertIn("/web/login", self.page(DESK).path)
        self.authenticate("cellan_carreg", "cellan_carreg")
        page = self.page(DESK)
        self.assertEqual(page.status_code, 403)
        self.assertIn("This page is for membership officers", page.text)

    def test_an_officer_of_another_co_op_has_no_business_here(self):
        other = self.env["res.company"].create({"name": "Gwinllan", "coop_slug": "gwinllan"})
        self.authenticate("siwan_sylfaen", "siwan_sylfaen")
        self.assertEqual(self.page("/coop/desk/join/gwinllan").status_code, 403)
        self.assertEqual(self.page("/coop/desk/join/nowhere").status_code, 403)
        self.assertFalse(self.applications.search_count([("company_id", "=", other.id)]))

    def test_a_paper_becomes_an_application(self):
        self.authenticate("siwan_sylfaen", "siwan_sylfaen")
        page = self.post(DESK, self.form(state="accepted", partner_id="1"))
        application = self.applications.search([("company_id", "=", self.company.id)])
        self.assertRecordValues(
            application,
            [
                {
                    "name": "Mali Derwen",
                    "state": "submitted",
                    "how": "paper",
                    "proof_state": "by_hand",
                    "partner_id": False,
                    "place_id": self.house.id,
                    "lang": "cy_GB",
                    "format": "easy_read",
                    "rules_version_id": self.rules.id,
                    "rules_accepted_how": "paper",
                    "guarantee_agreed": True,
                    "create_uid": self.officer.id,
                }
            ],
        )
        self.assertEqual(application.rules_accepted_at.date(), date(2018, 3, 2))
        # the days to decide in count from the day it came, not from the day of typing
        self.assertEqual(application.received_on, date(2018, 3, 2))
        self.assertLess(application.due_on, date(2019, 1, 1))
        self.assertTrue(application.is_late)
        self.assertIn(application, self.applications.search([("is_late", "=", True)]))
        task = self.env["coop.membership.task"].search([("name", "=", "Mali Derwen")])
        self.assertEqual(task.due_on, application.due_on)
        self.assertIn("siwan_sylfaen", " ".join(application.message_ids.mapped("body")))
        self.assertIn(f"/{application.id}", page.path)

    def test_the_officer_can_read_the_promise_aloud(self):
        """Who rings hears the guarantee with its sum, as everybody else reads it."""
        self.rules.guarantee_sum = 7
        self.rules.guarantee_words = "If we close and owe money, you may be asked to help."
        self.authenticate("siwan_sylfaen", "siwan_sylfaen")
        page = self.page(DESK).text
        self.assertIn("you may be asked to help", page)
        self.assertIn("£7", page)

    def test_what_is_wrong_is_said_and_the_rest_kept(self):
        self.authenticate("siwan_sylfaen", "siwan_sylfaen")
        page = self.post(DESK, self.form(name="", zip=""))
        self.assertIn("What is your name?: Please answer this question.", page.text)
        self.assertIn("2 Oak Street", page.text)
        page = self.post(DESK, self.form(**{"received_on-year": "2999"}))
        self.assertIn("This day is too late.", page.text)
        self.assertFalse(self.applications.search([("company_id", "=", self.company.id)]))

    def test_the_form_on_paper_is_a_tagged_pdf_of_all_that_the_form_asks(self):
        self.authenticate("siwan_sylfaen", "siwan_sylfaen")
        for wanted, langs in (("en", ["en_GB"]), ("cy", ["cy_GB"]), ("both", ["cy_GB", "en_GB"])):
            page = self.page(f"/coop/desk/join/paper?in={wanted}")
            self.assertEqual(page.headers["Content-Type"], "application/pdf", wanted)
            reader = PdfFileReader(io.BytesIO(page.content))
            catalog = reader.trailer["/Root"]
            self.assertTrue(catalog["/MarkInfo"]["/Marked"])
            self.assertIn("/StructTreeRoot", catalog)
            self.assertEqual(catalog["/Lang"], langs[0].replace("_", "-"))
            text = self._letters("".join(p.extract_text() for p in reader.pages))
            for lang in ("en_GB", "cy_GB"):
                missing = [t for t in self._asked(lang) if self._letters(t) not in text]
                self.assertEqual(missing == [], lang in langs, (wanted, lang, missing))
        self.authenticate("cellan_carreg", "cellan_carreg")
        self.assertEqual(self.page("/coop/desk/join/paper").status_code, 403)

    def _asked(self, lang):
        """All questions, and the labels under them, of the definition itself."""
        form = join_form(
            rules=str(self.rules.id),
            guarantee=True,
            minimum_age=0,
            has_areas=True,
            today=date(2018, 5, 1),
        )
        say = self.env(context={**self.env.context, "lang": lang})._
        terms = [step.question for step in form.steps]
        terms += [field.label for step in form.steps for field in step.fields if field.label]
        return [say(term) for term in terms]

    @staticmethod
    def _letters(text):
        """Letters alone: a line of a PDF breaks where it breaks."""
        return re.sub(r"\W", "", unicodedata.normalize("NFC", text))

    # ------------------------------------------------------------------ signing in

    def admitted(self, **vals):
        partner = self.env["res.partner"].create(
            {"name": "Mali Derwen", "street": "2 Oak Street", "city": "Bangor", **vals}
        )
        return self.env["coop.membership"]._admit(partner, self.supporters, date(2018, 1, 1))

    def test_who_has_email_is_invited_to_sign_in(self):
        membership = self.admitted(email="mali@derwen.example")
        self.assertTrue(membership.can_be_invited)
        membership.with_user(self.officer).action_invite_to_sign_in()
        body = str(membership.partner_id.coop_delivery_ids.body_html)
        link = body.split('href="')[1].split('"')[0].replace("&amp;", "&")
        self.assertIn("/web/signup", link)
        page = self.page(link.removeprefix(self.base_url()))
        self.assertEqual(page.status_code, 200)
        self.assertIn("mali@derwen.example", page.text)

    def test_who_has_no_email_is_a_member_all_the_same(self):
        membership = self.admitted()
        self.assertFalse(membership.can_be_invited)
        self.assertFalse(membership._sign_in_words())
        with self.assertRaisesRegex(UserError, "cannot be invited"):
            membership.with_user(self.officer).action_invite_to_sign_in()

    def test_an_address_that_somebody_signs_in_with_opens_nothing(self):
        new_test_user(self.env, "shared@derwen.example", groups="base.group_portal")
        membership = self.admitted(email="Shared@derwen.example")
        self.assertFalse(membership._sign_in_url())
