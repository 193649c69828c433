from datetime import date, datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TODAY, MembershipCase
from .records_common import printed_rows, rows


class MergeCase(MembershipCase):
    """Mali was entered twice: number one in January, and again in April."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls._member("Mali Derwen", day=date(2018, 1, 1))
        cls.second = cls._member("Mali Derwen-Onnen", day=date(2018, 4, 1))
        cls.mali, cls.other = cls.first.partner_id, cls.second.partner_id
        cls.other.write({"email": "mali@perllan.example", "street": "7 Lôn Goch"})
        cls.merging = cls.env["coop.membership.merging"]

    def _wizard(self, stays=None, goes=None, user=None, **vals):
        wizards = self._as(self.env["coop.membership.merge"], user or self.officer)
        action = wizards._open(stays or self.mali, goes or self.other)
        wizard = wizards.browse(action["res_id"])
        wizard.write({"reason": "Same birthday and house", **vals})
        return wizard

    def _merge(self, *people, **vals):
        wizard = self._wizard(*people, **vals)
        wizard.action_look()
        wizard.action_merge()
        self.env.invalidate_all()
        return wizard


@tagged("post_install", "-at_install")
class TestMerging(MergeCase):
    def test_the_lines_shown_are_the_lines_printed_afterwards(self):
        numbers = [self.first.number, self.second.number]
        wizard = self._wizard()
        wizard.action_look()
        self.assertEqual(rows(wizard.before), printed_rows(self, numbers))
        self.assertEqual(len(rows(wizard.before)), 2)
        self.assertEqual(len(rows(wizard.after)), 1)
        self.assertIn(f"no line under number {self.second.number}", str(wizard.after))
        wizard.action_merge()
        self.env.invalidate_all()
        self.assertEqual(rows(wizard.after), printed_rows(self, numbers))

    def test_looking_changes_nothing(self):
        entries = self.env["coop.register.entry"].search_count([])
        self._wizard().action_look()
        self.assertEqual(self.env["coop.register.entry"].search_count([]), entries)
        self.assertTrue(self.second.active)
        self.assertEqual(self.second.partner_id, self.other)
        self.assertTrue(self.second.period_ids)

    def test_nothing_is_merged_unseen_or_when_something_changed_since(self):
        wizard = self._wizard()
        with self.assertRaisesRegex(UserError, "Look at the register first"):
            wizard.action_merge()
        wizard.action_look()
        wizard.name_from = "goes"
        with self.assertRaisesRegex(UserError, "Look at the register first"):
            wizard.action_merge()
        wizard.action_look()
        self.mali.street = "12 Lôn Las"
        with self.assertRaisesRegex(UserError, "something has changed"):
            wizard.action_merge()

    def test_a_reason_is_needed(self):
        wizard = self._wizard(reason=" ")
        with self.assertRaisesRegex(UserError, "Say how you know"):
            wizard.action_look()

    def test_the_earliest_day_and_number_go_on_and_the_other_number_stays_taken(self):
        self._merge()
        self.assertEqual(self.first.date_entered, date(2018, 1, 1))
        self.assertEqual(self.first.state, "member")
        self.assertFalse(self.second.active)
        self.assertEqual(self.second.merged_into_id, self.first)
        self.assertFalse(self.second.period_ids)
        self.assertEqual(list(self._register_lines()), [self.first.number])
        new = self._member("Somebody Else", day=TODAY)
        self.assertNotIn(new.number, (self.first.number, self.second.number))

    def test_the_register_as_it_was_known_is_the_same_as_ever(self):
        entries = self.env["coop.register.entry"]
        known = entries._known_instant(self.company)
        before = list(entries._lines_as_at(self.company, TODAY, known))
        kept = entries.search([("membership_id", "=", self.second.id)])
        self._merge()
        self.assertEqual(list(entries._lines_as_at(self.company, TODAY, known)), before)
        self.assertEqual(kept.exists(), kept)
        struck = entries.search([("voids_id", "in", kept.ids)])
        self.assertEqual(set(struck.mapped("note")), {"Same birthday and house"})
        self.assertEqual(set(struck.mapped("source")), {"merge"})

    def test_the_later_number_can_go_on_with_the_days_of_the_earlier(self):
        said = self._register_lines()
        self._merge(number_from="goes")
        line = self._register_lines()[self.second.number]
        self.assertEqual(line.entered, date(2018, 1, 1))
        self.assertEqual(len(line.spells), 1, "a member all the time, not twice")
        self.assertEqual(self.second.date_entered, date(2018, 1, 1))
        self.assertEqual(self.second.partner_id, self.mali)
        self.assertNotIn(self.first.number, self._register_lines())
        in_february = self._register_lines(date(2018, 2, 1))[self.second.number]
        self.assertEqual(in_february.name, said[self.first.number].name)

    def test_days_that_only_the_other_held_are_kept_with_what_was_said_then(self):
        self.first._leave("lost_touch", end_date=date(2018, 2, 28), notice_date=date(2018, 2, 28))
        self._merge(name_from="goes")
        line = self._register_lines()[self.first.number]
        self.assertEqual(
            line.spells, [(date(2018, 1, 1), date(2018, 2, 28)), (date(2018, 4, 1), None)]
        )
        self.assertEqual(line.name, "Mali Derwen-Onnen")
        self.assertEqual(self.first.state, "member")
        march = self._register_lines(date(2018, 3, 15))[self.first.number]
        self.assertEqual(march.ceased, date(2018, 2, 28))
        self.assertEqual(march.name, "Mali Derwen")

    def test_an_ending_of_the_other_comes_along(self):
        self.first._leave("resignation", date(2018, 1, 1), date(2018, 2, 1))
        self.second._leave("resignation", date(2018, 4, 2), date(2018, 5, 2))
        self._merge()
        line = self._register_lines()[self.first.number]
        self.assertEqual(line.ceased, date(2018, 5, 2))
        self.assertEqual(self.first.date_ended, date(2018, 5, 2))
        last = self.first.period_ids.sorted("date_from")[-1]
        self.assertEqual((last.ended_why, last.begun_how), ("resignation", "application"))

    def test_what_is_chosen_stays_and_the_register_follows_from_today(self):
        self._merge(name_from="goes", address_from="goes")
        self.assertEqual(self.mali.name, "Mali Derwen-Onnen")
        self.assertEqual(self.mali.street, "7 Lôn Goch")
        self.assertEqual(self.mali.email, "mali@perllan.example", "taken, for there was none")
        line = self._register_lines()[self.first.number]
        self.assertEqual(line.name, "Mali Derwen-Onnen")
        self.assertIn("7 Lôn Goch", line.service_address)
        yesterday = self._register_lines(date(2018, 5, 9))[self.first.number]
        self.assertEqual(yesterday.name, "Mali Derwen")

    def test_addresses_are_never_mixed(self):
        self.other.write({"street2": "Pentre Uchaf", "city": False})
        self._merge(address_from="stays")
        self.assertFalse(self.mali.street2)
        self._member("Twm", partner=self.mali.copy({"name": "Twm"}))

    def test_everything_else_comes_along(self):
        application = self._submitted("Mali", partner_id=self.other.id)
        acceptance = self.env["coop.rules.acceptance"].create(
            {
                "membership_id": self.second.id,
                "version_id": self.rules.id,
                "accepted_at": datetime(2018, 4, 1),
                "how": "paper",
            }
        )
        correction = self.env["coop.membership.correction"].create(
            {"membership_id": self.second.id, "particular": "name", "new_name": "Mali"}
        )
        self.second._tell("correction_refused", {"reason": "Test"})
        delivery = self.env["coop.notice.delivery"].search([("partner_id", "=", self.other.id)])
        message = self.second.message_post(body="She rang.")
        resident = self.env["coop.place.resident"].create(
            {"place_id": self.house.id, "partner_id": self.other.id}
        )
        invitation = self.env["coop.invitation"].create(
            {"name": "Huw", "inviter_id": self.second.id, "company_id": self.company.id}
        )
        tag = self.env["res.partner.category"].create({"name": "Choir"})
        self.other.category_id = tag
        event = self.env["calendar.event"].create(
            {
                "name": "Tea",
                "start": "2018-05-20 10:00:00",
                "stop": "2018-05-20 11:00:00",
                "partner_ids": [(6, 0, self.other.ids)],
            }
        )
        self._merge()
        self.assertFalse(self.other.exists())
        self.assertEqual(application.partner_id, self.mali)
        self.assertEqual(acceptance.membership_id, self.first)
        self.assertEqual(correction.membership_id, self.first)
        self.assertEqual(delivery.mapped("partner_id"), self.mali)
        about = delivery.notice_id.filtered(lambda n: n.res_model == "coop.membership")
        self.assertEqual(about.mapped("res_id"), self.first.ids)
        self.assertEqual(message.res_id, self.first.id)
        self.assertEqual(resident.partner_id, self.mali)
        self.assertEqual(invitation.inviter_id, self.first)
        self.assertEqual(self.mali.category_id, tag)
        self.assertEqual(event.partner_ids, self.mali)

    def test_qualifications_and_places_that_overlap_become_one_row(self):
        ours = self.env["coop.qualification"]
        both = (self.mali | self.other).ids
        rows_before = ours.search([("partner_id", "in", both)])
        self.assertEqual(len(rows_before), 2)
        for partner, day in ((self.mali, date(2018, 1, 1)), (self.other, date(2018, 3, 1))):
            self.env["coop.place.resident"].create(
                {"place_id": self.house.id, "partner_id": partner.id, "date_from": day}
            )
        self._merge()
        qualification = ours.search([("partner_id", "in", both)])
        self.assertEqual(len(qualification), 1)
        self.assertEqual(qualification.partner_id, self.mali)
        self.assertEqual(qualification.date_from, date(2018, 1, 1))
        stays = self.env["coop.place.resident"].search([("partner_id", "in", both)])
        self.assertEqual(stays.mapped("date_from"), [date(2018, 1, 1)])

    def test_needs_drafts_and_followers_of_both_do_not_stand_in_the_way(self):
        needs = self.env["coop.access.need"]
        needs.create({"partner_id": self.mali.id, "what_helps": "Large letters"})
        needs.create(
            {
                "partner_id": self.other.id,
                "what_helps": "A quiet room",
                "format": "easy_read",
                "reviewed_on": date(2018, 4, 1),
            }
        )
        for partner in (self.mali, self.other):
            self.env["coop.form.draft"]._begin("correct", self.company, partner)
        for partner in (self.mali, self.other):
            self.first.message_subscribe(partner.ids)
            self.second.message_subscribe(partner.ids)
        self._merge()
        need = needs.search([("partner_id", "=", self.mali.id)])
        self.assertEqual(need.format, "easy_read", "as it was looked at last")
        self.assertIn("Large letters", need.what_helps)
        self.assertIn("A quiet room", need.what_helps)
        drafts = self.env["coop.form.draft"].search([("partner_id", "=", self.mali.id)])
        self.assertEqual(len(drafts), 1)
        self.assertEqual(self.first.message_partner_ids & self.mali, self.mali)

    def test_what_was_told_once_is_not_told_again(self):
        notices = self.env["coop.notice"]
        for partner in (self.other, self.mali):
            notices._tell(partner, "correction_refused", self.company, {"reason": "x"}, key="once")
        self._merge()
        told = self.env["coop.notice.delivery"].search([("key", "=", "once")])
        self.assertEqual(len(told), 2)
        self.assertEqual(told.partner_id, self.mali)
        again = notices._tell(self.mali, "correction_refused", self.company, {}, key="once")
        self.assertFalse(again)

    def test_both_chatters_tell_what_was_done_by_whom_and_why(self):
        self._merge()
        for membership in (self.first, self.second):
            told = " ".join(membership.message_ids.mapped("body"))
            self.assertIn("Same birthday and house", told)
            self.assertIn(self.second.number, told)
            self.assertIn(self.officer.name, told)

    def test_what_was_entered_twice_refuses_every_act_and_names_the_number_that_goes_on(self):
        self._merge()
        gone = self._as(self.second, self.officer)
        for act in (
            lambda: gone._leave("resignation"),
            lambda: gone._return(self.supporters, TODAY),
            lambda: gone.action_gone_away(),
            lambda: gone.action_merge(),
        ):
            with self.assertRaisesRegex(UserError, f"under number {self.first.number}"):
                act()
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            gone.active = True
        self.assertNotIn(self.second, self.env["coop.membership"].search([]))
        former = self.env["coop.membership"].with_context(active_test=False)
        self.assertNotIn(self.second, former.search([("state", "=", "former")]))

    def test_counts_and_lists_know_one_person(self):
        periods = self.env["coop.membership.period"]
        self._merge()
        self.assertEqual(periods.search_count([("membership_id.partner_id", "=", self.mali.id)]), 1)
        self.first.action_gone_away()
        tasks = self.env["coop.membership.task"].search([("company_id", "=", self.company.id)])
        self.assertEqual(len(tasks.filtered(lambda t: t.kind == "gone_away")), 1)

    def test_an_organisation_entered_twice_keeps_who_acted_for_it(self):
        shops = [
            self._member(
                partner=self.env["res.partner"].create(
                    {"name": "Siop Afal", "is_company": True, "street": "1 Stryd Fawr"}
                ),
                day=date(2018, 1, month),
            )
            for month in (1, 2)
        ]
        rows_of = self.env["coop.representative"].sudo()
        for shop, person, first in (
            (shops[0], self.mali, date(2018, 3, 1)),
            (shops[1], self.other, date(2018, 2, 1)),
        ):
            rows_of.create(
                {
                    "membership_id": shop.id,
                    "role": "voter",
                    "partner_id": person.id,
                    "date_from": first,
                }
            )
        self._merge(shops[0].partner_id, shops[1].partner_id)
        self.env.invalidate_all()
        voters = {day: shops[0]._voter(date(2018, day, 15)) for day in (2, 4)}
        self.assertEqual(voters, {2: self.other, 4: self.mali})

    def test_after_ten_years_both_entries_go_and_neither_number_names_anybody(self):
        self._merge()
        mali = self.mali.name
        self.first._leave("resignation", date(2018, 4, 1), date(2018, 5, 1))
        self.env["coop.notice.delivery"].search([("partner_id", "=", self.mali.id)]).unlink()
        with freeze_time("2028-05-10 10:00:00"):
            self._as(self.first, self.manager)._remove_from_register("Ten years are over")
        self.env.invalidate_all()
        entries = self.env["coop.register.entry"]
        both = self.first | self.second
        self.assertFalse(entries.search([("membership_id", "in", both.ids)]))
        for membership in both:
            self.assertNotIn(mali, membership.member_name)
            self.assertTrue(membership.number)

    def test_what_both_hold_in_a_society_is_held_by_the_one(self):
        self.company.coop_legal_form = "society"
        holdings = self.env["coop.register.holding"]
        for membership, shares in ((self.first, 2), (self.second, 3)):
            holdings.create(
                {
                    "membership_id": membership.id,
                    "company_id": self.company.id,
                    "shares": shares,
                    "paid": shares,
                    "effective_from": date(2018, 4, 1),
                }
            )
        self._merge()
        held = {
            one: holdings.search([("membership_id", "=", one.id)], limit=1).shares
            for one in (self.first, self.second)
        }
        self.assertEqual(held, {self.first: 5, self.second: 0})

    def test_three_entries_of_one_person_become_one(self):
        third = self._member("Mali D", day=date(2018, 5, 1))
        self._merge(third.partner_id, self.other, number_from="goes")
        self.assertEqual(third.merged_into_id, self.second)
        self._merge(self.mali, third.partner_id if third.partner_id.exists() else self.other)
        self.assertEqual(third.merged_into_id, self.first)
        self.assertEqual(list(self._register_lines()), [self.first.number])


@tagged("post_install", "-at_install")
class TestMergingWithAContact(MergeCase):
    """A second contact made by Odoo: from an invoice, a visit, an employee."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.visitor = cls.env["res.partner"].create(
            {"name": "Mali Derwen", "email": "mali.derwen@perllan.example", "function": "Baker"}
        )

    def test_a_contact_that_is_no_member_goes_into_the_member_s(self):
        before = printed_rows(self, [self.first.number])
        self._merge(self.mali, self.visitor)
        self.assertFalse(self.visitor.exists())
        self.assertEqual(self.mali.email, "mali.derwen@perllan.example")
        self.assertEqual(self.mali.function, "Baker")
        self.assertEqual(printed_rows(self, [self.first.number]), before)

    def test_the_membership_comes_along_when_the_other_contact_stays(self):
        wizard = self._merge(self.visitor, self.mali)
        self.assertEqual(self.first.partner_id, self.visitor)
        self.assertEqual(self.visitor.street, "2 Stryd y Dderwen", "the member's address stays")
        self.assertEqual(rows(wizard.after), printed_rows(self, [self.first.number]))
        self.assertEqual(rows(wizard.after), rows(wizard.before))

    def test_the_contact_found_is_the_one_alike(self):
        officer = self._as(self.merging, self.officer)
        self.assertIn(self.visitor, officer._find_likely(self.mali.with_user(self.officer)))
        plain = self._as(self.merging, self.officer_plain)
        self.assertNotIn(self.mali, plain._find_likely(self.visitor.with_user(self.officer_plain)))

    def test_a_protected_contact_stays_protected_and_protects_the_other(self):
        self.assertTrue(self.mali.coop_protected)
        self._merge(self.visitor, self.mali)
        self.assertTrue(self.visitor.coop_protected)
        self.assertFalse(
            self.env["res.partner"].with_user(self.employee).search([("name", "=", "Mali Derwen")])
        )

    def test_a_member_s_home_never_comes_onto_a_contact_that_colleagues_read(self):
        colleague = self.internal_member.partner_id
        event = self.env["calendar.event"].create(
            {
                "name": "Review",
                "start": "2018-05-20 10:00:00",
                "stop": "2018-05-20 11:00:00",
                "partner_ids": [(6, 0, self.mali.ids)],
            }
        )
        self.mali.message_post(body="She is fond of pears.")
        with self.assertRaisesRegex(UserError, "has to be the one that stays"):
            self._wizard(self.mali, colleague)
        wizard = self._merge(colleague, self.mali)
        self.assertFalse(colleague.street)
        self.assertEqual(self.first.partner_id, colleague)
        self.assertIn("2 Stryd y Dderwen", self.first.service_address)
        self.assertEqual(rows(wizard.after), printed_rows(self, [self.first.number]))
        seen = colleague.with_user(self.employee)
        self.assertEqual(seen.name, self.internal_member.name)
        self.assertNotIn("pears", " ".join(seen.message_ids.mapped("body")))
        self.assertIn("pears", " ".join(self.first.message_ids.mapped("body")))
        self.assertEqual(event.privacy, "private")

    def test_one_of_two_log_ins_is_closed_and_the_person_signs_in_by_the_other(self):
        portal, second = self.portal_member, self.portal_other
        self._member(partner=portal.partner_id, day=TODAY)
        self._merge(portal.partner_id, second.partner_id, login_from="goes")
        self.assertFalse(portal.active)
        self.assertTrue(second.active)
        self.assertEqual(second.partner_id, portal.partner_id)

    def test_nothing_is_lost_where_odoo_would_delete_silently(self):
        self.env.cr.execute(
            "CREATE TABLE coop_test_card (id serial, partner_id int REFERENCES res_partner, "
            "CONSTRAINT one_card UNIQUE (partner_id)); INSERT INTO coop_test_card (partner_id) "
            "VALUES (%s), (%s)",
            [self.mali.id, self.visitor.id],
        )
        with self.assertRaisesRegex(UserError, "there can be only one"):
            self._merge(self.mali, self.visitor)
        self.env.cr.execute("SELECT count(*) FROM coop_test_card")
        self.assertEqual(self.env.cr.fetchone(), (2,))


@tagged("post_install", "-at_install")
class TestMergingRefused(MergeCase):
    def _refused(self, words, stays, goes, user=None):
        with self.assertRaisesRegex(UserError, words):
            self._wizard(stays, goes, user)

    def test_a_contact_is_not_merged_with_itself(self):
        self._refused("one and the same", self.mali, self.mali)

    def test_a_person_is_not_merged_with_an_organisation(self):
        shop = self.env["res.partner"].create({"name": "Siop Afal", "is_company": True})
        self._refused("is an organisation", self.mali, shop)

    def test_a_contact_is_not_merged_with_the_one_it_stands_under(self):
        child = self.env["res.partner"].create({"name": "Mali", "parent_id": self.mali.id})
        self._refused("stands under the other", self.mali, child)

    def test_the_co_op_s_own_contact_is_not_merged(self):
        bakery = self.env["res.partner"].create({"name": "Perllan", "is_company": True})
        self._refused("co-op's own contact", bakery, self.company.partner_id)

    def test_nobody_merges_their_own_record(self):
        mine = self._member("Mared", partner=self.officer_member.partner_id)
        self._refused("Nobody merges", mine.partner_id, self.other, self.officer_member)

    def test_a_member_of_a_co_op_not_worked_in_is_left_alone(self):
        other = self.env["res.company"].create({"name": "Cwm Co-op"})
        category = self.supporters.copy({"company_id": other.id})
        self.env["coop.membership"]._admit(self.mali, category, date(2018, 1, 1))
        self._refused("co-op that you do not work in", self.mali, self.other)
        other.active = False
        self._refused("archived", self.mali, self.other)

    def test_one_who_died_is_not_merged_with_one_alive(self):
        self.second.action_died(date(2018, 5, 1))
        self._refused("the person has died", self.mali, self.other)

    def test_two_log_ins_at_work_are_two_people_until_one_is_gone(self):
        self._refused("log-in at work", self.internal_member.partner_id, self.employee.partner_id)

    def test_an_upper_floor_can_refuse(self):
        def refuse(merging, stays, goes):
            return ["Both have voted in the election of 2018."]

        self.patch(type(self.merging), "_merge_refusals", refuse)
        self._refused("Both have voted", self.mali, self.other)

    def test_who_may_not_know_learns_nothing_of_a_hidden_contact(self):
        known = self.internal_member.partner_id
        plain = self._as(self.env["coop.membership.merge"], self.officer_plain)
        with self.assertRaises(AccessError):
            plain._open(known, self.mali.with_user(self.officer_plain))
        wizard = plain.create({"stays_id": known.id, "goes_id": self.mali.id, "reason": "x"})
        with self.assertRaisesRegex(UserError, "contacts that are there") as hidden:
            wizard.action_compare()
        never = self.env["res.partner"].create({"name": "Gone"})
        wizard = plain.create({"stays_id": known.id, "goes_id": never.id, "reason": "x"})
        never.unlink()
        self.env.invalidate_all()
        with self.assertRaises(UserError) as absent:
            self._as(self.merging, self.officer_plain)._check_may_merge(
                known.with_user(self.officer_plain), never.with_user(self.officer_plain)
            )
        self.assertEqual(str(hidden.exception), str(absent.exception))

    def test_side_by_side_shows_what_each_reader_may_know(self):
        known, second = self.internal_member.partner_id, self.portal_other.partner_id
        self._member(partner=known, category=self.employees, day=TODAY)
        self.env["coop.qualification"]._ensure(known, self.supported, TODAY, "officer")
        seen = self._wizard(known, second, self.officer_plain).facts
        self.assertNotIn("Qualifies", seen)
        self.assertNotIn(self.supported.name, seen)
        self.assertIn(self.supported.name, self._wizard(known, second).facts)

    def test_only_officers_merge(self):
        for user in (self.employee, self.inspector, self.contacts_manager, self.portal_member):
            with self.assertRaises(UserError, msg=user.login):
                self._as(self.mali, user).action_coop_merge()
            with self.assertRaises(AccessError, msg=user.login):
                self._as(self.env["coop.membership.merge"], user).create({})

    def test_at_most_two_at_a_time(self):
        third = self._member("Third").partner_id
        with self.assertRaisesRegex(UserError, "or two"):
            self._as(self.mali | self.other | third, self.officer).action_coop_merge()

    def test_odoo_s_own_merge_shows_the_way(self):
        wizard = self.env["base.partner.merge.automatic.wizard"].with_user(self.manager)
        with self.assertRaisesRegex(UserError, "Merge a member's records"):
            wizard._merge((self.mali | self.other).ids, self.mali)
