from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from .common import TODAY
from .meeting_common import MeetingCase, at

ASKED, ANSWER, NAME = "Is Rhosyn heard?", "Rhosyn is heard first.", "Rhosyn Rhudd"


@tagged("post_install", "-at_install")
class TestClosedWays(MeetingCase, HttpCase):
    """Ways by which a closed point could get out beside its own page."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.councillor = cls._member(partner=cls.portal_member.partner_id)
        seat = cls._seats(1, number=3, constituency_id=cls.rowan.id)
        cls.term = cls.env["coop.office.term"]._begin(
            seat, cls.councillor.partner_id, date(2018, 5, 1), "elected"
        )
        cls.closed = cls.meeting.item_ids.sorted("sequence")[1]
        cls.closed.write({"name": NAME, "is_closed": True, "closed_why": "It is about somebody."})
        cls.meeting._call()
        cls.row = cls.meeting.person_ids.filtered(lambda person: person.term_id == cls.term)

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _page(self, path="", nonce=None):
        path = f"/my/meetings/{self.meeting.id}{path}"
        return self.url_open(f"{path}?w={nonce}" if nonce else path).text

    def _ask_and_answer(self, kind="ask"):
        item = None if kind == "minutes" else self.closed
        question = self.env["coop.meeting.question"]._ask(self.row, kind, ASKED, item)
        question.answer = ANSWER
        self._as(question, self.secretary).action_answer()
        return question

    # -- answers -------------------------------------------------------------------------------

    def test_the_answer_about_a_closed_point_is_in_no_letter(self):
        for lang, words in (("en_GB", "read it on your page"), ("cy_GB", "ar eich tudalen")):
            self.councillor.partner_id._coop_set_need(lang, "standard", "email")
            self._ask_and_answer()
            notice = self.env["coop.notice"].search(
                [("kind_id.code", "=", "meeting_answer")], limit=1, order="id desc"
            )
            told = f"{notice.values} {notice.delivery_ids.body_html} {notice.delivery_ids.subject}"
            self.assertIn(words, told)
            self.assertNotIn("Rhosyn", told)
        self.env.flush_all()
        for table, column in (
            ("coop_notice", "values"),
            ("coop_notice_delivery", "body_html"),
            ("mail_mail", "body_html"),
            ("mail_message", "body"),
        ):
            self.env.cr.execute(f'SELECT "{column}"::text FROM "{table}"')
            for (words,) in self.env.cr.fetchall():
                self.assertNotIn("Rhosyn", words or "", table)

    def test_nor_what_somebody_finds_wrong_in_minutes_of_which_some_are_closed(self):
        self._ask_and_answer("minutes")
        notice = self.env["coop.notice"].search([("kind_id.code", "=", "meeting_answer")], limit=1)
        told = f"{notice.values} {notice.delivery_ids.body_html}"
        self.assertIn("something about the minutes", told)
        self.assertNotIn("Rhosyn", told)
        partner = self.councillor.partner_id
        home = self.env["coop.member.home"].with_company(self.company)
        self.assertNotIn("Rhosyn", str(home._get_led_to(partner)[partner.id]))
        self._sign_in(self.portal_member)
        self.assertIn(ANSWER, self._page())
        self.closed.is_closed = False
        self._ask_and_answer("minutes")
        notice = self.env["coop.notice"].search([("kind_id.code", "=", "meeting_answer")], limit=1)
        self.assertIn(ANSWER, notice.delivery_ids.body_html)

    def test_the_answer_about_an_open_point_is(self):
        question = self.env["coop.meeting.question"]._ask(self.row, "ask", "Who pays?")
        question.answer = "The county."
        self._as(question, self.secretary).action_answer()
        notice = self.env["coop.notice"].search([("kind_id.code", "=", "meeting_answer")], limit=1)
        self.assertIn("The county.", notice.delivery_ids.body_html)

    def test_the_first_page_says_that_there_is_an_answer_and_the_meeting_s_page_which(self):
        self._ask_and_answer()
        partner = self.councillor.partner_id
        home = self.env["coop.member.home"].with_company(self.company)
        self.assertNotIn("Rhosyn", str(home._get_led_to(partner)[partner.id]))
        self._sign_in(self.portal_member)
        page = self._page()
        for words in (NAME, ASKED, ANSWER):
            self.assertIn(words, page)

    # -- helpers and the help desk -------------------------------------------------------------

    def _helped(self):
        """Return (user, secret of the page) of a helper who may come to meetings."""
        helper = self.env["coop.helper"]._choose(
            self.councillor.partner_id,
            self.company,
            {
                "name": self.portal_other.name,
                "role_id": self.env.ref("coop_access.helper_role_friend").id,
                "kind_ids": [Command.set(self.env.ref("coop_access.helper_kind_meetings").ids)],
                "date_from": TODAY,
                "date_to": TODAY,
            },
        )
        helper.helper_partner_id = self.portal_other.partner_id
        helper._promise("own")
        sessions = self.env["coop.assisted.session"].with_user(self.portal_other)
        return self.portal_other, sessions._start_helper(helper)

    def _by_desk(self, group=None):
        rights = (
            "coop_access.group_desk",
            "coop_membership.group_membership_officer",
            "coop_membership.group_support_status",
            group,
        )
        user = self._user(f"desg_{bool(group)}", *filter(None, rights))
        partner = self.councillor.partner_id.with_user(user)
        return user, self.env["coop.assisted.session"].with_user(user)._start(partner, "phone")[1]

    def test_a_helper_without_the_person_and_the_help_desk_see_none_of_it(self):
        self._ask_and_answer()
        self._ask_and_answer("minutes")
        for open_pages in (self._helped, self._by_desk):
            user, nonce = open_pages()
            self._sign_in(user)
            page = self._page(nonce=nonce)
            self.assertIn("Point 1", page, user.login)
            for words in (NAME, ASKED, ANSWER, "It is about somebody."):
                self.assertNotIn(words, page, user.login)

    def test_a_helper_without_the_person_declares_no_interest_and_is_not_asked_for_one(self):
        for open_pages, declares in ((self._helped, False), (self._by_desk, True)):
            user, nonce = open_pages()
            self._sign_in(user)
            page = self._page(nonce=nonce)
            self.assertIn("I do not understand this", page, user.login)
            self.assertEqual("It concerns me myself" in page, declares, user.login)

    def test_a_governance_officer_who_helps_by_phone_reads_it_out(self):
        user, nonce = self._by_desk("coop_governance.group_governance_officer")
        self._sign_in(user)
        self.assertIn(NAME, self._page(nonce=nonce))

    # -- who withdrew --------------------------------------------------------------------------

    def test_who_withdrew_reads_nothing_more_of_it(self):
        self.closed.notes = "<p>Rhosyn was heard.</p>"
        items = self._as(self.closed, self.portal_member)
        self.assertEqual(items.name, NAME)
        self.env["coop.item.interest"].create(
            {"item_id": self.closed.id, "person_id": self.row.id, "what": "She is my sister."}
        )
        with self._time(at(19)):
            self.meeting.action_open()
            for name in self.people:
                self._row(name)._come_in()
            self.closed.action_open()
        self._vote(self.closed, {self.oak: (2, 0, 0)}, at(19, 10))
        self.env.flush_all()
        self.env.invalidate_all()
        of_it = (
            ("coop.agenda.item", "id"),
            ("coop.quorum.count", "item_id"),
            ("coop.resolution", "item_id"),
            ("coop.resolution.vote", "resolution_id.item_id"),
        )
        for model, path in of_it:
            found = self._as(self.env[model], self.portal_member)
            self.assertFalse(found.search([(path, "=", self.closed.id)]), model)
            self.assertTrue(self.env[model].search([(path, "=", self.closed.id)]), model)
        with self.assertRaises(AccessError):
            self._as(self.closed, self.portal_member).read(["notes"])
        with self._time(at(20)):
            self._sign_in(self.portal_member)
            page = self._page()
        self.assertIn("She is my sister.", page)
        for words in (NAME, "Rhosyn was heard", "It is about somebody."):
            self.assertNotIn(words, page)

    def test_who_stays_with_leave_reads_on_and_so_do_the_others(self):
        interest = self.env["coop.item.interest"].create(
            {
                "item_id": self.closed.id,
                "person_id": self.row.id,
                "what": "I know her.",
                "act": "stays",
                "stays_why": "The chair saw no conflict.",
            }
        )
        self.assertTrue(self._as(self.closed, self.portal_member).has_access("read"))
        interest.write({"person_id": self._row("Oak 1").id, "act": "leaves"})
        self.env.invalidate_all()
        self.assertTrue(self._as(self.closed, self.portal_member).has_access("read"))

    def test_an_open_point_is_read_by_who_withdrew_as_by_everybody(self):
        first = self.meeting.item_ids.sorted("sequence")[0]
        self.env["coop.item.interest"].create(
            {"item_id": first.id, "person_id": self.row.id, "what": "My pay"}
        )
        self.assertTrue(self._as(first, self.portal_member).has_access("read"))

    # -- beside the point ----------------------------------------------------------------------

    def test_by_which_resolution_somebody_sits_there_is_read_by_the_governance_officer(self):
        seat = self._seats(1, body_id=self.board.id)
        term = self.env["coop.office.term"]._enter_before(
            seat, self.portal_other.partner_id, date(2018, 1, 1), date(2021, 12, 31)
        )
        for user in (self.portal_other, self.officer):
            with self.assertRaises(AccessError):
                self._as(term, user).read(["resolution_id"])
        self._as(term, self.secretary).read(["resolution_id"])

    def test_how_to_join_is_told_to_who_is_asked_to_come(self):
        self.meeting.write({"join_link": "https://meet.example/x", "join_phone": "01248 555 000"})
        for user in (self.officer, self.portal_member):
            for name in ("join_link", "join_phone"):
                with self.assertRaises(AccessError):
                    self._as(self.meeting, user).read([name])
                with self.assertRaises(AccessError):
                    self._as(self.env["coop.meeting"], user).search([(name, "ilike", "5")])
        self.assertTrue(self._as(self.meeting, self.secretary).join_link)
        self._sign_in(self.portal_member)
        self.assertIn("https://meet.example/x", self._page())

    def test_the_projector_names_a_closed_point_only_while_it_goes_on(self):
        self._sign_in(self.secretary)
        path = f"/coop/meeting/{self.meeting.id}"
        with self._time(at(19)):
            self.meeting.action_open()
            page = self.url_open(path).text
            self.assertNotIn(NAME, page)
            self.assertIn("A closed point", page)
            self.closed.action_open()
            self.assertIn(NAME, self.url_open(path).text)
        with self._time(at(19, 30)):
            self.closed.action_done()
            self.assertNotIn(NAME, self.url_open(path).text)

    def test_nor_does_it_when_the_meeting_cannot_be_closed(self):
        for item, name in ((self.closed, NAME), (self.meeting.item_ids[0], "A lift")):
            self.env["coop.resolution"].create(
                {
                    "company_id": self.company.id,
                    "name": name,
                    "wording": name,
                    "body_id": self.council.id,
                    "item_id": item.id,
                }
            )
        with self._time(at(19)):
            self.meeting.action_open()
        with self.assertRaisesRegex(UserError, "A closed point") as refusal:
            self.meeting.action_close()
        self.assertIn("A lift", str(refusal.exception))
        self.assertNotIn(NAME, str(refusal.exception))

    def test_what_is_made_of_a_closed_paper_is_found_and_named_nowhere(self):
        paper = self.env["coop.text"].create(
            {
                "name": NAME,
                "key": "paper_of_a_closed_point",
                "kind_id": self.env.ref("coop_governance.kind_summary").id,
                "company_id": self.company.id,
            }
        )
        self.closed.paper_ids = paper
        version = self.env["coop.text.version"].create(
            {"text_id": paper.id, "lang": "en_GB", "title": NAME, "body": f"<p>{NAME}</p>"}
        )
        task = self.env["coop.text.task"].create(
            {
                "text_id": paper.id,
                "variant_id": self.env.ref("coop_texts.variant_cy_standard").id,
                "source_version_id": version.id,
            }
        )
        override = self.env["coop.text.override"].create(
            {
                "text_id": paper.id,
                "reason": NAME,
                "decided_at": self.env["coop.clock"].now(),
            }
        )
        self.council.reference_text_id = paper
        self.env.flush_all()
        editor = self._user("golygydd", "coop_texts.group_text_editor")
        for user in (editor, self.officer, self.officer_plain):
            self.env.invalidate_all()
            for record in (task, override):
                found = self._as(self.env[record._name], user).search([])
                self.assertFalse(found.filtered(lambda one: one.sudo().text_id == paper))
            # sudo, as when Odoo names what a record points to
            for record in (paper, task):
                self.assertEqual(self._as(record, user).sudo().display_name, "A closed paper")
        self.env.invalidate_all()
        shown = self._as(self.council, self.officer).read(["reference_text_id"])[0]
        self.assertEqual(shown["reference_text_id"][1], "A closed paper")
        self.env.invalidate_all()
        self.assertEqual(self._as(paper, self.secretary).display_name, NAME)
        self.assertIn(NAME, self._as(task, self.secretary).display_name)
        self.closed.is_closed = False
        self.env.invalidate_all()
        self.assertTrue(self._as(task, editor).has_access("read"))
        self.assertEqual(self._as(paper, editor).display_name, NAME)
