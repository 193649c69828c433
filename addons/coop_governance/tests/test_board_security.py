from odoo.exceptions import AccessError
from odoo.tests import tagged

from .board_common import TODAY, BoardCase

RESTRICTED = (
    "coop.board.candidate",
    "coop.board.check",
    "coop.board.declaration",
    "coop.board.declaration.answer",
    "coop.board.skill",
    "coop.board.skill.said",
    "coop.board.search",
    "coop.board.removal",
    "coop.board.question",
    "coop.board.check.kind",
    "coop.filing",
    "coop.filing.kind",
    "coop.board.declare",
    "coop.board.appoint",
    "coop.board.candidate.end",
)


@tagged("post_install", "-at_install")
class TestBoardSecurity(BoardCase):
    """Candidates, checks, declarations: the governance officer's, and nobody else's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.councillor = cls._member(category=cls.employees, partner=cls.portal_member.partner_id)
        cls.colleague = cls._member(category=cls.employees, partner=cls.internal_member.partner_id)
        cls.seats_more = cls._seats(2, constituency_id=cls.ash.id, sequence=20)
        for seat, member in zip(cls.seats_more, (cls.councillor, cls.colleague), strict=True):
            cls.env["coop.office.term"]._begin(seat, member.partner_id, TODAY, "elected")

    def _others(self):
        return (
            self.portal_member,
            self.internal_member,
            self.portal_other,
            self.employee,
            self.contacts_manager,
            self.inspector,
            self.officer,
            self.officer_plain,
            self.env.ref("base.public_user"),
        )

    def test_councillors_members_staff_and_other_offices_read_none_of_it(self):
        self._ready()
        for user in self._others():
            for name in RESTRICTED:
                with self.assertRaises(AccessError, msg=f"{user.login} reads {name}"):
                    self._as(self.env[name], user).search([]).read(["id"])
                with self.assertRaises(AccessError, msg=f"{user.login} makes {name}"):
                    self._as(self.env[name], user).create({})

    def test_the_governance_officer_works_on_it(self):
        candidate = self._ready()
        self.assertEqual(
            self._as(self.env["coop.board.candidate"], self.secretary).search(
                [("company_id", "=", self.company.id)]
            ),
            candidate,
        )
        declaration = self._as(candidate.declaration_ids, self.secretary)
        self.assertTrue(declaration.answer_ids.mapped("wording"))
        with self.assertRaises(AccessError):
            declaration.copy()

    def test_a_councillor_reads_the_resolution_and_not_whom_it_concerns(self):
        candidate = self._ready()
        resolution = self._decide(candidate.resolution_id)
        for user in (self.portal_member, self.internal_member):
            mine = self._as(resolution, user)
            for field in ("candidate_id", "removal_id"):
                with self.assertRaises(AccessError):
                    mine.read([field])

    def test_a_councillor_reads_of_a_term_neither_declarations_nor_skills(self):
        term = self._appointed()
        for user in (self.portal_member, self.internal_member, self.officer):
            for field in ("declaration_ids", "candidate_ids", "skill_said_ids", "declared_on"):
                with self.assertRaises(AccessError):
                    self._as(term, user).read([field])

    def test_another_co_op_reads_none_of_it(self):
        self._ready()
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.secretary.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        for name in ("coop.board.candidate", "coop.board.check", "coop.board.declaration"):
            records = self.env[name].with_user(user).with_context(allowed_company_ids=other.ids)
            self.assertFalse(records.search([]))

    def test_a_councillor_is_told_what_the_board_lacks_and_never_who_brings_what(self):
        term = self._appointed()
        money, house = self.env["coop.board.skill"].create(
            [
                {"name": name, "company_id": self.company.id}
                for name in ("Money", "Lived in a house of ours")
            ]
        )
        self.env["coop.board.skill.said"].create({"term_id": term.id, "skill_id": money.id})
        with self._time("2018-06-02 10:00:00"):
            for user, missing in (
                (self.portal_member, house),
                (self.internal_member, house),
                (self.portal_other, house.browse()),
                (self.employee, house.browse()),
            ):
                shown = self._as(self.board, user)._get_missing_for(user.partner_id)
                self.assertEqual(shown, missing, user.login)
            self.assertFalse(self.council._get_missing_for(self.portal_member.partner_id))

    # -- what is held about a person ---------------------------------------------------------

    def test_a_copy_of_what_is_held_says_it(self):
        candidate = self._ready()
        self.env["coop.board.declaration"]._give(
            candidate,
            {q: (q.expected == "yes", "I help at the hall") for q in self.questions},
            "paper",
        )
        pack = self.env["coop.access.pack"]._coop_access_pack(candidate.partner_id, self.company)
        [part] = [part for part in pack if "The Board" in part["title"]]
        self.assertTrue(any("Companies House" in row[1] for row in part["rows"]))
        self.assertTrue(any("I help at the hall" in text for _r, _w, text in part["passages"]))

    def test_who_is_forgotten_is_named_no_more(self):
        member = self._member("Elin Dail")
        candidate = self._candidate(
            "Elin Dail", partner_id=member.partner_id.id, brings="I bring cake", reach="Ring me"
        )
        self.env["coop.board.declaration"]._give(
            candidate,
            {q: (q.expected == "yes", "My mother is ill") for q in self.questions},
            "paper",
        )
        checks = self._check(candidate, references={"note": "Knows her well"})
        member._leave("resignation", TODAY, TODAY)
        with self._time("2030-06-01 10:00:00"):
            member.with_user(self.manager)._remove_from_register("The years are over")
        self.env.invalidate_all()
        self.assertIn(member.number, candidate.name)
        self.assertFalse(candidate.brings or candidate.reach)
        self.assertFalse(any(candidate.declaration_ids.answer_ids.mapped("more")))
        self.assertFalse(any(checks.mapped("note")))
        self.assertTrue(candidate.declaration_ids)
