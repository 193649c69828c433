/**
 * One value, one row of bytes: JSON as RFC 8785 writes it. Only whole numbers, text, lists, objects.
 */

import { Problem, toString, utf8 } from "./bytes.js";

const NAME = /^[ -~]+$/;
const HALF = /\p{Surrogate}/u;
// Control characters, marks that turn the direction of what follows, white space at an end.
const HIDDEN =
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\u2028-\u202e\u2066-\u2069]|^[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]|[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]$/u;

/** Return a value as canonical JSON text; throw a `Problem` for what canonical files do not hold. */
export function canonical(value) {
    if (Array.isArray(value)) {
        return `[${value.map(canonical).join(",")}]`;
    }
    if (value !== null && typeof value === "object") {
        const names = Object.keys(value).sort();
        if (!names.every((name) => NAME.test(name))) {
            throw new Problem("not-canonical");
        }
        const members = names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
        return `{${members.join(",")}}`;
    }
    if (Number.isSafeInteger(value) || (typeof value === "string" && !HALF.test(value))) {
        return JSON.stringify(value);
    }
    throw new Problem("not-canonical");
}

/** Return the value of canonical JSON given as bytes or text; throw a `Problem` for any other. */
export function parse(data, values) {
    const text = typeof data === "string" ? data : toString(data, values);
    let value, written;
    try {
        value = JSON.parse(text);
    } catch {
        throw new Problem("not-json", values);
    }
    try {
        written = canonical(value);
    } catch {
        throw new Problem("not-canonical", values);
    }
    if (written !== text) {
        throw new Problem("not-canonical", values);
    }
    return value;
}

export const toBytes = (value) => utf8(canonical(value));

/** Whether a value is an object with exactly these names. */
export function hasFields(value, names) {
    return isObject(value) && Object.keys(value).sort().join() === [...names].sort().join();
}

export const isObject = (value) =>
    value !== null && typeof value === "object" && !Array.isArray(value);

export const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

export const isSha256 = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);

/** Whether a value is text that can stand on a sheet as it is, and is not empty. */
export const isPlain = (value) => typeof value === "string" && value !== "" && !HIDDEN.test(value);
