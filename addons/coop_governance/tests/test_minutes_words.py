from datetime import date

from odoo.tests import HttpCase, tagged

from .general_common import GeneralCase
from .meeting_common import at
from .minutes_common import MinutesCase


@tagged("post_install", "-at_install")
class TestMinutesWords(MinutesCase):
    """Minutes say who was there, when and how, who sent apologies, and when enough were there."""

    def _text(self):
        return " ".join(str(self.meeting.minutes_ids.open_text).split())

    def test_hours_ways_and_apologies(self):
        self.meeting._call()
        self._row("Rowan 2")._answer("apology")
        self._begin_meeting("Oak 1", "Ash 1", "Rowan 1")
        with self._time(at(19, 10)):
            self._row("Ash 2")._come_in("phone")
            self.first.action_open()
        with self._time(at(19, 40)):
            self._row("Oak 1")._go_out()
        with self._time(at(20)):
            self._row("Oak 1")._come_in()
        with self._time(at(21)):
            self.meeting.action_close()
        text = self._text()
        for words in (
            "Oak 1: 19:00 to 19:40, in the room; 20:00 to 21:00, in the room",
            "Ash 2: 19:10 to 21:00, by phone",
            "Apologies: Rowan 2",
            "Not there, without apologies: Oak 2",
            "19:10, Council of Members: 4 are here, 3 are needed.",
            "19:40, Council of Members: 3 are here, 3 are needed. Too few are here of: Oak.",
            "20:00, Council of Members: 4 are here, 3 are needed.",
        ):
            self.assertIn(words, text)

    def test_the_quorum_of_the_vote_stands_with_it(self):
        self._hold()
        self.assertIn("At the vote: 6 are here, 3 are needed.", self._text())

    def test_in_welsh_in_welsh(self):
        self._hold()
        text = str(self.meeting.minutes_ids.open_text_cy)
        self.assertIn("19:00 i 21:00", text)
        self.assertNotIn("are needed", text)

    def test_who_dealt_with_closed_points_reads_their_minutes_before_approving(self):
        minutes = self._hold()
        self.assertIsNone(minutes._get_closed_text(self.first, "en_GB"))
        self.assertIn("Her name", str(minutes._get_closed_text(self.closed, "en_GB")))
        minutes.closed_text = "<p>Her name, put right.</p>"
        self.assertIn("put right", str(minutes._get_closed_text(self.closed, "en_GB")))

    def test_who_dealt_with_some_reads_of_these_alone(self):
        other = self.meeting.item_ids.sorted("sequence")[2]
        other.write({"is_closed": True, "closed_why": "Pay", "notes": "<p>Somebody’s pay.</p>"})
        minutes = self._hold()
        text = str(minutes._get_closed_text(other, "en_GB"))
        self.assertIn("Somebody’s pay.", text)
        self.assertNotIn("Her name", text)


@tagged("post_install", "-at_install")
class TestClosedMinutesPage(MinutesCase, HttpCase):
    """A councillor reads the minutes of closed points on the page of the meeting."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        member = cls._member(partner=cls.portal_member.partner_id)
        seat = cls._seats(1, number=3, constituency_id=cls.rowan.id)
        cls.term = cls.env["coop.office.term"]._begin(
            seat, member.partner_id, date(2018, 5, 1), "elected"
        )

    def _page(self):
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        return self.url_open(f"/my/meetings/{self.meeting.id}").text

    def test_once_they_were_sent_round(self):
        minutes = self._hold()
        self.assertNotIn("Read the minutes of closed points", self._page())
        minutes.action_circulate()
        page = self._page()
        self.assertIn("Read the minutes of closed points", page)
        self.assertIn("Her name.", page)

    def test_not_of_what_they_withdrew_from(self):
        self.meeting._call()
        row = self.meeting.person_ids.filtered(lambda p: p.term_id == self.term)
        self.env["coop.item.interest"].create(
            {"item_id": self.closed.id, "person_id": row.id, "what": "My sister"}
        )
        self._hold().action_circulate()
        page = self._page()
        self.assertIn("Read the minutes", page)
        self.assertNotIn("Read the minutes of closed points", page)
        self.assertNotIn("Her name.", page)


@tagged("post_install", "-at_install")
class TestGeneralMinutesWords(GeneralCase):
    """Members read the minutes of a meeting of all members: nobody's name stands in them."""

    def test_members_stand_there_as_numbers(self):
        self.meeting._call()
        self._give(self.members[0], "other", "Nia Nith")
        self.meeting._ensure_member_row(self.members[1])._answer("apology")
        self._begin(*self.members[10:14])
        with self._time(at(19, 5)):
            self.meeting._ensure_member_row(self.members[14])._come_in("phone")
            self.meeting.person_ids.filtered("guest_name")._come_in()
            row = self.meeting._ensure_member_row(self.members[10])
            self.env["coop.item.interest"].create(
                {"item_id": self.item.id, "person_id": row.id, "what": "The hall is mine."}
            )
        (self.ordinary | self.special).action_withdraw()
        with self._time(at(21)):
            self.meeting.action_close()
        text = " ".join(str(self.meeting.minutes_ids.open_text).split())
        self.assertIn("5 members were there, 1 of them by phone or by video.", text)
        self.assertIn("1 members had somebody vote for them. 1 members sent apologies.", text)
        self.assertIn("A member declared an interest: The hall is mine.", text)
        for member in self.members[:2] + self.members[10:15]:
            self.assertNotIn(member.member_name, text)
        self.assertNotIn("Nia Nith", text)
