import { rpc } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { IdlePage } from "./idle";

/**
 * The sign of life of a page on which somebody acts for another. While the tab is alive and seen
 * it tells the server; when nobody has touched it for a while it asks, and stops if nobody
 * answers. The server ends the hold by itself when the signs stop.
 */
export class AssistedPage extends IdlePage {
    static selector = ".coop-whom[data-nonce]";
    dynamicContent = {
        ".coop-whom-idle": { "t-att-hidden": () => (this.asking ? undefined : "hidden") },
        ".coop-idle-stay": { "t-on-click": this.onStay },
    };

    setup() {
        super.setup();
        this.channel = "coop_access.assisted";
        this.visit = this.el.dataset.nonce;
        this.pinging = false;
    }

    start() {
        super.start();
        this.addListener(document, "visibilitychange", this.ping);
        this.ping();
    }

    end() {
        this.el.querySelector("input[name=reason]").value = "idle";
        this.el.querySelector("form").requestSubmit();
    }

    async ping() {
        if (this.pinging || document.visibilityState !== "visible") {
            return;
        }
        this.pinging = true;
        try {
            const answer = await this.waitFor(
                rpc("/my/assisted/ping", { w: this.visit }, { silent: true }),
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
