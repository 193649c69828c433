import json

from odoo.http import root
from odoo.tests import HttpCase, TransactionCase, new_test_user, tagged

from odoo.addons.coop_base import hooks

from .common import WelshAssertions


@tagged("post_install", "-at_install")
class TestLanguages(WelshAssertions, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Lang = cls.env["res.lang"].with_context(active_test=False)

    def lang(self, code):
        return self.Lang.search([("code", "=", code)])

    def test_there_are_two_languages_and_both_have_a_short_address(self):
        installed = dict(self.env["res.lang"].get_installed())
        self.assertEqual(installed, {"en_GB": "English (UK) / English", "cy_GB": "Welsh / Cymraeg"})
        self.assertEqual(self.lang("en_GB").url_code, "en")
        self.assertEqual(self.lang("cy_GB").url_code, "cy")

    def test_both_write_dates_alike_and_begin_the_week_on_monday(self):
        for code in ("en_GB", "cy_GB"):
            self.assertEqual(self.lang(code).date_format, "%d/%m/%Y")
            self.assertEqual(self.lang(code).week_start, "1")

    def test_nobody_is_left_with_the_old_language(self):
        everyone = self.env["res.partner"].with_context(active_test=False)
        self.assertFalse(everyone.search_count([("lang", "=", "en_US")]))
        self.assertFalse(self.lang("en_US").active)

    def test_new_people_and_companies_read_british_english(self):
        user = new_test_user(self.env, "coop_new")
        self.assertEqual(user.lang, "en_GB")
        self.assertEqual(self.env["res.partner"].create({"name": "Owen Robin"}).lang, "en_GB")
        company = self.env["res.company"].create({"name": "Afallen"})
        self.assertEqual(company.partner_id.lang, "en_GB")

    def test_what_is_edited_in_english_is_not_left_old_elsewhere(self):
        """F11: with two kinds of English a Welsh reader saw the older one."""
        holiday = self.env["coop.bank.holiday"].with_context(lang="en_GB")
        day = holiday.create({"name": "First words", "date": "2040-06-14"})
        day.name = "Second words"
        self.assertEqual(day.with_context(lang="cy_GB").name, "Second words")
        self.assertEqual(day.with_context(lang=None).name, "Second words")
        day.with_context(lang="cy_GB").name = "Geiriau"
        self.assertEqual(day.with_context(lang="en_GB").name, "Second words")
        self.assertEqual(day.with_context(lang="cy_GB").name, "Geiriau")

    def test_translating_into_welsh_leaves_the_english_of_an_addon_alone(self):
        """Data of addons stands under en_US alone, which Odoo overwrites with the last words."""
        holiday = self.env["coop.bank.holiday"].create({"name": "English", "date": "2040-06-14"})
        holiday.flush_recordset()
        self.env.cr.execute(
            "UPDATE coop_bank_holiday SET name = jsonb_build_object('en_US', 'English')"
            " WHERE id = %s",
            [holiday.id],
        )
        holiday.invalidate_recordset()
        holiday.with_context(lang="cy_GB").name = "Cymraeg"
        self.assertEqual(holiday.with_context(lang="en_GB").name, "English")
        self.assertEqual(holiday.with_context(lang=None).name, "English")
        self.assertEqual(holiday.with_context(lang="cy_GB").name, "Cymraeg")

    def test_translating_in_the_dialogue_keeps_both_kinds_of_english_together(self):
        holiday = self.env["coop.bank.holiday"].create({"name": "Old", "date": "2040-06-14"})
        holiday.update_field_translations("name", {"en_GB": "New", "cy_GB": "Newydd"})
        self.assertEqual(holiday.with_context(lang=None).name, "New")
        self.assertEqual(holiday.with_context(lang="cy_GB").name, "Newydd")

    def test_every_term_of_this_addon_has_its_welsh(self):
        self.assert_welsh_complete("coop_base", same={"afallen"})

    def test_uninstalling_brings_back_what_there_was(self):
        mali = self.env["res.partner"].create({"name": "Mali", "lang": "cy_GB"})
        hooks._bring_back_american_english(self.env)
        self.assertTrue(self.lang("en_US").active)
        self.assertEqual(self.lang("en_US").url_code, "en")
        self.assertFalse(self.lang("cy_GB").active)
        self.assertEqual(self.lang("en_GB").name, "English (UK)")
        self.assertEqual(mali.lang, "en_US")
        self.assertEqual(self.env.user.lang, "en_US")
        self.assertEqual(self.env["ir.default"]._get("res.partner", "lang"), "en_US")

    def test_uninstalling_keeps_a_welsh_that_was_there_before(self):
        mali = self.env["res.partner"].create({"name": "Mali", "lang": "cy_GB"})
        self.env["ir.config_parameter"].set_param(
            hooks.BEFORE, '{"active": ["en_US", "cy_GB"], "default": "en_US"}'
        )
        hooks._bring_back_american_english(self.env)
        self.assertTrue(self.lang("cy_GB").active)
        self.assertEqual(mali.lang, "cy_GB")
        self.assertFalse(self.env.ref("coop_base.lang_cy", raise_if_not_found=False))

    def test_a_welsh_made_by_hand_goes_back_to_what_it_was(self):
        mine = {"name": "Cymraeg", "url_code": "cym", "date_format": "%d.%m.%Y"}
        before = {
            "active": ["en_US"],
            "default": "en_US",
            "welsh": {**self.lang("cy_GB").read(hooks.WELSH_FIELDS)[0], **mine},
        }
        self.env["ir.config_parameter"].set_param(hooks.BEFORE, json.dumps(before))
        hooks._bring_back_american_english(self.env)
        welsh = self.lang("cy_GB")
        self.assertEqual({name: welsh[name] for name in mine}, mine)
        self.assertFalse(welsh.active, "it was archived before")
        self.assertFalse(self.env.ref("coop_base.lang_cy", raise_if_not_found=False))

    def test_installing_takes_over_a_welsh_that_is_there(self):
        self.env.ref("coop_base.lang_cy")
        self.env["ir.model.data"].search(
            [("module", "=", "coop_base"), ("name", "=", "lang_cy")]
        ).unlink()
        hooks.pre_init_hook(self.env)
        self.assertEqual(self.env.ref("coop_base.lang_cy"), self.lang("cy_GB"))

    def test_hook_moves_everybody_also_those_archived(self):
        hooks._bring_back_american_english(self.env)
        gone = self.env["res.partner"].create({"name": "Gone", "active": False, "lang": "en_US"})
        self.lang("cy_GB").active = True
        hooks._retire_american_english(self.env)
        self.assertEqual(gone.lang, "en_GB")
        self.assertFalse(self.lang("en_US").active)
        self.assertEqual(self.lang("en_GB").url_code, "en")


@tagged("post_install", "-at_install")
class TestLanguageOfPages(HttpCase):
    def page_lang(self, **headers):
        return self.url_open("/web/login%00", headers=headers).text.partition('lang="')[2][:5]

    def test_browser_chooses(self):
        self.assertEqual(self.page_lang(), "en-GB")
        self.assertEqual(self.page_lang(**{"Accept-Language": "en-US,en"}), "en-GB")
        self.assertEqual(self.page_lang(**{"Accept-Language": "cy"}), "cy-GB")
        self.assertEqual(self.page_lang(**{"Accept-Language": "fr"}), "en-GB")

    def test_page_of_a_visitor_is_never_in_the_retired_language(self):
        for wanted, lang in (("cy", "cy_GB"), ("en-US", "en_GB"), ("", "en_GB")):
            self.authenticate(None, None)  # another visitor
            page = self.url_open("/web/login", headers={"Accept-Language": wanted}).text
            self.assertIn(f'"bundle_params": {{"lang": "{lang}"', page)

    def test_session_from_before_follows_its_user(self):
        user = new_test_user(self.env, "mali", groups="base.group_user", lang="cy_GB")
        session = self.authenticate("mali", "mali")
        session.context = {**session.context, "lang": "en_US"}
        root.session_store.save(session)
        self.assertIn('"lang": "cy_GB"', self.url_open("/odoo").text)
        self.assertEqual(user.lang, "cy_GB")
