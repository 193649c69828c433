from odoo.tests import TransactionCase, tagged
from odoo.tools import file_open


@tagged("post_install", "-at_install")
class TestPictureMail(TransactionCase):
    def test_each_picture_of_the_software_has_a_twin_that_mail_programs_show(self):
        pictures = self.env["coop.picture"].search([("path", "!=", False)])
        self.assertTrue(pictures)
        for picture in pictures:
            with file_open(picture.path.lstrip("/").removesuffix(".svg") + ".png", "rb") as twin:
                self.assertEqual(twin.read(8), b"\x89PNG\r\n\x1a\n", picture.name)

    def test_an_e_mail_names_the_twin_and_leaves_other_pictures_alone(self):
        html = self.env["coop.picture"]._get_mail_html(
            '<img src="/coop_texts/static/pictures/openmoji/1F3E0.svg"/>'
            '<img src="/coop/picture/3/abc"/><img src="/web/other.svg"/>'
        )
        self.assertEqual(
            html,
            '<img src="/coop_texts/static/pictures/openmoji/1F3E0.png"/>'
            '<img src="/coop/picture/3/abc"/><img src="/web/other.svg"/>',
        )
