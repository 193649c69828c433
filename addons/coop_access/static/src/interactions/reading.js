import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

const { coopReading } = globalThis;

/** The button “Listen”: the reader itself is a plain script (src/reading), used elsewhere too. */
export class Listen extends Interaction {
    static selector = ".coop-listen";

    start() {
        const living = coopReading.listen(this.el);
        this.registerCleanup(() => living.stop());
    }
}

/**
 * “Reading”: without script a page of its own; with script its questions open under the head of
 * the page, what is chosen shows at once and is kept by the way.
 */
export class ReadingLink extends Interaction {
    static selector = "a.coop-reading-link";
    dynamicContent = {
        _root: {
            "t-on-click.prevent": this.locked(this.onPress),
            "t-on-keydown": this.onKey,
            "t-att-role": () => "button",
            "t-att-aria-expanded": () => String(Boolean(this.panel)),
        },
    };

    setup() {
        this.panel = null;
    }

    onKey(event) {
        if (event.key === " ") {
            event.preventDefault();
            this.el.click();
        } else if (event.key === "Escape") {
            this.close();
        }
    }

    async onPress() {
        if (this.panel) {
            this.close();
            return;
        }
        const address = new URL(this.el.href);
        address.searchParams.set("panel", "1");
        const answer = await this.waitFor(fetch(address));
        if (!answer.ok || answer.redirected) {
            window.location.assign(this.el.href);
            return;
        }
        this.open(await this.waitFor(answer.text()));
    }

    open(html) {
        this.panel = document.createElement("section");
        this.panel.className = "coop-reading-panel d-print-none";
        this.panel.setAttribute("aria-label", this.el.textContent.trim());
        // of our own server, from the page to which this link leads without script
        this.panel.innerHTML = html;
        this.insert(this.panel, this.el.closest(".coop-header"), "afterend");
        const form = this.panel.querySelector("form");
        coopReading.panel(form, () => this.keep(form));
        this.addListener(form, "submit", (event) => {
            event.preventDefault();
            this.keep(form);
            this.close();
        });
        this.addListener(this.panel.querySelector(".coop-reading-close"), "click", this.close);
        this.addListener(this.panel, "keydown", (event) => {
            if (event.key === "Escape") {
                this.close();
            }
        });
        form.querySelector("input:checked").focus();
        this.updateContent();
    }

    keep(form) {
        const body = new URLSearchParams(new FormData(form));
        // one after the other: the last choice is the one that stays
        this.kept = Promise.resolve(this.kept).then(() =>
            fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true }),
        );
    }

    close() {
        if (this.panel) {
            this.panel.remove();
            this.panel = null;
            this.el.focus();
            this.updateContent();
        }
    }
}

/** The language switch on a form: what is typed and not sent yet goes along, and stands there again. */
export class TypedGoesAlong extends Interaction {
    static selector = ".coop-languages a";
    dynamicContent = { _root: { "t-on-click": this.onPress } };

    onPress(event) {
        const form = document.querySelector("form.coop-form-step");
        if (!form || !isTyped(form)) {
            return;
        }
        event.preventDefault();
        for (const [name, value] of [
            ["go", "speak"],
            ["to", new URL(this.el.href).pathname.split("/").pop()],
        ]) {
            const input = document.createElement("input");
            Object.assign(input, { type: "hidden", name, value });
            form.append(input);
        }
        form.submit();
    }
}

/** Whether something in a form is other than it was when the page came. */
function isTyped(form) {
    return [...form.elements].some((field) =>
        field.type === "radio" || field.type === "checkbox"
            ? field.checked !== field.defaultChecked
            : "defaultValue" in field && field.value !== field.defaultValue,
    );
}

registry.category("public.interactions").add("coop_access.listen", Listen);
registry.category("public.interactions").add("coop_access.reading_link", ReadingLink);
registry.category("public.interactions").add("coop_access.typed_goes_along", TypedGoesAlong);
