import contextlib
import itertools
import logging

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import MARKS, ConcernCase

MODELS = ("coop.concern", "coop.concern.words", "coop.concern.act")
# Rights of addons that need not be here.
OF_OTHERS = (
    "hr.group_hr_manager",
    "website.group_website_designer",
    "event.group_event_manager",
)


@tagged("post_install", "-at_install")
class TestSecret(ConcernCase):
    """A concern is invisible by every way in, to everybody who does not look at it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.concern = cls.concerns._receive(
            cls.company,
            {"words": " ".join(MARKS), "about": MARKS[0], "place": MARKS[2]},
            named=cls.deputy,
            danger=True,
        )
        other = cls.env["res.company"].create({"name": "Other Co-op"})
        cls.elsewhere = cls.new_user("eira.arall", "Eira Arall", "base.group_user")
        other.coop_concern_lead_id = cls.elsewhere
        cls.strangers = {
            "public": cls.env.ref("base.public_user"),
            "member": cls.portal,
            "employee": cls.employee,
            "desk": cls.desk,
            "answers complaints": cls.handler,
            "administrator": cls.admin,
            "named in it": cls.deputy,
            "outside, not asked": cls.outside,
            "looks in another co-op": cls.elsewhere,
            **cls.users_by_right(),
        }

    @classmethod
    def users_by_right(cls):
        """Return who keeps employees, a website or events, where these are installed, and one who
        holds every right there is. Rights add up: what all together do not open, none does."""
        apart = cls.env.ref("base.group_portal") + cls.env.ref("base.group_public")
        groups = cls.env["res.groups"].search([])
        groups = groups.filtered(lambda group: not (group | group.all_implied_ids) & apart)
        everything = cls.new_user("pob.hawl", "Pob Hawl", "base.group_user")
        everything.group_ids = groups
        users = {"every right": everything}
        for number, name in enumerate(OF_OTHERS):
            if cls.env.ref(name, raise_if_not_found=False):
                users[name] = cls.new_user(f"hawl{number}", f"Hawl {number}", name)
        return users

    def records(self, user):
        for name in MODELS:
            found = self.env[name].search([])
            self.assertTrue(found)
            yield self.env[name].with_user(user), found.with_user(user)

    def test_search_count_group_export_and_names_find_nothing(self):
        for who, user in self.strangers.items():
            for model, records in self.records(user):
                for way, ask in {
                    "search": lambda m=model: m.search([]).ids,
                    "search_read": lambda m=model: m.search_read([]),
                    "count": lambda m=model: m.search_count([]),
                    "group": lambda m=model: m._read_group([], ["company_id"], ["__count"]),
                    "formatted group": lambda m=model: m.formatted_read_group(
                        [], ["company_id"], ["__count"]
                    ),
                    "names": lambda m=model: m.name_search(""),
                    "web search": lambda m=model: m.web_search_read([], {"id": {}})["records"],
                }.items():
                    try:
                        found = ask()
                    except AccessError:
                        continue
                    self.assertFalse(found, f"{who} by {way} of {model._name}")
                for way, ask in {
                    "read": lambda r=records: r.read([]),
                    "export": lambda r=records: r.export_data(["id", "display_name"]),
                    "name": lambda r=records: r.mapped("display_name"),
                    "web read": lambda r=records: r.web_read({"display_name": {}}),
                    "copy": lambda r=records: r.copy_data(),
                    "write": lambda r=records: r.write({"company_id": 1}),
                    "unlink": lambda r=records: r.unlink(),
                }.items():
                    self.env.invalidate_all()
                    # an AccessError is one too; some ways are closed for another reason before
                    with (
                        self.subTest(who=who, way=way, model=model._name),
                        self.assertRaises(UserError),
                    ):
                        ask()

    def test_every_right_of_the_database_was_tried(self):
        held = self.strangers["every right"].all_group_ids
        for name in ("base.group_system", "coop_concerns.group_concerns", *OF_OTHERS):
            group = self.env.ref(name, raise_if_not_found=False)
            self.assertTrue(not group or group in held, name)
        self.assertGreater(len(held), 20)

    def test_no_field_of_another_model_leads_to_it(self):
        leads = {
            f"{model}.{name}"
            for model in self.env
            for name, field in self.env[model]._fields.items()
            if field.comodel_name in MODELS and model not in MODELS
        }
        self.assertEqual(leads, {"coop.concern.step.concern_id"})

    def test_a_step_begun_says_nothing_of_who_is_named(self):
        """Neither kept nor only looked at, whoever has the right to look at other concerns."""
        steps = self.env["coop.concern.step"]
        vals = {"concern_id": self.concern.id, "step": "note", "text": "x"}
        asked = {name: {"fields": {"display_name": {}}} for name in ("concern_id", "named_ids")}
        for user in (self.deputy, self.outside, self.elsewhere):
            mine = steps.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
            with self.assertRaises(AccessError):
                mine.create(vals)
            for changed in ([], ["concern_id"]):
                self.env.invalidate_all()  # as at the beginning of a request
                shown = {}
                with contextlib.suppress(AccessError):
                    shown = mine.onchange(vals, changed, asked)["value"]
                self.assertFalse(shown.get("named_ids"), (user.name, changed))
        of_lead = steps.with_user(self.lead).with_context(allowed_company_ids=self.company.ids)
        self.assertEqual(of_lead.create(vals).named_ids, self.deputy)

    def test_acts_are_refused_to_everybody_who_does_not_look(self):
        for user in self.strangers.values():
            concern = self.seen_by(self.concern, user)
            with self.assertRaises(AccessError):
                concern.action_read()
            with self.assertRaises(AccessError):
                concern._add_note("Who is this?")
            with self.assertRaises(AccessError):
                self.env["coop.concern.step"].with_user(user).create(
                    {"concern_id": self.concern.id, "step": "note", "text": "x"}
                ).action_done()

    def test_whoever_looks_sees_it(self):
        self.assertTrue(self.may_see(self.concern, self.lead))
        words = self.concern.words_ids.with_user(self.lead).words
        self.assertIn(MARKS[0], words)

    def test_the_right_by_itself_opens_nothing(self):
        """An administrator who gives it to themselves looks at nothing all the same."""
        self.admin.group_ids += self.env.ref("coop_concerns.group_concerns")
        self.assertFalse(self.may_see(self.concern, self.admin))
        self.assertFalse(self.env["coop.concern.words"].with_user(self.admin).search([]))

    def test_nothing_hangs_on_it_that_others_could_read(self):
        for name in MODELS:
            model = self.env[name]
            for field in ("message_ids", "activity_ids", "access_token", "create_uid", "write_uid"):
                self.assertNotIn(field, model._fields, name)
            tracked = [f.name for f in model._fields.values() if getattr(f, "tracking", False)]
            self.assertEqual(tracked, [], name)
            people = [
                f.name
                for f in model._fields.values()
                if f.store and f.type == "many2one" and f.comodel_name == "res.partner"
            ]
            self.assertEqual(people, [], "deleting a contact would tell that there is a concern")
        for name in ("mail.message", "mail.activity", "ir.attachment", "mail.followers"):
            column = "model" if name == "mail.message" else "res_model"
            self.assertFalse(self.env[name].sudo().search([(column, "in", MODELS)]), name)

    def test_nothing_can_be_hung_on_it_even_by_whoever_looks(self):
        """A message, an e-mail, a follower or a file would be found without the concern."""
        about = {"res_model": "coop.concern", "res_id": self.concern.id}
        for user in (self.lead, self.admin):
            env = self.env(user=user, su=False)
            for hang in (
                lambda env=env: env["mail.message"].create(
                    {"model": "coop.concern", "res_id": self.concern.id, "body": "x"}
                ),
                lambda env=env: (
                    env["mail.compose.message"]
                    .create(
                        {
                            "model": "coop.concern",
                            "res_ids": str(self.concern.ids),
                            "body": "x",
                            "composition_mode": "mass_mail",
                            "partner_ids": env.user.partner_id.ids,
                        }
                    )
                    ._action_send_mail()
                ),
                lambda env=env: env["mail.followers"].create(
                    {**about, "partner_id": env.user.partner_id.id}
                ),
                lambda env=env: env["ir.attachment"].create({**about, "name": "x", "raw": b"x"}),
                lambda env=env: env["mail.activity"].create(
                    {
                        "res_model_id": env["ir.model"].sudo()._get("coop.concern").id,
                        "res_id": self.concern.id,
                    }
                ),
                lambda env=env: env["mail.scheduled.message"].create(
                    {
                        "model": "coop.concern",
                        "res_id": self.concern.id,
                        "body": "x",
                        "scheduled_date": "2019-01-01",
                        "author_id": env.user.partner_id.id,
                    }
                ),
            ):
                with self.assertRaises(UserError):
                    hang()

    def test_a_missing_number_says_nothing(self):
        """Whoever is named in one, and sees the others, finds gaps everywhere."""
        numbers = [self.receive().id for _ in range(12)]
        gaps = {after - before for before, after in itertools.pairwise(numbers)}
        self.assertGreater(len(gaps), 1)

    def test_no_list_of_models_counts_them(self):
        for name in MODELS:
            model = self.env["ir.model"]._get(name).with_user(self.admin)
            self.assertEqual(model.read(["count"])[0]["count"], 0)

    def test_no_word_of_it_stands_in_any_other_table(self):
        """Mail queue, notices, logs, bus, attachments: the whole database is looked through."""
        self.env.flush_all()
        self.env.cr.execute(
            """SELECT c.table_name, c.column_name FROM information_schema.columns c
                 JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                  AND c.data_type IN ('character varying', 'text', 'jsonb', 'json')"""
        )
        found = set()
        for table, column in self.env.cr.fetchall():
            pattern = f"%{MARKS[0]}%"
            self.env.cr.execute(
                f'SELECT EXISTS (SELECT FROM "{table}" WHERE "{column}"::text LIKE %s)', [pattern]
            )
            if self.env.cr.fetchone()[0]:
                found.add((table, column))
        self.assertEqual(found, {("coop_concern_words", "words"), ("coop_concern_words", "about")})

    def test_what_people_are_told_has_no_word_of_it_and_leads_nowhere(self):
        deliveries = self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", "concern_waiting")]
        )
        self.assertEqual(deliveries.partner_id, self.lead.partner_id)
        self.assertEqual(deliveries.mapped("res_model"), ["res.company"])
        self.assertFalse(deliveries.notice_id.values)
        mails = self.env["mail.mail"].search([("model", "=", "coop.notice.delivery")])
        told = " ".join(
            [
                *deliveries.mapped("subject"),
                *map(str, deliveries.mapped("body_html")),
                *map(str, mails.mapped("body_html")),
                *mails.mapped("subject"),
            ]
        )
        self.assertIn("Something waits for you in Concerns", told)
        for mark in (*MARKS, f"Concern {self.concern.id}", "Swansea", "danger"):
            self.assertNotIn(mark, told)

    def test_that_somebody_was_told_is_seen_by_them_alone(self):
        """The designated person who also sends notices would see that the deputy was told."""
        self.lead.group_ids += self.env.ref("coop_notices.group_notices")
        concern = self.receive(named=self.lead)
        self.assertEqual(concern.reader_id, self.deputy)
        kind = self.env.ref("coop_concerns.kind_concern_waiting")
        told = self.env["coop.notice.delivery"].search([("kind_id", "=", kind.id)])
        self.assertIn(self.deputy.partner_id, told.partner_id)
        told.state = "sent"
        for user in (self.lead, self.admin):
            seen = told.with_user(user).search([("kind_id", "=", kind.id)])
            self.assertLessEqual(seen.partner_id, user.partner_id)
            notices = told.notice_id.with_user(user)
            self.assertFalse(notices.search([("kind_id", "=", kind.id)]))
            self.assertFalse(kind.with_user(user).notice_count)
        of_deputy = told.with_user(self.deputy).search([("kind_id", "=", kind.id)])
        self.assertEqual(of_deputy.partner_id, self.deputy.partner_id)

    def test_what_is_printed_for_who_looks_is_seen_by_whoever_prints(self):
        self.env["coop.access.need"].create(
            {"partner_id": self.lead.partner_id.id, "channel": "print"}
        )
        self.lead.partner_id.write({"street": "1 Orchard Row", "zip": "SA1 1AA", "city": "Swansea"})
        self.receive()
        kind = self.env.ref("coop_concerns.kind_concern_waiting")
        letters = self.env["coop.notice.delivery"].with_user(self.admin)
        seen = letters.search([("kind_id", "=", kind.id)])
        self.assertEqual(seen.partner_id, self.lead.partner_id)
        self.assertEqual(seen.mapped("channel"), ["print"])

    def test_the_log_has_no_word_of_it(self):
        # whoever has all SQL written to the log has everything in it
        with self.assertLogs("odoo", logging.DEBUG) as logs, mute_logger("odoo.sql_db"):
            logging.getLogger("odoo").debug("begin")
            concern = self.receive(words=" ".join(MARKS))
            for user in (self.admin, self.lead):
                with contextlib.suppress(AccessError):
                    self.seen_by(concern, user)._add_note(MARKS[0])
        for mark in MARKS:
            self.assertNotIn(mark, "\n".join(logs.output))

    def test_refusals_say_nothing_of_what_is_in_it(self):
        with self.assertRaises(AccessError) as caught:
            self.seen_by(self.concern, self.deputy).read(["state"])
        for mark in (*MARKS, "Mali Derwen"):
            self.assertNotIn(mark, str(caught.exception))

    def test_menus_show_concerns_to_whoever_looks_and_to_nobody_else(self):
        menu = self.env.ref("coop_concerns.menu_concern_all")
        people = {**self.strangers, "looks": self.lead}
        # others have no menus at all
        people = {who: user for who, user in people.items() if user._is_internal()}
        for who, user in people.items():
            shown = menu.id in self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
            looks = user.has_group("coop_concerns.group_concerns")
            self.assertEqual(shown, looks, who)
