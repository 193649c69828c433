import { rpc } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";
import { IdlePage } from "./idle";

const CHANNEL = "coop_access.tablet";
const START = "/web/login";

/**
 * A page on a tablet that others use too. It asks whether the person is still there, and finishes
 * for them when nobody answers. Whoever signs in after them finds no page of theirs: not in
 * another tab, and not by Back. The server ends the visit by itself when the signs stop.
 */
export class TabletPage extends IdlePage {
    static selector = ".coop-tablet";
    dynamicContent = {
        ".coop-tablet-idle": { "t-att-hidden": () => (this.asking ? undefined : "hidden") },
        ".coop-idle-stay": { "t-on-click": this.onStay },
    };

    setup() {
        super.setup();
        this.channel = CHANNEL;
        this.visit = this.el.dataset.visit;
        for (const field of document.querySelectorAll("form, input, textarea, select")) {
            field.setAttribute("autocomplete", "off");
        }
    }

    start() {
        super.start();
        this.others.postMessage(this.visit);
        this.addListener(window, "pageshow", (event) => {
            if (event.persisted) {
                window.location.replace(START);
            }
        });
        this.addListener(document, "visibilitychange", this.ping);
    }

    onTold(visit) {
        super.onTold(visit);
        if (visit !== this.visit && !this.ending) {
            this.ending = true;
            window.location.replace(START);
        }
    }

    end() {
        this.el.querySelector("form").requestSubmit();
    }

    /** Being asked counts as use, so only a page that is seen asks. */
    async ping() {
        if (document.visibilityState !== "visible") {
            return;
        }
        const answer = await this.waitFor(
            rpc("/sign-in/tablet/ping", { who: this.visit }, { silent: true }),
        );
        if (!answer.alive) {
            window.location.replace(START);
        }
    }
}

registry.category("public.interactions").add("coop_access.tablet_page", TabletPage);

/** The first page of the tablet: nothing that scripts kept is left, and other tabs come here too. */
export class TabletStart extends Interaction {
    static selector = ".coop-tablet-start";

    start() {
        window.localStorage.clear();
        window.sessionStorage.clear();
        const others = new BroadcastChannel(CHANNEL);
        others.postMessage(null);
        this.registerCleanup(() => others.close());
        this.addListener(window, "pageshow", (event) => {
            if (event.persisted) {
                window.location.reload();
            }
        });
    }
}

registry.category("public.interactions").add("coop_access.tablet_start", TabletStart);
