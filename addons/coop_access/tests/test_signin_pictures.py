"""The picture of a letter, and then three pictures that the person chose."""

import time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_access.models.signin_pictures import CHOSEN, PICTURES

from .signin_common import SignInPages

MINE = ("cat", "boat", "cat")


@tagged("post_install", "-at_install")
class TestSignInPictures(SignInPages):
    def setUp(self):
        super().setUp()
        self.account = self.env["coop.signin.account"]._of(self.mali)
        self.account._choose_pictures(MINE)

    def choose(self, pictures, url=None):
        """Choose pictures one after the other, as a browser sends them."""
        page = None
        for number, picture in enumerate(pictures):
            page = self.post(url or self.card, picture=picture, so_far="-".join(pictures[:number]))
        return page

    def test_three_pictures_after_the_letters_own(self):
        page = self.url_open(self.card)
        self.assertIn("Picture 1 of 3", page.text)
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.choose(MINE)
        self.assertTrue(self.is_in(self.mali))

    def test_the_order_counts(self):
        page = self.choose(("boat", "cat", "cat"))
        self.assertIn("not your three pictures", page.text)
        self.assertTrue(self.is_out())

    def test_five_wrong_choices_lock_the_card_until_the_desk_opens_it(self):
        for _ in range(5):
            page = self.choose(("sun", "sun", "moon"))
        self.assertIn("This code is locked", page.text)
        self.assertIn("This code is locked", self.url_open(self.card).text)
        self.code.with_user(self.desk).action_unlock()
        self.choose(MINE)
        self.assertTrue(self.is_in(self.mali))

    def test_pictures_open_nothing_without_the_letters_secret(self):
        lookup = self.code.sudo().lookup
        for secret in ("x", "", "../" + "a" * 22, "a" * 5000, "%00"):
            page = self.url_open(f"/sign-in/card/{lookup}/{secret}")
            self.assertNotIn("Picture 1 of 3", page.text)
            self.assertLess(page.status_code, 500)

    def test_who_has_chosen_none_types_the_code(self):
        code, typed, card = self.codes._make(self.gwen, "letter")
        page = self.url_open(card)
        self.assertIn("What is your code?", page.text)
        self.assertIn(f'value="{code.sudo().lookup}"', page.text)
        self.type_code(code.sudo().lookup, typed)
        self.assertTrue(self.is_in(self.gwen))

    def test_opening_the_card_uses_nothing_up(self):
        for _ in range(20):
            self.url_open(self.card)
        self.choose(MINE)
        self.assertTrue(self.is_in(self.mali))

    def test_strange_choices_are_no_choice(self):
        for picture in ("", "sun-sun", "../key", "x" * 5000):
            page = self.post(self.card, picture=picture, so_far="sun-sun")
            self.assertIn("Picture 1 of 3", page.text)
        self.assertFalse(self.code.picture_failures)

    def test_the_same_picture_three_times_is_no_secret(self):
        with self.assertRaises(UserError):
            self.account._choose_pictures(["sun"] * 3)
        with self.assertRaises(UserError):
            self.account._choose_pictures(["sun", "moon"])

    def test_there_are_more_choices_than_the_lock_lets_anybody_try(self):
        self.assertGreater(len(PICTURES) ** CHOSEN - len(PICTURES), 1700)

    # ------------------------------------------------------------------ my own page

    def test_a_member_chooses_them_after_signing_in(self):
        self.type_code(self.mali.login, self.typed)
        page = self.url_open("/my/sign-in")
        self.assertIn("/my/sign-in/pictures", page.text)
        self.choose(("sun", "tree", "fish"), url="/my/sign-in/pictures")
        self.assertIn("Your pictures are kept", self.url_open("/my/sign-in?done=pictures").text)
        self.env.invalidate_all()
        self.assertTrue(self.account._are_pictures(["sun", "tree", "fish"]))

    def test_later_on_one_signs_in_anew_first(self):
        self.type_code(self.mali.login, self.typed)
        for path in ("/my/sign-in/pictures", "/my/sign-in/code"):
            self.assertTrue(self.url_open(path).url.endswith(path))
        self.set_session(**{"identity-check-last": time.time() - 601})
        for path in ("/my/sign-in/pictures", "/my/sign-in/code"):
            page = self.url_open(path)
            self.assertTrue(page.url.endswith("/my/sign-in"), path)
            self.assertIn("Sign in anew first", page.text)

    def set_session(self, **values):
        from odoo.http import root

        session = root.session_store.get(self.opener.cookies["session_id"])
        session.update(values)
        root.session_store.save(session)

    def test_a_new_code_of_ones_own(self):
        self.type_code(self.mali.login, self.typed)
        page = self.post("/my/sign-in/code", go="make")
        self.assertIn("The new code", page.text)
        self.assertNotIn("The new code", self.url_open("/my/sign-in/code").text)
        code = self.codes._of(self.mali)
        self.assertEqual(code.how, "self")
        self.assertEqual(code.made_by, "Mali Derwen")

    def test_nobody_does_it_for_another(self):
        _session, nonce = self.act_for(self.desk, self.mali.partner_id)
        for path in ("", "/code", "/pictures"):
            page = self.url_open(f"/my/sign-in{path}?w={nonce}")
            self.assertIn("Hello, Mali", page.text, path)
            self.assertNotIn("How I sign in", page.text, path)

    def test_signing_out_everywhere_else(self):
        self.type_code(self.mali.login, self.typed)
        here = self.opener.cookies["session_id"]
        self.opener.cookies.clear()
        self.type_code(self.mali.login, self.typed)
        self.post("/my/sign-in/others", page="/my/sign-in")
        self.assertTrue(self.is_in(self.mali))
        self.opener.cookies.clear()
        self.opener.cookies["session_id"] = here
        self.assertTrue(self.is_out())
