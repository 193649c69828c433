"""Reaching people: a letter to some, an e-mail that came back, and calls."""

from datetime import timedelta

from odoo.addons.coop_notices.bounces import Bounce

# (who, direction, topic, outcome, what was said, days until to ring again)
CALLS = (
    (3, "in", "form", "reached", "Asked how to change an address. Done at once.", 0),
    (4, "out", "meeting", "message", "Left a message about the forum on Thursday.", 0),
    (5, "out", "membership", "ring_again", "In the garden; would like to be rung again.", 4),
    (6, "in", "letter", "reached", "Thanked us for the large print.", 0),
)


def write_and_ring(told, day):
    """The office writes to twelve members, hears of an address that fails, and rings some.

    :param told: the :class:`~.history.History` so far
    :param date day: the day on which this happens
    """
    env, company = told.env, told.stage.company.with_env(told.env)
    members = told.memberships.filtered(
        lambda member: member.state == "member" and not member.gone_away_since
    )
    letters = env["coop.letter"].with_company(company)
    letter = letters._start(members[:12].partner_id, company)
    letter.text_id = env.ref("coop_notices.text_get_in_touch")
    letter.action_send()
    told._post_is_sent()
    mailed = letter.notice_id.delivery_ids.filtered(
        lambda row: row.channel == "email" and row.state == "sent"
    )
    # sudo: bounces are read by the system
    mailed[:1].sudo()._set_bounced(
        Bounce(
            lost=True,
            lasting=True,
            status="5.1.1",
            words="550 5.1.1 Recipient address rejected: User unknown",
        )
    )
    for place, direction, topic, outcome, note, later in CALLS:
        env["coop.phone.call"].create(
            {
                "partner_id": members[place].partner_id.id,
                "company_id": company.id,
                "direction": direction,
                "topic_id": env.ref(f"coop_notices.topic_{topic}").id,
                "outcome": outcome,
                "note": note,
                "ring_again_on": day + timedelta(days=later) if later else False,
            }
        )
