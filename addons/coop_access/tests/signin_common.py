"""What the tests of signing in share: a member with a code, and a browser without a session."""

import re

from odoo.tests import new_test_user

from .common import People


class SignInPages(People):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.codes = cls.env["coop.signin.code"]
        cls.gwen = new_test_user(
            cls.env, "gwen-onnen", groups="base.group_portal", name="Gwen Onnen"
        )
        cls.code, cls.typed, cls.card = cls.codes.with_user(cls.desk)._make(cls.mali, "letter")

    def post(self, url, page=None, **values):
        """Post a form with the token of the page it stands on, by default its own address."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.url_open(page or url).text)
        return self.url_open(url, data={"csrf_token": token.group(1), **values})

    def type_code(self, name, typed):
        return self.post("/sign-in/code", name=name, code=typed, step="code")

    def is_in(self, user):
        """Whether this browser is signed in as `user`."""
        page = self.url_open("/my")
        return page.url.endswith("/my") and f"Hello, {user.name.split()[0]}" in page.text

    def is_out(self):
        return "/web/login" in self.url_open("/my").url

    def leave(self):
        self.url_open("/web/session/logout?redirect=/web/login")
