/**
 * Comparing two openings: their hashes, and the contests that differ. See comparing.py.
 */

import { Problem, sha256 } from "../booth/bytes.js";
import { canonical, parse } from "../booth/canonical.js";

/** Return {hash, value} of what somebody gives: bytes of opening.json, or the text of its hash. */
export async function openedOf(given) {
    if (typeof given === "string") {
        const hash = given.replace(/\s/g, "").toLowerCase();
        if (!/^[0-9a-f]{64}$/.test(hash)) {
            throw new Problem("no-hash");
        }
        return { hash, value: null };
    }
    const value = parse(given);
    if (!Array.isArray(value?.contests)) {
        throw new Problem("not-this-file");
    }
    return { hash: await sha256(given), value };
}

/** Return {same, contests}: whether they are the same, and the ids of contests that differ. */
export function compareOpened(one, other) {
    if (one.hash === other.hash) {
        return { same: true, contests: [] };
    }
    const [mine, theirs] = [one, other].map(
        ({ value }) => new Map((value?.contests || []).map((each) => [each.id, canonical(each)])),
    );
    const ids = one.value && other.value ? new Set([...mine.keys(), ...theirs.keys()]) : [];
    return { same: false, contests: [...ids].filter((id) => mine.get(id) !== theirs.get(id)) };
}
