"""Helpers: whom a person chose, with what, until when; who sits beside; who did what."""

import re
from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import Form, new_test_user, tagged

from odoo.addons.coop_access.controllers.whom import member_routes

from .common import People

BANNER = "This is the page of"


class Helped(People):
    """Mali chose Nest, who signs in too; Owen works for the co-op."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nest = new_test_user(
            cls.env, "nest-neidr", groups="base.group_portal", name="Nest Neidr"
        )
        cls.helpers = cls.env["coop.helper"]
        cls.friend = cls.env.ref("coop_access.helper_role_friend")
        cls.forms = cls.env.ref("coop_access.helper_kind_forms")
        cls.meetings = cls.env.ref("coop_access.helper_kind_meetings")
        cls.today = cls.env["coop.clock"].today()

    def choose(self, user=None, helper=None, promised=True, **vals):
        """As the person does it on their own page."""
        user, helper = user or self.mali, helper or self.nest
        helper_vals = {
            "name": helper.name,
            "role_id": self.friend.id,
            "kind_ids": [Command.set(self.forms.ids)],
            "date_from": self.today,
            "date_to": self.today + timedelta(days=30),
            **vals,
        }
        chosen = self.helpers._choose(user.partner_id, self.env.company, helper_vals)
        chosen.helper_partner_id = helper.partner_id
        if promised:
            chosen._promise("own")
        return chosen

    def token(self, text):
        return re.search(r'name="csrf_token" value="([^"]+)"', text).group(1)

    def press(self, path, page="/my/helpers", **values):
        """Press a button, as on a page."""
        token = re.search(r'csrf_token: "([^"]+)"', self.url_open(page).text).group(1)
        return self.url_open(path, data={"csrf_token": token, **values})

    def open_pages(self, helper):
        """As the helper, open the person's pages; return (page, nonce)."""
        self.sign_in(helper.sudo().helper_partner_id.user_ids)
        page = self.press("/my/helping/start", "/my/helping", id=helper.id)
        return page, page.url.partition("w=")[2]

    def done(self, partner=None):
        self.env.invalidate_all()
        partner = partner or self.mali.partner_id
        return self.env["coop.help.done"].search([("partner_id", "=", partner.id)])


@tagged("post_install", "-at_install")
class TestHelpers(Helped):
    # ------------------------------------------------------------------ choosing

    def test_a_person_chooses_on_their_own_page(self):
        self.nest.email = "nest@example.org"
        self.sign_in(self.mali)
        token = self.token(self.url_open("/my/helpers/new?step=who").text)
        for step, answers in (
            ("who", {"name": "My friend Nest", "email": "Nest@example.org"}),
            ("role", {"role": self.friend.id}),
            ("kinds", {"kinds": [self.forms.id, self.meetings.id]}),
            ("span", {"months": "3"}),
        ):
            page = self.url_open(
                "/my/helpers/new", data={"csrf_token": token, "step": step, **answers}
            )
        seen = re.search(r'name="seen" value="([^"]*)"', page.text).group(1)
        page = self.url_open(
            "/my/helpers/new",
            data={"csrf_token": token, "step": "check", "go": "send", "seen": seen},
        )
        self.assertIn("We have written down who may help you", page.text)
        helper = self.helpers.search([("partner_id", "=", self.mali.partner_id.id)])
        self.assertEqual(helper.name, "My friend Nest")
        self.assertEqual(helper.helper_partner_id, self.nest.partner_id)
        self.assertEqual(helper.kind_ids, self.forms | self.meetings)
        self.assertEqual((helper.state, helper.chosen_how), ("asked", "portal"))
        self.assertIn("Has not promised yet", self.url_open("/my/helpers").text)
        self.assertFalse(self.done(), "what one does alone is in no list")

    def test_whether_an_address_is_known_does_not_show(self):
        self.nest.email = "nest@example.org"
        self.choose(promised=False, name="One", email="nest@example.org")
        stranger = self.helpers._choose(
            self.mali.partner_id,
            self.env.company,
            {
                "name": "Two",
                "email": "nobody@example.org",
                "role_id": self.friend.id,
                "kind_ids": [Command.set(self.forms.ids)],
                "date_to": self.today,
            },
        )
        self.assertFalse(stranger.helper_partner_id)
        self.sign_in(self.mali)
        items = re.findall(
            r"<li>\s*<p class=\"coop-people-name\">(.*?)</li>\s*<li>|$",
            self.url_open("/my/helpers").text,
            re.DOTALL,
        )
        self.assertNotIn("Nest Neidr", "".join(items))
        mine = self.helpers.with_user(self.mali)
        with self.assertRaises(AccessError):
            mine.search([("helper_partner_id.name", "=", "Nest Neidr")])

    def test_who_shares_an_address_is_not_guessed(self):
        self.nest.email = self.owen.email = "house@example.org"
        helper = self.helpers._choose(
            self.mali.partner_id,
            self.env.company,
            {
                "name": "Nest",
                "email": "house@example.org",
                "role_id": self.friend.id,
                "kind_ids": [Command.set(self.forms.ids)],
                "date_to": self.today,
            },
        )
        self.assertFalse(helper.helper_partner_id)

    def test_the_desk_writes_down_the_persons_own_words(self):
        with Form(self.helpers.with_user(self.desk)) as form:
            form.partner_id = self.mali.partner_id
            form.name = "Nest"
            form.role_id = self.friend
            form.helper_partner_id = self.nest.partner_id
            form.date_to = self.today
            form.chosen_how = "side"
            form.chosen_note = "She pointed at her photo."
            form.kind_ids.add(self.forms)
        helper = form.record
        self.assertEqual(helper.chosen_by, "Desg Onnen")
        self.assertEqual(helper.state, "asked")
        helper.action_promised_on_paper()
        self.assertEqual((helper.state, helper.promise_how), ("on", "paper"))
        self.assertEqual(helper.promise_version_id.text_id.key, "helper_promise")

    def test_nobody_is_chosen_for_somebody(self):
        vals = {
            "partner_id": self.mali.partner_id.id,
            "name": "Nest",
            "role_id": self.friend.id,
            "kind_ids": [Command.set(self.forms.ids)],
            "date_to": self.today,
        }
        desk = self.helpers.with_user(self.desk)
        with self.assertRaises(AccessError):
            desk.create({**vals, "chosen_how": "portal"})
        with self.assertRaises(AccessError):
            desk.create({**vals, "chosen_how": "side", "promise_on": self.today})
        with self.assertRaises(ValidationError):
            desk.create({**vals, "chosen_how": "side", "chosen_note": " "})
        for user in (self.nest, self.mali, self.owen):
            with self.assertRaises(AccessError):
                self.helpers.with_user(user).create({**vals, "chosen_how": "side"})

    def test_what_was_agreed_is_not_changed(self):
        helper = self.choose()
        for user in (self.desk, self.mali, self.nest, self.owen):
            mine = helper.with_user(user)
            with self.assertRaises(UserError):
                mine.write({"kind_ids": [Command.link(self.meetings.id)]})
            with self.assertRaises(UserError):
                mine.write({"date_to": self.today + timedelta(days=300)})
            with self.assertRaises(AccessError):
                mine.unlink()

    def test_the_desk_says_who_it_is_once(self):
        helper = self.choose(promised=False)
        helper.helper_partner_id = False
        helper.with_user(self.desk).helper_partner_id = self.nest.partner_id
        self.assertEqual(helper.helper_partner_id, self.nest.partner_id)
        with self.assertRaises(UserError):
            helper.with_user(self.desk).helper_partner_id = self.owen.partner_id
        helper.helper_partner_id = False
        for user in (self.mali, self.nest, self.owen):
            with self.assertRaises(AccessError):
                helper.with_user(user).write({"helper_partner_id": user.partner_id.id})

    def test_nobody_is_their_own_helper_and_no_help_is_for_ever(self):
        with self.assertRaises(ValidationError):
            self.choose(helper=self.mali)
        with self.assertRaises(ValidationError):
            self.choose(date_to=self.today + timedelta(days=400))
        with self.assertRaises(ValidationError):
            self.choose(kind_ids=[])

    # ------------------------------------------------------------------ promising

    def test_the_helper_promises_first(self):
        helper = self.choose(promised=False)
        page, _nonce = self.open_pages(helper)
        self.assertNotIn(BANNER, page.text)
        self.assertIn("The choice is theirs, not mine.", page.text)
        page = self.press("/my/helping/answer", "/my/helping", id=helper.id, act="yes")
        self.env.invalidate_all()
        self.assertEqual((helper.promise_on, helper.promise_how), (self.today, "own"))
        self.assertEqual(helper.promise_version_id.format, "easy_read")
        page, _nonce = self.open_pages(helper)
        self.assertIn(BANNER, page.text)

    def test_the_helper_may_say_no(self):
        helper = self.choose(promised=False)
        self.sign_in(self.nest)
        self.press("/my/helping/answer", "/my/helping", id=helper.id, act="no")
        self.env.invalidate_all()
        self.assertEqual((helper.state, helper.ended_by), ("over", "refused"))
        with self.assertRaises(UserError):
            helper._promise("own")

    def test_nobody_promises_for_another(self):
        helper = self.choose(promised=False)
        for user in (self.mali, self.owen):
            self.sign_in(user)
            self.press("/my/helping/answer", "/my/helping", id=helper.id, act="yes")
            self.env.invalidate_all()
            self.assertFalse(helper.promise_on, user.name)

    # ------------------------------------------------------------------ helping

    def test_the_helper_opens_the_persons_pages(self):
        helper = self.choose()
        page, nonce = self.open_pages(helper)
        self.assertIn("Hello, Mali", page.text)
        self.assertIn("This is the page of Mali Derwen.", page.text)
        self.assertIn("Nest Neidr helps with: Sign up and fill in forms.", page.text)
        self.assertIn("/img/person.svg", page.text, "a drawing where there is no photo")
        session = self.sessions.search([], limit=1)
        self.assertEqual((session.helper_id, session.channel), (helper, "helper"))
        self.assertEqual(session.operator_id, self.nest)
        self.assertEqual(self.url_open(f"/my/needs?w={nonce}").status_code, 200)

    def test_the_photo_is_the_persons(self):
        self.mali.image_1920 = "R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
        page, _nonce = self.open_pages(self.choose())
        self.assertRegex(page.text, r'class="coop-whom-photo"[^>]* src="data:image/')

    def test_only_what_was_named_opens(self):
        helper = self.choose(kind_ids=[Command.set(self.meetings.ids)])
        _page, nonce = self.open_pages(helper)
        page = self.url_open(f"/my/needs?w={nonce}")
        self.assertEqual(page.status_code, 403)
        self.assertIn("You were not asked to help with this", page.text)
        self.assertIn(BANNER, page.text)
        self.assertNotIn("/my/needs", self.url_open(f"/my?w={nonce}").text)

    def test_what_does_not_say_what_helps_is_closed_to_helpers(self):
        helper = self.choose(kind_ids=[Command.set(self.env["coop.helper.kind"].search([]).ids)])
        _page, nonce = self.open_pages(helper)
        for address, endpoint in member_routes(self.env):
            routing = endpoint.routing
            if "<" in address or "GET" not in (routing.get("methods") or ["GET"]):
                continue
            page = self.url_open(f"{address}?w={nonce}")
            expected = 200 if routing["coop_helped"] else 403
            self.assertEqual(page.status_code, expected, address)
            if page.headers["Content-Type"].startswith("text/html"):
                self.assertIn(BANNER, page.text, address)
        for closed in ("/my/sign-in", "/my/helpers", "/my/helping", "/my/helpers/new"):
            page = self.url_open(f"{closed}?w={nonce}")
            self.assertEqual(page.status_code, 403, closed)

    def test_a_floor_above_may_bar_somebody(self):
        helper = self.choose()
        _page, nonce = self.open_pages(helper)
        self.patch(
            type(self.helpers),
            "_get_bars",
            lambda helper: {"forms": "She stands in this election."},
        )
        self.assertEqual(self.url_open(f"/my/needs?w={nonce}").status_code, 403)
        self.sign_in(self.mali)
        self.assertIn("She stands in this election.", self.url_open("/my/helpers").text)

    def test_the_last_day_ends_at_midnight(self):
        """In one process, asked anew with each request."""
        helper = self.choose(date_to=self.today)
        page, nonce = self.open_pages(helper)
        self.assertIn(BANNER, page.text)
        clock = self.env["coop.clock"]
        midnight = clock.start_of_day(self.today + timedelta(days=1), self.env.company)
        session = self.sessions.search([], limit=1)
        with self.at(midnight - timedelta(seconds=1)):
            session.last_seen = clock.now()
            self.env.flush_all()
            self.assertIn(BANNER, self.url_open(f"/my?w={nonce}").text)
        with self.at(midnight):
            session.last_seen = clock.now()
            self.env.flush_all()
            page = self.url_open(f"/my?w={nonce}")
            self.assertIn("You are not acting for anybody now", page.text)
            answer = self.make_jsonrpc_request("/my/assisted/ping", {"w": nonce})
            self.assertEqual(answer, {"alive": False})
            self.assertFalse(helper._is_in_force())

    def at(self, moment):
        """Have the co-op's clock, which every request asks, at a moment."""
        self.env.invalidate_all()
        return patch.object(type(self.env["coop.clock"]), "now", lambda clock: moment)

    def test_whoever_has_no_last_day_cannot_act(self):
        helper = self.choose(date_to=False)
        page, _nonce = self.open_pages(helper)
        self.assertNotIn(BANNER, page.text)
        with self.assertRaises(UserError):
            self.sessions.with_user(self.nest)._start_helper(helper)

    def test_who_begins_later_waits(self):
        helper = self.choose(date_from=self.today + timedelta(days=1))
        self.assertEqual(helper.state, "coming")
        page, _nonce = self.open_pages(helper)
        self.assertNotIn(BANNER, page.text)

    def test_nobody_starts_with_anothers_help(self):
        helper = self.choose()
        for user in (self.owen, self.mali, self.desk):
            with self.assertRaises(UserError):
                self.sessions.with_user(user)._start_helper(helper)

    def test_the_person_stops_it_at_once(self):
        helper = self.choose()
        _page, nonce = self.open_pages(helper)
        nest = (self.opener, self.session)
        self.session = None  # else signing in anew would sign her out
        self.sign_in(self.mali)
        self.press("/my/helpers/end", id=helper.id)
        self.env.invalidate_all()
        self.assertEqual((helper.state, helper.ended_by), ("over", "member"))
        self.opener, self.session = nest
        page = self.url_open(f"/my?w={nonce}")
        self.assertIn("You are not acting for anybody now", page.text)
        self.assertEqual(self.sessions.search([], limit=1).end_reason, "helper")

    def test_the_helper_stops_and_the_office_stops_with_a_reason(self):
        first, second = self.choose(), self.choose()
        self.sign_in(self.nest)
        self.press("/my/helping/answer", "/my/helping", id=first.id, act="end")
        wizard = self.env["coop.helper.end"].with_user(self.desk)
        wizard.create({"helper_id": second.id, "note": "Asked on the phone."}).action_end()
        self.env.invalidate_all()
        self.assertEqual((first.ended_by, second.ended_by), ("helper", "office"))
        self.assertEqual(second.end_note, "Asked on the phone.")
        with self.assertRaises(AccessError):
            second.with_user(self.mali).read(["end_note"])

    def test_two_helpers_at_once(self):
        one, two = self.choose(), self.choose(helper=self.owen)
        _page, nonce = self.open_pages(one)
        nest = (self.opener, self.session)
        self.session = None
        page, other = self.open_pages(two)
        self.assertIn("Hello, Mali", page.text)
        self.assertNotEqual(nonce, other)
        self.opener, self.session = nest
        self.assertIn("Hello, Mali", self.url_open(f"/my?w={nonce}").text)
        self.assertEqual(
            self.sessions.search_count([("ended_at", "=", False)]), 2, "none ends the other"
        )

    def test_a_helper_who_works_for_us(self):
        helper = self.choose(helper=self.owen)
        self.assertTrue(helper.is_staff)
        self.assertFalse(self.choose().is_staff)
        self.sign_in(self.mali)
        self.assertIn("Works for us", self.url_open("/my/helpers").text)
        page, _nonce = self.open_pages(helper)
        self.assertIn("Hello, Mali", page.text)

    def test_merged_contacts_keep_their_helpers(self):
        helper = self.choose()
        twin = self.env["res.partner"].create({"name": "Nest Neidr"})
        other = self.choose(user=self.owen)
        other.helper_partner_id = twin
        wizard = self.env["base.partner.merge.automatic.wizard"].create(
            {
                "partner_ids": [Command.set([twin.id, self.nest.partner_id.id])],
                "dst_partner_id": self.nest.partner_id.id,
            }
        )
        wizard.action_merge()
        self.assertEqual((helper | other).helper_partner_id, self.nest.partner_id)

    def test_merged_into_one_person_nobody_acts(self):
        helper = self.choose()
        helper.flush_recordset()
        self.env.cr.execute(
            "UPDATE coop_helper SET partner_id = helper_partner_id WHERE id = %s", [helper.id]
        )
        helper.invalidate_recordset()
        self.assertFalse(helper._is_in_force())

    def test_an_archived_person_is_helped_by_nobody(self):
        helper = self.choose()
        self.mali.active = False
        self.mali.partner_id.active = False
        self.assertFalse(helper._is_in_force())

    def test_all_help_of_somebody_who_is_gone_ends(self):
        one, two = self.choose(), self.choose(user=self.owen)
        self.helpers._end_of(self.nest.partner_id)
        self.assertEqual((one | two).mapped("state"), ["over", "over"])

    def test_who_helps_many_is_shown_and_not_stopped(self):
        self.env.company.coop_helper_many = 1
        one, two = self.choose(), self.choose(user=self.owen)
        self.assertTrue(one.is_many)
        found = self.helpers.with_user(self.desk).search([("is_many", "=", True)])
        self.assertEqual(found, one | two)
        page, _nonce = self.open_pages(one)
        self.assertIn(BANNER, page.text)

    def test_the_last_day_is_told_once(self):
        helper = self.choose(date_to=self.today)
        told = []
        self.patch(type(self.helpers), "_tell_people", lambda helper, event: told.append(event))
        with self.at(self.env["coop.clock"].now() + timedelta(days=2)):
            self.helpers._cron_tell_over()
            self.helpers._cron_tell_over()
        self.assertEqual(told, ["ended"])
        self.assertTrue(helper.over_told)

    # ------------------------------------------------------------------ who may know

    def test_who_sees_whom(self):
        helper = self.choose()
        for user in (self.mali, self.nest, self.desk):
            self.assertTrue(helper.with_user(user).read(["name", "state"]))
        for user in (self.owen, self.env.ref("base.public_user")):
            with self.assertRaises(AccessError):
                helper.with_user(user).read(["name"])
        self.assertFalse(self.helpers.with_user(self.owen).search_count([]))
        for user in (self.mali, self.nest):
            with self.assertRaises(AccessError):
                helper.with_user(user).read(["chosen_note"])


@tagged("post_install", "-at_install")
class TestBeside(Helped):
    """Somebody without a log-in sits beside Mali."""

    def sit_beside(self, name="Ann", nonce=""):
        more = f"&w={nonce}" if nonce else ""
        carried = {"w": nonce} if nonce else {}
        token = self.token(self.url_open(f"/my/helped-now?step=who{more}").text)
        for step, answers in (
            ("who", {"name": name}),
            ("role", {"role": self.friend.id}),
            ("promise", {"promise": "1"}),
        ):
            page = self.url_open(
                "/my/helped-now", data={"csrf_token": token, "step": step, **answers, **carried}
            )
        seen = re.search(r'name="seen" value="([^"]*)"', page.text).group(1)
        data = {"csrf_token": token, "step": "check", "go": "send", "seen": seen, **carried}
        return self.url_open("/my/helped-now", data=data)

    def change_needs(self, nonce=""):
        more = f"&w={nonce}" if nonce else ""
        carried = {"w": nonce} if nonce else {}
        token = self.token(self.url_open(f"/my/needs?step=language{more}").text)
        for step, answers in (
            ("language", {"language": "en_GB"}),
            ("format", {"format": "easy_read"}),
            ("channel", {"channel": "print"}),
            ("kinds", {}),
            ("helps", {"what_helps": "Llais isel"}),
        ):
            page = self.url_open(
                "/my/needs", data={"csrf_token": token, "step": step, **answers, **carried}
            )
        seen = re.search(r'name="seen" value="([^"]*)"', page.text).group(1)
        data = {"csrf_token": token, "step": "check", "go": "send", "seen": seen, **carried}
        return self.url_open("/my/needs", data=data)

    def test_every_page_says_who_helps_until_it_is_over(self):
        self.sign_in(self.mali)
        page = self.sit_beside()
        words = "Ann (A friend or neighbour)"
        self.assertIn("coop-beside", page.text)
        for path in ("/my", "/my/needs", "/my/helpers", "/my/security"):
            text = re.sub(r"\s+", " ", self.url_open(path).text)
            self.assertIn(words, text, path)
            self.assertIn("is helping you.", text, path)
        self.press("/my/helped-now/end", "/my")
        self.assertNotIn("coop-beside", self.url_open("/my").text)
        helper = self.helpers.search([("one_off", "=", True)])
        self.assertEqual(helper.ended_by, "member")
        self.assertTrue(helper.promise_version_id)

    def test_without_the_promise_nobody_helps(self):
        self.sign_in(self.mali)
        token = self.token(self.url_open("/my/helped-now?step=who").text)
        for step, answers in (("who", {"name": "Ann"}), ("role", {"role": self.friend.id})):
            self.url_open("/my/helped-now", data={"csrf_token": token, "step": step, **answers})
        page = self.url_open("/my/helped-now", data={"csrf_token": token, "step": "promise"})
        self.assertIn("Please tick the box if you agree", page.text)
        self.assertFalse(self.helpers.search([("one_off", "=", True)]))

    def test_signing_out_ends_it(self):
        self.sign_in(self.mali)
        self.sit_beside()
        self.url_open("/web/session/logout?redirect=/web/login")
        self.env.invalidate_all()
        self.assertEqual(self.helpers.search([("one_off", "=", True)]).state, "over")
        self.sign_in(self.mali)
        self.assertNotIn("coop-beside", self.url_open("/my").text)

    def test_nobody_else_in_the_browser_is_helped(self):
        self.sign_in(self.mali)
        self.sit_beside()
        self.session["coop_beside"] = self.helpers.search([("one_off", "=", True)]).id
        self.sign_in(self.nest)
        self.assertNotIn("coop-beside", self.url_open("/my").text)

    def test_what_is_done_says_who_helped_and_not_what_was_said(self):
        self.sign_in(self.mali)
        self.sit_beside()
        self.change_needs()
        done = self.done()
        self.assertEqual(
            (done.what, done.name, done.role_id, done.how), ("needs", "Ann", self.friend, "side")
        )
        self.assertNotIn("Llais isel", str(done.read()))
        text = re.sub(r"\s+", " ", self.url_open("/my/helpers").text)
        self.assertIn("Said how we reach you", text)
        self.assertIn("Ann (A friend or neighbour)", text)

    def test_what_a_helper_does_from_their_own_pages(self):
        helper = self.choose()
        _page, nonce = self.open_pages(helper)
        self.change_needs(nonce)
        done = self.done()
        self.assertEqual((done.what, done.how, done.helper_id), ("needs", "own", helper))
        self.assertEqual(done.sudo().by_partner_id, self.nest.partner_id)
        self.url_open("/my")  # lets go of Mali's pages
        self.assertIn("Said how we reach you", self.url_open("/my/helping").text)
        self.assertEqual(self.env["coop.help.done"].with_user(self.nest).search([]), done)
        self.assertFalse(self.env["coop.help.done"].with_user(self.owen).search([]))

    def test_the_desk_types_a_paper_that_somebody_helped_with(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.sit_beside(nonce=nonce)
        self.assertIn("Mali Derwen", re.sub(r"\s+", " ", page.text))
        self.change_needs(nonce)
        done = self.done().sorted("name")
        self.assertEqual(done.mapped("name"), ["Ann", "Desg Onnen"])
        self.assertEqual(done.mapped("how"), ["paper", "paper"])
        self.assertEqual(done[1].role_id.code, "office")
        helper = self.helpers.search([("one_off", "=", True)])
        self.assertEqual(helper.promise_how, "paper")

    def test_it_is_forgotten_after_the_co_ops_time(self):
        done = self.env["coop.help.done"]._note_office(self.mali.partner_id, "code", "phone")
        self.env["coop.help.done"]._gc_old()
        self.assertTrue(done.exists())
        done.done_at -= timedelta(days=800)
        self.env["coop.help.done"]._gc_old()
        self.assertFalse(done.exists())

    def test_nobody_writes_the_list_by_hand(self):
        done = self.env["coop.help.done"]._note_office(self.mali.partner_id, "code", "phone")
        for user in (self.desk, self.mali, self.nest, self.owen):
            with self.assertRaises(AccessError):
                done.with_user(user).write({"name": "Ann"})
            with self.assertRaises(AccessError):
                done.with_user(user).unlink()
