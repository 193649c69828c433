"""The command: read a ballot file, count it, print the sheet."""

import argparse
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from .api import RULES, count, countback, is_what_if
from .ballots import is_plain
from .csvreport import as_csv
from .errors import CountingError, FileError, LotNeeded, RuleError
from .htmlreport import as_html
from .jsonballots import load
from .jsonreport import as_json
from .lots import read_lots
from .program import program
from .reading import read_file
from .textreport import as_text

FORMATS = {"text": as_text, "json": as_json, "csv": as_csv, "html": as_html}
GOOD, WRONG, LOT = 0, 2, 3


def main(argv=None):
    """Run the command and return its exit status.

    0: counted. 2: something is wrong with the file or the question, said on standard error. 3: the
    count stopped because a lot must be drawn; the sheet so far is printed.
    """
    try:
        return _answer(_parser().parse_args(argv))
    except OSError as error:
        print(f"the report cannot be written: {error.strerror}", file=sys.stderr)
        return WRONG


def _answer(options):
    try:
        result = _counted(options)
    except LotNeeded as needed:
        _print(FORMATS[options.format](needed.result))
        print(_how_to_answer(needed), file=sys.stderr)
        return LOT
    except FileError as error:
        print(f"{options.at_fault}: {error}", file=sys.stderr)
        return WRONG
    except CountingError as error:
        print(f"{options.ballots}: {error}", file=sys.stderr)
        return WRONG
    _print(FORMATS[options.format](result))
    return GOOD


def _parser():
    parser = argparse.ArgumentParser(
        prog="counting",
        description="Count a published ballot file again, stage by stage, by the rule it was "
        "counted by.",
        epilog="Exit status: 0 counted, 2 something is wrong with the file, 3 a lot is needed.",
    )
    parser.add_argument("ballots", help="the ballot file: .blt, .csv or .json")
    parser.add_argument("--rule", choices=list(RULES), help="the counting rule")
    parser.add_argument(
        "--seats", type=_positive, help="other seats than the file says: an unofficial count"
    )
    parser.add_argument("--format", choices=list(FORMATS), default="text", help="default: text")
    parser.add_argument("--lots", help="a JSON file with lots drawn, or a result that holds them")
    parser.add_argument(
        "--unofficial", type=_told, default="", metavar="WHY", help="mark the count so"
    )
    parser.add_argument(
        "--withdraw", type=_numbers, default=(), metavar="N,N", help="pass over these candidates"
    )
    vacancy = parser.add_argument_group("filling a casual vacancy (countback)")
    vacancy.add_argument(
        "--vacating", type=_numbers, default=(), metavar="N,N", help="members who leave"
    )
    vacancy.add_argument(
        "--sitting", type=_numbers, default=(), metavar="N,N", help="members who stay"
    )
    parser.add_argument("--version", action="version", version=program())
    return parser


def _told(text):
    if not is_plain(text):
        raise argparse.ArgumentTypeError("there is a character that cannot be printed")
    return text


def _positive(text):
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= 100_000):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seats")
    return int(text)


def _numbers(text):
    words = text.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdigit() for word in words):
        raise argparse.ArgumentTypeError(f"{text!r} is not a list of candidates' numbers")
    return tuple(int(word[:9]) for word in words)


def _counted(options):
    options.at_fault = options.ballots
    ballots = read_file(options.ballots, options.seats)
    rule = options.rule or ballots.rule
    if not rule:
        raise RuleError(f"which rule? Say --rule and one of {', '.join(RULES)}")
    lots = _lots(options, ballots) if options.lots else None
    unknown = [c for c in options.withdraw if not 1 <= c <= len(ballots.names)]
    if unknown:
        raise RuleError(f"there is no candidate {unknown[0]} to withdraw")
    unofficial = options.unofficial
    if options.withdraw:
        ballots = replace(ballots, withdrawn=ballots.withdrawn | set(options.withdraw))
        if not options.vacating:
            unofficial = unofficial or "a what-if count without candidates who stood"
    if options.vacating:
        if options.seats not in (None, ballots.seats):
            raise RuleError("a countback is for the seats of the election")
        return countback(ballots, rule, options.vacating, options.sitting, lots, unofficial)
    if options.sitting:
        raise RuleError("sitting members are named in a countback only: say who is --vacating")
    seats = ballots.seats if options.seats is None else options.seats
    if is_what_if(ballots, rule, seats):
        unofficial = unofficial or (
            f"a what-if count; the election is for {ballots.seats} "
            f"{'seat' if ballots.seats == 1 else 'seats'}"
            + (f" by the rule {ballots.rule}" if ballots.rule else "")
        )
    return count(ballots, rule, lots, seats, unofficial)


def _lots(options, ballots):
    options.at_fault = options.lots
    try:
        data = Path(options.lots).read_bytes()
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}") from None
    lots = read_lots(load(data), ballots)
    options.at_fault = options.ballots
    return lots


def _how_to_answer(needed):
    drawn = [lot.as_dict() for lot in needed.result.lots]
    asked = json.dumps({"lots": [*drawn, needed.lot.as_dict()]}, indent=1, ensure_ascii=False)
    tied = ", ".join(f"{c} is {needed.result.name(c)}" for c in needed.lot.tied)
    return (
        f"Stopped: {needed}\n{tied}.\n"
        "Draw the lot before witnesses. Save the lines below as a file, fill in chosen, drawer, "
        "witnesses, time and method of the last lot (the number of a candidate for chosen, a list "
        'like ["A. Name", "B. Name"] for witnesses), and count again with --lots FILE.\n'
        f"{asked}"
    )


def _print(text):
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    except OSError as error:
        # What is left must not be flushed again on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # whoever read has seen enough (``| head``)
            raise
