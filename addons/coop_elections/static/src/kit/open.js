/** The tasks that need the election: trial, opening, checking one ballot; and comparing. */

import { BLANK, NOT_VOTED } from "../booth/ballot.js";
import { inGroups, Problem } from "../booth/bytes.js";
import { readManifest } from "../booth/manifest.js";
import { checkRevealed } from "./checking.js";
import { compareOpened, openedOf } from "./comparing.js";
import { attempt, by, fileIn, goTo, make, offer, put, say, tell } from "./dom.js";
import { openAll } from "./opening.js";
import { filesOf, NAME } from "./outcome.js";
import { rehearse } from "./rehearsal.js";
import { forget, seedOf } from "./shares.js";

const NUMBERS = ["envelopes", "papers", "ballots", "blank", "not_voted", "rejected"];
let manifest = null;
let mine = null;

async function chooseManifest() {
    manifest = null;
    by("election-known").hidden = true;
    const bytes = await fileIn("manifest");
    if (bytes) {
        manifest = await readManifest(bytes);
        by("election-name").textContent = manifest.title;
        by("election-hash").textContent = inGroups(manifest.sha256);
        by("election-known").hidden = false;
    }
    tell("");
}

/** Return what is there; throw a `Problem` when it is not. */
function need(value, code) {
    if (!value) {
        throw new Problem(code);
    }
    return value;
}

async function trial() {
    need(manifest, "need-manifest");
    const { seed, threshold } = seedOf();
    const number = await rehearse(manifest, seed);
    seed.fill(0);
    forget();
    const told = [say("trial-done", { number })];
    tell(threshold === 1 ? [...told, say("lower")] : told);
}

async function open() {
    by("open-done").hidden = true;
    need(manifest, "need-manifest");
    const envelopes = need(await fileIn("envelopes"), "need-envelopes");
    const { seed, threshold } = seedOf();
    const papers = await fileIn("papers");
    by("open-progress").hidden = false;
    try {
        const opening = await openAll(manifest, envelopes, seed, threshold, papers, progress());
        forget();
        const files = await filesOf(opening);
        mine = await openedOf(files.get(NAME));
        showOpening(opening, files);
    } finally {
        seed.fill(0);
        by("open-progress").hidden = true;
    }
    tell("");
    goTo(by("open-done"), by("open-done-title"));
}

/** Return a function that moves the bar, and says every tenth part. */
function progress() {
    let said = 0;
    return (number, all) => {
        by("open-bar").max = all;
        by("open-bar").value = number;
        if (number * 10 >= said * all) {
            said = Math.floor((number * 10) / all) + 1;
            tell(say("progress", { number, all }));
        }
    };
}

function showOpening(opening, files) {
    by("open-lower").hidden = opening.threshold > 1;
    by("open-hash").textContent = inGroups(mine.hash);
    by("open-contests").replaceChildren(...mine.value.contests.map(tableOf));
    const list = opening.rejected.map(({ mark, contest, code }) => {
        const item = make("li", `${manifest.contests.get(contest).title}: ${mark}. `);
        const why = make("span");
        put(why, code);
        item.append(why);
        return item;
    });
    by("open-rejected").hidden = !list.length;
    by("open-rejected-list").replaceChildren(...list);
    offer(by("open-files"), files);
    by("compare-mine").hidden = false;
    by("compare-mine").textContent = inGroups(mine.hash);
}

/** Return a table of the numbers of a contest. */
function tableOf(numbers) {
    const table = make("table");
    table.append(make("caption", manifest.contests.get(numbers.id).title));
    for (const name of NUMBERS) {
        const row = table.insertRow();
        const head = make("th");
        head.scope = "row";
        put(head, `n-${name}`);
        row.append(head, make("td", String(numbers[name])));
    }
    return table;
}

async function compare() {
    const chosen = await fileIn("compare-one");
    const one = need(chosen ? await openedOf(chosen) : mine, "need-one");
    const file = await fileIn("compare-file");
    const found = compareOpened(one, await openedOf(file || by("compare-hash").value));
    if (found.same) {
        tell(say("is-same"));
        return;
    }
    const told = [say("is-different")];
    if (found.contests.length) {
        told.push(say("is-different-in", { names: found.contests.join(", ") }));
    }
    tell(told, true);
}

async function check() {
    by("check-done").hidden = true;
    need(manifest, "need-manifest");
    const file = need(await fileIn("revealed"), "need-revealed");
    const { contest, fingerprint, ballot } = await checkRevealed(manifest, file);
    const shown = by("check-shown").value.replace(/\s/g, "").toLowerCase();
    if (!ballot || (shown && shown !== fingerprint)) {
        tell(say(ballot ? "check-other" : "check-wrong"), true);
        return;
    }
    by("check-contest").textContent = contest.title;
    by("check-list").replaceChildren(...linesOf(contest, ballot));
    by("check-fingerprint").textContent = inGroups(fingerprint);
    by("check-done").hidden = false;
    tell(say("check-right"));
}

/** Return what a ballot says, as items of a list. */
function linesOf(contest, { kind, ranking }) {
    if (kind === NOT_VOTED || kind === BLANK) {
        const item = make("li");
        put(item, kind === BLANK ? "blank" : "not-voted");
        return [item];
    }
    return ranking.map((number, at) => {
        const name = contest.candidates[number - 1];
        return make("li", contest.hasMarks ? `X ${name}` : `${at + 1}. ${name}`);
    });
}

/** Bring the tasks to life. */
export function startTasks() {
    by("manifest").addEventListener("change", () => attempt(by("manifest"), chooseManifest));
    by("trial-go").addEventListener("click", () => attempt(by("trial-go"), trial));
    by("open-go").addEventListener("click", () => attempt(by("open-go"), open));
    for (const [id, work] of [
        ["compare-form", compare],
        ["check-form", check],
    ]) {
        by(id).addEventListener("submit", (event) => {
            event.preventDefault();
            attempt(by(id).querySelector("button"), work);
        });
    }
}
