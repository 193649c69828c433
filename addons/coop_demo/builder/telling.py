"""News for every member: by e-mail, text message, house, letter and phone, as each wishes."""

from datetime import timedelta

# "The dark bus stop" of the forum at the lake, and what became of it.
NEWS = {
    ("en_GB", "standard"): (
        "The bus stop is lit",
        "<p>Dear {{name}},</p><p>You told us that the bus stop at the lake was dark. The council "
        "has put up a lamp. It was lit for the first time last Thursday.</p><p>Thank you to all "
        "who spoke up.</p>",
    ),
    ("en_GB", "easy_read"): (
        "The bus stop is lit",
        "<p>Hello {{name}}.</p><p>You told us: the bus stop is dark.</p><p>Now it has a lamp.</p>"
        "<p>Thank you for telling us.</p>",
    ),
    ("cy_GB", "standard"): (
        "Mae golau wrth yr arhosfan bysiau",
        "<p>Annwyl {{name}},</p><p>Dywedoch wrthym fod yr arhosfan bysiau wrth y llyn yn dywyll. "
        "Mae’r cyngor wedi codi lamp. Cafodd ei goleuo am y tro cyntaf ddydd Iau diwethaf.</p>"
        "<p>Diolch i bawb a siaradodd.</p>",
    ),
    ("cy_GB", "easy_read"): (
        "Mae golau wrth yr arhosfan bysiau",
        "<p>Helo {{name}}.</p><p>Dywedoch wrthym: mae’r arhosfan yn dywyll.</p><p>Nawr mae lamp "
        "yno.</p><p>Diolch am ddweud wrthym.</p>",
    ),
}
# how many wish for text messages, how many to be rung, and how many of these were reached
TEXTED, RUNG, REACHED = 9, 11, 8


def tell_news(told):
    """Tell every member the news, and let most of it arrive.

    :param told: the :class:`~.history.History` so far
    """
    env, stage = told.env, told.stage
    stage.company.coop_print_by_house = True
    members = told.memberships.filtered(
        lambda member: member.state == "member" and not member.gone_away_since
    )
    people = members.with_env(stage.env).partner_id.filtered(lambda row: not row.is_company)
    # numbers that are kept for stories: nobody has them
    for place, person in enumerate(people[-(TEXTED + RUNG) :]):
        need = person._coop_need()
        channel = "sms" if place < TEXTED else "phone"
        person.phone = f"07700 900 {100 + place}"
        person._coop_set_need(need["lang"], need["format"], channel)
    news = env["coop.news"].create(
        {
            "company_id": stage.company.id,
            "text_id": _write(stage).id,
            "picture_id": env.ref("coop_texts.picture_bus").id,
            "show_until": env["coop.clock"].today(stage.company) + timedelta(days=120),
        }
    )
    news.action_send()
    told._post_is_sent()
    told._letters_are_printed()
    _arrive(stage, news.notice_id.delivery_ids)


def _write(stage):
    text = stage.env["coop.text"].create(
        {
            "name": "The bus stop is lit",
            "key": "news_bus_stop",
            "kind_id": stage.ref("coop_notices.text_kind_news").id,
            "company_id": stage.company.id,
        }
    )
    text.with_context(lang="cy_GB").name = NEWS["cy_GB", "standard"][0]
    for (lang, kind), (title, body) in NEWS.items():
        version = text._begin_version(lang, kind)
        version.write({"title": title, "body": body})
        version.action_approve()
    text.action_publish()
    return text


def _arrive(stage, deliveries):
    """The network brings the text messages, and the office rings most of the others."""
    env = deliveries.env
    texts_arrive(stage, deliveries)
    calls = deliveries.filtered(lambda row: row.channel == "phone" and row.state == "waiting")
    for place, row in enumerate(calls[: REACHED + 1]):
        env["coop.phone.call"].create(
            {
                "partner_id": row.partner_id.id,
                "company_id": row.company_id.id,
                "delivery_id": row.id,
                "topic_id": env.ref("coop_notices.topic_letter").id,
                "outcome": "reached" if place < REACHED else "no_answer",
            }
        )


def texts_arrive(stage, deliveries):
    """Nothing leaves a demonstration: text messages that wait count as brought by the network."""
    texts = deliveries.filtered(lambda row: row.channel == "sms")
    # the queue belongs to the system
    trackers = stage.env["sms.tracker"].search([("coop_delivery_id", "in", texts.ids)])
    _are_brought(trackers)


def all_texts_arrive(stage):
    """The same of whatever still waits, of whom- and whatever it tells."""
    queue = stage.env["sms.sms"].search([("state", "=", "outgoing")])
    trackers = stage.env["sms.tracker"].search([("sms_uuid", "in", queue.mapped("uuid"))])
    _are_brought(trackers)


def _are_brought(trackers):
    trackers._action_update_from_sms_state("sent")
    queue = trackers.env["sms.sms"].search([("uuid", "in", trackers.mapped("sms_uuid"))])
    queue.write({"state": "sent", "to_delete": True})
