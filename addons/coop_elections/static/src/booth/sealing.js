/**
 * Sealing and opening: HPKE (RFC 9180) by @hpke/core, on the browser's own cryptography.
 *
 * The suite and the layout of what is sealed are those of sealing.py.
 */

import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "../../lib/hpke/hpke.js";
import { concat, Problem, random, utf8 } from "./bytes.js";

const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes128Gcm(),
});
const PUBLIC = 65;
export const SEED = 32;
export const NUMBER = /^[A-Za-z0-9-]{1,40}$/;

/** Return {pair, key}: the key pair of a seed, and its public key as 65 bytes. */
export async function keyPair(seed) {
    const pair = await suite.kem.deriveKeyPair(seed);
    return { pair, key: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)) };
}

export async function isPublicKey(data) {
    return Boolean(await publicKey(data).catch(() => null));
}

async function publicKey(data) {
    if (data.length !== PUBLIC || data[0] !== 4) {
        throw new Problem("not-opened");
    }
    return suite.kem.deserializePublicKey(data);
}

/**
 * Return bytes sealed to a public key for one envelope number.
 *
 * `ephemeral`: 32 random bytes from which RFC 9180's DeriveKeyPair makes the ephemeral key. They
 * are secret, and never used twice.
 */
export async function seal(key, plaintext, info, number, ephemeral = random(SEED)) {
    const sender = await suite.createSenderContext({
        recipientPublicKey: await publicKey(key),
        info,
        ekm: await suite.kem.deriveKeyPair(ephemeral),
    });
    const sealed = await sender.seal(plaintext, utf8(number));
    return concat(new Uint8Array(sender.enc), new Uint8Array(sealed));
}

/** Return what was sealed; throw a `Problem` when it does not open. */
export async function openSealed(pair, sealed, info, number) {
    try {
        await publicKey(sealed.subarray(0, PUBLIC));
        const recipient = await suite.createRecipientContext({
            recipientKey: pair,
            enc: sealed.slice(0, PUBLIC),
            info,
        });
        return new Uint8Array(await recipient.open(sealed.slice(PUBLIC), utf8(number)));
    } catch {
        throw new Problem("not-opened");
    }
}
