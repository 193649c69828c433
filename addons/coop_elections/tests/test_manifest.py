import hashlib
import json
from types import SimpleNamespace
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from ..envelope import keys
from ..envelope.canonical import canonical
from ..envelope.manifest import manifest as read_manifest
from .common_roll import TODAY, RollCase

KEY = canonical(keys.public_part(bytes(range(32)), 2, 3)).decode()


@tagged("post_install", "-at_install")
class TestManifest(RollCase, HttpCase):
    """What an election is, frozen before the first vote, as the scrutineers' programs read it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.question = cls._plan(
            kind="yes_no", name="Rules", name_cy="Rheolau", question="New?", question_cy="Newydd?"
        )
        cls._name_roles(cls.question)
        cls.question = cls.question.with_user(cls.runner)
        cls.question._give_notice()

    def _settled(self, election):
        election._make_roll()
        with freeze_time(election._get_objections_until()):
            election.action_make_roll_final()
        return election

    def test_a_question_is_frozen_with_roll_notice_and_key(self):
        frozen = self._settled(self.question)._freeze_manifest(KEY + "\n")
        content = json.loads(frozen.content)
        read = read_manifest(frozen.content.encode())
        self.assertEqual(read.sha256, frozen.fingerprint)
        self.assertEqual(hashlib.sha256(frozen.content.encode()).hexdigest(), frozen.fingerprint)
        [contest] = read.contests.values()
        self.assertEqual(
            (contest.candidates, contest.rule, contest.most), (("Yes", "No"), "fptp", 1)
        )
        self.assertEqual(content["roll"], self.question.roll_hash)
        self.assertEqual(content["notice"], self.question._get_last_notice().fingerprint)
        self.assertEqual(content["qualifying_on"], TODAY.isoformat())
        self.assertEqual(content["contests"][0]["electors"], 3)
        self.assertEqual(content["contests"][0]["answers"]["cy_GB"], ["Ie", "Na"])
        self.assertEqual(frozen.assurance, "shared")
        self.assertIn(frozen.fingerprint, self.question.journal_ids[:1].what)

    def test_seats_are_frozen_with_the_candidates_in_the_order_of_the_ballot(self):
        names = {self.oak: ["Zoe Afal", "Ann Onnen", "Mali Gellyg"], self.ash: ["Only One"]}

        class Standing(list):
            def mapped(self, name):
                return [getattr(one, name) for one in self]

        def standing(contest):
            found = names.get(contest.sudo().constituency_id, [])
            return Standing(SimpleNamespace(ballot_name=name) for name in found)

        contests = type(self.env["coop.election.contest"])
        self._settled(self.election)
        with patch.object(contests, "_get_standing", standing, create=True):
            frozen = self.election._freeze_manifest(KEY)
        [contest] = frozen._get_content()["contests"]
        self.assertEqual(contest["candidates"], names[self.oak])
        self.assertEqual((contest["seats"], contest["rule"], contest["most"]), (2, "scottish", 3))
        self.assertEqual(contest["titles"]["cy_GB"], "Derwen")
        self.assertNotIn("supported", frozen.content)

    def test_it_is_frozen_once_when_the_roll_is_final_and_before_voting(self):
        with self.assertRaisesRegex(UserError, "when the roll is final"):
            self.question._freeze_manifest(KEY)
        self._settled(self.question)
        with self.assertRaisesRegex(UserError, "Only the returning officer"):
            self.question.with_user(self.secretary)._freeze_manifest(KEY)
        self.question._freeze_manifest(KEY)
        with self.assertRaisesRegex(UserError, "frozen already"):
            self.question._freeze_manifest(KEY)
        with self.assertRaises(UserError):
            self.question._get_manifest().content = "{}"

    def test_what_is_no_file_of_a_key_is_refused(self):
        self._settled(self.question)
        other = json.loads(KEY)
        wrong = [
            "",
            "{}",
            "[]",
            "hello",
            KEY.replace('"shared"', '"none"'),
            canonical({**other, "fingerprint": "0" * 64}).decode(),
            canonical({**other, "key": "AAAA"}).decode(),
        ]
        for text in wrong:
            with self.assertRaisesRegex(UserError, "not the file of a key", msg=text):
                self.question._freeze_manifest(text)

    def test_the_window_of_the_returning_officer_freezes_and_everybody_can_have_the_file(self):
        self._settled(self.question)
        windows = self._as(self.env["coop.election.key"], self.runner)
        windows.create({"election_id": self.question.id, "key_file": KEY}).action_apply()
        frozen = self.question._get_manifest()
        answer = self.url_open(f"/elections/notice/{self.question.id}/manifest.json")
        self.assertEqual(answer.content.decode(), frozen.content)
        page = self.url_open(f"/elections/notice/{self.question.id}").text
        self.assertIn(frozen.fingerprint, page)
        self.assertIn(self.question.roll_hash, page)
