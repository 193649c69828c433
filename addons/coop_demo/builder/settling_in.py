"""New on the Council: first steps, some done and one late; a buddy; somebody who signs in."""

from datetime import timedelta

from odoo import Command

LOGIN = "councillor"
# How many of the first steps each of three councillors has done, by phone with the office.
DONE = (4, 8, 6)
CONDUCT = {
    ("en_GB", "standard"): (
        "How we treat each other",
        "<p>We listen before we speak. We let everybody finish.</p>"
        "<p>We say what we think, and stay kind. We ask when we do not know a word.</p>"
        "<p>What is private stays in the room. When something could bring us something, we say "
        "so first.</p>",
    ),
    ("cy_GB", "standard"): (
        "Sut rydym yn trin ein gilydd",
        "<p>Rydym yn gwrando cyn siarad. Rydym yn gadael i bawb orffen.</p>"
        "<p>Rydym yn dweud ein barn, ac yn garedig. Rydym yn gofyn pan nad ydym yn gwybod gair.</p>"
        "<p>Mae’r hyn sy’n breifat yn aros yn yr ystafell. Pan allai rhywbeth ddod â rhywbeth i "
        "ni, rydym yn dweud hynny’n gyntaf.</p>",
    ),
    ("en_GB", "easy_read"): (
        "How we treat each other",
        "<p>We listen to each other.</p><p>We let everybody finish.</p>"
        "<p>We are kind.</p><p>We can always ask.</p><p>Private things stay in the room.</p>",
    ),
    ("cy_GB", "easy_read"): (
        "Sut rydym yn trin ein gilydd",
        "<p>Rydym yn gwrando ar ein gilydd.</p><p>Rydym yn gadael i bawb orffen.</p>"
        "<p>Rydym yn garedig.</p><p>Gallwn ofyn bob amser.</p>"
        "<p>Mae pethau preifat yn aros yn yr ystafell.</p>",
    ),
}
PICTURES = ("ear", "speech", "love", "question", "lock")


def give_steps(told, day):
    """The Council decides what those who are new do first; three of them are asked.

    :param told: the :class:`~.history.History` so far
    :param date day: the day on which this happens
    """
    council = told.stage.bodies["council"].with_env(told.env)
    council.conduct_text_id = _write_conduct(told.stage)
    council.action_add_usual_steps()
    council.induction_ids.date_from = day
    _new(told).action_give_steps()


def _write_conduct(stage):
    text = stage.env["coop.text"].create(
        {
            "key": "conduct.council",
            "name": CONDUCT["en_GB", "standard"][0],
            "kind_id": stage.ref("coop_texts.kind_rules").id,
            "company_id": stage.company.id,
        }
    )
    text.with_context(lang="cy_GB").name = CONDUCT["cy_GB", "standard"][0]
    for (lang, kind), (title, body) in CONDUCT.items():
        version = text._begin_version(lang, kind)
        version.write({"title": title, "body": body})
        if kind == "easy_read":
            for block, picture in zip(version.block_ids, PICTURES, strict=True):
                block.picture_id = stage.ref(f"coop_texts.picture_{picture}")
        version.action_approve()
    text.action_publish()
    return text


def _new(told):
    """Return the terms of three councillors who count as new; who reads English comes first."""
    council = told.stage.bodies["council"].with_env(told.env)
    terms = council.term_ids.filtered(lambda term: term.state == "now" and not term.is_office)
    return terms.sorted(lambda term: (term.holder_id.partner_id.lang != "en_GB", term.id))[3:6]


def settle_in(told, day):
    """Some steps are done; a buddy was asked and said yes; one step of one of them is late.

    :param told: the :class:`~.history.History` so far
    :param date day: the day on which this happens
    """
    terms = _new(told)
    for term, count in zip(terms, DONE, strict=True):
        term.step_ids.sorted("sequence")[:count].filtered(
            lambda row: row.state == "open"
        ).action_done()
    first = terms[0]
    late = first.step_ids.filtered(lambda row: row.state == "open").sorted("sequence")[:1]
    late.due_on = day - timedelta(days=1)
    buddies = told.env["coop.buddy"]
    holders = buddies._get_candidates(first).filtered("agreed_on") - terms.holder_id
    buddies._ask(first, holders.sorted("id")[0])._answer(True, "phone", "Olwen Berllan")


def first_of(told):
    """Return the first of them: the coop.office.holder who signs in."""
    return _new(told)[0].holder_id


def log_in(told):
    """The first of them signs in, with the log-in as password.

    :param told: the :class:`~.history.History` so far
    """
    stage = told.stage
    # sudo: log-ins are made by who sets the co-op up, not by its officer
    partner = _new(told)[0].sudo().holder_id.partner_id
    stage.env["res.users"].create(
        {
            "name": partner.name,
            "partner_id": partner.id,
            "login": LOGIN,
            "password": LOGIN,
            "lang": partner.lang,
            "company_id": stage.company.id,
            "company_ids": [Command.set(stage.company.ids)],
            "group_ids": [Command.set(stage.ref("base.group_portal").ids)],
        }
    )
