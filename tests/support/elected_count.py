"""An election that is counted and declared, in a copy of the small co-op."""

import io
import secrets

from odoo.addons.coop_elections.envelope import Ballot, ballot, open_all, seal
from odoo.addons.coop_elections.envelope.ballot import VOTE
from odoo.addons.coop_elections.envelope.canonical import sha256, to_text
from odoo.addons.coop_elections.envelope.outcome import NAME, files

from tests.support.elected_poll import polled

# Nobody reaches the quota with first choices, so that votes move.
RANKINGS = ([1, 2], [2, 1], [1, 3], [3, 2], [2, 3], [1], [3, 1], [2])


def declared(env, memberships):
    """People have voted, it is counted and declared; return what ``polled`` made.

    :param dict memberships: login -> id of the membership, as people.py has them
    """
    # few people vote in the small co-op; here all of it is published all the same
    env.flush_all()
    env.cr.execute("UPDATE coop_election_rules SET figures_floor = 0, publication_floor = 0")
    env.invalidate_all()
    made = polled(env, memberships)
    election = env["coop.election"].browse(made.election)
    contest = env["coop.election.contest"].browse(made.contest)
    electors = env["coop.election.elector"].search([("contest_id", "=", contest.id)])
    manifest = election._get_manifest()._read()
    for elector, ranking in zip(electors, RANKINGS, strict=False):
        number, sealed = _sealed(manifest, contest._get_code(), ranking)
        assert elector._cast(number, sealed, 0, "portal")["code"] == "in"
    election.state = "closed"
    election._cut_names()
    stream = io.BytesIO(election._get_envelopes_file())
    opened = files(open_all(manifest, stream, made.seed, 2, processes=1))
    election._bring_back(opened, sha256(opened[NAME]))
    election.action_count()
    while election.state == "closed":
        tied = contest._get_lot_needed().tied
        election._draw(contest, tied[0], _record(env))
    election.action_tell_candidates()
    for role in election._get_roles("scrutineer"):
        said = dict.fromkeys(("is_lawful", "is_secure", "is_free"), True)
        env["coop.election.scrutiny"]._sign(role, said, on_paper=True)
    election.action_declare()
    env.flush_all()
    return made


def _sealed(manifest, code, ranking):
    number = secrets.token_hex(16)
    known = manifest.contests[code]
    ranking = tuple(place for place in ranking if place <= len(known.candidates))[: known.most]
    made = Ballot(secrets.token_bytes(16), VOTE, ranking)
    plain = ballot.encode(known, made)
    return number, to_text(seal(manifest.key, plain, manifest.info(code), number))


def _record(env):
    return {
        "drawer": "Sara Saets",
        "witnesses": ["Tudur Teim"],
        "drawn_at": env["coop.clock"].now().replace(microsecond=0),
        "method": "Slips",
    }
