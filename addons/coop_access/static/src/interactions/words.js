import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * A hard word in a text. Without script it leads to its meaning at the end of the text; with
 * script the meaning opens under the sentence, and a second press closes it.
 */
export class HardWord extends Interaction {
    static selector = "a.coop-word";
    dynamicContent = {
        _root: {
            "t-on-click.prevent": this.onPress,
            "t-on-keydown": this.onKey,
            "t-att-role": () => "button",
            "t-att-aria-expanded": () => String(Boolean(this.note)),
        },
    };

    setup() {
        this.note = null;
        this.meaning = document.getElementById(this.el.hash.slice(1));
    }

    onPress() {
        if (this.note) {
            this.close();
        } else if (this.meaning) {
            this.open();
        }
    }

    onKey(event) {
        if (event.key === " ") {
            event.preventDefault();
            this.onPress();
        } else if (event.key === "Escape" && this.note) {
            this.close();
        }
    }

    open() {
        this.note = document.createElement("span");
        this.note.className = "coop-word-note";
        this.note.setAttribute("role", "status");
        // at the end of the paragraph, so that it does not cut the sentence in two
        this.insert(this.note, this.el.closest("p, li, td, div"), "beforeend");
        // filled after it is there, so that a screen reader says it
        this.note.textContent = this.meaning.querySelector(".coop-word-says").textContent;
    }

    close() {
        this.note.remove();
        this.note = null;
    }
}

registry.category("public.interactions").add("coop_access.hard_word", HardWord);
