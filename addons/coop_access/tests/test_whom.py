"""For whom a page is: oneself, or a member somebody acts for, and how that ends."""

import re
from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.coop_access.controllers.whom import member_routes

from .common import People

BANNER = "This is the page of"


@tagged("post_install", "-at_install")
class TestWhom(People):
    def token(self, text):
        return re.search(r'name="csrf_token" value="([^"]+)"', text).group(1)

    def live(self, session):
        self.env.invalidate_all()
        return not session.ended_at

    # ------------------------------------------------------------------ who

    def test_everybody_is_themselves_first(self):
        for user in (self.mali, self.owen, self.desk):
            self.sign_in(user)
            page = self.url_open("/my")
            self.assertIn(f"Hello, {user.name.split()[0]}", page.text)
            self.assertNotIn(BANNER, page.text)

    def test_the_nonce_opens_the_members_page(self):
        session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open(f"/my?w={nonce}")
        self.assertIn("Hello, Mali", page.text)
        self.assertIn(BANNER, page.text)
        self.assertIn("Desg Onnen", page.text)
        self.assertIn("from paper", page.text)
        self.assertIn(f"/my/needs?w={nonce}", page.text)
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertEqual(page.headers["Referrer-Policy"], "same-origin")
        self.assertEqual(session.operator_id, self.desk)
        self.assertEqual(session.operator_name, self.desk.name)

    def test_the_nonce_is_kept_nowhere(self):
        session, nonce = self.act_for(self.desk, self.mali.partner_id)
        self.assertNotIn(nonce, str(session.read()))
        self.assertFalse(
            self.env["ir.logging"].search_count([("message", "ilike", nonce)], limit=1)
        )

    def test_what_is_nobody_elses_is_not_offered(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open(f"/my?w={nonce}")
        self.assertNotIn("/my/sign-in", page.text)
        self.assertNotIn("/my/account", page.text)

    def test_another_operator_cannot_use_it(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        for user in (self.other_desk, self.owen, self.mali):
            self.sign_in(user)
            page = self.url_open(f"/my?w={nonce}")
            self.assertNotIn(BANNER, page.text)
            self.assertIn("You are not acting for anybody now", page.text)

    def test_strange_nonces_open_nothing(self):
        self.act_for(self.desk, self.mali.partner_id)
        for nonce in ("", "x", "x" * 5000, "%F0%9F%8D%8E", "a&w=b", "1'--"):
            page = self.url_open(f"/my?w={nonce}")
            self.assertNotIn(BANNER, page.text, nonce)
            self.assertLess(page.status_code, 500)

    # ------------------------------------------------------------------ how it ends

    def test_a_page_without_the_nonce_ends_it(self):
        session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open("/my")
        self.assertIn("You are not acting for anybody now", page.text)
        self.assertFalse(self.live(session))
        self.assertEqual(session.end_reason, "lost")
        self.assertIn("Hello, Desg", self.url_open("/my").text)
        self.assertNotIn(BANNER, self.url_open(f"/my?w={nonce}").text)

    def test_silence_ends_it(self):
        session, nonce = self.act_for(self.desk, self.mali.partner_id)
        session.last_seen -= timedelta(seconds=91)
        self.env.flush_all()
        self.assertNotIn(BANNER, self.url_open(f"/my?w={nonce}").text)
        answer = self.make_jsonrpc_request("/my/assisted/ping", {"w": nonce})
        self.assertEqual(answer, {"alive": False})

    def test_a_sign_of_life_keeps_it(self):
        session, nonce = self.act_for(self.desk, self.mali.partner_id)
        session.last_seen -= timedelta(seconds=80)
        self.env.flush_all()
        answer = self.make_jsonrpc_request("/my/assisted/ping", {"w": nonce})
        self.assertEqual(answer, {"alive": True})
        self.env.invalidate_all()
        self.assertLess(self.env["coop.clock"].now() - session.last_seen, timedelta(seconds=20))

    def test_the_page_gives_signs_by_itself(self):
        session, nonce = self.act_for(self.desk, self.mali.partner_id)
        session.last_seen -= timedelta(seconds=60)
        self.env.flush_all()
        self.browser_js(
            f"/my?w={nonce}",
            """
            const seen = setInterval(() => {
                const calls = performance.getEntriesByType("resource");
                if (calls.some((call) => call.name.endsWith("/my/assisted/ping"))) {
                    clearInterval(seen);
                    console.log("test successful");
                }
            }, 50);
            """,
            login=self.desk.login,
        )
        self.env.invalidate_all()
        self.assertLess(self.env["coop.clock"].now() - session.last_seen, timedelta(seconds=45))

    def test_nothing_brings_a_silent_one_back(self):
        session, nonce = self.act_for(self.desk, self.mali.partner_id)
        session.last_seen -= timedelta(seconds=91)
        self.env.flush_all()
        for bad in (nonce, None, 7, ["x"], {"a": 1}):
            answer = self.make_jsonrpc_request("/my/assisted/ping", {"w": bad})
            self.assertEqual(answer, {"alive": False})
        self.env["coop.assisted.session"]._gc_silent()
        self.assertEqual(session.end_reason, "silent")

    def test_the_button_ends_it(self):
        session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open(f"/my?w={nonce}")
        page = self.url_open(
            "/my/assisted/end", data={"csrf_token": self.token(page.text), "w": nonce}
        )
        self.assertIn("You are not acting for anybody now", page.text)
        self.assertFalse(self.live(session))
        self.assertEqual(session.end_reason, "button")

    def test_signing_out_ends_it(self):
        session, nonce = self.act_for(self.desk, self.mali.partner_id)
        self.url_open("/web/session/logout?redirect=/web/login")
        self.assertFalse(self.live(session))
        self.assertEqual(session.end_reason, "logout")
        self.sign_in(self.desk)
        self.assertNotIn(BANNER, self.url_open(f"/my?w={nonce}").text)

    def test_one_person_at_a_time(self):
        first, nonce = self.act_for(self.desk, self.mali.partner_id)
        start = self.call(
            "coop.assisted.start", "create", [{"partner_id": self.owen.partner_id.id}]
        )
        self.call("coop.assisted.start", "action_start", [start])
        self.assertFalse(self.live(first))
        self.assertEqual(first.end_reason, "other")
        self.assertNotIn("Hello, Mali", self.url_open(f"/my?w={nonce}").text)

    # ------------------------------------------------------------------ who may begin

    def test_only_the_desk_begins(self):
        for user in (self.owen, self.mali):
            with self.assertRaises(AccessError):
                self.sessions.with_user(user)._start(self.desk.partner_id, "paper")

    def test_for_whom_nobody_acts(self):
        desk = self.sessions.with_user(self.desk)
        company = self.env["res.partner"].create({"name": "A firm", "is_company": True})
        gone = self.env["res.partner"].create({"name": "Gone", "active": False})
        for partner in (self.desk.partner_id, company, gone):
            with self.assertRaises(UserError):
                desk._start(partner.with_user(self.desk), "paper")
        with self.assertRaises(UserError):
            desk._start(self.mali.partner_id.with_user(self.desk), "self")

    def test_nobody_writes_or_removes_a_session(self):
        session, _nonce = self.act_for(self.desk, self.mali.partner_id)
        for user in (self.desk, self.owen, self.mali, self.env.ref("base.user_admin")):
            mine = session.with_user(user)
            with self.assertRaises(AccessError):
                mine.write({"channel": "phone"})
            with self.assertRaises(AccessError):
                mine.unlink()
        self.assertTrue(session.with_user(self.desk).read(["partner_id", "end_reason"]))
        with self.assertRaises(AccessError):
            session.with_user(self.other_desk).read(["partner_id"])
        with self.assertRaises(AccessError):
            session.with_user(self.owen).read(["partner_id"])

    # ------------------------------------------------------------------ what is done

    def needs(self, partner):
        self.env.invalidate_all()
        return self.env["coop.access.need"].search([("partner_id", "=", partner.id)])

    def post(self, path, nonce=None, **values):
        """Post to a form as its page would (without nonce: as a page that lost it)."""
        more = f"&w={nonce}" if nonce else ""
        page = self.url_open(f"{path}{more}")
        data = {"csrf_token": self.token(page.text), **values}
        return self.url_open("/my/needs", data={**data, "w": nonce} if nonce else data)

    def test_what_is_done_is_the_members(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        for step, value in (("language", "cy_GB"), ("format", "easy_read"), ("channel", "print")):
            page = self.post("/my/needs?step=language", nonce, step=step, **{step: value})
            self.assertIn(BANNER, page.text)
        self.post("/my/needs?step=language", nonce, step="kinds")
        page = self.post("/my/needs?step=language", nonce, step="helps", what_helps="Ring first")
        page = self.post("/my/needs?step=check", nonce, step="check", go="send")
        self.assertIn("We have written it down", page.text)
        need = self.needs(self.mali.partner_id)
        self.assertEqual(
            (need.language, need.format, need.channel, need.what_helps),
            ("cy_GB", "easy_read", "print", "Ring first"),
        )
        self.assertFalse(self.needs(self.desk.partner_id))

    def test_a_form_that_lost_its_nonce_does_nothing(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open(f"/my/needs?step=language&w={nonce}")
        data = {"csrf_token": self.token(page.text), "step": "language", "language": "cy_GB"}
        page = self.url_open("/my/needs", data=data)
        self.assertIn("You are not acting for anybody now", page.text)
        self.env.invalidate_all()
        people = self.mali.partner_id | self.desk.partner_id
        drafts = self.env["coop.form.draft"].search([("partner_id", "in", people.ids)])
        self.assertFalse(drafts)

    def test_the_members_draft_stays_for_the_member(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        self.post("/my/needs?step=language", nonce, step="language", language="cy_GB")
        self.sign_in(self.mali)
        page = self.url_open("/my/needs")
        self.assertTrue(page.url.endswith("/my/needs?step=format"))
        self.sign_in(self.owen)
        page = self.url_open("/my/needs")
        self.assertTrue(page.url.endswith("/my/needs?step=language"))

    # ------------------------------------------------------------------ every member route

    def test_every_member_route_as_oneself_and_assisted(self):
        paths = [
            address
            for address, endpoint in member_routes(self.env)
            if "<" not in address and "GET" in (endpoint.routing.get("methods") or ["GET"])
        ]
        self.assertIn("/my/needs", paths)
        self.sign_in(self.mali)
        for path in paths:
            page = self.url_open(path)
            self.assertEqual(page.status_code, 200, path)
            self.assertEqual(page.headers["Cache-Control"], "no-store", path)
            self.assertNotIn(BANNER, page.text, path)
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        for path in paths:
            page = self.url_open(f"{path}?w={nonce}")
            self.assertEqual(page.status_code, 200, path)
            self.assertEqual(page.headers["Cache-Control"], "no-store", path)
            if page.headers["Content-Type"].startswith("text/html"):
                self.assertIn(BANNER, page.text, path)
                self.assertIn("Mali Derwen", page.text, path)

    def test_nobody_signed_out_sees_a_member_route(self):
        for address, endpoint in member_routes(self.env):
            self.assertEqual(endpoint.routing["auth"], "user", address)
