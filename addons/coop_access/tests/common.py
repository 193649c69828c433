"""A little form of the tests' own, served for as long as a test class runs."""

import re
import types

from odoo import http
from odoo.exceptions import UserError
from odoo.tests import HttpCase, new_test_user

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.forms import Agree, Choice, Email, Form, Option, Step, Text, YesNo

PICNIC = Form(
    "picnic",
    "Picnic",
    [
        Step(
            "who", "Who are you?", [Text("name", "Name"), Email("email", "E-mail", required=False)]
        ),
        Step("eat", "Do you eat fruit?", [YesNo("eats")], help="Apples, say."),
        Step(
            "fruit",
            "Which fruit?",
            [Choice("fruit", options="basket")],
            when=lambda answers: answers.get("eats"),
            when_text="Only if you eat fruit.",
        ),
        Step("rules", "Our rules", [Agree("rules", "I keep the rules")]),
    ],
)


class FormPages(HttpCase):
    """Serves the picnic form at /picnic (steps), /picnic-desk and /picnic-paper."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.done = done = []
        cls.behaviour = behaviour = types.SimpleNamespace(refuse="")

        class Picnic(FormController, http.Controller):
            form_code = "picnic"

            def _get_form(self):
                return PICNIC

            def _get_options(self, provider):
                return [Option("apple", "Apple", picture="heart"), Option("pear", "Pear")]

            def _form_done(self, draft, answers):
                if behaviour.refuse:
                    raise UserError(behaviour.refuse)
                done.append(answers)

            @http.route("/picnic", type="http", auth="public", website=True)
            def picnic(self, **params):
                return self._form_handle("/picnic")

            @http.route("/picnic-desk", type="http", auth="public", website=True)
            def desk(self, **params):
                return self._form_desk("/picnic-desk")

            @http.route("/picnic-paper", type="http", auth="public", website=True)
            def paper(self, **params):
                return self._form_print("/picnic-paper")

        cls.controller = Picnic
        cls.registry.clear_cache("routing")
        cls.addClassCleanup(cls.registry.clear_cache, "routing")
        cls.addClassCleanup(http.Controller.children_classes["coop_access"].remove, Picnic)

    def setUp(self):
        super().setUp()
        self.done.clear()
        self.token = None
        self.behaviour.refuse = ""

    def page(self, url="/picnic", **options):
        """Open a page; return its response, with the path it ended at as `path`."""
        response = self.url_open(url, **options)
        response.path = response.url.removeprefix(self.base_url())
        return response

    def send(self, url="/picnic", **values):
        """Post a form, with the token of the browser's session."""
        if not self.token:
            page = self.url_open("/picnic?step=who").text
            self.token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
        return self.page(url, data={"csrf_token": self.token, **values})

    def fill(self, **changes):
        """Answer all the questions; `changes` replaces answers by their name."""
        self.send(step="who", **{"name": "Mali", "email": "mali@example.org", **changes})
        self.send(step="eat", eats=changes.get("eats", "yes"))
        if changes.get("eats", "yes") == "yes":
            self.send(step="fruit", fruit="pear")
        return self.send(step="rules", rules="1")


class People(HttpCase):
    """A member with a portal login, one with a staff login, the desk, and somebody else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = new_test_user(
            cls.env, "mali-derwen", groups="base.group_portal", name="Mali Derwen"
        )
        cls.owen = new_test_user(cls.env, "owen-robin", groups="base.group_user", name="Owen Robin")
        cls.desk = new_test_user(
            cls.env,
            "desk-onnen",
            groups="base.group_user,coop_access.group_desk",
            name="Desg Onnen",
        )
        cls.other_desk = new_test_user(
            cls.env,
            "desk-helyg",
            groups="base.group_user,coop_access.group_desk",
            name="Desg Helyg",
        )
        cls.sessions = cls.env["coop.assisted.session"]

    def sign_in(self, user):
        self.authenticate(user.login, user.login)

    def act_for(self, user, partner, channel="paper"):
        """Begin, as `user` does it in the back office; return (session, nonce)."""
        self.sign_in(user)
        start = self.call("coop.assisted.start", "create", [{"partner_id": partner.id}])
        self.call("coop.assisted.start", "write", [start, {"channel": channel}])
        action = self.call("coop.assisted.start", "action_start", [start])
        self.assertEqual(action["type"], "ir.actions.act_url")
        nonce = action["url"].removeprefix("/my?w=")
        self.env.invalidate_all()
        return self.sessions.search([], limit=1), nonce

    def call(self, model, method, args):
        return self.make_jsonrpc_request(
            "/web/dataset/call_kw",
            {"model": model, "method": method, "args": args, "kwargs": {}},
        )
