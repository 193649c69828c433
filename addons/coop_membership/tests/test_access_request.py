import io
from datetime import date

from lxml import html

from odoo import models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged
from odoo.tools.pdf import PdfFileReader

from .common import TODAY, MembershipCase
from .pages_common import MembershipPages


class AccessCase(MembershipCase):
    """Mali asks for all that is held about her; Siwan wrote some of it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.membership = cls._member("Mali Derwen", cls.supported)
        cls.mali = cls.membership.partner_id
        cls.requests = cls.env["coop.access.request"]

    def _request(self, user=None, **vals):
        vals = {"partner_id": self.mali.id, "identity": "known", **vals}
        return self._as(self.requests, user or self.manager).create(vals)

    def _copy(self, request):
        return html.fromstring(self.env["coop.access.pack"]._html(request)).text_content()


@tagged("post_install", "-at_install")
class TestAccessRequest(AccessCase):
    def test_it_is_due_after_a_month_on_a_working_day(self):
        self.assertEqual(self._request().due_on, date(2018, 6, 11), "the 10th is a Sunday")
        self.assertEqual(self._request(asked_on=date(2018, 1, 31)).due_on, date(2018, 2, 28))
        # Good Friday and Easter Monday
        self.assertEqual(self._request(asked_on=date(2018, 2, 28)).due_on, date(2018, 3, 28))
        self.assertEqual(self._request(asked_on=date(2018, 3, 2)).due_on, date(2018, 4, 3))

    def test_how_long_it_may_take_is_a_setting(self):
        self.company.coop_access_months = 2
        self.assertEqual(self._request().due_on, date(2018, 7, 10))

    def test_it_comes_as_the_person_reads(self):
        self.env["coop.access.need"].create(
            {"partner_id": self.mali.id, "language": "cy_GB", "format": "large_print"}
        )
        request = self._request()
        self.assertEqual((request.lang, request.format), ("cy_GB", "large_print"))
        self.env["coop.access.need"].search([]).write({"format": "easy_read"})
        self.assertEqual(self._request().give_how, "together", "read with somebody who helps")

    def test_who_asks_for_somebody_shows_what_entitles_them(self):
        with self.assertRaisesRegex(ValidationError, "what was shown"):
            self._request(asked_by="other", asker_name="Her brother")
        self._request(asked_by="other", asker_name="Her brother", authority="Signed by her")

    def test_nothing_goes_by_e_mail_unless_the_person_wants_it(self):
        with self.assertRaisesRegex(ValidationError, "by e-mail"):
            self._request(give_how="email")
        self._request(give_how="email", email_reason="She uses a screen reader and asked for it")

    def test_nothing_is_given_before_it_is_known_who_asks(self):
        request = self._request(identity=False)
        with self.assertRaisesRegex(UserError, "that it is this person"):
            request.action_give()

    def test_words_that_somebody_wrote_are_read_before_they_are_given(self):
        self.membership.message_post(body="Her neighbour Huw rang. So did Siwan Sylfaen.")
        request = self._request()
        with self.assertRaisesRegex(UserError, "nobody has read yet"):
            request.action_give()
        note = request.passage_ids.filtered(lambda p: "neighbour" in (p.text or ""))
        self.assertNotIn("Siwan", note.text, "who works here is a role")
        self.assertIn("somebody of the office", note.text)
        with self.assertRaisesRegex(ValidationError, "why the passage is left out"):
            note.decision = "leave"
        note.decision = "change"
        note.text_given = "A neighbour rang."
        request.action_give_all()
        copy = self._copy(request)
        self.assertIn("A neighbour rang.", copy)
        self.assertNotIn("Huw", copy)

    def test_what_was_written_after_the_reading_is_read_too(self):
        request = self._request()
        request.action_collect()
        request.action_give_all()
        self.membership.message_post(body="One more word.")
        with self.assertRaisesRegex(UserError, "1 passages"):
            request.action_give()
        request.action_give_all()
        request.action_give()
        self.assertEqual(request.state, "given")

    def test_the_reason_for_leaving_something_out_stands_in_the_copy(self):
        self.membership.message_post(body="Something about her sister.")
        request = self._request()
        request.action_collect()
        note = request.passage_ids.filtered(lambda p: "sister" in (p.text or ""))
        note.write({"decision": "leave", "reason": "It is about somebody else"})
        copy = self._copy(request)
        self.assertIn("Left out: It is about somebody else", copy)
        self.assertNotIn("her sister", copy)

    def test_what_was_given_is_kept_with_day_name_and_checksum(self):
        request = self._request()
        request.action_collect()
        request.action_give_all()
        request.action_give()
        self.assertEqual(request.given_on, TODAY)
        self.assertEqual(request.given_by, self.manager.name)
        self.assertTrue(request.pack)
        self.assertEqual(len(request.checksum), 64)
        with self.assertRaisesRegex(UserError, "answered already"):
            request.action_give()
        with self.assertRaisesRegex(UserError, "is kept"):
            request.unlink()

    def test_the_file_goes_after_its_days_and_what_it_was_stays(self):
        request = self._request()
        request.action_collect()
        request.action_give_all()
        request.action_give()
        request.sudo().given_on = date(2017, 1, 1)
        self.requests._gc_packs()
        self.assertFalse(request.pack)
        self.assertTrue(request.checksum)
        self.assertFalse(any(request.passage_ids.mapped("text")))

    def test_a_refusal_needs_its_reason(self):
        request = self._request()
        with self.assertRaisesRegex(UserError, "Information Commissioner"):
            request.action_refuse()
        request.answer = "Asked the third time this week, and nothing changed since."
        request.action_refuse()
        self.assertEqual(request.state, "refused")

    def test_it_stands_in_the_list_of_what_is_to_do(self):
        request = self._request()
        tasks = self._as(self.env["coop.membership.task"], self.manager)
        task = tasks.search([("kind", "=", "access")])
        self.assertEqual((task.res_id, task.due_on), (request.id, request.due_on))
        self.assertIn("Mali Derwen", task.sentence)
        request.action_withdraw()
        self.assertFalse(tasks.search([("kind", "=", "access")]))


@tagged("post_install", "-at_install")
class TestAccessPack(AccessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali.write({"email": "mali@perllan.example", "phone": "01248 000000"})
        cls.env["coop.access.need"].create(
            {"partner_id": cls.mali.id, "what_helps": "Short words", "language": "cy_GB"}
        )
        cls.env["coop.place.resident"].create(
            {"place_id": cls.house.id, "partner_id": cls.mali.id, "date_from": date(2017, 1, 1)}
        )
        cls.huw = cls._member("Huw Helygen")
        cls.env["coop.invitation"].create(
            {
                "name": "Mali Derwen",
                "partner_id": cls.mali.id,
                "inviter_id": cls.huw.id,
                "company_id": cls.company.id,
            }
        )
        cls.membership._tell("correction_refused", {"reason": "A word for you"})
        cls.env["coop.form.draft"]._begin("correct", cls.company, cls.mali)[0].answers = {
            "name": "Mali Derwen-Puw"
        }
        cls.application = cls._submitted("Mali Derwen", partner_id=cls.mali.id)
        cls.env["coop.lesson"]._get("council", cls.company)._finish(
            cls.mali, cls.company, "en_GB", "helper", with_whom="Nia Celyn"
        )

    def test_everything_held_is_in_it(self):
        copy = self._copy(self._request(lang="en_GB"))
        for words in (
            "Mali Derwen",
            "2 Stryd y Dderwen",
            "mali@perllan.example",
            "01248 000000",
            "Short words",
            self.supported.name,
            "Tŷ Onnen",
            self.membership.number,
            "1 January 2018",
            "A word for you",
            "Mali Derwen-Puw",
            "Waiting",
            "What a Council is",
            "Nia Celyn",
        ):
            self.assertIn(words, copy, words)

    def test_other_people_are_named_by_what_they_are(self):
        self.env["coop.assisted.session"].with_user(self.officer)._start(
            self.mali.with_user(self.officer), "phone", "Address"
        )
        copy = self._copy(self._request(lang="en_GB"))
        self.assertIn("a member asked", copy)
        for other in (self.huw.member_name, self.huw.number, self.officer.name, self.manager.name):
            self.assertNotIn(other, copy, other)

    def test_nothing_secret_and_nothing_of_others_is_in_it(self):
        user = new_test_user(self.env, "mali_d", groups="base.group_portal")
        user.partner_id = self.mali
        session, nonce = (
            self.env["coop.assisted.session"]
            .with_user(self.officer)
            ._start(self.mali.with_user(self.officer), "phone")
        )
        source = self.env["coop.access.pack"]._html(self._request()).decode()
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", [user.id])
        for secret in (self.env.cr.fetchone()[0], nonce, session.sudo().nonce_hash):
            self.assertNotIn(secret, source)
        self.assertIn("mali_d", source)
        self.assertNotIn(self.huw.number, source)

    def test_what_is_left_out_is_listed_with_why(self):
        copy = self._copy(self._request(lang="en_GB"))
        self.assertIn("What is not in here, and why", copy)
        self.assertIn("the names are theirs", copy)

    def test_the_copy_speaks_welsh_to_who_reads_welsh(self):
        request = self._request(lang="cy_GB")
        page = html.fromstring(self.env["coop.access.pack"]._html(request))
        self.assertEqual(page.get("lang"), "cy-GB")
        english = html.fromstring(self.env["coop.access.pack"]._html(self._request(lang="en_GB")))
        for path in ("//h1", "//h2", "//th", "//dt"):
            here, there = (
                {node.text_content().strip() for node in doc.xpath(path)} for doc in (page, english)
            )
            self.assertTrue(here)
            self.assertFalse(here & there, f"left in English: {here & there}")
        self.assertIn("1 Ionawr 2018", page.text_content())

    def test_large_print_is_large(self):
        style = self.env["coop.access.pack"]._get_style(self._request(format="large_print"))
        self.assertIn("20pt", style)

    def test_the_pdf_is_tagged_and_can_be_read(self):
        if not self.env["ir.actions.report"]._coop_pdf_available():
            self.skipTest("no pango on this server")
        request = self._request(lang="en_GB")
        request.action_collect()
        request.action_give_all()
        request.action_give()
        self.assertTrue(request.pack_name.endswith(".pdf"))
        raw = self.env["ir.attachment"].search(
            [
                ("res_model", "=", "coop.access.request"),
                ("res_id", "=", request.id),
                ("res_field", "=", "pack"),
            ]
        )
        self.assertEqual(raw.raw[:5], b"%PDF-")
        root = PdfFileReader(io.BytesIO(raw.raw)).trailer["/Root"]
        self.assertTrue(root["/MarkInfo"]["/Marked"])

    def test_a_number_entered_twice_is_held_about_the_person_too(self):
        second = self._member("Mali D", self.supported, date(2018, 4, 1))
        wizards = self._as(self.env["coop.membership.merge"], self.officer)
        wizard = wizards.browse(wizards._open(self.mali, second.partner_id)["res_id"])
        wizard.reason = "One person"
        wizard.action_look()
        wizard.action_merge()
        self.env.invalidate_all()
        self.assertIn(second.number, self._copy(self._request(lang="en_GB")))

    def test_no_model_that_names_a_person_is_forgotten(self):
        """Everything that names a contact or a membership is searched for the copy."""
        searched = set(self.env["coop.access.pack"]._get_read_elsewhere())
        original = type(self.env["coop.membership"]).search

        def search(model, *args, **kwargs):
            searched.add(model._name)
            return original(model, *args, **kwargs)

        self.patch(models.BaseModel, "search", search)
        self.env["coop.access.pack"]._get_sections(self._request())
        naming = {
            name
            for name, model in self.env.items()
            if name.startswith("coop.") and model._auto and not model._transient
            for field in model._fields.values()
            if field.type == "many2one"
            and field.store
            and field.comodel_name in ("res.partner", "coop.membership")
        }
        self.assertFalse(naming - searched, "not in the copy, and nobody says why")

    def test_another_co_op_s_records_are_not_in_it(self):
        other = self.env["res.company"].create({"name": "Cwm Co-op"})
        category = self.supporters.copy({"company_id": other.id, "name": "Friends of Cwm"})
        self.env["coop.membership"]._admit(self.mali, category, date(2018, 2, 2))
        self.assertNotIn("Friends of Cwm", self._copy(self._request(lang="en_GB")))


@tagged("post_install", "-at_install")
class TestWhoAnswers(AccessCase):
    def test_only_a_manager_who_may_know_sees_and_answers_requests(self):
        request = self._request()
        plain = new_test_user(
            self.env,
            "menna_plain",
            groups="base.group_user,coop_membership.group_membership_manager",
            company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)],
        )
        for user in (self.officer, self.officer_plain, self.employee, self.system, self.inspector):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(request, user).read(["partner_id"])
        with self.assertRaises(AccessError):
            self._as(request, plain).read(["partner_id"])
        self.assertFalse(self._as(self.requests, plain).search([]))

    def test_of_a_colleague_the_copy_takes_the_same_right(self):
        """Else to be asked for it would tell that somebody is supported."""
        plain = new_test_user(
            self.env,
            "menna_plain",
            groups="base.group_user,coop_membership.group_membership_manager",
            company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)],
        )
        request = self._request(partner_id=self.internal_member.partner_id.id)
        with self.assertRaises(AccessError):
            self._as(request, plain)._check_may_make()
        for model in ("coop.access.request", "coop.access.passage"):
            self.assertFalse(self._as(self.env[model], plain).search([]))

    def test_the_list_of_what_is_to_do_is_silent_to_others(self):
        self._request()
        for user in (self.officer, self.officer_plain):
            tasks = self._as(self.env["coop.membership.task"], user)
            self.assertFalse(tasks.search([("kind", "=", "access")]), user.login)

    def test_nobody_puts_their_own_copy_together(self):
        request = self._request(partner_id=self.manager.partner_id.id)
        with self.assertRaisesRegex(UserError, "Nobody puts their own"):
            request.action_collect()

    def test_what_was_found_is_not_typed_over(self):
        self.membership.message_post(body="A note.")
        request = self._request()
        request.action_collect()
        with self.assertRaisesRegex(UserError, "stand as they were found"):
            request.passage_ids[:1].text = "Nothing"
        with self.assertRaises(UserError):
            request.state = "given"


@tagged("post_install", "-at_install")
class TestAskingOnThePage(MembershipPages):
    def setUp(self):
        super().setUp()
        self.pegi, self.membership = self._member(
            "pegi_porth", name="Pegi Porth", email="pegi@perllan.example"
        )

    def _ask(self, **how):
        base = "/my/membership/access"
        self.answer(base, "how", give_how="together", **how)
        self.answer(base, "letters", format="large_print")
        self.answer(base, "wants", wants="Why I was not invited")
        return self.send(base)

    def test_a_member_asks_and_is_told_the_day(self):
        self.authenticate("pegi_porth", "pegi_porth")
        self.assertIn("Ask for everything", self.page("/my/membership/held").text)
        page = self._ask(identity="document", partner_id="1")
        self.assertIn("We have your request", page.text)
        asked = self.env["coop.access.request"].search([("company_id", "=", self.company.id)])
        self.assertEqual(asked.partner_id, self.pegi.partner_id)
        self.assertEqual((asked.how, asked.identity), ("portal", "signed_in"))
        self.assertEqual((asked.give_how, asked.format), ("together", "large_print"))
        told = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.pegi.partner_id.id), ("kind_id.code", "=", "access_received")]
        )
        self.assertEqual(len(told), 1)

    def test_one_request_is_open_at_a_time(self):
        self.authenticate("pegi_porth", "pegi_porth")
        self._ask()
        self.assertEqual(self.page("/my/membership/access").path, "/my/membership")

    def test_e_mail_is_no_choice(self):
        self.authenticate("pegi_porth", "pegi_porth")
        page = self.answer("/my/membership/access", "how", give_how="email")
        self.assertIn("step=how", page.path)

    def test_the_copy_is_a_page_for_those_who_make_it(self):
        asked = self.env["coop.access.request"].create({"partner_id": self.pegi.partner_id.id})
        path = f"/coop/access-request/{asked.id}/copy"
        self.authenticate("pegi_porth", "pegi_porth")
        self.assertEqual(self.page(path).status_code, 404)
        new_test_user(
            self.env,
            "meinir",
            groups="base.group_user,coop_membership.group_membership_manager,"
            "coop_membership.group_support_status",
            company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)],
        )
        self.authenticate("meinir", "meinir")
        page = self.page(path)
        self.assertEqual(page.status_code, 200)
        self.assertIn("Pegi Porth", page.text)
        self.assertEqual(page.headers["Cache-Control"], "no-store")
