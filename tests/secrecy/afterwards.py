"""The same election after the voting: closed, papers keyed, opened away from here, counted."""

import io

from odoo.addons.coop_elections.envelope import open_all
from odoo.addons.coop_elections.envelope.canonical import sha256
from odoo.addons.coop_elections.envelope.outcome import NAME, files
from odoo.addons.coop_elections.envelope.papers import Papers

from tests.secrecy.election import WAYS
from tests.support.thaw import thawed

STEP = "UPDATE coop_election_step SET at = %s WHERE election_id = %s AND code = 'poll_closes'"


def close(held):
    """The hour has come."""
    with held.env() as env, thawed(env):
        election = env["coop.election"].browse(held.number)
        at = election._get_step("poll_closes").at
        _move(env, held, env["coop.clock"].now())
        election._go_on("close_poll")
        env.flush_all()
        _move(env, held, at)  # as it was noticed


def _move(env, held, moment):
    env.flush_all()
    env.cr.execute(STEP, [moment, held.number])
    env.invalidate_all()


def key_papers(held):
    """The papers out of the box, shuffled, are keyed by two people."""
    shuffled = [login for login, way in WAYS.items() if way == "post"]
    held.dice.shuffle(shuffled)
    with held.env() as env:
        contest = env["coop.election"].browse(held.number).contest_ids
        batch = env["coop.election.batch"]._bundle(contest, len(shuffled))
        for turn, who in (("first", "desk"), ("second", "returning")):
            keyer = batch.with_user(held.seeded.users[who]).sudo()
            for place, login in enumerate(shuffled, 1):
                keyer._key(turn, place, " ".join(map(str, held.rankings[login])))
        assert batch.is_done
        trackers = {tuple(ranking): tracker for tracker, ranking in batch._get_papers()}
        held.keyed = [(one, trackers[held.rankings[one]], held.rankings[one]) for one in shuffled]


def cut(held):
    """The names are cut off."""
    with held.env() as env:
        env["coop.election"].browse(held.number)._cut_names()


def bring_back(held):
    """The scrutineers open, and the ballots are back."""
    with held.env() as env:
        election = env["coop.election"].browse(held.number)
        manifest = election._get_manifest()._read()
        papers = Papers(io.BytesIO(election._make_papers()), manifest)
        stream = io.BytesIO(election._get_envelopes_file())
        opened = files(open_all(manifest, stream, held.seed, 2, papers, processes=1))
        election._bring_back(opened, sha256(opened[NAME]))


def declare(held):
    """It is counted, with lots where candidates are level, and declared; the sweep has been."""
    with held.env() as env:
        election = env["coop.election"].browse(held.number)
        election.action_count()
        while election.state == "closed":
            contest = election._get_lot_contest()
            election._draw(contest, contest._get_lot_needed().tied[0], _record(env))
        election.action_tell_candidates()
        for role in election._get_roles("scrutineer"):
            said = dict.fromkeys(("is_lawful", "is_secure", "is_free"), True)
            reports = env["coop.election.scrutiny"].with_user(role.user_id)
            reports._sign(role.with_user(role.user_id), said)
        election.action_declare()
    with held.env() as env:
        env.cr.execute(
            "UPDATE coop_election SET names_cut_at = names_cut_at - interval '2 hours'"
            " WHERE id = %s",
            [held.number],
        )
        env["coop.election"]._cron_sweep()


def _record(env):
    return {
        "drawer": "Sara Saets",
        "witnesses": ["Tudur Teim"],
        "drawn_at": env["coop.clock"].now().replace(microsecond=0),
        "method": "Slips",
    }
