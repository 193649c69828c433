from odoo.exceptions import UserError
from odoo.tests import tagged

from .general_common import GeneralCase
from .meeting_common import at


@tagged("post_install", "-at_install")
class TestResolutionNoticed(GeneralCase):
    """After the notice what members decide stays as they were told of it."""

    def test_before_the_notice_words_kind_and_place_are_free(self):
        self.special.write({"wording": "Other words.", "kind": "ordinary", "name": "Another"})
        self.special.unlink()
        self.assertEqual(self.meeting._get_general_resolutions(), self.ordinary)

    def test_after_it_nothing_of_it_changes(self):
        other = self.env["coop.agenda.item"].create({"meeting_id": self.meeting.id, "name": "x"})
        self.meeting._call()
        for resolution in (self.ordinary, self.special):
            resolution = self._as(resolution, self.secretary)
            for vals in (
                {"wording": "Other words."},
                {"name": "Another name"},
                {"kind": "ordinary" if resolution.kind == "special" else "special"},
                {"item_id": other.id},
            ):
                with self.subTest(vals), self.assertRaisesRegex(UserError, "were told of"):
                    resolution.write(vals)
            with self.assertRaisesRegex(UserError, "Dywedwyd wrth yr aelodau"):
                resolution.with_context(lang="cy_GB").wording = "Geiriau eraill."
            with self.assertRaisesRegex(UserError, "were told of"):
                resolution.update_field_translations("wording", {"cy_GB": "Geiriau eraill."})
            with self.assertRaisesRegex(UserError, "were told of"):
                resolution.unlink()
        self.ordinary.write({"wording": self.ordinary.wording, "dissent": "Nobody"})
        with self.assertRaisesRegex(UserError, "were told of"):
            self.item.write({"is_closed": True, "closed_why": "It is about somebody."})

    def test_it_can_be_taken_back(self):
        self.meeting._call()
        self._as(self.ordinary, self.secretary).action_withdraw()
        self.assertEqual(self.meeting._get_general_resolutions(), self.special)

    def test_a_special_resolution_is_not_made_on_the_floor_and_an_ordinary_one_is(self):
        self.meeting._call()
        with self.assertRaisesRegex(UserError, "stand in the notice"), self.env.cr.savepoint():
            self._resolution("Another name", kind="special")
        self._begin(*self.members[:4])
        amended = self._resolution("A lift with a seat")
        with self._time(at(19, 10)):
            amended.action_fill_votes()
            amended.vote_ids.write({"for_count": 3})
            amended.action_declare()
        self.assertEqual(amended.state, "carried")

    def test_its_point_stays_on_the_agenda_of_this_meeting(self):
        other = self._general_meeting()
        self.meeting._call()
        for how in (self.item, self.item.sudo(), self._as(self.item, self.secretary)):
            with self.assertRaisesRegex(UserError, "were told of"), self.env.cr.savepoint():
                how.meeting_id = other
        self.env.invalidate_all()
        self.assertEqual(self.ordinary.meeting_id, self.meeting)

    def test_a_special_resolution_does_not_come_with_a_point_after_the_notice(self):
        other = self._general_meeting()
        special = self._resolution("Another name", kind="special", item_id=other.item_ids.id)
        self.meeting._call()
        point = self._as(other.item_ids, self.secretary)
        with self.assertRaisesRegex(UserError, "stand in the notice"), self.env.cr.savepoint():
            point.meeting_id = self.meeting
        self.env.invalidate_all()
        special.kind = "ordinary"
        point.meeting_id = self.meeting
        self.assertEqual(special.meeting_id, self.meeting)

    def test_a_point_that_was_dealt_with_stays_where_it_was(self):
        self.meeting._call()
        self._begin(*self.members[:4])
        (self.ordinary | self.special).action_withdraw()
        with self.assertRaisesRegex(UserError, "was dealt with"):
            self.item.meeting_id = self._general_meeting()

    def test_what_the_council_decides_is_worded_until_the_vote(self):
        council = self.env["coop.meeting"].create(
            {
                "name": "Council meeting",
                "company_id": self.company.id,
                "start": at(19),
                "stop": at(21),
                "place": "Neuadd",
                "body_line_ids": [(0, 0, {"body_id": self.council.id})],
                "item_ids": [(0, 0, {"name": "A point"})],
            }
        )
        self.rules_of_council.notice_days = 7
        council._call()
        resolution = self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": "A lift",
                "wording": "A lift.",
                "kind": "special",
                "body_id": self.council.id,
                "item_id": council.item_ids.id,
            }
        )
        resolution.wording = "A lift and a ramp."
        resolution.unlink()
