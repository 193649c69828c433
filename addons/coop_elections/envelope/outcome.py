"""The files that an opening makes: the same bytes wherever it is done.

For each contest ``ID.blt`` (to publish and to count) and ``ID.json`` (the same with trackers, also
for the count), and ``opening.json``, which holds the numbers, what was rejected and why, and the
hashes of all other files: **its** hash is the one that two openings compare.
"""

from collections import Counter

from .canonical import canonical, sha256
from .keys import assurance

NAME = "opening.json"


def files(opening):
    """Return {file name: bytes} of all files, ``opening.json`` last."""
    made = {}
    for contest in opening.manifest.contests.values():
        made[f"{contest.id}.blt"] = as_blt(contest, opening.ballots[contest.id])
        made[f"{contest.id}.json"] = as_json(opening, contest)
    made[NAME] = summary(opening, made)
    return made


def as_blt(contest, ballots):
    r"""Return the ballots as BLT, papers that say the same on one line, lines in their order.

    >>> from types import SimpleNamespace
    >>> contest = SimpleNamespace(candidates=("Ash", 'B "B"'), seats=1, title="North")
    >>> as_blt(contest, [("00", (2, 1)), ("01", ()), ("02", (2, 1)), ("03", ([], [1, 2]))]).decode()
    '2 1\n1 0\n1 - 1=2 0\n2 2 1 0\n0\n"Ash"\n"B \\"B\\""\n"North"\n'
    """
    papers = Counter(" ".join(map(_item, ranking)) for _tracker, ranking in ballots)
    lines = [f"{len(contest.candidates)} {contest.seats}"]
    lines += [f"{number} {text} 0".replace("  ", " ") for text, number in sorted(papers.items())]
    lines += ["0", *map(_quoted, contest.candidates), _quoted(contest.title), ""]
    return "\n".join(lines).encode()


def _item(item):
    if isinstance(item, int):
        return str(item)
    return "=".join(map(str, item)) or "-"


def _quoted(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def as_json(opening, contest):
    """Return the ballots of a contest with their trackers, in a form that the count reads."""
    return canonical(
        {
            "ballots": [
                {"ranking": list(ranking), "tracker": tracker}
                for tracker, ranking in opening.ballots[contest.id]
            ],
            "candidates": list(contest.candidates),
            "not_voted": opening.not_voted[contest.id],
            "rule": contest.rule,
            "seats": contest.seats,
            "title": contest.title,
        }
    )


def summary(opening, made):
    """Return ``opening.json``."""
    return canonical(
        {
            "assurance": assurance(opening.threshold),
            "contests": [_contest(opening, contest, made) for contest in opening.manifest.contests],
            "envelopes_sha256": opening.envelopes_sha256,
            "key_sha256": sha256(opening.manifest.key),
            "manifest": opening.manifest.sha256,
            "papers_sha256": opening.papers_sha256,
            "rejected": [
                {"contest": contest, "fingerprint": mark, "reason": code}
                for mark, contest, code in opening.rejected
            ],
            "threshold": opening.threshold,
            "title": opening.manifest.title,
            "version": 1,
        }
    )


def _contest(opening, contest, made):
    ballots = opening.ballots[contest]
    return {
        "ballots": len(ballots),
        "blank": sum(not ranking for _tracker, ranking in ballots),
        "blt_sha256": sha256(made[f"{contest}.blt"]),
        "envelopes": opening.envelopes[contest],
        "id": contest,
        "json_sha256": sha256(made[f"{contest}.json"]),
        "not_voted": len(opening.not_voted[contest]),
        "papers": opening.papers[contest],
        "rejected": sum(each == contest for _mark, each, _code in opening.rejected),
    }
