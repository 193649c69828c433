from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .council_common import TODAY, CouncilCase, at, day


@tagged("post_install", "-at_install")
class TestCouncilQuestion(CouncilCase):
    def test_a_question_has_a_day_by_the_rules_and_the_member_hears_of_it(self):
        question = self._question()
        self.assertEqual((question.state, question.due_on), ("new", day(28)))
        self.assertEqual(self._told(question, "question_asked"), self.asker.partner_id)
        self._rules(question_days=10)
        self.assertEqual(self._question().due_on, day(10))

    def test_only_a_member_of_that_day_asks(self):
        stranger = self.env["coop.membership"].search([("id", "=", self.other.id)])
        with self.assertRaisesRegex(UserError, "Members ask the Council"):
            self.env["coop.council.question"]._ask(stranger, "x", "y", day=day(-1000))
        with self.assertRaisesRegex(UserError, "Members ask the Council"):
            self.env["coop.council.question"]._ask(stranger, "x", "y", day=day(1))

    def test_it_is_taken_by_a_councillor_and_by_nobody_else(self):
        question = self._question()
        trustee = self.board._get_sitting()
        with self.assertRaisesRegex(UserError, "sits on the Council"):
            question._take(trustee)
        question._take(self.holders[0])
        self.assertEqual((question.state, question.taken_by_id), ("taken", self.holders[0]))
        self.assertIn("Somebody from the Council looks at it.", question._say_state())
        self.holders[0]._agree("paper", "Siân")
        self.assertIn(f"{self.holders[0].name} from the Council", question._say_state()[0])

    def test_the_answer_is_told_and_stays(self):
        question = self._question()
        self._as(question, self.secretary)._answer({"en_GB": "It is late.", "cy_GB": "Mae’n hwyr."})
        self.assertEqual((question.state, question.answered_on), ("answered", TODAY))
        self.assertTrue(question.in_time)
        self.assertEqual(question.with_context(lang="cy_GB").answer, "Mae’n hwyr.")
        self.assertEqual(self._told(question, "question_answered"), self.asker.partner_id)
        for act in (lambda: question._answer("Another"), lambda: question._take(self.holders[0])):
            with self.assertRaisesRegex(UserError, "is answered, or was taken back"):
                act()
        with self.assertRaises(UserError):
            question.unlink()

    def test_an_answer_says_something(self):
        question = self._question()
        with self.assertRaisesRegex(UserError, "in plain words"):
            question._answer({"en_GB": "  "})

    def test_it_is_late_after_its_day_and_on_the_list(self):
        question = self._question()
        self.assertEqual(
            self._tasks("council_question"), {("council_question", "The bus"): day(28)}
        )
        with self._on(28):
            self.assertFalse(question.is_late)
        with self._on(29):
            self.assertTrue(question.is_late)
            found = question.search([("is_late", "=", True), ("company_id", "=", self.company.id)])
            self.assertEqual(found, question)
            self.assertIn("The answer is late", question._say_state()[-1])
            question._answer("At last.")
            self.assertFalse(question.in_time)
            self.assertEqual(question.days, 29)
        self.assertFalse(self._tasks("council_question"))

    def test_it_is_passed_to_the_board_without_the_name(self):
        question = self._question()
        question._pass_on("board", "Please look.")
        self.assertEqual(self._told(question, "question_board"), self.trustee.partner_id)
        words = question._get_words("en_GB")
        self.assertNotIn(self.asker.member_name, str(words))
        self.assertIn("asked the Board", question._say_state()[0])
        self.assertEqual(question.due_on, day(28))

    def _pass(self, question, **vals):
        window = self._as(self.env["coop.question.pass"], self.secretary).create(
            {"question_id": question.id, **vals}
        )
        window.action_apply()
        return question

    def test_it_becomes_a_point_of_the_agenda(self):
        question = self._pass(
            self._question(), to="meeting", meeting_id=self.meeting.id, minutes=10
        )
        item = question.item_id
        self.assertEqual((item.meeting_id, item.name, item.minutes), (self.meeting, "The bus", 10))
        self.assertIn("29 May 2018", question._say_state()[0])
        self.assertNotIn(self.asker.member_name, f"{item.presenter}{item.question}")
        self.assertTrue(item.is_closed, "the member did not agree that others read it")
        agreed = self._pass(
            self._question(may_publish=True), to="meeting", meeting_id=self.meeting.id
        )
        self.assertFalse(agreed.item_id.is_closed)

    def test_it_becomes_a_call_in_of_the_councillor_who_looks_at_it(self):
        question, private = self._question(may_publish=True), self._question()
        with self.assertRaisesRegex(UserError, "Choose the call-in"):
            self._pass(question, to="call_in")
        (question | private)._take(self.holders[0])
        with self.assertRaisesRegex(UserError, "in their own words"):
            self._pass(private, to="call_in")
        self._pass(question, to="call_in")
        self.assertEqual(question.call_in_id.holder_id, self.holders[0])
        self.assertEqual(question.call_in_id.state, "open")

    def test_it_becomes_something_that_somebody_does(self):
        question = self._question()
        with self.assertRaisesRegex(UserError, "who does what"):
            self._pass(question, to="followup", meeting_id=self.meeting.id)
        self._pass(
            question,
            to="followup",
            meeting_id=self.meeting.id,
            what="Write to the bus company",
            owner_id=self.trustee.partner_id.id,
            due_on=day(7),
        )
        self.assertEqual(question.followup_id.owner_id, self.trustee.partner_id)
        self.assertIn("by 17 May 2018", question._say_state()[0])

    def test_others_read_it_when_the_member_agreed_and_somebody_read_it_first(self):
        published = self.env["coop.council.question"]._get_published_domain()
        private, public = self._question(), self._question(may_publish=True)
        self.assertFalse(private.moderation_id)
        self.assertEqual(public.moderation_state, "waiting")
        (private | public).filtered(lambda one: not one._answer("Because."))
        self.assertFalse((private | public).filtered_domain(published))
        public.moderation_id.action_show()
        self.assertEqual((private | public).filtered_domain(published), public)
        public._keep_private()
        self.assertFalse(public.filtered_domain(published))

    def test_nothing_is_typed_over(self):
        question = self._as(self._question(), self.secretary)
        for vals in (
            {"state": "answered", "answered_on": TODAY, "answer": "No"},
            {"words": "Something else"},
            {"due_on": day(100)},
            {"may_publish": True},
        ):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "cannot be typed over"):
                question.write(vals)
        with self.assertRaises(UserError):
            question.create({"name": "x"})

    def test_nobody_but_the_office_reads_who_asked(self):
        question = self._question()
        for user in (
            self.portal_member,
            self.portal_other,
            self.internal_member,
            self.employee,
            self.inspector,
            self.officer,
            self.env.ref("base.public_user"),
        ):
            with self.assertRaises(AccessError):
                self._as(question, user).read(["words"])
        self.assertTrue(self._as(question, self.secretary).words)

    def test_who_sends_notices_does_not_find_who_asked_or_signed(self):
        self._rules(initiative_by="number", initiative_number=1)
        questions, initiatives = (
            self._as(self.env[name], self.portal_member)
            for name in ("coop.council.question", "coop.initiative")
        )
        questions._ask(self.asker, "The bus", "Why?").sudo()._answer("Because it is dark.")
        initiatives._start(self.asker, "A bench", "Put up a bench.")
        told = self.env["coop.notice.delivery"].search(
            [("res_model", "in", ("coop.council.question", "coop.initiative"))]
        )
        self.assertIn(self.asker.partner_id, told.partner_id)
        told = told.filtered(lambda one: one.kind_id.code != "initiative_council")
        self.assertEqual(told.partner_id, self.asker.partner_id)
        told.channel = "email"  # a letter has to be put into its envelope
        self.env.flush_all()
        self.assertTrue(self.officer.has_group("coop_notices.group_notices"))
        found = self._as(told, self.officer).search([("id", "in", told.ids)])
        self.assertFalse(found)
        notices = self._as(told.notice_id, self.officer)
        self.assertNotIn(self.portal_member, notices.told_by_id | notices.create_uid)

    def test_another_co_op_reads_none_of_it(self):
        question = self._question()
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.secretary.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        records = question.with_user(user).with_context(allowed_company_ids=other.ids)
        self.assertFalse(records.search([("id", "=", question.id)]))
        with self.assertRaises(AccessError):
            records.read(["words"])

    def test_it_comes_in_by_phone(self):
        with Form(self._as(self.env["coop.question.enter"], self.secretary)) as form:
            form.membership_id = self.asker
            form.name = "The bus"
            form.words = "Why?"
        result = form.record.action_apply()
        question = self.env["coop.council.question"].browse(result["res_id"])
        self.assertEqual((question.how, question.membership_id), ("phone", self.asker))

    def test_what_the_councillor_proposes_is_what_the_office_begins_with(self):
        question = self._question()
        question._propose(self.holders[0], "Not mine")
        self.assertFalse(question.proposed)
        question._take(self.holders[0])
        question._propose(self.holders[0], "Because it is dark.")
        action = self._as(question, self.secretary).action_answer()
        window = self._as(self.env["coop.council.answer"], self.secretary)
        with Form(window.with_context(**action["context"])) as form:
            self.assertEqual(form.words, "Because it is dark.")
        form.record.action_apply()
        self.assertEqual(question.answer, "Because it is dark.")

    def test_the_councillor_finds_it_on_the_first_page(self):
        question = self._question()
        partner = self.holders[0].partner_id
        home = self.env["coop.member.home"]
        key = f"council_question:{question.id}"
        self.assertNotIn(key, [t["key"] for t in home._get_things(partner)[partner.id]])
        question._take(self.holders[0])
        self.assertIn(key, [t["key"] for t in home._get_things(partner)[partner.id]])

    def test_who_is_forgotten_is_named_no_more_by_what_they_asked(self):
        private, public = self._question(), self._question(may_publish=True)
        public.moderation_id.action_show()
        public._answer("Because.")
        self._pass(private, to="board", why="Of the house at the bridge.")
        private._answer({"en_GB": "You live there.", "cy_GB": "Rydych chi’n byw yno."})
        pack = self.env["coop.access.pack"].sudo()
        parts = pack._get_council_questions(self.asker.partner_id, self.company)
        self.assertEqual(len(parts["rows"]), 2)
        self.asker._make_nobody()
        self.assertEqual((private.words, private.answer), ("The words are not kept.",) * 2)
        self.assertNotIn("byw yno", private.with_context(lang="cy_GB").answer)
        self.assertFalse(private.passed_why)
        self.assertEqual(public.words, "Why does the bus stop at seven?")

    def test_a_meeting_that_was_held_takes_no_new_point(self):
        self._begin_meeting()
        with self._time(at(20)):
            self.meeting.action_close()
        with self.assertRaisesRegex(UserError, "meeting of the Council that is to come"):
            self._pass(self._question(), to="meeting", meeting_id=self.meeting.id)
