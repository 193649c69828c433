from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, HttpCase, tagged

from .general_common import GeneralCase
from .meeting_common import at

AGAIN = date(2018, 6, 19)


@tagged("post_install", "-at_install")
class TestGeneralAfter(GeneralCase, HttpCase):
    """After a meeting of all members: the draft of its minutes, and what goes along."""

    def setUp(self):
        super().setUp()
        self.meeting._call()

    def _page(self, user, path):
        user.password = user.login
        self.authenticate(user.login, user.login)
        return self.url_open(path).text

    def test_members_read_the_draft_of_what_they_decided(self):
        stranger = self._user("dieithryn")
        self.item.notes = "<p>We spoke of the lift.</p>"
        closed = self.env["coop.agenda.item"].create(
            {
                "meeting_id": self.meeting.id,
                "name": "Rhosyn",
                "is_closed": True,
                "closed_why": "It is about somebody.",
                "notes": "<p>Her name.</p>",
            }
        )
        self._begin(*self.members[:8])
        with self._time(at(19, 30)):
            for resolution in self.ordinary | self.special:
                resolution.action_withdraw()
            self.meeting.action_close()
        minutes = self.meeting.minutes_ids
        path = f"/my/minutes/{minutes.id}"
        self.assertNotIn("We spoke", self._page(self.portal_other, path))
        minutes.action_circulate()
        told = self._told_of(self.meeting, "minutes_circulated")
        online = told.filtered(lambda one: one.partner_id == self.portal_other.partner_id)
        self.assertIn(path, online.body_html)
        self.assertNotIn("We spoke of the lift.", online.body_html)
        paper = told.filtered(lambda one: one.partner_id == self.starter.partner_id)
        self.assertIn("We spoke of the lift.", paper.body_html)
        page = self._page(self.portal_other, path)
        for words in ("We spoke of the lift.", "This is a draft"):
            self.assertIn(words, page)
        for words in (closed.name, "Her name", "Fingerprint"):
            self.assertNotIn(words, page)
        self.assertIn("A draft: not approved yet", self._page(self.portal_other, "/my/minutes"))
        self.assertNotIn("We spoke", self._page(stranger, path))
        self.assertNotIn("open_points", self._page(self.portal_other, f"{path}/record"))
        self.meeting.for_members = False
        self.assertNotIn("We spoke", self._page(self.portal_other, path))

    def _adjourned(self):
        self._begin(*self.members[10:14])
        with self._time(at(19, 30)):
            action = self._as(self.meeting, self.secretary).action_adjourn()
        again = self.env["coop.meeting"].browse(action["res_id"])
        again.write({"start": at(19, day=AGAIN), "stop": at(21, day=AGAIN)})
        return again

    def test_who_votes_for_a_member_does_so_when_the_meeting_goes_on(self):
        first = self._give(self.starter, directions={self.ordinary: "for"})
        second = self._give(self.second, "other", "Nia Nith", {self.ordinary: "against"})
        self._give(self.members[10], directions={self.ordinary: "for"})
        again = self._adjourned()
        self.assertEqual(self.ordinary.meeting_id, again)
        self.assertTrue(first.closed and second.closed)
        mine, other = (again._get_proxy_of(member) for member in (self.starter, self.second))
        # who came to the first meeting votes in person, or names somebody anew
        self.assertEqual(again.proxy_ids, mine | other)
        self.assertEqual(
            (mine.holder_kind, mine.given_at, mine.direction_ids.mapped("direction")),
            ("chair", first.given_at, ["for"]),
        )
        self.assertEqual(other.holder_name, "Nia Nith")
        self.assertFalse(other.closed or other.person_id)
        with self._time("2018-06-01 10:00:00"):
            again._call()
        self.assertIn("19 June 2018", self._told_of(other, "proxy_given").body_html)
        with self._time("2018-06-04 10:00:00"):
            mine._withdraw()
        self.assertFalse(again._get_proxy_of(self.starter))
        with self._time(at(19, day=AGAIN)):
            again.action_open()
            for member in self.members[10:14]:
                again._ensure_member_row(member)._come_in()
            again.person_ids.filtered("guest_name")._come_in()
            again.item_ids.action_open()
        with self._time(at(19, 20, day=AGAIN)):
            self.ordinary.action_fill_votes()
            proxies = self.ordinary.vote_ids.filtered("by_proxy")
            self.assertEqual((proxies.for_count, proxies.against_count), (0, 1))

    def test_at_a_meeting_that_is_prepared_nobody_names_anybody_yet(self):
        again = self._adjourned()
        with self.assertRaisesRegex(UserError, "from the notice until"):
            self.env["coop.proxy"]._give(again, self.starter, "chair")

    def test_what_was_said_on_words_is_not_used_for_others_when_the_meeting_goes_on(self):
        self._give(self.starter, directions={self.ordinary: "for"})
        self._adjourned()
        ordinary = self._as(self.ordinary, self.secretary)
        for change in (
            lambda: ordinary.write({"wording": "The lift is not built."}),
            ordinary.unlink,
        ):
            with self.assertRaisesRegex(UserError, "were told of"), self.env.cr.savepoint():
                change()
        self._as(self.special, self.secretary).wording = "Nobody has said anything on this."

    def test_what_a_member_says_on_the_phone_is_written_down_before_the_meeting(self):
        action = self._as(self.meeting, self.secretary).action_member_says()
        windows = self._as(self.env["coop.meeting.member"], self.secretary)
        for member, answer, note in (
            (self.starter, "comes", "A ramp"),
            (self.second, "apology", ""),
        ):
            with Form(windows.with_context(**action["context"])) as form:
                form.membership_id = member
                form.answer = answer
                form.note = note
            action = form.record.action_apply()
        rows = [self.meeting._ensure_member_row(one) for one in (self.starter, self.second)]
        self.assertEqual([row.answer for row in rows], ["comes", "apology"])
        self.assertEqual((rows[0].answer_how, rows[0].answer_note), ("room", "A ramp"))
        self.assertFalse(rows[1].answer_how)
        self.assertFalse(rows[0].came or rows[1].came)
