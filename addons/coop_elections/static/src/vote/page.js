/**
 * The page of the booth: from what happens to “thank you”.
 *
 * Choices are kept in this page's memory alone. What is sent is what `SealedBallot.cast` gives.
 */

import "../../../../coop_access/static/src/reading/choose.js";
import "../../../../coop_access/static/src/reading/blocks.js";
import "../../../../coop_access/static/src/reading/reader.js";
import "../../../../coop_access/static/src/reading/bar.js";
import { blankWhenLeft, keepAlive } from "./alive.js";
import { utf8 } from "../booth/bytes.js";
import { reveal, sealAll, showChoices, showPrints } from "./looking.js";
import { readManifest } from "../booth/manifest.js";
import { Paper } from "./paper.js";
import { Screens } from "./screens.js";
import { send } from "./sending.js";

// What can be tried again after it failed; anything else stays as it is.
const AGAIN = ["network", "elsewhere"];
const OVER = ["closed", "paper", "struck", "helper", "way", "ended", "wrong"];

class Booth {
    constructor(root, manifest) {
        this.root = root;
        this.manifest = manifest;
        const papers = [...root.querySelectorAll(".booth-ballot")].map((each) => new Paper(each));
        this.practice = papers.find((paper) => paper.code === "practice");
        this.papers = papers.filter((paper) => paper !== this.practice);
        this.isPractice = false;
        this.sealed = [];
        this.waiting = [];
        this.receipt = [];
        this.isIn = false;
        this.blank = blankWhenLeft(root);
        this.screens = new Screens(root, (name, again) => this.#before(name, again));
        root.addEventListener("click", (event) => {
            const button = event.target.closest("[data-go]");
            if (button) {
                this.#press(button.dataset.go);
            }
        });
    }

    part(name) {
        return this.root.querySelector(`[data-part="${name}"]`);
    }

    get now() {
        return this.isPractice ? [this.practice] : this.papers;
    }

    /** The screen that is shown: where the browser goes back or forth, not what was passed. */
    #before(name, again) {
        if (!again || name === "start") {
            return name;
        }
        if (this.isIn) {
            return "thanks";
        }
        // what was sealed may not be what is chosen now: the way to the last look is by the ballot
        const isOwn = this.now.some((paper) => `ballot-${paper.code}` === name);
        return isOwn ? name : `ballot-${this.now.at(-1).code}`;
    }

    #press(what) {
        const acts = {
            vote: () => this.#begin(false),
            practice: () => this.#begin(true),
            start: () => this.screens.go("start"),
            on: () => this.#on(),
            back: () => this.#back(),
            change: () => this.screens.go(`ballot-${this.now[0].code}`),
            give: () => this.#give(),
            check: () => this.#check(),
            "seal-again": () => this.#look(),
            retry: () => this.#retry(),
            print: () => print(),
        };
        acts[what]();
    }

    // -- choosing --------------------------------------------------------------------------------

    #begin(isPractice) {
        const problem = this.part("need-promise");
        problem.hidden = isPractice || this.#hasPromised();
        if (!problem.hidden) {
            this.part("promised").focus();
            return;
        }
        this.isPractice = isPractice;
        this.isIn = false;
        this.waiting = [];
        const inSteps = this.root.querySelector("[data-part=way]:checked").value === "steps";
        for (const paper of this.now) {
            paper.inSteps = inSteps;
            paper.clear();
        }
        this.screens.go(`ballot-${this.now[0].code}`);
    }

    get helper() {
        return {
            name: this.part("helper")?.value.trim() || "",
            promised: Boolean(this.part("promised")?.checked),
            voterNumber: this.part("voter-number")?.value.trim() || "",
        };
    }

    #hasPromised() {
        const { name, promised } = this.helper;
        return !name || promised;
    }

    #at() {
        return this.now.findIndex((paper) => `ballot-${paper.code}` === this.screens.now);
    }

    #on() {
        const next = this.now[this.#at() + 1];
        if (next) {
            this.screens.go(`ballot-${next.code}`);
        } else {
            this.#look();
        }
    }

    #back() {
        const before = this.now[this.#at() - 1];
        this.screens.go(before ? `ballot-${before.code}` : "start");
    }

    // -- the last look ---------------------------------------------------------------------------

    async #look() {
        showChoices(this.part("looked"), this.now);
        this.part("is-practice").hidden = !this.isPractice;
        this.part("check-box").hidden = this.isPractice;
        this.part("check-box").open = false;
        this.part("give").disabled = true;
        this.part("revealed").replaceChildren();
        this.screens.go("look");
        this.sealed = this.isPractice ? [] : await sealAll(this.manifest, this.papers);
        const rows = this.sealed.map(({ paper, sealed }) => ({ paper, print: sealed.fingerprint }));
        showPrints(this.part("prints"), rows);
        this.part("give").disabled = false;
    }

    #check() {
        reveal(this.part("revealed"), this.sealed);
        this.sealed = [];
        this.screens.go("check");
    }

    // -- giving ----------------------------------------------------------------------------------

    async #give() {
        if (this.isPractice) {
            this.screens.replace("practised");
            return;
        }
        if (!this.sealed.length) {
            // “back” from the page of the check: what was sealed is gone
            await this.#look();
            return;
        }
        this.receipt = [];
        this.waiting = this.sealed.map(({ paper, sealed }) => ({ paper, cast: sealed.cast() }));
        this.sealed = [];
        await this.#send();
    }

    async #send() {
        const [give, busy] = [this.part("give"), this.part("busy")];
        give.disabled = true;
        busy.hidden = false;
        let trouble = null;
        while (this.waiting.length && !trouble) {
            const { paper, cast } = this.waiting[0];
            const answer = await send(this.root, paper, cast, this.helper);
            if (answer.code === "in") {
                paper.after = answer.revision;
                this.receipt.push({ paper, print: answer.fingerprint });
                this.waiting.shift();
            } else {
                if (answer.code === "elsewhere") {
                    // the voter decides with “Try again” that this one is to count
                    paper.after = answer.revision;
                }
                trouble = answer.code;
            }
        }
        busy.hidden = true;
        if (trouble) {
            this.#trouble(trouble);
            return;
        }
        for (const paper of this.papers) {
            paper.clear();
        }
        this.isIn = true;
        this.blank();
        this.part("looked").replaceChildren();
        showPrints(this.part("receipt"), this.receipt);
        this.screens.replace("thanks");
    }

    #trouble(code) {
        const known = this.root.querySelector(`[data-trouble="${code}"]`) ? code : "wrong";
        for (const each of this.root.querySelectorAll("[data-trouble]")) {
            each.hidden = each.dataset.trouble !== known;
        }
        this.part("retry").hidden = !AGAIN.includes(known);
        this.part("to-start").hidden = AGAIN.includes(known) || OVER.includes(known);
        this.screens.replace("trouble");
    }

    async #retry() {
        this.screens.replace("look");
        await this.#send();
    }
}

/** Put the code of a letter's picture into its field; it stays in no history. */
function fillCode() {
    const field = document.querySelector("[data-part=code]");
    if (field && location.hash.length > 1) {
        field.value = decodeURIComponent(location.hash.slice(1));
        history.replaceState(null, "", location.pathname);
    }
}

async function open() {
    const root = document.getElementById("booth");
    if (!root) {
        fillCode();
        return;
    }
    document.getElementById("booth-wait").hidden = true;
    let manifest = null;
    if (isSecureContext && globalThis.crypto?.subtle) {
        const text = document.getElementById("booth-manifest").textContent;
        manifest = await readManifest(utf8(text)).catch(() => null);
    }
    if (!manifest) {
        document.getElementById("booth-unsafe").hidden = false;
        return;
    }
    root.hidden = false;
    new Booth(root, manifest);
    keepAlive(root);
    const bar = root.querySelector(".coop-listen");
    if (bar) {
        // nothing of a ballot is spoken by the server: recordings, and voices of this device
        bar.dataset.serve = "";
        globalThis.coopReading.listen(bar, { page: root });
    }
}

open();
