"""The windows of the first steps: the co-op, its categories, its areas and places."""

import base64
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .test_setup import PIXEL, SetupCase


@tagged("post_install", "-at_install")
class TestSetupCompany(SetupCase):
    def test_the_manager_writes_the_co_op_while_it_has_no_member(self):
        self.make_ready()
        self.assertEqual(self.new.name, "Perllan Newydd")
        self.assertEqual(self.new.coop_slug, "perllan-newydd")
        self.assertEqual(self.new.currency_id, self.env.ref("base.GBP"))
        self.assertEqual(self.new.country_id, self.env.ref("base.uk"))
        self.assertTrue(self.new.coop_help_partner_id.image_128)

    def test_once_there_are_members_only_who_helps_can_be_changed(self):
        self.make_ready()
        category = self.env["coop.membership.category"].search(
            [("company_id", "=", self.new.id)], limit=1
        )
        partner = self.env["res.partner"].create({"name": "Mali", "street": "1", "city": "Bala"})
        self.env["coop.membership"]._admit(partner, category, date(2018, 2, 1))
        window = self.at("coop.setup.company").create({"name": "Stolen", "coop_help_phone": "1"})
        self.assertFalse(window.is_open)
        window.action_save()
        self.assertEqual(self.new.name, "Perllan Newydd")
        self.assertEqual(self.new.coop_help_phone, "1")

    def test_nobody_else_and_no_other_co_op(self):
        with self.assertRaises(AccessError):
            self.at("coop.setup.company", self.clerk).create({"name": "Mine"})
        with self.assertRaises(AccessError):
            self.at("coop.setup.company").create(
                {"company_id": self.company.id, "name": "Mine"}
            ).action_save()
        self.assertEqual(self.company.name, "Perllan Co-op")

    def test_bad_input_is_answered_in_words(self):
        for vals, words in (
            ({"name": "  "}, "name of the co-op"),
            ({"name": self.company.name}, "this name already"),
            ({"name": "X", "coop_help_partner_id": self.company.partner_id.id}, "real person"),
        ):
            with self.assertRaisesRegex(UserError, words):
                self.at("coop.setup.company").create(vals).action_save()

    def test_a_contact_that_the_manager_may_not_see_cannot_be_named(self):
        hidden = self._member("Gwen Gwyddfid", self.supported).partner_id
        window = self.at("coop.setup.company").create(
            {"name": "X", "coop_help_partner_id": hidden.id, "help_photo": base64.b64encode(PIXEL)}
        )
        with self.assertRaises(AccessError):
            window.action_save()


@tagged("post_install", "-at_install")
class TestSetupCategories(SetupCase):
    def _categories(self):
        return self.env["coop.membership.category"].search([("company_id", "=", self.new.id)])

    def test_what_is_suggested_can_be_changed_before_it_is_made(self):
        form = Form(self.at("coop.category.setup"))
        with form.line_ids.edit(2) as line:
            line.name = "Families"
            line.name_cy = "Teuluoedd"
            line.openly_known = True
        form.save().action_set_up()
        categories = self._categories()
        self.assertEqual(categories.mapped("name"), ["People supported", "Employees", "Families"])
        self.assertEqual(categories[2].with_context(lang="cy_GB").name, "Teuluoedd")
        self.assertEqual(categories.mapped("openly_known"), [False, True, True])
        self.assertTrue(
            categories[0].with_context(lang="cy_GB").what_qualifies.startswith("Rydych")
        )

    def test_each_kind_of_co_op_has_its_suggestion_and_none_has_none(self):
        form = Form(self.at("coop.category.setup"))
        form.kind = "workers"
        self.assertEqual(len(form.line_ids), 2)
        form.kind = "blank"
        self.assertEqual(len(form.line_ids), 0)
        form.save().action_set_up()
        self.assertFalse(self._categories())

    def test_a_category_cannot_tell_of_support_and_be_openly_known(self):
        setup = self.at("coop.category.setup").create({})
        setup.line_ids[0].openly_known = True
        with self.assertRaisesRegex(UserError, "cannot be openly known"):
            setup.action_set_up()
        self.assertFalse(self._categories())


@tagged("post_install", "-at_install")
class TestAreaList(SetupCase):
    def _list(self, words, **vals):
        return self.at("coop.area.list").create({"words": words, **vals})

    def _areas(self):
        return self.env["coop.area"].search([("company_id", "=", self.new.id)])

    def test_typed_or_pasted_a_list_becomes_areas_in_both_languages(self):
        words = "Area\tArdal\tCode\nGwynedd\nAnglesey\tYnys Môn\tANG\n\n  \nConwy, north"
        listed = self._list(words)
        listed.action_look()
        self.assertFalse(self._areas())
        listed.action_make()
        self.assertEqual(self._areas().mapped("name"), ["Gwynedd", "Anglesey", "Conwy, north"])
        self.assertEqual(
            self._areas().with_context(lang="cy_GB").mapped("name"),
            ["Gwynedd", "Ynys Môn", "Conwy, north"],
        )

    def test_the_same_list_twice_makes_nothing_twice(self):
        for _time in range(2):
            listed = self._list("Gwynedd\nAnglesey; Ynys Môn\nynys môn\nGWYNEDD")
            listed.action_look()
            listed.action_make()
        self.assertEqual(len(self._areas()), 2)

    def test_a_spreadsheet_becomes_places(self):
        self.boss.group_ids += self.env.ref("coop_membership.group_support_status")
        self.env["coop.area"].create({"name": "Anglesey", "company_id": self.new.id})
        file = base64.b64encode(
            "Name,Kind,Area,Street,Town,Postcode\n"
            "Tŷ Onnen,house,anglesey,2 Lôn,Amlwch,LL68 9ZZ\n"
            "Gweithdy,Gwasanaeth dydd,,,,\n".encode()
        )
        listed = self._list(False, kind="places", file=file, file_name="x.csv")
        listed.action_look()
        self.assertEqual(listed.line_ids.mapped("problem"), [False, False])
        listed.action_make()
        places = self.env["coop.place"].search([("company_id", "=", self.new.id)])
        self.assertEqual(places.mapped("kind"), ["day_service", "house"])
        self.assertEqual(places[1].area_id.name, "Anglesey")

    def test_a_line_that_is_not_understood_holds_all_back_and_says_why(self):
        listed = self._list("Good\nTŷ; palace\nTŷ2; team; Nowhere\n; team", kind="places")
        listed.action_look()
        self.assertEqual(listed.line_ids.mapped("state"), ["new", "wrong", "wrong", "wrong"])
        self.assertIn("palace", listed.line_ids[1].problem)
        self.assertIn("Nowhere", listed.line_ids[2].problem)
        with self.assertRaisesRegex(UserError, "not understood"):
            listed.action_make()
        self.assertFalse(self.env["coop.place"].search([("company_id", "=", self.new.id)]))

    def test_houses_are_for_who_may_know_who_is_supported(self):
        listed = self._list("Tîm; team\nTŷ Onnen; house\nRhywle", kind="places")
        listed.action_look()
        self.assertEqual(listed.line_ids.mapped("state"), ["new", "wrong", "new"])
        self.assertIn("may know who is supported", listed.line_ids[1].problem)
        self.assertEqual(listed.line_ids[2].kind, "other")

    def test_files_that_are_no_table_are_refused_in_words(self):
        for content in (b"PK\x03\x04junk", b"%PDF-1.7", b"a\x00b", b"\n".join([b"x"] * 2100)):
            listed = self._list(False, file=base64.b64encode(content))
            with self.assertRaisesRegex(UserError, "cannot be read"):
                listed.action_look()
        with self.assertRaisesRegex(UserError, "empty"):
            self._list(" \n ").action_look()
        long = self._list("x" * 300)
        long.action_look()
        self.assertEqual(long.line_ids.state, "wrong")

    def test_only_the_manager_makes_lists(self):
        with self.assertRaises(AccessError):
            self.at("coop.area.list", self.clerk).create({"words": "Gwynedd"})
