"""An election in which people vote, in a copy of the small co-op: three stand for one seat."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest

from odoo.addons.coop_elections.envelope import keys
from odoo.addons.coop_elections.envelope.canonical import canonical

from tests.support.elected import planned

NAME, NAME_CY = "The poll", "Y bleidlais"
STAND = ("paper", "employee_member", "officer_member")
VOTER = "member"
ROLES = (
    ("returning_officer", "Rhodri Rhosyn"),
    ("scrutineer", "Sara Saets"),
    ("scrutineer", "Tudur Teim"),
)


@dataclass
class Poll:
    """Ids of an election and its contest, and the seed of the scrutineers' key."""

    election: int
    contest: int
    seed: bytes
    names: list


def polled(env, memberships, stand=STAND, users=(), **values):
    """Voting goes on, by the real clock; return the `Poll`.

    :param dict memberships: login -> id of the membership, as people.py has them
    :param stand: whose logins those are who stand, in the order of the ballot
    :param users: ids of the users who hold the ``ROLES`` and are desk clerks, in this order
    :param values: further values of the election, such as ways to vote
    """
    voter = env["coop.membership"].browse(memberships[VOTER])
    council = env["coop.body"].search([("kind", "=", "council")], limit=1)
    today = env["coop.clock"].today()
    constituency = council.seat_ids.filtered(
        lambda seat: seat.state == "vacant" and seat.constituency_id
    ).constituency_id.filtered(lambda one: one._has_member(voter, today))[:1]
    election = planned(env, council, constituency, NAME, NAME_CY)
    clerks = [("clerk", "Cled Clerc")] * (len(users) > len(ROLES))
    election.role_ids = [
        (0, 0, {"role": role, "name": name, "phone": "01792 555 071", "user_id": user})
        for (role, name), user in zip_longest((*ROLES, *clerks), users, fillvalue=False)
    ]
    election.write({"where": "Neuadd", **values})
    election.with_context(lang="cy_GB").where = "Neuadd"
    election._give_notice()
    contest = election.contest_ids
    names = _stand(env, contest, [memberships[login] for login in stand])
    election.state = "nominations"
    election._make_roll()
    election._make_roll_final()
    seed = keys.new_seed()
    election._freeze_manifest(canonical(keys.public_part(seed, 2, 3)).decode())
    election.action_trial_done()
    election.state = "poll"
    env.flush_all()
    return Poll(election.id, contest.id, seed, names)


def _stand(env, contest, memberships):
    members = env["coop.membership"].browse(memberships)
    candidates = env["coop.election.candidate"].create(
        [
            {
                "company_id": contest.company_id.id,
                "election_id": contest.election_id.id,
                "contest_id": contest.id,
                "membership_id": member.id,
                "ballot_name": member.partner_id.name,
                "state": "accepted",
                "handed_in_at": env["coop.clock"].now().replace(microsecond=0) - timedelta(hours=1),
                "ballot_order": place,
                "statement": "I listen. I like the bus.",
                "statement_lang": "en_GB",
            }
            for place, member in enumerate(members, 1)
        ]
    )
    contest.outcome = "contested"
    return candidates.mapped("ballot_name")
