from freezegun import freeze_time

from odoo.tests import tagged
from odoo.tools import file_path

from .common import ElectionCase


@tagged("post_install", "-at_install")
class TestShown(ElectionCase):
    """What everybody reads comes from the notice as it was published."""

    def test_it_is_read_in_the_language_of_the_reader(self):
        election = self._noticed().sudo()
        english, welsh = election._show("en_GB"), election._show("cy_GB")
        self.assertEqual((english["name"], welsh["name"]), ("Council 2018", "Cyngor 2018"))
        self.assertEqual(welsh["body"], "Cyngor yr Aelodau")
        self.assertEqual(welsh["contests"][0]["name"], "Derwen")
        self.assertIn("Seats: 2. Terms begin on ", english["contests"][0]["seats"])
        self.assertEqual(english["steps"][0]["name"], "Notice of the election")
        self.assertIn("Thursday 10 May 2018", english["steps"][0]["day"])

    def test_what_is_called_otherwise_afterwards_is_shown_as_it_was_noticed(self):
        election = self._noticed().sudo()
        self.oak.name = "Great Oak"
        self.assertEqual(election._show("en_GB")["contests"][0]["name"], "Oak")

    def test_it_says_what_comes_next_as_long_as_it_goes_on(self):
        election = self._noticed().sudo()
        self.assertIn("Next: Nominations open, ", election._show("en_GB")["next"])
        with freeze_time(election._get_step("poll_opens").at):
            self.assertIn("Next: Voting begins, ", election._show("en_GB")["next"])
        election._abandon("A seat was missing")
        shown = election._show("en_GB")
        self.assertIsNone(shown["next"])
        self.assertEqual((shown["what"], shown["why"]), ("abandoned", "A seat was missing"))

    def test_a_draft_is_not_public(self):
        election = self._ready()
        self.assertFalse(self.env["coop.election"]._get_public(self.company))
        self.assertFalse(self.env["coop.election"]._get_public_one(election.id))
        election._give_notice()
        self.assertEqual(self.env["coop.election"]._get_public(self.company).ids, election.ids)

    def test_a_member_has_a_vote_in_their_constituency_on_the_qualifying_date(self):
        mali = self._member("Mali")
        election = self._noticed()
        with freeze_time("2018-05-20 10:00:00"):
            late = self._member("Late", day=election.qualifying_on.replace(day=20))
            self.assertTrue(election._has_vote(mali))
            self.assertFalse(election._has_vote(late))

    def test_in_a_question_to_all_every_member_has_a_vote(self):
        members = [self._member("Mali"), self._member("Elin", self.employees)]
        election = self._noticed(kind="yes_no", question="Shall we?", question_cy="A ddylem ni?")
        for member in members:
            self.assertTrue(election._has_vote(member))
        self.assertLessEqual({member.id for member in members}, set(election._get_voters().ids))

    def test_in_easy_read_each_sentence_has_a_picture_and_is_short(self):
        for vals in ({}, {"kind": "yes_no", "question": "Shall we?", "question_cy": "A ddylem?"}):
            election = self._noticed(**vals).sudo()
            for lang in ("en_GB", "cy_GB"):
                for picture, words in election._show(lang)["easy"]:
                    file_path(f"coop_texts/static/pictures/openmoji/{picture}.svg")
                    self.assertLessEqual(len(words.split()), 15, words)
