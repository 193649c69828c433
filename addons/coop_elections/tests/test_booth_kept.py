import os
import re
from contextlib import contextmanager
from unittest.mock import patch

from odoo.tests import HttpCase, TransactionCase, tagged

from .. import pepper, seams
from ..models import coop_election_rotation
from .common_poll import PollCase

SECRET = "a secret that is long enough for a test, and no other"
COOKIE = "coop_reading"


class KeptCase(PollCase, HttpCase):
    """People come in with codes of letters; each has a browser of their own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(patch.dict(os.environ, {pepper.VARIABLE: SECRET}))
        given = cls.env["coop.election.code"]._issue(
            cls.election, [one.id for one in cls.people], "letter"
        )
        cls.codes = [given[one.id] for one in cls.people]

    def _leave(self):
        """The next request comes from another browser."""
        self.authenticate(None, None)
        self.opener.cookies.clear()

    def _see_way_in(self, path="/vote"):
        return self.url_open(path).text

    def _come_in(self, place, path="/vote", **cookies):
        """Somebody comes in with their code; return the page of the booth."""
        self._leave()
        for name, value in cookies.items():
            self.opener.cookies.set(name, value)
        token = re.search(r'name="csrf_token" value="([^"]+)"', self._see_way_in(path))[1]
        answer = self.url_open(path, data={"csrf_token": token, "code": self.codes[place]})
        self.assertEqual(answer.status_code, 200)
        return answer.text

    def _give(self, page, ranking=(1,), after="0"):
        number, sealed, _tracker = self._seal(list(ranking))
        body = {
            "csrf_token": re.search(r'data-csrf="([^"]+)"', page)[1],
            "elector": re.search(r'data-elector="([1-9]\d*)"', page)[1],
            "envelope": number,
            "sealed": sealed,
            "after": after,
        }
        return self.url_open("/vote/cast", data=body)

    @staticmethod
    def _names(page):
        return re.findall(r'<li class="booth-card"[^>]* data-name="([^"]+)"', page)[4:]


@tagged("post_install", "-at_install")
class TestBoothKept(KeptCase):
    """A page of the booth is made once, changes when what it says does, and says nothing of one
    voter to another."""

    def test_each_voter_has_their_own_row_and_token_in_the_same_page(self):
        pages = [self._come_in(place) for place in (0, 1)]
        for place, page in enumerate(pages):
            elector = self._elector(self.people[place]).id
            self.assertIn(f'data-elector="{elector}"', page)
            self.assertIn('data-after="0"', page)
            self.assertNotIn("seam-", page)
        tokens = [re.search(r'data-csrf="([^"]+)"', page)[1] for page in pages]
        self.assertNotEqual(*tokens)

        def same(page):
            return re.sub(r'data-(elector|csrf)="[^"]+"', "", page)

        self.assertEqual(*map(same, pages))

    def test_it_is_made_once(self):
        self._come_in(0)
        elections = type(self.env["coop.election"])
        with patch.object(elections, "_get_ballots", side_effect=AssertionError):
            self.assertIn("booth-manifest", self._come_in(1))

    def test_nothing_of_a_voter_is_in_what_is_kept(self):
        page = self._come_in(0)
        self._give(page)
        again = self.url_open("/vote/booth").text
        self.assertIn("You voted on", again)
        voter = self._elector(self.people[0])
        said = [
            f'data-elector="{voter.id}"',
            voter.number,
            self.codes[0],
            self.people[0].partner_id.name,
            self.people[0].number,
            re.search(r'data-csrf="([^"]+)"', page)[1],
            self.opener.cookies["session_id"],
            "You voted on",
            voter._get_envelopes().sudo().fingerprint,
            voter._get_envelopes().sudo().number,
        ]
        kept = self.env.registry._Registry__caches
        found = [
            f"{key} {value}"
            for name in ("templates.cached_values", "default")
            for key, value in kept[name].items()
            if key[0].startswith("coop.election")
        ]
        self.assertTrue([one for one in found if "booth-manifest" in one])
        for words in found:
            for one in filter(None, said):
                self.assertNotIn(one, words)

    def test_what_stands_behind_a_question_mark_comes_to_nobody_else(self):
        self._leave()
        self.assertNotIn("ofone", self.url_open(f"/vote?code={self.codes[0]}&ofone=1").text)
        self._come_in(0)
        self.url_open("/vote/booth?ofone=1")
        self.url_open("/vote/finish?ofone=1")
        for page in (self._see_way_in(), self._come_in(1), self._see_way_in("/vote/finish")):
            self.assertNotIn("ofone", page)
            self.assertNotIn(self.codes[0], page)
            self.assertRegex(page, r'href="/coop/language/cy\?r=%2Fcy%2Fvote')
        kept = self.env.registry._Registry__caches["templates.cached_values"]
        for key, value in kept.items():
            self.assertNotIn("ofone", f"{key} {value}")

    def test_who_asks_as_if_to_edit_changes_nothing_for_others(self):
        self._leave()
        words = "edit_translations=1&editable=1&translatable=1"
        self.url_open(f"/vote?{words}")
        self._come_in(0)
        self.url_open(f"/vote/booth?{words}")
        for page in (self._see_way_in(), self._come_in(1)):
            self.assertNotIn("data-oe-", page)
            self.assertNotIn("o_delay_translation", page)

    def test_a_page_is_kept_once_however_its_address_is_written(self):
        self._leave()
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        self.url_open(f"/my/elections/{self.election.id}/vote")
        elections = type(self.env["coop.election"])
        with patch.object(elections, "_get_ballots", side_effect=AssertionError):
            page = self.url_open(f"/my/elections/000{self.election.id}/vote").text
        self.assertIn("booth-manifest", page)

    def test_who_has_voted_reads_that_and_nobody_else_does(self):
        page = self._come_in(0)
        self.assertEqual(self._give(page).json()["code"], "in")
        again = self.url_open("/vote/booth").text
        self.assertIn("You can vote again.", again)
        self.assertIn('data-after="1"', again)
        self.assertEqual(self._give(again, [2], "1").json()["revision"], 2)
        other = self._come_in(1)
        self.assertNotIn("You voted on", other)
        self.assertIn('data-after="0"', other)

    def test_each_ballot_begins_with_another_where_the_notice_says_so(self):
        self.assertEqual(self._names(self._come_in(0))[:1], ["Ifan Ithel"])
        self.env.cr.execute(
            "UPDATE coop_election_contest SET candidate_order = 'rotated' WHERE id = %s",
            [self.contest.id],
        )
        self.env.invalidate_all()
        usual = [one.partner_id.name for one in self.standing]
        for place in range(3):
            with patch.object(
                coop_election_rotation.SystemRandom, "randrange", lambda *_a, p=place: p
            ):
                self.assertEqual(self._names(self._come_in(place)), usual[place:] + usual[:place])

    # -- what changes it ---------------------------------------------------------------------------

    @contextmanager
    def _changed(self, words, place=0):
        """What is done within brings these words onto the page of whoever comes in next."""
        self.assertNotIn(words, self._come_in(place))
        yield
        self.env.flush_all()
        self.assertIn(words, self._come_in(place + 1))

    def test_a_later_end_by_a_new_notice_stands_on_it_at_once(self):
        step = self.election._get_step("poll_closes")
        declared = self.election._get_step("declared")
        days = {
            one.code: (self.env["coop.clock"].add_working_days(one.day, 1, self.company), one.hour)
            for one in (step, declared)
        }
        said = self.election._say_step(step)
        self.assertIn(said, self._come_in(0))
        self.election._change(days, "A storm")
        page = self._come_in(1)
        self.assertNotIn(said, page)
        self.assertIn(self.election._say_step(self.election._get_step("poll_closes")), page)

    def test_a_candidate_who_has_died_is_named_so(self):
        candidate = self.contest.candidate_ids[:1]
        with self._changed("This candidate has died."):
            candidate.sudo().write({"state": "died", "died_on": self.at["poll_opens"].date()})

    def test_what_sql_changes_by_hand_is_seen_as_well(self):
        for place, phone in ((0, "0303 123 4567"), (2, "0303 765 4321")):
            self.assertNotIn(phone, self._see_way_in())
            with self._changed(phone, place):
                self.env.cr.execute("UPDATE res_company SET coop_help_phone = %s", [phone])
            self.assertIn(phone, self._see_way_in())

    def test_a_vote_that_is_called_off_is_shown_to_nobody(self):
        page = self._come_in(0)
        self.contest._countermand("A candidate has died.")
        self.assertEqual(self._give(page).json(), {"code": "wrong"})
        self.assertNotIn("booth-manifest", self._come_in(1))

    def test_an_abandoned_election_is_over(self):
        page = self._come_in(0)
        self.election._abandon("A seat was missing")
        self.assertEqual(self._give(page).json()["code"], "closed")
        self.assertIn("Voting is over.", self.url_open("/vote/booth").text)

    def test_when_the_hour_has_come_it_is_over(self):
        page = self._come_in(0)
        self.env.cr.execute(
            "UPDATE coop_election_step SET at = %s WHERE election_id = %s AND code = 'poll_closes'",
            [self.at["poll_opens"], self.election.id],
        )
        self.env.invalidate_all()
        self.assertEqual(self._give(page).json()["code"], "closed")
        self.assertIn("Voting is over.", self.url_open("/vote/booth").text)

    def test_a_template_that_changes_is_seen(self):
        view = self.env.ref("coop_elections.booth_skip")
        with self._changed("Go on to the vote"):
            view.arch_db = view.arch_db.replace("Go to the vote", "Go on to the vote")

    # -- readers -----------------------------------------------------------------------------------

    def test_each_language_has_its_own(self):
        english = self._come_in(0)
        welsh = self._come_in(1, "/cy/vote")
        self.assertIn("Pleidleisio nawr", welsh)
        self.assertIn('lang="cy-GB"', welsh)
        self.assertIn("Vote now", english)
        self.assertIn("Vote now", self._come_in(2))

    def test_each_reads_as_they_chose(self):
        usual = self._come_in(0)
        simple = self._come_in(1, **{COOKIE: "size.4_words.simple"})
        silent = self._come_in(2, **{COOKIE: "aloud.off"})
        self.assertIn('data-coop-size="4"', simple)
        self.assertIn('data-coop-words="simple"', simple)
        self.assertNotIn("data-coop-size", usual)
        self.assertIn('class="coop-listen ', usual)
        self.assertNotIn('class="coop-listen ', silent)
        self.assertNotIn("data-coop-size", self._come_in(3))

    def test_a_member_who_signed_in_sees_the_same_with_their_own_reading(self):
        self._leave()
        self.env["coop.reading"]._choose(self.portal_member.partner_id, {"size": "3"})
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        path = f"/my/elections/{self.election.id}/vote"
        page = self.url_open(path).text
        self.assertIn('data-coop-size="3"', page)
        self.assertIn(f'data-elector="{self._elector(self.mali).id}"', page)
        self.assertNotIn(self.mali.partner_id.name, page)
        self.assertIn(f'data-cast="/my/elections/{self.election.id}/cast"', page)
        self.assertNotIn("data-coop-size", self._come_in(0))

    # -- what it costs -----------------------------------------------------------------------------

    def _count(self, work):
        """Return how many statements the server runs for a request, without the test's own."""
        seen = []
        cursor = type(self.env.cr)
        usual = cursor.execute

        def execute(this, query, *args, **kw):
            seen.append(query)
            return usual(this, query, *args, **kw)

        with patch.object(cursor, "execute", execute):
            answer = work()
        return len([one for one in seen if "SAVEPOINT" not in str(one)]), answer

    def test_a_vote_takes_a_dozen_statements_however_many_stand(self):
        def vote(place):
            self._leave()
            counts = []
            count, page = self._count(lambda: self.url_open("/vote").text)
            counts.append(count)
            body = {
                "csrf_token": re.search(r'name="csrf_token" value="([^"]+)"', page)[1],
                "code": self.codes[place],
            }
            count, answer = self._count(
                lambda: self.url_open("/vote", data=body, allow_redirects=False)
            )
            self.assertEqual(answer.status_code, 303)
            counts.append(count)
            count, page = self._count(lambda: self.url_open("/vote/booth").text)
            counts.append(count)
            count, answer = self._count(lambda: self._give(page))
            self.assertEqual(answer.json()["code"], "in")
            return [*counts, count]

        vote(0)  # makes the pages
        usual = vote(1)
        self.assertEqual(vote(2), usual)
        self.assertLessEqual(sum(usual), 14, usual)


@tagged("post_install", "-at_install")
class TestSeams(TransactionCase):
    """Values and rows are left open in a page, and filled in escaped."""

    def test_values_are_escaped(self):
        page = seams.cut(f"<p id='{seams.seam('who')}'>{seams.seam('who')}</p>")
        self.assertEqual(
            seams.fill(page, {"who": "\"'<"}), "<p id='&#34;&#39;&lt;'>&#34;&#39;&lt;</p>"
        )
        with self.assertRaises(KeyError):
            seams.fill(page, {})

    def test_rows_stand_in_any_order_between_what_is_around_them(self):
        rows = "".join(f"{seams.row('a')}<li>{one}</li>" for one in "123")
        page = seams.cut(f"<ul>{rows}{seams.end('a')}</ul>")
        self.assertEqual(
            seams.fill(page, {}, order=reversed), "<ul><li>3</li><li>2</li><li>1</li></ul>"
        )

    def test_rows_that_do_not_end_or_hold_a_value_are_refused(self):
        for page in (
            f"{seams.row('a')}1",
            f"1{seams.end('a')}",
            f"{seams.row('a')}{seams.seam('b')}{seams.end('a')}",
        ):
            with self.assertRaises(seams.Broken):
                seams.cut(page)
