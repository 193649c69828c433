from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestLetters(MembershipCase):
    """Letters and labels for members: who may choose whom, and what stands on the outside."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._member("Mali Derwen")
        cls.owen = cls._member("Owen Robin", category=cls.supported)
        cls.members = cls.mali + cls.owen
        cls.hidden = cls.env["res.partner"].create(
            {"name": "Cudd Gwyn", "street": "1 Tŷ Onnen", "city": "Bangor", "zip": "LL57 1AA"}
        )
        cls.env["coop.qualification"].create(
            {
                "partner_id": cls.hidden.id,
                "category_id": cls.supported.id,
                "date_from": date(2018, 1, 1),
                "company_id": cls.company.id,
            }
        )
        cls.text = cls.env.ref("coop_notices.text_get_in_touch")

    def letter(self, records=None, user=None):
        action = self._as(
            self.members if records is None else records, user or self.officer_plain
        ).action_write_letter()
        letters = self._as(self.env["coop.letter"], user or self.officer_plain)
        letter = letters.browse(action["res_id"])
        letter.text_id = self.text
        return letter

    def labels(self, records=None, user=None, **values):
        user = user or self.officer_plain
        records = self.members if records is None else records
        action = self._as(records, user).action_print_labels()
        wizard = self._as(self.env["coop.label.print"], user).browse(action["res_id"])
        wizard.write(values)
        return wizard

    def test_an_officer_writes_to_members_whose_contacts_are_hidden(self):
        letter = self.letter()
        names = letter.recipient_ids.mapped("person_name")
        self.assertEqual(set(names), {"Mali Derwen", "Owen Robin"})
        letter.action_send()
        told = letter.notice_id.delivery_ids
        self.assertEqual(told.partner_id, self.members.sudo().partner_id)
        note = self.owen.message_ids[:1]
        self.assertIn("The office sent a letter.", note.body)
        self.assertNotIn("get in touch", note.body)
        self.assertFalse(self.owen.partner_id.message_ids & note)

    def test_the_letter_of_somebody_supported_reads_like_any_other(self):
        letter = self.letter()
        letter.action_send()
        mali, owen = letter.notice_id.delivery_ids.sorted("partner_id").sudo()
        self.assertEqual(
            mali.body_html.replace("Mali Derwen", "X"), owen.body_html.replace("Owen Robin", "X")
        )
        self.assertEqual(mali.subject, owen.subject)

    def test_who_died_or_is_gone_is_left_out_and_said_why(self):
        self.mali.action_died(TODAY)
        self.owen.action_gone_away(TODAY)
        letter = self.letter()
        self.assertEqual(
            set(letter.recipient_ids.mapped("skipped")),
            {"The person has died.", "The person has gone away."},
        )
        with self.assertRaisesRegex(UserError, "nobody who can be reached"):
            letter.action_send()

    def test_a_letter_may_name_the_number(self):
        text = self.env["coop.text"].create(
            {
                "name": "Your number",
                "key": "your_number",
                "kind_id": self.env.ref("coop_texts.kind_letter").id,
                "company_id": self.company.id,
            }
        )
        for variant in text.kind_id.required_variant_ids:
            self.env["coop.text.version"].create(
                {
                    "text_id": text.id,
                    "lang": variant.lang,
                    "format": variant.format,
                    "title": "Number",
                    "body": "<p>{{name}}: {{number}}</p>",
                }
            ).sudo().action_approve()
        text.sudo().action_publish()
        letter = self.letter(self.mali)
        letter.text_id = text
        self.assertIn(f"Mali Derwen: {self.mali.number}", letter.recipient_ids.preview)
        letter.action_send()
        self.assertIn(self.mali.number, letter.notice_id.delivery_ids.sudo().body_html)

    def test_hidden_people_who_are_no_members_cannot_be_chosen(self):
        letter = self.letter()
        recipients = self._as(self.env["coop.letter.recipient"], self.officer_plain)
        with self.assertRaises(AccessError):
            recipients.create({"letter_id": letter.id, "partner_id": self.hidden.id})
        chosen = self._as(self.hidden, self.officer_plain)
        with self.assertRaisesRegex(UserError, "at least one"):
            chosen.action_coop_write_letter()
        with self.assertRaisesRegex(UserError, "None of these|Choose at least one"):
            wizard = chosen.action_coop_print_labels()["res_id"]
            self._as(self.env["coop.label.print"], self.officer_plain).browse(wizard).action_print()
        action = self._as(self.hidden, self.officer).action_coop_write_letter()
        mine = self.env["coop.letter"].browse(action["res_id"])
        self.assertEqual(mine.recipient_ids.partner_id, self.hidden)
        self.assertFalse(recipients.search([("letter_id", "=", mine.id)]))
        mine.with_user(self.officer).write({"text_id": self.text.id, "how": "print"})
        run = self._as(mine, self.officer).action_send()["res_id"]
        deliveries = self._as(self.env["coop.notice.delivery"], self.officer_plain)
        self.assertFalse(deliveries.search([("partner_id", "=", self.hidden.id)]))
        tasks = self._as(self.env["coop.membership.task"], self.officer_plain)
        self.assertFalse(tasks.search([]))
        plain_run = self._as(self.env["coop.print.run"].browse(run), self.officer_plain)
        plain_run.invalidate_recordset()
        self.assertFalse(plain_run._get_letters(), "nobody prints what they may not see")
        plain_run.action_mark_printed()
        letter = mine.notice_id.delivery_ids
        self.assertEqual((letter.state, letter.print_run_id.id), ("waiting", False))
        again = self._as(self.env["coop.print.run"], self.officer)._gather(self.company)
        self.assertEqual(again.delivery_ids, letter)

    def test_a_label_goes_where_letters_go_whatever_the_register_shows(self):
        """Sent care of the co-op it would only come back to the office."""
        self.owen.service_address_choice = "care_of"
        self.mali.write(
            {"service_address_choice": "other", "service_address_other": "7 Y Bont, Conwy"}
        )
        self.assertIn("1 Heol y Berllan", self.owen.service_address)
        wizard = self.labels()
        [page] = wizard._get_pages()
        for label in page:
            self.assertEqual(label["lines"][1:], ["2 Stryd y Dderwen", "Bangor", "LL57 9ZX"])
        self.assertNotIn("Berllan", wizard._get_addresses_csv())
        self.owen.partner_id._coop_set_need("en_GB", "standard", "print")
        self.owen._tell("welcome")
        self.env["coop.print.run"]._gather(self.company)
        [letter] = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.owen.partner_id.id), ("print_run_id", "!=", False)]
        )
        owen = next(label["lines"] for label in page if label["lines"][0] == "Owen Robin")
        self.assertEqual(owen, letter.address.splitlines())

    def test_a_home_kept_on_the_membership_has_its_postcode_on_a_line_of_its_own(self):
        colleague = self.env["res.users"].create(
            {
                "name": "Gwenno Gwern",
                "login": "gwenno.gwern",
                "group_ids": [(6, 0, self.env.ref("base.group_user").ids)],
            }
        )
        member = self._member(partner=colleague.partner_id, category=self.employees)
        member.write(
            {
                "service_address_choice": "care_of",
                "service_address_other": "3 Lôn Wen, Bangor LL57 9ZY",
            }
        )
        [page] = self.labels(member)._get_pages()
        [label] = page
        self.assertEqual(label["lines"], ["Gwenno Gwern", "3 Lôn Wen", "Bangor", "LL57 9ZY"])

    def test_care_of_somebody_is_nobodys_household(self):
        self.members.partner_id.street = "c/o Perllan Co-op"
        self.assertEqual(self.labels(household=True).label_count, 2)

    def test_houses_together_only_for_those_who_may_know(self):
        self.env["coop.place.resident"].create(
            {"place_id": self.house.id, "partner_id": self.owen.partner_id.id}
        )
        with self.assertRaises(AccessError):
            self.labels(by_place=True)
        [page] = self.labels(user=self.officer, by_place=True)._get_pages()
        self.assertEqual([label["lines"][0] for label in page], ["Owen Robin", "Mali Derwen"])

    def test_applicants_are_written_to_once_their_address_is_proven(self):
        proven = self._submitted("Gwenno Gwiwer", proof_state="by_hand")
        unproven = self._application(
            "Rhywun Arall", how="web", email="x@perllan.example", proof_state="sent"
        )
        letter = self.letter(proven + unproven)
        self.assertEqual(letter.recipient_ids.mapped("person_name"), ["Gwenno Gwiwer"])

    def test_only_officers(self):
        for user in (self.employee, self.inspector, self.system, self.portal_member):
            for act in ("action_write_letter", "action_print_labels"):
                with self.assertRaises(UserError):
                    getattr(self._as(self.members, user), act)()
