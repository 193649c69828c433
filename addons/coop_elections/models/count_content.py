"""What is kept of a count, read back as the counting program's own result, to draw and to list."""

from dataclasses import replace

from lxml import etree

from ..counting.ballots import Ballots, Sorted
from ..counting.picture import picture
from ..counting.results import Result, Stage

SVG = "{http://www.w3.org/2000/svg}"


def as_result(content, names=None, title=""):
    """Return a kept count as the ``Result`` of the counting program, without its papers.

    :param dict content: see coop.election.result
    :param list names: of the candidates, where they are called otherwise than in the content
    """
    names = tuple(names or content["candidates"])
    ballots = Ballots(
        names,
        content["seats"],
        {},
        withdrawn=frozenset(content["passed_over"]),
        title=title,
        sha256=content["ballots_sha256"] or "",
    )
    papers = Sorted({}, content["ballots"], content["blank"], dict(content["rejected"]), {})
    return Result(
        rule=content["rule"],
        source=content["source"],
        ballots=ballots,
        seats=content["seats"],
        papers=papers,
        places=content["places"],
        stages=tuple(_stage(stage) for stage in content["stages"]),
        elected=tuple(content["elected"]),
        quota=_units(content["quota"]),
        quota_places=content["quota_places"],
    )


def whole(result):
    """Return the same count in whole votes where no vote was ever parted: 3 and not 3.00000."""
    unit = 10**result.places
    parts = [part for one in result.stages for part in (*one.votes.values(), one.non_transferable)]
    if unit == 1 or any(part % unit for part in parts):
        return result
    stages = tuple(
        replace(
            one,
            votes={who: part // unit for who, part in one.votes.items()},
            non_transferable=one.non_transferable // unit,
        )
        for one in result.stages
    )
    return replace(result, places=0, stages=stages)


def _stage(stage):
    return Stage(
        stage["action"],
        tuple(stage["candidates"]),
        {int(who): _units(votes) for who, votes in stage["votes"].items()},
        _units(stage["non_transferable"]),
        tuple(stage["elected"]),
        tuple(stage["excluded"]),
        _units(stage["quota"]),
    )


def _units(text):
    return None if text is None else int(text.replace(".", ""))


def draw(result, words, ident="transfers"):
    """Return the picture of the transfers with other words in it, "" where nothing was transferred.

    :param dict words: "title", "about" (the description), "lost" (what is non-transferable),
        "elected", and "stage" with %s for its number
    """
    drawn = picture(result, ident)
    if not drawn:
        return ""
    root = etree.fromstring(drawn)
    root.find(f"{SVG}title").text = words["title"]
    root.find(f"{SVG}desc").text = words["about"]
    for inner in root.iter(f"{SVG}rect", f"{SVG}path"):
        # what the single bars and bands say in English stands in the description and in the table
        for name in inner.findall(f"{SVG}title"):
            inner.remove(name)
    for text in root.iter(f"{SVG}text"):
        if text.get("class") == "mark":
            text.text = words["elected"]
        elif text.get("class") == "name" and text.text == "Non-transferable":
            text.text = words["lost"]
        elif text.get("class") is None:
            text.text = words["stage"] % text.text.removeprefix("Stage ")
    return etree.tostring(root, encoding="unicode")
