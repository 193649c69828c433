from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged

from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestMark(NoticeCase, HttpCase):
    """Four who share a house tell their letters apart by a picture inside."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.home = cls.env["res.partner"].browse()
        for name in ("Anwen", "Bryn", "Cadi", "Deio"):
            cls.home += cls._new_person(name, street="9 Plum Lane", zip="LL99 9ZZ")
        cls.pool = cls.env["coop.picture"].search([("is_mark", "=", True)])

    def pictures(self, people=None):
        marks = (self.home if people is None else people)._coop_marks()
        return [mark.id for mark in marks.values()]

    def test_nobody_of_a_home_has_the_picture_of_another(self):
        self.assertGreaterEqual(len(self.pool), 30)
        self.assertEqual(len(set(self.pictures())), 4)

    def test_a_picture_stays_whoever_is_asked_for_and_in_whatever_order(self):
        first = self.pictures()
        self.assertEqual(self.pictures(), first)
        self.assertEqual(self.home[2]._coop_letter_mark().id, first[2])
        last = self.home[::-1]._coop_marks()
        self.assertEqual([last[person.id].id for person in self.home], first)

    def test_the_same_address_spelt_otherwise_is_the_same_home(self):
        late = self._new_person("Elin", street="9 Plum Lane", zip="LL99 9ZZ")
        late.street2 = " "
        self.assertEqual(len(set(self.pictures(self.home + late))), 5)

    def test_what_somebody_chose_is_theirs_and_the_other_gives_way(self):
        taken = self.home[0]._coop_letter_mark()
        newcomer = self._new_person("Elin", street="1 Elsewhere", zip="LL99 8YY")
        newcomer._coop_set_mark(taken)
        newcomer.write({"street": "9 Plum Lane", "zip": "LL99 9ZZ"})
        marks = (self.home + newcomer)._coop_marks()
        self.assertEqual(marks[newcomer.id], taken)
        self.assertNotEqual(marks[self.home[0].id], taken)
        self.assertEqual(len({mark.id for mark in marks.values()}), 5)

    def test_nobody_is_offered_what_a_housemate_has(self):
        others = self.home[1:]._coop_marks()
        free = self.home[0]._coop_free_marks()
        self.assertFalse(free & self.pool.browse(mark.id for mark in others.values()))
        self.assertEqual(len(free), len(self.pool) - 3)

    def test_more_people_than_pictures_still_get_one(self):
        (self.pool - self.pool[:2]).is_mark = False
        self.assertTrue(all(self.pictures()))

    def test_the_picture_is_the_desks_and_the_persons(self):
        self.home._coop_marks()
        with self.assertRaises(AccessError):
            self.home[0].with_user(self.officer).read(["coop_mark_id"])

    def anwen_signs_in(self):
        new_test_user(
            self.env,
            "anwen",
            groups="base.group_portal",
            partner_id=self.home[0].id,
            company_id=self.company.id,
            company_ids=[Command.set(self.company.ids)],
        )
        self.authenticate("anwen", "anwen")

    def test_a_member_sees_on_their_own_page_the_picture_of_their_letters(self):
        self.assertIsNone(self.home[0]._coop_shown_mark(), "none is given before a letter")
        marks = self.home._coop_marks()
        self.anwen_signs_in()
        for path in ("/my/messages", "/my/needs/picture?step=mark"):
            page = self.url_open(path).text
            shown = page.partition('class="coop-picture-line"')[2].partition("</strong>")[0]
            self.assertIn(marks[self.home[0].id].name, shown, path)
            self.assertIn(marks[self.home[0].id].url, shown, path)

    def test_who_lives_alone_and_chose_none_has_none_to_see(self):
        alone = self._new_person("Elin", street="1 Elsewhere", zip="LL99 8YY")
        alone._coop_marks()
        self.assertIsNone(alone._coop_shown_mark())
        alone._coop_set_mark(self.pool[0])
        self.assertEqual(alone._coop_shown_mark(), (self.pool[0].url, self.pool[0].name))

    def test_a_member_chooses_on_a_page(self):
        taken = self.home[1]._coop_letter_mark()
        self.anwen_signs_in()
        page = self.url_open("/my/needs/picture?step=mark")
        self.assertEqual(page.status_code, 200)
        self.assertNotIn(f'value="{taken.id}"', page.text)
        free = self.home[0]._coop_free_marks()[0]
        self.assertIn(f'value="{free.id}"', page.text)
        token = self.csrf(page)
        for step, answer in (("mark", {"mark": free.id}), ("check", {"go": "send"})):
            page = self.url_open(
                f"/my/needs/picture?step={step}",
                data={"csrf_token": token, "step": step, **answer},
            )
        self.assertEqual(self.home[0]._coop_letter_mark(), free)
        self.assertTrue(self.home[0].coop_mark_chosen)

    def csrf(self, page):
        return page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
