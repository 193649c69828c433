from datetime import datetime

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .common import TODAY, MembershipCase

# Officers know who is a member and how to write to them; the category they may not know.
OFFICERS_WORK_WITH = {
    "coop.membership",
    "coop.membership.application",
    "coop.notice.delivery",
    "coop.access.need",
}


@tagged("post_install", "-at_install")
class TestProtection(MembershipCase):
    """Nobody who may not know finds out who is supported, by whatever way Odoo offers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        application = cls._submitted(
            "Enfys Eirinen",
            category_id=cls.supported.id,
            place_id=cls.house.id,
            email="enfys@x.example",
            phone="01248 111222",
            evidence="Lives at Tŷ Onnen",
        )
        cls.application = application
        cls.membership = application._accept()
        cls.person = cls.membership.partner_id
        cls.person_user = (
            cls.env["res.users"]
            .with_context(no_reset_password=True)
            .create(
                {
                    "login": "enfys",
                    "partner_id": cls.person.id,
                    "group_ids": [(6, 0, cls.env.ref("base.group_portal").ids)],
                    "company_id": cls.company.id,
                    "company_ids": [(6, 0, cls.company.ids)],
                }
            )
        )
        cls.supporter = cls._member("Eirlys Ellyll").partner_id
        cls.stranger = cls.env["res.partner"].create({"name": "Ystwyth Ysgawen"})
        cls.local_group = cls._member(
            partner=cls.env["res.partner"].create({"name": "Clwb Garddio", "is_company": True})
        ).partner_id
        cls.child = cls.env["res.partner"].create(
            {"name": "Chwaer Enfys", "parent_id": cls.person.id}
        )
        cls._leave_traces()
        cls.may_not_know = (
            cls.employee
            + cls.contacts_manager
            + cls.inspector
            + cls.officer_plain
            + cls.system
            + cls.internal_member
            + cls.portal_other
        )

    @classmethod
    def _leave_traces(cls):
        """Everything that Odoo keeps about people: posts, followers, files, events."""
        cls.person.message_post(body="Rang", author_id=cls.person.id)
        cls.person.message_subscribe(cls.person.ids)
        cls.stranger.message_subscribe((cls.person + cls.employee.partner_id).ids)
        cls.file = cls.env["ir.attachment"].create(
            {
                "name": "letter.txt",
                "raw": b"Dear Enfys",
                "res_model": "res.partner",
                "res_id": cls.person.id,
            }
        )
        cls.event = cls.env["calendar.event"].create(
            {
                "name": "Cwrdd",
                "start": datetime(2018, 5, 11, 10),
                "stop": datetime(2018, 5, 11, 11),
                "partner_ids": [
                    Command.set((cls.person + cls.employee.partner_id).ids),
                ],
            }
        )
        cls.membership.message_post(body="Prefers mornings", message_type="comment")
        cls.membership.activity_schedule("mail.mail_activity_data_todo", user_id=cls.officer.id)

    def test_hidden_in_lists_searches_counts_and_exports(self):
        hidden = self.person + self.child
        for user in self.may_not_know:
            partners = self._as(self.env["res.partner"], user)
            self.assertFalse(partners.search([("id", "in", hidden.ids)]), user.login)
            self.assertFalse(partners.search([("name", "ilike", "Enfys")]), user.login)
            self.assertFalse(partners.name_search("Enfys"), user.login)
            self.assertFalse(partners.search([("email", "=", "enfys@x.example")]), user.login)
            self.assertFalse(partners.search_count([("phone", "ilike", "111222")]), user.login)
            rows = partners._read_group([("id", "in", hidden.ids)], ["name"], ["__count"])
            self.assertFalse(rows, user.login)
            for ask in (
                lambda p: p.read(["name"]),
                lambda p: p.export_data(["name"]),
                lambda p: p.message_ids.mapped("body"),
                lambda p: p.web_read({"name": {}}),
            ):
                with self.assertRaises(UserError, msg=user.login):
                    ask(partners.browse(self.person.id))

    def test_shown_to_those_who_may_know_and_to_themselves(self):
        for user in self.officer + self.manager + self.person_user:
            partner = self._as(self.person, user)
            self.assertEqual(partner.read(["name"])[0]["name"], "Enfys Eirinen", user.login)
            self.assertTrue(partner.search([("id", "=", partner.id)]), user.login)
        self.assertTrue(self._as(self.person, self.officer).search([("coop_protected", "=", True)]))

    def test_being_hidden_says_nothing_about_why(self):
        """A community supporter is hidden like a person supported; organisations, colleagues
        and strangers are not."""
        partners = self._as(self.env["res.partner"], self.employee)
        self.assertFalse(partners.search([("id", "in", (self.person + self.supporter).ids)]))
        seen = self.stranger + self.local_group + self.internal_member.partner_id
        self.assertEqual(partners.search([("id", "in", seen.ids)]), seen)

    def test_the_mark_itself_cannot_be_asked_for(self):
        for user in self.may_not_know:
            partners = self._as(self.env["res.partner"], user)
            self.assertNotIn("coop_protected", partners.fields_get())
            for domain in (
                [("coop_protected", "=", True)],
                [("parent_id.coop_protected", "=", True)],
                [("user_ids.partner_id.coop_protected", "=", False)],
                [("coop_qualification_ids", "!=", False)],
                [("coop_resident_ids", "!=", False)],
            ):
                with self.assertRaises(AccessError, msg=f"{user.login} {domain}"):
                    partners.search(domain)
            with self.assertRaises(AccessError, msg=user.login):
                partners.search([], order="coop_protected")
            with self.assertRaises(AccessError, msg=user.login):
                partners._read_group([], ["coop_protected"], ["__count"])
            with self.assertRaises(AccessError, msg=user.login):
                partners.browse(self.stranger.id).read(["coop_protected"])

    def test_a_portal_log_in_is_hidden_with_its_person(self):
        for user in self.may_not_know:
            users = self._as(self.env["res.users"], user)
            self.assertFalse(users.search([("id", "=", self.person_user.id)]), user.login)
            self.assertFalse(users.name_search("Enfys"), user.login)
            self.assertFalse(users.name_search("enfys"), user.login)
            self.assertFalse(users.search([("login", "=", "enfys")]), user.login)
            with self.assertRaises(AccessError, msg=user.login):
                users.browse(self.person_user.id).read(["name"])
            self.assertTrue(users.search([("id", "=", user.id)]), user.login)
        self.assertTrue(self._as(self.person_user, self.person_user).read(["name"]))

    def test_mentions_and_invitations_do_not_offer_them(self):
        for user in self.may_not_know.filtered(lambda u: u._is_internal()):
            partners = self._as(self.env["res.partner"], user)
            self.assertNotIn("Enfys", str(partners.get_mention_suggestions("Enfys")))
            self.assertNotIn("Enfys", str(partners.search_for_channel_invite("Enfys")))
            found = self._as(self.stranger, user)._partner_find_from_emails_single(
                ["enfys@x.example"], no_create=True
            )
            self.assertFalse(found, user.login)

    def test_no_readable_record_of_any_model_points_at_them(self):
        """Followers, attendees, notifications, bank accounts, deliveries, and whatever an
        addon that is installed here brings."""
        for user in self.may_not_know:
            for model, field in self._fields_to_contacts():
                records = self._as(self.env[model], user)
                if not records.has_access("read") or not records._has_field_access(
                    records._fields[field], "read"
                ):
                    continue
                if user == self.officer_plain and model in OFFICERS_WORK_WITH:
                    continue
                self.assertFalse(
                    records.search([(f"{field}.name", "ilike", "Enfys")]),
                    f"{user.login}: {model}.{field} by name",
                )
                if records._fields[field].type == "many2one":
                    self.assertFalse(
                        records.search([(field, "in", (self.person + self.child).ids)]),
                        f"{user.login}: {model}.{field} by number",
                    )

    def _fields_to_contacts(self):
        for name, model in self.env.registry.items():
            if model._abstract or model._transient or not model._auto:
                continue
            for field in model._fields.values():
                if (
                    field.type in ("many2one", "many2many")
                    and field.comodel_name == "res.partner"
                    and field.store
                ):
                    yield name, field.name

    def test_files_and_messages_on_their_contact_are_hidden(self):
        for user in self.may_not_know:
            files = self._as(self.env["ir.attachment"], user)
            if files.has_access("read"):
                self.assertFalse(files.search([("id", "=", self.file.id)]), user.login)
                with self.assertRaises(AccessError, msg=user.login):
                    files.browse(self.file.id).read(["name"])
            messages = self._as(self.env["mail.message"], user)
            about = [("model", "=", "res.partner"), ("res_id", "=", self.person.id)]
            self.assertFalse(messages.search(about), user.login)
            for field in ("image_1920", "avatar_128"):
                with self.assertRaises(AccessError, msg=user.login):
                    self._as(self.env["ir.binary"], user)._find_record(
                        res_model="res.partner", res_id=self.person.id, field=field
                    )

    def test_work_with_what_they_are_part_of_goes_on(self):
        """A colleague opens the event and the contact that a hidden person follows."""
        event = self._as(self.event, self.employee)
        self.assertEqual(event.read(["name", "partner_ids"])[0]["name"], "Cwrdd")
        event.web_read({"attendee_ids": {"fields": {"common_name": {}}}, "partner_ids": {}})
        event.write({"name": "Cwrdd arall"})
        self.env.invalidate_all()
        self.assertIn(self.person, self.event.partner_ids)
        stranger = self._as(self.stranger, self.contacts_manager)
        stranger.message_post(body="Hello", subtype_xmlid="mail.mt_comment")
        stranger.write({"comment": "x"})
        self.env.invalidate_all()
        self.assertIn(self.person, self.stranger.message_partner_ids)

    def test_managers_of_contacts_neither_write_nor_merge_them(self):
        person = self._as(self.person, self.contacts_manager)
        with self.assertRaises(AccessError):
            person.write({"comment": "x"})
        with self.assertRaises(AccessError):
            person.unlink()
        with self.assertRaises(AccessError):
            self._as(self.env["base.partner.merge.automatic.wizard"], self.contacts_manager)._merge(
                (self.child + self.stranger).ids
            )

    def test_a_colleague_who_is_supported_stays_a_colleague(self):
        colleague = self.internal_member.partner_id
        self.env["coop.qualification"].create(
            {"partner_id": colleague.id, "category_id": self.supported.id}
        )
        self.assertTrue(colleague.coop_protected)
        self.assertTrue(self._as(colleague, self.employee).read(["name"]))
        self.assertNotIn("coop_protected", self._as(colleague, self.employee).fields_get())

    def test_protection_stays(self):
        self.person.coop_qualification_ids.date_to = TODAY
        self.assertTrue(self.person.coop_protected)
        self.person.coop_qualification_ids.unlink()
        self.assertTrue(self.person.coop_protected)
        with self.assertRaisesRegex(UserError, "stays protected"):
            self._as(self.person, self.manager).coop_protected = False

    def test_who_lives_at_a_place_is_protected_too(self):
        partner = self.env["res.partner"].create({"name": "Tesni Tegeirian"})
        self.env["coop.place.resident"].create(
            {"place_id": self.house.id, "partner_id": partner.id}
        )
        self.assertFalse(self._as(partner, self.employee).search([("id", "=", partner.id)]))

    def test_a_category_that_begins_to_tell_protects_at_once(self):
        category = self.supporters.copy({"code": "carer"})
        partner = self.env["res.partner"].create({"name": "Tesni Tegeirian"})
        self.env["coop.qualification"].create(
            {"partner_id": partner.id, "category_id": category.id}
        )
        self.assertFalse(partner.coop_protected)
        category.discloses_support = True
        self.assertTrue(partner.coop_protected)

    def test_what_officers_write_about_a_member_is_not_for_the_member(self):
        for user in (self.internal_member, self.portal_member):
            application = self._submitted(
                user.name, partner_id=user.partner_id.id, category_id=self.employees.id
            )
            membership = application._accept()
            for record in (application, membership):
                record.message_post(body="Was rude on the phone", message_type="comment")
                record.activity_schedule(
                    "mail.mail_activity_data_todo", user_id=self.officer.id, note="Rude"
                )
                mine = self._as(record, user)
                self.assertTrue(mine.has_access("read"))
                self.assertFalse(mine.message_ids)
                messages = self._as(self.env["mail.message"], user)
                about = [("model", "=", record._name), ("res_id", "=", record.id)]
                self.assertFalse(messages.search(about))
                self.assertTrue(self._as(messages, self.officer).search(about))
                if user._is_internal():
                    activities = self._as(self.env["mail.activity"], user)
                    self.assertFalse(
                        activities.search(
                            [("res_model", "=", record._name), ("res_id", "=", record.id)]
                        )
                    )

    # What officers and inspectors see of members

    def test_a_category_cannot_be_read_searched_grouped_ordered_or_exported(self):
        self.assertEqual(
            self._as(self.membership, self.officer).category_id.name, "People supported"
        )
        for model in ("coop.membership", "coop.membership.period", "coop.membership.application"):
            for user in self.may_not_know:
                records = self._as(self.env[model], user)
                self.assertNotIn("category_id", records.fields_get(), model)
                for domain in (
                    [("category_id", "=", self.supported.id)],
                    [("category_id.discloses_support", "=", True)],
                    [("category_id", "not in", self.supported.ids)],
                ):
                    with self.assertRaises(AccessError, msg=f"{user.login} {model}"):
                        records.search(domain)
                with self.assertRaises(AccessError, msg=f"{user.login} {model}"):
                    records.formatted_read_group([], ["category_id"], ["__count"])
                if self.env[model]._fields["category_id"].store:
                    with self.assertRaises(AccessError, msg=f"{user.login} {model}"):
                        records.search([], order="category_id")
        for domain in (
            [("period_ids.category_id", "=", self.supported.id)],
            [("application_ids.evidence", "ilike", "Lives")],
            [("application_ids.place_id", "=", self.house.id)],
            [("partner_id.coop_protected", "=", True)],
            [("partner_id.coop_qualification_ids.category_id", "=", self.supported.id)],
        ):
            with self.assertRaises(AccessError, msg=str(domain)):
                self._as(self.env["coop.membership"], self.officer_plain).search(domain)
        for records, path in (
            (self.membership, "category_id"),
            (self.membership, "period_ids/category_id"),
            (self.application, "category_id/name"),
            (self.application, "place_id"),
            (self.application, "evidence"),
        ):
            with self.assertRaises(AccessError, msg=path):
                self._as(records, self.officer_plain).export_data([path])

    def test_officers_who_may_not_know_see_one_sentence_for_all_but_the_openly_known(self):
        supporter = self.supporter.coop_membership_ids
        employee = self._member(partner=self.employee.partner_id, category=self.employees)
        shown = [
            self._as(membership, self.officer_plain).category_shown
            for membership in (self.membership, supporter, employee)
        ]
        self.assertEqual(shown, [False, False, "Employees"])
        labels = self._as(self.membership + supporter + employee, self.officer_plain)
        self.assertEqual(set(labels.mapped("class_label")), {"Member"})

    def test_houses_are_not_listed_to_officers_who_may_not_know(self):
        places = self._as(self.env["coop.place"], self.officer_plain)
        self.assertFalse(places.search([("id", "=", self.house.id)]))
        self.assertTrue(self._as(self.house, self.officer).search([("id", "=", self.house.id)]))

    def test_nobody_else_reads_qualifications_or_residents(self):
        for model in ("coop.qualification", "coop.place.resident"):
            for user in self.may_not_know:
                with self.assertRaises(AccessError, msg=user.login):
                    self._as(self.env[model], user).search([])
            self.assertTrue(self._as(self.env[model], self.officer).search([]))

    def test_chatter_and_tracking_never_name_a_category(self):
        messages = self.env["mail.message"].search(
            [
                ("model", "like", "coop.%"),
                ("res_id", "in", (self.membership.ids + self.application.ids)),
            ]
        )
        words = str(messages.mapped("body")) + str(
            messages.tracking_value_ids.mapped(
                lambda t: f"{t.field_id.name} {t.old_value_char} {t.new_value_char}"
            )
        )
        self.assertNotIn(self.supported.name, words)
        self.assertNotIn("category_id", words)
        for model in self.env.registry.values():
            for name, field in model._fields.items():
                if field.comodel_name == "coop.membership.category":
                    self.assertFalse(getattr(field, "tracking", None), f"{model._name}.{name}")

    def test_letters_and_to_dos_never_name_a_category(self):
        deliveries = self.env["coop.notice.delivery"].search([("partner_id", "=", self.person.id)])
        self.assertTrue(deliveries)
        text = str(deliveries.mapped("body_html")) + str(deliveries.notice_id.mapped("values"))
        self.assertNotIn(self.supported.name, text)
        waiting = self._submitted("Neli Nionyn", category_id=self.supported.id)
        tasks = self._as(self.env["coop.membership.task"], self.officer_plain)
        task = tasks.search([("name", "=", waiting.name)])
        self.assertEqual(len(task), 1)
        self.assertNotIn(self.supported.name, str(task.read()))

    def test_the_register_and_its_reader_know_a_neutral_label_only(self):
        entries = self._as(self.env["coop.register.entry"], self.inspector).search(
            [("company_id", "=", self.company.id), ("particular", "=", "class")]
        )
        self.assertEqual(set(entries.mapped("value")), {"Member"})
        self.assertNotIn(self.supported.name, str(entries.read()))
        with self.assertRaises(AccessError):
            entries.search([("membership_id.category_id", "=", self.supported.id)])
        with self.assertRaises(AccessError):
            entries.search([("membership_id.partner_id.coop_protected", "=", True)])

    def test_no_field_for_everybody_leads_to_a_category(self):
        """Whoever adds a field that points at categories says who may follow it."""
        allowed = {"coop.membership.offer"}
        for name, model in self.env.registry.items():
            if model._transient or name in allowed:
                continue
            for field in model._fields.values():
                if field.comodel_name != "coop.membership.category":
                    continue
                about = [("model_id.model", "=", name)]
                rules = self.env["ir.rule"].search([*about, ("global", "=", True)])
                if "group_support_status" in str(rules.mapped("domain_force")):
                    continue
                readers = self.env["ir.model.access"].search([*about, ("perm_read", "=", True)])
                open_to = readers.group_id - self.env.ref("coop_membership.group_support_status")
                if open_to or readers.filtered(lambda r: not r.group_id):
                    self.assertIn(
                        "coop_membership.group_support_status",
                        field.groups or "",
                        f"{name}.{field.name} tells everybody who reads {name} the category",
                    )

    def test_whom_the_number_finds_the_name_finds_too(self):
        """Or a list that knows the number and not the name would tell who is supported."""
        memberships = self.env["coop.membership"].with_user(self.officer_plain)
        for term in (self.membership.number, "Enfys Eir", self.supporter.name):
            with self.subTest(term):
                self.assertTrue(memberships.name_search(term))
        self.assertIn(self.membership, memberships.search([("member_name", "ilike", "enfys")]))
        self.assertNotIn(
            self.membership, memberships.search([("member_name", "not ilike", "enfys")])
        )
