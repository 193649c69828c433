from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import CY, EN, ConcernCase

ANSWER = "We are sorry. From now on the bus waits for you."


@tagged("post_install", "-at_install")
class TestComplaint(ConcernCase):
    def complain(self, **values):
        person = self.env["res.partner"].create(
            {"name": "Siân Gwennol", "email": "sian@example.com", "lang": CY}
        )
        self.env["coop.access.need"].create(
            {
                "partner_id": person.id,
                "language": CY,
                "format": "easy_read",
                "channel": "email",
            }
        )
        complaints = self.env["coop.complaint"].with_user(self.handler)
        return complaints.create(
            {"words": "The bus left without me.", "partner_id": person.id, **values}
        )

    def read_all(self, complaint):
        self.env.flush_all()
        self.env.invalidate_all()
        return {name: str(value) for name, value in complaint.read()[0].items()}

    def told(self, complaint, code):
        return self.env["coop.notice.delivery"].search(
            [
                ("kind_id.code", "=", code),
                ("res_model", "=", "coop.complaint"),
                ("res_id", "=", complaint.id),
            ]
        )

    def test_days_are_counted_over_weekends_and_bank_holidays(self):
        # Good Friday is 30 March 2018, Easter Monday 2 April
        complaint = self.complain(received_on="2018-03-29")
        self.assertEqual(str(complaint.acknowledge_by), "2018-04-04")
        self.assertEqual(str(complaint.answer_by), "2018-04-16")
        complaint.received_on = "2018-05-03"  # a Thursday; the Monday after is a bank holiday
        self.assertEqual(str(complaint.acknowledge_by), "2018-05-08")

    def test_it_is_acknowledged_and_answered_in_the_format_of_the_person(self):
        complaint = self.complain()
        complaint.action_acknowledge()
        delivery = self.told(complaint, "complaint_received")
        self.assertEqual((delivery.lang, delivery.format), (CY, "easy_read"))
        self.assertIn("Huw Helyg", delivery.body_html)
        window = self.env["coop.complaint.answer"].with_user(self.handler)
        window.create(
            {"complaint_id": complaint.id, "outcome": "upheld", "answer": ANSWER}
        ).action_answer()
        delivery = self.told(complaint, "complaint_answered")
        self.assertEqual((delivery.lang, delivery.channel), (CY, "email"))
        self.assertIn(ANSWER, delivery.body_html)
        self.assertNotIn("bus", delivery.kind_id._get_subject(EN, self.company))
        self.assertEqual((complaint.state, complaint.outcome), ("answered", "upheld"))
        with self.assertRaises(UserError):
            complaint._give_answer("upheld", ANSWER)

    def test_an_answer_is_a_sentence(self):
        complaint = self.complain()
        with self.assertRaises(UserError):
            complaint._give_answer("not_upheld", "No.")

    def test_what_was_said_and_what_acts_set_is_not_typed_over(self):
        complaint = self.complain()
        for values in ({"words": "Fine."}, {"state": "answered"}, {"answer": "x"}, {"kind": "x"}):
            with self.assertRaises(UserError):
                complaint.write(values)
        with self.assertRaises(AccessError):
            complaint.unlink()

    def test_late_ones_are_found(self):
        complaint = self.complain()
        found = [("is_late", "=", True)]
        self.assertFalse(complaint.search(found))
        self.frozen.move_to("2018-05-04 09:00:00")
        self.addCleanup(self.frozen.move_to, "2018-05-01 09:00:00")
        complaint.invalidate_recordset(["is_late"])
        self.assertTrue(complaint.is_late)
        self.assertEqual(complaint.search(found), complaint)
        complaint.action_acknowledge()
        self.assertFalse(complaint.search(found))

    def test_passed_on_it_is_a_concern_of_which_the_complaint_shows_nothing(self):
        complaint = self.complain()
        before = self.read_all(complaint)
        complaint.action_pass_on_as_concern()
        self.env.invalidate_all()
        concern = self.concerns.search([("complaint_id", "=", complaint.id)])
        self.assertEqual(concern.words_ids.words, complaint.words)
        self.assertEqual(concern.words_ids.said_by, "Siân Gwennol")
        self.assertEqual(concern.channel, "complaint")
        self.assertFalse(self.may_see(concern, self.handler))
        self.assertEqual(self.read_all(complaint), before)
        leads_there = [
            name
            for name, field in complaint._fields.items()
            if (field.comodel_name or "").startswith("coop.concern")
        ]
        self.assertEqual(leads_there, [])

    def test_complaints_are_for_those_who_answer_them(self):
        complaint = self.complain()
        plain = self.env["res.users"].browse(self.employee.id)
        for user in (plain, self.portal, self.lead, self.desk):
            with self.assertRaises(AccessError):
                complaint.with_user(user).read(["words"])

    def test_the_answer_stands_under_what_my_part_led_to(self):
        home = self.env["coop.member.home"]
        complaint = self.complain()
        partner = complaint.partner_id
        self.assertFalse(home._led_to_for(partner))
        complaint._give_answer("upheld", ANSWER)
        (row,) = home._led_to_for(partner)
        self.assertEqual(row["text"], ANSWER)
        other = self.env["res.company"].create({"name": "Meadow Co-op"})
        for company, count in ((complaint.company_id, 1), (other, 0)):
            of_one = home.with_context(coop_round_up_of=company.id)
            self.assertEqual(len(of_one._led_to_for(partner)), count)
        tomorrow = self.env["coop.clock"].today() + timedelta(days=1)
        self.assertFalse(home._led_to_for(partner, since=tomorrow))

    def test_what_became_a_worry_is_not_brought_up(self):
        complaint = self.complain()
        complaint._give_answer("passed_on", ANSWER)
        self.assertFalse(self.env["coop.member.home"]._led_to_for(complaint.partner_id))
