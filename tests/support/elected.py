"""Elections for the people of the tests: of one notice was given, another is planned."""

from datetime import timedelta

from odoo.fields import Command

WELSH = "cy_GB"


def elected(env, council, constituency, words):
    """Notice is given of an election to one seat; another election is still a draft, with somebody
    from outside who will watch it."""
    today = env["coop.clock"].today()
    # on whatever day of the week the tests run
    delivered = env.ref("coop_elections.rules_delivered")
    delivered.copy({"company_id": env.company.id, "working_only": False})
    noticed, draft = (
        planned(env, council, constituency, name, name_cy)
        for name, name_cy in (("The first election", "Yr etholiad cyntaf"), ("A draft", "Drafft"))
    )
    roles = [("returning_officer", "Rhian Rhedyn"), ("scrutineer", "Sioned Saffrwm")]
    for election in (noticed, draft):
        election.role_ids = [
            Command.create({"role": role, "name": name, "phone": "01792 555 070"})
            for role, name in [*roles, ("scrutineer", "Tegid Teim")]
        ]
        election.where = words["hall"]
        election.with_context(lang=WELSH).where = words["hall"]
    noticed._give_notice()
    assert noticed.noticed_on == today
    noticed._chain_journal()
    return noticed


def planned(env, council, constituency, name, name_cy):
    """An election to the vacant seat of a constituency."""
    today = env["coop.clock"].today()
    seat = council.seat_ids.filtered(
        lambda one: one.constituency_id == constituency and one.state == "vacant"
    )
    window = env["coop.election.plan"].create(
        {
            "name": name,
            "name_cy": name_cy,
            "start": today,
            "body_id": council.id,
            "until": today + timedelta(days=300),
            "line_ids": [
                Command.clear(),
                Command.create(
                    {"constituency_id": constituency.id, "seat_ids": [Command.set(seat[:1].ids)]}
                ),
            ],
        }
    )
    return env["coop.election"].browse(window.action_plan()["res_id"])
