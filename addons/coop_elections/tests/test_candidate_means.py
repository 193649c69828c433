from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from ..controllers.candidate_means import read_amount
from .common_candidates import MINUTE
from .common_count import CountCase
from .test_roll_copy import MeansCase


@tagged("post_install", "-at_install")
class TestOffers(MeansCase, HttpCase):
    """What the co-op has is offered to everybody who stands alike, and everybody reads it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mine = cls._stand(cls.member, cls.contests["Rowan"])
        cls.other = cls._stand(cls._new("Ann Afon", "Oak"), cls.contests["Oak"])

    def _offer(self, user=None, **vals):
        return (
            self.env["coop.election.offer"]
            .with_user(user or self.runner)
            .create(
                {
                    "company_id": self.company.id,
                    "election_id": self.election.id,
                    "name": "Half a page",
                    "terms": "100 words, free",
                    "answer_until": self.at["poll_opens"].date(),
                    **vals,
                }
            )
        )

    def _published(self):
        self._publish()
        later = freeze_time(self.at["nominations_close"] + MINUTE * 2)
        later.start()
        self.addCleanup(later.stop)

    def test_it_goes_to_everybody_who_stands_at_once_and_they_are_told(self):
        offer = self._offer()
        with self.assertRaisesRegex(UserError, "Publish the candidates first"):
            offer.action_offer()
        self._published()
        with self.assertRaises(UserError):
            offer.with_user(self.secretary).action_offer()
        offer.action_offer()
        self.assertEqual(offer.answer_ids.candidate_id, (self.mine | self.other).sudo(False))
        self.assertEqual(set(offer.answer_ids.mapped("answer")), {"open"})
        told = (self.mine | self.other).sudo().membership_id.partner_id
        self.assertEqual(self._told("candidate_word"), told)
        self.assertIn("all 2 candidates alike", self.election.sudo().journal_ids[:1].what)

    def test_the_terms_stay_once_it_was_offered(self):
        self._published()
        offer = self._offer()
        offer.action_offer()
        with self.assertRaisesRegex(UserError, "terms are the same"):
            offer.terms = "200 words"
        with self.assertRaisesRegex(UserError, "is kept"):
            offer.unlink()
        with self.assertRaisesRegex(UserError, "offered already"):
            offer.action_offer()

    def test_each_answers_on_their_page_until_the_day_and_everybody_reads_it(self):
        self._say(canvassing_code=None)
        self._published()
        offer = self._offer()
        offer.action_offer()
        self._sign_in(self.portal_member)
        path = f"/my/stand/mine/{self.mine.id}/offers"
        self.assertIn("Half a page", self.url_open(path).text)
        mine = offer.answer_ids.filtered(lambda one: one.candidate_id == self.mine)
        theirs = offer.answer_ids - mine
        data = {"csrf_token": Request.csrf_token(self), "answer": "taken"}
        self.assertIn("Takes it", self.url_open(path, data={**data, "offer": str(mine.id)}).text)
        self.url_open(path, data={**data, "offer": str(theirs.id)})
        offer.invalidate_recordset()
        theirs.invalidate_recordset()
        self.assertEqual((mine.answer, theirs.answer), ("taken", "open"))
        page = self.url_open(f"/elections/notice/{self.election.id}").text
        self.assertIn("Half a page", page)
        self.assertIn(f"Taken by: {self.mine.ballot_name}", " ".join(page.split()))
        with self.assertRaises(UserError):
            mine.sudo()._answer("perhaps")
        with freeze_time(self.at["poll_opens"] + timedelta(days=2)):
            with self.assertRaisesRegex(UserError, "last day"):
                mine.sudo()._answer("declined")

    def test_what_came_by_phone_is_written_down_by_who_runs_it_alone(self):
        self._published()
        offer = self._offer()
        offer.action_offer()
        answer = offer.answer_ids[0]
        answer.action_declines()
        self.assertEqual(answer.answer, "declined")
        with self.assertRaises(UserError):
            answer.with_user(self.secretary).action_takes()
        for user in (self.watcher, self.clerk, self.employee, self.portal_member):
            with self.assertRaises(UserError, msg=user.login):
                answer.with_user(user).action_takes()
            with self.assertRaises(AccessError, msg=user.login):
                answer.with_user(user).read(["answer"])
        with self.assertRaises(AccessError):
            answer.write({"answer": "taken"})

    def test_the_code_stands_at_the_promise_and_on_the_notice_with_who_promised(self):
        self.env.flush_all()
        self._say(canvassing_code='{"en_US": "x", "en_GB": "I pay nobody to vote."}')
        self._sign_in(self.internal_member)
        self._published()
        page = self.url_open(f"/elections/notice/{self.election.id}").text
        self.assertIn("I pay nobody to vote.", page)
        self.assertIn(f"{self.mine.ballot_name}: promised on", " ".join(page.split()))


@tagged("post_install", "-at_install")
class TestCode(MeansCase, HttpCase):
    """The form of a nomination shows what is promised."""

    def test_the_form_shows_the_code_where_it_asks_for_the_promise(self):
        self._say(canvassing_code='{"en_US": "x", "en_GB": "I pay nobody to vote."}')
        self._sign_in(self.portal_member)
        path = f"/my/stand/for/{self.contests['Rowan'].id}"
        self.url_open(path)
        page = ""
        for answers in (
            {"step": "name", "ballot_name": "Mali Derwen"},
            {"step": "words"},
            {"step": "easy"},
            {"step": "interests", "has_interests": "no"},
            {"step": "eligible", "eligible": "1"},
            {"step": "with-help", "with_help": "no"},
            {"step": "shown", "agreed": "1"},
        ):
            page = self._post(path, go="next", **answers).text
        self.assertIn("I pay nobody to vote.", page)


@tagged("post_install", "-at_install")
class TestExpenses(CountCase, HttpCase):
    """What candidates spent, where the rules ask: none from donors, public once handed in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.flush_all()
        cls.env.cr.execute(
            "UPDATE coop_election_rules SET expenses_days = 28, expenses_limit = 50 WHERE id = %s",
            [cls.election.sudo().rules_id.id],
        )
        cls.env.invalidate_all()
        # somebody with a log-in stands
        candidates = cls.contest.sudo().candidate_ids
        candidates.sorted("ballot_order")[0].membership_id = cls.mali

    def _asked(self):
        self._declared([1, 2], [1, 2], [1, 3], [2], [2, 3], [3])
        return self.election.sudo().expenses_ids

    def _mine(self, every):
        return every.filtered(lambda one: one.candidate_id.membership_id == self.mali)

    def _line(self, expenses, what="200 leaflets", amount=20):
        return expenses.line_ids.create(
            {
                "company_id": self.company.id,
                "expenses_id": expenses.id,
                "what": what,
                "amount": amount,
            }
        )

    def test_amounts_are_read_as_people_write_them(self):
        for typed, amount in (("12.50", 12.5), ("£12,5", 12.5), (" 0 ", 0), ("1e3", 1000)):
            self.assertEqual(read_amount(typed), amount, typed)
        for typed in ("", "x", "-1", "nan", "inf", "99999999", None, "1.2.3"):
            self.assertIsNone(read_amount(typed), typed)

    def test_everybody_who_stood_is_asked_at_the_declaration_and_told(self):
        every = self._asked()
        self.assertEqual(len(every), 3)
        declared = self.election.sudo().declaration_ids[:1].recorded_at
        day = self.env["coop.clock"].day_of(declared, self.company)
        self.assertEqual(set(every.mapped("due_on")), {day + timedelta(days=28)})
        self.assertTrue(every.candidate_id.membership_id.partner_id & self._told("candidate_word"))

    def test_where_the_rules_do_not_ask_nobody_is_asked(self):
        self.env.cr.execute("UPDATE coop_election_rules SET expenses_days = 0")
        self.env.invalidate_all()
        self.assertFalse(self._asked())

    def test_it_is_handed_in_once_with_the_word_that_nobody_gave_money(self):
        mine = self._mine(self._asked())
        self._line(mine)
        with self.assertRaisesRegex(UserError, "nobody gave you money"):
            mine._hand_in(False)
        mine._hand_in(True)
        self.assertEqual((mine.state, mine.total, mine.is_over), ("handed_in", 20, False))
        for act in (lambda: mine._hand_in(True), lambda: self._line(mine), mine.line_ids.unlink):
            with self.assertRaisesRegex(UserError, "public, and stays"):
                act()
        with self.assertRaisesRegex(UserError, "public, and stays"):
            mine.line_ids.write({"amount": 1})
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            mine.with_user(self.runner).state = "open"

    def test_more_than_the_limit_and_late_are_said_and_late_ones_are_to_do(self):
        every = self._asked()
        mine = self._mine(every)
        self._line(mine, amount=60)
        tasks = self.env["coop.membership.task"].with_user(self.secretary)
        late = [("kind", "=", "expenses_late")]
        self.env.flush_all()
        self.assertFalse(tasks.search(late))
        with freeze_time(f"{mine.due_on + timedelta(days=1)} 12:00:00"):
            self.env.flush_all()
            self.env.invalidate_all()
            self.assertEqual(set(tasks.search(late).mapped("res_id")), set(every.ids))
            mine._hand_in(True)
            self.env.flush_all()
            self.assertNotIn(mine.id, tasks.search(late).mapped("res_id"))
            shown = {one["name"]: one for one in self.election._show_expenses()}
        row = shown[mine.candidate_id.ballot_name]
        self.assertTrue(row["is_late"] and row["is_over"] and row["is_done"])

    def test_on_paper_it_is_written_down_by_an_officer(self):
        mine = self._mine(self._asked())
        paper = mine.with_user(self.runner)
        self._line(paper, "Bus to the forum", 3.2)
        paper.action_from_paper()
        self.assertEqual((mine.how, mine.typed_by), ("paper", self.runner.name))
        for user in (self.watcher, self.clerk, self.employee, self.portal_member):
            with self.assertRaises(AccessError, msg=user.login):
                mine.with_user(user).read(["due_on"])

    def test_a_candidate_fills_it_in_on_their_pages_and_everybody_reads_it(self):
        mine = self._mine(self._asked())
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        path = f"/my/stand/mine/{mine.candidate_id.id}/spent"

        def post(**values):
            return self.url_open(path, data={"csrf_token": Request.csrf_token(self), **values}).text

        self.assertIn("Hand it in until", self.url_open(path).text)
        self.assertIn("Write how much it was", post(act="add", what="Leaflets", amount="lots"))
        self.assertIn("12.50", post(act="add", what="Leaflets", amount="12,50"))
        post(act="add", what="A mistake", amount="1")
        wrong = mine.line_ids.filtered(lambda one: one.what == "A mistake")
        self.assertNotIn("A mistake", post(act="remove", line=str(wrong.id)))
        public = f"/elections/notice/{self.election.id}/spent"
        self.assertNotIn("Leaflets", self.url_open(public).text)
        self.assertIn("nobody gave you money", post(act="send"))
        self.assertIn("You have handed it in", post(act="send", no_donors="1"))
        self.assertIn("Leaflets", self.url_open(public).text)
        other = self.election.sudo().expenses_ids - mine
        theirs = f"/my/stand/mine/{other[0].candidate_id.id}/spent"
        self.assertNotIn("Hand it in until", self.url_open(theirs).text)
