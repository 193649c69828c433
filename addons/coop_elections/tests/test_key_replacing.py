import json

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_base.tests.common import WallAssertions

from ..envelope import keys
from ..envelope.canonical import canonical
from ..envelope.manifest import manifest as read_manifest
from .common_roll import RollCase

WRONG = canonical(keys.public_part(bytes(range(32)), 2, 3)).decode()
RIGHT = canonical(keys.public_part(bytes(range(1, 33)), 2, 3)).decode()
WHY = "A scrutineer lost a share"


@tagged("post_install", "-at_install")
class TestKeyReplacing(WallAssertions, RollCase):
    """A wrong key is replaced before the voting: with a reason, a notice and another trial."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.question = cls._plan(
            kind="yes_no", name="Rules", name_cy="Rheolau", question="New?", question_cy="Newydd?"
        )
        cls._name_roles(cls.question)
        cls.question = cls.question.with_user(cls.runner)
        cls.question._give_notice()
        cls.question._make_roll()
        with freeze_time(cls.question._get_objections_until()):
            cls.question.action_make_roll_final()

    def _frozen(self):
        before = self.question._freeze_manifest(WRONG)
        self.question.action_trial_done()
        return before

    def test_only_the_key_changes_and_what_was_frozen_before_is_kept(self):
        self.assert_wall_ready("coop.election.manifest")
        before = self._frozen()
        after = self.question._replace_key(RIGHT, WHY)
        self.assertEqual(self.question._get_manifest(), after)
        self.assertEqual((after.previous, after.why), (before.fingerprint, WHY))
        old, new = before._get_content(), after._get_content()
        changed = {name for name in new if new[name] != old[name]}
        self.assertEqual(changed, {"key", "notice"})
        self.assertEqual(new["key"], json.loads(RIGHT)["key"])
        self.assertEqual(read_manifest(after.content.encode()).sha256, after.fingerprint)
        self.assertEqual(len(self.question.sudo().manifest_ids), 2)

    def test_it_goes_out_as_a_notice_and_stands_in_the_journal_with_the_reason(self):
        before = self._frozen()
        after = self.question._replace_key(RIGHT, WHY)
        notice = self.question._get_last_notice()
        self.assertEqual((notice.kind, notice.why, notice.number), ("change", WHY, 2))
        self.assertEqual(after._get_content()["notice"], notice.fingerprint)
        entry = self.question.journal_ids.filtered(lambda one: one.act == "key_replaced")
        self.assertEqual(entry.why, WHY)
        self.assertIn(before.fingerprint, entry.what)

    def test_the_scrutineers_try_again_to_open(self):
        self._frozen()
        self.assertTrue(self.question.trial_on)
        self.question._replace_key(RIGHT, WHY)
        self.assertFalse(self.question.trial_on)
        self.assertIn("trial ballots", "\n".join(self.question._get_blocks("open_poll")))
        self.question.action_trial_done()
        self.assertNotIn("trial ballots", "\n".join(self.question._get_blocks("open_poll")))

    def test_it_can_be_replaced_more_than_once(self):
        self._frozen()
        self.question._replace_key(RIGHT, WHY)
        last = self.question._replace_key(WRONG, "The first was right")
        self.assertEqual(self.question._get_manifest(), last)

    def test_not_without_a_reason_nor_by_the_same_key_nor_by_another_person(self):
        with self.assertRaisesRegex(UserError, "when the election is frozen"):
            self.question._replace_key(RIGHT, WHY)
        self._frozen()
        with self.assertRaisesRegex(UserError, "Say why"):
            self.question._replace_key(RIGHT, "  ")
        with self.assertRaisesRegex(UserError, "has already"):
            self.question._replace_key(WRONG, WHY)
        with self.assertRaisesRegex(UserError, "not the file of a key"):
            self.question._replace_key("{}", WHY)
        for user in (self.secretary, self.watcher, self.clerk):
            with self.assertRaises(UserError, msg=user.login):
                self.question.with_user(user)._replace_key(RIGHT, WHY)

    def test_not_when_voting_has_begun(self):
        self._frozen()
        self.question.sudo().state = "poll"
        with self.assertRaisesRegex(UserError, "before voting begins"):
            self.question._replace_key(RIGHT, WHY)

    def test_the_window_replaces_it(self):
        self._frozen()
        action = self.question.action_replace_key()
        windows = self._as(self.env[action["res_model"]], self.runner)
        window = windows.with_context(**action["context"]).create({"key_file": RIGHT, "why": WHY})
        window.action_apply()
        self.assertEqual(self.question._get_manifest().why, WHY)
