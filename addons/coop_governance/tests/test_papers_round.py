from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from .papers_common import NEEDS, SECRET, PapersCase

HALL = "A lift: {} {}."


@tagged("post_install", "-at_install")
class TestPapersRound(PapersCase, HttpCase):
    """Papers reach each councillor in their own way, language and format, once."""

    # -- when ----------------------------------------------------------------------------------

    def test_they_go_out_so_many_clear_days_before_and_once(self):
        self.meeting._call()
        self.assertEqual(self.meeting.papers_by, date(2018, 5, 21))
        self._night("2018-05-20 03:00:00")
        self.assertFalse(self.meeting.round_ids)
        for _time in range(2):
            self._night("2018-05-21 03:00:00")
        self._night("2018-05-22 03:00:00")
        told = self._told()
        self.assertEqual(len(self.meeting.round_ids), 1)
        self.assertEqual(len(told), len(self.people))
        self.assertEqual(set(told.partner_id), set(self.people.values()))
        self.assertEqual(self.meeting.papers_on, date(2018, 5, 21))

    def test_of_several_bodies_the_rules_of_the_one_that_wants_them_first(self):
        self.env["coop.body.rules"].create(
            {"body_id": self.board.id, "valid_from": date(2017, 1, 1), "papers_days": 10}
        )
        joint = self._meeting(bodies=self.council | self.board)
        self.assertEqual(joint.papers_by, date(2018, 5, 18))

    def test_the_rules_of_the_day_of_the_meeting_count(self):
        self.rules_of_council.copy({"valid_from": date(2018, 5, 28), "papers_days": 3})
        self.env.invalidate_all()
        self.assertEqual(self.meeting.papers_by, date(2018, 5, 25))

    def test_where_the_rules_name_no_day_they_go_by_hand_alone(self):
        self.rules_of_council.papers_days = 0
        self.meeting._call()
        self._night("2018-05-28 03:00:00")
        self.assertFalse(self.meeting.round_ids)
        self._as(self.meeting, self.secretary).action_send_papers()
        self.assertEqual(len(self._told()), len(self.people))

    def test_notice_that_is_given_on_the_day_of_the_papers_sends_them_at_once(self):
        with self._time("2018-05-21 10:00:00"):
            self.meeting._call()
        self.assertEqual(len(self._told()), len(self.people))

    def test_before_notice_and_once_it_has_begun_nothing_goes_out(self):
        self._night("2018-05-25 03:00:00")
        with self.assertRaises(UserError):
            self.meeting.action_send_papers()
        self.meeting._call()
        self._night("2018-05-29 20:00:00")
        self.meeting.action_cancel()
        self._night("2018-05-25 03:00:00")
        self.assertFalse(self.meeting.round_ids)

    # -- how -----------------------------------------------------------------------------------

    def test_letters_hold_the_papers_in_the_language_and_format_of_each(self):
        told = self._send()
        for name in ("Oak 1", "Oak 2", "Ash 1", "Ash 2"):
            lang, text_format, _way = NEEDS[name]
            delivery, words = self._words(told, name)
            with self.subTest(name=name):
                self.assertEqual((delivery.channel, delivery.format), ("print", text_format))
                written = "easy_read" if text_format == "easy_read" else "standard"
                self.assertIn(HALL.format(lang, written), words)
                self.assertIn(f"A lift ({lang})", words)
                self.assertEqual(words.count("A lift: "), 1)
                self.assertIn("Y neuadd" if lang == "cy_GB" else "The hall", words)

    def test_in_easy_read_each_sentence_of_ours_has_its_picture(self):
        told = self._send()
        for name in ("Oak 1", "Oak 2"):
            _delivery, words = self._words(told, name)
            self.assertEqual(words.count("<p>"), words.count("<img"), words)
        self.assertIn("You find them below.", self._words(told, "Oak 1")[1])
        self.assertIn("Maen nhw isod.", self._words(told, "Oak 2")[1])

    def test_letters_go_into_a_print_run(self):
        told = self._send()
        letters = told.filtered(lambda row: row.channel == "print")
        self.assertEqual(len(letters), 4)
        run = self.env["coop.print.run"]._gather(self.company)
        self.assertEqual(letters.print_run_id, run)

    def test_who_reads_pages_gets_a_link_and_not_the_papers(self):
        delivery, words = self._words(self._send(), "Online")
        self.assertEqual(delivery.channel, "email")
        self.assertIn(f"/my/meetings/{self.meeting.id}", words)
        self.assertIn("The hall: A lift (en_GB)", words)
        self.assertNotIn("A lift: ", words)
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        page = self.url_open(f"/my/meetings/{self.meeting.id}").text
        self.assertIn(HALL.format("en_GB", "standard"), page)

    def test_an_e_mail_to_who_has_no_log_in_holds_them(self):
        delivery, words = self._words(self._send(), "Rowan 2")
        self.assertEqual(delivery.channel, "email")
        self.assertIn(HALL.format("en_GB", "standard"), words)

    def test_whoever_rings_somebody_can_read_them_out(self):
        delivery, words = self._words(self._send(), "Rowan 1")
        self.assertEqual(delivery.channel, "phone")
        self.assertIn(HALL.format("en_GB", "standard"), words)
        self.assertIn("We can read them to you. Or we send them by post.", words)

    def test_an_e_mail_that_does_not_arrive_becomes_a_letter_with_the_papers(self):
        self.online.write({"street": "1 Stryd y Dderwen", "city": "Bangor", "zip": "LL57 9ZX"})
        delivery, _words = self._words(self._send(), "Online")
        delivery._send_twin()
        self.assertEqual(delivery.channel, "print")
        self.assertIn(HALL.format("en_GB", "standard"), delivery.body_html)
        self.assertNotIn(SECRET, delivery.body_html)

    def test_who_reads_welsh_hears_that_there_is_no_welsh_paper(self):
        english = self._paper("The roof", publish=False)
        version = english.version_ids.filtered(
            lambda v: (v.lang, v.format) == ("en_GB", "standard")
        )
        version.action_approve()
        english._publish_anyway("It came late.")
        self.first.paper_ids |= english
        told = self._send()
        _delivery, words = self._words(told, "Ash 2")
        self.assertIn("The roof: en_GB standard.", words)
        self.assertIn('lang="en-GB"', words)
        self.assertIn("Dim ond fel hyn y mae’r papur hwn gennym.", words)
        self.assertNotIn("We have this paper only like this", self._words(told, "Ash 1")[1])

    # -- closed points -------------------------------------------------------------------------

    def test_closed_papers_are_in_no_letter_and_no_e_mail(self):
        told = self._send()
        self.assertIn("A closed point. You read it on your page", self._words(told, "Ash 1")[1])
        self.assertIn("A closed point. You read it on your page", self._words(told, "Online")[1])
        self.env.flush_all()
        for table, column in (
            ("coop_notice", "values"),
            ("coop_notice_delivery", "subject"),
            ("coop_notice_delivery", "body_html"),
            ("mail_mail", "body_html"),
            ("mail_message", "body"),
        ):
            self.env.cr.execute(f'SELECT "{column}"::text FROM "{table}"')
            for (words,) in self.env.cr.fetchall():
                self.assertNotIn("Rhosyn", words or "", table)

    def test_a_paper_that_is_closed_elsewhere_is_not_given_away_by_an_open_point(self):
        self.first.paper_ids |= self.secret
        told = self._send()
        for name in self.people:
            _delivery, words = self._words(told, name)
            self.assertNotIn("Rhosyn", words)
        self.assertIn("A closed paper. You read it on your page", self._words(told, "Ash 1")[1])

    def test_who_withdrew_from_a_closed_point_hears_nothing_of_it(self):
        self.first.paper_ids = False
        self.meeting._call()
        self.env["coop.item.interest"].create(
            {"item_id": self.closed.id, "person_id": self._row("Oak 1").id, "what": "My sister"}
        )
        self._night("2018-05-21 03:00:00")
        told = self._told().partner_id
        self.assertNotIn(self.people["Oak 1"], told)
        self.assertIn(self.people["Oak 2"], told)

    def test_those_of_a_body_that_does_not_deal_with_it_hear_nothing_of_it(self):
        self.env["coop.body.rules"].create(
            {"body_id": self.board.id, "valid_from": date(2017, 1, 1), "quorum_least": 0}
        )
        seat = self._seats(1, body_id=self.board.id)
        trustee = self._member("Tegid Tegan").partner_id
        self.env["coop.office.term"]._enter_before(seat, trustee, date(2018, 1, 1))
        joint = self._meeting(bodies=self.council | self.board)
        item = joint.item_ids.sorted("sequence")[0]
        item.write(
            {
                "is_closed": True,
                "closed_why": "Pay",
                "paper_ids": [(6, 0, self.secret.ids)],
                "body_ids": [(6, 0, self.council.ids)],
            }
        )
        joint._call()
        self.assertIn(trustee, joint.person_ids.holder_id.partner_id)
        self._as(joint, self.secretary).action_send_papers()
        told = self._told(meeting=joint).partner_id
        self.assertNotIn(trustee, told)
        self.assertIn(self.people["Oak 1"], told)

    # -- later ---------------------------------------------------------------------------------

    def test_papers_that_come_later_are_told_of_once_each(self):
        late = self._paper("The roof", publish=False)
        self.third.paper_ids = late
        self._send()
        self.assertEqual(self.meeting.round_ids.text_ids, self.paper | self.secret)
        self._night("2018-05-22 03:00:00")
        self.assertEqual(len(self.meeting.round_ids), 1)
        self._publish(late)
        for _time in range(2):
            self._night("2018-05-23 03:00:00")
        self.assertEqual(len(self.meeting.round_ids), 2)
        told = self._told(1)
        self.assertEqual(len(told), len(self.people))
        _delivery, words = self._words(told, "Ash 1")
        self.assertIn("The roof: en_GB standard.", words)
        self.assertNotIn("A lift: ", words)
        self.third.paper_ids = False
        self.first.paper_ids |= late
        self._night("2018-05-24 03:00:00")
        self.assertEqual(len(self.meeting.round_ids), 2)

    def test_the_office_sends_them_sooner_and_nobody_else_does(self):
        self.meeting._call()
        with self.assertRaises(UserError):
            self._as(self.meeting, self.officer).action_send_papers()
        self._as(self.meeting, self.secretary).action_send_papers()
        self.assertEqual(len(self._told()), len(self.people))
        with self.assertRaisesRegex(UserError, "nothing to send"):
            self._as(self.meeting, self.secretary).action_send_papers()
        self._night("2018-05-21 03:00:00")
        self.assertEqual(len(self._told()), len(self.people))

    def test_the_day_on_which_they_went_is_typed_over_by_nobody(self):
        with self.assertRaises(UserError):
            self._as(self.meeting, self.secretary).papers_on = date(2018, 5, 21)

    def test_who_is_new_on_the_roll_gets_all_that_went_out(self):
        self._send()
        seat = self._seats(1, number=3, constituency_id=self.ash.id)
        new = self._member("Nia Newydd", self.employees).partner_id
        with self._time("2018-05-22 10:00:00"):
            self.env["coop.office.term"]._begin(seat, new, date(2018, 5, 22), "elected")
            self.meeting.action_fill_roll()
        self._night("2018-05-23 03:00:00")
        told = self._told()
        self.assertEqual(len(told), len(self.people) + 1)
        one = told.filtered(lambda row: row.partner_id == new)
        self.assertIn(HALL.format("en_GB", "standard"), one.body_html)

    # -- a day that was moved ------------------------------------------------------------------

    def test_a_paper_whose_words_change_goes_out_again_and_says_so(self):
        self._send()
        self._new_words("No lift after all.")
        self._night("2018-05-22 03:00:00")
        self._night("2018-05-23 03:00:00")
        self.assertEqual(len(self.meeting.round_ids), 2)
        told = self._told(1)
        self.assertEqual(set(told.partner_id), set(self.people.values()))
        _delivery, words = self._words(told, "Ash 1")
        self.assertIn("No lift after all.", words)
        self.assertIn("This paper has changed since we sent it.", words)
        self.assertNotIn(SECRET, words)
        _delivery, words = self._words(told, "Online")
        self.assertIn("(changed)", words)

    def test_a_language_that_is_added_sends_nothing_again(self):
        text = self.paper
        self.paper.version_ids.filtered(lambda v: v.lang == "cy_GB").is_published = False
        self._send()
        text.action_publish()
        self._night("2018-05-22 03:00:00")
        self.assertEqual(len(self.meeting.round_ids), 1)

    def test_who_is_new_on_the_roll_gets_a_paper_in_its_last_words_alone(self):
        self._send()
        self._new_words("No lift after all.")
        self._night("2018-05-22 03:00:00")
        holder = self.env["coop.office.holder"].search(
            [("partner_id", "=", self.people["Ash 1"].id)], limit=1
        )
        first, second = self.meeting.round_ids.sorted("id")
        partner = holder.partner_id
        self.assertNotIn(self.paper, [t for _i, texts in first._get_points(partner) for t in texts])
        self.assertIn(self.paper, [t for _i, texts in second._get_points(partner) for t in texts])

    def _new_words(self, words):
        version = self.paper.version_ids.filtered(
            lambda v: (v.lang, v.format, v.state) == ("en_GB", "standard", "approved")
        )
        self.env["coop.text.version"].create(
            {
                "text_id": self.paper.id,
                "lang": "en_GB",
                "format": "standard",
                "title": version.title,
                "body": f"<p>{words}</p>",
            }
        ).action_approve()
        self.paper._publish_anyway("The others follow")

    def test_of_a_meeting_that_is_later_they_go_out_later(self):
        self.meeting._call()
        self._move(date(2018, 6, 5))
        self.assertEqual(self.meeting.papers_by, date(2018, 5, 28))
        self._night("2018-05-21 03:00:00")
        self.assertFalse(self.meeting.round_ids)
        self._night("2018-05-28 03:00:00")
        _delivery, words = self._words(self._told(), "Ash 1")
        self.assertIn("5 June 2018", words)

    def test_what_went_out_is_not_sent_again_for_another_day_and_what_is_new_is(self):
        self._send()
        with self._time("2018-05-21 12:00:00"):
            self._move(date(2018, 6, 5))
        self._night("2018-05-28 03:00:00")
        self.assertEqual(len(self._told()), len(self.people))
        self.third.paper_ids = self._paper("The roof")
        self._night("2018-05-29 03:00:00")
        self.assertEqual(self.meeting.round_ids.sorted("id")[1].text_ids.name, "The roof")

    def test_a_day_that_is_near_sends_them_at_once(self):
        self.rules_of_council.notice_days = 2
        self.meeting._call()
        with self._time("2018-05-15 10:00:00"):
            self._move(date(2018, 5, 20))
            self.assertEqual(self.meeting.papers_by, date(2018, 5, 12))
        self.assertEqual(len(self._told()), len(self.people))

    # -- who reads it --------------------------------------------------------------------------

    def test_what_went_out_is_read_by_the_governance_officer_alone(self):
        self._send()
        self.assertEqual(
            self._as(self.meeting.round_ids, self.secretary).text_ids, self.paper | self.secret
        )
        for user in (self.portal_member, self.officer, self.employee, self.inspector):
            with self.assertRaises(AccessError):
                self._as(self.meeting.round_ids, user).read(["text_ids"])
            with self.assertRaises(AccessError):
                self._as(self.meeting, user).read(["round_ids"])
