"""How we reach a person: who may know it, and what is assumed where nobody wrote it down."""

import re

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .common import People


@tagged("post_install", "-at_install")
class TestNeeds(People):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.need = cls.env["coop.access.need"].create(
            {
                "partner_id": cls.mali.partner_id.id,
                "language": "cy_GB",
                "format": "easy_read",
                "channel": "phone",
                "what_helps": "Ring in the morning",
            }
        )

    def test_the_desk_and_the_person_know(self):
        for user in (self.desk, self.mali):
            self.assertEqual(self.need.with_user(user).what_helps, "Ring in the morning")

    def test_nobody_else_knows(self):
        needs = self.env["coop.access.need"]
        for user in (self.owen, self.env.ref("base.public_user")):
            with self.assertRaises(AccessError):
                self.need.with_user(user).read(["format"])
        self.assertFalse(needs.with_user(self.owen).search_count([]))
        self.assertNotIn("coop_need_ids", self.env["res.partner"].with_user(self.owen).fields_get())
        with self.assertRaises(AccessError):
            self.env["res.partner"].with_user(self.owen).search(
                [("coop_need_ids.format", "=", "easy_read")]
            )

    def test_a_person_changes_their_own_on_the_page_alone(self):
        with self.assertRaises(AccessError):
            self.need.with_user(self.mali).write({"format": "standard"})
        self.need.with_user(self.desk).write({"format": "standard"})

    def test_a_draft_is_nobodys_to_read(self):
        drafts = self.env["coop.form.draft"]
        for user in (self.desk, self.owen, self.mali, self.env.ref("base.user_admin")):
            with self.assertRaises(AccessError):
                drafts.with_user(user).search([])

    def test_what_is_not_written_comes_from_the_contact(self):
        person = self.env["res.partner"].create({"name": "Gwen Draenen", "lang": "cy_GB"})
        self.assertEqual(
            person._coop_need(), {"lang": "cy_GB", "format": "standard", "channel": "print"}
        )
        person.email = "gwen@example.org"
        self.assertEqual(person._coop_need()["channel"], "email")
        self.assertEqual(
            self.mali.partner_id._coop_need(),
            {"lang": "cy_GB", "format": "easy_read", "channel": "phone"},
        )

    # -- when to ring ------------------------------------------------------------------------

    def needs_page(self, **sent):
        """Send an answer of the form, as the page carries it."""
        text = self.url_open(f"/my/needs?step={sent['step']}").text
        token = re.search(r'name="csrf_token" value="([^"]+)"', text).group(1)
        return self.url_open("/my/needs", data={"csrf_token": token, **sent})

    def test_who_is_rung_says_when(self):
        self.sign_in(self.mali)
        page = self.url_open("/my/needs?step=ring").text
        for words in (
            "When shall we ring you?",
            "At any time",
            "In the morning",
            "not on Tuesdays",
        ):
            self.assertIn(words, page)
        page = self.needs_page(step="ring", ring_when="evening", ring_words="After six.")
        page = self.needs_page(step="check", go="send")
        self.env.invalidate_all()
        self.assertEqual((self.need.ring_when, self.need.ring_words), ("evening", "After six."))
        self.assertEqual(self.need._ring_time(), "In the evening: After six.")
        welsh = self.need.with_context(lang="cy_GB")
        self.assertEqual(welsh._ring_time(), "Gyda’r nos: After six.")
        page = self.url_open("/my/needs/still").text
        self.assertIn("In the evening", page)

    def test_any_time_is_a_wish_too(self):
        self.need.ring_when = "morning"
        self.sign_in(self.mali)
        self.needs_page(step="ring", ring_when="any", ring_words="")
        self.needs_page(step="check", go="send")
        self.env.invalidate_all()
        self.assertFalse(self.need.ring_when)
        self.assertEqual(self.need._ring_time(), "")

    def test_who_is_not_rung_is_not_asked_when_and_a_wish_stays(self):
        self.need.write({"channel": "print", "ring_when": "morning"})
        self.sign_in(self.mali)
        page = self.url_open("/my/needs?step=ring")
        self.assertNotIn("When shall we ring you?", page.text)
        self.assertNotIn("In the morning", self.url_open("/my/needs/still").text)
        self.needs_page(step="helps", what_helps="Big letters")
        self.needs_page(step="check", go="send")
        self.env.invalidate_all()
        self.assertEqual((self.need.what_helps, self.need.ring_when), ("Big letters", "morning"))

    def test_what_is_not_told_of_ringing_stays_as_it_was(self):
        self.need.write({"ring_when": "afternoon", "ring_words": "Not on Tuesdays."})
        self.mali.partner_id._coop_set_need("en_GB", "standard", "phone")
        self.assertEqual(self.need._ring_time(), "In the afternoon: Not on Tuesdays.")

    def test_writing_it_down_twice_keeps_one(self):
        person = self.mali.partner_id
        person._coop_set_need("en_GB", "standard", "email", "Nothing")
        needs = self.env["coop.access.need"].search([("partner_id", "=", person.id)])
        self.assertEqual(len(needs), 1)
        self.assertEqual(needs.reviewed_on, self.env["coop.clock"].today())
        self.assertEqual(person.lang, "en_GB")

    def test_merged_contacts_lose_no_need(self):
        twin = self.env["res.partner"].create({"name": "Mali Derwen"})
        wizard = self.env["base.partner.merge.automatic.wizard"].create(
            {
                "partner_ids": [(6, 0, [twin.id, self.mali.partner_id.id])],
                "dst_partner_id": self.mali.partner_id.id,
            }
        )
        wizard.action_merge()
        self.assertTrue(self.need.exists())
        self.assertEqual(self.need.partner_id, self.mali.partner_id)

    def test_the_tab_is_for_the_desk(self):
        form = Form(self.mali.partner_id.with_user(self.desk))
        self.assertTrue(form._view["fields"].get("coop_need_ids"))
        form = Form(self.owen.partner_id.with_user(self.owen))
        self.assertFalse(form._view["fields"].get("coop_need_ids"))
