"""Requests to inspect the register: what they must say, by when, what is given and what is kept."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .inspection_common import InspectionCase


@tagged("post_install", "-at_install")
class TestInspection(InspectionCase):
    def test_it_is_answered_within_five_working_days(self):
        """Bank holidays of England and Wales do not count: Christmas, Easter, early May."""
        for received, due in (
            (date(2018, 5, 10), date(2018, 5, 17)),  # over a weekend
            (date(2018, 5, 4), date(2018, 5, 14)),  # over the early May bank holiday
            (date(2017, 12, 21), date(2018, 1, 2)),  # 25 and 26 December, 1 January
            (date(2018, 3, 29), date(2018, 4, 9)),  # Good Friday and Easter Monday
        ):
            self.assertEqual(self.request(received_on=received).due_on, due, received)

    def test_a_bank_holiday_that_is_proclaimed_gives_a_day_more(self):
        request = self.request()
        self.assertEqual(request.due_on, date(2018, 5, 17))
        holiday = self.env["coop.bank.holiday"].create(
            {"name": "Royal day", "date": date(2018, 5, 15)}
        )
        self.assertEqual(request.due_on, date(2018, 5, 18))
        holiday.date = date(2018, 6, 15)
        self.assertEqual(request.due_on, date(2018, 5, 17))

    def test_the_days_are_the_co_ops_own(self):
        self.company.coop_inspection_days = 3
        self.assertEqual(self.request().due_on, date(2018, 5, 15))

    def test_a_request_without_name_address_or_purpose_is_not_answered_but_asked_back(self):
        request = self.request(requester_address=" ", purpose=False, onward=False)
        self.assertEqual(len(request.missing.splitlines()), 3)
        with self.assertRaisesRegex(UserError, "Your address"):
            request.action_comply()
        action = request.action_ask_missing()
        letter = self.env["coop.register.inspection.letter"].browse(action["res_id"])
        self.assertEqual(request.state, "incomplete")
        self.assertIn("Your address.", letter.body)
        self.assertIn("What you want to use the information for.", letter.body)
        with self.assertRaises(UserError):
            request.action_complete()
        with freeze_time("2018-05-21 09:00:00"):
            request.write({"requester_address": "1 Y Stryd", "purpose": "To write", "onward": "no"})
            request.action_complete()
        self.assertEqual((request.state, request.complete_on), ("received", date(2018, 5, 21)))
        self.assertEqual(request.due_on, date(2018, 5, 29), "Monday 28 May is a bank holiday")

    def test_who_will_get_it_has_a_name_an_address_and_a_purpose(self):
        request = self.request(onward="yes")
        self.assertIn("To whom", request.missing)
        request.onward_ids = [(0, 0, {"name": "Gwen", "organisation": "Papur Bro"})]
        self.assertIn("everybody", request.missing)
        request.onward_ids.write({"address": "Bangor", "purpose": "A report"})
        self.assertFalse(request.missing)

    def test_the_letter_is_in_the_language_and_format_of_who_asks(self):
        request = self.request(lang="cy_GB", purpose=False)
        letter = request._write_letter(
            "inspection_missing", {"missing": request._as_list(request.missing)}
        )
        self.assertIn("Annwyl Dafydd Gwybod", letter.body)
        self.assertNotIn("What you want", letter.body)
        request.format = "easy_read"
        easy = request._write_letter("inspection_missing", {"missing": ""})
        self.assertIn("Helo Dafydd Gwybod", easy.body)

    def test_members_look_for_nothing_and_others_pay_what_the_co_op_asks(self):
        self.company.write({"coop_inspection_fee": 3.5, "coop_copy_fee": 30})
        self.assertEqual(self.request().fee, 3.5)
        self.assertEqual(self.request(membership_id=self.mali.id).fee, 0)
        copy = self.request(membership_id=self.mali.id, wants="copy")
        self.assertEqual(copy.fee, 30)
        with self.assertRaisesRegex(UserError, "30.00"):
            copy.action_comply()
        copy.fee_paid_on = date(2018, 5, 10)
        copy.action_comply()
        self.assertEqual(copy.state, "agreed")
        self.mali._leave("resignation", date(2018, 5, 1))
        self.assertEqual(self.request(membership_id=self.mali.id).fee, 3.5, "no member any more")

    def test_what_is_given_is_the_register_and_nothing_else_and_is_kept_as_it_was_given(self):
        request = self.request()
        request.action_comply()
        self.act(request, "prepare", format="html")
        content = request.print_id.sudo().attachment_ids.raw.decode()
        self.assertIn("Wil Zzhelygen", content)
        self.assertIn("Member", content)
        for secret in ("01248 777 111", "mali@derwen", "People supported", "upported"):
            self.assertNotIn(secret, content)
        action = self.act(request, "give", given_how="posted")
        letter = self.env["coop.register.inspection.letter"].browse(action["res_id"])
        self.assertEqual((request.state, request.given_on), ("given", date(2018, 5, 10)))
        self.assertIn(request.fingerprint, letter.body)
        self.assertIn("last altered on: 10 May 2018", letter.body)
        self.assertIn("No further alterations", letter.body)
        with freeze_time("2018-12-01 10:00:00"):
            self._member("Late Comer", day=date(2018, 11, 1))
            self.env.cr.execute(
                "UPDATE coop_register_print SET create_date = '2018-05-10' WHERE company_id = %s",
                [self.company.id],
            )
            self.env["coop.register.print"].invalidate_model()
            self.env["coop.register.print"]._gc_files()
        self.assertEqual(request.print_id.sudo().attachment_ids.raw.decode(), content)

    def test_files_of_prints_that_nobody_was_given_go(self):
        printed = self.env["coop.register.print"]._start(
            self.company, date(2018, 5, 10), None, "html"
        )
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE coop_register_print SET create_date = '2018-01-01' WHERE id = %s", printed.ids
        )
        printed.invalidate_recordset()
        printed._gc_files()
        self.assertFalse(printed.attachment_ids)

    def test_the_letter_says_what_is_still_to_be_altered(self):
        self.env["coop.membership.correction"].create(
            {"membership_id": self.mali.id, "particular": "name", "new_name": "Mali Derw"}
        )
        request = self.request()
        request.action_comply()
        wizard = self._as(self.env["coop.register.inspection.act"], self.officer_plain)
        wizard = wizard.with_context(active_id=request.id, default_act="prepare").create({})
        wizard.action_apply()
        # and somebody joins between printing and posting
        self._member("Late Comer", day=date(2018, 5, 10))
        self.act(request, "give", given_how="posted")
        body = request.letter_ids[:1].body
        self.assertIn("wait for an answer: 1", body)
        self.assertIn("altered since this was printed", body)

    def test_nothing_is_given_that_was_not_prepared(self):
        request = self.request()
        request.action_comply()
        with self.assertRaisesRegex(UserError, "Prepare the document"):
            self.act(request, "give", given_how="shown")
        with self.assertRaises(UserError):
            self.act(request, "prepare", format="html", day=date(2018, 5, 11))

    def test_the_court_says_that_we_need_not_comply(self):
        request = self.request(purpose="To sell things to members")
        with self.assertRaises(UserError):
            self.act(request, "court", day=date(2018, 5, 9), court_name="High Court")
        self.act(request, "court", court_name="High Court", court_reference="CR-2018-77")
        self.assertEqual((request.state, request.court_reference), ("court", "CR-2018-77"))
        self.assertIn("CR-2018-77", request.letter_ids[:1].body, "the requester is told, s.117(2)")
        with freeze_time("2018-06-20 10:00:00"):
            self.act(request, "outcome", court_outcome="need_not")
        self.assertEqual((request.state, request.closed_on), ("refused", date(2018, 6, 20)))
        self.assertIn("need not do", request.letter_ids[:1].body)

    def test_the_court_says_that_we_have_to_comply_at_once(self):
        request = self.request()
        self.act(request, "court", court_name="High Court")
        with freeze_time("2018-06-20 10:00:00"):
            self.act(request, "outcome", court_outcome="must_comply")
            self.assertEqual((request.state, request.due_on), ("agreed", date(2018, 6, 20)))
            self.give(request)
        self.assertEqual(request.state, "given")

    def test_a_company_refuses_nobody_by_itself(self):
        with self.assertRaisesRegex(UserError, "applying to the court"):
            self.act(self.request(), "no_right")
        with self.assertRaises(UserError):
            self.request(wants="own")

    def test_a_society_shows_its_register_to_members_and_to_those_with_an_interest(self):
        self.company.coop_legal_form = "society"
        stranger = self.request(purpose=False, onward=False)
        self.assertFalse(stranger.missing)
        with self.assertRaisesRegex(UserError, "interest"):
            stranger.action_comply()
        self.act(stranger, "no_right")
        self.assertEqual(stranger.state, "refused")
        self.assertIn("Only members of the society", stranger.letter_ids.body)
        lender = self.request(has_interest=True)
        lender.action_comply()
        member = self.request(membership_id=self.mali.id)
        member.action_comply()
        with self.assertRaises(UserError):
            self.act(member, "court", court_name="High Court")

    def test_what_was_asked_stays_as_it_was_once_it_is_answered(self):
        request = self.request(onward="yes")
        request.onward_ids = [(0, 0, {"name": "Gwen", "address": "Bangor", "purpose": "News"})]
        self.give(request)
        with self.assertRaises(UserError):
            request.purpose = "Another"
        with self.assertRaises(UserError):
            request.onward_ids.purpose = "Another"
        with self.assertRaises(UserError):
            request.onward_ids.unlink()
        with self.assertRaises(UserError):
            request.action_comply()
        with self.assertRaises(UserError):
            request.state = "received"
        with self.assertRaises(UserError):
            self.request(state="given")

    def test_a_request_is_kept_for_years_and_then_somebody_may_delete_it(self):
        request = self.request()
        self.act(request, "withdraw", reason="Does not want it any more")
        with freeze_time("2024-05-10 12:00:00"), self.assertRaises(UserError):
            request.unlink()
        with freeze_time("2024-05-11 12:00:00"):
            request.unlink()

    def test_it_waits_in_the_list_with_its_deadline_and_goes(self):
        request = self.request()
        self.env.flush_all()
        tasks = self._as(self.env["coop.membership.task"], self.officer_plain)
        mine = [("res_model", "=", request._name), ("res_id", "=", request.id)]

        def find():
            self.env.invalidate_all()
            return tasks.search(mine)

        task = find()
        self.assertEqual((task.kind, task.due_on), ("inspection", date(2018, 5, 17)))
        self.assertIn("Dafydd Gwybod", task.sentence)
        self.assertTrue(task.is_mine)
        self.act(request, "court", court_name="High Court")
        task = find()
        self.assertEqual((task.kind, task.due_on), ("inspection_court", False))
        self.act(request, "withdraw", reason="Withdrawn")
        self.assertFalse(find())
        late = self.request(received_on=date(2018, 4, 30))
        self.assertTrue(late.is_late)
        self.assertIn(late, self.inspections.search([("is_late", "=", True)]))

    def test_who_asks_does_not_become_a_contact(self):
        before = self.env["res.partner"].search_count([])
        self.give(self.request())
        self.assertEqual(self.env["res.partner"].search_count([]), before)

    def test_only_officers_see_who_asked(self):
        request = self.request()
        request._write_letter("inspection_refused", {"why": "x"})
        for user in (
            self.employee,
            self.contacts_manager,
            self.inspector,
            self.system,
            self.portal_member,
            self.internal_member,
        ):
            for record in (request, request.letter_ids):
                with self.assertRaises(AccessError, msg=user.login):
                    self._as(record, user).read(["display_name"])
            with self.assertRaises(AccessError, msg=user.login):
                self.request(user)
        for user in (self.officer, self.manager):
            self.assertTrue(self._as(request, user).display_name)
        with self.assertRaises(AccessError):
            self._as(request.letter_ids, self.officer).write({"body": "x"})

    def test_the_letter_prints(self):
        request = self.request()
        letter = request._write_letter("inspection_refused", {"why": "x"})
        report = self.env.ref("coop_membership.inspection_letter_report")
        html = report._render_qweb_html(report.report_name, letter.ids)[0].decode()
        self.assertIn("3 Stryd y Farchnad", html)
        self.assertIn('lang="en-GB"', html)
