from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .common import TODAY
from .requisition_common import RequisitionCase


@tagged("post_install", "-at_install")
class TestMembersMeeting(RequisitionCase, HttpCase):
    """What members see and do on their own pages about requests for a meeting."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pegi, cls.osian = cls.members[-2:]
        cls.company.coop_legal_form = "society"  # no law of companies holds it to five per cent
        cls.env["coop.general.rules"].create(
            {
                "company_id": cls.company.id,
                "valid_from": "2018-01-01",
                "requisition_percent": 7.5,
                "statement_words": 10,
            }
        )

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _page(self, path=""):
        return self.url_open(f"/my/members-meeting{path}").text

    def _post(self, path, **values):
        token = Request.csrf_token(self)
        return self.url_open(
            f"/my/members-meeting{path}", data={"csrf_token": token, **values}
        ).text

    def _shown(self, membership):
        requisition = self._ask(membership)
        self._as(requisition, self.secretary).action_show()
        return requisition

    def test_the_way_there_is_beside_the_members(self):
        self._sign_in(self.portal_member)
        self.assertIn("/my/members-meeting", self.url_open("/my/who-decides").text)
        page = self._page()
        self.assertIn("Nobody asks for a meeting just now", page)
        self.assertIn("the Board has to call it: 3.", page)

    def test_a_member_asks_step_by_step_and_signs(self):
        self._sign_in(self.portal_member)
        for step, values in (
            ("about", {"about": "Buses in the evening"}),
            ("decides", {"decides": "yes"}),
            ("wording", {"wording": "The members decide that buses run until ten."}),
            ("why", {"statement": "They stop at seven."}),
            ("sign", {"sign": "1"}),
        ):
            page = self._post("/ask", step=step, go="next", **values)
        self.assertIn("buses run until ten", page)
        page = self._post("/ask", step="check", go="next")
        requisition = self.env["coop.requisition"].search([("company_id", "=", self.company.id)])
        self.assertEqual(requisition.membership_id, self.pegi)
        self.assertEqual(requisition.how, "portal")
        self.assertEqual(requisition.statement, "They stop at seven.")
        self.assertIn("The office looks at it first", page)

    def test_more_words_than_the_rules_allow_are_not_taken(self):
        self._sign_in(self.portal_member)
        self._post("/ask", step="about", go="next", about="Buses")
        self._post("/ask", step="decides", go="next", decides="no")
        page = self._post("/ask", step="why", go="next", statement="word " * 11)
        self.assertIn("The rules allow 10 words", page)

    def test_members_see_what_for_and_how_many_and_never_who(self):
        requisition = self._shown(self.starter)
        requisition._sign(self.second, TODAY, "paper")
        self._sign_in(self.portal_member)
        for path in ("", f"/request/{requisition.id}"):
            page = self._page(path)
            self.assertIn("Buses in the evening", page)
            self.assertIn("2 of 3 members have signed.", page)
            self.assertNotIn(self.starter.member_name, page)
            self.assertNotIn(self.second.member_name, page)

    def test_what_is_not_shown_is_seen_by_who_began_it_alone(self):
        requisition = self._ask(self.pegi)
        self._sign_in(self.portal_other)
        self.assertNotIn("Buses", self._page())
        self.assertNotIn("Buses", self._page(f"/request/{requisition.id}"))
        self.assertNotIn("Buses", self._page(f"/request/{requisition.id}/sheet"))
        self._sign_in(self.portal_member)
        self.assertIn("Buses", self._page(f"/request/{requisition.id}"))
        self.assertIn("Buses", self._page(f"/request/{requisition.id}/sheet"))

    def test_a_member_signs_and_takes_it_back(self):
        requisition = self._shown(self.starter)
        self._sign_in(self.portal_other)
        path = f"/request/{requisition.id}/sign"
        self.assertIn("Do you want this meeting?", self._page(path))
        self._post(path, step="sign", go="next", sign="1")
        page = self._post(path, step="check", go="next")
        self.assertIn("You have signed", page)
        signature = requisition._get_signature(self.osian)
        self.assertEqual(signature.how, "portal")
        page = self._post(f"/request/{requisition.id}/act", act="unsign")
        self.assertIn("I want to sign", page)
        self.assertEqual(signature.struck_why, "The member took it back.")

    def test_who_began_it_takes_it_back_and_nobody_else(self):
        requisition = self._shown(self.pegi)
        self._sign_in(self.portal_other)
        self._post(f"/request/{requisition.id}/act", act="withdraw")
        self.assertEqual(requisition.state, "open")
        self._sign_in(self.portal_member)
        self._post(f"/request/{requisition.id}/act", act="withdraw")
        self.assertEqual(requisition.state, "withdrawn")

    def test_the_last_signature_makes_it_reached_and_the_page_says_the_days(self):
        requisition = self._shown(self.starter)
        requisition._sign(self.second, TODAY, "paper")
        requisition._sign(self.third, TODAY, "paper")
        self._sign_in(self.portal_member)
        page = self._page(f"/request/{requisition.id}")
        self.assertIn("31 May 2018", page)
        self.assertIn("28 June 2018", page)
        self.assertNotIn("I want to sign", page)

    def test_who_is_no_member_sees_none_of_it(self):
        requisition = self._shown(self.starter)
        self._sign_in(self.internal_member)
        for path in ("", "/ask", f"/request/{requisition.id}", f"/request/{requisition.id}/sign"):
            self.assertNotIn("Buses", self._page(path))
        self.assertEqual(
            self.url_open(f"/coop/desk/requisition/{requisition.id}/sheet").status_code, 404
        )

    def test_an_officer_prints_the_sheet(self):
        requisition = self._ask(self.starter)
        self._sign_in(self.secretary)
        page = self.url_open(f"/coop/desk/requisition/{requisition.id}/sheet").text
        self.assertIn("Buses in the evening", page)
        self.assertIn("Signature or mark", page)
        page = self.url_open(f"/cy/coop/desk/requisition/{requisition.id}/sheet").text
        self.assertIn("Buses in the evening", page)
        self.assertIn("Llofnod", page)
