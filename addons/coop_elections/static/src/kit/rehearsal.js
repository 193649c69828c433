/**
 * The trial opening: before the poll begins, is there a key that opens? See rehearsal.py.
 */

import { BLANK, decode, encode, newTracker, NOT_VOTED, VOTE } from "../booth/ballot.js";
import { Problem, toHex } from "../booth/bytes.js";
import { infoOf } from "../booth/manifest.js";
import { openSealed, seal } from "../booth/sealing.js";
import { pairFor } from "./keys.js";

/** Seal three ballots for each contest as voters would, open them, and return how many. */
export async function rehearse(manifest, seed) {
    const pair = await pairFor(manifest, seed);
    let opened = 0;
    for (const contest of manifest.contests.values()) {
        const everybody = Array.from({ length: contest.most }, (_, at) => at + 1);
        for (const [kind, ranking] of [
            [VOTE, everybody],
            [BLANK, []],
            [NOT_VOTED, []],
        ]) {
            const data = encode(contest, { tracker: newTracker(), kind, ranking });
            const [info, number] = [infoOf(manifest, contest.id), `trial-${opened + 1}`];
            const sealed = await seal(manifest.key, data, info, number);
            const back = await openSealed(pair, sealed, info, number);
            decode(contest, back);
            if (toHex(back) !== toHex(data)) {
                throw new Problem("trial-failed");
            }
            opened += 1;
        }
    }
    return opened;
}
