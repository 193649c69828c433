from odoo.http import Request
from odoo.tests import HttpCase, tagged

from ..models import coop_council_question_telling
from .council_common import TODAY, CouncilCase

QUESTION = (("about", "The bus"), ("words", "Why does it stop?"), ("publish", "yes"))
INITIATIVE = (
    ("about", "A bench"),
    ("wording", "The Council asks for a bench."),
    ("statement", "We are old."),
    ("sign", "1"),
)


@tagged("post_install", "-at_install")
class TestCouncilPages(CouncilCase, HttpCase):
    """What members, councillors, trustees and everybody else meet on their pages."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user in (cls.portal_member, cls.portal_other, cls.employee, cls.internal_member):
            user.password = user.login
        # the portal member is a councillor for Rowan, the internal one a trustee
        terms = cls.env["coop.office.term"]
        seat = cls._seats(1, number=3, constituency_id=cls.rowan.id)
        terms._begin(seat, cls.portal_member.partner_id, TODAY, "elected")
        cls._member(partner=cls.internal_member.partner_id)
        board_seat = cls._seats(1, number=2, body_id=cls.board.id)
        terms._enter_before(
            board_seat, cls.internal_member.partner_id, TODAY.replace(month=1), TODAY.replace(2020)
        )
        cls.holder = cls.council._get_sitting().filtered(
            lambda one: one.partner_id == cls.portal_member.partner_id
        )
        cls._rules(initiative_by="number", initiative_number=2, call_supporters=1)

    def _sign_in(self, user):
        self.authenticate(user.login, user.login)

    def _page(self, path):
        return self.url_open(f"/my/{path}").text

    def _post(self, path, **values):
        token = Request.csrf_token(self)
        return self.url_open(f"/my/{path}", data={"csrf_token": token, **values}).text

    def _fill(self, path, answers, steps=None):
        """Answer a form step by step, and send it."""
        for step, (name, value) in zip(
            steps or [name for name, _value in answers], answers, strict=True
        ):
            self._post(path, step=step, go="next", **{name: value})
        return self._post(path, step="check", go="next")

    # -- ask the Council ------------------------------------------------------------------------

    def test_a_member_asks_step_by_step_and_reads_how_it_stands(self):
        self._sign_in(self.portal_other)
        self.assertIn("/my/ask-the-council", self._page("who-decides"))
        page = self._fill("ask-the-council/ask", QUESTION)
        question = self.env["coop.council.question"].search([("name", "=", "The bus")])
        self.assertEqual((question.membership_id, question.how), (self.other, "portal"))
        self.assertTrue(question.may_publish)
        for words in ("Why does it stop?", "You get an answer by 7 June 2018.", "Waiting to be"):
            self.assertIn(words, page)
        page = self._post(f"ask-the-council/{question.id}/act", act="withdraw")
        self.assertIn("You took it back.", page)
        self.assertEqual(question.state, "withdrawn")

    def test_others_read_what_is_published_and_nothing_else(self):
        private, public = self._question(), self._question(may_publish=True)
        for one in private | public:
            one._answer("Because it is dark.")
        self._sign_in(self.portal_other)
        for one in private | public:
            self.assertNotIn("Because it is dark.", self._page(f"ask-the-council/{one.id}"))
        public.moderation_id.action_show()
        page = self._page(f"ask-the-council/{public.id}")
        self.assertIn("Because it is dark.", page)
        self.assertNotIn(self.asker.member_name, page)
        self.assertNotIn("Because it is dark.", self._page(f"ask-the-council/{private.id}"))
        self._post(f"ask-the-council/{public.id}/act", act="private")
        self.assertTrue(public.may_publish)
        self._sign_in(self.portal_member)
        self.assertIn("Because it is dark.", self._page(f"ask-the-council/{private.id}"))
        self._post(f"ask-the-council/{public.id}/act", act="private")
        self.assertFalse(public.may_publish)

    def test_a_councillor_sees_those_of_their_constituency_first_and_no_names(self):
        far = self._member("Far Member", self.supported)
        asks = self.env["coop.council.question"]._ask
        own, other = asks(self.other, "Own", "Own words"), asks(far, "Far", "Far words")
        self._sign_in(self.portal_member)
        page = self._page("ask-the-council/open")
        self.assertLess(page.index("Own</a>"), page.index("From other members"))
        self.assertGreater(page.index("Far</a>"), page.index("From other members"))
        for name in (self.other.member_name, far.member_name):
            self.assertNotIn(name, page)
            self.assertNotIn(name, self._page(f"ask-the-council/open/{own.id}"))
        page = self._post(f"ask-the-council/open/{own.id}/act", act="take")
        self.assertEqual(own.taken_by_id, self.holder)
        page = self._post(f"ask-the-council/open/{own.id}/act", act="propose", words="So.")
        self.assertIn("The office looks through it", page)
        self.assertEqual((own.proposed, own.state), ("So.", "taken"))
        self._post(f"ask-the-council/open/{other.id}/act", act="propose", words="Not mine.")
        self.assertFalse(other.proposed)

    def test_where_few_belong_to_a_constituency_all_questions_stand_together(self):
        self._member("Far Member", self.supported)  # five do not belong to it
        self.env["coop.council.question"]._ask(self.other, "Own", "Own words")
        self._sign_in(self.portal_member)
        self.assertNotIn("From other members", self._page("ask-the-council/open"))
        constituency = self.holder.term_ids.seat_id.constituency_id
        self.assertEqual(constituency._get_of_many(TODAY), constituency)
        for members in (
            constituency._count_members(TODAY),
            self.env["coop.council.rules"]._count_members(self.company, TODAY)
            - constituency._count_members(TODAY),
        ):
            self.patch(coop_council_question_telling, "LEAST", members + 1)
            page = self._page("ask-the-council/open")
            self.assertLess(page.index("From other members"), page.index("Own</a>"))

    def test_who_does_not_sit_there_neither_reads_nor_takes_what_waits(self):
        question = self._question()
        for user in (self.portal_other, self.internal_member, self.employee):
            self._sign_in(user)
            path = f"ask-the-council/open/{question.id}"
            for page in (self._page("ask-the-council/open"), self._page(path)):
                self.assertNotIn("Why does the bus stop at seven?", page)
            self._post(f"{path}/act", act="take")
        self.assertFalse(question.taken_by_id)

    def test_the_page_of_a_seat_leads_there(self):
        for user, leads in ((self.portal_member, True), (self.internal_member, False)):
            self._sign_in(user)
            page = self._page("bodies")
            self.assertIn("/my/call-ins", page)
            self.assertEqual("/my/my-points" in page, leads)

    # -- initiatives ----------------------------------------------------------------------------

    def test_a_member_begins_an_initiative_and_others_sign(self):
        self._sign_in(self.portal_other)
        steps = ["about", "wording", "why", "sign"]
        page = self._fill("initiatives/ask", INITIATIVE, steps)
        self.assertIn("The office looks at it first", page)
        initiative = self.env["coop.initiative"].search([("name", "=", "A bench")])
        self.assertEqual(initiative.membership_id, self.other)
        path = f"initiatives/{initiative.id}"
        self._sign_in(self.portal_member)
        self.assertNotIn("We are old.", self._page(path))
        initiative.action_show()
        page = self._page(path)
        self.assertIn("1 of 2 members have signed.", page)
        self.assertNotIn(self.other.member_name, page)
        self.assertIn("Signature or mark", self._page(f"{path}/sheet"))
        page = self._fill(f"{path}/sign", (("sign", "1"),))
        self.assertEqual(initiative.state, "reached")
        self.assertIn("The Council has to talk about it by 9 July 2018.", self._page(path))

    def test_a_signature_is_taken_back_while_others_sign(self):
        self.env["coop.council.rules"].search([]).initiative_number = 9
        initiative = self.env["coop.initiative"]._start(self.other, "A bench", "A bench, please.")
        initiative.action_show()
        initiative._sign(self.asker, TODAY, "portal")
        path = f"initiatives/{initiative.id}"
        self._sign_in(self.portal_member)
        self._post(f"{path}/act", act="withdraw")
        self.assertEqual((initiative.state, initiative.signed_count), ("open", 2))
        self.assertIn("I want to sign", self._post(f"{path}/act", act="unsign"))
        self.assertFalse(initiative._get_signature(self.asker))
        self._sign_in(self.portal_other)
        self.assertIn("It was taken back.", self._post(f"{path}/act", act="withdraw"))

    def test_the_sheet_of_the_office_is_the_offices(self):
        initiative = self.env["coop.initiative"]._start(self.other, "A bench", "A bench, please.")
        path = f"/coop/desk/initiative/{initiative.id}/sheet"
        self._sign_in(self.portal_other)
        self.assertEqual(self.url_open(path).status_code, 404)

    # -- call-ins, points, disputes -------------------------------------------------------------

    def test_a_councillor_calls_in_and_another_supports_it(self):
        self._sign_in(self.portal_member)
        page = self._fill("call-ins/ask", (("about", "The hall"), ("why", "It is ours.")))
        call_in = self.env["coop.call.in"].search([("name", "=", "The hall")])
        self.assertEqual(call_in.holder_id, self.holder)
        self.assertIn("0 of 1 others support it.", page)
        path = f"call-ins/{call_in.id}"
        self._post(f"{path}/act", act="support")
        self.assertFalse(call_in.support_ids)
        for user in (self.portal_other, self.internal_member, self.employee):
            self._sign_in(user)
            self.assertNotIn("It is ours.", self._page(path))
            self._post(f"{path}/act", act="support")
        self.assertEqual(call_in.state, "open")
        other = self.env["coop.call.in"]._ask(self.holders[0], "The van", "It is old.")
        self._sign_in(self.portal_member)
        page = self._post(f"call-ins/{other.id}/act", act="support")
        self.assertIn("The Board has to bring it by 21 June 2018.", page)
        self._sign_in(self.internal_member)
        self.assertIn("It is old.", self._page(f"call-ins/{other.id}"))

    def test_what_is_decided_is_offered_where_the_rules_say_so(self):
        self._concluded("support")
        self._final()
        self._sign_in(self.portal_member)
        self.assertNotIn("Central Budget 2018", self._page("call-ins/ask"))
        self.env["coop.council.rules"].search([]).call_again = True
        self.assertIn("Central Budget 2018", self._page("call-ins/ask"))

    def test_a_councillor_proposes_a_point_and_reads_what_became_of_it(self):
        self._sign_in(self.portal_member)
        answers = (("about", "Buses"), ("why", "Dark."), ("minutes", "20"), ("paper", "A map."))
        page = self._fill("my-points/propose", answers)
        self.assertIn("The office answers by 17 May 2018.", page)
        point = self.env["coop.item.proposal"].search([("name", "=", "Buses")])
        self.assertEqual((point.minutes, point.paper_words), (20, "A map."))
        point._refuse("It was there last time.")
        self.assertIn("The reason: It was there last time.", self._page("my-points"))
        other = self.env["coop.item.proposal"]._propose(self.holders[0], "Other", "Why", 10)
        self.assertNotIn("Other</h2>", self._page("my-points"))
        self._post(f"my-points/{other.id}/withdraw")
        self.assertEqual(other.state, "waiting")
        self._sign_in(self.portal_other)
        self.assertNotIn("Propose a point", self._page("my-points"))

    def test_both_bodies_read_a_dispute_and_all_readers_of_the_decision_that_there_is_one(self):
        self._concluded("object")
        dispute = self.env["coop.dispute"]._open(
            self.decision, "object", "About the club.", where="Minutes"
        )
        dispute.step_id._finish("next", "The chairs did not agree.")
        for user, reads in (
            (self.portal_member, True),
            (self.internal_member, True),
            (self.portal_other, False),
            (self.employee, False),
        ):
            self._sign_in(user)
            page = self._page(f"disputes/{dispute.id}")
            self.assertEqual("The chairs did not agree." in page, reads, user.login)
        self._sign_in(self.portal_other)
        page = self._page(f"decisions/{self.decision.id}")
        self.assertIn("The law still lets the trustees decide.", page)
        self.assertNotIn("The chairs did not agree.", page)
