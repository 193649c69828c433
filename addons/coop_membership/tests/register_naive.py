"""The register told the slow way, to check the query against: lists, loops, no windows.

It follows the words of `coop.register.entry`'s docstring one by one and shares nothing with the
query but the shape of a line.
"""

from itertools import pairwise


def naive_lines(entries, memberships, as_at, known):
    """The register as at `as_at` as known at `known`.

    :param entries: dicts with id, membership_id, particular, value, effective_from, recorded_at,
        voids_id
    :param memberships: list of (id, number), in the order of numbers
    :return: list of (number, name, service address, class, entered, ceased, spells, former)
    """
    seen = [entry for entry in entries if entry["recorded_at"] <= known]

    def struck_by(entry):
        return [void for void in seen if void["voids_id"] == entry["id"]]

    def counts(entry):
        return not any(counts(void) for void in struck_by(entry))

    def last_said_of(entry):
        return max([last_said_of(void) for void in struck_by(entry)] or [entry["recorded_at"]])

    def order(entry):
        return entry["effective_from"], entry["recorded_at"]

    lines = []
    for membership_id, number in memberships:
        said = [
            entry
            for entry in seen
            if entry["membership_id"] == membership_id
            and not entry["voids_id"]
            and entry["effective_from"] <= as_at
        ]
        said.sort(key=order)
        spells = _spells([e for e in said if e["particular"] == "status" and counts(e)])
        if not spells:
            continue
        now, former = {}, []
        for particular in ("name", "service_address", "class", "status"):
            mine = [entry for entry in said if entry["particular"] == particular]
            standing = [entry for entry in mine if counts(entry)]
            notes = [(e, "struck", None, last_said_of(e)) for e in mine if not counts(e)]
            if standing:
                now[particular] = standing[-1]["value"]
            if particular != "status":
                notes += _changes(standing)
            former += [
                {
                    "particular": particular,
                    "value": entry["value"],
                    "how": how,
                    "effective_from": entry["effective_from"].isoformat(),
                    "changed_on": changed.isoformat() if changed else None,
                    "entered_at": entered_at.isoformat(),
                }
                for entry, how, changed, entered_at in sorted(notes, key=lambda n: order(n[0]))
            ]
        lines.append(
            (
                number,
                now.get("name"),
                now.get("service_address"),
                now.get("class"),
                spells[0][0],
                spells[-1][1],
                spells,
                former,
            )
        )
    return lines


def _spells(statuses):
    spells = []
    for entry in statuses:
        inside = spells and spells[-1][1] is None
        if entry["value"] == "member" and not inside:
            spells.append((entry["effective_from"], None))
        elif entry["value"] == "ceased" and inside:
            spells[-1] = (spells[-1][0], entry["effective_from"])
    return spells


def _changes(standing):
    """Notes of what was corrected the same day, and of what changed later."""
    notes, runs = [], []
    for place, entry in enumerate(standing):
        following = standing[place + 1 : place + 2]
        if following and following[0]["effective_from"] == entry["effective_from"]:
            after = following[0]
            notes.append((entry, "corrected", after["effective_from"], after["recorded_at"]))
        elif not runs or runs[-1]["value"] != entry["value"]:
            runs.append(entry)
    for before, after in pairwise(runs):
        notes.append((before, "superseded", after["effective_from"], after["recorded_at"]))
    return notes
