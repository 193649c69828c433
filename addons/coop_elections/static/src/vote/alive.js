/**
 * Signs of life while somebody acts for the voter: without them the server ends it. And what
 * happens when nobody touches the page for a while: it asks first, and leaves when nobody answers.
 */

const EVERY = 30_000;
const SIGNS = ["keydown", "pointerdown", "scroll"];

// How long nobody has to touch the page before it asks, and how long there is to answer. Whoever
// answers has all of that time again, as often as they like.
const UNTOUCHED = 120_000;
const TO_ANSWER = 60_000;
// On a tablet that many use, after the vote.
const AFTER_VOTE = 20_000;

/** Leave for an address when nobody is there any more. */
class Watch {
    #timer = 0;

    /** `leave`: a function; `quiet`: how long nobody has to touch the page before it asks. */
    constructor(booth, quiet, leave) {
        this.dialog = booth.querySelector("[data-part=still-there]");
        this.quiet = quiet;
        this.leave = leave;
        this.dialog.querySelector("[data-part=stay]").addEventListener("click", () => {
            this.dialog.close();
        });
        // with the button, or with Escape
        this.dialog.addEventListener("close", () => this.wait());
        for (const sign of SIGNS) {
            addEventListener(sign, () => this.#touched(), { passive: true });
        }
        this.wait();
    }

    /** Ask after a while, and leave if nobody answers. */
    wait(quiet = this.quiet, toAnswer = TO_ANSWER) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            this.dialog.showModal();
            this.#timer = setTimeout(() => this.leave(), toAnswer);
        }, quiet);
    }

    #touched() {
        // who was asked answers: a sleeve that brushes the page is no answer
        if (!this.dialog.open) {
            this.wait();
        }
    }
}

/**
 * On the tablet of a polling place: leave, so that who comes next sees nothing. Return what is to be
 * called after the vote.
 */
export function blankWhenLeft(booth) {
    const address = booth.dataset.blank;
    if (!address) {
        return () => {};
    }
    const watch = new Watch(booth, UNTOUCHED, () => location.replace(address));
    return () => watch.wait(AFTER_VOTE, AFTER_VOTE);
}

/** Tell the server again and again that somebody is there. */
export function keepAlive(booth) {
    const { nonce, idle, ended } = booth.dataset;
    if (!nonce) {
        return;
    }
    const quiet = Math.max(Number(idle) * 60_000 - TO_ANSWER, TO_ANSWER);
    new Watch(booth, quiet, () => location.assign(ended));
    const ping = async () => {
        if (document.visibilityState !== "visible") {
            return;
        }
        try {
            const answer = await fetch("/my/assisted/ping", {
                method: "POST",
                headers: { "Content-Type": "application/json" },
                body: JSON.stringify({ jsonrpc: "2.0", params: { w: nonce } }),
            });
            const value = await answer.json();
            if (value.result && !value.result.alive) {
                location.assign(ended);
            }
        } catch {
            // no connection just now: the next sign may come through
        }
    };
    setInterval(ping, EVERY);
    ping();
}
