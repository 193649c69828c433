/**
 * The two files of lines: sealed ballots without names, and ballots that came on paper.
 *
 * See envelopes.py and papers.py. Each throws a `Problem` with the line.
 */

import { fromText, Problem, sha256, toString } from "../booth/bytes.js";
import { hasFields, isCount, isSha256, parse } from "../booth/canonical.js";
import { NUMBER } from "../booth/sealing.js";

const TRACKER = /^[0-9a-f]{32}$/;

/** Return the values of the lines of a file, after checking its head. */
function read(data, name, manifest) {
    const lines = toString(data).split("\n");
    if (lines.pop() !== "" || !lines.length) {
        throw new Problem("cut-off");
    }
    const values = lines.map((text, at) => parse(text, { line: at + 1 }));
    const head = values.shift();
    if (
        !hasFields(head, [name, "manifest", "version"]) ||
        head.version !== 1 ||
        !isCount(head[name]) ||
        !isSha256(head.manifest)
    ) {
        throw new Problem("not-this-file");
    }
    if (head.manifest !== manifest.sha256) {
        throw new Problem("other-election");
    }
    if (head[name] !== values.length) {
        throw new Problem("wrong-number", { expected: head[name], found: values.length });
    }
    return values;
}

function check(right, line, code = "bad-line") {
    if (!right) {
        throw new Problem(code, { line });
    }
}

/** Return [{contest, number, sealed, mark}] of a file of envelopes; mark is the fingerprint. */
export async function readEnvelopes(data, manifest) {
    const envelopes = [];
    const seen = new Set();
    let before = "";
    for (const [at, value] of read(data, "envelopes", manifest).entries()) {
        const line = at + 2;
        check(hasFields(value, ["contest", "number", "sealed"]), line);
        const { contest, number } = value;
        const sealed = fromText(value.sealed);
        check(manifest.contests.has(contest), line, "unknown-contest");
        check(typeof number === "string" && NUMBER.test(number) && sealed, line);
        const mark = await sha256(sealed);
        check(mark >= before, line, "out-of-order");
        before = mark;
        check(!seen.has(`${contest} ${number}`), line, "twice");
        seen.add(`${contest} ${number}`);
        envelopes.push({ contest, number, sealed, mark });
    }
    return envelopes;
}

/** Return [{contest, tracker, ranking}] of a file of papers. */
export function readPapers(data, manifest) {
    const papers = read(data, "papers", manifest);
    let before = "";
    papers.forEach((value, at) => {
        const line = at + 2;
        check(hasFields(value, ["contest", "ranking", "tracker"]), line);
        const { contest, ranking, tracker } = value;
        check(manifest.contests.has(contest), line, "unknown-contest");
        check(typeof tracker === "string" && TRACKER.test(tracker), line);
        check(isRanking(ranking, manifest.contests.get(contest)), line);
        // A contest's id ends before any character that can stand in one.
        check(`${contest} ${tracker}` > before, line, "out-of-order");
        before = `${contest} ${tracker}`;
    });
    return papers;
}

/** Whether a ranking can stand on a paper of the contest, in its one form. */
function isRanking(ranking, contest) {
    if (!Array.isArray(ranking)) {
        return false;
    }
    const isCandidate = (c) => Number.isSafeInteger(c) && c >= 1 && c <= contest.candidates.length;
    const ascends = (list) => list.every((c, at) => !at || c > list[at - 1]);
    if (contest.hasMarks) {
        return ranking.every(isCandidate) && ascends(ranking);
    }
    const last = ranking.at(-1);
    return (
        !(Array.isArray(last) && !last.length) &&
        ranking.every((item) =>
            Array.isArray(item)
                ? item.length !== 1 && item.every(isCandidate) && ascends(item)
                : isCandidate(item),
        )
    );
}
