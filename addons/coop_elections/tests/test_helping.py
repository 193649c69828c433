import base64
import re
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, HttpCase, tagged

from ..models.coop_election_helping import MOST
from .common_poll import PollCase

#: a picture of one dot
DOT = base64.b64encode(
    base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
)


@tagged("post_install", "-at_install")
class TestHelping(PollCase, HttpCase):
    """Whoever is at the desk helps somebody to vote whose contact they cannot read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk = cls._user("desi_desg", "coop_access.group_desk")
        cls.ceri = cls.people[0]
        cls.ceri.partner_id.image_1920 = DOT
        cls.number = cls._elector(cls.ceri).number
        # the limit is kept in transactions of its own, and tested by itself
        cls.allowed = patch.object(type(cls.env["coop.flood"]), "_allow", lambda self, *said: True)
        cls.allowed.start()
        cls.addClassCleanup(cls.allowed.stop)

    def _find(self, words, user=None):
        windows = self.env["coop.election.help"].with_user(user or self.desk)
        windows = windows.with_context(allowed_company_ids=self.company.ids)
        window = windows.create({"election": str(self.election.id), "words": words})
        window.action_find()
        return window

    def test_neither_the_desk_nor_the_clerk_can_read_who_is_supported(self):
        for user in (self.desk, self.clerk):
            partners = self.env["res.partner"].with_user(user)
            with self.assertRaises(AccessError, msg=user.login):
                partners.browse(self.ceri.partner_id.id).read(["name"])
            self.assertFalse(partners.search([("id", "=", self.ceri.partner_id.id)]))
            sessions = self.env["coop.assisted.session"].with_user(user)
            with self.assertRaises(AccessError, msg=user.login):
                sessions.action_start_desk(partners.browse(self.ceri.partner_id.id), "phone")

    def test_they_find_one_voter_by_number_membership_code_or_name_with_name_and_photo(self):
        typed = (
            self.env["coop.election.code"]
            .sudo()
            ._issue(self.election, self.ceri.ids, "letter")[self.ceri.id]
        )
        for user in (self.desk, self.clerk, self.runner):
            for words in (self.number, self.ceri.number, typed, "ceri  CELYN", "Cêri Celyn"):
                window = self._find(words, user)
                self.assertEqual(window.person, self.ceri.partner_id.name, (user.login, words))
                self.assertTrue(window.photo)

    def test_it_says_nothing_else_of_who_was_found(self):
        window = self._find(self.number)
        shown = {name for name in window._fields if name not in self.env["base"]._fields}
        self.assertEqual(
            shown - {"create_uid", "create_date", "write_uid", "write_date", "id", "display_name"},
            {"election", "words", "found", "person", "photo", "channel"},
        )
        self.assertNotIn("support", str(window.read()).lower())
        self.assertNotIn(self.contest._get_label(), str(window.read()))

    def test_nobody_leafs_through_the_roll(self):
        for words in ("", "Ce", "Ceri", "C C", "%", "___ _____", "Celyn", "er el"):
            with self.assertRaises(UserError, msg=words):
                self._find(words)
        self.people[1].partner_id.name = "Ceri Celyn"
        with self.assertRaisesRegex(UserError, "several of this name"):
            self._find("Ceri Celyn")
        self.assertEqual(self._find(self.number).person, "Ceri Celyn")

    def test_part_of_a_long_name_is_enough_when_it_is_two_words_of_one_person(self):
        self.ceri.partner_id.name = "Ceri Angharad Celyn"
        self.assertEqual(self._find("celyn ceri").person, "Ceri Angharad Celyn")

    def test_the_very_name_is_found_among_very_many_that_are_like_it(self):
        self.ceri.partner_id.name = "Gwerfyl Rhiannon Llwyd-Morgan"
        self.people[1].partner_id.name = "Cêri Celyn"
        with patch("odoo.addons.coop_elections.models.coop_election_helping.LIKE", 1):
            self.assertEqual(self._find("ceri celyn").person, "Cêri Celyn")

    def test_what_was_typed_does_not_stay_for_it_may_be_a_code(self):
        codes = self.env["coop.election.code"].sudo()
        typed = codes._issue(self.election, self.ceri.ids, "letter")[self.ceri.id]
        window = self._find(typed)
        self.assertTrue(window.person)
        self.env.flush_all()
        self.env.cr.execute("SELECT to_jsonb(w)::text FROM coop_election_help w")
        self.assertNotIn(typed, str(self.env.cr.fetchall()))

    def test_who_is_not_on_the_roll_of_this_election_is_not_found(self):
        stranger = self._member("Non Neb", category=self.supported)
        for words in ("Non Neb", stranger.number):
            with self.assertRaisesRegex(UserError, "Nobody of this number"):
                self._find(words)
        self._elector(self.ceri)._strike("mistake", "Not a member")
        with self.assertRaisesRegex(UserError, "Nobody of this number"):
            self._find(self.number)

    def test_who_looks_for_very_many_has_to_wait(self):
        said = []

        def allow(flood, *args):
            said.append(args)
            return False

        with (
            patch.object(type(self.env["coop.flood"]), "_allow", allow),
            self.assertRaisesRegex(UserError, "many people"),
        ):
            self._find(self.number)
        self.assertEqual(said, [("election.help", str(self.desk.id), MOST, 3600)])

    def test_others_find_nobody_whatever_they_hold(self):
        stranger = self._user("dilwyn_desg", "coop_elections.group_election_clerk")
        for user in (stranger, self.watcher, self.employee, self.portal_member):
            windows = self.env["coop.election.help"].with_user(user)
            with self.assertRaises(AccessError, msg=user.login):
                vals = {"election": str(self.election.id), "words": self.number}
                windows.create(vals).action_find()
            with self.assertRaises(AccessError, msg=user.login):
                self.election.with_user(user)._find_to_help(self.number)

    def test_what_a_client_says_to_be_found_shows_nobody(self):
        windows = self.env["coop.election.help"].with_user(self.desk)
        vals = {"election": str(self.election.id), "words": "x"}
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            windows.create({**vals, "found": self.ceri.id})
        window = windows.create(vals)
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            window.found = self.ceri.id
        spec = {"person": {}, "photo": {}, "found": {}, "words": {}}
        for record in (windows, window):
            answer = record.onchange({**vals, "found": self.ceri.id}, ["found"], spec)["value"]
            self.assertFalse(answer.get("person"))
            self.assertFalse(answer.get("photo"))
        window = windows.with_context(default_found=self.ceri.id).create(vals)
        self.assertFalse(window.found)
        with self.assertRaisesRegex(UserError, "Find the person first"):
            window.action_start()

    def test_a_colleague_does_not_see_whom_somebody_found(self):
        window = self._find(self.number)
        other = self._user("delyth_desg", "coop_access.group_desk")
        with self.assertRaises(AccessError):
            window.with_user(other).sudo(False).read(["person"])

    def test_beginning_is_recorded_and_opens_the_page_for_voting_alone(self):
        window = self._find(self.number)
        window.channel = "helper"
        url = window.action_start()["url"]
        self.assertTrue(url.startswith(f"/my/elections/{self.election.id}/vote?w="))
        session = self.env["coop.assisted.session"].search([], limit=1)
        self.assertEqual(session.partner_id, self.ceri.partner_id)
        self.assertEqual(
            (session.operator_id, session.channel, session.only_with),
            (self.desk, "helper", "voting"),
        )
        self.assertIn(self.election.name, session.purpose)
        entry = self.election.sudo().journal_ids.filtered(lambda one: one.act == "help_begun")
        self.assertIn(self.number, entry.what)
        self.assertNotIn(self.ceri.partner_id.name, entry.what)

    def test_in_a_browser_they_help_to_vote_and_see_no_other_page(self):
        self.desk.password = self.desk.login
        self.authenticate(self.desk.login, self.desk.login)
        window = self._find(self.number)
        window.channel = "helper"
        url = window.action_start()["url"]
        page = self.url_open(url)
        self.assertEqual(page.status_code, 200)
        self.assertIn(self.ceri.partner_id.name, page.text)
        nonce = url.partition("w=")[2]
        for path in ("/my", "/my/membership", "/my/calendar", "/my/needs"):
            answer = self.url_open(f"{path}?w={nonce}")
            self.assertEqual(answer.status_code, 403, path)
        self.assertEqual(self.url_open(f"/my/elections?w={nonce}").status_code, 200)
        number, sealed, _tracker = self._seal([2])
        body = {
            "csrf_token": re.search(r'data-csrf="([^"]+)"', page.text).group(1),
            "elector": str(self._elector(self.ceri).id),
            "envelope": number,
            "sealed": sealed,
            "after": "0",
            "promised": "1",
        }
        path = f"/my/elections/{self.election.id}/cast?w={nonce}"
        answer = self.url_open(path, data=body)
        self.assertEqual(answer.status_code, 200, answer.text)
        self.env.invalidate_all()
        envelope = self._envelope(self.ceri)
        self.assertEqual((envelope.channel, envelope.helped_by), ("helper", self.desk.name))

    def test_who_stands_helps_nobody_and_an_organisation_votes_by_its_named_voter(self):
        self.standing[0].partner_id = self.desk.partner_id
        with self.assertRaisesRegex(UserError, "cannot help others to vote"):
            self._find(self.number)

    def test_nobody_is_helped_before_and_after_the_voting(self):
        window = self._find(self.number)
        self._close()
        with self.assertRaisesRegex(AccessError, "Nobody votes in this election"):
            window.action_start()

    def test_at_a_polling_place_the_same_page_opens_for_who_sits_at_their_side(self):
        place = self.env["coop.election.place"].create(
            {
                "company_id": self.company.id,
                "election_id": self.election.id,
                "name": "The forum in Arfon",
                "opens_at": self.at["poll_opens"],
                "closes_at": self.at["poll_closes"],
            }
        )
        desks = self.env["coop.election.place.desk"].with_user(self.clerk)
        window = desks.create({"place_id": place.id, "words": self.number})
        window.action_find()
        self.assertIn("/vote?w=", window.action_help()["url"])

    def test_the_form_works_for_who_cannot_read_elections(self):
        with Form(
            self.env["coop.election.help"]
            .with_user(self.desk)
            .with_context(allowed_company_ids=self.company.ids)
        ) as form:
            self.assertEqual(form.election, str(self.election.id))
            form.words = self.number
        window = form.record
        window.action_find()
        self.assertEqual(window.person, self.ceri.partner_id.name)
