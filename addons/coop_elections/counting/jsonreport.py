"""The count as JSON, for other programs."""

import json

from .program import program


def as_json(result):
    """Return the count as JSON text.

    The keys rule, seats, ballots, quota, elected, stages, lots, file_sha256 and program are always
    there; lot_needed when the count stopped for a lot, unofficial when it is not the official one,
    countback when it filled a vacancy.
    """
    return json.dumps(as_dict(result), indent=1, ensure_ascii=False) + "\n"


def as_dict(result):
    """Return the count as JSON values; votes and quota are decimal strings."""
    papers = result.papers
    value = {
        "rule": result.rule,
        "seats": result.seats,
        "ballots": {
            "total": papers.total,
            "valid": papers.valid_total,
            "blank": papers.blank,
            "rejected": sum(papers.rejected.values()),
        },
        "quota": result.quota_text(),
        "elected": list(result.elected),
        "stages": [_stage(result, stage) for stage in result.stages],
        "lots": [lot.as_dict() for lot in result.lots],
        "file_sha256": result.ballots.sha256,
        "program": program(),
    }
    if result.lot_needed:
        value["lot_needed"] = result.lot_needed.as_dict()
    if result.unofficial:
        value["unofficial"] = result.unofficial
    if result.is_countback:
        value["countback"] = {
            "vacated": list(result.passed_over),
            "sitting": list(result.sitting),
            "filled": list(result.filled),
        }
    return value


def _stage(result, stage):
    return {
        "action": stage.action,
        "candidates": list(stage.candidates),
        "votes": {str(c): result.votes(votes) for c, votes in stage.votes.items()},
        "non_transferable": result.votes(stage.non_transferable),
        "elected": list(stage.elected),
        "excluded": list(stage.excluded),
    }
