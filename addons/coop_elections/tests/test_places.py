import re
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from .common_poll import PollCase

HOUR = timedelta(hours=1)


@tagged("post_install", "-at_install")
class TestPlaces(PollCase, HttpCase):
    """At a polling place people put a paper into a box, or vote on a tablet, and once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.flush_all()
        cls.env.cr.execute(
            "UPDATE coop_election SET by_place = TRUE WHERE id = %s", [cls.election.id]
        )
        cls.env.invalidate_all()
        now = cls.at["poll_opens"]
        cls.place = cls.env["coop.election.place"].create(
            {
                "company_id": cls.company.id,
                "election_id": cls.election.id,
                "name": "The forum in Arfon",
                "opens_at": now,
                "closes_at": now + 3 * HOUR,
            }
        )
        cls.ceri = cls.people[0]

    def _desk(self, words, user=None):
        windows = self.env["coop.election.place.desk"].with_user(user or self.clerk)
        window = windows.create({"place_id": self.place.id, "words": words})
        window.action_find()
        return window

    def test_who_comes_is_found_by_number_with_photo_and_whether_they_have_voted(self):
        window = self._desk(self._elector(self.ceri).number)
        self.assertEqual(window.person, self.ceri.partner_id.name)
        self.assertEqual((window.votes_for, window.has_voted), ("Oak", False))
        self._vote(self.ceri, [1])
        window.invalidate_recordset()
        self.assertTrue(window.has_voted)

    def test_whoever_holds_no_role_here_finds_nobody_by_a_number_of_the_database(self):
        stranger = self._user("dilwyn_desg", "coop_elections.group_election_clerk")
        windows = self.env["coop.election.place.desk"].with_user(stranger)
        window = windows.sudo().create(
            {"place_id": self.place.id, "elector_id": self._elector(self.ceri).id}
        )
        with self.assertRaises(UserError):
            window.with_user(stranger).read(["person"])
        window = self.env["coop.election.place.desk"].with_user(self.clerk)
        window = window.sudo().create({"place_id": self.place.id})
        self.assertFalse(window.with_user(self.clerk).person)

    def test_nobody_and_several_are_said(self):
        with self.assertRaisesRegex(UserError, "Nobody of this name"):
            self._desk("Neb o gwbl")

    def test_a_paper_in_the_box_is_marked_and_nothing_else_is_taken_from_them(self):
        window = self._desk(self._elector(self.ceri).number)
        window.action_box()
        self.assertIn("has voted", window.said)
        envelope = self._envelope(self.ceri)
        self.assertEqual((envelope.channel, envelope.place_id), ("box", self.place))
        self.assertEqual(self._vote(self.ceri, [1])[0], {"code": "paper"})
        again = self._desk(self._elector(self.ceri).number)
        with self.assertRaisesRegex(UserError, "has voted already"):
            again.action_box()

    def test_outside_its_hours_nobody_votes_there(self):
        window = self._desk(self._elector(self.ceri).number)
        with freeze_time(self.at["poll_opens"] + 4 * HOUR):
            with self.assertRaisesRegex(UserError, "is not open now"):
                window.action_box()

    def test_only_the_desk_of_the_election_works_there(self):
        stranger = self._user("carwyn_cyfaill", "coop_elections.group_election_clerk")
        for user in (stranger, self.watcher, self.secretary, self.officer):
            with self.assertRaises(AccessError, msg=user.login):
                self._desk("Ceri", user)

    def test_a_code_of_the_desk_begins_one_turn_on_the_tablet(self):
        window = self._desk(self._elector(self.ceri).number)
        window.action_tablet()
        code = re.search(r"type: ([A-Z0-9 ]+)\.", window.said)[1]
        page = self._come_in(code)
        self.assertTrue(page.url.endswith("/vote/booth"))
        self.assertIn('data-blank="/vote/finish"', page.text)
        number, sealed, _tracker = self._seal([2])
        answer = self.url_open(
            "/vote/cast",
            data={
                "csrf_token": re.search(r'data-csrf="([^"]+)"', page.text)[1],
                "elector": str(self._elector(self.ceri).id),
                "envelope": number,
                "sealed": sealed,
                "after": "0",
            },
        )
        self.assertEqual(answer.json()["code"], "in")
        self.assertEqual(self._envelope(self.ceri).channel, "place")
        self.url_open("/vote/finish")
        self.assertTrue(self.url_open("/vote/booth").url.endswith("/vote"), "it is blank")
        self.assertIn("does not open a vote", self._come_in(code).text, "it works once")

    def test_a_code_of_the_desk_waits_for_a_quarter_of_an_hour(self):
        code = self.env["coop.election.turn"]._begin(self.place, self._elector(self.ceri))
        with freeze_time(self.at["poll_opens"] + timedelta(minutes=15)):
            self.assertFalse(self.env["coop.election.turn"]._take(code))
        self.assertTrue(self.env["coop.election.turn"]._take(code))

    def _come_in(self, code):
        page = self.url_open("/vote")
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
        return self.url_open("/vote", data={"csrf_token": token, "code": code})

    def test_names_are_not_cut_off_before_the_box_is_counted_and_a_difference_explained(self):
        self._desk(self._elector(self.ceri).number).action_box()
        place = self.place.with_user(self.runner)
        with self.assertRaisesRegex(UserError, "after the end of the voting"):
            place.action_counted()
        self._close()
        with self.assertRaisesRegex(UserError, "Open the box and count its papers"):
            self.election.action_cut_names()
        place.papers_found = 2
        with self.assertRaisesRegex(UserError, "1 papers were put in, 2 were found"):
            place.action_counted()
        place.explained = "Somebody put in a paper of another election"
        place.action_counted()
        self.assertEqual(self.election.sudo().journal_ids[:1].act, "box")
        with self.assertRaisesRegex(UserError, "opened and counted"):
            place.papers_found = 1
        self.env["coop.election.batch"].with_user(self.runner)._bundle(self.contest, 1)
        self.election.action_cut_names()
