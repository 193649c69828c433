"""The count sheet as rows: candidates down, stages across, transfers and totals."""

from . import words


def rows(result):
    """Return the rows of the sheet as (number, name, cells, status).

    ``cells``: one (transfer, total) pair of strings a stage; the transfer is "" where nothing
    changed, and in the first stage. ``number`` is "" for the rows below the candidates: what is
    non-transferable, the total, and the quota where there is one.
    """
    made = []
    for candidate in range(1, len(result.ballots.names) + 1):
        cells = [("", "")] * len(result.stages)
        if result.stages and candidate in result.stages[0].votes:
            column = [stage.votes[candidate] for stage in result.stages]
            cells = _cells(result, column)
        status = words.status(result, candidate)
        made.append((str(candidate), result.name(candidate), cells, status))
    lost = [stage.non_transferable for stage in result.stages]
    sums = [sum(stage.votes.values()) + stage.non_transferable for stage in result.stages]
    made.append(("", "Non-transferable", _cells(result, lost), ""))
    made.append(("", "Total", [("", result.votes(total)) for total in sums], ""))
    if result.quota is not None:
        quotas = [("", result.quota_text(stage.quota)) for stage in result.stages]
        made.append(("", "Quota", quotas, ""))
    return made


def _cells(result, column):
    cells = []
    for place, votes in enumerate(column):
        change = votes - column[place - 1] if place else 0
        sign = "+" if change > 0 else ""
        cells.append((sign + result.votes(change) if change else "", result.votes(votes)))
    return cells
