from datetime import date

from lxml import html

from odoo import http
from odoo.tests import HttpCase, tagged

from .review_common import ReviewCase


@tagged("post_install", "-at_install")
class TestReviewPages(ReviewCase, HttpCase):
    """Members say and ask on their pages, without a script; councillors read it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user in (cls.portal_member, cls.portal_other, cls.employee):
            user.password = user.login
        cls.portal_member.name = "Cynghorydd"
        cls.councillor = cls._member(partner=cls.portal_member.partner_id)
        seat = cls._seats(1, number=3, constituency_id=cls.rowan.id)
        cls.env["coop.office.term"]._begin(
            seat, cls.portal_member.partner_id, date(2018, 5, 1), "elected"
        )
        cls.member = cls._member(partner=cls.portal_other.partner_id)
        cls.base = f"/my/decisions/{cls.decision.id}"

    def _open(self, user, path="", lang=""):
        self.authenticate(user.login, user.login)
        return self.url_open(f"{lang}{self.base}{path}")

    def _send(self, path, **data):
        data["csrf_token"] = http.Request.csrf_token(self)
        return self.url_open(f"{self.base}{path}", data=data)

    def _say(self, subject="whole", card="dislike", words="Keep the lunch club!", change=""):
        path = f"/say/{subject}"
        self._send(path, step="card", card=card)
        self._send(path, step="words", words=words)
        page = self._send(path, step="change", change=change)
        if words or change:
            page = self._send(path, step="named", named="no")
        return page, self._send(path, step="check")

    def test_a_member_says_what_they_think_one_thing_at_a_time(self):
        page = self._open(self.portal_other).text
        self.assertIn("You can say it until", page)
        self.assertIn(f"{self.base}/say/communities", page)
        first = self._open(self.portal_other, "/say/supported").text
        self.assertIn("The lunch club closes.", first)
        self.assertIn("1F61E", first)
        check, done = self._say("supported")
        self.assertIn("Keep the lunch club!", check.text)
        self.assertIn("Thank you", done.text)
        said = self.review.comment_ids
        self.assertEqual((said.membership_id, said.subject), (self.member, "supported"))
        self.assertEqual(
            (said.card, said.words, said.named), ("dislike", "Keep the lunch club!", False)
        )
        page = self._open(self.portal_other).text
        self.assertIn("You said: I do not like it.", page)
        self.assertIn("Waiting to be read", page)

    def test_it_can_be_changed_and_taken_back(self):
        self._open(self.portal_other)
        self._say("whole", "dislike")
        self._open(self.portal_other, "/say/whole?step=card")
        self._send("/say/whole", step="card", card="like")
        self._send("/say/whole", step="check")
        self.assertEqual(self.review.comment_ids.card, "like")
        self.assertEqual(self.review.comment_ids.words, "Keep the lunch club!")
        self._send("/take-back", subject="whole")
        self.assertFalse(self.review.comment_ids.exists())

    def test_the_paper_is_read_part_by_part(self):
        page = self._open(self.portal_other, "/parts").text
        self.assertIn(f"Budget {self.decision.id}: en_GB", page)
        subject = self._part()
        self.assertIn(f"{self.base}/say/{subject}", page)
        self._send("/unclear", subject=subject)
        question = self.review.question_ids
        self.assertEqual((question.kind, question.membership_id), ("unclear", self.member))
        self.assertIn("You do not understand", self._open(self.portal_other).text)
        self.assertNotIn("You do not understand", self._open(self.portal_member).text)

    def test_a_councillor_asks_and_everybody_reads_the_answer(self):
        self._open(self.portal_member)
        self._send("/ask/whole", step="words", words="What does it cost?")
        self._send("/ask/whole", step="check")
        question = self.review.question_ids
        self.assertEqual(question.words, "What does it cost?")
        self.assertEqual(question.holder_id.partner_id, self.portal_member.partner_id)
        self.assertNotIn("What does it cost?", self._open(self.portal_other).text)
        question._answer("Nothing at all.")
        page = self._open(self.portal_other).text
        for words in ("Cynghorydd", "What does it cost?", "Nothing at all."):
            self.assertIn(words, page)

    def test_those_who_review_read_what_was_said_and_members_do_not(self):
        self._all_say(words="It is lonely.")
        self._let_appear()
        page = self._open(self.portal_member, "/said").text
        for words in ("It is lonely.", "A member from Arfon"):
            self.assertIn(words, page)
        self.assertNotIn("Member 1", page)
        tree = html.fromstring(page)
        cards = tree.xpath("//section[@aria-label='All of it']//ul[contains(@class, 'coop-steps')]")
        self.assertEqual(
            " ".join(cards[0].text_content().split()).split(" I am")[0], "6 I like it 0"
        )
        other = self._open(self.portal_other, "/said")
        self.assertTrue(other.url.endswith(self.base))
        self.assertNotIn("It is lonely.", other.text)

    def test_a_councillor_takes_the_sheet_along(self):
        sheet = self._open(self.portal_member, "/sheet")
        self.assertIn(sheet.headers["Content-Type"].split(";")[0], ("application/pdf", "text/html"))
        self.assertTrue(self._open(self.portal_other, "/sheet").url.endswith(self.base))

    def test_who_is_no_member_reads_and_says_nothing(self):
        for path in ("", "/parts", "/said", "/sheet", "/say/whole", "/ask/whole"):
            page = self._open(self.employee, path)
            self.assertTrue(page.url.endswith("/my/decisions"), path)
        for path in ("/unclear", "/take-back"):
            self._send(path, subject="whole")
        self._say()
        self.assertFalse(self.review.comment_ids)
        self.assertFalse(self.review.question_ids)

    def test_the_desk_says_it_for_a_member_by_phone(self):
        desk = self._user(
            "desg",
            "coop_access.group_desk",
            "coop_membership.group_membership_officer",
            "coop_membership.group_support_status",
        )
        desk.password = desk.login
        partner = self.member.partner_id.with_user(desk)
        nonce = self.env["coop.assisted.session"].with_user(desk)._start(partner, "phone")[1]
        self.assertIn("Say what you think", self._open(desk, f"?w={nonce}").text)
        path = f"/say/whole?w={nonce}"
        self._send(path, step="card", card="like", w=nonce)
        self._send(path, step="words", words="", w=nonce)
        self._send(path, step="change", change="", w=nonce)
        self._send(path, step="check", w=nonce)
        said = self.review.comment_ids
        self.assertEqual((said.membership_id, said.how, said.card), (self.member, "phone", "like"))

    def test_after_the_last_day_the_page_takes_nothing_more(self):
        self._open(self.portal_other)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE coop_decision_review SET opened_on = '2018-05-01',"
            " consult_until = '2018-05-09' WHERE id = %s",
            [self.review.id],
        )
        self.env.invalidate_all()
        page = self._open(self.portal_other).text
        self.assertNotIn("You can say it until", page)
        self._say()
        self._send("/unclear", subject="whole")
        self.assertFalse(self.review.comment_ids)
        self.assertFalse(self.review.question_ids)
        # the Council goes on asking
        self._open(self.portal_member)
        self._send("/unclear", subject="whole")
        self.assertEqual(len(self.review.question_ids), 1)

    def test_nothing_that_is_not_there_is_opened(self):
        self._open(self.portal_other)
        for subject in ("nothing", "part", "p1-1", "p-1", "p99999999999-1"):
            self.assertTrue(
                self._open(self.portal_other, f"/say/{subject}").url.endswith("/my/decisions")
            )

    def test_in_welsh(self):
        page = self._open(self.portal_other, lang="/cy").text
        for words in ("Beth yw eich barn?", "Nid wyf yn deall hyn"):
            self.assertIn(words, page)
