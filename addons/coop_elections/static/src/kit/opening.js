/**
 * Opening all envelopes, and setting aside those that cannot count. See opening.py.
 */

import { decode, NOT_VOTED } from "../booth/ballot.js";
import { sha256, toHex } from "../booth/bytes.js";
import { infoOf } from "../booth/manifest.js";
import { openSealed } from "../booth/sealing.js";
import { pairFor } from "./keys.js";
import { readEnvelopes, readPapers } from "./lines.js";

// As many are under way at once: the browser opens them on its own threads.
const TOGETHER = 64;

/**
 * Open the envelopes in bytes of their file; return what was in them.
 *
 * `papers` are the bytes of a file of papers, or null; `progress(opened, all)` is called on the way.
 * Throws a `Problem`; what is wrong with single envelopes is in `rejected`.
 */
export async function openAll(manifest, envelopes, seed, threshold, papers, progress = () => {}) {
    const pair = await pairFor(manifest, seed);
    const opening = {
        manifest,
        threshold,
        ballots: new Map(),
        notVoted: new Map(),
        rejected: [],
        envelopes: new Map(),
        papers: new Map(),
        envelopesSha256: await sha256(envelopes),
        papersSha256: papers ? await sha256(papers) : "",
    };
    const trackers = new Map();
    for (const contest of manifest.contests.keys()) {
        opening.ballots.set(contest, []);
        opening.notVoted.set(contest, []);
        opening.envelopes.set(contest, 0);
        opening.papers.set(contest, 0);
        trackers.set(contest, new Set());
    }
    for (const { contest, tracker, ranking } of papers ? readPapers(papers, manifest) : []) {
        trackers.get(contest).add(tracker);
        opening.ballots.get(contest).push({ tracker, ranking });
        opening.papers.set(contest, opening.papers.get(contest) + 1);
    }
    const rows = await readEnvelopes(envelopes, manifest);
    const unopened = [];
    const opened = new Set();
    const twice = new Set();
    let before = "";
    for (let at = 0; at < rows.length; at += TOGETHER) {
        const batch = rows.slice(at, at + TOGETHER);
        const told = await Promise.all(batch.map((row) => openOne(manifest, pair, row)));
        batch.forEach(({ contest, mark }, place) => {
            opening.envelopes.set(contest, opening.envelopes.get(contest) + 1);
            if (mark === before) {
                twice.add(mark);
            }
            before = mark;
            if (told[place].code) {
                unopened.push({ mark, contest, code: told[place].code });
            } else {
                opened.add(mark);
                put(opening, trackers.get(contest), contest, mark, told[place]);
            }
        });
        progress(Math.min(at + TOGETHER, rows.length), rows.length);
    }
    for (const { mark, contest, code } of unopened) {
        const copied = twice.has(mark) && opened.has(mark);
        opening.rejected.push({ mark, contest, code: copied ? "copied" : code });
    }
    const asText = ({ mark, contest, code }) => `${mark} ${contest} ${code}`;
    opening.rejected.sort((one, other) => compare(asText(one), asText(other)));
    for (const ballots of opening.ballots.values()) {
        ballots.sort((one, other) => compare(one.tracker, other.tracker));
    }
    for (const each of opening.notVoted.values()) {
        each.sort(compare);
    }
    return opening;
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

function put(opening, trackers, contest, mark, { tracker, kind, ranking }) {
    if (trackers.has(tracker)) {
        opening.rejected.push({ mark, contest, code: "duplicate-tracker" });
        return;
    }
    trackers.add(tracker);
    if (kind === NOT_VOTED) {
        opening.notVoted.get(contest).push(tracker);
    } else {
        opening.ballots.get(contest).push({ tracker, ranking });
    }
}

/** Return {tracker, kind, ranking} of an envelope, or {code} of why it is rejected. */
async function openOne(manifest, pair, { contest, number, sealed }) {
    let data;
    try {
        data = await openSealed(pair, sealed, infoOf(manifest, contest), number);
    } catch {
        return { code: await whyNot(manifest, pair, contest, number, sealed) };
    }
    try {
        const { tracker, kind, ranking } = decode(manifest.contests.get(contest), data);
        return { tracker: toHex(tracker), kind, ranking };
    } catch (problem) {
        return { code: problem.code };
    }
}

async function whyNot(manifest, pair, contest, number, sealed) {
    for (const other of manifest.contests.keys()) {
        if (other !== contest) {
            const told = openSealed(pair, sealed, infoOf(manifest, other), number);
            if (await told.then(Boolean, () => false)) {
                return "other-contest";
            }
        }
    }
    return "not-opened";
}
