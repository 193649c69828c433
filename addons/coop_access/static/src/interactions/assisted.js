import { rpc } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

const PING_MS = 20000;
const GRACE_MS = 60000;
const SIGNS = ["keydown", "pointerdown", "input", "scroll"];

/**
 * The sign of life of a page on which somebody acts for another. While the tab is alive and seen
 * it tells the server; when nobody has touched it for a while it asks, and stops if nobody
 * answers. The server ends the hold by itself when the signs stop.
 */
export class AssistedPage extends Interaction {
    static selector = ".coop-whom[data-nonce]";
    dynamicContent = {
        ".coop-whom-idle": { "t-att-hidden": () => (this.asking ? undefined : "hidden") },
        ".coop-idle-stay": { "t-on-click": this.onStay },
    };

    setup() {
        this.asking = false;
        this.ending = false;
        this.pinging = false;
        this.lastSign = Date.now();
        this.lastTold = 0;
        this.idleMs = Number(this.el.dataset.idle) * 60000;
    }

    start() {
        for (const sign of SIGNS) {
            this.addListener(document, sign, this.onSign);
        }
        this.addListener(document, "visibilitychange", this.ping);
        // two tabs of one hold: whoever works in one is there for the other
        this.others = new BroadcastChannel("coop_access.assisted");
        this.registerCleanup(() => this.others.close());
        this.addListener(this.others, "message", ({ data }) => {
            if (data === this.el.dataset.nonce) {
                this.lastSign = Date.now();
                this.asking = false;
            }
        });
        const timer = setInterval(() => this.beat(), PING_MS);
        this.registerCleanup(() => clearInterval(timer));
        this.ping();
    }

    onSign() {
        if (!this.asking) {
            this.sign();
        }
    }

    onStay() {
        this.asking = false;
        this.sign();
        this.ping();
    }

    sign() {
        const now = Date.now();
        if (now - this.lastTold > 1000) {
            this.lastTold = now;
            this.others.postMessage(this.el.dataset.nonce);
        }
        this.lastSign = now;
    }

    beat() {
        const idle = Date.now() - this.lastSign;
        if (this.ending) {
            return;
        } else if (idle > this.idleMs + GRACE_MS) {
            this.ending = true;
            this.el.querySelector("input[name=reason]").value = "idle";
            this.el.querySelector("form").requestSubmit();
        } else if (idle > this.idleMs && !this.asking) {
            this.asking = true;
            this.updateContent();
            this.el.querySelector(".coop-idle-stay").focus();
        } else {
            this.ping();
        }
    }

    async ping() {
        if (this.pinging || document.visibilityState !== "visible") {
            return;
        }
        this.pinging = true;
        try {
            const nonce = this.el.dataset.nonce;
            const answer = await this.waitFor(
                rpc("/my/assisted/ping", { w: nonce }, { silent: true }),
            );
            if (!answer.alive) {
                window.location.assign("/my/assisted/ended");
            }
        } finally {
            this.pinging = false;
        }
    }
}

registry.category("public.interactions").add("coop_access.assisted_page", AssistedPage);
