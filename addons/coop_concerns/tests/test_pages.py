"""The pages as a browser without a script has them."""

import re

from odoo.tests import HttpCase, new_test_user, tagged

from odoo.addons.coop_access.tests.common import People

SAID = "Zzwrthban pushed me."


class Worried(HttpCase):
    """Fills the form in, step by step."""

    def page(self, url, **options):
        response = self.url_open(url, **options)
        response.path = response.url.removeprefix(self.base_url())
        return response

    def begin(self, base="/worried"):
        text = self.page(base).text
        return re.search(r'name="csrf_token" value="([^"]+)"', text).group(1)

    def fill(self, base="/worried", **changes):
        """Answer all the questions; return the page of the last look."""
        token = self.begin(base)
        for step, values in (
            ("danger", {"danger": "no"}),
            ("words", {"words": SAID}),
            ("about", {"about": "Zzwrthban"}),
            ("where", {"place": "Conwy", "happened": "Monday"}),
            ("you", {"said_by": "", "contact": "", "told_by": ""}),
        ):
            data = {"csrf_token": token, "step": step, **values}
            data.update({k: v for k, v in changes.items() if k in values or k == "named"})
            response = self.page(base, data=data)
            self.assertEqual(response.status_code, 200)
        return response

    def send(self, base="/worried"):
        text = self.page(f"{base}{'&' if '?' in base else '?'}step=check").text
        names = dict(re.findall(r'name="(csrf_token|seen|w)" value="([^"]+)"', text))
        return self.page(base, data={**names, "step": "check", "go": "send"})


@tagged("post_install", "-at_install")
class TestPages(Worried, People):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = new_test_user(
            cls.env, "gwen-lead", groups="base.group_user", name="Gwen Lead", email="g@x.example"
        )
        cls.second = new_test_user(
            cls.env, "huw-deputy", groups="base.group_user", name="Huw Deputy", email="h@x.example"
        )
        cls.company = cls.env.company
        cls.company.write(
            {"coop_concern_lead_id": cls.reader.id, "coop_concern_deputy_id": cls.second.id}
        )

    def concerns(self):
        self.env.invalidate_all()
        return self.env["coop.concern"].search([])

    def test_somebody_unknown_tells_a_worry_in_each_language(self):
        for base, thanks in (("/worried", "Thank you"), ("/cy/worried", "Diolch")):
            before = self.concerns()
            look = self.fill(base)
            self.assertIn("step=check", look.path)
            self.assertIn(SAID, look.text)
            done = self.send(base)
            self.assertIn("step=done", done.path)
            self.assertIn(thanks, done.text)
            self.assertIn("Gwen Lead", done.text)
            self.assertNotIn(SAID, done.text)
            concern = self.concerns() - before
            self.assertEqual(len(concern), 1)
            self.assertEqual(concern.words_ids.words, SAID)
            self.assertEqual(concern.words_ids.happened, "Monday")
            self.assertFalse(concern.words_ids.said_by)
            self.assertEqual(concern.authority_id, self.env.ref("coop_concerns.authority_conwy"))

    def test_danger_comes_first_with_numbers_to_ring(self):
        for path, words in (("/worried", "danger"), ("/cy/worried", "perygl")):
            text = self.page(path).text
            for number in ("tel:999", "tel:101"):
                self.assertIn(number, text)
            self.assertIn(words, text)
            self.assertIn("1 of 6" if path == "/worried" else "1 o 6", text)

    def test_whoever_comes_next_on_the_same_device_sees_nothing(self):
        self.fill()
        page = self.page("/worried")
        self.assertNotIn(SAID, page.text)
        self.assertNotIn("begun", page.text)
        for step in ("words", "about", "check", "done", "again"):
            page = self.page(f"/worried?step={step}")
            self.assertNotIn("Zzwrthban", page.text, step)

    def test_what_is_not_sent_is_kept_for_an_hour_and_by_this_browser_alone(self):
        self.fill()
        draft = self.env["coop.form.draft"].search([("form_code", "=", "worried")])
        self.assertFalse(draft.partner_id)
        left = draft.expires_at - self.env["coop.clock"].now()
        self.assertLess(left.total_seconds(), 3601)
        cookies = [c for c in self.opener.cookies if c.name == "coop_draft_worried"]
        self.assertTrue(cookies)
        self.assertEqual([c.expires for c in cookies], [None] * len(cookies))
        self.send()
        self.env.invalidate_all()
        self.assertNotIn(SAID, str(draft.answers) + str(draft.tried))

    def test_a_member_who_is_signed_in_leaves_no_trace(self):
        self.sign_in(self.mali)
        self.fill()
        self.send()
        concern = self.concerns()
        self.assertNotIn("Mali Derwen", str(concern.words_ids.read()) + str(concern.act_ids.read()))

    def test_one_who_reads_worries_and_is_chosen_does_not_see_it(self):
        page = self.fill(named=str(self.reader.id))
        self.assertIn("Gwen Lead", page.text)
        self.send()
        self.assertEqual(self.concerns().reader_id, self.second)
        self.assertEqual(self.concerns().excluded_user_ids, self.reader)

    def test_somebody_who_cannot_be_chosen_is_refused(self):
        for bad in (str(self.mali.id), "x", "999999999999999999999", "-1"):
            page = self.fill(named=bad)
            self.assertIn("choose one of the answers", page.text, bad)

    def test_at_a_desk_it_is_written_down_who_typed_it_for_whom(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id, "phone")
        home = self.page(f"/my?w={nonce}").text
        self.assertIn(f"/my/worried?w={nonce}", home)
        self.fill(f"/my/worried?w={nonce}")
        self.send(f"/my/worried?w={nonce}")
        words = self.concerns().words_ids
        self.assertEqual(
            (words.said_by, words.said_to, words.typed_by),
            ("Mali Derwen", "Desg Onnen", "Desg Onnen"),
        )
        self.assertEqual(self.concerns().channel, "phone")
        done = self.env["coop.help.done"].search([("partner_id", "=", self.mali.partner_id.id)])
        self.assertFalse(done, "what was done with help does not say that somebody was worried")

    def test_the_link_is_on_every_page_once_and_after_the_help(self):
        for path in ("/web/login", "/nowhere-at-all", "/worried", "/complaint"):
            text = self.page(path).text
            self.assertEqual(text.count('<nav class="coop-worried'), 1, path)
            self.assertLess(
                text.index('id="coop-help"'), text.index('<nav class="coop-worried'), path
            )
        self.sign_in(self.mali)
        for path in ("/my", "/my/account", "/my/needs?step=language"):
            text = self.page(path).text
            self.assertEqual(text.count('<nav class="coop-worried'), 1, path)

    def test_where_nobody_reads_nothing_is_taken(self):
        self.company.write({"coop_concern_lead_id": False, "coop_concern_deputy_id": False})
        page = self.page("/worried")
        self.assertIn("tel:999", page.text)
        self.assertIn("cannot write to us here yet", page.text)
        self.assertNotIn("<textarea", page.text)

    def test_the_address_names_the_co_op(self):
        self.company.coop_slug = "perllan"
        self.assertEqual(self.page("/worried/perllan").status_code, 200)
        self.assertEqual(self.page("/worried/nobody-here").status_code, 404)

    def test_the_paper_form_has_the_same_questions(self):
        text = self.page("/worried?step=print").text
        for words in ("What worries you?", "Who is it about?", "tel:999", "Gwen Lead"):
            self.assertIn(words, text)

    def test_bad_input_is_answered_kindly_and_keeps_nothing(self):
        token = self.begin()
        for step, values in (
            ("danger", {"danger": "maybe"}),
            ("words", {"words": ""}),
            ("words", {"words": "x" * 20001}),
            ("nothing", {}),
            ("check", {"go": "send"}),
        ):
            answer = self.page("/worried", data={"csrf_token": token, "step": step, **values})
            self.assertLess(answer.status_code, 500, step)
        self.assertFalse(self.concerns())

    def test_a_complaint_of_a_member_is_theirs_and_a_strangers_is_nobodys(self):
        complaints = self.env["coop.complaint"]
        token = self.begin("/complaint")
        steps = [
            ("kind", {"kind": "complaint"}),
            ("words", {"words": "Too loud."}),
            ("wanted", {"wanted": "Quiet"}),
        ]
        you = ("you", {"said_by": "Nia", "contact": "01999 1"})
        for step, values in (*steps, you):
            self.page("/complaint", data={"csrf_token": token, "step": step, **values})
        self.assertIn("step=done", self.send("/complaint").path)
        self.env.invalidate_all()
        found = complaints.search([])
        self.assertEqual(
            (found.said_by, found.partner_id.id, found.wanted), ("Nia", False, "Quiet")
        )
        self.sign_in(self.mali)
        token = self.begin("/my/complaint")
        for step, values in (("kind", {"kind": "compliment"}), ("words", {"words": "Lovely."})):
            self.page("/my/complaint", data={"csrf_token": token, "step": step, **values})
        self.send("/my/complaint")
        self.env.invalidate_all()
        found = complaints.search([]) - found
        self.assertEqual((found.partner_id, found.kind), (self.mali.partner_id, "compliment"))
