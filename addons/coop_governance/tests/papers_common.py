"""Papers of a meeting, and councillors who are told of them in every way there is."""

from datetime import date

from .meeting_common import MeetingCase, at

PICTURE = (
    '<img src="/coop_texts/static/pictures/openmoji/1F4C4.svg" alt="" width="96" height="96"/>'
)
VARIANTS = (
    ("en_GB", "standard"),
    ("en_GB", "easy_read"),
    ("cy_GB", "standard"),
    ("cy_GB", "easy_read"),
)
NEEDS = {
    "Oak 1": ("en_GB", "easy_read", "print"),
    "Oak 2": ("cy_GB", "easy_read", "print"),
    "Ash 1": ("en_GB", "large_print", "print"),
    "Ash 2": ("cy_GB", "standard", "print"),
    "Rowan 1": ("en_GB", "standard", "phone"),
    "Rowan 2": ("en_GB", "standard", "email"),
}
SECRET = "Rhosyn Rhudd"


class Informed:
    """Everybody of the Council in a way of their own; one of them has a log-in for the pages."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name, need in NEEDS.items():
            cls.people[name]._coop_set_need(*need)
        cls.people["Rowan 1"].phone = "01248 555 001"
        cls.people["Rowan 2"].email = "rowan2@perllan.example"
        cls.online = cls.portal_member.partner_id
        cls.online.name = "Online"
        cls._member(partner=cls.online)
        cls.online._coop_set_need("en_GB", "standard", "email")
        cls.people["Online"] = cls.online
        seat = cls._seats(1, number=3, constituency_id=cls.rowan.id)
        cls.online_term = cls.env["coop.office.term"]._begin(
            seat, cls.online, date(2018, 5, 1), "elected"
        )

    def _words(self, deliveries, name):
        """Return the one delivery of somebody, and what it says."""
        one = deliveries.filtered(lambda row: row.partner_id == self.people[name])
        self.assertEqual(len(one), 1, name)
        return one, f"{one.subject} {one.body_html}"


class PapersCase(Informed, MeetingCase):
    """Papers go out seven clear days before 29 May: on the 21st."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first, cls.closed, cls.third = cls.meeting.item_ids.sorted("sequence")[:3]
        cls.first.write({"name": "The hall", "purpose": "decision"})
        cls.first.with_context(lang="cy_GB").name = "Y neuadd"
        cls.closed.write(
            {"name": SECRET, "is_closed": True, "closed_why": f"It is about {SECRET}."}
        )
        cls.paper = cls._paper("A lift")
        cls.first.paper_ids = cls.paper
        cls.secret = cls._paper(SECRET)
        cls.closed.paper_ids = cls.secret

    @classmethod
    def _paper(cls, name, publish=True):
        """Return a paper in its four variants: each says its name, language and format."""
        text = cls.env["coop.text"].create(
            {
                "name": name,
                "key": f"paper_{name.lower().replace(' ', '_')}",
                "kind_id": cls.env.ref("coop_governance.kind_summary").id,
                "company_id": cls.company.id,
            }
        )
        for lang, text_format in VARIANTS:
            words = f"{name}: {lang} {text_format}."
            body = f"<p>{PICTURE}{words}</p>" if text_format == "easy_read" else f"<p>{words}</p>"
            cls.env["coop.text.version"].create(
                {
                    "text_id": text.id,
                    "lang": lang,
                    "format": text_format,
                    "title": f"{name} ({lang})",
                    "body": body,
                }
            )
        if publish:
            cls._publish(text)
        return text

    @classmethod
    def _publish(cls, text):
        text.version_ids.action_approve()
        text.action_publish()

    def _night(self, moment):
        with self._time(moment), self.enter_registry_test_mode():
            self.env.ref("coop_governance.cron_papers").method_direct_trigger()
        self.env.invalidate_all()

    def _told(self, number=None, meeting=None):
        """Return the deliveries of the papers of a meeting; of one round if it is named."""
        rounds = (meeting or self.meeting).round_ids.sorted("id")
        rounds = rounds if number is None else rounds[number]
        return self.env["coop.notice.delivery"].search(
            [("res_model", "=", "coop.papers.round"), ("res_id", "in", rounds.ids)]
        )

    def _send(self):
        """Give notice, and let the papers go out on their day."""
        self.meeting._call()
        self._night("2018-05-21 03:00:00")
        return self._told()

    def _move(self, day):
        self.meeting.write({"start": at(19, day=day), "stop": at(21, day=day)})
