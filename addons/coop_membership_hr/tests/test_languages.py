from odoo.tests import TransactionCase, tagged

from odoo.addons.coop_base.tests.common import WelshAssertions


@tagged("post_install", "-at_install")
class TestLanguages(WelshAssertions, TransactionCase):
    def test_every_term_has_its_welsh(self):
        self.assert_welsh_complete("coop_membership_hr")

    def test_members_are_told_in_both_languages_and_formats(self):
        for key in ("employment_ended", "office_login_closed"):
            text = self.env.ref(f"coop_membership_hr.text_{key}")
            variants = {(one.lang, one.format) for one in text.published_version_ids}
            self.assertEqual(
                variants,
                {(lang, kind) for lang in ("en_GB", "cy_GB") for kind in ("standard", "easy_read")},
            )
