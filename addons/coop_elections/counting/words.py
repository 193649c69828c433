"""What a sheet says in words: who was elected, what happened at each stage."""

RULE_NAMES = {
    "scottish": "Single transferable vote, Scottish rules",
    "av": "Alternative vote",
    "fptp": "First past the post",
    "plurality": "Plurality-at-large (most votes)",
    "ers97": "Single transferable vote, ERS97",
    "meek": "Single transferable vote, Meek's method",
    "approval": "Approval",
    "nhs": "Single transferable vote, NHS model rules",
}


def listed(result, candidates):
    """Return the names of candidates as a list in a sentence."""
    names = [result.name(c) for c in candidates]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "nobody"


def heading(result):
    """Return the title of the contest, or a general one."""
    return result.ballots.title or "Election"


def mark(result):
    """Return what says that the count is no official one, or ""."""
    return f"UNOFFICIAL: {result.unofficial}" if result.unofficial else ""


def action(result, number):
    """Return what was done at a stage (from 1), in a few words."""
    stage = result.stages[number - 1]
    if stage.action == "first":
        return "Votes" if result.rule in ("fptp", "plurality", "approval") else "First preferences"
    what = "Surplus of" if stage.action == "surplus" else "Exclusion of"
    return f"{what} {listed(result, stage.candidates)}"


def transfers(result, number):
    """Return [(candidate or None for non-transferable, change in smallest parts)] of a stage.

    Only what changed, and nothing for the first stage.
    """
    if number == 1:
        return []
    before, after = result.stages[number - 2], result.stages[number - 1]
    changes = [(c, after.votes[c] - before.votes[c]) for c in after.votes]
    changes.append((None, after.non_transferable - before.non_transferable))
    return [(candidate, change) for candidate, change in changes if change]


def story(result, number):
    """Return the sentences that tell a stage."""
    stage = result.stages[number - 1]
    told = [f"{action(result, number)}."]
    changes = transfers(result, number)
    gained = [
        f"{result.votes(change)} to {result.name(c)}" for c, change in changes if c and change > 0
    ]
    if gained:
        told.append(f"Transferred: {', '.join(gained)}.")
    lost = [change for c, change in changes if c is None]
    if lost:
        told.append(f"Non-transferable: {result.votes(lost[0])}.")
    if number > 1 and not changes:
        told.append("There was nothing to transfer.")
    if stage.elected:
        told.append(f"Elected: {listed(result, stage.elected)}.")
    return " ".join(told)


def status(result, candidate):
    """Return what became of a candidate, in a word or two."""
    if candidate in result.ballots.withdrawn:
        return "withdrew or died"
    if candidate in result.passed_over:
        return "vacated the seat"
    if candidate in result.elected:
        if candidate in result.sitting:
            return "sitting"
        return "elected"
    for number, stage in enumerate(result.stages, 1):
        if candidate in stage.excluded:
            return f"excluded at stage {number}"
    if candidate in result.sitting:
        return "sitting"
    return "" if result.lot_needed else "not elected"


def facts(result):
    """Return [(name, value)] of what stands above the sheet, as text."""
    papers = result.papers
    told = [
        ("Rule", f"{RULE_NAMES[result.rule]} ({result.source})"),
        ("Seats", str(result.seats)),
        ("Papers", str(papers.total)),
        ("Valid", str(papers.valid_total)),
        ("Blank", str(papers.blank)),
    ]
    told += [(f"Rejected, {why}", str(n)) for why, n in sorted(papers.rejected.items())]
    told += [(f"Valid, {why}", str(n)) for why, n in sorted(papers.cut.items())]
    if result.quota is not None:
        quotas = {stage.quota for stage in result.stages}
        name = "Quota" if len(quotas) < 2 else "Quota at the end"
        told.append((name, result.quota_text()))
    if result.ballots.withdrawn:
        told.append(("Withdrew or died", listed(result, sorted(result.ballots.withdrawn))))
    if result.passed_over:
        told.append(("Vacated", listed(result, result.passed_over)))
        told.append(("Sitting", listed(result, result.sitting)))
    return told


def outcome(result):
    """Return the sentence that says who was elected, or what lot is needed."""
    if result.lot_needed:
        lot = result.lot_needed
        return (
            f"The count stopped at stage {lot.stage}: {lot.question} "
            f"{listed(result, lot.tied)} are tied, and a lot must be drawn ({lot.paragraph})."
        )
    if result.is_countback:
        return f"Elected to the vacancy: {listed(result, result.filled)}."
    unfilled = result.seats - len(result.elected)
    told = f"Elected, in this order: {listed(result, result.elected)}."
    return f"{told} Seats left empty: {unfilled}." if unfilled else told


def lots(result):
    """Return a sentence for each lot that the count used."""
    told = []
    for lot in result.lots:
        seen = ", ".join(lot.witnesses)
        told.append(
            f"Stage {lot.stage}: {lot.question} {listed(result, lot.tied)} were tied "
            f"({lot.paragraph}). The lot fell on {result.name(lot.chosen)}. "
            f"Drawn by {lot.drawer}, {lot.time}, {lot.method}; seen by {seen}."
        )
    return told
