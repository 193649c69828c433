from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import MembershipCase


@tagged("post_install", "-at_install")
class TestNewsOfMembers(MembershipCase):
    """News for all members or for those of some areas."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.areas = cls.env["coop.area"].create(
            [
                {"name": name, "code": code, "company_id": cls.company.id}
                for name, code in (("Arfon", "ARF"), ("Eifionydd", "EIF"))
            ]
        )
        cls.text = cls.env["coop.text"].create(
            {
                "name": "The bus stop is lit",
                "key": "test_bus_stop",
                "kind_id": cls.env.ref("coop_notices.text_kind_news").id,
                "company_id": cls.company.id,
            }
        )
        cls.mali = cls._member("Mali Derwen")
        cls.owen = cls._member("Owen Onnen")
        cls.news = cls.env["coop.news"].create(
            {"text_id": cls.text.id, "company_id": cls.company.id}
        )

    def test_everybody_is_every_member_of_today(self):
        people = self.news._get_people()
        self.assertEqual(people, (self.mali + self.owen).partner_id)
        self.assertEqual(self.news.people_count, 2)

    def test_an_area_is_those_who_belong_to_it(self):
        self.mali._write_unregistered({"area_id": self.areas[0].id})
        self.news.write({"audience": "areas", "area_ids": self.areas[0].ids})
        self.assertEqual(self.news._get_people(), self.mali.partner_id)
        self.news.sudo().state = "sent"
        mali, owen = self.mali.partner_id, self.owen.partner_id
        self.assertIn(self.news, self.news._shown_to(mali, self.company))
        self.assertNotIn(self.news, self.news._shown_to(owen, self.company))

    def test_an_officer_tells_chosen_members_something_urgent(self):
        members = self._as(self.mali + self.owen, self.officer)
        message = self.env["coop.urgent.message"].browse(members.action_tell_urgently()["res_id"])
        self.assertEqual(message.person_ids, (self.mali + self.owen).partner_id)
        with self.assertRaises(UserError):
            self._as(self.mali, self.employee).action_tell_urgently()
