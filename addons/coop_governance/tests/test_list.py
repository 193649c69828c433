import base64
from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import TODAY, GovernanceCase

HEAD = "Member;Body;From;Last day;Constituency;Why"


@tagged("post_install", "-at_install")
class TestList(GovernanceCase):
    """Who sits and sat on bodies comes in from a spreadsheet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._member("Mali Derwen", day=date(2017, 1, 1))
        cls.nest = cls._member("Nest Eirin", day=date(2017, 1, 1))

    def _list(self, *lines, user=None):
        content = "\n".join([HEAD, *lines]).encode()
        windows = self._as(self.env["coop.term.list"], user or self.secretary)
        window = windows.create({"file": base64.b64encode(content), "company_id": self.company.id})
        window.action_look()
        return window

    def _terms(self):
        return self.env["coop.office.term"].search([("company_id", "=", self.company.id)])

    def test_terms_of_now_and_of_the_past_come_in_and_nobody_is_told(self):
        window = self._list(
            f"{self.mali.number};council of members;1/6/2017;31/1/2018;Rowan;stood down",
            "nest eirin;Council of Members;2018-02-01;2021-01-31;rowan;",
        )
        self.assertEqual(window.line_ids.mapped("state"), ["new", "new"])
        window.action_make()
        now, past = self._terms()
        self.assertEqual((past.ended_why, past.closed), ("resignation", True))
        self.assertEqual((now.state, now.holder_id.partner_id), ("now", self.nest.partner_id))
        self.assertEqual(now.begun_how, "before")
        self.assertFalse(
            self.env["coop.notice.delivery"].search(
                [("kind_id.code", "in", ["term_begun", "term_ended"])]
            )
        )

    def test_two_at_a_time_take_two_seats(self):
        window = self._list(
            f"{self.mali.number};Council of Members;1/6/2017;31/5/2020;Rowan",
            f"{self.nest.number};Council of Members;1/6/2017;31/5/2020;Rowan",
        )
        window.action_make()
        self.assertEqual(self._terms().seat_id, self.seats[self.rowan])
        self.assertFalse(self.seats[self.rowan].vacancy_ids.filtered(lambda v: v.state == "open"))

    def test_the_same_list_twice_does_no_harm(self):
        line = f"{self.mali.number};Council of Members;1/6/2017;31/5/2020;Rowan"
        self._list(line).action_make()
        again = self._list(line)
        self.assertEqual(again.line_ids.state, "there")
        again.action_make()
        self.assertEqual(len(self._terms()), 1)

    def test_a_seat_whose_last_term_is_over_is_vacant(self):
        self._list(f"{self.mali.number};Council of Members;1/6/2017;31/1/2018;Rowan").action_make()
        vacancy = self._open_vacancy(self._terms().seat_id)
        self.assertEqual((vacancy.cause, vacancy.since), ("term_over", date(2018, 2, 1)))

    def test_what_is_not_understood_is_said_and_nothing_comes_in(self):
        self._member("Huw Celyn")
        self._member("Huw Celyn")
        window = self._list(
            f"{self.mali.number};Cabinet;1/6/2017;;Rowan",
            f"{self.mali.number};Council of Members;tomorrow;;Rowan",
            f"{self.mali.number};Council of Members;1/6/2017;1/5/2017;Rowan",
            f"{self.mali.number};Council of Members;1/6/2017;;Elm",
            "Nobody At All;Council of Members;1/6/2017;;Rowan",
            "Huw Celyn;Council of Members;1/6/2017;;Rowan",
            f"{self.mali.number};Council of Members;1/6/2017;1/7/2017;Rowan;tired",
            f"{self.nest.number};Council of Members;1/6/2017;;Rowan",
        )
        problems = window.line_ids.mapped("problem")
        for problem, expected in zip(
            problems,
            (
                "no body “Cabinet”",
                "“tomorrow” is not a date",
                "ends before it begins",
                "has no seat “Elm”",
                "no member “Nobody At All”",
                "2 members of this name",
                "“tired” is no reason",
            ),
            strict=False,
        ):
            self.assertIn(expected, problem)
        self.assertFalse(problems[-1])
        with self.assertRaisesRegex(UserError, "not understood"):
            window.action_make()
        self.assertFalse(self._terms())

    def test_a_trustee_who_is_no_member_becomes_a_contact_once(self):
        self.env["coop.body.rules"].create(
            {"body_id": self.board.id, "valid_from": date(2017, 1, 1), "members_only": False}
        )
        self._seats(1, body_id=self.board.id, role="Trustee")
        self._list(
            "Tomos Thrush;Board of Management;1/6/2017;31/12/2017;Trustee",
            "Tomos Thrush;Board of Management;1/1/2018;31/12/2020;Trustee",
        ).action_make()
        self.assertEqual(len(self._terms().holder_id), 1)
        self.assertEqual(self.board._get_terms_on(TODAY).holder_id.name, "Tomos Thrush")

    def test_a_file_that_is_none_is_refused_in_words(self):
        windows = self._as(self.env["coop.term.list"], self.secretary)
        window = windows.create(
            {"file": base64.b64encode(b"%PDF-1.4"), "company_id": self.company.id}
        )
        with self.assertRaisesRegex(UserError, "cannot be read"):
            window.action_look()

    def test_only_the_governance_officer_brings_it_in(self):
        with self.assertRaises(UserError):
            self._list("x;y;z", user=self.officer)
