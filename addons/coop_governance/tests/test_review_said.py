from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .review_common import LAST, ReviewCase

AFTER = date(2018, 6, 22)


@tagged("post_install", "-at_install")
class TestReviewSaid(ReviewCase):
    """What the Council reads of what people said: numbers that name nobody, and words."""

    def test_of_fewer_than_five_no_number_is_told(self):
        self._all_say(members=self.others[:4])
        self.assertIsNone(self._said()["cards"])
        self.assertIsNone(self.review._get_said()["people"])
        self._all_say("dislike", members=self.others[4:5])
        self.assertEqual(self._counts(self._said()), [4, 0, 1])
        self.assertEqual(self.review._get_said()["people"], 5)
        self.assertIsNone(self._said("staff")["cards"])

    def test_by_constituency_only_after_the_last_day_and_never_under_five_either_way(self):
        supported = self.env["coop.membership"].union(
            *(self._member(f"Supported {number}", self.supported) for number in range(15))
        )
        supporters = self.others.union(
            *(self._member(f"Supporter {number}", self.supporters) for number in range(11))
        )
        for members in (supported, supporters):
            for number, card in ((0, "like"), (5, "unsure"), (10, "dislike")):
                self._all_say(card, members=members[number : number + 5])
        with self._on(LAST):
            self.assertEqual(self._said()["groups_of"], [])
        with self._on(AFTER):
            told = {row["name"]: self._counts(row) for row in self._said()["groups_of"]}
            self.assertEqual(told, {"Oak": [5, 5, 5], "Rowan": [5, 5, 5]})
            # one more of Ash: what is left of the whole would tell of one
            ash = self.env["coop.membership"].search([("partner_id", "=", self.people["Ash 1"].id)])
            self.review._say(ash, "whole", "like", how="paper", came_on=LAST)
            told = {row["name"]: self._counts(row) for row in self._said()["groups_of"]}
            self.assertTrue(all(min(counts) >= 5 for counts in told.values()))
            self.assertNotIn("Ash", told)
            # and late paper does not change the number of a group by one
            late = self._member("Supported late", self.supported)
            before = told
            self.review._say(late, "whole", "dislike", how="paper")
            told = {row["name"]: self._counts(row) for row in self._said()["groups_of"]}
            changed = {name for name, counts in told.items() if counts != before.get(name)}
            self.assertLessEqual(changed, {"All others"})
            whole = self._counts(self._said())
            for counts in told.values():
                left = [all_ - some for all_, some in zip(whole, counts, strict=True)]
                self.assertTrue(all(number >= 5 for number in left), told)

    def test_what_groups_said_stands_beside_it_with_how_many_were_there(self):
        self.review._say_for_group("The club", "whole", 6, 2, 1, "Keep it.", there_count=12)
        self.review._say_for_group("Three friends", "whole", 3, 0, 0, "Good.", there_count=3)
        club, friends = self._said()["groups"]
        self.assertEqual(
            (club["who"], club["there"], self._counts(club)), ("The club", 12, [6, 2, 1])
        )
        self.assertEqual((friends["there"], friends["cards"]), (None, None))
        self.assertEqual(friends["words"], "Good.")
        self.assertEqual(self.review._get_said()["group_count"], 2)

    def test_parts_stand_in_their_order_with_words_and_late_ones_say_so(self):
        self.review._say(self.mali, self._part(), "unsure", "Which hall?")
        with self._on(AFTER):
            self.review._say(self.others[0], self._part(), "like", "Good.", how="paper")
            self._let_appear()
            row = self._said(self._part())
            self.assertIn("Part 1", row["name"])
            self.assertEqual(
                [(one["who"], one["words"], one["late"]) for one in row["words"]],
                [
                    ("A member from Arfon", "Which hall?", None),
                    ("A member from Arfon", "Good.", AFTER),
                ],
            )

    def test_the_window_shows_the_same_without_names(self):
        self._all_say(words="Because.")
        self.review._say(self.mali, "whole", "like", "I sign this.", named=True)
        self._let_appear()
        shown = str(self._as(self.review, self.secretary).said_html)
        self.assertIn("Because.", shown)
        self.assertIn("Mali Derwen", shown)
        self.assertNotIn("Member 1", shown)

    # -- who may -----------------------------------------------------------------------------

    def test_nobody_but_the_governance_officer_reads_a_row_and_nobody_writes_one(self):
        said = self.review._say(self.mali, "whole", "like", "Yes.")
        question = self.review._ask(self.mali, words="Which hall?")
        portal = (self.portal_member, self.portal_other)
        for user in (*portal, self.employee, self.officer, self.manager, self.internal_member):
            for record in (said, question):
                with self.assertRaises(AccessError):
                    self._as(record, user).read(["words"])
        self.assertEqual(self._as(said, self.secretary).membership_id, self.mali)
        with self.assertRaises(AccessError):
            self._as(said, self.secretary).write({"card": "dislike"})
        with self.assertRaises(AccessError):
            self._as(said, self.secretary).unlink()
        with self.assertRaises(AccessError):
            self._as(self.env["coop.review.comment"], self.secretary).create(
                {"review_id": self.review.id, "membership_id": self.mali.id, "liked": 1}
            )
        loaded = self._as(self.env["coop.review.comment"], self.secretary).load(
            ["review_id/.id", "membership_id/.id", "subject", "liked", "how", "said_on"],
            [[self.review.id, self.others[0].id, "whole", "1", "paper", "2018-05-10"]],
        )
        self.assertFalse(loaded["ids"])
        self.assertTrue(loaded["messages"])

    def test_what_was_asked_is_not_typed_over_and_other_co_ops_see_nothing(self):
        question = self.review._ask(self.mali, words="Which hall?")
        mine = self._as(question, self.secretary)
        for vals in ({"words": "Other"}, {"answered_on": "2018-05-10"}, {"answered_by": "Me"}):
            with self.assertRaisesRegex(UserError, "typed over"):
                mine.write(vals)
        elsewhere = self.env["res.company"].create({"name": "Gellyg"})
        self.secretary.company_ids += elsewhere
        there = self.secretary.with_company(elsewhere)
        for model in ("coop.review.comment", "coop.review.question"):
            found = self.env[model].with_user(there).with_context(allowed_company_ids=elsewhere.ids)
            self.assertFalse(found.search([]))

    def test_the_list_for_the_council_is_exported_without_names(self):
        self.review._say(self.mali, "whole", "like", "Yes.")
        rows = self._as(self.review.comment_ids, self.secretary)
        self.secretary.group_ids += self.env.ref("base.group_allow_export")
        given = rows.export_data(["shown_as", "subject", "words", "liked"])["datas"]
        self.assertEqual(given[0][0], "A member from Arfon")
        self.assertNotIn("Mali", str(given))
        with self.assertRaises(AccessError):
            self._as(self.review.comment_ids, self.employee).export_data(["words"])
