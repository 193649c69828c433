"""A member's own passkeys, without a browser; with one: tests/stories/test_passkey.py."""

import time
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_access.tests.tablet_common import TabletPages

ADD = "/my/sign-in/passkey"


@tagged("post_install", "-at_install")
class TestMyPasskeys(TabletPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keys = cls.env["auth.passkey.key"]
        cls.told = told = []
        tells = patch.object(
            type(cls.env["coop.signin.account"]),
            "_tell_change",
            lambda account, what, name: told.append((account.user_id.login, what, name)),
        )
        tells.start()
        cls.addClassCleanup(tells.stop)

    def setUp(self):
        super().setUp()
        self.told.clear()

    def have(self, user, name):
        """Give somebody a passkey without a device."""
        key = self.keys.with_user(user).sudo()
        return key.create({"name": name, "credential_identifier": f"{user.login} {name}"})

    def come_in(self):
        self.type_code(self.mali.login, self.typed)

    def test_right_after_signing_in_by_a_code_it_asks_for_no_password(self):
        self.come_in()
        self.assertIn(ADD, self.url_open("/my/sign-in").text)
        page = self.url_open(ADD)
        self.assertIn("Add the passkey", page.text)
        self.assertIn("challenge", page.text)
        self.assertIn(self.env.company.name, page.text)
        self.assertNotIn("Odoo&#34;", page.text.replace("&quot;", "&#34;"))

    def test_later_on_one_signs_in_anew_first(self):
        self.come_in()
        key = self.have(self.mali, "phone")
        self.change_session(**{"identity-check-last": time.time() - 601})
        for path in (ADD, f"{ADD}/{key.id}"):
            self.assertTrue(self.url_open(path).url.endswith("/my/sign-in"), path)
        self.assertNotIn(ADD, self.url_open("/my/sign-in").text)

    def test_what_no_device_made_is_not_taken(self):
        self.come_in()
        for answer in ("x", "{}", "[]", "null", '{"id": 1}', "{" * 30000, '{"id": "a\\u0000"}'):
            page = self.post(ADD, name="phone", registration=answer)
            self.assertEqual(page.status_code, 200, answer[:20])
            self.assertIn("That did not work", page.text, answer[:20])
        page = self.post(ADD, name=" ", registration="{}")
        self.assertIn("Please give the passkey a name", page.text)
        self.assertFalse(self.mali.sudo().auth_passkey_key_ids)
        self.assertFalse(self.told)

    def test_a_passkey_is_named_anew(self):
        self.come_in()
        key = self.have(self.mali, "phone")
        self.post(f"{ADD}/{key.id}", name="  my   tablet ", go="name")
        self.env.invalidate_all()
        self.assertEqual(key.name, "my tablet")
        page = self.post(f"{ADD}/{key.id}", name="", go="name")
        self.assertIn("Please give the passkey a name", page.text)

    def test_a_passkey_is_removed_and_its_person_told(self):
        self.come_in()
        key = self.have(self.mali, "phone")
        self.assertEqual(self.told, [("mali-derwen", "passkey_added", "phone")])
        self.come_in()
        page = self.post(f"{ADD}/{key.id}", go="remove")
        self.assertIn("The passkey is removed", page.text)
        self.assertFalse(key.exists())
        self.assertEqual(self.told[-1], ("mali-derwen", "passkey_removed", "phone"))
        self.assertTrue(self.is_in(self.mali))

    def test_nobody_reaches_anothers(self):
        key = self.have(self.gwen, "phone")
        self.come_in()
        self.assertTrue(self.url_open(f"{ADD}/{key.id}").url.endswith("/my/sign-in"))
        self.post(f"{ADD}/{key.id}", page="/my/sign-in", go="remove")
        self.post(f"{ADD}/{key.id}", page="/my/sign-in", go="name", name="x")
        self.env.invalidate_all()
        self.assertEqual(key.name, "phone")

    def test_nobody_does_it_for_another(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open(f"{ADD}?w={nonce}")
        self.assertIn("Hello, Mali", self.url_open(page.url.removeprefix(self.base_url())).text)
        self.assertNotIn("challenge", page.text)

    def test_not_on_a_shared_tablet(self):
        self.set_up()
        self.tap(self.mali)
        for path in (ADD, "/my/sign-in"):
            self.assertIn("Not on a shared tablet", self.url_open(path).text, path)
        self.assertNotIn("Use my passkey", self.url_open("/web/login").text)
        for method, args in (("action_create_passkey", [self.mali.id]),):
            answer = self.opener.post(
                f"{self.base_url()}/web/dataset/call_kw",
                json={
                    "params": {"model": "res.users", "method": method, "args": args, "kwargs": {}}
                },
            ).json()
            self.assertIn("a device of your own", answer["error"]["data"]["message"])

    def test_the_model_refuses_on_a_shared_tablet_too(self):
        wizard = self.env["auth.passkey.key.create"].with_user(self.mali).create({"name": "x"})
        with (
            patch.object(
                type(self.env["coop.signin.device"]), "_here", lambda devices: self.device
            ),
            self.assertRaises(UserError),
        ):
            wizard.make_key(registration={"id": "x"})

    def test_the_page_to_sign_in_offers_it_once_in_both_languages(self):
        page = self.url_open("/web/login").text
        self.assertEqual(page.count('<span class="coop-card-label">Use my passkey</span>'), 1)
        self.assertNotIn("Use a Passkey", page)
        page = self.url_open("/cy/web/login").text
        self.assertNotIn("Use my passkey", page)
        self.assertIn("coop-passkey-go", page)
