"""How people read pages: whose choice it is, how it is kept, and what a page says of it."""

import re

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.coop_access.models.reading import COOKIE
from odoo.addons.coop_access.reading import choices

from .common import FormPages, People


class ReadingPages(People):
    def setUp(self):
        super().setUp()
        self.opener.headers["Accept-Language"] = "en-GB"

    def choose(self, path="/my/reading", came_from="/my/needs?step=language", **values):
        """Open the panel's page from another page, choose, and follow."""
        page = self.url_open(path, headers={"Referer": self.base_url() + came_from}).text
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
        back = {"r": hidden["r"].replace("&amp;", "&")} if "r" in hidden else {}
        return self.url_open(path, data={**hidden, **back, **values})

    def marks(self, path="/my"):
        head = self.url_open(path).text.split("<head")[0]
        return dict(re.findall(r'data-coop-(\w+)="(\w+)"', head))

    def as_guest(self, value):
        self.opener.cookies.set(COOKIE, value, domain="127.0.0.1", path="/")

    def of(self, user):
        return self.env["coop.reading"].search([("partner_id", "=", user.partner_id.id)])


@tagged("post_install", "-at_install")
class TestReading(ReadingPages):
    def test_without_a_choice_a_page_is_as_usual(self):
        self.assertEqual(self.marks("/web/login"), {})
        self.sign_in(self.mali)
        self.assertEqual(self.marks(), {})

    def test_a_guest_chooses_for_the_browser_without_script_and_comes_back(self):
        page = self.choose("/reading", "/web/login?x=1", size="3", colours="dark")
        self.assertTrue(page.url.endswith("/web/login?x=1"), page.url)
        self.assertEqual(self.marks("/web/login"), {"size": "3", "colours": "dark"})
        self.assertEqual(self.opener.cookies[COOKIE], "size.3_colours.dark")
        self.choose("/reading", size="1", colours="usual")
        self.assertEqual(self.marks("/web/login"), {})
        self.assertNotIn(COOKIE, self.opener.cookies)

    def test_what_a_cookie_says_is_not_believed(self):
        self.as_guest('size.9_colours."><script>_side.right')
        self.assertEqual(self.marks("/web/login"), {"side": "right"})

    def test_a_member_chooses_on_every_device_and_comes_back(self):
        self.sign_in(self.mali)
        page = self.choose(size="4", pictures="none")
        self.assertTrue(page.url.endswith("/my/needs?step=language"), page.url)
        self.opener.cookies.clear()
        self.sign_in(self.mali)
        self.assertEqual(self.marks(), {"size": "4", "pictures": "none"})
        self.assertEqual(page.headers["Cache-Control"], "no-store")

    def test_the_way_back_leads_nowhere_else(self):
        self.sign_in(self.mali)
        for address in ("https://evil.example/x", "//evil.example", "/\\evil.example"):
            page = self.choose(r=address, size="2")
            self.assertTrue(page.url.endswith("/my/reading"), page.url)
        page = self.url_open("/my/reading", headers={"Referer": "https://evil.example/x"})
        self.assertNotIn("evil", page.text)

    def test_a_helper_chooses_for_the_member_and_never_by_the_way(self):
        self.sign_in(self.desk)
        self.choose(size="2")
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        self.choose(f"/my/reading?w={nonce}", f"/my?w={nonce}", size="4", side="right")
        self.assertEqual(self.marks(f"/my?w={nonce}"), {"size": "4", "side": "right"})
        self.assertEqual((self.of(self.mali).size, self.of(self.desk).size), ("4", "2"))
        self.assertEqual(self.of(self.desk).side, "left")
        self.assertEqual(self.marks("/my"), {"size": "2"})

    def test_without_its_secret_the_panel_of_a_member_changes_nothing(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open(f"/my/reading?w={nonce}").text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
        self.url_open("/my/reading", data={"csrf_token": token, "w": "wrong", "size": "4"})
        self.assertFalse(self.of(self.mali) or self.of(self.desk))

    def test_after_signing_in_one_is_asked_whether_a_guests_choice_is_ones_own(self):
        self.sign_in(self.mali)
        self.as_guest("size.3")
        page = self.url_open("/my").text
        self.assertIn("Was that you?", page)
        self.assertEqual(self.marks(), {"size": "3"})
        self.assertFalse(self.of(self.mali), "nobody has said yes")
        token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
        self.url_open("/my/reading", data={"csrf_token": token, "go": "keep", "r": "/my"})
        self.assertEqual(self.of(self.mali).size, "3")
        self.assertNotIn("Was that you?", self.url_open("/my").text)
        self.assertNotIn(COOKIE, self.opener.cookies)

    def test_who_says_no_has_pages_as_usual(self):
        self.sign_in(self.mali)
        self.as_guest("size.3")
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.url_open("/my").text).group(1)
        self.url_open("/my/reading", data={"csrf_token": token, "go": "forget", "r": "/my"})
        self.assertEqual(self.marks(), {})
        self.assertFalse(self.of(self.mali))

    def test_one_tablet_shows_nobody_what_another_chose(self):
        self.of(self.mali).unlink()
        self.env["coop.reading"]._choose(self.mali.partner_id, {"colours": "dark"})
        self.as_guest("size.3")
        page = self.url_open("/web/login").text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
        login = {"csrf_token": token, "login": self.mali.login, "password": self.mali.login}
        self.url_open("/web/login", data={**login, "redirect": "/my"})
        self.assertEqual(self.marks(), {"colours": "dark"})
        self.assertNotIn(COOKIE, self.opener.cookies)
        self.as_guest("size.4")
        self.url_open("/web/session/logout?redirect=/web/login")
        self.assertEqual(self.marks("/web/login"), {})

    def test_who_wants_easy_read_from_us_has_it_on_pages_until_they_say_else(self):
        readings, partner = self.env["coop.reading"], self.mali.partner_id
        partner._coop_set_need("en_GB", "easy_read", "email")
        self.assertEqual(readings._of(partner)["words"], "simple")
        readings._choose(partner, {"words": "usual"})
        self.assertEqual(readings._of(partner)["words"], "usual")

    def test_one_sees_ones_own_and_the_desk_all(self):
        readings = self.env["coop.reading"]
        mine = readings._choose(self.mali.partner_id, {"size": "2"}).sudo(False)
        theirs = readings._choose(self.owen.partner_id, {"size": "3"}).sudo(False)
        self.assertEqual(readings.with_user(self.mali).search([]), mine)
        self.assertEqual(readings.with_user(self.owen).search([]), theirs)
        with self.assertRaises(AccessError):
            mine.with_user(self.mali).size = "4"
        (mine | theirs).with_user(self.desk).write({"size": "4"})

    def test_pictures_stand_on_paper_as_the_person_likes_them(self):
        readings, partner = self.env["coop.reading"], self.mali.partner_id
        self.assertEqual(readings._print_classes(partner), {})
        readings._choose(partner, {"side": "right", "pictures": "none", "size": "4"})
        classes = {partner.id: "pictures_none side_right"}
        self.assertEqual(readings._print_classes(partner | self.owen.partner_id), classes)

    def test_the_model_offers_what_the_plain_package_knows(self):
        for name, options in choices.CHOICES.items():
            field = self.env["coop.reading"]._fields[name]
            self.assertEqual({value for value, _label in field.selection}, set(options))
            self.assertEqual(field.default(self.env["coop.reading"]), options[0], name)


@tagged("post_install", "-at_install")
class TestSwitchOnAForm(FormPages):
    def test_what_is_typed_and_not_sent_stands_in_the_other_language_too(self):
        page = self.send(step="who", name="Mali", email="mali@", go="speak", to="cy")
        self.assertIn('lang="cy-GB"', page.text.split("<head")[0])
        self.assertIn("step=who", page.path)
        self.assertIn('value="Mali"', page.text)
        self.assertIn('value="mali@"', page.text)
        self.assertNotIn("coop-error", page.text, "nobody has asked whether it is right")
        self.assertFalse(self.done)

    def test_and_back_again(self):
        self.send(step="who", name="Mali", go="speak", to="cy")
        page = self.send("/cy/picnic", step="who", name="Owen", go="speak", to="en")
        self.assertIn('lang="en-GB"', page.text.split("<head")[0])
        self.assertIn('value="Owen"', page.text)

    def test_errors_stay_and_show_in_the_other_language(self):
        wrong = self.send(step="who", name="", email="mali@")
        self.assertIn("coop-error", wrong.text)
        page = self.send(step="who", name="", email="mali@home", go="speak", to="cy")
        self.assertIn('lang="cy-GB"', page.text.split("<head")[0])
        self.assertIn("coop-error", page.text)
        self.assertIn('value="mali@home"', page.text)

    def test_a_language_that_is_none_leads_nowhere(self):
        self.assertEqual(self.send(step="who", name="x", go="speak", to="xx").status_code, 404)
