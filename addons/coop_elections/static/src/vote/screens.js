/**
 * One screen at a time. The browser's own “back” goes to the screen before; its history holds names
 * of screens and no choice.
 */

export class Screens {
    /**
     * `root`: the booth; `onShow(name, again)`: told before a screen is shown, and may name another;
     * `again`: the browser goes back or forth to it.
     */
    constructor(root, onShow) {
        this.root = root;
        this.onShow = onShow;
        this.now = "start";
        history.replaceState({ screen: "start" }, "");
        addEventListener("popstate", (event) => {
            this.#show(event.state?.screen || "start", true);
        });
    }

    part(name) {
        return this.root.querySelector(`[data-screen="${name}"]`);
    }

    /** Go to a screen. */
    go(name) {
        if (name !== this.now) {
            history.pushState({ screen: name }, "");
        }
        this.#show(name);
    }

    /** Show a screen in place of this one: “back” does not lead to this one again. */
    replace(name) {
        history.replaceState({ screen: name }, "");
        this.#show(name);
    }

    #show(wanted, again = false) {
        const name = this.onShow(wanted, again);
        for (const screen of this.root.querySelectorAll("[data-screen]")) {
            screen.hidden = screen.dataset.screen !== name;
        }
        this.now = name;
        // who listens or uses keys begins at the top of what is new
        scrollTo(0, 0);
        this.part(name).querySelector("h1").focus({ preventScroll: true });
    }
}
