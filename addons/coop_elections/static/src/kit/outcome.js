/**
 * The files that an opening makes: the same bytes as outcome.py makes.
 */

import { sha256, utf8 } from "../booth/bytes.js";
import { toBytes } from "../booth/canonical.js";
import { assuranceOf } from "./keys.js";

export const NAME = "opening.json";

/** Return a Map of file name to bytes, opening.json last. */
export async function filesOf(opening) {
    const made = new Map();
    for (const contest of opening.manifest.contests.values()) {
        made.set(`${contest.id}.blt`, asBlt(contest, opening.ballots.get(contest.id)));
        made.set(`${contest.id}.json`, asJson(opening, contest));
    }
    made.set(NAME, await summary(opening, made));
    return made;
}

function asBlt(contest, ballots) {
    const papers = new Map();
    for (const { ranking } of ballots) {
        const text = ranking.map(item).join(" ");
        papers.set(text, (papers.get(text) || 0) + 1);
    }
    const lines = [`${contest.candidates.length} ${contest.seats}`];
    for (const text of [...papers.keys()].sort()) {
        lines.push(text ? `${papers.get(text)} ${text} 0` : `${papers.get(text)} 0`);
    }
    lines.push("0", ...contest.candidates.map(quoted), quoted(contest.title), "");
    return utf8(lines.join("\n"));
}

const item = (preference) =>
    Array.isArray(preference) ? preference.join("=") || "-" : String(preference);

const quoted = (text) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

function asJson(opening, contest) {
    return toBytes({
        ballots: opening.ballots.get(contest.id),
        candidates: contest.candidates,
        not_voted: opening.notVoted.get(contest.id),
        rule: contest.rule,
        seats: contest.seats,
        title: contest.title,
    });
}

async function summary(opening, made) {
    const contests = [];
    for (const id of opening.manifest.contests.keys()) {
        contests.push(await numbersOf(opening, id, made));
    }
    return toBytes({
        assurance: assuranceOf(opening.threshold),
        contests,
        envelopes_sha256: opening.envelopesSha256,
        key_sha256: await sha256(opening.manifest.key),
        manifest: opening.manifest.sha256,
        papers_sha256: opening.papersSha256,
        rejected: opening.rejected.map(({ mark, contest, code }) => ({
            contest,
            fingerprint: mark,
            reason: code,
        })),
        threshold: opening.threshold,
        title: opening.manifest.title,
        version: 1,
    });
}

/** Return the numbers of a contest, as they stand in opening.json. */
async function numbersOf(opening, id, made) {
    const ballots = opening.ballots.get(id);
    return {
        ballots: ballots.length,
        blank: ballots.filter(({ ranking }) => !ranking.length).length,
        blt_sha256: await sha256(made.get(`${id}.blt`)),
        envelopes: opening.envelopes.get(id),
        id,
        json_sha256: await sha256(made.get(`${id}.json`)),
        not_voted: opening.notVoted.get(id).length,
        papers: opening.papers.get(id),
        rejected: opening.rejected.filter(({ contest }) => contest === id).length,
    };
}
