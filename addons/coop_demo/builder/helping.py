"""Somebody helps: two people who sign in, somebody at the side, and what helps whom."""

from datetime import timedelta

from odoo.fields import Command

# what helps the first people of the register, beside the way in which they are told
HELPS = (
    ("hearing_loop", "time"),
    ("transport",),
    ("quiet_room", "supporter"),
    ("step_free", "food"),
)


def help_one_another(told, day):
    """A member chose another as helper, a second is asked, and a third had help on a paper.

    :param told: the :class:`~.history.History` so far, with its log-ins
    :param date day: today
    """
    env, company = told.env, told.stage.company
    users = env["res.users"].search([("login", "in", ["member", "aelod", "worker"])])
    member, aelod, worker = (
        users.filtered(lambda user, login=login: user.login == login).partner_id
        for login in ("member", "aelod", "worker")
    )
    _choose(env, company, member, worker, "support_worker", ("forms", "letters"), day)._promise(
        "own"
    )
    _choose(env, company, worker, aelod, "friend", ("meetings",), day)
    env["coop.help.done"].with_company(company)._note_told(
        member, "form", "Nan Perry", env.ref("coop_access.helper_role_family"), "paper"
    )
    kinds = env["coop.access.help.kind"]
    needs = env["coop.access.need"].search([], order="id", limit=len(HELPS))
    for need, codes in zip(needs, HELPS, strict=True):
        need.help_kind_ids = kinds.search([("code", "in", codes)])


def _choose(env, company, person, helper, role, kinds, day):
    chosen = env["coop.helper"]._choose(
        person,
        company,
        {
            "name": helper.name,
            "role_id": env.ref(f"coop_access.helper_role_{role}").id,
            "kind_ids": [
                Command.set([env.ref(f"coop_access.helper_kind_{kind}").id for kind in kinds])
            ],
            "date_from": day,
            "date_to": day + timedelta(days=180),
        },
    )
    chosen.helper_partner_id = helper
    return chosen
