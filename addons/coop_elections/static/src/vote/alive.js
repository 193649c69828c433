/**
 * Signs of life while somebody acts for the voter: without them, or when nobody touches the page
 * for a while, the server ends it.
 */

const EVERY = 30_000;
const SIGNS = ["keydown", "pointerdown", "scroll"];

// On a tablet that many use: so long after the vote, or with nobody touching it, it is blank again.
const AFTER_VOTE = 20_000;
const UNTOUCHED = 180_000;

/** On the tablet of a polling place: leave, so that who comes next sees nothing. */
export function blankWhenLeft(booth) {
    const address = booth.dataset.blank;
    let timer = 0;
    const leaveIn = (time) => {
        clearTimeout(timer);
        timer = setTimeout(() => location.replace(address), time);
    };
    if (!address) {
        return () => {};
    }
    leaveIn(UNTOUCHED);
    for (const sign of SIGNS) {
        addEventListener(sign, () => leaveIn(UNTOUCHED), { passive: true });
    }
    return () => leaveIn(AFTER_VOTE);
}

/** Tell the server again and again that somebody is there. */
export function keepAlive(booth) {
    const { nonce, idle, ended } = booth.dataset;
    if (!nonce) {
        return;
    }
    let touched = Date.now();
    for (const sign of SIGNS) {
        addEventListener(sign, () => (touched = Date.now()), { passive: true });
    }
    const ping = async () => {
        if (document.visibilityState !== "visible") {
            return;
        }
        if (Date.now() - touched > Number(idle) * 60_000) {
            location.assign(ended);
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
