/** The ceremony: a key is made, and each person sees one share. */

import { inGroups, Problem } from "../booth/bytes.js";
import { toBytes } from "../booth/canonical.js";
import { attempt, by, goTo, make, offer, put, tell } from "./dom.js";
import { newSeed, publicPart, split } from "./keys.js";

let shares = [];
let at = 0;

const isAlone = () => by("make-form").elements.kind.value === "alone";

async function ceremony() {
    const passphrase = isAlone() ? by("make-passphrase").value : "";
    if (isAlone() && passphrase !== by("make-again").value) {
        throw new Problem("not-the-same");
    }
    const threshold = isAlone() ? 1 : Number(by("make-threshold").value);
    const number = isAlone() ? 1 : Number(by("make-shares").value);
    const seed = newSeed();
    shares = split(seed, threshold, number, passphrase);
    const key = await publicPart(seed, threshold, number);
    seed.fill(0);
    by("make-form").reset();
    by("make-form").hidden = true;
    by("make-fingerprint").textContent = inGroups(key.fingerprint);
    by("make-lower").hidden = key.assurance !== "lower";
    offer(by("make-file"), new Map([["key.json", toBytes(key)]]));
    at = 0;
    nextShare();
}

function nextShare() {
    by("make-words").hidden = true;
    by("make-list").replaceChildren();
    tell("");
    if (at === shares.length) {
        shares = [];
        by("make-share").hidden = true;
        goTo(by("make-done"), by("make-done-title"));
        return;
    }
    by("make-show").hidden = false;
    put(by("make-share-title"), "share-title", { number: at + 1, all: shares.length });
    goTo(by("make-share"), by("make-share-title"));
}

function showWords() {
    by("make-list").replaceChildren(...shares[at].split(" ").map((word) => make("li", word)));
    by("make-show").hidden = true;
    by("make-words").hidden = false;
    by("make-next").focus();
}

/** Bring the task to life. */
export function startMake() {
    const form = by("make-form");
    form.addEventListener("change", () => {
        by("make-shared").hidden = isAlone();
        by("make-alone").hidden = !isAlone();
    });
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        attempt(form.querySelector("button"), ceremony);
    });
    by("make-show").addEventListener("click", showWords);
    by("make-print").addEventListener("click", () => window.print());
    by("make-next").addEventListener("click", () => {
        shares[at] = "";
        at += 1;
        nextShare();
    });
}
