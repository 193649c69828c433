"""The command: make a key, try it, open, compare, check."""

import argparse
import os
import re
import sys
from pathlib import Path

from . import asking, keys, outcome
from .canonical import canonical, in_groups, sha256
from .checking import Checked, in_words
from .comparing import Opened, differences
from .envelopes import Envelopes, fingerprints
from .errors import REASONS, EnvelopeError, FileError
from .manifest import read_manifest
from .opening import open_all
from .papers import Papers
from .program import program
from .rehearsal import rehearse

GOOD, WRONG, LOOK = 0, 2, 3


def main(argv=None):
    """Run the command and return its exit status.

    0: done, and all is well. 2: it could not be done, and why is said on standard error. 3: done,
    and somebody must look: envelopes were rejected, openings differ, a ballot is not what it says.
    """
    options = _parser().parse_args(argv)
    options.at_fault = ""
    try:
        return options.run(options)
    except EnvelopeError as error:
        where = f"{options.at_fault}: " if options.at_fault and isinstance(error, FileError) else ""
        print(f"{where}{error}", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'the answer'}: {error.strerror}", file=sys.stderr)
    except (KeyboardInterrupt, EOFError):
        print("stopped; nothing was opened", file=sys.stderr)
    return WRONG


def _parser():
    parser = argparse.ArgumentParser(
        prog="envelope",
        description="Open the sealed ballots of an election, away from any server. Nothing here "
        "uses the network. Shares are typed in, never given on the command line.",
        epilog="Exit status: 0 all is well, 2 it could not be done, 3 done and somebody must look.",
    )
    parser.add_argument("--version", action="version", version=program())
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    ceremony = commands.add_parser("ceremony", help="make the scrutineers' key and its shares")
    ceremony.add_argument("--key", required=True, help="the file to write the public key to")
    ceremony.add_argument("--shares", type=int, default=3, help="how many people keep one (3)")
    ceremony.add_argument("--threshold", type=int, default=2, help="how many of them open (2)")
    ceremony.set_defaults(run=_ceremony)

    trial = commands.add_parser("trial", help="before the poll: do the shares open the key?")
    trial.add_argument("manifest")
    trial.set_defaults(run=_trial)

    opening = commands.add_parser("open", help="open the envelopes")
    opening.add_argument("manifest")
    opening.add_argument("envelopes", help="the file of sealed ballots without names")
    opening.add_argument("--papers", help="ballots that came on paper, to be merged")
    opening.add_argument("--into", required=True, help="a new folder for what was in them")
    opening.add_argument("--processes", type=int, help="how many work (all cores)")
    opening.set_defaults(run=_open)

    marks = commands.add_parser("fingerprints", help="print the fingerprints of the envelopes")
    marks.add_argument("manifest")
    marks.add_argument("envelopes")
    marks.set_defaults(run=_fingerprints)

    compare = commands.add_parser("compare", help="are two openings the same?")
    for name in ("one", "other"):
        compare.add_argument(name, help="a folder, an opening.json, or its hash")
    compare.set_defaults(run=_compare)

    check = commands.add_parser("check", help="what is in a ballot that a device revealed?")
    check.add_argument("manifest")
    check.add_argument("revealed", help="the file that the device gave")
    check.add_argument("--fingerprint", help="what the device showed before it was asked to reveal")
    check.set_defaults(run=_check)
    return parser


def _ceremony(options):
    passphrase = asking.new_passphrase() if options.threshold == 1 else ""
    seed = keys.new_seed()
    shares = keys.split(seed, options.threshold, options.shares, passphrase)
    public = keys.public_part(seed, options.threshold, options.shares)
    del seed
    with open(options.key, "xb") as file:
        file.write(canonical(public))
    asking.show_shares(shares)
    print(f"The public key is in {options.key}. Its fingerprint:")
    print(f"  {in_groups(public['fingerprint'])}")
    print(f"{options.threshold} of {options.shares} shares open what is sealed to it.")
    if public["assurance"] == keys.LOWER:
        print(f"LOWER ASSURANCE: {ALONE}")
    print("Everybody notes the fingerprint. Before the poll: envelope trial MANIFEST.json")
    return GOOD


ALONE = "one person alone can open all ballots, and the result says so."


def _manifest(options):
    options.at_fault = options.manifest
    manifest = read_manifest(options.manifest)
    options.at_fault = ""
    return manifest


def _trial(options):
    manifest = _manifest(options)
    _say_election(manifest)
    seed, threshold = asking.read_key()
    number = rehearse(manifest, seed)
    print(f"The shares open this election's key. {number} trial ballots came back as they were.")
    if threshold == 1:
        print(f"LOWER ASSURANCE: {ALONE}")
    return GOOD


def _say_election(manifest):
    print(f"{manifest.title}\nManifest  {in_groups(manifest.sha256)}")
    print(f"Key       {in_groups(sha256(manifest.key))}")


def _open(options):
    manifest = _manifest(options)
    folder = Path(options.into)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileError(f"{folder} is not empty: name a new folder")
    papers = None
    if options.papers:
        options.at_fault = options.papers
        with open(options.papers, "rb") as file:
            papers = Papers(file, manifest)
    options.at_fault = options.envelopes
    with open(options.envelopes, "rb") as file:
        # A file that is not right is told before anybody shows a share.
        for _envelope in Envelopes(file, manifest):
            pass
        file.seek(0)
        _say_election(manifest)
        seed, threshold = asking.read_key()
        opening = open_all(manifest, file, seed, threshold, papers, _progress(), options.processes)
    del seed
    made = outcome.files(opening)
    for name, data in made.items():
        (folder / name).write_bytes(data)
    _say_opening(opening)
    print(f"All is in {folder}. The hash to compare with a second opening:")
    print(f"  {in_groups(sha256(made[outcome.NAME]))}")
    return LOOK if opening.rejected else GOOD


def _progress():
    if not sys.stderr.isatty():
        return None
    return lambda number: print(f"\r{number:,} opened", end="\r", file=sys.stderr, flush=True)


def _say_opening(opening):
    for contest in opening.manifest.contests.values():
        ballots = opening.ballots[contest.id]
        rejected = sum(each == contest.id for _mark, each, _code in opening.rejected)
        print(f"{contest.title}:")
        print(f"  {opening.envelopes[contest.id]} envelopes, {opening.papers[contest.id]} papers")
        print(
            f"  {len(ballots)} ballots, {sum(not ranking for _, ranking in ballots)} of them blank"
        )
        print(f"  {len(opening.not_voted[contest.id])} did not want to vote on this one")
        print(f"  {rejected} rejected")
    for mark, contest, code in opening.rejected:
        print(f"Rejected in {contest}: {mark}\n  {REASONS[code]}")
    if opening.threshold == 1:
        print(f"LOWER ASSURANCE: {ALONE}")


def _fingerprints(options):
    manifest = _manifest(options)
    options.at_fault = options.envelopes
    with open(options.envelopes, "rb") as file:
        # All of it is read before anything is published.
        _print("".join(f"{mark}\n" for mark in list(fingerprints(file, manifest))))
    return GOOD


def _print(text):
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has seen enough (``| head``)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _compare(options):
    told = differences(Opened(options.one), Opened(options.other))
    if not told:
        print("The two openings are the same.")
        return GOOD
    print("The two openings are NOT the same:")
    for line in told:
        print(f"  {line}")
    return LOOK


def _check(options):
    manifest = _manifest(options)
    options.at_fault = options.revealed
    checked = Checked(manifest, Path(options.revealed).read_bytes())
    shown = re.sub(r"\s", "", options.fingerprint or "").lower()
    problem = checked.problem
    if shown and shown != checked.fingerprint:
        problem = problem or "this is another ballot than the one whose fingerprint was shown"
    print(f"{manifest.title}, {checked.contest.title}")
    print(f"Fingerprint  {in_groups(checked.fingerprint)}")
    if problem:
        print(f"NOT RIGHT: {problem}.")
        return LOOK
    print("Sealed in it is:")
    for line in in_words(checked.contest, checked.ballot):
        print(f"  {line}")
    print(f"Its tracker: {checked.ballot.tracker.hex()}")
    print("It was revealed, so it can never be cast.")
    return GOOD
