from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .common import CY, EN, TextCase


@tagged("post_install", "-at_install")
class TestSecurity(TextCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.employee = cls._new_user("ifan.employee", "base.group_user")
        cls.portal = new_test_user(cls.env, "nia.member", groups="base.group_portal")
        cls.public = cls.env.ref("base.public_user")

    def test_nobody_outside_the_back_office_lists_texts(self):
        version = self.write_version(EN)
        for user in (self.employee, self.portal, self.public):
            with self.subTest(user=user.login):
                with self.assertRaises(AccessError):
                    self.env["coop.text"].with_user(user).search([])
                with self.assertRaises(AccessError):
                    version.with_user(user).read(["body"])

    def test_a_visitor_is_shown_published_words_and_never_a_draft(self):
        self.write_all()
        visitor = self.env["coop.text"].with_user(self.public)
        self.assertFalse(visitor._get("how_to_vote", self.company)._variant(EN))
        self.text.action_publish()
        self.text._begin_version(EN, "standard").body = "<p>secret {{name}}</p>"
        version = visitor._get("how_to_vote", self.company)._variant(EN)
        self.assertEqual(version._render({"name": "you"}), "<p>Hello you</p>")

    def test_an_officer_reads_and_does_not_write(self):
        version = self.write_version(EN).with_user(self.officer)
        self.assertTrue(version.body)
        for act in (
            lambda: version.write({"body": "<p>x</p>"}),
            lambda: version.unlink(),
            lambda: version.copy(),
            lambda: self.text.with_user(self.officer).write({"name": "x"}),
        ):
            with self.assertRaises(AccessError):
                act()

    def test_an_editor_writes_drafts_and_neither_approves_nor_publishes(self):
        version = self.write_version(EN).with_user(self.editor)
        version.body = "<p>Better {{name}}</p>"
        self.assertEqual(version.written_by_id, self.editor)
        with self.assertRaises(UserError):
            version.action_approve()
        with self.assertRaises(UserError):
            version.write({"state": "approved"})
        with self.assertRaises(UserError):
            version.write({"is_published": True})
        version.sudo().action_approve()
        with self.assertRaises(UserError):
            self.text.with_user(self.editor)._publish()

    def test_what_is_said_at_creation_about_approval_is_not_believed(self):
        version = (
            self.env["coop.text.version"]
            .with_user(self.editor)
            .create(
                {
                    "text_id": self.text.id,
                    "lang": CY,
                    "title": "x",
                    "body": "<p>x</p>",
                    "state": "approved",
                    "is_published": True,
                    "tested_by": "nobody",
                    "tested_on": "2018-01-01",
                    "origin": "delivered",
                    "approved_by_id": self.publisher.id,
                }
            )
        )
        self.assertEqual((version.state, version.origin), ("draft", "own"))
        self.assertFalse(version.is_published or version.tested_on or version.approved_by_id)

    def test_a_publisher_publishes_but_changes_no_approved_word(self):
        versions = self.write_all().with_user(self.publisher)
        self.text.with_user(self.publisher).action_publish()
        with self.assertRaises(UserError):
            versions[0].write({"body": "<p>x</p>"})
        with self.assertRaises(AccessError):
            versions[0].unlink()

    def test_another_co_ops_texts_are_not_seen(self):
        other = self.env["res.company"].create({"name": "Meadow Co-op"})
        text = self.env["coop.text"].create(
            {"name": "Theirs", "key": "theirs", "kind_id": self.kind.id, "company_id": other.id}
        )
        for user in (self.officer, self.editor, self.publisher):
            self.assertNotIn(text, self.env["coop.text"].with_user(user).search([]))
            with self.assertRaises(AccessError):
                text.with_user(user).read(["name"])

    def test_only_settings_change_what_a_kind_requires(self):
        for user in (self.editor, self.publisher):
            with self.assertRaises(AccessError):
                self.kind.with_user(user).write({"required_variant_ids": False})
