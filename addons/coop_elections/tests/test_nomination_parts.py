import base64
import io
import wave

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger
from odoo.tools.image import image_data_uri

from .common_candidates import DECLARED, MINUTE, CandidateCase

PIXELS = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGMwTpuJFTEMLQkAyvtMgQDi"
    "J6sAAAAASUVORK5CYII="
)


def sound(seconds):
    """An uncompressed recording of silence."""
    with io.BytesIO() as file:
        with wave.open(file, "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(8000)
            out.writeframes(b"\0\0" * 8000 * seconds)
        return file.getvalue()


@tagged("post_install", "-at_install")
class TestNominationParts(CandidateCase):
    """How a nomination comes: on paper, with help, proposed, with photo and recording."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._new("Mali Derwen")
        cls.rowan_contest = cls.contests["Rowan"]
        opens = cls._open()
        freezer = freeze_time(opens + MINUTE)
        freezer.start()
        cls.addClassCleanup(freezer.stop)

    def test_a_paper_counts_from_the_moment_at_which_it_came(self):
        came = self.at["nominations_close"] - MINUTE
        with freeze_time(self.at["nominations_close"] + 5 * MINUTE):
            window = self.env["coop.election.nominate"].with_user(self.runner)
            window = window.create(
                {
                    "election_id": self.election.id,
                    "contest_id": self.rowan_contest.id,
                    "number": self.mali.number,
                    "came_at": came,
                    "statement": "I like gardens.",
                    "statement_lang": "en_GB",
                    **DECLARED,
                }
            )
            self.assertEqual((window.member_name, window.ballot_name), ("Mali Derwen",) * 2)
            window.action_apply()
        candidate = self.election.sudo().candidate_ids
        self.assertEqual((candidate.handed_in_at, candidate.is_late), (came, False))
        self.assertEqual((candidate.how, candidate.typed_by), ("paper", self.runner.name))

    def test_a_number_that_nobody_has_is_said(self):
        window = self.env["coop.election.nominate"].with_user(self.runner)
        window = window.create(
            {
                "election_id": self.election.id,
                "contest_id": self.rowan_contest.id,
                "number": "nobody",
            }
        )
        with self.assertRaisesRegex(UserError, "No member has this number"):
            window.action_apply()

    def test_who_helped_promises_and_is_kept_with_it(self):
        role = self.env.ref("coop_access.helper_role_friend")
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.cr.savepoint():
                self._write(
                    self.mali, self.rowan_contest, helped_by="Twm", helped_role_id=role.id
                ).flush_recordset()
        candidate = self._hand_in(
            self.mali,
            self.rowan_contest,
            helped_by="Twm",
            helped_role_id=role.id,
            helper_promised=True,
        )
        self.assertEqual((candidate.helped_by, candidate.helped_role_id), ("Twm", role))
        self.assertTrue(candidate.helped_promise_on)

    def test_where_the_rules_ask_for_proposers_those_count_who_have_a_vote_here(self):
        contest = self.rowan_contest.sudo()
        self.env.cr.execute(
            "UPDATE coop_election_contest SET proposers = 2 WHERE id = %s", [contest.id]
        )
        contest.invalidate_recordset(["proposers"])
        one, two, far = (
            self._new("Ann Aur"),
            self._new("Bryn Banc"),
            self._new("Cled Cwm", "Oak"),
        )
        role = self.election.sudo()._get_roles("scrutineer")[:1]
        watches = role.user_id.partner_id if role.user_id else None
        self.assertTrue(watches)
        holder = self._member(partner=watches, category=self.category["Rowan"])
        lines = f"Gwen Gwylan {holder.number}\n"
        lines += f"Ann Aur {one.number}\nCled Cwm, {far.number}\nMali {self.mali.number}\nX 999999"
        candidate = self._hand_in(self.mali, contest, proposers=lines)
        self.assertIn("Proposers who count: 1 of 2", candidate.problems)
        self.assertIn("nobody proposes themselves", candidate.problems)
        self.assertIn("holds a role in this election", candidate.problems)
        self.assertIn("no member was found", candidate.problems)
        window = self.env["coop.election.candidate.correct"].with_user(self.runner)
        window.create(
            {
                "candidate_id": candidate.id,
                "what": "proposers",
                "proposers": f"Ann Aur {one.number}\nBryn Banc {two.number}",
                "why": "The number was misread",
            }
        ).action_apply()
        candidate.invalidate_recordset()
        self.assertFalse(candidate.problems)
        candidate.action_accept()
        # one member proposes one candidate
        other = self._hand_in(
            self._new("Dewi Dôl"), contest, proposers=f"{one.number}\n{two.number}"
        )
        self.assertIn("proposes as many as the rules allow", other.problems)
        self.assertIn(one.partner_id, self.election._get_standing_people())
        self.assertIn(one.partner_id, contest._get_standing_people())

    def test_a_photo_is_made_square_and_small_and_anything_else_is_refused(self):
        draft = self._write(self.mali, self.rowan_contest)
        draft._choose_photo(PIXELS)
        self.assertTrue(image_data_uri(draft.sudo().photo).startswith("data:image/jpg"))
        self.assertTrue(draft._get_card()["has_photo"])
        with self.assertRaisesRegex(UserError, "Choose a photo first"):
            draft._choose_photo(b"")
        for junk in (b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a\0\0"):
            with self.assertRaisesRegex(UserError, "cannot read this file"):
                draft._choose_photo(junk)
        draft._drop("photo")
        self.assertFalse(draft._get_card()["has_photo"])

    def test_a_recording_lasts_as_long_as_the_rules_say(self):
        draft = self._write(self.mali, self.rowan_contest)
        draft._choose_recording(sound(40))
        card = draft._get_card()
        self.assertEqual((card["kind"], card["seconds"]), ("audio/wav", 40))
        self.assertTrue(card["recording"].endswith("#t=0,40"))
        with self.assertRaisesRegex(UserError, "40 seconds at most"):
            draft._choose_recording(sound(42))
        with self.assertRaisesRegex(UserError, "cannot play"):
            draft._choose_recording(b"<html>")
        draft._drop("recording")
        self.assertIsNone(draft._get_card()["recording"])

    def test_what_was_handed_in_is_shown_as_it_was(self):
        candidate = self._hand_in(self.mali, self.rowan_contest)
        for act in (
            lambda: candidate._choose_photo(PIXELS),
            lambda: candidate._choose_recording(sound(1)),
            lambda: candidate._drop("photo"),
        ):
            with self.assertRaisesRegex(UserError, "Take it back first"):
                act()
        with self.assertRaisesRegex(UserError, "is kept"):
            candidate.sudo().unlink()
        with self.assertRaisesRegex(UserError, "not copied"):
            candidate.sudo().copy()
