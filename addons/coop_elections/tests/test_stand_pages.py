from freezegun import freeze_time

from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .common_candidates import MINUTE, CandidateCase
from .test_nomination_parts import PIXELS, sound

ANSWERS = (
    {"step": "words", "statement": "I like gardens."},
    {"step": "easy", "statement_easy": "I like gardens.\nI want more buses."},
    {"step": "interests", "has_interests": "no"},
    {"step": "eligible", "eligible": "1"},
    {"step": "with-help", "with_help": "yes"},
    {"step": "help-by", "help_by": "Twm Twyni"},
    {"step": "help-role"},
    {"step": "help-promise", "help_promise": "1"},
    {"step": "shown", "agreed": "1"},
    {"step": "fair", "fair": "1"},
    {"step": "sign", "sign": "1"},
)


@tagged("post_install", "-at_install")
class TestStandPages(CandidateCase, HttpCase):
    """A member stands on their own pages, one decision a screen; everybody sees who stands."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls._member("Mali Derwen", partner=cls.portal_member.partner_id)
        cls.contest = cls.contests["Rowan"]
        cls.path = f"/my/stand/for/{cls.contest.id}"
        freezer = freeze_time(cls._open() + MINUTE)
        freezer.start()
        cls.addClassCleanup(freezer.stop)
        cls.role = cls.env.ref("coop_access.helper_role_friend")

    def setUp(self):
        super().setUp()
        self._sign_in(self.portal_member)

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _page(self, path):
        answer = self.url_open(path)
        self.assertEqual(answer.status_code, 200, path)
        return answer.text

    def _post(self, path, **values):
        return self.url_open(path, data={"csrf_token": Request.csrf_token(self), **values})

    def _fill_in(self):
        """Answer every question; return the candidate."""
        self._page(self.path)
        for answers in ANSWERS:
            if answers["step"] == "help-role":
                answers = {**answers, "help_role": str(self.role.id)}
            self._post(self.path, go="next", **answers)
        self._post(self.path, step="check", go="send")
        found = self.env["coop.election.candidate"].search([("membership_id", "=", self.member.id)])
        self.assertEqual(len(found), 1)
        return found

    def _upload(self, candidate, part, content, name):
        return self.url_open(
            f"/my/stand/mine/{candidate.id}/{part}",
            data={"csrf_token": Request.csrf_token(self), "go": "use"},
            files={part: (name, content)},
        )

    def test_a_member_stands_from_the_first_question_to_handing_it_in(self):
        page = self._page("/my/stand")
        self.assertIn(self.path, page)
        self.assertIn("Do the lesson", page)
        candidate = self._fill_in()
        self.assertEqual(
            (candidate.state, candidate.ballot_name), ("draft", self.portal_member.name)
        )
        self.assertEqual((candidate.helped_by, candidate.helped_role_id), ("Twm Twyni", self.role))
        self._upload(candidate, "photo", PIXELS, "me.png")
        self._upload(candidate, "recording", sound(2), "me.wav")
        own = self._page(f"/my/stand/mine/{candidate.id}")
        for words in ("I like gardens.", "I want more buses.", "Rowan", "hand it in", "#t=0,40"):
            self.assertIn(words, own)
        answer = self.url_open(f"/my/stand/shown/{candidate.id}/photo")
        self.assertEqual(answer.headers["Content-Type"], "image/jpeg")
        self._post(f"/my/stand/mine/{candidate.id}/hand-in", pressed="yes")
        candidate.invalidate_recordset()
        self.assertEqual((candidate.state, candidate.how), ("handed_in", "portal"))
        # who acts is in the nomination, and not in what is kept for ever
        entry = self.election.sudo().journal_ids[:1]
        self.assertEqual(entry.act, "nomination_handed_in")
        self.assertNotEqual(entry.recorded_by, self.portal_member.name)
        self.assertIn("Handed in", self._page("/my/stand"))
        done = self.env["coop.help.done"].search([("what", "=", "stand")])
        self.assertEqual(done.mapped("name"), ["Twm Twyni"])

    def test_sentences_that_are_too_long_for_easy_read_are_said(self):
        self._page(self.path)
        self._post(self.path, step="words", go="next", statement="")
        long = " ".join(["word"] * 16)
        answer = self._post(self.path, step="easy", go="next", statement_easy=long)
        self.assertIn("This sentence is too long", answer.text)

    def test_too_many_words_are_said(self):
        self._page(self.path)
        answer = self._post(self.path, step="words", go="next", statement="word " * 201)
        self.assertIn("The rules allow 200 words", answer.text)

    def test_no_photo_and_no_recording_are_needed(self):
        candidate = self._fill_in()
        answer = self._post(f"/my/stand/mine/{candidate.id}/photo", go="skip")
        self.assertTrue(answer.url.endswith("/recording"))
        answer = self._upload(candidate, "photo", b"no picture", "me.png")
        self.assertIn("cannot read this file", answer.text)
        self._post(f"/my/stand/mine/{candidate.id}/recording", go="skip")
        self._post(f"/my/stand/mine/{candidate.id}/hand-in", pressed="yes")
        candidate.invalidate_recordset()
        self.assertEqual(candidate.state, "handed_in")

    def test_it_is_taken_back_and_withdrawn_on_the_same_pages(self):
        candidate = self._fill_in()
        base = f"/my/stand/mine/{candidate.id}"
        self._post(f"{base}/hand-in", pressed="yes")
        self._post(f"{base}/take-back", pressed="yes")
        candidate.invalidate_recordset()
        self.assertEqual(candidate.state, "draft")
        self._post(f"{base}/hand-in", pressed="yes")
        self.assertIn("Do you not want to stand any more?", self._page(f"{base}/withdraw"))
        answer = self._post(f"{base}/withdraw", pressed="yes")
        self.assertIn("You do not stand any more", answer.text)
        candidate.invalidate_recordset()
        self.assertEqual(candidate.state, "withdrawn")

    def test_a_nomination_is_its_own_person_s_alone(self):
        other = self._write(self._new("Nest Nant"), self.contest)
        other._choose_photo(PIXELS)
        for path in ("", "/photo", "/recording", "/withdraw"):
            answer = self.url_open(f"/my/stand/mine/{other.id}{path}")
            self.assertTrue(answer.url.endswith("/my/stand"), path)
        self.assertEqual(self.url_open(f"/my/stand/shown/{other.id}/photo").status_code, 404)
        for act in ("hand-in", "take-back", "withdraw"):
            self._post(f"/my/stand/mine/{other.id}/{act}", pressed="yes")
        other.invalidate_recordset()
        self.assertEqual(other.state, "draft")

    def test_a_member_of_another_group_cannot_stand_here(self):
        oak = self.contests["Oak"]
        answer = self.url_open(f"/my/stand/for/{oak.id}")
        self.assertTrue(answer.url.endswith("/my/stand"))
        self.assertNotIn(f"/my/stand/for/{oak.id}", answer.text)

    def test_the_form_is_there_on_paper(self):
        page = self._page(f"{self.path}/paper")
        self.assertIn("How shall your name stand on the ballot?", page)
        self.assertIn("I wrote down what they said", page)

    def test_i_might_somebody_else_would_be_good_and_it_is_not_for_me(self):
        self._page("/my/stand/maybe")
        self._post("/my/stand/maybe", step="wishes", go="next", wishes="wants_meet")
        self._post("/my/stand/maybe", step="why", go="next", why="")
        self._post("/my/stand/maybe", step="check", go="send")
        interest = self.env["coop.election.interest"]._find(self.member)
        self.assertTrue(interest.wants_meet)
        self.assertIn("You told us that you might be interested", self._page("/my/stand"))
        self._page("/my/stand/suggest")
        self._post("/my/stand/suggest", step="who", go="next", name="Nest Nant")
        self._post("/my/stand/suggest", step="why", go="next", why="She listens.")
        self._post("/my/stand/suggest", step="named", go="next", named="no")
        self._post("/my/stand/suggest", step="check", go="send")
        suggested = self.env["coop.election.interest"].search([("state", "=", "suggested")])
        self.assertEqual((suggested.name, suggested.suggestor_named), ("Nest Nant", False))
        reason = self.env.ref("coop_elections.reason_far")
        self._page("/my/stand/not-for-me")
        answer = self._post(
            "/my/stand/not-for-me", step="reasons", go="next", reasons=str(reason.id)
        )
        self.assertIn(reason.answer, answer.text)
        self._post("/my/stand/not-for-me", step="helps", go="next", helps="")
        self._post("/my/stand/not-for-me", step="check", go="send")
        said = self.env["coop.election.not.standing"].search([])
        self.assertEqual(said.reason_ids, reason)
        self._post("/my/stand/stop", pressed="yes")
        interest.invalidate_recordset()
        self.assertEqual(interest.state, "no")

    def test_whoever_was_thought_of_answers_on_their_page(self):
        interest = self.env["coop.election.interest"]._suggest(self._new("Nest Nant"), "Mali")
        interest.membership_id = self.member
        interest.with_user(self.secretary).action_ask()
        self.assertIn("Somebody thinks that you would be good", self._page("/my"))
        self.assertIn("Another member thought of you.", self._page("/my/stand"))
        self._post("/my/stand/answer", number=str(interest.id), yes="no")
        interest.invalidate_recordset()
        self.assertEqual(interest.state, "no")
        other = self.env["coop.election.interest"]._suggest(self.member, "Nest")
        other.membership_id = self._new("Nest Nant 2")
        other.with_user(self.secretary).action_ask()
        self._post("/my/stand/answer", number=str(other.id), yes="yes")
        other.invalidate_recordset()
        self.assertEqual(other.state, "asked")

    def test_everybody_sees_who_stands_once_it_is_published_and_not_before(self):
        candidate = self._fill_in()
        self._upload(candidate, "photo", PIXELS, "me.png")
        self._post(f"/my/stand/mine/{candidate.id}/hand-in", pressed="yes")
        candidate.invalidate_recordset()
        candidate.with_user(self.runner)._accept()
        self.authenticate(None, None)
        notice = f"/elections/notice/{self.election.id}"
        photo = f"/elections/candidate/{candidate.id}/photo"
        self.assertNotIn("Who stands", self._page(notice))
        self.assertEqual(self.url_open(photo).status_code, 404)
        self._publish()
        page = self._page(notice)
        for words in ("Who stands", candidate.ballot_name, "I like gardens.", photo, "Rowan"):
            self.assertIn(words, page)
        self.assertNotIn(self.supporters.name, page)
        self.assertIn("Pwy sy’n sefyll", self._page(f"/cy{notice}"))
        answer = self.url_open(photo)
        self.assertEqual((answer.status_code, answer.headers["Content-Type"]), (200, "image/jpeg"))
        self.assertEqual(self.url_open(photo.replace("photo", "statement")).status_code, 404)
        self.assertEqual(self.url_open("/elections/candidate/0/photo").status_code, 404)

    def test_a_rehearsal_shows_nobody(self):
        self.addCleanup(self._use, self.election)
        self._use(self._noticed(is_rehearsal=True))
        with freeze_time(self._open() + MINUTE):
            candidate = self._stand_in("Ash", "Dan Dail")[0]
            candidate.sudo().photo = False
        self._publish()
        self.assertEqual(
            self.url_open(f"/elections/candidate/{candidate.id}/photo").status_code, 404
        )
        self.assertFalse(candidate._is_public())
