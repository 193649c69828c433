"""The pages of a member, of an applicant and of neither; for oneself and for somebody else."""

import io
from datetime import date, timedelta

from odoo.tests import new_test_user, tagged
from odoo.tools.pdf import PdfFileReader

from .pages_common import BOUND, MembershipPages

MINE = "/my/membership"


@tagged("post_install", "-at_install")
class TestMyMembership(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pegi, cls.membership = cls._member(
            "pegi_porth", name="Pegi Porth", email="pegi@perllan.example"
        )
        cls.owen = cls._person("owen_robin", name="Owen Robin", email="owen@perllan.example")
        cls.today = cls.env["coop.clock"].today(cls.company)

    def sign_in(self, user):
        self.authenticate(user.login, user.login)

    # ------------------------------------------------------------------ who sees what

    def test_every_page_asks_who_is_there(self):
        for path in ("", "/held", "/certificate", "/correct", "/leave", "/stay", "/withdraw"):
            self.assertIn("/web/login", self.page(f"{MINE}{path}").path)

    def test_a_member_sees_number_and_day(self):
        self.sign_in(self.pegi)
        page = self.page(MINE)
        self.assertIn(self.membership.number, page.text)
        self.assertIn("1 January 2018", page.text)
        self.assertNotIn(self.supported.name, page.text, "not on the first page of a tablet")
        self.assertEqual(page.headers["Cache-Control"], "no-store")

    def test_the_category_is_for_their_own_eyes(self):
        self.sign_in(self.pegi)
        page = self.page(f"{MINE}/held")
        for words in ("Pegi Porth", "2 Oak Street", "Bangor", "People supported", "pegi@"):
            self.assertIn(words, page.text)

    def test_a_member_with_a_staff_log_in_is_a_member(self):
        user = new_test_user(self.env, "iola_iorwg", groups="base.group_user", name="Iola Iorwg")
        membership = self.env["coop.membership"]._admit(user.partner_id, self.employees, BOUND)
        self.sign_in(user)
        self.assertIn(membership.number, self.page(MINE).text)

    def test_nobody_sees_another_member(self):
        self.sign_in(self.owen)
        for path in ("", "/held", "/certificate?in=en", "/correct", "/leave", "/of/perllan"):
            page = self.page(f"{MINE}{path}")
            self.assertNotIn("Pegi", page.text, path)
            self.assertNotIn(self.membership.number, page.text, path)
        self.assertEqual(self.page(f"{MINE}/of/nowhere").status_code, 404)

    def test_somebody_who_is_no_member_is_asked_in(self):
        self.sign_in(self.owen)
        page = self.page(f"{MINE}/of/perllan")
        self.assertIn("You are not a member yet", page.text)
        self.assertIn("/my/join/perllan", page.text)
        self.assertIn("Become a member", self.page("/my").text)

    def test_a_former_member_is_asked_back(self):
        last = self.today - timedelta(days=1)
        self.membership._leave("resignation", last, last)
        self.sign_in(self.pegi)
        page = self.page(MINE)
        self.assertIn("You were a member", page.text)
        self.assertIn(self.membership.number, page.text)
        self.assertIn("You can come back", self.page("/my").text)

    def test_the_first_page_has_a_card(self):
        self.sign_in(self.pegi)
        page = self.page("/my")
        self.assertIn("My membership", page.text)
        self.assertIn(self.membership.number, page.text)

    # ------------------------------------------------------------------ applying

    def test_what_is_known_is_not_asked_again(self):
        self.sign_in(self.owen)
        page = self.page("/my/join/perllan")
        self.assertIn("step=who", page.path)
        base = "/my/join/perllan"
        self.answer(base, "who", category=str(self.supporters.id))
        self.answer(base, "area", area=str(self.area.id))
        self.answer(base, "place", place="")
        page = self.answer(base, "reach", channel="email")
        self.answer(base, "email", email="owen@perllan.example")
        self.answer(base, "address", street="2 Oak Street", city="Bangor", zip="LL57 9ZX")
        self.answer(base, "shown", service_address="own")
        self.answer(base, "language", language="en_GB")
        self.answer(base, "format", format="standard")
        self.answer(base, "rules", rules="1", rules_seen=str(self.rules.id))
        self.answer(base, "guarantee", guarantee="1")
        page = self.send(base)
        self.assertIn("We have your application", page.text)
        application = self.applications.search([("partner_id", "=", self.owen.partner_id.id)])
        self.assertRecordValues(
            application,
            [{"how": "portal", "state": "submitted", "rules_accepted_how": "portal"}],
        )
        self.assertIn(f"{MINE}/of/perllan", self.page(base).path, "one application is enough")
        self.assertIn("My application", self.page("/my").text)

    def test_known_questions_are_left_out_and_can_be_changed_at_the_end(self):
        self.owen.partner_id.write({"street": "2 Oak Street", "city": "Bangor", "zip": "LL57 9ZX"})
        self.env["coop.access.need"].create(
            {"partner_id": self.owen.partner_id.id, "channel": "print"}
        )
        self.sign_in(self.owen)
        base = "/my/join/perllan"
        self.answer(base, "who", category=str(self.supporters.id))
        self.answer(base, "area", area=str(self.area.id))
        page = self.answer(base, "place", place="")
        self.assertIn("step=shown", page.path, "channel and address are known")
        page = self.answer(base, "shown", service_address="own")
        self.assertIn("step=bring", page.path, "what somebody likes to bring is asked, not needed")
        page = self.answer(base, "bring")
        self.assertIn("step=rules", page.path, "language and format are known")
        self.answer(base, "rules", rules="1", rules_seen=str(self.rules.id))
        page = self.answer(base, "guarantee", guarantee="1")
        self.assertIn("step=check", page.path)
        self.assertIn("2 Oak Street", page.text)
        self.assertIn("step=address", page.text, "and can be changed")

    def _apply(self):
        application = self.applications.create(
            {
                "name": "Owen Robin",
                "company_id": self.company.id,
                "partner_id": self.owen.partner_id.id,
                "category_id": self.supporters.id,
                "street": "2 Oak Street",
                "how": "portal",
                "rules_accepted_at": "2018-01-01 10:00:00",
                "guarantee_agreed": True,
            }
        )
        application._submit()
        return application

    def test_an_applicant_takes_it_back(self):
        application = self._apply()
        self.sign_in(self.owen)
        page = self.page(f"{MINE}/withdraw")
        self.assertIn("Do you want to take your application back?", page.text)
        self.assertEqual(application.state, "submitted", "looking changes nothing")
        page = self.post(f"{MINE}/withdraw", {})
        self.assertIn("You took your application back", page.text)
        self.assertEqual(application.state, "withdrawn")

    def test_a_refused_applicant_appeals_once(self):
        application = self._apply()
        application._refuse("Please come to a meeting first.")
        self.sign_in(self.owen)
        page = self.page(MINE)
        self.assertIn("Please come to a meeting first.", page.text)
        base = f"{MINE}/appeal"
        self.answer(base, "why", appeal="I was at every meeting.")
        page = self.send(base)
        self.assertIn("We look at it again", page.text)
        self.assertRecordValues(
            application, [{"appeal_state": "open", "appeal_text": "I was at every meeting."}]
        )
        self.assertIn("We are looking at it again", self.page(MINE).text)
        self.assertTrue(self.page(base).path.startswith(MINE))

    def test_an_appeal_comes_in_time_or_not_at_all(self):
        application = self._apply()
        application._refuse("No.", date(2018, 2, 1))
        self.sign_in(self.owen)
        self.assertEqual(self.page(f"{MINE}/appeal").path, MINE)

    # ------------------------------------------------------------------ correcting

    def test_a_correction_waits_for_an_officer(self):
        self.sign_in(self.pegi)
        base = f"{MINE}/correct"
        self.answer(base, "what", what="address", membership_id="1", state="accepted")
        self.answer(base, "address", street="3 Elm Road", city="Bangor", zip="LL57 1AA")
        self.answer(base, "was", was="changed")
        self.answer(base, "since", **{"since-day": "1", "since-month": "3", "since-year": "2018"})
        page = self.send(base)
        self.assertIn("Thank you for telling us", page.text)
        self.assertRecordValues(
            self.membership.correction_ids,
            [
                {
                    "state": "waiting",
                    "particular": "service_address",
                    "service_address_choice": "own",
                    "street": "3 Elm Road",
                    "effective_from": date(2018, 3, 1),
                    "was_wrong": False,
                    "how": "portal",
                }
            ],
        )
        self.assertEqual(self.pegi.partner_id.street, "2 Oak Street")
        self.assertIn("We are looking at it", self.page(MINE).text)
        self.membership.correction_ids.action_refuse("We could not find the street.")
        self.assertIn("We could not find the street.", self.page(MINE).text)

    def test_a_name_that_was_never_right(self):
        self.sign_in(self.pegi)
        base = f"{MINE}/correct"
        self.answer(base, "what", what="name")
        self.answer(base, "name", name="Pegi Port")
        self.answer(base, "was", was="wrong")
        self.send(base)
        self.assertRecordValues(
            self.membership.correction_ids,
            [{"particular": "name", "new_name": "Pegi Port", "was_wrong": True}],
        )

    def test_hiding_the_own_address(self):
        self.sign_in(self.pegi)
        base = f"{MINE}/correct"
        self.answer(base, "what", what="shown")
        self.answer(base, "shown", service_address="care_of")
        self.send(base)
        self.membership.correction_ids.action_accept()
        self.assertIn("c/o Perllan Co-op", self.page(f"{MINE}/held").text)

    def test_a_new_home_of_somebody_whose_home_nobody_sees(self):
        self.membership.service_address_choice = "care_of"
        self.sign_in(self.pegi)
        base = f"{MINE}/correct"
        self.answer(base, "what", what="address")
        self.answer(base, "address", street="3 Elm Road", city="Bangor", zip="LL57 1AA")
        self.answer(base, "was", was="wrong")
        self.send(base)
        self.membership.correction_ids.action_accept()
        self.assertEqual(self.pegi.partner_id.street, "3 Elm Road")
        shown = self.membership._register_now()["service_address"]
        self.assertIn("c/o Perllan Co-op", shown)
        self.assertNotIn("Elm", shown)

    # ------------------------------------------------------------------ leaving

    def test_leaving_and_staying_after_all(self):
        self.company.coop_leave_notice_days = 30
        self.sign_in(self.pegi)
        base = f"{MINE}/leave"
        self.assertIn("your name stays in the list", self.page(base).text)
        self.answer(base, "why", reason="I move to the sea.")
        page = self.answer(base, "when", when="later")
        early = self.today + timedelta(days=3)
        page = self.answer(base, "day", **self.day(early))
        self.assertIn("This day is too early", page.text)
        last = self.today + timedelta(days=40)
        self.answer(base, "day", **self.day(last))
        page = self.send(base)
        self.assertIn("We have written down that you leave", page.text)
        self.assertEqual(self.membership.state, "leaving")
        self.assertEqual(self.membership.date_ended, last)
        self.assertEqual(self.membership.current_period_id.ended_note, "I move to the sea.")
        self.assertEqual(self.page(base).path, MINE, "nobody leaves twice")
        self.page(f"{MINE}/stay")
        self.assertEqual(self.membership.state, "leaving", "looking changes nothing")
        self.post(f"{MINE}/stay", {})
        self.assertEqual(self.membership.state, "member")
        self.assertFalse(self.membership.date_ended)

    def day(self, day):
        return {"end_date-day": day.day, "end_date-month": day.month, "end_date-year": day.year}

    def test_leaving_as_soon_as_the_rules_allow(self):
        self.company.coop_leave_notice_days = 14
        self.sign_in(self.pegi)
        base = f"{MINE}/leave"
        self.answer(base, "why", reason="")
        self.answer(base, "when", when="soon")
        self.send(base)
        self.assertEqual(self.membership.date_ended, self.today + timedelta(days=14))

    def test_only_the_own_leaving_is_taken_back(self):
        self.membership._leave("no_longer_qualifies", end_date=self.today + timedelta(days=5))
        self.sign_in(self.pegi)
        self.assertNotIn("I want to stay", self.page(MINE).text)
        self.assertEqual(self.page(f"{MINE}/stay").path, MINE)

    # ------------------------------------------------------------------ certificate

    def test_the_certificate_is_a_tagged_pdf_in_both_languages(self):
        self.sign_in(self.pegi)
        for lang in ("en", "cy"):
            page = self.page(f"{MINE}/certificate?in={lang}")
            self.assertEqual(page.headers["Content-Type"], "application/pdf")
            catalog = PdfFileReader(io.BytesIO(page.content)).trailer["/Root"]
            self.assertTrue(catalog["/MarkInfo"]["/Marked"])
            self.assertEqual(catalog["/Lang"], {"en": "en-GB", "cy": "cy-GB"}[lang])
            # the file is called so in its own language, whatever the page around it speaks
            name = {"en": "certificate", "cy": "tystysgrif"}[lang]
            for around in ("", "/cy"):
                page = self.page(f"{around}{MINE}/certificate?in={lang}")
                self.assertIn(name, page.headers["Content-Disposition"])
        page = self.page(f"/en{MINE}/certificate?in=xx")
        self.assertIn("In which language do you want it?", page.text)

    def test_the_certificate_says_it_in_words(self):
        reports = self.env["ir.actions.report"]
        for lang, words in (("en_GB", "Certificate of membership"), ("cy_GB", "Tystysgrif")):
            html, _kind = reports.with_context(lang=lang)._render_qweb_html(
                "coop_membership.certificate_report", self.membership.ids
            )
            html = html.decode() if isinstance(html, bytes) else html
            self.assertIn(words, html)
            self.assertIn("Pegi Porth", html)
            self.assertIn(self.membership.number, html)
            self.assertNotIn(self.supported.with_context(lang=lang).name, html)

    # ------------------------------------------------------------------ for somebody else

    def act_for(self, user, channel="paper"):
        self.sign_in(user)
        starts = self.env["coop.assisted.start"].with_user(user)
        start = starts.create({"partner_id": self.pegi.partner_id.id, "channel": channel})
        action = self.make_jsonrpc_request(
            "/web/dataset/call_kw",
            {
                "model": "coop.assisted.start",
                "method": "action_start",
                "args": [start.ids],
                "kwargs": {},
            },
        )
        return action["url"].removeprefix("/my?w=")

    def test_the_desk_leaves_for_a_member_and_it_is_written_down(self):
        officer = new_test_user(
            self.env,
            "siwan_sylfaen",
            groups="coop_membership.group_membership_officer,coop_membership.group_support_status",
            name="Siwan Sylfaen",
            company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)],
        )
        nonce = self.act_for(officer)
        base = f"{MINE}/leave"
        page = self.page(f"{MINE}?w={nonce}")
        self.assertIn(self.membership.number, page.text)
        self.assertIn(f"/my/membership/leave?w={nonce}", page.text)
        where = f"{base}?w={nonce}"
        page = self.page(where)
        self.assertIn("This is the page of", page.text)
        # as the browser sends it: the nonce is in the address and among the fields
        self.post(where, {"step": "why", "reason": "By letter", "w": nonce}, page=where)
        self.post(where, {"step": "when", "when": "soon", "w": nonce}, page=where)
        self.post(where, {"step": "check", "go": "send", "w": nonce}, page=where)
        self.assertEqual(self.membership.current_period_id.ended_why, "resignation")
        notes = " ".join(self.membership.message_ids.mapped("body"))
        self.assertIn("Siwan Sylfaen", notes)

    def test_the_own_account_says_what_the_register_does(self):
        self.sign_in(self.pegi)
        self.assertIn("You are in the list of members", self.page("/my/account").text)
        page = self.page("/my/security")
        self.assertIn("You can stop using this log-in and stay a member", page.text)
        self.assertNotIn("portal_deactivate_account_form", page.text)
        self.sign_in(self.owen)
        self.assertNotIn("You are in the list of members", self.page("/my/account").text)
        self.assertIn("portal_deactivate_account_form", self.page("/my/security").text)

    def test_a_member_cannot_delete_the_account(self):
        self.sign_in(self.pegi)
        page = self.post(
            "/my/deactivate_account",
            {"validation": "pegi_porth", "password": "pegi_porth"},
            page="/my/security",
        )
        self.assertEqual(page.status_code, 200)
        self.assertTrue(self.pegi.active)
        self.assertTrue(self.pegi.partner_id.active)
