from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .meeting_common import MeetingCase, at

MARKS = ("Rhosyn Rhudd", "It is about Rhosyn", "Rhosyn was heard", "Rhosyn stays")
# Rights of addons that need not be here.
OF_OTHERS = (
    "hr.group_hr_manager",
    "website.group_website_designer",
    "event.group_event_manager",
)
MODELS = (
    "coop.agenda.item",
    "coop.item.interest",
    "coop.quorum.count",
    "coop.resolution",
    "coop.resolution.vote",
    "coop.minutes",
    "coop.meeting.question",
    "coop.followup",
)


@tagged("post_install", "-at_install")
class TestClosedPoints(MeetingCase):
    """A closed point is invisible by every way in, to everybody who does not deal with it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.closed = cls.meeting.item_ids.sorted("sequence")[0]
        cls.paper = cls._paper()
        cls.closed.write(
            {
                "name": MARKS[0],
                "is_closed": True,
                "closed_why": MARKS[1],
                "notes": f"<p>{MARKS[2]}</p>",
                "paper_ids": [(6, 0, cls.paper.ids)],
            }
        )
        cls.plain = cls._member(partner=cls.portal_member.partner_id)
        cls._member(category=cls.employees, partner=cls.internal_member.partner_id)
        cls.strangers = {
            "public": cls.env.ref("base.public_user"),
            "member": cls.portal_member,
            "member with a staff log-in": cls.internal_member,
            "employee": cls.employee,
            "contacts": cls.contacts_manager,
            "inspector": cls.inspector,
            "membership officer": cls.officer,
            "administrator": cls.system,
            **cls._users_by_right(),
        }

    @classmethod
    def _paper(cls):
        paper = cls.env["coop.text"].create(
            {
                "name": MARKS[0],
                "key": "paper_of_a_closed_point",
                "kind_id": cls.env.ref("coop_governance.kind_summary").id,
                "company_id": cls.company.id,
            }
        )
        cls.env["coop.text.version"].create(
            {
                "text_id": paper.id,
                "lang": "en_GB",
                "format": "standard",
                "title": MARKS[0],
                "body": f"<p>{MARKS[2]}</p>",
            }
        )
        return paper

    @classmethod
    def _users_by_right(cls):
        """Who keeps employees, a website or events, where these are installed, and one who holds
        every right there is but that of governance officers."""
        users = {}
        for number, name in enumerate((*OF_OTHERS, "coop_texts.group_text_editor")):
            if cls.env.ref(name, raise_if_not_found=False):
                users[name] = cls._user(f"hawl_{number}", name)
        apart = cls.env.ref("base.group_portal") + cls.env.ref("base.group_public")
        governance = cls.env.ref("coop_governance.group_governance_officer")
        groups = cls.env["res.groups"].search([])
        everything = cls._user("pob_hawl")
        everything.group_ids = groups.filtered(
            lambda group: not (group | group.all_implied_ids) & (apart | governance)
        )
        users["every other right"] = everything
        return users

    def _hold(self):
        self._begin_meeting()
        with self._time(at(19, 5)):
            self.closed.action_open()
        self.env["coop.item.interest"].create(
            {"item_id": self.closed.id, "person_id": self._row("Ash 1").id, "what": MARKS[3]}
        )
        self._vote(self.closed, {self.oak: (2, 0, 0)}, at(19, 10), dissent=MARKS[3])
        question = self.env["coop.meeting.question"]._ask(
            self._row("Oak 1"), "ask", MARKS[3], self.closed
        )
        question.answer = MARKS[3]
        question.action_answer()
        self.env["coop.followup"].create(
            {
                "company_id": self.company.id,
                "name": MARKS[3],
                "meeting_id": self.meeting.id,
                "item_id": self.closed.id,
                "owner_id": self.people["Ash 1"].id,
                "due_on": "2018-07-01",
            }
        )
        with self._time(at(21)):
            self.meeting.action_close()
        self.meeting.minutes_ids.action_circulate()

    def _ways(self, records):
        """(name, what to call) of every way to records of a model, as somebody."""
        model = records.browse()
        own = [("company_id", "=", self.company.id)]
        yield "search", lambda: model.search(own).ids
        yield "search_read", lambda: model.search_read(own)
        yield "count", lambda: model.search_count(own)
        yield "group", lambda: model.formatted_read_group(own, ["company_id"], ["__count"])
        yield "web search", lambda: model.web_search_read(own, {"id": {}})["records"]
        yield "read", lambda: records.read(["id", "display_name"])
        yield "export", lambda: records.export_data(["id", "display_name"])
        yield "name", lambda: records.mapped("display_name")

    def test_it_is_found_by_no_way_in(self):
        self._hold()
        self.env.flush_all()
        for name in MODELS:
            found = self.env[name].search([("company_id", "=", self.company.id)])
            self.assertTrue(found, name)
            for who, user in self.strangers.items():
                for way, ask in self._ways(self._as(found, user)):
                    self.env.invalidate_all()
                    with self.subTest(who=who, way=way, model=name):
                        try:
                            shown = ask()
                        except (AccessError, UserError):
                            continue
                        self.assertFalse(shown)

    def test_no_other_record_tells_it(self):
        """Messages, notices, the calendar, attachments, texts, the list “To do”."""
        self._hold()
        self.env.flush_all()
        everybody = {**self.strangers, "officer of letters": self.officer_plain}
        for name, field in (
            ("mail.message", "body"),
            ("coop.notice.delivery", "body_html"),
            ("coop.notice.delivery", "subject"),
            ("calendar.event", "description"),
            ("calendar.event", "name"),
            ("ir.attachment", "index_content"),
            ("coop.text", "name"),
            ("coop.text.version", "body"),
            ("coop.text.version", "title"),
            ("coop.text.block", "words"),
            ("coop.text.task", "text_id.name"),
            ("coop.text.override", "text_id.name"),
            ("coop.membership.task", "name"),
            ("mail.activity", "summary"),
        ):
            for who, user in everybody.items():
                self.env.invalidate_all()
                with self.subTest(who=who, model=name, field=field):
                    try:
                        found = self._as(self.env[name], user).search([(field, "ilike", "Rhosyn")])
                    except (AccessError, UserError):
                        continue
                    self.assertFalse(found)

    def test_letters_say_only_that_there_is_a_closed_point(self):
        self.meeting._call()
        words = str(self.meeting._get_words(self.people["Oak 1"], "en_GB")["agenda"])
        self.assertIn("A closed point.", words)
        for mark in MARKS:
            self.assertNotIn(mark, words)

    def test_the_governance_officer_works_on_it(self):
        self._hold()
        self.assertIn(MARKS[0], self._as(self.closed, self.secretary).name)
        self.assertTrue(self._as(self.paper, self.secretary).version_ids)

    def test_a_paper_of_an_open_point_is_read_by_whoever_reads_texts(self):
        editor = self.strangers["coop_texts.group_text_editor"]
        with self.assertRaises(AccessError):
            self._as(self.paper, editor).read(["name"])
        self.closed.write({"is_closed": False})
        self.env.invalidate_all()
        self.assertEqual(self._as(self.paper, editor).name, MARKS[0])
