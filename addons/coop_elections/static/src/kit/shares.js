/** Shares put in one by one, each gone from the screen before the next. */

import { Problem } from "../booth/bytes.js";
import { attempt, by, put, tell, say } from "./dom.js";
import { join, readShare, WORDS } from "./keys.js";

let shares = [];

/** Forget all shares. */
export function forget() {
    shares = [];
    by("share").value = "";
    by("passphrase").value = "";
    show();
}

/** Return {seed, threshold} of the shares that are in; throw a `Problem`. */
export function seedOf() {
    if (!shares.length || shares.length < shares[0].threshold) {
        throw new Problem("need-shares");
    }
    const passphrase = shares[0].threshold === 1 ? by("passphrase").value : "";
    return join(
        shares.map((share) => share.text),
        passphrase,
    );
}

function take() {
    const share = readShare(by("share").value);
    const [first] = shares;
    if (first && (first.key !== share.key || first.threshold !== share.threshold)) {
        throw new Problem("not-one-key");
    }
    if (shares.some((other) => other.index === share.index)) {
        throw new Problem("same-share");
    }
    shares.push(share);
    by("share").value = "";
    show();
    tell(say("shares-in", { number: shares.length, all: share.threshold }));
}

function show() {
    const all = shares.length && shares[0].threshold;
    const full = all > 0 && shares.length === all;
    by("share-form").hidden = full;
    by("share-passphrase").hidden = !(full && all === 1);
    by("shares-in").hidden = by("share-again").hidden = !all;
    if (all) {
        put(by("shares-in"), "shares-in", { number: shares.length, all });
    }
    const number = shares.length + 1;
    put(by("share-label"), all ? "share-of" : "share-next", { number, all });
}

/** Bring the box for shares to life. */
export function startShares() {
    put(by("share-hint"), "share-hint", { words: WORDS });
    by("share-form").addEventListener("submit", (event) => {
        event.preventDefault();
        attempt(by("share-form").querySelector("button"), take).then(() =>
            (by("share-form").hidden ? by("passphrase") : by("share")).focus(),
        );
    });
    by("share-again").addEventListener("click", () => {
        forget();
        tell("");
        by("share").focus();
    });
    show();
}
