/**
 * The manifest: what an election is, frozen before the first vote. See manifest.py.
 */

import { concat, fromHex, fromText, Problem, sha256, utf8 } from "./bytes.js";
import { isObject, isPlain, parse } from "./canonical.js";
import { isPublicKey } from "./sealing.js";

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;
const RULES = ["scottish", "av", "fptp", "plurality", "ers97", "meek", "approval", "nhs"];
const MARKS = ["fptp", "plurality", "approval"];
const MOST = 65535;
const INFO = utf8("coop-envelope-1\0");

const isNumber = (value, most) => Number.isSafeInteger(value) && value >= 1 && value <= most;

/**
 * Return the manifest in bytes: sha256, key, title, contests (a Map by id).
 *
 * Throws a `Problem`.
 */
export async function readManifest(data) {
    const value = parse(data);
    if (!isObject(value) || value.version !== 1) {
        throw new Problem("no-manifest");
    }
    if (!isPlain(value.title)) {
        throw new Problem("bad-title");
    }
    const key = fromText(value.key);
    if (!key || !(await isPublicKey(key))) {
        throw new Problem("bad-key");
    }
    if (!Array.isArray(value.contests) || !value.contests.length) {
        throw new Problem("no-contests");
    }
    const contests = new Map();
    for (const [place, each] of value.contests.entries()) {
        const contest = readContest(each, place + 1);
        if (contests.has(contest.id)) {
            throw new Problem("same-id");
        }
        contests.set(contest.id, contest);
    }
    return { sha256: await sha256(data), key, title: value.title, contests };
}

function readContest(value, place) {
    const right =
        isObject(value) &&
        typeof value.id === "string" &&
        ID.test(value.id) &&
        isPlain(value.title) &&
        Array.isArray(value.candidates) &&
        isNumber(value.candidates.length, MOST) &&
        value.candidates.every(isPlain) &&
        new Set(value.candidates).size === value.candidates.length &&
        isNumber(value.seats, MOST) &&
        RULES.includes(value.rule) &&
        isNumber(value.most, value.candidates.length);
    if (!right) {
        throw new Problem("bad-contest", { place });
    }
    const { id, title, candidates, seats, rule, most } = value;
    return { id, title, candidates, seats, rule, most, hasMarks: MARKS.includes(rule) };
}

/** Return what every ballot of a contest is sealed for: the manifest and the contest. */
export const infoOf = (manifest, contest) => concat(INFO, fromHex(manifest.sha256), utf8(contest));
