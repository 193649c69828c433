"""Asking many at once: who is in the list, and who may have one."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .test_invitation import NEXT_YEAR, InvitationCase


@tagged("post_install", "-at_install")
class TestAskMany(InvitationCase):
    def _wizard(self, user, **vals):
        model = self._as(self.env["coop.invitation.many"], user)
        return model.create({"category_id": self.employees.id, **vals})

    def _staff(self, *names, **vals):
        people = self.env["res.partner"].browse()
        for name in names:
            person = self._person(name)
            self.env["coop.qualification"].create(
                {
                    "partner_id": person.id,
                    "category_id": self.employees.id,
                    "date_from": date(2017, 1, 1),
                    **vals,
                }
            )
            people += person
        return people

    def test_the_list_leaves_in_peace_who_is_to_be(self):
        ann, bob, cai, deb = self._staff("Ann", "Bob", "Cai", "Deb")
        self._invitation(bob)._answer("not_now", "phone", NEXT_YEAR)
        self._invitation(cai)._answer("no", "phone")
        self._member(partner=deb, category=self.employees)
        wizard = self._wizard(self.officer)
        wizard.action_look()
        self.assertEqual(wizard.line_ids.partner_id, ann)
        self.assertEqual(wizard.peace_count, 3)
        wizard.action_ask()
        self.assertEqual(wizard.line_ids.message, "Asked")
        self.assertEqual(self._letters(wizard.sudo().line_ids.invitation_id).partner_id, ann)

    def test_who_answered_in_the_meantime_is_not_asked(self):
        [ann] = self._staff("Ann")
        wizard = self._wizard(self.officer_plain)
        wizard.action_look()
        self._invitation(ann)._answer("not_now", "phone", NEXT_YEAR)
        wizard.action_ask()
        self.assertIn("not now", wizard.line_ids.message)
        self.assertFalse(wizard.line_ids.invitation_id)

    def test_a_team_or_an_area_at_a_time(self):
        team = self.house.copy({"name": "Tîm", "kind": "team"})
        [ann] = self._staff("Ann", place_id=team.id)
        [bob] = self._staff("Bob", area_id=self.area.id)
        self._staff("Cai")
        by_team = self._wizard(self.officer, place_id=team.id)
        by_team.action_look()
        self.assertEqual(by_team.line_ids.partner_id, ann)
        by_area = self._wizard(self.officer, area_id=self.area.id)
        by_area.action_look()
        self.assertEqual(by_area.line_ids.partner_id, ann | bob)

    def test_somebody_of_the_same_house_is_offered_as_the_one_who_asks(self):
        housemate, stranger = self._member("Huw Tŷ"), self._member("Dai Dieithr")
        former = self._member("Fu Unwaith")
        former._leave("resignation", date(2018, 2, 1))
        for member in (housemate, former):
            self.env["coop.place.resident"].create(
                {"partner_id": member.partner_id.id, "place_id": self.house.id}
            )
        wizard = self._wizard(self.officer, place_id=self.house.id)
        self.assertEqual(wizard.inviter_ids, housemate)
        wizard.place_id = False
        self.assertFalse(wizard.inviter_ids, "then anybody may ask")
        self.assertNotIn(stranger, wizard.inviter_ids)
        wizard.place_id = self.house
        plain = self._as(wizard, self.officer_plain)
        self.assertFalse(plain.inviter_ids, "who lives at a house is not for everybody")

    def test_where_somebody_lives_puts_nobody_into_the_list_of_who_may_not_know(self):
        """Who works for the co-op and is supported too: the house tells, so it is not used."""
        [ann] = self._staff("Ann")
        self.env["coop.place.resident"].create(
            {"partner_id": ann.id, "place_id": self.house.id, "date_from": date(2017, 1, 1)}
        )
        knows = self._wizard(self.officer, area_id=self.area.id)
        knows.action_look()
        self.assertEqual(knows.line_ids.partner_id, ann)
        plain = self._wizard(self.officer_plain, area_id=self.area.id)
        plain.action_look()
        self.assertFalse(plain.line_ids)

    def test_the_list_of_many_takes_as_many_queries_as_that_of_one(self):
        def queries(name, count):
            area = self.area.create({"name": name, "company_id": self.company.id})
            team = self.house.copy({"name": name, "kind": "team", "area_id": area.id})
            people = self._staff(*(f"{name} {n}" for n in range(count)), place_id=team.id)
            wizard = self._wizard(self.officer, area_id=area.id)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            found = wizard._get_people()
            spent = self.env.cr.sql_log_count - before
            self.assertEqual(found, people.sorted("coop_sort_key"))
            return spent

        queries("Cyntaf", 1)  # finds the rights that everybody needs
        self.assertEqual(queries("Un", 1), queries("Llawer", 30))

    def test_people_supported_are_asked_by_those_who_may_know(self):
        wizard = self._wizard(self.officer_plain, category_id=self.supported.id)
        with self.assertRaisesRegex(UserError, "may know"):
            wizard.action_look()
        with self.assertRaises(UserError):
            wizard.action_ask()
