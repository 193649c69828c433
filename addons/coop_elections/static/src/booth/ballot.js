/**
 * What lies in an envelope: a ballot as bytes, of one length for all voters of a contest.
 *
 * ballot.py has the table. A ballot is {tracker, kind, ranking}: 16 bytes, a number below, and
 * candidates' numbers from 1.
 */

import { Problem, random } from "./bytes.js";

const VERSION = 1;
export const VOTE = 1;
export const BLANK = 2;
export const NOT_VOTED = 3;
const TRACKER = 16;
const HEAD = 2 + TRACKER;

export const newTracker = () => random(TRACKER);

export const lengthOf = (contest) => HEAD + 2 * contest.most;

/** Return the bytes of a ballot; throw a `Problem` for one that the contest does not know. */
export function encode(contest, { tracker, kind, ranking }) {
    if (tracker.length !== TRACKER || ranking.length > contest.most) {
        throw new Problem("bad-length");
    }
    if (!ranking.every((number) => number >= 1 && number <= contest.candidates.length)) {
        throw new Problem("bad-candidate");
    }
    const data = new Uint8Array(lengthOf(contest));
    data[0] = VERSION;
    data[1] = kind;
    data.set(tracker, 2);
    ranking.forEach((number, place) => {
        data[HEAD + 2 * place] = number >> 8;
        data[HEAD + 2 * place + 1] = number & 255;
    });
    decode(contest, data);
    return data;
}

/** Return the ballot in bytes; throw a `Problem` unless they are its one way of writing. */
export function decode(contest, data) {
    if (data.length !== lengthOf(contest)) {
        throw new Problem("bad-length");
    }
    if (data[0] !== VERSION) {
        throw new Problem("bad-version");
    }
    const kind = data[1];
    const ranking = readRanking(contest, data.subarray(HEAD));
    if (![VOTE, BLANK, NOT_VOTED].includes(kind)) {
        throw new Problem("bad-kind");
    }
    if (kind === VOTE && !ranking.length) {
        throw new Problem("bad-empty");
    }
    if (kind !== VOTE && ranking.length) {
        throw new Problem("bad-filled");
    }
    return { tracker: data.slice(2, HEAD), kind, ranking };
}

function readRanking(contest, data) {
    const places = [];
    for (let at = 0; at < data.length; at += 2) {
        places.push(data[at] * 256 + data[at + 1]);
    }
    while (places.length && !places.at(-1)) {
        places.pop();
    }
    if (places.includes(0)) {
        throw new Problem("bad-gap");
    }
    if (places.some((number) => number > contest.candidates.length)) {
        throw new Problem("bad-candidate");
    }
    if (new Set(places).size < places.length) {
        throw new Problem("bad-repeat");
    }
    if (contest.hasMarks && places.some((number, at) => number < places[at - 1])) {
        throw new Problem("bad-order");
    }
    return places;
}
