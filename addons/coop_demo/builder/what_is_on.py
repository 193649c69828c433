"""What is on in the next weeks, and the round-up that told members of it."""

from datetime import datetime, time, timedelta

from . import telling

# (in how many days, hour, hours it takes, what in English / Welsh, where)
DATES = (
    (4, 14, 1, "Walking club / Clwb cerdded", "Bryn Apple, at the pond"),
    (9, 11, 2, "Coffee and cake / Coffi a chacen", "Afallen Hall"),
    (16, 18, 2, "Forum evening / Noson y fforwm", "Afallen Hall"),
    (30, 10, 3, "Apple picking / Casglu afalau", "The Old Orchard"),
)
# So many members come, beside those who have a log-in of the demonstration.
COMING = 40


def put_dates(told, day):
    """Put dates into the calendar of the office, to which members come.

    :param told: the :class:`~.history.History` so far, its log-ins made
    :param date day: today
    """
    env = told.env(user=told.stage.users["officer"], su=False)
    members = told.memberships.filtered(lambda member: member.state == "member")
    with_log_in = members.filtered(lambda member: member.partner_id.user_ids)
    coming = (with_log_in | members[:COMING]).partner_id
    # nobody is mailed an invitation of a demonstration
    events = env["calendar.event"].with_context(dont_notify=True, no_mail_to_attendees=True)
    for days, hour, hours, name, place in DATES:
        start = datetime.combine(day + timedelta(days=days), time(hour))
        events.create(
            {
                "name": name,
                "location": place,
                "coop_for_members": True,
                "start": start,
                "stop": start + timedelta(hours=hours),
                "partner_ids": [(6, 0, coming.ids)],
            }
        )


def send_round_up(told):
    """The first round-up goes out; some said how often they want one."""
    # settings and the job are the system's
    env, company = told.stage.env, told.stage.company
    company.coop_digest = "week"
    members = told.memberships.with_env(env)
    people = members.filtered(lambda member: member.state == "member").partner_id
    for person in people[:3]:
        person._coop_set_digest("week", fridge_sheet=True)
    people[4]._coop_set_digest("never", fridge_sheet=False)
    digests = env["coop.digest"].with_company(company)
    digest = digests._get_or_make(company, digests._get_day(company))
    while digest.state == "making":
        digest._make_batch()
    deliveries = env["coop.notice.delivery"].search(
        [("res_model", "=", digest._name), ("res_id", "=", digest.id)]
    )
    letters = deliveries.filtered(lambda row: row.channel == "print")
    env["coop.print.run"]._gather(company, letters).action_mark_printed()
    telling.texts_arrive(told.stage, deliveries)
    told._post_is_sent()
