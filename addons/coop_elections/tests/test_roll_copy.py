from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .common_candidates import MINUTE, CandidateCase


class MeansCase(CandidateCase):
    """Nominations are open; the rules give candidates what a test says."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        opens = cls._open()
        freezer = freeze_time(opens + MINUTE)
        freezer.start()
        cls.addClassCleanup(freezer.stop)
        cls.member = cls._member("Mali Derwen", partner=cls.portal_member.partner_id)

    @classmethod
    def _say(cls, **vals):
        """What the rules of this election say, as if they had said it from the beginning."""
        rules = cls.election.sudo().rules_id
        cls.env.flush_all()
        for name, value in vals.items():
            cls.env.cr.execute(
                f'UPDATE coop_election_rules SET "{name}" = %s WHERE id = %s',  # noqa: S608
                [value, rules.id],
            )
        cls.env.invalidate_all()

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _post(self, path, **values):
        return self.url_open(path, data={"csrf_token": Request.csrf_token(self), **values})


@tagged("post_install", "-at_install")
class TestRollCopy(MeansCase, HttpCase):
    """A candidate gets a numbered copy of the roll, where the rules give one, and by leave."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rowan = [cls._new(name) for name in ("Ann Afon", "Beca Bryn", "Carys Cwm")]
        cls.oak_people = [cls._new(name, "Oak") for name in ("Dafydd Dôl", "Elin Eos")]
        cls.election._make_roll()
        cls.candidate = cls._stand(cls.member, cls.contests["Rowan"])
        cls.copies = cls.env["coop.election.roll.copy"]

    def _granted(self, candidate=None):
        copy = self.copies._ask((candidate or self.candidate).sudo(), True)
        copy.with_user(self.runner).action_grant()
        return copy

    def _content(self, copy):
        copy._note_given()
        with copy._write_copy() as file:
            return file.read().decode()

    def test_where_the_rules_say_nothing_no_candidate_gets_anything(self):
        with self.assertRaisesRegex(UserError, "give candidates nothing"):
            self.copies._ask(self.candidate.sudo(), True)

    def test_who_does_not_promise_or_stand_gets_none(self):
        self._say(candidates_roll="names")
        with self.assertRaisesRegex(UserError, "Promise first"):
            self.copies._ask(self.candidate.sudo(), False)
        draft = self._write(self.rowan[0], self.contests["Rowan"])
        with self.assertRaisesRegex(UserError, "Who stands can have a copy"):
            self.copies._ask(draft.sudo(), True)

    def test_it_is_by_leave_numbered_and_in_the_journal_without_a_name(self):
        self._say(candidates_roll="names")
        copy = self.copies._ask(self.candidate.sudo(), True)
        with self.assertRaisesRegex(UserError, "No copy was granted"):
            copy._note_given()
        with self.assertRaises(UserError):
            copy.with_user(self.secretary).action_grant()
        with self.assertRaisesRegex(UserError, "Say why it is refused"):
            copy.with_user(self.runner).action_refuse()
        copy.with_user(self.runner).action_grant()
        other = self._stand(self.rowan[1], self.contests["Rowan"])
        self.assertEqual((copy.number, self._granted(other).number), (1, 2))
        self._content(copy)
        self.assertEqual(copy.given_count, 1)
        entries = self.election.sudo().journal_ids.filtered(lambda one: one.act == "roll_copy")
        said = "\n".join(entries.mapped("what"))
        self.assertIn("Copy 1 of the roll was given", said)
        self.assertNotIn(self.member.member_name, said)

    def test_each_page_bears_its_number_and_the_candidate_and_names_and_areas_alone(self):
        self._say(candidates_roll="names")
        content = self._content(self._granted())
        for member in self.rowan:
            self.assertIn(member.member_name, content)
        self.assertIn(f"Copy 1, for {self.candidate.ballot_name}", content)
        for member in self.rowan:
            elector = self.contests["Rowan"].sudo()._get_elector(member)
            self.assertNotIn(elector.number, content)
            self.assertNotIn(member.number, content)
        for word in ("support", "Rowan", "Oak", "categor"):
            self.assertNotIn(word, content)

    def test_addresses_are_those_of_who_agreed(self):
        self._say(candidates_roll="addresses")
        yes, no = self.rowan[:2]
        for member, street in ((yes, "7 Heol yr Afon"), (no, "9 Heol y Bryn")):
            member.partner_id.with_context(coop_no_assert=True).street = street
        yes._tell_candidates(True)
        content = self._content(self._granted())
        self.assertIn("7 Heol yr Afon", content)
        self.assertNotIn("9 Heol y Bryn", content)
        yes._tell_candidates(False)
        self.assertNotIn("7 Heol yr Afon", self._content(self.copies._get_of(self.candidate)))

    def test_of_a_group_that_would_tell_who_is_supported_only_those_are_on_it_who_agreed(self):
        self._say(candidates_roll="names")
        candidate = self._stand(self._new("Ffion Ffawydd", "Oak"), self.contests["Oak"])
        self.oak_people[1]._tell_candidates(True)
        content = self._content(self._granted(candidate))
        self.assertIn("Elin Eos", content)
        self.assertNotIn("Dafydd Dôl", content)

    def test_who_stands_no_more_gets_no_further_copy(self):
        self._say(candidates_roll="names")
        copy = self._granted()
        self.candidate.sudo().state = "withdrawn"
        with self.assertRaisesRegex(UserError, "Who stands can have a copy"):
            copy._note_given()
        with self.assertRaisesRegex(UserError, "No copy was granted"):
            copy._write_copy()

    def test_nobody_types_over_it_and_who_has_no_part_sees_none(self):
        self._say(candidates_roll="names")
        copy = self._granted()
        with self.assertRaisesRegex(UserError, "stays as it is"):
            copy.with_user(self.runner).reason = "x"
        with self.assertRaises(UserError):
            copy.with_user(self.runner).unlink()
        for user in (self.watcher, self.clerk, self.employee, self.portal_member):
            with self.assertRaises(AccessError, msg=user.login):
                copy.with_user(user).read(["number"])
        other = self._user("olwen_officer", "coop_elections.group_returning_officer")
        self.assertFalse(self.copies.with_user(other).search([]))
        with self.assertRaises(UserError):
            self.copies.with_user(self.runner).create({"candidate_id": self.candidate.id})

    def test_on_their_pages_a_candidate_asks_and_gets_it_and_nobody_else(self):
        self._say(candidates_roll="names")
        self._sign_in(self.portal_member)
        path = f"/my/stand/mine/{self.candidate.id}"
        self.assertIn(f"{path}/roll", self.url_open(path).text)
        self.assertIn("Ask for a copy", self.url_open(f"{path}/roll").text)
        self.assertIn("Promise first", self._post(f"{path}/roll").text)
        self.assertIn("returning officer decides", self._post(f"{path}/roll", promised="1").text)
        self.copies._get_of(self.candidate).with_user(self.runner).action_grant()
        self.assertIn("Get my copy", self.url_open(f"{path}/roll").text)
        answer = self._post(f"{path}/roll/copy", pressed="yes")
        self.assertIn("Ann Afon", answer.text)
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self._sign_in(self.internal_member)
        self.assertNotIn("Ann Afon", self._post(f"{path}/roll/copy", pressed="yes").text)
        copy = self.copies._get_of(self.candidate)
        url = copy.with_user(self.runner).action_print()["url"]
        self.assertEqual(copy.given_count, 2)
        for user, status in ((self.watcher, 404), (self.runner, 200)):
            self._sign_in(user)
            self.assertEqual(self.url_open(url).status_code, status, user.login)

    def test_a_member_agrees_on_their_own_entry_and_takes_it_back(self):
        self._sign_in(self.portal_member)
        path = f"/my/elections/{self.election.id}/roll"
        self.assertNotIn("May those who stand write to you", self.url_open(path).text)
        self._say(candidates_roll="addresses")
        self.assertIn("May those who stand write to you", self.url_open(path).text)
        self.assertIn("You said yes", self._post(f"{path}/share", share="yes").text)
        self.assertTrue(self.member.sudo().candidates_told_on)
        self._post(f"{path}/share", share="no")
        self.member.invalidate_recordset()
        self.assertFalse(self.member.sudo().candidates_told_on)


@tagged("post_install", "-at_install")
class TestNominationPapers(MeansCase, HttpCase):
    """Members look at nomination papers from the publication until voting begins."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.candidate = cls._stand(
            cls._new("Ann Afon"),
            cls.contests["Rowan"],
            interests="My brother sells paint to us.",
            helped_by="Twm Twyni",
            helped_role_id=cls.env.ref("coop_access.helper_role_friend").id,
            helper_promised=True,
        )
        cls.path = f"/my/elections/{cls.election.id}/papers"

    def setUp(self):
        super().setUp()
        self._sign_in(self.portal_member)

    def _later(self):
        later = freeze_time(self.at["nominations_close"] + MINUTE * 2)
        later.start()
        self.addCleanup(later.stop)
        self._sign_in(self.portal_member)

    def test_before_they_are_published_nobody_looks(self):
        self.assertNotIn("Ann Afon", self.url_open(self.path).text)

    def test_members_read_what_was_declared_and_nothing_private(self):
        self._publish()
        self._later()
        self.assertIn(self.path, self.url_open("/my/elections").text)
        page = self.url_open(self.path).text
        self.assertIn("Ann Afon", page)
        self.assertIn("Promised to be fair", page)
        self.assertIn("Yes, it was declared", page)
        for private in ("paint", "Twm Twyni", "signature.png", self.candidate.sudo().member_number):
            self.assertNotIn(private, page)
        self.assertFalse(self.election.sudo().papers_look_ids)
        self.election.sudo().state = "poll"
        self.assertNotIn("Ann Afon", self.url_open(self.path).text)

    def test_where_the_rules_say_so_it_is_written_down_who_looked_once_a_day(self):
        self._publish()
        self._later()
        self._say(papers_noted=True)
        for _time in range(2):
            self.assertIn("it is written down that you looked", self.url_open(self.path).text)
        looks = self.election.sudo().papers_look_ids
        self.assertEqual(looks.membership_id, self.member)
        self.assertEqual(len(looks), 1)
        for user in (self.watcher, self.clerk, self.employee, self.portal_member):
            with self.assertRaises(AccessError, msg=user.login):
                looks.with_user(user).read(["looked_on"])
        with self.assertRaises(AccessError):
            looks.with_user(self.runner).write({"looked_on": "2018-01-01"})
        rows = [name for name, _which in self.election._get_rows_to_destroy()]
        self.assertIn("coop.election.papers.look", rows)

    def test_where_the_rules_close_them_nobody_looks(self):
        self._publish()
        self._later()
        self._say(papers_open=False)
        self.assertNotIn("Ann Afon", self.url_open(self.path).text)

    def test_who_is_no_member_does_not_look(self):
        self._publish()
        self._later()
        self._sign_in(self.employee)
        self.assertNotIn("Ann Afon", self.url_open(self.path).text)
