// The three functions of Node's crypto that slip39 calls, for a browser: by @noble/hashes and the
// browser's own random numbers.
import { hmac } from "@noble/hashes/hmac.js";
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha256 } from "@noble/hashes/sha2.js";

function only(hash) {
    if (hash !== "sha256") {
        throw new Error(`${hash} is not here`);
    }
    return sha256;
}

export function randomBytes(length) {
    return crypto.getRandomValues(new Uint8Array(length));
}

export function pbkdf2Sync(password, salt, rounds, length, hash) {
    return pbkdf2(only(hash), password, salt, { c: rounds, dkLen: length });
}

export function createHmac(hash, key) {
    const state = hmac.create(only(hash), key);
    return { update: (data) => state.update(data), digest: () => state.digest() };
}
