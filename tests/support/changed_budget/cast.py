"""The small co-op in which a budget changes: what everybody says, in both languages."""

from dataclasses import dataclass, replace
from datetime import timedelta

from odoo.fields import Command

from tests.support.people import WELSH

NAME, NAME_CY = "Central Budget of the story", "Cyllideb Ganolog y stori"
PAPER, PAPER_CY = "What we spend next year", "Beth rydym yn ei wario"
PICTURE = (
    '<img src="/coop_texts/static/pictures/openmoji/1F4C4.svg" alt="" width="96" height="96"/>'
)
PAPERS = {
    ("en_GB", "standard"): "<p>The bus on Saturdays is sold.</p>",
    ("en_GB", "easy_read"): f"<p>{PICTURE}We sell the Saturday bus.</p>",
    (WELSH, "standard"): "<p>Caiff bws dydd Sadwrn ei werthu.</p>",
    (WELSH, "easy_read"): f"<p>{PICTURE}Rydym yn gwerthu’r bws.</p>",
}
# what it means, in English as the office types it and in Welsh as the translator does
MEANS = {
    "for_supported": ("No trip to the sea.", "Dim taith i’r môr."),
    "for_staff": ("The rota stays.", "Mae’r rota’n aros."),
    "for_communities": ("The drivers stay at home.", "Mae’r gyrwyr yn aros gartref."),
    "made_with": ("Nine forums, in March.", "Naw fforwm, ym mis Mawrth."),
}
RISK, IN_THEIR_WORDS = "People are alone on Saturdays.", "I see my friends on the bus."


@dataclass(frozen=True)
class Asked:
    """One thing that the Council asks, and what the Board says to it; words in English, Welsh."""

    wording: tuple
    answer: str
    why: tuple
    changes: tuple = ()


ASKED = (
    Asked(
        ("Keep the Saturday bus.", "Cadwch y bws dydd Sadwrn."),
        "Yes",
        ("You are right.", "Rydych yn iawn."),
        ("The bus stays.", "Mae’r bws yn aros."),
    ),
    Asked(
        ("Pay for taxis in the evening.", "Talwch am dacsis gyda’r nos."),
        "In part",
        ("There is a little money.", "Mae ychydig o arian."),
        ("Taxis in winter.", "Tacsis yn y gaeaf."),
    ),
    Asked(
        ("A new floor for the office.", "Llawr newydd i’r swyddfa."),
        "No",
        ("The old one is safe.", "Mae’r hen un yn ddiogel."),
    ),
)
POINT, POINT_CY = "The money", "Yr arian"
RESOLVED = "The budget with three changes"
REASONS = ("The bus is how we meet.", "Y bws yw sut rydym yn cwrdd.")
DECIDED = ("The bus stays, with taxis in winter.", "Mae’r bws yn aros, gyda thacsis yn y gaeaf.")
WHERE = "Minutes of the Board, 12 June"
# the forums that answer: people there, then who likes it, is not sure, does not like it
FORUMS = {
    "Fforwm Bedw": (9, 2, 3, 4),
    "Fforwm Celyn": (8, 1, 2, 5),
    "Fforwm Derwen": (12, 3, 3, 6),
    "Fforwm Eirin": (7, 0, 2, 5),
    "Fforwm Ffawydd": (10, 4, 1, 5),
    "Fforwm Gellyg": (6, 1, 0, 5),
    "Fforwm Helyg": (11, 2, 2, 7),
    "Fforwm Iorwg": (5, 0, 1, 4),
    "Fforwm Llwyf": (9, 3, 3, 3),
}
FORUM_WORDS = "Bws dydd Sadwrn yw’r gorau."


@dataclass
class Coop:
    """The small co-op on a server of its own, with a meeting of the Council to come.

    :ivar seeded: its people, in the database that is served
    :ivar decision: the decision of the Board, once it is there
    """

    seeded: object
    server: object
    meeting: int
    item: int
    decision: int = 0

    def env(self, persona=None, commit=False):
        return self.seeded.env(persona, commit)

    @property
    def review(self):
        return self.server.value(
            "SELECT id FROM coop_decision_review WHERE decision_id = %s", [self.decision]
        )

    @property
    def state(self):
        return self.server.value("SELECT state FROM coop_decision WHERE id = %s", [self.decision])


def prepare(seeded, server):
    """A paper in both languages, and a meeting of a Council that one councillor can decide for."""
    mine = replace(seeded, database=server.database)
    with mine.env(commit=True) as env:
        council = env["coop.body"].search([("kind", "=", "council")])
        council.rules_ids.write({"quorum_least": 1, "quorum_percent": 0})
        _publish(env)
        start = env["coop.clock"].now().replace(microsecond=0) + timedelta(days=20)
        meeting = env["coop.meeting"].create(
            {
                "name": "The Council on the budget",
                "start": start,
                "stop": start + timedelta(hours=2),
                "place": "Neuadd y Dref",
                "join_phone": "01792 555 123",
                "secretary_id": mine.users["secretary"],
                "body_line_ids": [Command.create({"body_id": council.id})],
                "item_ids": [Command.create({"name": POINT, "sequence": 1})],
            }
        )
        meeting.with_context(lang=WELSH).name = "Y Cyngor ar y gyllideb"
        meeting.item_ids.with_context(lang=WELSH).name = POINT_CY
        people = env["res.partner"].browse
        people(mine.partners["supported"])._coop_set_need(WELSH, "easy_read", "print")
        people(mine.partners["member"])._coop_set_need(WELSH, "standard", "email")
        return Coop(mine, server, meeting.id, meeting.item_ids.id)


def _publish(env):
    text = env["coop.text"].create(
        {
            "name": PAPER,
            "key": "paper_of_the_story",
            "kind_id": env.ref("coop_governance.kind_paper").id,
            "company_id": env.company.id,
        }
    )
    for (lang, kind), body in PAPERS.items():
        version = text._begin_version(lang, kind)
        version.write({"title": PAPER_CY if lang == WELSH else PAPER, "body": body})
        version.action_approve()
    text.action_publish()
