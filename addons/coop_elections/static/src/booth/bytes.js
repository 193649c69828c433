/**
 * Bytes, and bytes as text: the same as canonical.py of the Python package `envelope`.
 */

/** Something that is not as it must be: `code` for the words of a page, `values` for its gaps. */
export class Problem extends Error {
    constructor(code, values = {}) {
        super(code);
        this.code = code;
        this.values = values;
    }
}

export const utf8 = (text) => new TextEncoder().encode(text);

/** Return the text of UTF-8 bytes; throw a `Problem` when they are none. */
export function toString(bytes, values) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        throw new Problem("not-utf8", values);
    }
}

export function concat(...parts) {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
        all.set(part, at);
        at += part.length;
    }
    return all;
}

export const same = (one, other) =>
    one.length === other.length && one.every((byte, at) => byte === other[at]);

export const toHex = (bytes) =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export const fromHex = (text) =>
    Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));

/** Return bytes as base64 for addresses (RFC 4648 section 5) without padding. */
export function toText(bytes) {
    let text = "";
    for (const byte of bytes) {
        text += String.fromCharCode(byte);
    }
    return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Return the bytes of such a text, or null when it is not their one form. */
export function fromText(text) {
    if (typeof text !== "string" || !/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) {
        return null;
    }
    const standard = text.replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(standard), (letter) => letter.charCodeAt(0));
    return toText(bytes) === text ? bytes : null;
}

export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Return the SHA-256 of bytes, hexadecimal. */
export async function sha256(bytes) {
    return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** Return a hash in groups of eight, to be read aloud. */
export const inGroups = (text) => text.match(/.{1,8}/g).join(" ");
