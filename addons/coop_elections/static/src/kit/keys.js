/**
 * The scrutineers' key: a seed, its public key, and shares of it in words. See keys.py.
 *
 * No error bears a word of a share.
 */

import { Slip39, WORD_LIST } from "../../lib/slip39/slip39.js";
import { Problem, random, same, sha256, toText } from "../booth/bytes.js";
import { keyPair, SEED } from "../booth/sealing.js";

export const WORDS = 33;
const MOST_SHARES = 16;
const PASSPHRASE = /^[ -~]{12,200}$/;
const SLOW = 5;
const QUICK = 0;

export const newSeed = () => random(SEED);

/** Return the shares of a seed, each a text of 33 words; throw a `Problem`. */
export function split(seed, threshold, shares, passphrase = "") {
    if (threshold === 1 && shares !== 1) {
        throw new Problem("one-of-one");
    }
    if (!(threshold >= 1 && threshold <= shares && shares <= MOST_SHARES)) {
        throw new Problem("bad-split", { most: MOST_SHARES });
    }
    if ((threshold === 1) !== PASSPHRASE.test(passphrase)) {
        throw new Problem(threshold === 1 ? "short-passphrase" : "bad-split");
    }
    const tree = Slip39.fromArray(Array.from(seed), {
        passphrase,
        threshold: 1,
        groups: [[threshold, shares, ""]],
        iterationExponent: passphrase ? SLOW : QUICK,
        extendableBackupFlag: 1,
    });
    const made = tree.fromPath("r/0").mnemonics;
    // Ballots sealed to a key that its shares do not make could never be opened.
    if (!same(join(made.slice(-threshold), passphrase).seed, seed)) {
        throw new Problem("not-this-key");
    }
    return made;
}

/** Return {key, index, threshold, text} of a share; throw a `Problem`. */
export function readShare(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length !== WORDS) {
        throw new Problem("share-length", { words: WORDS, found: words.length });
    }
    if (!Slip39.validateMnemonic(words.join(" "))) {
        throw new Problem("share-wrong");
    }
    // The fourth word holds the share's index and the threshold, 4 bits each (SLIP-39, format).
    const bits = WORD_LIST.indexOf(words[3]);
    return {
        key: words.slice(0, 2).join(" "),
        index: (bits >> 4) & 15,
        threshold: (bits & 15) + 1,
        text: words.join(" "),
    };
}

/** Return {seed, threshold} of as many shares as the threshold; throw a `Problem`. */
export function join(texts, passphrase = "") {
    const shares = texts.map(readShare);
    const [{ key, threshold }] = shares;
    if (shares.some((share) => share.key !== key || share.threshold !== threshold)) {
        throw new Problem("not-one-key");
    }
    if (new Set(shares.map((share) => share.index)).size !== shares.length) {
        throw new Problem("same-share");
    }
    if (shares.length !== threshold) {
        throw new Problem("wrong-count", { threshold, found: shares.length });
    }
    if (passphrase && !PASSPHRASE.test(passphrase)) {
        throw new Problem("short-passphrase");
    }
    let seed;
    try {
        seed = Uint8Array.from(
            Slip39.recoverSecret(
                shares.map((share) => share.text),
                passphrase,
            ),
        );
    } catch {
        throw new Problem("not-fit");
    }
    if (seed.length !== SEED) {
        throw new Problem("not-fit");
    }
    return { seed, threshold };
}

/** Return the key pair of a seed; throw a `Problem` when it is not the key of the manifest. */
export async function pairFor(manifest, seed) {
    const { pair, key } = await keyPair(seed);
    if (!same(key, manifest.key)) {
        throw new Problem("wrong-key");
    }
    return pair;
}

export const assuranceOf = (threshold) => (threshold > 1 ? "shared" : "lower");

/** Return what everybody may know of a key, as the value of its file. */
export async function publicPart(seed, threshold, shares) {
    const { key } = await keyPair(seed);
    return {
        assurance: assuranceOf(threshold),
        fingerprint: await sha256(key),
        key: toText(key),
        shares,
        threshold,
        version: 1,
    };
}
