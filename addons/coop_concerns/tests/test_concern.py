import psycopg2

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.coop_base.tests.common import WallAssertions

from .common import EN, WORDS, ConcernCase

REASON = "We spoke with both of them and rang the council."


@tagged("post_install", "-at_install")
class TestConcern(WallAssertions, ConcernCase):
    """From the words to the last act."""

    def test_a_concern_waits_for_the_designated_person_with_its_deadlines(self):
        concern = self.receive()
        self.assertEqual((concern.state, concern.reader_id), ("received", self.lead))
        self.assertEqual(str(concern.read_due_at), "2018-05-02 09:00:00")
        # seven working days after 1 May 2018, of which the 7th is a bank holiday
        self.assertEqual(str(concern.decide_by), "2018-05-11")
        self.assertEqual(concern.words_ids.words, WORDS)
        self.assertEqual(concern.display_name, f"Concern {concern.id}")

    def test_the_authority_is_that_of_the_place_in_either_language(self):
        for place, name in (
            ("Day centre, Swansea", "swansea"),
            ("Tŷ ym Mhort Talbot, Castell-nedd", "neath_port_talbot"),
            ("Canolfan, Abertawe", "swansea"),
            ("Wrexham", "wrexham"),
        ):
            concern = self.receive(said={"place": place})
            if name == "neath_port_talbot":
                self.assertFalse(concern.authority_id, "a name must stand there whole")
                continue
            self.assertEqual(concern.authority_id, self.env.ref(f"coop_concerns.authority_{name}"))
        self.assertFalse(self.receive(said={"place": "Swansea or Cardiff"}).authority_id)
        self.assertEqual(self.env["coop.concern.authority"].search_count([]), 22)

    def test_words_and_acts_stand_behind_the_wall(self):
        self.assert_wall_ready("coop.concern.words")
        self.assert_wall_ready("coop.concern.act")

    def test_words_are_not_changed_by_form_sudo_or_sql(self):
        concern = self.receive()
        for records, values in (
            (concern.words_ids, {"words": "Nothing happened."}),
            (concern.act_ids, {"text": "Nothing was done."}),
        ):
            with self.assertRaises(UserError):
                self.seen_by(records, self.lead).write(values)
            with self.assertRaises(UserError):
                records.sudo().write(values)
            with self.assertRaises(UserError):
                records.sudo().unlink()
            for statement in ("UPDATE %s SET company_id = company_id", "DELETE FROM %s"):
                with (
                    self.assertRaises(psycopg2.errors.RestrictViolation),
                    mute_logger("odoo.sql_db"),
                    self.env.cr.savepoint(),
                ):
                    self.env.cr.execute(statement % records._table)

    def test_nothing_of_a_concern_is_typed_over(self):
        concern = self.seen_by(self.receive(), self.lead)
        for values in ({"state": "closed"}, {"excluded_user_ids": [(5,)]}, {"reader_id": 1}):
            with self.assertRaises(UserError):
                concern.write(values)
        with self.assertRaises(AccessError):
            concern.unlink()
        with self.assertRaises(UserError):
            self.concerns.with_user(self.lead).create({"channel": "web", "state": "closed"})

    def test_it_is_read_decided_and_closed_with_reasons(self):
        concern = self.seen_by(self.receive(), self.lead)
        with self.assertRaises(UserError):
            concern._decide("enquiry", REASON)  # nobody has read it
        concern.action_read()
        with self.assertRaises(UserError):
            concern.action_read()
        for weak in ("", "No need.", None):
            with self.assertRaises(UserError):
                concern._decide("no_action", weak)
        with self.assertRaises(UserError):
            concern._decide("referred", REASON)  # to whom?
        concern._decide("referred", REASON, self.env.ref("coop_concerns.authority_swansea"))
        with self.assertRaises(UserError):
            concern._close("Done.")
        concern._close("The council has found that everybody is safe.")
        self.assertEqual(concern.state, "closed")
        kinds = concern.act_ids.mapped("kind")
        self.assertEqual(kinds, ["received", "handed", "read", "referred", "closed"])
        self.assertEqual(concern.act_ids[2:].mapped("recorded_by"), ["Mali Derwen"] * 3)
        self.assertEqual(concern.act_ids[3].text, REASON)

    def test_each_decision_needs_a_reason_in_full_sentences(self):
        for decision in ("referred", "enquiry", "no_action"):
            concern = self.seen_by(self.receive(), self.lead)
            concern.action_read()
            authority = self.env.ref("coop_concerns.authority_conwy")
            with self.assertRaises(UserError):
                concern._decide(decision, "nothing to do here really", authority)
            concern._decide(decision, REASON, authority)
            self.assertEqual(concern.decision, decision)

    def test_the_window_keeps_no_copy_of_the_words(self):
        concern = self.seen_by(self.receive(), self.lead)
        concern.action_read()
        steps = self.env["coop.concern.step"].with_user(self.lead)
        window = steps.create(
            {"concern_id": concern.id, "step": "words", "text": "She cried.", "said_by": "Nia"}
        )
        window.action_done()
        window = steps.create(
            {"concern_id": concern.id, "step": "decide", "text": REASON, "decision": "enquiry"}
        )
        window.action_done()
        self.assertFalse(self.env["coop.concern.step"].search([]))
        self.assertEqual(concern.words_ids.mapped("words"), [WORDS, "She cried."])
        self.assertEqual(concern.words_ids[1].said_to, "Mali Derwen")
        self.assertEqual(concern.state, "decided")

    def test_whoever_signs_in_and_gives_no_name_leaves_no_trace(self):
        concern = self.receive(user=self.portal)
        self.assertEqual(concern.words_ids.recorded_by_id, self.env.ref("base.public_user").id)
        self.assertNotIn("create_uid", concern._fields)
        self.assertNotIn("Nia Celyn", concern.act_ids.mapped("recorded_by"))
        notice = self.env["coop.notice"].search([("kind_id.code", "=", "concern_waiting")])
        self.assertEqual(notice.told_by_id, self.env.ref("base.user_root"))

    def test_whoever_types_for_somebody_is_written_down(self):
        concern = self.receive(by=self.desk, channel="phone")
        self.assertEqual(concern.words_ids.recorded_by, "Desg Onnen")
        self.assertEqual(concern.channel, "phone")

    def test_files_are_refused(self):
        concern = self.receive()
        values = {"name": "photo", "raw": b"x", "res_model": "coop.concern", "res_id": concern.id}
        for user in (self.lead, self.admin, self.env.user):
            with self.assertRaises(UserError):
                self.env["ir.attachment"].with_user(user).create(values)
        file = self.env["ir.attachment"].create({"name": "photo", "raw": b"x"})
        with self.assertRaises(UserError):
            file.write({"res_model": "coop.concern.words", "res_id": concern.words_ids.id})

    def test_deadlines_hold_from_their_day_on(self):
        before = self.receive()
        self.env["coop.concern.deadline"].create(
            {"company_id": self.company.id, "date_from": "2018-05-01", "read_hours": 4}
        )
        after = self.receive()
        self.assertEqual(str(before.read_due_at), "2018-05-02 09:00:00")
        self.assertEqual(str(after.read_due_at), "2018-05-01 13:00:00")
        with (
            self.assertRaises(psycopg2.errors.CheckViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env["coop.concern.deadline"].create({"date_from": "2019-01-01", "read_hours": 0})

    def test_the_settings_count_authorities_without_a_number(self):
        settings = self.env["res.config.settings"].with_context(lang=EN)
        self.assertEqual(settings.create({}).coop_concern_unnumbered, 22)
        self.env.ref("coop_concerns.authority_conwy").phone = "01492 000000"
        self.assertEqual(settings.create({}).coop_concern_unnumbered, 21)
