"""A house and its tablet: who lives there, and how each of them chose to be shown."""

import base64
import io
import re
from datetime import timedelta
from unittest.mock import patch

from PIL import Image

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from odoo.addons.coop_access.models.signin_device import COOKIE
from odoo.addons.coop_membership.models.coop_place_face import SIDE, SYMBOLS

from .pages_common import MembershipPages


def photo(size=(900, 600), kind="JPEG", note=b"Canon at 51.62,-3.94"):
    """A picture as a camera makes it, with a note in it of where it was taken."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = note.decode()
    Image.new("RGB", size, "#3d5a94").save(out, kind, exif=exif)
    return out.getvalue()


class HouseTablet(MembershipPages):
    """Pegi, Owen and Nia live in the house; Pegi and Owen are shown on its tablet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.residents = cls.env["coop.place.resident"]
        cls.today = cls.env["coop.clock"].today(cls.company)
        cls.keeper = new_test_user(
            cls.env,
            "ceidwad_perllan",
            groups="base.group_user,coop_access.group_device,coop_membership.group_support_status",
            company_id=cls.company.id,
            company_ids=[(6, 0, cls.company.ids)],
        )
        cls.people, cls.stays = {}, {}
        for login, name in (
            ("pegi_porth", "Pegi Porth"),
            ("owen_robin", "Owen Robin"),
            ("nia_haf", "Nia Haf"),
        ):
            user, _membership = cls._member(login, name=name)
            cls.people[login] = user
            cls.stays[login] = cls.residents.create(
                {"place_id": cls.house.id, "partner_id": user.partner_id.id}
            )
        cls.device = (
            cls.env["coop.signin.device"]
            .with_user(cls.keeper)
            .create({"name": "Kitchen", "place_id": cls.house.id, "company_id": cls.company.id})
        )
        for login, symbol in (("pegi_porth", "leaf"), ("owen_robin", "dog")):
            cls.stays[login]._choose_symbol(symbol)
        cls.stays["pegi_porth"]._agree_to_face("Pegs", "self", "Pegi Porth")
        cls.stays["owen_robin"]._agree_to_face("Owen", "self", "Owen Robin")

    def shown(self):
        self.env.invalidate_all()
        return [person["name"] for person in self.device.sudo()._people()]

    def send(self, url, page=None, files=None, **values):
        text = self.url_open(page or url).text
        token = re.search(r'name="csrf_token" value="([^"]+)"', text).group(1)
        return self.url_open(url, data={"csrf_token": token, **values}, files=files)


@tagged("post_install", "-at_install")
class TestHouseTablet(HouseTablet):
    # ------------------------------------------------------------------ who is shown

    def test_who_lives_here_and_agreed_is_shown(self):
        self.assertEqual(self.shown(), ["Owen", "Pegs"])

    def test_who_chose_and_did_not_say_yes_is_not(self):
        self.stays["nia_haf"]._choose_symbol("cake")
        self.assertEqual(self.shown(), ["Owen", "Pegs"])

    def test_another_picture_needs_another_yes(self):
        self.stays["pegi_porth"]._choose_symbol("cake")
        self.assertEqual(self.shown(), ["Owen"])

    def test_who_moved_away_is_gone_the_same_minute(self):
        self.stays["pegi_porth"].date_to = self.today - timedelta(days=1)
        self.assertEqual(self.shown(), ["Owen"])

    def test_who_has_died_is_gone_the_same_minute(self):
        membership = self.env["coop.membership"].search(
            [("partner_id", "=", self.people["pegi_porth"].partner_id.id)]
        )
        membership._on_died(self.today)
        self.assertEqual(self.shown(), ["Owen"])

    def test_who_comes_back_chooses_anew(self):
        self.stays["pegi_porth"].date_to = self.today - timedelta(days=1)
        self.residents.create(
            {"place_id": self.house.id, "partner_id": self.people["pegi_porth"].partner_id.id}
        )
        self.assertEqual(self.shown(), ["Owen"])

    def test_the_tablet_of_another_house_shows_none_of_them(self):
        other = self.house.create(
            {"name": "Tŷ Helyg", "area_id": self.area.id, "company_id": self.company.id}
        )
        self.device.sudo().place_id = other
        self.assertEqual(self.shown(), [])

    def test_a_picture_goes_when_its_person_has_gone(self):
        stay = self.stays["pegi_porth"]
        stay._choose_photo(photo())
        stay._agree_to_face("Pegs", "self", "Pegi Porth")
        self.residents._gc_faces()
        self.assertTrue(stay.face_photo)
        stay.date_to = self.today - timedelta(days=1)
        self.residents._gc_faces()
        self.assertFalse(stay.face_photo)
        self.assertFalse(stay.face_name)

    # ------------------------------------------------------------------ the picture

    def test_a_photo_is_made_small_and_says_nothing_of_the_camera(self):
        stay = self.stays["nia_haf"]
        for kind in ("JPEG", "PNG"):
            stay._choose_photo(photo(kind=kind))
            content = base64.b64decode(stay.face_photo)
            self.assertNotIn(b"Canon", content)
            picture = Image.open(io.BytesIO(content))
            self.assertEqual(picture.size, (SIDE, SIDE))
            self.assertEqual(picture.format, "JPEG")

    def test_what_is_no_photo_is_not_taken(self):
        stay = self.stays["nia_haf"]
        drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
        for content in (b"", b"x", drawing, b"RIFF0000WEBPVP8 ", b"\xff\xd8", b"GIF89a"):
            with self.assertRaises(UserError, msg=content):
                stay._choose_photo(content)
        with self.assertRaises(UserError):
            stay._choose_symbol("../key")
        self.assertFalse(stay.face_photo or stay.face_symbol)

    def test_no_symbol_is_among_the_pictures_of_a_secret(self):
        from odoo.addons.coop_access.models.signin_pictures import PICTURES

        self.assertFalse(set(SYMBOLS) & set(PICTURES))
        for symbol in SYMBOLS:
            self.assertEqual(
                self.url_open(f"/coop_membership/static/src/img/face/{symbol}.svg").status_code, 200
            )

    def test_a_name_is_short(self):
        for name in ("", "  ", "x" * 31):
            with self.assertRaises(UserError):
                self.stays["pegi_porth"]._agree_to_face(name, "self", "x")

    # ------------------------------------------------------------------ the member's page

    def test_a_member_chooses_a_symbol_and_a_name(self):
        self.authenticate("nia_haf", "nia_haf")
        self.assertIn("On our shared tablet", self.url_open("/my").text)
        page = self.url_open("/my/tablet")
        self.assertIn("You are not shown on the tablet now", page.text)
        base = f"/my/tablet/{self.house.id}"
        page = self.send(f"{base}/picture", symbol="rainbow")
        self.assertTrue(page.url.endswith("/name"), page.url)
        self.assertIn('value="Nia"', page.text)
        page = self.send(f"{base}/name", name="Ni", go="yes")
        self.assertIn("You are shown like this", page.text)
        self.assertEqual(self.shown(), ["Ni", "Owen", "Pegs"])
        stay = self.stays["nia_haf"]
        self.assertEqual(stay.face_agreed_on, self.today)
        self.assertEqual((stay.face_agreed_how, stay.face_agreed_by), ("self", "Nia Haf"))
        self.send(f"{base}/hide", page=base)
        self.assertEqual(self.shown(), ["Owen", "Pegs"])
        self.env.invalidate_all()
        self.assertFalse(stay.face_symbol)

    def test_a_member_sends_a_photo(self):
        self.authenticate("nia_haf", "nia_haf")
        base = f"/my/tablet/{self.house.id}"
        page = self.send(f"{base}/picture", files={"photo": ("me.jpg", photo(), "image/jpeg")})
        self.assertTrue(page.url.endswith("/name"), page.url)
        self.assertIn("data:image/jp", page.text)
        page = self.send(f"{base}/picture", files={"photo": ("me.jpg", b"x", "image/jpeg")})
        self.assertIn("We cannot read this file", page.text)
        page = self.send(f"{base}/picture", photo="x")
        self.assertIn("We cannot read this file", page.text)

    def test_a_helper_writes_down_what_the_person_agreed_to(self):
        desk = new_test_user(
            self.env,
            "desg_perllan",
            groups="base.group_user,coop_access.group_desk,coop_membership.group_support_status",
            company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)],
            name="Desg Perllan",
        )
        self.authenticate(desk.login, desk.login)
        start = self.env["coop.assisted.start"].with_user(desk)
        partner = self.people["nia_haf"].partner_id
        self.make_jsonrpc_request(
            "/web/dataset/call_kw",
            {
                "model": "coop.assisted.start",
                "method": "create",
                "args": [{"partner_id": partner.id, "channel": "phone"}],
                "kwargs": {},
            },
        )
        action = self.make_jsonrpc_request(
            "/web/dataset/call_kw",
            {
                "model": "coop.assisted.start",
                "method": "action_start",
                "args": [start.search([], limit=1, order="id desc").ids],
                "kwargs": {},
            },
        )
        nonce = action["url"].partition("w=")[2]
        base = f"/my/tablet/{self.house.id}"
        self.send(f"{base}/picture?w={nonce}", symbol="train", w=nonce)
        self.send(f"{base}/name?w={nonce}", name="Nia", go="yes", w=nonce)
        stay = self.stays["nia_haf"]
        self.env.invalidate_all()
        self.assertEqual((stay.face_agreed_how, stay.face_agreed_by), ("phone", "Desg Perllan"))
        self.assertEqual(self.shown(), ["Nia", "Owen", "Pegs"])

    def test_only_for_where_one_lives_oneself(self):
        other = self.house.create(
            {"name": "Tŷ Helyg", "area_id": self.area.id, "company_id": self.company.id}
        )
        self.authenticate("nia_haf", "nia_haf")
        for path in ("", "/picture", "/name"):
            self.assertEqual(self.url_open(f"/my/tablet/{other.id}{path}").status_code, 404)

    def test_without_a_tablet_there_is_no_card(self):
        self.device.action_give_up()
        self.authenticate("nia_haf", "nia_haf")
        self.assertNotIn("On our shared tablet", self.url_open("/my").text)
        self.assertIn("There is no shared tablet", self.url_open("/my/tablet").text)

    # ------------------------------------------------------------------ on the tablet

    def test_the_tablet_of_the_house_signs_its_people_in(self):
        typed = self.device._make_setup()
        self.send("/sign-in/set-up", code=typed, go="yes")
        self.env.invalidate_all()
        page = self.url_open("/web/login").text
        for word in ("Pegs", "Owen", "/face/leaf.svg"):
            self.assertIn(word, page)
        for word in ("Porth", "Robin", "Nia", "Onnen"):
            self.assertNotIn(word, page)
        pegi = self.people["pegi_porth"]
        self.env["coop.signin.account"]._of(pegi)._choose_pictures(["sun", "cat", "cup"])
        url = f"/sign-in/tablet/who/{pegi.id}"
        for number, picture in enumerate(("sun", "cat", "cup")):
            so_far = "-".join(("sun", "cat", "cup")[:number])
            page = self.send(url, picture=picture, so_far=so_far)
        self.assertIn("Hello, Pegi", page.text)
        self.stays["pegi_porth"].date_to = self.today - timedelta(days=1)
        self.assertIn("Hello, Pegi", self.url_open("/my").text, "she finishes what she does")
        self.send("/sign-in/tablet/finish", page="/my")
        self.assertNotIn("Pegs", self.url_open("/web/login").text)
        self.assertIn(COOKIE, self.opener.cookies.get_dict())

    def test_a_guest_reads_first_what_membership_means_and_begins_with_empty_pages(self):
        self.send("/sign-in/set-up", code=self.device._make_setup(), go="yes")
        base = "/join/perllan"
        self.assertIn("Perllan Co-op belongs to its members", self.page(base).text)
        self.answer(base, "name", name="Mali Derwen")
        self.assertIn("Mali Derwen", self.page(f"{base}?step=name").text)
        # the next one
        page = self.page(base).text
        self.assertIn("Perllan Co-op belongs to its members", page)
        self.assertNotIn("Mali Derwen", self.page(f"{base}?step=name").text)

    # ------------------------------------------------------------------ rights

    def test_the_tablet_of_a_house_is_for_who_may_know_who_is_supported(self):
        other = new_test_user(
            self.env,
            "arall_perllan",
            groups="base.group_user,coop_access.group_device",
            company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)],
        )
        mine = self.env["coop.signin.device"].with_user(other)
        self.assertFalse(mine.search([("id", "=", self.device.id)]))
        with self.assertRaises(AccessError):
            self.device.with_user(other)._make_setup()
        team = self.house.create(
            {
                "name": "Team Arfon",
                "kind": "team",
                "area_id": self.area.id,
                "company_id": self.company.id,
            }
        )
        device = mine.create({"name": "Team", "place_id": team.id, "company_id": self.company.id})
        self.assertTrue(device._make_setup())

    def test_a_place_counts_its_tablets(self):
        house = self.house.with_user(self.keeper)
        self.assertEqual(house.device_count, 1)
        action = house.action_view_devices()
        found = self.env["coop.signin.device"].with_user(self.keeper).search(action["domain"])
        self.assertEqual(found, self.device)
        self.device.action_lost()
        house.invalidate_recordset()
        self.assertEqual(house.device_count, 0)

    def test_the_office_takes_somebody_off_and_puts_nobody_on(self):
        stay = self.stays["pegi_porth"].with_user(self.keeper)
        stay.action_hide_face()
        self.assertEqual(self.shown(), ["Owen"])
        with self.assertRaises(UserError):
            stay.write({"face_agreed_on": self.today})

    def test_what_is_kept_is_told_to_who_asks(self):
        pack = self.env["coop.access.pack"]
        with patch.object(type(pack), "_day", lambda pack, day: str(day or "")):
            rows = pack._get_places(self.people["pegi_porth"].partner_id, self.company)["rows"]
        self.assertIn("Pegs", rows[0])
