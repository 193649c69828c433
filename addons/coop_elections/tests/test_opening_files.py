from datetime import timedelta

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..envelope.canonical import sha256
from ..envelope.outcome import NAME
from .common_poll import PollCase

RANKINGS = ([2, 1], [], [3, 1, 2])


@tagged("post_install", "-at_install")
class TestOpeningFiles(PollCase):
    """All files of an opening come back in one go: whole, or nothing of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for member, ranking in zip(cls.people, RANKINGS, strict=False):
            cls._vote(member, ranking)
        cls._go_to(cls.at["poll_closes"])
        cls.election.sudo().invalidate_recordset()
        cls.election.action_close_poll()
        cls.election.action_cut_names()
        cls.opened = cls._open_ballots(cls.election)
        cls.right = sha256(cls.opened[NAME])
        cls.code = f"{cls.contest._get_code()}.json"

    def _nothing_is_kept(self):
        self.assertFalse(self.election.opening_sha256)
        self.assertFalse(self.env["coop.election.ballot"].search_count([], limit=1))

    def _give(self, files, user=None):
        """The window with its files, as the page uploads them."""
        env = self.env(user=user or self.runner)
        attachments = env["ir.attachment"].create(
            [
                {"name": name, "raw": data, "res_model": "coop.election.opened", "res_id": 0}
                for name, data in files.items()
            ]
        )
        return env["coop.election.opened"].create(
            {
                "election_id": self.election.id,
                "second": self.right.upper(),
                "file_ids": [Command.set(attachments.ids)],
            }
        )

    def test_the_window_takes_all_files_in_one_go_and_keeps_none(self):
        window = self._give(self.opened)
        files = window.file_ids
        self.assertGreater(len(files), 2)
        window.action_apply()
        self.assertEqual(self.election.opening_sha256, self.right)
        ballots = self.env["coop.election.ballot"].search([("election_id", "=", self.election.id)])
        self.assertEqual(sorted(ballots.mapped("ranking")), sorted(["[2,1]", "[]", "[3,1,2]"]))
        self.assertEqual(ballots.sorted("id").mapped("tracker"), sorted(ballots.mapped("tracker")))
        self.assertFalse(files.exists())

    def test_what_is_missing_wrong_or_strange_is_named_at_once_and_nothing_is_kept(self):
        changed = self.opened[self.code].replace(b'"ranking":[2,1]', b'"ranking":[1,2]')
        self.assertNotEqual(changed, self.opened[self.code])
        wrong = {**self.opened, self.code: changed, "notes.txt": b"seen"}
        with self.assertRaisesRegex(UserError, "not what was opened: contest-.*(?s:.*)notes.txt"):
            self.election._bring_back(wrong, self.right)
        self._nothing_is_kept()
        missing = {name: data for name, data in self.opened.items() if name != self.code}
        label = self.contest._get_label()
        with self.assertRaisesRegex(UserError, f"missing: {self.code} .{label}"):
            self.election._bring_back(missing, self.right)
        self._nothing_is_kept()
        with self.assertRaisesRegex(UserError, "opening.json is missing"):
            self.election._bring_back({self.code: self.opened[self.code]}, self.right)

    def test_the_list_for_publishing_is_looked_at_where_it_comes_along(self):
        name = self.code.replace(".json", ".blt")
        self.assertIn(name, self.opened)
        wrong = {**self.opened, name: self.opened[name] + b"\n"}
        with self.assertRaisesRegex(UserError, f"not what was opened: {name}"):
            self.election._bring_back(wrong, self.right)
        without = {name: data for name, data in self.opened.items() if name.endswith(".json")}
        self.election._bring_back(without, self.right)
        self.assertTrue(self.election.opening_sha256)

    def test_what_is_cut_off_or_no_such_file_does_not_come_back(self):
        whole = self.opened[self.code]
        for data in (
            b"",
            b"{}",
            whole[:40],
            whole[:-30],
            whole + b"x",
            b'{"ballots":[' + b"1" * 99999,
        ):
            with self.assertRaisesRegex(UserError, "not what was opened", msg=data[:50]):
                self.election._bring_back({**self.opened, self.code: data}, self.right)
        self._nothing_is_kept()

    def test_a_file_of_another_election_does_not_come_back(self):
        summary = self.opened[NAME].replace(self.manifest.fingerprint.encode(), b"0" * 64)
        with self.assertRaisesRegex(UserError, "of another election"):
            self.election._bring_back({**self.opened, NAME: summary}, sha256(summary))
        self._nothing_is_kept()

    def test_a_file_that_is_here_twice_is_said(self):
        window = self._give(self.opened)
        window.file_ids += self._give({NAME: self.opened[NAME]}).file_ids
        with self.assertRaisesRegex(UserError, f"{NAME} is here twice"):
            window.action_apply()

    def test_who_does_not_run_it_brings_nothing_back(self):
        for user in (self.secretary, self.watcher, self.clerk):
            with self.assertRaises(UserError, msg=user.login):
                self._give(self.opened, user).action_apply()
        self._nothing_is_kept()

    def test_files_of_somebody_else_or_of_another_record_are_not_taken(self):
        theirs = self.env["ir.attachment"].with_user(self.secretary)
        mine = self._give(self.opened)
        other = theirs.create({"name": "letter.txt", "raw": b"private"})
        with self.assertRaises(UserError):
            mine.write({"file_ids": [Command.link(other.id)]})
            mine.action_apply()
        self.assertTrue(other.exists())

    def test_what_was_left_in_a_window_goes_a_day_later(self):
        files = self._give(self.opened).file_ids
        windows = self.env["coop.election.opened"]
        with freeze_time(files[0].create_date):
            windows._gc_files()
        self.assertTrue(files.exists())
        with freeze_time(files[0].create_date + timedelta(days=2)):
            windows._gc_files()
        self.assertFalse(files.exists())
