from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import CY, EN, NoticeCase


@tagged("post_install", "-at_install")
class TestLetter(NoticeCase):
    """A letter of the office to a selection: looked at, sent once, kept."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.letter_text = cls.env.ref("coop_notices.text_get_in_touch")
        cls.gone = cls._new_person("Gwyn Gwag", email="gwyn@example.com", active=False)
        cls.nowhere = cls._new_person("Neb Unman", street=False, city=False, zip=False)

    def start(self, people=None, **values):
        people = self.people if people is None else people
        action = people.with_user(self.clerk).with_company(self.company).action_coop_write_letter()
        letter = self.env["coop.letter"].with_user(self.clerk).browse(action["res_id"])
        letter.write({"text_id": self.letter_text.id, **values})
        return letter

    def test_it_says_before_sending_how_everybody_is_reached(self):
        letter = self.start(self.people + self.gone + self.nowhere)
        self.assertEqual(
            letter.summary,
            "2 by e-mail, 1 by letter, 1 cannot be reached, 1 are not written to",
        )
        rows = {row.partner_id: row for row in letter.recipient_ids}
        self.assertEqual(rows[self.gone].skipped, "The contact is archived.")
        self.assertEqual((rows[self.owen].lang, rows[self.owen].channel), (CY, "print"))
        self.assertEqual(rows[self.sian].format, "easy_read")

    def test_what_each_gets_can_be_looked_at(self):
        letter = self.start()
        rows = {row.partner_id: row for row in letter.recipient_ids}
        self.assertIn("Annwyl Owen Robin", rows[self.owen].preview)
        self.assertEqual(rows[self.owen].preview_title, "Cysylltwch â ni, os gwelwch yn dda")
        self.assertIn("Hello Siân Gwennol.", rows[self.sian].preview)
        self.assertFalse(letter.notice_id, "looking sends nothing")

    def test_it_goes_out_once_and_is_kept(self):
        letter = self.start(self.people + self.gone + self.nowhere)
        letter.action_send()
        self.assertEqual(letter.state, "sent")
        deliveries = letter.notice_id.delivery_ids
        self.assertEqual(deliveries.partner_id, self.people + self.nowhere)
        states = {row.partner_id: (row.channel, row.state) for row in deliveries}
        self.assertEqual(states[self.mali], ("email", "waiting"))
        self.assertEqual(states[self.nowhere], ("none", "failed"))
        self.assertIn("Dear Mali Derwen", letter.recipient_ids.delivery_id[:1].sudo().body_html)
        for act in (letter.action_send, letter.unlink, lambda: letter.write({"how": "print"})):
            with self.assertRaises(UserError):
                act()
        with self.assertRaises(UserError):
            letter.recipient_ids[:1].unlink()

    def test_the_same_person_is_written_to_once(self):
        letter = self.start(self.mali + self.mali)
        letter._add(self.mali + self.owen)
        self.assertEqual(letter.recipient_ids.partner_id, self.mali + self.owen)

    def test_somebody_taken_off_the_list_gets_nothing(self):
        letter = self.start()
        letter.recipient_ids.filtered(lambda row: row.partner_id == self.mali).unlink()
        letter.action_send()
        self.assertNotIn(self.mali, letter.notice_id.delivery_ids.partner_id)

    def test_printed_for_everybody_it_is_a_run_of_its_own(self):
        other = self.tell(self.owen)
        letter = self.start(self.people + self.nowhere, how="print")
        self.assertEqual(letter.summary, "3 by letter, 1 cannot be reached")
        action = letter.action_send()
        run = self.env["coop.print.run"].browse(action["res_id"])
        self.assertEqual(run.delivery_ids.partner_id, self.people)
        self.assertFalse(run.delivery_ids & other.delivery_ids, "what waited for long stays")
        self.assertEqual(set(run.delivery_ids.mapped("channel")), {"print"})
        none = letter.notice_id.delivery_ids - run.delivery_ids
        self.assertEqual(none.failure_reason, "No postal address.")

    def test_a_text_is_published_first(self):
        draft = self.env["coop.text"].create(
            {
                "name": "Later",
                "key": "later",
                "kind_id": self.env.ref("coop_texts.kind_letter").id,
                "company_id": self.company.id,
            }
        )
        letter = self.start(text_id=draft.id)
        with self.assertRaisesRegex(UserError, "has not been published"):
            letter.action_send()
        letter.text_id = False
        with self.assertRaisesRegex(UserError, "Choose the text"):
            letter.action_send()

    def test_nobody_at_all_is_no_letter(self):
        with self.assertRaisesRegex(UserError, "at least one"):
            self.env["res.partner"].with_user(self.clerk).action_coop_write_letter()
        with self.assertRaisesRegex(UserError, "nobody who can be reached"):
            self.start(self.gone + self.nowhere).action_send()

    # -- writing one's own -------------------------------------------------------------------

    def write_own(self, letter, bodies, user=None, name="The hall has moved"):
        wizard = self.env["coop.letter.write"].with_user(user or self.writer)
        wizard = wizard.with_company(self.company).create({"letter_id": letter.id, "name": name})
        for line in wizard.line_ids:
            line.body = bodies.get((line.variant_id.lang, line.variant_id.format))
        return wizard.action_save()

    @property
    def writer(self):
        self.clerk.group_ids += self.env.ref("coop_texts.group_text_editor")
        return self.clerk

    WORDS = {
        (EN, "standard"): "<p>Dear {{name}}, we meet in the new hall.</p>",
        (CY, "standard"): "<p>Annwyl {{name}}, rydym yn cyfarfod yn y neuadd newydd.</p>",
        (EN, "easy_read"): "<p>Hello {{name}}. We meet in the new hall.</p>",
        (CY, "easy_read"): "<p>Helo {{name}}. Rydym yn cyfarfod yn y neuadd newydd.</p>",
    }

    def test_own_words_wait_for_a_publisher_and_can_be_looked_at(self):
        letter = self.start(text_id=False)
        self.write_own(letter, self.WORDS)
        self.assertEqual(letter.text_id.name, "The hall has moved")
        self.assertTrue(letter.text_problem)
        preview = letter.recipient_ids.filtered(lambda row: row.partner_id == self.owen).preview
        self.assertIn("yn y neuadd newydd", preview)
        with self.assertRaisesRegex(UserError, "has not been published"):
            letter.action_send()

    def test_a_publisher_who_may_approve_their_own_sends_at_once(self):
        letter = self.start(text_id=False)
        self.company.coop_text_own_approval = True
        self.clerk.group_ids += self.env.ref("coop_texts.group_text_publisher")
        self.write_own(letter, self.WORDS)
        self.assertEqual(letter.text_id.state, "published")
        letter.action_send()
        owen = letter.notice_id.delivery_ids.filtered(lambda row: row.partner_id == self.owen)
        self.assertIn("yn y neuadd newydd", owen.sudo().body_html)

    def test_a_missing_variant_keeps_the_words_and_stops_the_letter(self):
        letter = self.start(text_id=False)
        self.company.coop_text_own_approval = True
        self.clerk.group_ids += self.env.ref("coop_texts.group_text_publisher")
        words = {key: body for key, body in self.WORDS.items() if key != (CY, "easy_read")}
        self.write_own(letter, words)
        self.assertEqual(len(letter.text_id.version_ids), 3)
        self.assertIn("is missing", letter.text_problem)
        with self.assertRaisesRegex(UserError, "is missing"):
            letter.action_send()

    def test_a_placeholder_that_nobody_can_fill_is_refused(self):
        letter = self.start(text_id=False)
        with self.assertRaisesRegex(ValidationError, "{{address}}"):
            self.write_own(letter, {(EN, "standard"): "<p>{{address}}</p>"})
        with self.assertRaisesRegex(UserError, "no words"):
            self.write_own(letter, {})

    def test_only_those_who_send(self):
        letter = self.start()
        for user in (self.officer, self.editor):
            with self.assertRaises(AccessError):
                self.mali.with_user(user).action_coop_write_letter()
            with self.assertRaises(AccessError):
                letter.with_user(user).action_send()
            with self.assertRaises(AccessError):
                letter.with_user(user).read(["summary"])
