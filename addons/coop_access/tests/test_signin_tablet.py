"""A tablet that a house shares: who is shown, what opens, and what is left."""

import time
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.fields import Datetime
from odoo.tests import tagged

from odoo.addons.coop_access.models.ir_http_tablet import GRACE
from odoo.addons.coop_access.models.signin_device import COOKIE

from .tablet_common import MINE, TabletPages

WRONG = ("sun", "sun", "moon")


@tagged("post_install", "-at_install")
class TestSetUp(TabletPages):
    def test_a_code_makes_one_browser_the_tablet(self):
        typed = self.device._make_setup()
        page = self.post("/sign-in/set-up", code=f" {typed[:6]}-{typed[6:].lower()}")
        self.assertIn("Is this the shared tablet?", page.text)
        self.assertIn("Tablet in the kitchen", page.text)
        self.assertFalse(self.token(), "asking makes nothing a tablet")
        page = self.post("/sign-in/set-up", code=typed, go="yes")
        self.assertIn("Who are you?", page.text)
        self.env.invalidate_all()
        self.assertEqual(self.device.state, "works")
        self.assertEqual(self.device.set_up_by, "Ceidwad Onnen")
        self.opener.cookies.clear()
        page = self.post("/sign-in/set-up", code=typed, go="yes")
        self.assertIn("This code does not work any more", page.text)
        self.assertFalse(self.token())

    def test_the_picture_of_the_code_leads_to_the_same_question(self):
        typed = self.device._make_setup()
        page = self.url_open(f"/sign-in/set-up/{typed}")
        self.assertIn("Is this the shared tablet?", page.text)
        self.assertFalse(self.token())
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")

    def test_strange_codes_set_nothing_up(self):
        self.device._make_setup()
        for code in ("CCC CCC CCC CCC", "x", "%", "ß" * 12, "1" * 5000):
            page = self.post("/sign-in/set-up", code=code, go="yes")
            self.assertLess(page.status_code, 500, code)
        self.assertFalse(self.token())
        self.assertIn("Please type the code", self.post("/sign-in/set-up", code=" ").text)

    def test_a_code_works_for_a_quarter_of_an_hour(self):
        typed = self.device._make_setup()
        devices = self.env["coop.signin.device"]
        now = Datetime.now()
        with freeze_time(now + timedelta(minutes=14)):
            self.assertEqual(devices._find_setup(typed), self.device.with_env(self.env))
        with freeze_time(now + timedelta(minutes=16)):
            self.assertFalse(devices._find_setup(typed))

    def test_only_whoever_has_the_right_sets_one_up(self):
        for user in (self.desk, self.owen, self.mali):
            with self.assertRaises(AccessError):
                self.device.with_user(user)._make_setup()
            with self.assertRaises(AccessError):
                self.device.with_user(user).action_lost()
            self.sign_in(user)
            self.assertEqual(
                self.url_open(f"/sign-in/tablet/code/{self.device.id}").status_code, 404
            )

    def test_the_office_makes_the_code_on_a_page_that_shows_it_once(self):
        self.sign_in(self.keeper)
        url = self.device.action_set_up()["url"]
        self.assertNotIn("coop-tablet-typed", self.url_open(url).text)
        page = self.post(url)
        typed = page.text.split('coop-tablet-typed">')[1].split("<")[0]
        self.assertIn("/sign-in/set-up", page.text)
        self.assertIn("data:image/png", page.text)
        found = self.env["coop.signin.device"]._find_setup(typed)
        self.assertEqual(found.id, self.device.id)
        self.assertNotIn(typed, self.url_open(url).text)

    def test_states_are_reached_by_acts_alone(self):
        for values in ({"set_up_by": "x"}, {"last_used": "2026-01-01"}, {"ended_on": False}):
            with self.assertRaises(UserError):
                self.device.write(values)
        with self.assertRaises(AccessError):
            self.device.write({"token_hash": "x"})
        with self.assertRaises(AccessError):
            self.device.read(["token_hash"])
        self.device.name = "Tablet in the hall"

    def test_the_secret_is_out_of_reach(self):
        page = self.set_up()
        answers = [*page.history, page]
        cookie = next(
            header
            for answer in answers
            for header in answer.raw.headers.getlist("Set-Cookie")
            if header.startswith(f"{COOKIE}=")
        )
        self.assertIn("HttpOnly", cookie)
        self.assertIn("SameSite=Lax", cookie)
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT d::text FROM coop_signin_device d WHERE id = %s", [self.device.id]
        )
        [[kept]] = self.env.cr.fetchall()
        self.assertNotIn(self.token(), kept)

    def test_every_step_is_in_the_log_of_the_tablet(self):
        self.set_up()
        self.device.name = "Tablet in the hall"
        self.env.flush_all()
        self.device.action_lost()
        self.env.flush_all()
        self.env.cr.precommit.run()
        said = " ".join(self.device.message_ids.mapped("body"))
        self.assertIn("A code was made to set this tablet up.", said)
        self.assertIn("The tablet was set up.", said)
        self.assertNotIn("Mal", said, "who lives there is not")
        self.assertTrue(self.device.sudo().message_ids.tracking_value_ids)

    def test_who_was_signed_in_is_out_on_the_new_tablet(self):
        self.sign_in(self.keeper)
        self.set_up()
        self.assertTrue(self.is_out())

    def test_setting_up_anew_takes_over_only_when_the_code_is_used(self):
        self.set_up()
        old = self.token()
        typed = self.device._make_setup()
        self.assertIn("Who are you?", self.url_open("/web/login").text)
        self.opener.cookies.clear()
        self.post("/sign-in/set-up", code=typed, go="yes")
        self.assertIn("Who are you?", self.url_open("/web/login").text)
        self.opener.cookies.clear()
        self.opener.cookies[COOKIE] = old
        self.assertNotIn("Who are you?", self.url_open("/web/login").text)


@tagged("post_install", "-at_install")
class TestTablet(TabletPages):
    def setUp(self):
        super().setUp()
        self.set_up()

    # ------------------------------------------------------------------ who is shown

    def test_the_first_page_shows_chosen_names_and_nothing_more(self):
        page = self.url_open("/", allow_redirects=True)
        self.assertIn("Who are you?", page.text)
        self.assertIn("Gwenni", page.text)
        for word in ("Derwen", "Onnen<", "Nia", "mali-derwen", 'type="password"'):
            self.assertNotIn(word, page.text)

    def test_no_other_device_tells_who_is_shown(self):
        self.opener.cookies.clear()
        for value in (None, "", "x", "x" * 43, "x" * 5000):
            if value is not None:
                self.opener.cookies[COOKIE] = value
            page = self.url_open("/web/login")
            self.assertNotIn("Gwenni", page.text)
            self.assertNotIn("Who are you?", page.text)
            page = self.url_open(f"/sign-in/tablet/who/{self.mali.id}")
            self.assertNotIn("Hello, Mal", page.text)

    def test_who_is_not_shown_has_no_page_there_and_may_use_a_code(self):
        self.assertIn("Who are you?", self.url_open(f"/sign-in/tablet/who/{self.nia.id}").text)
        _code, typed, _card = self.codes._make(self.nia, "told")
        self.type_code(self.nia.login, typed)
        self.assertTrue(self.is_in(self.nia))

    def test_a_closed_log_in_is_gone_the_same_minute(self):
        self.mali.active = False
        self.assertNotIn(">Mal<", self.url_open("/web/login").text)

    # ------------------------------------------------------------------ the secret

    def test_my_picture_and_my_three_pictures(self):
        page = self.tap(self.mali)
        self.assertTrue(page.url.endswith("/my"), page.url)
        self.assertTrue(self.is_in(self.mali))
        self.assertIn("I have finished", page.text)
        self.assertEqual(self.device.last_used, self.env["coop.clock"].today())

    def test_my_picture_and_my_code(self):
        url = f"/sign-in/tablet/who/{self.mali.id}?by=code"
        page = self.url_open(url)
        self.assertNotIn(self.mali.login, page.text)
        self.assertIn("This is not your code", self.post(url, code="CCC CCC CCC").text)
        self.post(url, code=self.typed)
        self.assertTrue(self.is_in(self.mali))

    def test_the_code_of_another_does_not_open_mine(self):
        _code, typed, _card = self.codes._make(self.gwen, "told")
        page = self.post(f"/sign-in/tablet/who/{self.mali.id}?by=code", code=typed)
        self.assertIn("This is not your code", page.text)
        self.assertTrue(self.is_out())

    def test_who_chose_no_pictures_is_asked_for_the_code(self):
        self.accounts.write({"pictures_hash": False, "pictures_on": False})
        page = self.url_open(f"/sign-in/tablet/who/{self.gwen.id}")
        self.assertIn('name="code"', page.text)
        self.assertNotIn("my pictures", page.text)

    def test_a_picture_alone_opens_nothing(self):
        url = f"/sign-in/tablet/who/{self.mali.id}"
        for values in ({}, {"picture": ""}, {"picture": "x", "so_far": "sun-sun"}, {"code": "x"}):
            self.post(url, **values)
            self.assertTrue(self.is_out(), values)

    def test_five_wrong_by_one_do_not_lock_the_neighbour(self):
        for _ in range(5):
            page = self.tap(self.gwen, WRONG)
        self.assertIn("Your pictures are locked here", page.text)
        self.assertIn("Your pictures are locked here", self.tap(self.gwen).text)
        self.tap(self.mali)
        self.assertTrue(self.is_in(self.mali))

    def test_who_is_locked_out_comes_in_by_the_code_and_may_then_use_the_pictures(self):
        for _ in range(5):
            self.tap(self.mali, WRONG)
        self.post(f"/sign-in/tablet/who/{self.mali.id}?by=code", code=self.typed)
        self.assertTrue(self.is_in(self.mali))
        self.finish()
        self.tap(self.mali)
        self.assertTrue(self.is_in(self.mali))

    def test_the_desk_lets_somebody_try_again(self):
        for _ in range(5):
            self.tap(self.mali, WRONG)
        person = self.mali.partner_id.with_user(self.desk)
        self.assertTrue(person.coop_tablet_locked)
        person.action_coop_tablet_unlock()
        person.invalidate_recordset()
        self.assertFalse(person.coop_tablet_locked)
        self.tap(self.mali)
        self.assertTrue(self.is_in(self.mali))
        with self.assertRaises(AccessError):
            self.mali.partner_id.with_user(self.owen).action_coop_tablet_unlock()

    def test_twenty_tries_a_day_for_one_person_on_one_tablet(self):
        account = self.accounts.filtered(lambda account: account.user_id == self.mali)
        device = self.device.sudo()
        for _ in range(20):
            account._forget_tablet_tries()
            self.assertEqual(account._try_on_tablet(device, WRONG)[1], "wrong")
        account._forget_tablet_tries()
        self.assertEqual(account._try_on_tablet(device, MINE)[1], "wait")
        other = self.accounts - account
        self.assertEqual(other._try_on_tablet(device, MINE)[0], self.gwen)

    # ------------------------------------------------------------------ other ways in

    def test_passwords_and_staff_do_not_come_in(self):
        page = self.url_open(
            "/web/login",
            data={
                "csrf_token": self.csrf(),
                "login": self.mali.login,
                "password": self.mali.login,
            },
        )
        self.assertIn("Not on a shared tablet", page.text)
        self.assertTrue(self.is_out())
        for user in (self.mali, self.owen):
            self.make_jsonrpc_request(
                "/web/session/authenticate",
                {"db": self.env.cr.dbname, "login": user.login, "password": user.login},
            )
            self.assertTrue(self.is_out(), user.name)

    def test_a_helper_cannot_use_the_link_of_their_own_there(self):
        self.owen.partner_id.email = "owen@example.org"
        secret = self.env["coop.signin.link"]._make(self.owen)
        page = self.post(f"/sign-in/link/{secret}", who=self.owen.id)
        self.assertIn("This tablet is for the people who live here", page.text)
        self.assertTrue(self.is_out())

    def csrf(self):
        text = self.url_open("/sign-in/code").text
        return text.split('name="csrf_token" value="')[1].split('"')[0]

    def test_how_one_signs_in_is_not_changed_there(self):
        self.tap(self.mali)
        self.assertNotIn("identity-check-last", self.kept_in_session())
        for path in (
            "/my/sign-in",
            "/my/sign-in/pictures",
            "/my/security",
            "/cy/my/security",
            "/my/calendar/link",
            "/my/calendar.ics",
            "/web/reset_password",
        ):
            page = self.url_open(path)
            self.assertTrue(page.url.endswith("/sign-in/tablet/not-here"), path)
        self.assertFalse(self.is_out())
        answer = self.opener.post(
            f"{self.base_url()}/web/dataset/call_kw",
            json={
                "params": {
                    "model": "res.users",
                    "method": "change_password",
                    "args": ["mali-derwen", "afal-a-gellyg-2"],
                    "kwargs": {},
                }
            },
        ).json()
        self.assertIn("a device of your own", answer["error"]["data"]["message"])

    # ------------------------------------------------------------------ the session

    def test_a_copied_session_is_nothing_without_the_tablet(self):
        self.tap(self.mali)
        token, sid = self.token(), self.opener.cookies["session_id"]
        self.opener.cookies.clear()
        self.opener.cookies["session_id"] = sid
        self.assertTrue(self.is_out())
        # and it is over for the tablet too: somebody has copied it
        self.opener.cookies.clear()
        self.opener.cookies["session_id"] = sid
        self.opener.cookies[COOKIE] = token
        self.assertTrue(self.is_out())

    def test_a_session_of_one_tablet_is_nothing_on_another(self):
        self.tap(self.mali)
        sid = self.opener.cookies["session_id"]
        self.opener.cookies.clear()
        self.device = self.device.create({"name": "Tablet in the hall"})
        self.set_up()
        self.opener.cookies["session_id"] = sid
        self.assertTrue(self.is_out())

    def test_a_lost_tablet_is_out_at_once(self):
        self.tap(self.mali)
        self.device.action_lost()
        self.assertTrue(self.is_out())
        page = self.url_open("/web/login")
        self.assertNotIn("Who are you?", page.text)
        self.assertEqual(self.device.end_reason, "lost")
        with self.assertRaises(UserError):
            self.device._make_setup()

    def test_a_tablet_that_nobody_used_for_long_has_to_be_set_up_again(self):
        days = self.device.company_id.coop_tablet_days
        today = self.env["coop.clock"].today()
        self.device.sudo().last_used = today - timedelta(days=days)
        self.assertIn("Who are you?", self.url_open("/web/login").text)
        self.device.sudo().last_used = today - timedelta(days=days + 1)
        self.env.flush_all()
        self.assertEqual(self.device.state, "unused")
        self.assertNotIn("Who are you?", self.url_open("/web/login").text)

    def test_somebody_who_walked_away_is_out(self):
        self.tap(self.mali)
        minutes = self.device.company_id.coop_tablet_minutes
        almost = minutes * 60 + GRACE - 5
        self.change_session(coop_tablet_seen=time.time() - almost)
        self.assertTrue(self.is_in(self.mali))
        self.assertGreater(self.kept_in_session()["coop_tablet_seen"], time.time() - 60)
        self.change_session(coop_tablet_seen=time.time() - almost - 10)
        self.assertTrue(self.is_out())

    def test_the_page_asks_whether_its_visit_goes_on(self):
        def alive(who):
            return self.make_jsonrpc_request("/sign-in/tablet/ping", {"who": who})["alive"]

        self.assertTrue(alive(""))
        page = self.tap(self.mali).text
        visit = page.split('data-visit="')[1].split('"')[0]
        self.assertGreaterEqual(len(visit), 16)
        self.assertTrue(alive(visit))
        for who in ("", "x", None, 1, [visit]):
            self.assertFalse(alive(who), who)
        self.finish()
        self.assertFalse(alive(visit))

    # ------------------------------------------------------------------ nothing is left

    def test_nothing_is_left_for_the_next(self):
        self.tap(self.mali)
        self.url_open("/coop/language/cy?r=/my")
        self.assertIn("frontend_lang", self.opener.cookies.get_dict())
        page = self.finish()
        self.assertIn("Who are you?", page.text)
        first = page.history[0]
        self.assertEqual(first.headers["Clear-Site-Data"], '"storage"')
        self.assertLessEqual(
            set(self.opener.cookies.get_dict()), {"session_id", COOKIE, "frontend_lang"}
        )
        self.assertNotEqual(self.opener.cookies.get("frontend_lang"), "cy_GB")
        self.tap(self.gwen)
        self.assertTrue(self.is_in(self.gwen))
        self.assertNotIn("Mal", self.url_open("/my").text)

    def test_whoever_comes_next_ends_the_visit_before(self):
        self.tap(self.mali)
        before = self.opener.cookies["session_id"]
        self.tap(self.gwen)
        self.assertTrue(self.is_in(self.gwen))
        self.opener.cookies["session_id"] = before
        self.assertFalse(self.is_in(self.mali))

    def test_no_page_of_anybody_is_kept_by_the_browser(self):
        self.tap(self.mali)
        for path in ("/my", "/my/account", "/my/needs", "/web/login", "/nothing-here"):
            page = self.url_open(path)
            self.assertEqual(page.headers["Cache-Control"], "no-store", path)

    def test_signing_out_in_any_way_leaves_nothing(self):
        self.tap(self.mali)
        self.url_open("/coop/language/cy?r=/my")
        self.leave()
        self.assertNotEqual(self.opener.cookies.get("frontend_lang"), "cy_GB")
        self.assertTrue(self.is_out())

    def test_the_draft_stays_with_the_person(self):
        self.tap(self.mali)
        self.post("/my/needs?step=language", step="language", language="cy_GB", go="next")
        drafts = self.env["coop.form.draft"]
        self.finish()
        kept = drafts.search([("partner_id", "=", self.mali.partner_id.id)])
        self.assertEqual(kept.answers["language"], "cy_GB")
        self.tap(self.gwen)
        self.url_open("/my/needs")
        self.assertFalse(drafts.search([("partner_id", "=", self.gwen.partner_id.id)]).answers)

    def test_browsers_are_asked_to_fill_nothing_in(self):
        page = self.url_open("/sign-in/code").text
        self.assertIn('autocomplete="off"', page)
        self.assertNotIn('autocomplete="username"', page)
        self.opener.cookies.clear()
        self.assertIn('autocomplete="username"', self.url_open("/sign-in/code").text)

    def test_a_copy_of_the_database_knows_no_tablet(self):
        from odoo.modules.neutralize import get_neutralization_queries

        for query in get_neutralization_queries(["coop_access"]):
            self.env.cr.execute(query)
        self.env.invalidate_all()
        self.assertEqual(self.device.state, "new")
