/**
 * One sealed ballot in the voter's hands: cast it, or have it revealed; never both.
 *
 * The page shows the fingerprint first. What is cast leaves without what made it; what is revealed
 * is a file that any other device can check (checking.py), and can never be cast.
 */

import { encode } from "./ballot.js";
import { random, sha256, toText } from "./bytes.js";
import { canonical } from "./canonical.js";
import { infoOf } from "./manifest.js";
import { seal, SEED } from "./sealing.js";

export class SealedBallot {
    #plaintext;
    #ephemeral;
    #contest;
    #number;
    #sealed;
    #manifest;

    /**
     * Seal a ballot of a contest for an envelope number; return the `SealedBallot`.
     *
     * `manifest` is what `readManifest` gave, `ballot` as in ballot.js.
     */
    static async of(manifest, contest, number, ballot) {
        const made = new SealedBallot();
        made.#manifest = manifest.sha256;
        made.#contest = contest;
        made.#number = number;
        made.#plaintext = encode(manifest.contests.get(contest), ballot);
        made.#ephemeral = random(SEED);
        made.#sealed = await seal(
            manifest.key,
            made.#plaintext,
            infoOf(manifest, contest),
            number,
            made.#ephemeral,
        );
        made.fingerprint = await sha256(made.#sealed);
        return made;
    }

    /** Return {contest, number, sealed} to be sent, and forget how it was made. */
    cast() {
        this.#once();
        this.#plaintext.fill(0);
        this.#ephemeral.fill(0);
        this.#plaintext = this.#ephemeral = null;
        return { contest: this.#contest, number: this.#number, sealed: toText(this.#sealed) };
    }

    /** Return the text of the file that shows what was sealed; this ballot cannot be cast now. */
    reveal() {
        this.#once();
        const file = canonical({
            ballot: toText(this.#plaintext),
            contest: this.#contest,
            ephemeral: toText(this.#ephemeral),
            manifest: this.#manifest,
            number: this.#number,
            sealed: toText(this.#sealed),
            version: 1,
        });
        this.#plaintext = this.#ephemeral = null;
        return file;
    }

    #once() {
        if (!this.#ephemeral) {
            throw new Error("this ballot was cast or revealed before");
        }
    }
}
