import json
from urllib.parse import quote

from odoo.http import Controller, request, route
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

NUL = "a\0b"
FORM = "application/x-www-form-urlencoded"


@tagged("post_install", "-at_install")
class TestGuard(HttpCase):
    def ask(self, path, status, method="GET", **kw):
        response = self.url_open(path, allow_redirects=False, method=method, **kw)
        self.assertEqual(response.status_code, status, f"{path}: {response.text[:300]}")
        return response

    def assert_kind_page(self, response, lang="en-GB"):
        self.assertIn(f'<html lang="{lang}"', response.text)
        self.assertIn("<h1>", response.text)
        self.assertNotIn("Traceback", response.text)

    def csrf(self):
        page = self.url_open("/web/login").text
        return page.partition('name="csrf_token" value="')[2].partition('"')[0]

    def test_nul_in_a_log_in_is_answered_kindly(self):
        data = {"login": NUL, "password": "x", "csrf_token": self.csrf()}
        self.assert_kind_page(self.ask("/web/login", 400, "POST", data=data))

    def test_endless_password_is_answered_kindly(self):
        data = {"login": "admin", "password": "x" * 100_000, "csrf_token": self.csrf()}
        self.assert_kind_page(self.ask("/web/login", 400, "POST", data=data))

    def test_token_with_accents_is_answered_kindly(self):
        data = {"login": "a", "password": "x", "csrf_token": "éo9999999999"}
        self.assert_kind_page(self.ask("/web/login", 400, "POST", data=data))

    def test_addresses(self):
        for path in (
            "/web/login%00",
            "/no/such/page%00",
            "/web/static/%00x.js",
            "/web/content/1/%00",
            "/web/login?redirect=%00",
            "/web/login?%00=1",
            "/web/image/" + "9" * 3000,
            "/" + "a" * 9000,
            "/web/login?a=" + "b" * 9000,
        ):
            with self.subTest(path=path[:40]):
                self.assert_kind_page(self.ask(path, 400))

    def test_cookie(self):
        self.opener.cookies.set("frontend_lang", '"a\\000b"')
        self.assert_kind_page(self.ask("/web/login", 400))

    def test_page_is_in_the_visitors_language(self):
        response = self.ask("/cy/web/login%00", 400)
        self.assert_kind_page(response, "cy-GB")
        self.assertIn("<title>Wnaeth hynny ddim gweithio</title>", response.text)
        for wanted in ("cy", "cy-GB", "cy,en;q=0.8", "br,cy;q=0.9,en;q=0.8"):
            response = self.ask("/web/login%00", 400, headers={"Accept-Language": wanted})
            self.assert_kind_page(response, "cy-GB")
        self.opener.cookies.set("frontend_lang", "cy_GB")
        self.assert_kind_page(self.ask("/web/login%00", 400), "cy-GB")

    def post_json(self, path, body, status):
        headers = {"Content-Type": "application/json"}
        return self.ask(path, status, "POST", data=body, headers=headers)

    def test_json_bodies(self):
        def call(db):
            return json.dumps({"params": {"db": db, "login": "a", "password": "b"}})

        for body in (call(NUL), call("\ud83d"), "[" * 5000 + "]" * 5000, call("a" * 1_000_001)):
            with self.subTest(body=body[:40]):
                response = self.post_json("/web/session/authenticate", body, 400)
                self.assertEqual(response.json()["error"]["code"], 400)
                self.assertTrue(response.json()["error"]["message"])

    def test_a_body_where_none_belongs_is_looked_at(self):
        """Odoo reads what a GET brings as it reads what a POST brings."""
        body = json.dumps({"params": {"db": NUL, "login": "a", "password": "b"}})
        headers = {"Content-Type": "application/json"}
        path = "/web/session/authenticate"
        with self.assertNoLogs("odoo.http", "WARNING"):
            response = self.ask(path, 400, "GET", data=body, headers=headers)
            self.assertEqual(response.json()["error"]["code"], 400)
            form = {"Content-Type": FORM}
            self.assert_kind_page(self.ask("/web/login", 400, "GET", data="a=%00", headers=form))
            self.assert_kind_page(
                self.ask("/web/login", 400, "GET", data=iter([b"a=%00"]), headers=form)
            )

    def test_json_2(self):
        user = new_test_user(self.env, "mali", groups="base.group_user")
        self.authenticate("mali", "mali")
        headers = {"Content-Type": "application/json"}
        key = self.env["res.users.apikeys"].with_user(user).sudo()._generate("rpc", "test", None)
        headers["Authorization"] = f"Bearer {key}"
        response = self.ask(
            "/json/2/res.partner/search_read",
            400,
            "POST",
            data=json.dumps({"domain": [["name", "=", NUL]]}),
            headers=headers,
        )
        self.assertIn("message", response.json())

    def test_json_parameters_without_names(self):
        for params in ([1], "afal", [["login", "a"]], [], None, 3):
            with self.subTest(params=params), self.assertNoLogs("odoo.http", "WARNING"):
                body = json.dumps({"params": params})
                response = self.post_json("/web/session/authenticate", body, 400)
                self.assertEqual(response.json()["error"]["code"], 400)
        self.post_json("/web/session/get_session_info", "{}", 200)

    def test_xml(self):
        headers = {"Content-Type": "text/xml"}
        for body in ("<methodCall>\0", "", "<methodCall>", "<a/>"):
            with self.subTest(body=body), self.assertNoLogs("odoo.http", "ERROR"):
                self.ask("/xmlrpc/2/common", 400, "POST", data=body, headers=headers)
        call = "<methodCall><methodName>version</methodName></methodCall>"
        response = self.ask("/xmlrpc/2/common", 200, "POST", data=call, headers=headers)
        self.assertIn("server_version", response.text)

    def test_contents_of_files_are_not_looked_at_but_their_names_are(self):
        user = new_test_user(self.env, "mali", groups="base.group_partner_manager")
        self.authenticate("mali", "mali")
        data = {
            "csrf_token": self.csrf_of_session(),
            "thread_model": "res.partner",
            "thread_id": user.partner_id.id,
        }
        good = {"ufile": ("afal.bin", b"\0\1\2" * 1000, "application/octet-stream")}
        self.ask("/mail/attachment/upload", 200, "POST", data=data, files=good)
        bad = {"ufile": ("afal.bin", b"x", "a" * 300 + "/octet-stream")}
        self.ask("/mail/attachment/upload", 400, "POST", data=data, files=bad)

    def csrf_of_session(self):
        page = self.url_open("/odoo").text
        return page.partition('csrf_token: "')[2].partition('"')[0]

    def test_colleague_can_save_a_long_page(self):
        new_test_user(self.env, "mali", groups="base.group_user,base.group_partner_manager")
        self.authenticate("mali", "mali")
        partner = self.env["res.partner"].create({"name": "Owen Robin"})
        comment = "<p>%s</p>" % ("afal " * 400_000)
        body = {
            "params": {
                "model": "res.partner",
                "method": "web_save",
                "args": [[partner.id], {"comment": comment}],
                "kwargs": {"specification": {}},
            }
        }
        response = self.post_json("/web/dataset/call_kw", json.dumps(body), 200)
        self.assertNotIn("error", response.json())
        self.assertGreater(len(partner.comment), 1_900_000)

    def test_visitor_cannot_send_endless_forms(self):
        data = {"login": "x" * 100_001, "password": "x", "csrf_token": self.csrf()}
        self.ask("/web/login", 400, "POST", data=data)
        many = "&".join(f"a{n}=" for n in range(1001))
        headers = {"Content-Type": FORM}
        self.ask("/web/login", 400, "POST", data=many, headers=headers)


class BadInputController(Controller):
    """Routes that fail over what they are given, as many of Odoo's own do."""

    @route("/coop_base/test/number", type="http", auth="public")
    def number(self, number, **kw):
        return str(int(number))

    @route("/coop_base/test/page", type="http", auth="public", readonly=True)
    def page(self, page="1"):
        partners = request.env["res.partner"].sudo().search([], offset=int(page), limit=1)
        return str(len(partners))

    @route("/coop_base/test/bug", type="http", auth="public")
    def bug(self, **kw):
        return str(int("of our own making"))


@tagged("post_install", "-at_install")
class TestBadInput(HttpCase):
    def setUp(self):
        super().setUp()
        self.env.registry.clear_cache("routing")
        self.addCleanup(self.env.registry.clear_cache, "routing")

    def test_missing_wrong_and_endless_values_are_the_requests_fault(self):
        for path in (
            "/coop_base/test/number",
            "/coop_base/test/number?number=three",
            "/coop_base/test/page?page=" + "9" * 30,
            "/coop_base/test/number?number=" + quote("a'b"),
        ):
            with self.subTest(path=path):
                self.assertEqual(self.url_open(path).status_code, 400)
        self.assertEqual(self.url_open("/coop_base/test/number?number=3").text, "3")

    def test_odoos_own_pages_answer_bad_input_kindly(self):
        new_test_user(self.env, "mali", groups="base.group_user,base.group_allow_export")
        self.authenticate("mali", "mali")
        for path in (
            "/report/barcode/afal/1",
            "/web/image/999999999/-1x-1",
            "/mail/font_to_img/1/afal",
            "/html_editor/shape/afal/afal",
            "/web/export/csv?data=afal",
            "/web/assets/afal/afal%25",
        ):
            with self.subTest(path=path), self.assertLogs("odoo.http", "WARNING") as logs:
                self.assertEqual(self.url_open(path).status_code, 400)
            self.assertIn("Traceback", logs.output[-1], "how it failed can still be found")

    def test_pages_of_odoo_that_we_add_to_stay_odoos(self):
        """Whose page it is cannot hang on which addon extended it last."""
        session = self.url_open("/web/login").text
        token = session.partition('name="csrf_token" value="')[2].partition('"')[0]
        response = self.url_open("/web/login", data={"csrf_token": token, "redirect": "/my"})
        self.assertEqual(response.status_code, 400)

    def test_failure_in_what_we_add_to_a_page_of_odoo_stays_one(self):
        def failure_of(act):
            try:
                act()
            except ValueError as error:
                return error

        http = self.registry["ir.http"]
        ours = failure_of(lambda: [].index("of our own making"))
        self.assertTrue(http._coop_failed(ours))
        self.assertFalse(http._coop_failed(failure_of(lambda: json.loads("{"))))

    def test_odoos_own_refusals_are_not_failures_of_the_server(self):
        data = {"login": "afal", "password": "afal"}
        response = self.url_open("/base_import_module/login_upload", data=data)
        self.assertEqual(response.status_code, 400)
        self.assertEqual(self.url_open("/web/set_profiling?profile=1").status_code, 400)

    @mute_logger("odoo.http")
    def test_failure_of_our_own_stays_one(self):
        self.assertEqual(self.url_open("/coop_base/test/bug?a=b").status_code, 500)
