from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

from ..builder import build, timeline, words


@tagged("post_install", "-at_install")
class TestDemo(TransactionCase):
    """The co-op as the demonstration leaves it; all of it came through the workflow."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.ref("base.main_company")
        cls.members = cls.env["coop.membership"].search([])

    def test_the_demo_is_built_once_and_never_over_members(self):
        with self.assertRaises(UserError):
            build.build(self.env)

    def test_there_are_as_many_people_as_in_the_co_op_it_is_modelled_on(self):
        qualifications = self.env["coop.qualification"]
        counts = {
            category.code: count
            for category, count in qualifications._read_group([], ["category_id"], ["__count"])
        }
        self.assertEqual(counts["supported"], 650)
        self.assertEqual(counts["employee"], 1200)
        self.assertEqual(len(self.members), 480)
        self.assertEqual(self.env["coop.area"].search_count([]), 15)

    def test_two_members_are_organisations_with_somebody_who_votes(self):
        organisations = self.members.filtered("is_organisation")
        self.assertEqual(len(organisations), 2)
        for organisation in organisations:
            self.assertFalse(organisation._voter().is_company)
            self.assertTrue(organisation._voter())

    def test_members_bring_something_and_somebody_was_thanked(self):
        offers = self.env["coop.contribution"].search([])
        self.assertEqual({offer.how for offer in offers}, {"join", "phone"})
        wants = self.env["coop.contribution.want"].search([])
        self.assertEqual(set(wants.mapped("state")), {"waiting", "open"})
        deeds = self.env["coop.contribution.deed"].search([])
        self.assertEqual(set(deeds.mapped("state")), {"agreed", "done"})
        self.assertTrue(deeds.filtered("thanked_on"))

    def test_a_concern_is_closed_and_what_people_said_is_answered_or_waits(self):
        concern = self.env["coop.concern"].search([])
        self.assertEqual((concern.state, concern.decision), ("closed", "no_action"))
        complaints = self.env["coop.complaint"].search([])
        self.assertEqual(
            sorted(complaints.mapped(lambda one: (one.kind, one.state))),
            [
                ("complaint", "acknowledged"),
                ("complaint", "answered"),
                ("compliment", "answered"),
            ],
        )

    def test_members_learnt_alone_and_together_and_some_are_asked_to(self):
        rows = self.env["coop.lesson.done"].search([])
        self.assertEqual({row.how for row in rows}, {"alone", "helper", "group"})
        self.assertEqual(len(rows.session_id.partner_ids), 8)
        tasks = self.env["coop.lesson.task"].search([])
        self.assertEqual(set(tasks.mapped("state")), {"open", "declined"})
        member = self.env["res.users"].search([("login", "=", "member")])
        mine = tasks.filtered(lambda task: task.partner_id == member.partner_id)
        asked = self.env.ref("coop_learning.course_standing")._get_lessons(self.company)
        self.assertEqual(mine.lesson_id, asked)

    def test_it_is_said_in_both_languages_who_may_decide_what(self):
        scheme = self.env["coop.delegation.scheme"]._current(self.company)
        self.assertEqual((scheme.state, scheme.despite), ("now", False))
        self.assertGreaterEqual(scheme.matter_count, 12)
        self.assertFalse(scheme._get_contradictions() + scheme._get_gaps())

    def test_two_years_are_planned_and_what_was_due_before_is_done(self):
        items = self.env["coop.due.item"].search([])
        self.assertEqual(len(set(items.mapped("year"))), 2)
        done = items.filtered("done_on")
        self.assertTrue(done)
        self.assertFalse(items.filtered(lambda item: item.due_on < item.planned_on) - done)

    def test_the_council_sits_and_one_seat_waits_to_be_filled(self):
        council, board = self.env["coop.body"].search([("kind", "!=", "general")])
        self.assertEqual(
            (council.kind, council.seat_count, council.held_count), ("council", 12, 11)
        )
        self.assertEqual((board.seat_count, board.vacancy_count), (6, 0))
        waiting = self.env["coop.vacancy"].search([("state", "=", "open"), ("cause", "!=", "new")])
        self.assertEqual((len(waiting), waiting.cause, waiting.remedy), (1, "casual", "countback"))
        seats = [
            seat
            for body in self.env["coop.body"]._get_picture(self.company)
            for seat in body["seats"]
        ]
        self.assertEqual(len([seat for seat in seats if seat["name"] and seat["photo"]]), 16)
        self.assertIn("Chair", [seat["role"] for seat in seats])

    def test_bodies_met_and_their_minutes_were_approved_at_the_next_meeting(self):
        held = self.env["coop.meeting"].search([("state", "=", "held")])
        self.assertGreater(len(held), 6)
        self.assertIn(2, held.mapped(lambda m: len(m.body_line_ids)))
        approved = held.minutes_ids.filtered("closed")
        self.assertGreater(len(approved), 4)
        for minutes in approved:
            self.assertTrue(minutes._is_whole())
            self.assertGreater(minutes.approved_in_id.start, minutes.meeting_id.start)
        resolutions = held.resolution_ids
        self.assertTrue(resolutions.filtered(lambda r: r.state == "carried"))
        for resolution in resolutions:
            self.assertTrue(resolution.count_id.reached)
            self.assertLess(resolution.decided_at, self.env["coop.clock"].now())
        followups = held.followup_ids
        self.assertTrue(followups.filtered(lambda f: f.state == "over"))
        self.assertTrue(followups.filtered(lambda f: f.state == "todo"))

    def test_the_next_meeting_of_the_council_is_called(self):
        called = self.env["coop.meeting"].search([("state", "=", "called")])
        self.assertEqual(len(called), 1)
        self.assertEqual(set(called.person_ids.mapped("answer")), {"comes", "apology", "unknown"})
        self.assertTrue(called.item_ids.filtered("is_closed"))

    def test_three_councillors_have_first_steps_one_is_late_and_one_has_a_buddy(self):
        rows = self.env["coop.term.step"].search([])
        self.assertEqual(len(rows.holder_id), 3)
        self.assertEqual(set(rows.mapped("state")), {"open", "done"})
        self.assertEqual(len(rows.filtered("is_late")), 1)
        councillor = self.env["res.users"].search([("login", "=", "councillor")])
        buddy = self.env["coop.buddy"].search([])
        self.assertEqual(buddy.state, "agreed")
        self.assertEqual(buddy.new_id.partner_id, councillor.partner_id)
        self.assertEqual(rows.filtered("is_late").holder_id, buddy.new_id)

    def test_people_on_the_board_declared_interests_of_which_one_is_over(self):
        board = self.env["coop.body"].search([("kind", "=", "board")])
        today = self.env["coop.clock"].today()
        said = [row for row in board._get_interest_register(today) if row[1]]
        self.assertEqual(len(said), 3)
        self.assertEqual(len(self.env["coop.interest"].search([("closed", "=", True)])), 1)
        self.assertTrue(all(term.holder_id.interests_on for term, _interests in said))
        read = board._get_interest_register(today, for_members=True)
        # what one declared of their family is for the Board alone
        self.assertEqual(sum(len(interests) for _term, interests in read), 3)

    def test_the_rules_were_adopted_and_the_next_are_being_written(self):
        rules = self.env["coop.rules.version"].search([("company_id", "=", self.company.id)])
        self.assertEqual(sorted(rules.mapped("state")), ["draft", "in_force"])
        draft = rules.filtered("is_draft")
        self.assertEqual(len(rules.filtered("adopted_on").wording_ids), 4)
        self.assertEqual(len(draft.text_id.version_ids), 4)

    def test_half_of_the_members_joined_as_employees(self):
        joined = dict(
            self.env["coop.membership.period"]._read_group(
                [("begun_how", "=", "application")], ["category_id"], ["__count"]
            )
        )
        shares = {category.code: count for category, count in joined.items()}
        self.assertEqual(shares["employee"], 240)
        self.assertEqual(shares["supported"], 120)
        self.assertEqual(shares["supporter"], 120)

    def test_every_membership_comes_from_an_accepted_application(self):
        for membership in self.members:
            self.assertIn("accepted", membership.application_ids.mapped("state"))

    def test_the_register_holds_every_member_and_agrees_with_the_periods(self):
        today = self.env["coop.clock"].today(self.company)
        lines = list(self.env["coop.register.entry"]._lines_as_at(self.company, today))
        self.assertEqual(len(lines), 480)
        ceased = {line.membership_id for line in lines if line.ceased}
        former = self.members.filtered(lambda m: m.state == "former")
        self.assertEqual(ceased, set(former.ids))

    def test_nothing_was_recorded_after_it_happened_nor_in_the_future(self):
        now = self.env["coop.clock"].now()
        for entry in self.env["coop.register.entry"].search([]):
            self.assertLessEqual(entry.recorded_at, now)

    def test_nothing_waits_to_be_mailed_to_people_who_do_not_exist(self):
        self.assertFalse(self.env["mail.mail"].search_count([("state", "=", "outgoing")]))

    def test_news_reached_members_in_each_of_their_ways(self):
        news = self.env["coop.news"].search([("state", "=", "sent")])
        for way in ("by e-mail", "by text message", "by letter", "rung"):
            self.assertIn(way, news.summary)
        self.assertFalse(self.env["sms.sms"].search([("state", "=", "outgoing")]))

    def test_people_supported_are_hidden_from_an_employee(self):
        employee = self.env["res.users"].search([("login", "=", "employee")])
        supported = (
            self.env["coop.qualification"]
            .search([("category_id.code", "=", "supported")])
            .partner_id
        )
        seen = self.env["res.partner"].with_user(employee).search([("id", "in", supported.ids)])
        self.assertFalse(seen)

    def test_something_waits_for_the_officer(self):
        applications = self.env["coop.membership.application"]
        self.assertEqual(applications.search_count([("state", "=", "submitted")]), 5)
        letters = self.env["coop.notice.delivery"]
        checks = self.env["coop.channel.check"].search([("state", "=", "open")])
        self.assertEqual(set(checks.mapped("channel")), {"email", "print"})
        self.assertEqual(len(self.env["coop.letter"].search([]).recipient_ids), 12)
        calls = self.env["coop.phone.call"]
        # besides those by which members were told the news
        self.assertEqual(calls.search_count([("delivery_id", "=", False)]), 4)
        self.assertEqual(letters.search_count([("state", "=", "returned")]), 1)
        self.assertTrue(letters.search_count([("state", "=", "printed")]))
        corrections = self.env["coop.membership.correction"]
        self.assertEqual(corrections.search_count([("state", "=", "waiting")]), 2)

    def test_the_rules_are_there_in_both_languages_and_formats(self):
        text = self.env["coop.rules.version"]._current(self.company).text_id
        for lang in ("en_GB", "cy_GB"):
            for kind in ("standard", "easy_read"):
                version = text._variant(lang, kind)
                self.assertEqual((version.lang, version.format), (lang, kind))

    def test_offers_are_in_the_language_of_the_reader(self):
        for offer in self.env["coop.membership.offer"].search([]):
            self.assertIn("You have one vote", offer.with_context(lang="en_GB").offer)
            self.assertIn("Mae gennych un bleidlais", offer.with_context(lang="cy_GB").offer)

    def test_neither_address_nor_format_tells_who_is_supported(self):
        joined = self.env["coop.membership.application"].search([("state", "=", "accepted")])
        for field in ("service_address_choice", "format"):
            for value in set(joined.mapped(field)):
                codes = joined.filtered(lambda a, f=field, v=value: a[f] == v).category_id
                self.assertEqual(
                    set(codes.mapped("code")), {"supported", "employee", "supporter"}, value
                )

    def test_whoever_moved_moved_alone(self):
        self.assertEqual(self.company.street, "The Old Orchard")
        moved = self.env["coop.register.entry"].search([("source", "=", "moved")])
        self.assertTrue(moved)
        self.assertEqual(len(moved), len(moved.mapped("value")), "one address a move")
        meetings = timeline.meetings(self._opened(), len(timeline.GROWTH))
        days = [day + timedelta(days=2) for day in meetings]
        self.assertLessEqual(set(moved.mapped("effective_from")), set(days))
        self.assertEqual(len(moved), len(set(moved.mapped("effective_from"))), "one move a month")

    def test_the_register_says_what_somebody_did_and_nothing_else(self):
        counts = {
            source: count
            for source, count in self.env["coop.register.entry"]._read_group(
                [("source", "!=", "moved")], ["source"], ["__count"]
            )
        }
        left = self.env["coop.membership.period"].search_count(
            [("ended_why", "in", ("resignation", "death"))]
        )
        # one who gave notice thought it over: an entry, and one that voids it
        self.assertEqual(counts, {"application": 4 * len(self.members), "leave": left + 2})

    def test_nobody_lives_at_the_office(self):
        # With "c/o" it is an address for letters; without, a home that nobody has.
        entries = self.env["coop.register.entry"].search([("particular", "=", "service_address")])
        office = entries.filtered(lambda e: e.value.startswith(self.company.street))
        self.assertFalse(office.mapped("value"))
        applications = self.env["coop.membership.application"].search([])
        self.assertNotIn(self.company.street, applications.mapped("street"))

    def test_what_a_member_sees_of_the_co_op_is_there_in_both_languages(self):
        company = self.company.with_context(lang="en_GB")
        welsh = self.company.with_context(lang="cy_GB")
        self.assertTrue(company.coop_help_hours)
        self.assertNotEqual(company.coop_help_hours, welsh.coop_help_hours)
        helper = company._coop_help()
        for what in ("name", "phone", "photo"):
            self.assertTrue(helper[what], what)
        categories = self.env["coop.membership.category"].search([])
        self.assertTrue(all(categories.mapped("picture")))
        rules = self.env["coop.rules.version"]._current(self.company)
        for records, field in (
            (categories, "name"),
            (categories, "class_label"),
            (self.env["coop.area"].search([]), "name"),
            (rules, "name"),
            (rules, "guarantee_words"),
        ):
            for record in records:
                self.assertNotEqual(
                    record.with_context(lang="en_GB")[field],
                    record.with_context(lang="cy_GB")[field],
                    record,
                )
        self.assertEqual(self.company.currency_id.name, "GBP")

    def test_who_applies_is_asked_for_the_age_that_the_rules_say(self):
        self.assertEqual(self.company.coop_join_minimum_age, 16)
        rules = self.env["coop.rules.version"]._current(self.company).text_id
        for lang in ("en_GB", "cy_GB"):
            for kind in ("standard", "easy_read"):
                self.assertIn("16", rules._variant(lang, kind).body)
        joined = self.env["coop.membership.application"].search([("state", "=", "accepted")])
        self.assertTrue(all(joined.mapped("over_16")))

    def test_who_was_refused_reads_why_in_their_language(self):
        refused = self.env["coop.membership.application"].search([("state", "=", "refused")])
        self.assertTrue(refused)
        for application in refused:
            self.assertEqual(application.decision_reason, words.REFUSAL[application.lang])
            self.assertFalse(application.over_16)

    def test_the_officer_begins_with_what_waits(self):
        action = self.env.ref("coop_membership.coop_membership_task_action")
        for login in ("officer", "assistant"):
            user = self.env["res.users"].search([("login", "=", login)])
            self.assertEqual(user.action_id.id, action.id)

    def test_what_was_said_was_said_on_its_day(self):
        messages = self.env["mail.message"].search([("model", "=", "coop.membership")])
        days = {day for day, _count in timeline.admissions(self._opened())}
        days |= {day + timedelta(days=2) for day in days}
        # the demo may have been made before midnight
        [made] = self.env["coop.membership"].search([], order="create_date", limit=1)
        days.add(self.env["coop.clock"].day_of(made.create_date, self.company) - timedelta(days=3))
        self.assertTrue(messages)
        self.assertLessEqual({message.date.date() for message in messages}, days)

    def _opened(self):
        return self.env["coop.rules.version"]._current(self.company).valid_from

    def test_the_growth_page_is_right(self):
        """650 people supported and 1,200 employees, of whom so many are members as the register
        holds today."""
        today = self.env["coop.clock"].today(self.company)
        figures = {
            category.code: numbers
            for category, numbers in self.env["coop.growth"]._figures(self.company, today).items()
        }
        current = self.members.filtered(lambda member: member.state != "former")
        self.assertEqual(sum(members for _all, members, _left in figures.values()), len(current))
        voting = {
            code: len(current.filtered(lambda m, code=code: m.category_id.code == code))
            for code in figures
        }
        self.assertEqual({code: row[1] for code, row in figures.items()}, voting)
        qualified = self.env["coop.qualification"].search([("date_to", "=", False)])
        alive = qualified.partner_id - self.members.filtered("died_on").partner_id
        everybody = alive | current.partner_id
        self.assertEqual(sum(people for people, *_rest in figures.values()), len(everybody))
        by_area = self.env["coop.growth"]._read_group(
            [("is_latest", "=", True)], ["area_id"], ["people:sum"]
        )
        self.assertEqual(sum(people for area, people in by_area if area), len(everybody))

    def test_the_first_election_was_begun_and_nobody_is_asked_again(self):
        threshold = self.env["coop.threshold"].search([])
        self.assertEqual((threshold.number, threshold.members >= 100), (100, True))
        self.assertTrue(threshold.begun_on)
        self.assertFalse(threshold.activity_ids)

    def test_people_were_asked_and_some_have_answered(self):
        states = self.env["coop.invitation"].search([]).mapped("state")
        self.assertEqual(states.count("not_now"), 2)
        self.assertIn("waiting", states)
        self.assertTrue(
            self.env["coop.member.changes"]._changes_for(self.company, "cy_GB", "standard")
        )

    def test_somebody_was_shown_the_register_and_others_wait(self):
        requests = self.env["coop.register.inspection"].search([])
        self.assertEqual(sorted(requests.mapped("state")), ["given", "incomplete", "received"])
        given = requests.filtered(lambda request: request.state == "given")
        self.assertTrue(given.fingerprint)
        self.assertIn("Annwyl", given.letter_ids.body)
        self.assertFalse(requests.filtered("is_late"), "nobody waits too long at the start")

    def test_the_first_steps_are_over(self):
        self.assertTrue(self.company.coop_setup_done_on)
        steps = self.env["coop.setup.step"].with_company(self.company).search([])
        left_out = steps.filtered(lambda step: step.state == "skipped")
        self.assertEqual(left_out.mapped("code"), ["post"])
        self.assertEqual(set((steps - left_out).mapped("state")), {"done"})
