"""What helps people: found, written down, said where staff work, met, and looked at again."""

import re
from datetime import timedelta

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import Form, tagged

from .common import People


@tagged("post_install", "-at_install")
class TestNeedFlags(People):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kinds = cls.env["coop.access.help.kind"]
        cls.loop = cls.env.ref("coop_access.help_kind_hearing_loop")
        cls.lift = cls.env.ref("coop_access.help_kind_transport")
        cls.person = cls.mali.partner_id
        cls.person.email = "mali@example.org"
        cls.need = cls.person._coop_set_need(
            "cy_GB", "easy_read", "print", "Ring <first>", cls.loop | cls.lift
        )
        cls.person.lang = "en_GB"  # the words of the pages below
        cls.today = cls.env["coop.clock"].today()

    def own(self, record):
        """The record as the desk has it."""
        return record.with_user(self.desk)

    # ------------------------------------------------------------------ said where staff work

    def test_the_contact_says_it_to_the_desk(self):
        flags = self.own(self.person).coop_need_flags
        for words in ("Mali Derwen", "Easy Read", "Letter", "Cymraeg", "Hearing loop"):
            self.assertIn(words, flags)
        self.assertIn("fa-envelope-o", flags)
        self.assertIn("Ring &lt;first&gt;", flags, "a person's own words are no HTML")

    def test_whoever_may_not_know_finds_nothing_not_even_a_sign(self):
        for name in ("res.partner", "calendar.event", "mail.compose.message"):
            fields = self.env[name].with_user(self.owen).fields_get()
            self.assertFalse([f for f in fields if f.startswith("coop_need")], name)
        for view in (
            "base.view_partner_form",
            "calendar.view_calendar_event_form",
            "mail.email_compose_message_wizard_form",
        ):
            view = self.env.ref(view)
            for user, found in ((self.owen, False), (self.desk, True)):
                arch = self.env[view.model].with_user(user).get_view(view.id)["arch"]
                self.assertEqual("coop_need_flags" in arch, found, (view.name, user.name))
        with self.assertRaises(AccessError):
            self.person.with_user(self.owen).read(["coop_need_flags"])
        with self.assertRaises(AccessError):
            self.env["res.partner"].with_user(self.owen).search([("coop_need_asked", "=", True)])

    def test_whoever_needs_nothing_special_is_not_flagged(self):
        self.owen.partner_id._coop_set_need("en_GB", "standard", "email", " ")
        self.assertFalse(self.own(self.owen.partner_id).coop_need_flags)
        self.assertFalse(self.own(self.desk.partner_id).coop_need_flags)

    def test_who_is_invited(self):
        event = (
            self.env["calendar.event"]
            .with_user(self.desk)
            .create(
                {
                    "name": "Forum",
                    "start": "2026-12-01 10:00:00",
                    "stop": "2026-12-01 11:00:00",
                    "partner_ids": [Command.set((self.person | self.owen.partner_id).ids)],
                }
            )
        )
        self.assertIn("Hearing loop", event.coop_need_flags)
        self.assertNotIn("Owen", event.coop_need_flags)
        form = Form(event)
        self.assertIn("Mali Derwen", form.coop_need_flags)

    def test_an_e_mail_by_hand_warns_and_is_sent_all_the_same(self):
        self.desk.group_ids |= self.env.ref("base.group_partner_manager")
        composer = self.env["mail.compose.message"].with_user(self.desk)
        composer = composer.create(
            {
                "model": "res.partner",
                "res_ids": str(self.desk.partner_id.ids),
                "partner_ids": [Command.set(self.person.ids)],
                "body": "<p>Come on Monday.</p>",
                "subject": "Forum",
            }
        )
        self.assertIn("Mali Derwen asked for letters, not for e-mail.", composer.coop_need_warning)
        composer.action_send_mail()
        message = self.desk.partner_id.message_ids[:1]
        self.assertIn("Come on Monday", message.body)

    def test_an_e_mail_to_many_warns_of_those_among_them(self):
        composer = self.env["mail.compose.message"].with_user(self.desk)
        composer = composer.create(
            {
                "model": "res.partner",
                "res_ids": str((self.person | self.owen.partner_id).ids),
                "composition_mode": "mass_mail",
                "body": "<p>Come on Monday.</p>",
                "subject": "Forum",
            }
        )
        self.assertIn("Mali Derwen asked for letters", composer.coop_need_warning)
        self.assertIn("Hearing loop", composer.coop_need_flags)
        self.assertNotIn("Owen", composer.coop_need_flags)

    def test_the_small_box_under_a_record_says_it_to_the_desk_alone(self):
        """For whoever may not know there is nothing, not even about themselves."""
        partners = self.env["res.partner"]
        people = (self.person | self.owen.partner_id).ids
        found = partners.with_user(self.desk).get_coop_needs(people)
        self.assertIn("Mali Derwen asked for letters", found["warning"])
        self.assertIn("Hearing loop", found["flags"])
        self.assertNotIn("Owen", found["warning"] + found["flags"])
        nothing = {"warning": False, "flags": False}
        self.assertEqual(partners.with_user(self.desk).get_coop_needs([]), nothing)
        for user in (self.owen, self.mali):
            self.assertEqual(partners.with_user(user).get_coop_needs(people), nothing)

    def test_the_warning_says_what_was_asked_for(self):
        for channel, format_code, words in (
            ("phone", "standard", "asked to be rung"),
            ("email", "easy_read", "reads Easy Read"),
            ("email", "large_print", "reads Large print"),
        ):
            self.need.write({"channel": channel, "format": format_code})
            self.assertIn(words, self.own(self.person)._coop_warn_of_email())
        self.need.write({"channel": "email", "format": "standard"})
        self.assertFalse(self.own(self.person)._coop_warn_of_email())

    def test_where_there_are_many_it_says_how_many_more(self):
        people = self.env["res.partner"].create([{"name": f"P{n}"} for n in range(25)])
        for person in people:
            person._coop_set_need("en_GB", "easy_read", "print")
        flags = self.own(people)._coop_flag_needs()
        self.assertEqual(flags.count("<strong>"), 20)
        self.assertIn("And 5 more people.", flags)

    # ------------------------------------------------------------------ found

    def test_a_person_says_it_by_pictures(self):
        self.sign_in(self.mali)
        page = self.url_open("/my/needs?step=kinds")
        self.assertIn("Hearing loop", page.text)
        self.assertIn("/coop_texts/static/pictures/", page.text)
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text).group(1)
        quiet = self.env.ref("coop_access.help_kind_quiet_room")
        data = {"csrf_token": token, "step": "kinds", "look": "1", "help_kinds": quiet.id}
        page = self.url_open("/my/needs", data=data)
        carried = dict(re.findall(r'name="(csrf_token|seen)" value="([^"]*)"', page.text))
        self.url_open("/my/needs", data={**carried, "step": "check", "go": "send"})
        self.env.invalidate_all()
        self.assertEqual(self.need.help_kind_ids, quiet)

    def test_nobody_asks_again_what_others_wrote(self):
        """Whoever changes the way alone leaves what helps as it is."""
        self.person._coop_set_need("en_GB", "standard", "email", "Ring first")
        self.assertEqual(self.need.help_kind_ids, self.loop | self.lift)

    def test_who_was_not_asked_yet(self):
        partners = self.env["res.partner"].with_user(self.desk)
        other = self.env["res.users"].create(
            {
                "name": "Nest Neidr",
                "login": "nest-neidr",
                "group_ids": [Command.set(self.env.ref("base.group_portal").ids)],
            }
        )
        found = partners.search(partners.action_coop_not_asked()["domain"])
        self.assertIn(other.partner_id, found)
        self.assertNotIn(self.person, found)
        asked = partners.search([("coop_need_asked", "=", True)])
        self.assertIn(self.person, asked)
        self.assertNotIn(other.partner_id, asked)

    # ------------------------------------------------------------------ looked at again

    def test_it_is_asked_again_after_the_co_ops_time(self):
        self.assertEqual(self.need.reviewed_on, self.today)
        self.assertGreater(self.need.review_on, self.today + timedelta(days=360))
        self.assertFalse(self.need.is_due)
        needs = self.env["coop.access.need"]
        self.need.review_on = self.today
        self.assertTrue(self.need.is_due)
        self.assertIn(self.need, needs.search([("is_due", "=", True)]))
        self.assertNotIn(self.need, needs.search([("is_due", "=", False)]))

    def test_one_press_says_that_it_is_still_right(self):
        self.need.reviewed_on = self.today - timedelta(days=500)
        self.sign_in(self.mali)
        self.assertIn("/my/needs/still", self.url_open("/my").text)
        page = self.url_open("/my/needs/still")
        self.assertIn("Hearing loop, A lift or a bus", page.text)
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text).group(1)
        page = self.url_open("/my/needs/still", data={"csrf_token": token, "still": "maybe"})
        self.assertNotIn("We have written it down", page.text)
        page = self.url_open("/my/needs/still", data={"csrf_token": token, "still": "right"})
        self.assertIn("We have written it down", page.text)
        self.env.invalidate_all()
        self.assertEqual(self.need.reviewed_on, self.today)
        self.assertNotIn("/my/needs/still", self.url_open("/my").text)

    def test_the_desk_gets_one_task_and_it_goes_when_they_have_asked(self):
        self.env.company.coop_need_user_id = self.desk
        self.need.reviewed_on = self.today - timedelta(days=500)
        needs = self.env["coop.access.need"]
        needs._cron_ask_again()
        needs._cron_ask_again()
        self.assertEqual(len(self.need.activity_ids), 1)
        self.assertEqual(self.need.activity_ids.user_id, self.desk)
        self.own(self.need).action_still_right()
        self.assertFalse(self.need.activity_ids)
        self.assertEqual(self.need.reviewed_on, self.today)
        with self.assertRaises(AccessError):
            self.need.with_user(self.mali).action_still_right()

    def test_what_it_was_before_is_kept_for_the_desk_alone(self):
        self.flush_tracking()
        self.person._coop_set_need("en_GB", "standard", "email", "Nothing")
        self.flush_tracking()
        messages = self.need.message_ids
        self.assertIn("format", messages.sudo().tracking_value_ids.field_id.mapped("name"))
        self.assertTrue(messages.with_user(self.desk).read(["date"]))
        for user in (self.mali, self.owen):
            with self.assertRaises(AccessError):
                messages.with_user(user).read(["date"])
        own = self.owen.partner_id._coop_set_need("en_GB", "standard", "email")
        self.assertTrue(own.message_ids)
        with self.assertRaises(AccessError, msg="not even a member of staff their own"):
            own.message_ids.with_user(self.owen).read(["date"])

    def flush_tracking(self):
        """Write what is kept of changes, as at the end of a request."""
        self.env.flush_all()
        self.env.cr.precommit.run()

    # ------------------------------------------------------------------ for meetings

    def test_a_meeting_is_told_how_many_and_not_who(self):
        self.owen.partner_id._coop_set_need("en_GB", "standard", "email", None, self.loop)
        people = self.person | self.owen.partner_id | self.desk.partner_id
        counts = self.kinds.with_user(self.owen)._count_for(people)
        self.assertEqual(
            {kind.code: count for kind, count in counts}, {"hearing_loop": 2, "transport": 1}
        )
        self.lift.at_meetings = False
        counts = self.kinds.with_user(self.owen)._count_for(people)
        self.assertEqual([kind.code for kind, _count in counts], ["hearing_loop"])
