"""The first page: three things to do, what is on, what came of it; and the calendar."""

import re
from datetime import timedelta
from unittest.mock import patch

import vobject

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.coop_access import pdf

from .common import People

FRIDGE = "report.coop_access.report_fridge_sheet_document"


@tagged("post_install", "-at_install")
class TestHome(People):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.home = cls.env["coop.member.home"]
        cls.calendar = cls.env["coop.member.calendar"]
        cls.partner = cls.mali.partner_id
        cls.now = cls.env["coop.clock"].now().replace(microsecond=0, second=0)

    def thing(self, key, priority=50, days=None):
        until = days and self.env["coop.clock"].today() + timedelta(days=days)
        return {
            "key": key,
            "title": key,
            "why": "Because.",
            "url": f"/my/{key}",
            "icon": "pen",
            "priority": priority,
            "until": until,
        }

    def event(self, name, days, people=None, **values):
        start = self.now + timedelta(days=days)
        return self.env["calendar.event"].create(
            {
                "name": name,
                "start": start,
                "stop": start + timedelta(hours=1),
                "partner_ids": [(6, 0, (people or self.partner).ids)],
                **values,
            }
        )

    def titles(self, page):
        return re.findall(r'class="coop-card-label">([^<]+)<', page)

    def test_what_ends_soon_comes_first_and_then_what_matters(self):
        rows = [
            self.thing("late", priority=1, days=100),
            self.thing("matters", priority=10),
            self.thing("tomorrow", priority=90, days=1),
            self.thing("today", priority=95, days=0),
        ]
        rows[3]["until"] = self.env["coop.clock"].today()
        ordered = [row["key"] for row in self.home._in_order(rows)]
        self.assertEqual(ordered, ["today", "tomorrow", "late", "matters"])

    def test_at_most_three_things_stand_on_the_first_page(self):
        things = [self.thing(f"thing-{number}", priority=number) for number in range(5)]
        self.sign_in(self.mali)
        found = type(self.home)
        with patch.object(
            found, "_get_things", lambda home, people: {person.id: things for person in people}
        ):
            page = self.url_open("/en/my").text
            all_of_them = self.url_open("/en/my/things").text
        self.assertEqual(self.titles(page)[:3], ["thing-0", "thing-1", "thing-2"])
        self.assertNotIn("thing-3", page)
        self.assertIn("There is more. See all of it", page)
        self.assertIn("thing-4", all_of_them)
        self.assertIn("You need not do any of it.", all_of_them)

    def test_nothing_to_do_is_said_kindly(self):
        self.partner._coop_set_need("en_GB", "standard", "email")
        self.sign_in(self.mali)
        page = self.url_open("/en/my").text
        self.assertIn("Nothing waits for you. That is fine.", page)

    def test_a_form_that_was_begun_can_be_gone_on_with(self):
        self.assertEqual([row["key"] for row in self.things()], ["needs"])
        drafts = self.env["coop.form.draft"]
        draft, _token = drafts._begin("needs", self.env.company, self.partner)
        self.assertEqual([row["key"] for row in self.things()], ["needs"])
        draft._keep(answers={"language": "cy_GB"})
        self.assertEqual([row["key"] for row in self.things()], [f"draft:{draft.id}", "needs"])
        draft._close()
        self.assertEqual([row["key"] for row in self.things()], ["needs"])

    def test_a_form_that_nobody_is_to_learn_of_is_not_brought_up(self):
        draft, _token = self.env["coop.form.draft"]._begin(
            "a-worry", self.env.company, self.partner
        )
        draft._keep(answers={"words": "something"})
        self.assertEqual([row["key"] for row in self.things()], ["needs"])

    def things(self):
        return self.home._in_order(self.home._get_things(self.partner)[self.partner.id])

    def test_what_is_ones_own_is_left_out_while_somebody_acts(self):
        private = {**self.thing("private"), "own_only": True}
        found = type(self.home)
        with patch.object(
            found, "_get_things", lambda home, people: {person.id: [private] for person in people}
        ):
            _session, nonce = self.act_for(self.desk, self.partner)
            self.assertNotIn("private", self.url_open(f"/en/my?w={nonce}").text)
            self.assertNotIn("private", self.url_open(f"/en/my/things?w={nonce}").text)

    # -- what is on --------------------------------------------------------------------------

    def test_each_sees_their_own_dates_and_no_others(self):
        self.event("Council meeting", 3)
        self.event("Staff supervision", 4, people=self.owen.partner_id)
        self.event("Long ago", -3)
        declined = self.event("Declined", 5)
        declined.attendee_ids.state = "declined"
        both = self.partner + self.owen.partner_id
        found = self.calendar._ahead_of(both)
        self.assertEqual([row["title"] for row in found[self.partner.id]], ["Council meeting"])
        self.sign_in(self.mali)
        for path in ("/en/my", "/en/my/calendar"):
            page = self.url_open(path).text
            self.assertIn("Council meeting", page)
            self.assertNotIn("Staff supervision", page)
            self.assertNotIn("Long ago", page)

    def test_the_day_is_the_co_ops_and_in_the_readers_language(self):
        self.env.company.coop_tz = "Europe/London"
        start = self.now.replace(month=7, day=1, hour=23, minute=30) + timedelta(days=366)
        row = {"title": "x", "start": start, "stop": start + timedelta(hours=1)}
        summer = start + timedelta(hours=1)
        shown = self.calendar.with_context(lang="en_GB")._show(row)
        self.assertIn(f"{summer.day} July", shown["day"])
        self.assertTrue(shown["hours"].lower().startswith("12:30"), shown["hours"])
        welsh = self.calendar.with_context(lang="cy_GB")._show(row)
        self.assertIn("Gorffennaf", welsh["day"])

    def test_a_file_for_calendars_says_the_same(self):
        meeting = self.event("Council, and tea", 3, location="Hall; upstairs")
        day = self.event("Open day", 6, allday=True)
        self.sign_in(self.mali)
        answer = self.url_open("/my/calendar.ics")
        self.assertTrue(answer.headers["Content-Type"].startswith("text/calendar"))
        entries = {entry.summary.value: entry for entry in vobject.readOne(answer.text).vevent_list}
        self.assertEqual(set(entries), {"Council, and tea", "Open day"})
        entry = entries["Council, and tea"]
        self.assertEqual(entry.location.value, "Hall; upstairs")
        self.assertEqual(entry.dtstart.value.replace(tzinfo=None), meeting.start)
        whole = entries["Open day"]
        self.assertEqual(whole.dtstart.value, day.start_date)
        self.assertEqual(whole.dtend.value, day.stop_date + timedelta(days=1))
        one = self.url_open(f"/my/calendar.ics?uid=calendar-{meeting.id}").text
        self.assertNotIn("Open day", one)
        other = self.event("Not mine", 3, people=self.owen.partner_id)
        elsewhere = self.url_open(f"/my/calendar.ics?uid=calendar-{other.id}")
        self.assertNotIn("Not mine", elsewhere.text)

    def test_who_acts_for_a_member_sees_only_what_is_meant_to_be_told(self):
        self.event("Council meeting", 3, coop_for_members=True)
        self.event("The doctor", 4)
        _session, nonce = self.act_for(self.desk, self.partner)
        for path in ("/en/my", "/en/my/calendar", "/my/calendar.ics"):
            page = self.url_open(f"{path}?w={nonce}").text
            self.assertIn("Council meeting", page)
            self.assertNotIn("The doctor", page)

    # -- the address for a phone -------------------------------------------------------------

    def press(self, act, path="/en/my/calendar/link"):
        page = self.url_open(path).text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
        return self.url_open(path, data={"csrf_token": token, "act": act}).text

    def address(self, page):
        return re.search(r"<code>https?://[^/]+(/calendar/of/[^<]+)</code>", page).group(1)

    def test_a_phone_follows_the_dates_until_its_owner_ends_it(self):
        self.event("Council meeting", 3)
        self.event("Not mine", 3, people=self.owen.partner_id)
        self.sign_in(self.mali)
        first = self.address(self.press("make"))
        second = self.address(self.press("make"))
        self.opener.cookies.clear()
        self.authenticate(None, None)
        self.assertEqual(self.url_open(first).status_code, 404)
        feed = self.url_open(second)
        self.assertIn("Council meeting", feed.text)
        self.assertNotIn("Not mine", feed.text)
        self.assertNotIn(
            second.split("/")[-1].removesuffix(".ics"),
            "".join(self.env["coop.calendar.link"].search([]).mapped("token_hash")),
        )
        self.sign_in(self.mali)
        self.press("end")
        self.assertEqual(self.url_open(second).status_code, 404)

    def test_the_address_ends_with_the_person(self):
        links = self.env["coop.calendar.link"]
        token = links._make(self.owen.partner_id, self.env.company)
        self.assertTrue(links._find(token))
        self.owen.action_archive()
        self.assertFalse(links._find(token))

    def test_nobody_makes_an_address_for_another(self):
        _session, nonce = self.act_for(self.desk, self.partner)
        answer = self.url_open(f"/en/my/calendar/link?w={nonce}")
        self.assertIn("/my/calendar?", answer.url)
        self.assertFalse(self.env["coop.calendar.link"].search([]))

    # -- the sheet ---------------------------------------------------------------------------

    def test_a_sheet_for_the_fridge_is_in_its_owners_language(self):
        self.partner._coop_set_need("cy_GB", "easy_read", "print")
        self.event("Clwb cerdded", 3, location="Y neuadd", coop_for_members=True)
        self.event("Private", 4)
        self.event("Far away", 60, coop_for_members=True)
        report = self.env["ir.actions.report"].sudo()
        html, _kind = report._render_qweb_html("coop_access.report_fridge_sheet", self.partner.ids)
        words = html.decode()
        self.assertIn('lang="cy-GB"', words)
        self.assertIn("Clwb cerdded", words)
        self.assertIn("Y neuadd", words)
        self.assertNotIn("Far away", words)
        self.assertNotIn("Private", words)
        self.sign_in(self.mali)
        answer = self.url_open("/my/calendar/sheet")
        kind = "application/pdf" if pdf.available() else "text/html; charset=utf-8"
        self.assertEqual(answer.headers["Content-Type"], kind)

    def test_only_the_desk_prints_a_sheet_for_somebody(self):
        reports = self.env[FRIDGE]
        reports.with_user(self.desk)._get_report_values(self.partner.ids)
        reports.with_user(self.owen)._get_report_values(self.owen.partner_id.ids)
        with self.assertRaises(AccessError):
            reports.with_user(self.owen)._get_report_values(self.partner.ids)
