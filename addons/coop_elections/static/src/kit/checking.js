/**
 * Check or cast: what is in a ballot that a device revealed? See checking.py.
 */

import { decode } from "../booth/ballot.js";
import { fromText, Problem, same, sha256 } from "../booth/bytes.js";
import { hasFields, parse } from "../booth/canonical.js";
import { infoOf } from "../booth/manifest.js";
import { NUMBER, seal, SEED } from "../booth/sealing.js";

const NAMES = ["ballot", "contest", "ephemeral", "manifest", "number", "sealed", "version"];

/**
 * Return {contest, fingerprint, ballot} of a revealed ballot; ballot is null when the device
 * sealed something else than it says, or what would be rejected. Throws a `Problem`.
 */
export async function checkRevealed(manifest, data) {
    const value = parse(data);
    if (!hasFields(value, NAMES) || value.version !== 1) {
        throw new Problem("not-revealed");
    }
    if (value.manifest !== manifest.sha256) {
        throw new Problem("other-election");
    }
    const contest = manifest.contests.get(value.contest);
    const [plain, ephemeral, sealed] = [value.ballot, value.ephemeral, value.sealed].map(fromText);
    const right = plain && sealed && ephemeral?.length === SEED;
    if (!contest || !right || typeof value.number !== "string" || !NUMBER.test(value.number)) {
        throw new Problem("not-revealed");
    }
    const info = infoOf(manifest, contest.id);
    const again = await seal(manifest.key, plain, info, value.number, ephemeral);
    let ballot = null;
    if (same(again, sealed)) {
        try {
            ballot = decode(contest, plain);
        } catch {
            ballot = null;
        }
    }
    return { contest, fingerprint: await sha256(sealed), ballot };
}
