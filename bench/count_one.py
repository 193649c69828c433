"""One program counts ballot files, and says what it took: ``count_one.py NAME FILE...``.

Runs in a process of its own, so that time and memory are that program's alone. Prints JSON: seconds
of processor time (what else the machine does counts less) of loading and of counting, the highest
resident memory in MB, and who was elected in each file. Peers load by the shortest loop that gives
them what they take: papers with their numbers where they know that, one object a paper where not.
"""

import importlib.util
import json
import sys
import time
from collections import Counter
from pathlib import Path

COUNTING = Path(__file__).resolve().parents[1] / "addons" / "coop_elections" / "counting"


def papers_of(file):
    """(number of candidates, seats, {ranking: papers}) of a BLT file, without any check."""
    found = Counter()
    with open(file) as lines:
        candidates, seats = map(int, next(lines).split()[:2])
        for line in lines:
            words = line.split()
            if words == ["0"]:
                break
            if words[0].isdigit():
                found[tuple(map(int, words[1:-1]))] += int(words[0])
    found.pop((), None)
    return candidates, seats, found


class Ours:
    """This project's count, by one of its rules."""

    def __init__(self, rule):
        spec = importlib.util.spec_from_file_location(
            "counting", COUNTING / "__init__.py", submodule_search_locations=[str(COUNTING)]
        )
        sys.modules["counting"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["counting"])
        self.counting, self.rule = sys.modules["counting"], rule

    def load(self, file):
        return self.counting.read_file(file)

    def count(self, ballots):
        return sorted(self.counting.count(ballots, self.rule).elected)


class Pyrankvote:
    def load(self, file):
        import pyrankvote

        number, seats, papers = papers_of(file)
        people = [pyrankvote.Candidate(str(c)) for c in range(1, number + 1)]
        ballots = [
            pyrankvote.Ballot(ranked_candidates=[people[c - 1] for c in ranking])
            for ranking, times in papers.items()
            for _ in range(times)
        ]
        return people, ballots, seats

    def count(self, loaded):
        import pyrankvote

        people, ballots, seats = loaded
        result = pyrankvote.single_transferable_vote(people, ballots, seats)
        return sorted(int(person.name) for person in result.get_winners())


class STVPoll:
    def load(self, file):
        number, seats, papers = papers_of(file)
        return list(range(1, number + 1)), list(papers.items()), seats

    def count(self, loaded):
        from stvpoll.scottish_stv import calculate_scottish_stv

        people, papers, seats = loaded
        return sorted(calculate_scottish_stv(people, papers, seats))


class PrefVoting:
    def load(self, file):
        from pref_voting.profiles_with_ties import ProfileWithTies

        number, seats, papers = papers_of(file)
        rankings = [{c: place for place, c in enumerate(ranking, 1)} for ranking in papers]
        profile = ProfileWithTies(
            rankings, rcounts=list(papers.values()), candidates=list(range(1, number + 1))
        )
        return profile, seats

    def count(self, loaded):
        from pref_voting.proportional_methods import stv_scottish

        profile, seats = loaded
        return sorted(map(int, stv_scottish(profile, num_seats=seats)))


class Votelib:
    def load(self, file):
        return papers_of(file)

    def count(self, loaded):
        from votelib.evaluate.sequential import TransferableVoteSelector

        _number, seats, papers = loaded
        selector = TransferableVoteSelector(transferer="Gregory", quota_function="droop")
        return sorted(map(int, selector.evaluate(dict(papers), seats)))


PROGRAMS = {
    "scottish": lambda: Ours("scottish"),
    "ers97": lambda: Ours("ers97"),
    "meek": lambda: Ours("meek"),
    "pyrankvote": Pyrankvote,
    "STVPoll": STVPoll,
    "pref_voting": PrefVoting,
    "votelib": Votelib,
}


def highest_memory():
    """The highest resident memory of this process so far, in MB."""
    with open("/proc/self/status") as status:
        [high] = [line for line in status if line.startswith("VmHWM")]
    return int(high.split()[1]) / 1024


def main(name, files):
    """Count the files with a program and print what it took."""
    program = PROGRAMS[name]()
    load = count = 0.0
    elected = []
    for file in files:
        begun = time.process_time()
        ballots = program.load(file)
        loaded = time.process_time()
        try:
            elected.append(program.count(ballots))
        except Exception as error:  # a peer that crashes has its time counted, and is told so
            elected.append(f"{type(error).__name__}: {str(error)[:60]}")
        load += loaded - begun
        count += time.process_time() - loaded
    print(json.dumps({"load": load, "count": count, "mb": highest_memory(), "elected": elected}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
