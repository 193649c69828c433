from datetime import timedelta

from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestDeciding(TransactionCase):
    """Two years of the demonstration's bodies, and the meeting that its members asked for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = cls.env["coop.clock"].today()
        cls.board = cls.env["coop.body"].search([("kind", "=", "board")])
        cls.appointed = cls.board.term_ids.filtered(lambda t: t.begun_how == "appointed")

    def test_the_record_of_the_bodies_is_of_two_years(self):
        two_years = self.today - timedelta(days=731)
        self.assertLess(self.board.record_from, two_years)
        meetings = self.env["coop.meeting"].search([], order="start")
        self.assertLess(meetings[0]._get_day(), self.today - timedelta(days=670))
        self.assertGreater(meetings[-1]._get_day(), self.today)
        gaps = [
            (after.start - before.start).days
            for before, after in zip(meetings, meetings[1:], strict=False)
        ]
        held = meetings.filtered(lambda m: m.state == "held")
        self.assertEqual(len(held) + 1, len(meetings))
        self.assertLess(max(gaps[: len(held) - 1]), 100)
        decided = held.resolution_ids.mapped("name")
        self.assertEqual(len(decided), len(set(decided)), "nothing is decided twice")

    def test_the_council_appointed_somebody_after_search_declaration_and_checks(self):
        self.assertEqual(len(self.appointed), 1)
        candidate = self.env["coop.board.candidate"].search([("stage", "=", "appointed")])
        self.assertEqual(candidate.term_id, self.appointed)
        resolution = candidate.resolution_id
        self.assertEqual((resolution.state, resolution.body_id.kind), ("carried", "council"))
        self.assertEqual(self.appointed.resolution_id, resolution)
        self.assertIn(self.board, resolution.meeting_id.body_ids)
        self.assertTrue(candidate.search_id.told_on)
        self.assertTrue(candidate.declaration_ids)
        kinds = candidate.check_ids.kind_id
        self.assertLessEqual({"values", "competence"}, set(kinds.mapped("code")))
        others = candidate.search_id.candidate_ids - candidate
        self.assertEqual(set(others.mapped("stage")), {"not_chosen", "withdrew"})
        self.assertTrue(all(others.mapped("ended_why")))

    def test_nobody_claims_to_have_looked_up_invented_people(self):
        checks = self.env["coop.board.check"].search([])
        self.assertEqual(set(checks.mapped("source")), {"A demonstration: nothing was looked up"})
        filings = self.env["coop.filing"].search([])
        self.assertEqual(set(filings.mapped("reference")), {"A demonstration: nothing was sent"})

    def test_what_follows_from_coming_and_leaving_was_filed_in_time(self):
        filings = self.env["coop.filing"].search([])
        self.assertEqual(set(filings.mapped("cause")), {"begin", "end"})
        for filing in filings:
            self.assertEqual(filing.state, "filed")
            self.assertLessEqual(filing.filed_on, filing.due_on)
        self.assertFalse(filings.activity_ids)

    def test_the_board_declared_in_two_years_but_for_one_who_is_late(self):
        sitting = self.board._get_terms_on(self.today) - self.appointed
        given = sorted(len(term.declaration_ids) for term in sitting)
        self.assertEqual(given, [1, 2, 2, 2, 2])
        late = sitting.filtered(lambda term: len(term.declaration_ids) == 1)
        self.assertLess(late.declare_by, self.today)

    def test_people_are_looked_for_again_and_have_come_so_far(self):
        search = self.env["coop.board.search"]._get_open(self.board.company_id)
        self.assertEqual(
            sorted(search.candidate_ids.mapped("stage")), ["checked", "declared", "interested"]
        )
        for field in ("name", "need"):
            self.assertNotEqual(
                search.with_context(lang="en_GB")[field], search.with_context(lang="cy_GB")[field]
            )

    def test_enough_members_signed_on_their_pages_and_on_paper(self):
        asked = self.env["coop.requisition"].search([])
        self.assertEqual(asked.state, "called")
        reached = asked.reached_ids
        self.assertEqual(reached.signed, reached.needed)
        self.assertEqual(set(asked.signature_ids.mapped("how")), {"portal", "paper"})
        self.assertEqual(len(asked.signature_ids.filtered("struck_on")), 1)
        self.assertLessEqual(asked.called_on, asked.call_by)
        self.assertLessEqual(asked.meeting_ids._get_day(), asked.hold_by)

    def test_all_members_had_notice_of_the_meeting_and_voted_in_person_and_by_proxy(self):
        meeting = self.env["coop.meeting"].search([("is_general", "=", True)])
        told = self.env["coop.notice.delivery"].search(
            [("res_model", "=", "coop.meeting"), ("res_id", "=", meeting.id)]
        )
        members = meeting._get_members()
        self.assertGreater(len(members), 150)
        self.assertLessEqual(set(members.partner_id.ids), set(told.partner_id.ids))
        self.assertGreater((meeting._get_day() - meeting.called_on).days, 14)
        states = {r.kind: r.state for r in meeting.resolution_ids}
        self.assertEqual(states, {"ordinary": "carried", "special": "lost"})
        special = meeting.resolution_ids.filtered(lambda r: r.kind == "special")
        self.assertGreater(special.for_count, special.against_count, "a majority was not enough")
        proxies = meeting.proxy_ids
        self.assertEqual(set(proxies.mapped("holder_kind")), {"chair", "member", "other"})
        self.assertEqual(proxies.filtered("ended_at").mapped("ended_why"), ["came"])
        self.assertEqual(set(meeting.person_ids.mapped("came")), {True, False})
