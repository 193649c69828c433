/**
 * The last look: the choices once more, sealed; give them, or check what was sealed.
 */

import { BLANK, newTracker, NOT_VOTED, VOTE } from "../booth/ballot.js";
import { inGroups, random, toHex } from "../booth/bytes.js";
import { SealedBallot } from "../booth/sealed.js";
import { make, say } from "./words.js";

const NUMBER = 16;

/** Return the ballot of what was chosen on a paper; `alone`: there is no other paper. */
export function ballotOf(paper, alone) {
    const ranking = paper.choice.ranking;
    const empty = alone ? BLANK : NOT_VOTED;
    return { tracker: newTracker(), kind: ranking.length ? VOTE : empty, ranking };
}

/** Seal what was chosen on each paper; return [{paper, sealed, number}]. */
export async function sealAll(manifest, papers) {
    const made = [];
    for (const paper of papers) {
        const number = toHex(random(NUMBER));
        const ballot = ballotOf(paper, papers.length === 1);
        const sealed = await SealedBallot.of(manifest, paper.code, number, ballot);
        made.push({ paper, sealed, number });
    }
    return made;
}

/** Show what was chosen on each paper: photos, names, in order. */
export function showChoices(place, papers) {
    place.replaceChildren(...papers.map((paper) => one(paper, papers.length === 1)));
}

function one(paper, alone) {
    const box = make("div", { class: "booth-looked-ballot" });
    box.append(make("h2", {}, paper.section.querySelector("h1").textContent));
    if (!paper.choice.count) {
        box.append(make("p", { class: "booth-note" }, say(alone ? "look-none" : "look-skip")));
        return box;
    }
    const list = make(paper.choice.hasMarks ? "ul" : "ol", { class: "booth-looked-list" });
    for (const { card } of paper.chosen) {
        const row = make("li");
        const picture = card.querySelector("img").cloneNode();
        row.append(picture, make("strong", {}, card.dataset.name));
        list.append(row);
    }
    box.append(list);
    if (paper.choice.left && paper.choice.most > 1) {
        const left = say("look-left", { left: paper.choice.left });
        box.append(make("p", { class: "booth-hint" }, left));
    }
    return box;
}

/** Show fingerprints, each with the title of its ballot. */
export function showPrints(place, rows) {
    place.replaceChildren(
        ...rows.map(({ paper, print }) => {
            const row = make("li");
            row.append(
                make("span", {}, paper.section.querySelector("h1").textContent),
                make("code", {}, inGroups(print)),
            );
            return row;
        }),
    );
}

/** Show what was sealed, so that another device can check it. These ballots cannot be given. */
export function reveal(place, sealedBallots) {
    place.replaceChildren(
        ...sealedBallots.map(({ paper, sealed }) => {
            const text = sealed.reveal();
            const box = make("div", { class: "booth-looked-ballot" });
            const area = make("textarea", {
                readonly: "readonly",
                rows: "6",
                "aria-label": paper.section.querySelector("h1").textContent,
            });
            area.value = text;
            const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
            const link = make(
                "a",
                { class: "booth-button", href: address, download: `check-${paper.code}.json` },
                say("save"),
            );
            box.append(make("h2", {}, area.getAttribute("aria-label")), area, link);
            return box;
        }),
    );
}
