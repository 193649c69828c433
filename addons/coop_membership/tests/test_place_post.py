from odoo.tests import tagged

from .common import MembershipCase


@tagged("post_install", "-at_install")
class TestPlacePost(MembershipCase):
    """Who lives in one house gets post together, under its address and nothing more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = cls.env["coop.place"].create(
            {
                "name": "The Old Orchard",
                "company_id": cls.company.id,
                "kind": "house",
                "street": "9 Plum Lane",
                "city": "Afallen",
                "zip": "LL99 9ZZ",
            }
        )
        cls.people = cls.env["res.partner"].create(
            [
                {"name": "Anwen", "street": "9 Plum Lane", "city": "Afallen", "zip": "LL99 9ZZ"},
                {"name": "Bryn", "street": "Plum Lane 9", "city": "Afallen", "zip": "LL99 9ZZ"},
                {"name": "Cadi", "street": "1 Elsewhere", "city": "Pentref", "zip": "LL99 1AA"},
            ]
        )
        cls.env["coop.place.resident"].create(
            [{"place_id": cls.house.id, "partner_id": person.id} for person in cls.people]
        )

    def test_addresses_spelt_otherwise_are_one_house(self):
        piles = self.people._coop_piles(self.company)
        self.assertEqual(piles[self.people[0].id], piles[self.people[1].id])
        self.assertEqual(piles[self.people[1].id], ["9 Plum Lane", "Afallen", "LL99 9ZZ"])

    def test_whose_post_goes_elsewhere_is_not_in_the_pile(self):
        piles = self.people._coop_piles(self.company)
        self.assertEqual(piles[self.people[2].id], ["1 Elsewhere", "Pentref", "LL99 1AA"])

    def test_nothing_outside_names_the_place(self):
        said = str(self.people._coop_piles(self.company))
        self.assertNotIn("Orchard", said)

    def test_housemates_have_different_pictures(self):
        marks = self.people._coop_marks()
        self.assertEqual(len({mark.id for mark in marks.values()}), 3)
        self.assertIn(self.people[2], self.people._coop_households()[self.people[0].id])

    def test_who_has_moved_out_is_no_housemate(self):
        stays = self.env["coop.place.resident"].search([("partner_id", "=", self.people[2].id)])
        stays.date_to = self.env["coop.clock"].today().replace(year=2000)
        self.assertNotIn(self.people[2], self.people._coop_households()[self.people[0].id])
