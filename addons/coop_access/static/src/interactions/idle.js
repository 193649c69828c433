import { Interaction } from "@web/public/interaction";

const BEAT_MS = 20000;
const GRACE_MS = 60000;
const SIGNS = ["keydown", "pointerdown", "input", "scroll"];

/**
 * A page that ends by itself when nobody has touched it for a while: it asks first, and whoever is
 * there goes on with one press. Several tabs of one person are one: who works in one is there for
 * the other. Those that extend it say what it is called (`channel`, `visit`), how it ends and what
 * it does while all is well (`ping`).
 */
export class IdlePage extends Interaction {
    setup() {
        this.asking = false;
        this.ending = false;
        this.lastSign = Date.now();
        this.lastTold = 0;
        this.idleMs = Number(this.el.dataset.idle) * 60000;
    }

    start() {
        for (const sign of SIGNS) {
            this.addListener(document, sign, this.onSign);
        }
        this.others = new BroadcastChannel(this.channel);
        this.registerCleanup(() => this.others.close());
        this.addListener(this.others, "message", ({ data }) => this.onTold(data));
        const timer = setInterval(() => this.beat(), BEAT_MS);
        this.registerCleanup(() => clearInterval(timer));
    }

    onTold(visit) {
        if (visit === this.visit) {
            this.lastSign = Date.now();
            this.asking = false;
        }
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
            this.others.postMessage(this.visit);
        }
        this.lastSign = now;
    }

    beat() {
        const idle = Date.now() - this.lastSign;
        if (this.ending) {
            return;
        } else if (idle > this.idleMs + GRACE_MS) {
            this.ending = true;
            this.end();
        } else if (idle > this.idleMs && !this.asking) {
            this.asking = true;
            this.updateContent();
            this.el.querySelector(".coop-idle-stay").focus();
        } else {
            this.ping();
        }
    }
}
