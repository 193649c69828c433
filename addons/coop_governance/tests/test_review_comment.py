from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .review_common import LAST, TODAY, ReviewCase


@tagged("post_install", "-at_install")
class TestReviewComment(ReviewCase):
    """What members and groups think of what the Council reviews."""

    # -- saying it ---------------------------------------------------------------------------

    def test_a_member_chooses_a_card_and_writes_why(self):
        said = self.review._say(
            self.mali, "whole", "dislike", " Keep it! ", "The lunch club stays."
        )
        self.assertEqual((said.card, said.disliked, said.liked), ("dislike", 1, 0))
        self.assertEqual((said.words, said.change), ("Keep it!", "The lunch club stays."))
        self.assertEqual((said.said_on, said.late, said.how), (TODAY, False, "portal"))
        self.assertEqual(said.area_id, self.area)
        self.assertEqual(said.company_id, self.company)

    def test_what_is_said_again_of_the_same_is_instead_of_it(self):
        first = self.review._say(self.mali, "staff", "dislike", "No.")
        again = self.review._say(self.mali, "staff", "like")
        self.assertEqual(first, again)
        self.assertEqual((again.liked, again.disliked, again.words), (1, 0, False))
        self.review._say(self.mali, "whole", "unsure")
        self.assertEqual(len(self.review.comment_ids), 2)
        self.review._take_back(self.mali, "staff")
        self.assertEqual(self.review.comment_ids.subject, "whole")

    def test_a_part_of_the_paper_is_known_by_its_number_and_its_words(self):
        subject = self._part()
        said = self.review._say(self.mali, subject, "unsure", "Which hall?")
        reading = self.decision._get_brought().reading_ids.filtered(
            lambda one: one.lang == "en_GB" and one.format == "standard"
        )
        self.assertEqual((said.subject, said.part, said.reading_id), ("part", 1, reading))
        self.assertEqual(said.part_words, f"Budget {self.decision.id}: en_GB standard.")
        welsh = self.review._say(self.mali, self._part("cy_GB"), "like")
        self.assertNotEqual(welsh, said)
        for wrong in ("p0-1", f"p{reading.id}-99", f"p{reading.id}-", "part", "", None, "p1-²"):
            with self.assertRaisesRegex(UserError, "not in the paper"):
                self.review._say(self.mali, wrong, "like")

    def test_a_paper_of_a_closed_point_has_no_parts_here(self):
        subject = self._part()
        item = self.meeting.item_ids[:1]
        item.write({"is_closed": True, "closed_why": "It is about somebody."})
        item.paper_ids = self.decision.version_ids.text_id
        self.assertEqual(self.review._get_parts("en_GB", "standard")[1], [])
        with self.assertRaisesRegex(UserError, "not in the paper"):
            self.review._say(self.mali, subject, "like")

    def test_nothing_is_not_taken_for_an_answer(self):
        for card, words in ((None, " "), ("love", "Yes"), ("", "")):
            with self.assertRaisesRegex(UserError, "[Cc]hoose"):
                self.review._say(self.mali, "whole", card, words)

    def test_only_members_of_this_co_op_are_asked_and_only_where_members_are(self):
        with self._on(date(2018, 5, 20)):
            new = self._member("New", day=date(2018, 5, 15))
            self.assertTrue(self.review._say(new, "staff", "like"))
            with self.assertRaisesRegex(UserError, "Only members of this co-op"):
                self.review._say(new, "whole", "like", how="paper", came_on=date(2018, 5, 14))
        elsewhere = self.env["res.company"].create({"name": "Gellyg"})
        self.env.cr.execute(
            "UPDATE coop_membership SET company_id = %s WHERE id = %s",
            [elsewhere.id, self.others[0].id],
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "Only members of this co-op"):
            self.review._say(self.others[0], "whole", "like")
        self.budget.asks_members = False
        with self.assertRaisesRegex(UserError, "not asked"):
            self.review._say(self.mali, "whole", "like")

    # -- until when --------------------------------------------------------------------------

    def test_after_the_last_day_only_paper_is_taken_in_with_its_day_as_late(self):
        with self._on(LAST):
            self.assertFalse(self.review._say(self.mali, "whole", "like").late)
        with self._on(date(2018, 6, 22)):
            with self.assertRaisesRegex(UserError, "last day was"):
                self.review._say(self.others[0], "whole", "like")
            late = self.review._say(self.others[0], "whole", "like", how="paper")
            self.assertEqual((late.late, late.said_on), (True, date(2018, 6, 22)))
            # posted in time, typed in later
            typed = self.review._say(
                self.others[1], "whole", "like", how="paper", came_on=date(2018, 6, 20)
            )
            self.assertFalse(typed.late)
            for day in (date(2018, 6, 23), date(2018, 5, 9)):
                with self.assertRaisesRegex(UserError, "between"):
                    self.review._say(self.others[2], "whole", "like", how="paper", came_on=day)
        self.review.consult_until = date(2018, 6, 30)
        self.assertFalse(late.late)

    def test_what_was_said_later_is_not_replaced_by_older_paper(self):
        with self._on(date(2018, 6, 1)):
            self.review._say(self.mali, "whole", "like")
            with self.assertRaisesRegex(UserError, "something else later"):
                self.review._say(self.mali, "whole", "dislike", how="paper", came_on=TODAY)

    def test_when_the_council_has_concluded_it_stays_for_everybody(self):
        said = self.review._say(self.mali, "whole", "dislike", "Keep it!")
        self._concluded("support")
        self.assertTrue(said.closed)
        with self.assertRaisesRegex(UserError, "has concluded"):
            self.review._say(self.mali, "whole", "like", how="paper")
        with self.assertRaisesRegex(UserError, "has concluded"):
            self.review._say_for_group("The club", "whole", 3, there_count=4)
        for act in (lambda: said.write({"words": "Other"}), said.unlink):
            with self.assertRaisesRegex(UserError, "kept as it was written"):
                act()
        said.moderation_id.action_show()
        self.assertEqual(said.moderation_state, "shown")

    def test_with_a_decision_that_is_taken_back_it_ends_too(self):
        said = self.review._say(self.mali, "whole", "dislike")
        self.decision._take_back("No money.")
        self.assertTrue(said.closed)
        with self.assertRaisesRegex(UserError, "has concluded"):
            self.review._say(self.mali, "whole", "like")

    # -- groups ------------------------------------------------------------------------------

    def test_a_group_counts_its_cards_and_says_how_many_were_there(self):
        said = self.review._say_for_group(
            " The  club ", "whole", 6, 2, 1, "Keep it.", there_count=12, area=self.area
        )
        self.assertEqual((said.group_name, said.there_count), ("The club", 12))
        self.assertEqual(said.moderation_state, "shown")
        self.assertEqual(said.shown_as, "The club")
        again = self.review._say_for_group("the club", "whole", 7, there_count=12)
        self.assertEqual((again, again.liked, again.unsure), (said, 7, 0))
        for counts, there in (((1, 1, 1), 2), ((1, 0, 0), 0)):
            with self.assertRaisesRegex(UserError, "more cards than people"):
                self.review._say_for_group("Another", "whole", *counts, there_count=there)

    def test_a_body_is_a_group_unless_it_decides_or_reviews(self):
        general = self.env["coop.body"].create(
            {"name": "General meeting", "kind": "general", "company_id": self.company.id}
        )
        said = self.review._say_for_group(general, "whole", 3, there_count=20)
        self.assertEqual((said.body_id, said.shown_as), (general, "General meeting"))
        for body in (self.board, self.council):
            with self.assertRaisesRegex(UserError, "not asked as a group"):
                self.review._say_for_group(body, "whole", 3, there_count=20)

    # -- who it was --------------------------------------------------------------------------

    def test_the_council_sees_a_name_only_where_the_member_agrees(self):
        said = self.review._say(self.mali, "whole", "like", "Yes.")
        self.assertEqual(said.shown_as, "A member from Arfon")
        self.review._say(self.mali, "whole", "like", "Yes.", named=True)
        self.assertEqual(said.shown_as, "Mali Derwen")
        self.others[2:].write({"area_id": False})
        self.review._say(self.mali, "whole", "like", "Yes.")
        self.assertEqual(said.shown_as, "A member", "three live there")

    def test_words_wait_to_be_read_and_changed_words_wait_again(self):
        said = self.review._say(self.mali, "whole", "like", "Yes.")
        self.assertEqual(said.moderation_state, "waiting")
        self.assertEqual(self._said()["words"], [])
        said.moderation_id.action_show()
        self.assertEqual([one["words"] for one in self._said()["words"]], ["Yes."])
        self.review._say(self.mali, "whole", "unsure", "Yes.")
        self.assertEqual(said.moderation_state, "shown", "the same words")
        self.review._say(self.mali, "whole", "unsure", "Yes.", "More money")
        self.assertEqual(said.moderation_state, "waiting")
        self.review._say(self.mali, "whole", "unsure")
        self.assertEqual(said.moderation_state, "shown", "no words")

    # -- people who are two, and who are forgotten ---------------------------------------------

    def test_of_two_numbers_of_one_person_the_later_words_stay(self):
        first, second = self.others[:2]
        self.review._say(first, "whole", "like")
        self.review._say(first, "staff", "like")
        later = self.review._say(second, "whole", "dislike")
        self.env["coop.membership.merging"].sudo()._move_links("coop.membership", first, second)
        self.assertEqual(self.review.comment_ids.membership_id, second)
        whole = self.review.comment_ids.filtered(lambda one: one.subject == "whole")
        self.assertEqual((whole, whole.card), (later, "dislike"))

    def test_a_member_who_is_merged_keeps_what_was_said(self):
        goes = self._member("Elin", self.supporters)
        stays = self._member("Elin Dau", self.supporters, day=date(2018, 4, 1))
        self.review._say(goes, "whole", "unsure", "Perhaps.")
        self.review._say(goes, "staff", "like")
        self.review._say(stays, "staff", "dislike")
        windows = self._as(self.env["coop.membership.merge"], self.officer)
        window = windows.browse(windows._open(stays.partner_id, goes.partner_id)["res_id"])
        window.reason = "The same person"
        window.action_look()
        window.action_merge()
        self.env.flush_all()
        self.env.invalidate_all()
        said = self.review.comment_ids
        self.assertEqual(len(said), 2)
        self.assertTrue(said.membership_id.active)
        self.assertEqual(
            {one.subject: one.card for one in said}, {"whole": "unsure", "staff": "dislike"}
        )

    def test_of_who_is_forgotten_the_cards_stay_and_no_words(self):
        said = self.review._say(self.mali, "whole", "dislike", "I am Mali.", named=True)
        card = self.review._say(self.mali, "staff", "like")
        question = self.review._ask(self.mali, words="Why me?")
        self._concluded("support")
        self.mali.sudo()._make_nobody()
        self.assertEqual((said.disliked, said.named, card.liked), (1, False, 1))
        self.assertEqual((said.words, card.words), ("The words are not kept.", False))
        self.assertNotIn("Why me", question.words)
        with self.assertRaisesRegex(UserError, "kept as it was written"):
            said.write({"words": "Other"})

    def test_a_member_is_given_what_they_said_and_asked(self):
        self.review._say(self.mali, "whole", "dislike", "Keep it!")
        self.review._ask(self.mali, words="Which hall?")
        pack = self.env["coop.access.pack"]._get_said_of_decisions(
            self.mali.partner_id, self.company
        )
        words = [passage[2] for passage in pack["passages"]]
        self.assertIn("Keep it!", words)
        self.assertIn("Which hall?", words)
        self.assertEqual(pack["rows"][0][3], "I do not like it")
        nobody = self.env["coop.access.pack"]._get_said_of_decisions(
            self.others[0].partner_id, self.company
        )
        self.assertFalse(nobody["rows"] or list(nobody["passages"]))
