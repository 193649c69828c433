/**
 * One ballot on the screen: its cards, what was chosen, and what can be done next.
 */

import { Choice } from "./choice.js";
import { make, say } from "./words.js";

export class Paper {
    /** `section`: the screen of the ballot. */
    constructor(section) {
        const { code, elector, after, most, marks, question } = section.dataset;
        this.section = section;
        this.code = code;
        this.elector = elector;
        this.after = Number(after);
        this.isQuestion = Boolean(question);
        this.choice = new Choice(Number(most), Boolean(marks));
        this.inSteps = true;
        // by number: on the page a ballot may begin with any of them
        this.cards = [...section.querySelectorAll(".booth-card")].sort(
            (one, other) => one.dataset.number - other.dataset.number,
        );
        for (const card of this.cards) {
            this.#button(card).addEventListener("click", () => this.#press(card));
        }
        this.render();
    }

    part(name) {
        return this.section.querySelector(`[data-part="${name}"]`);
    }

    nameOf(number) {
        return this.cards[number - 1].dataset.name;
    }

    get chosen() {
        return this.choice.ranking.map((number) => ({ number, card: this.cards[number - 1] }));
    }

    /** Begin anew, with nothing chosen. */
    clear() {
        this.choice = new Choice(this.choice.most, this.choice.hasMarks);
        this.render();
    }

    #button(card) {
        return card.querySelector("[data-act=choose]");
    }

    #press(card) {
        const number = Number(card.dataset.number);
        const name = card.dataset.name;
        if (this.choice.placeOf(number)) {
            this.choice.takeOut(number);
            this.render(say("said-out", { name }));
            return;
        }
        if (this.choice.most === 1) {
            this.choice.chooseOnly(number);
        } else if (!this.choice.choose(number)) {
            this.#full();
            return;
        }
        const said = this.choice.hasMarks
            ? say("said-marked", { name })
            : say("said-chosen", { name, number: this.choice.placeOf(number) });
        this.render(said);
        if (card.hidden) {
            // its button is gone: the next question comes
            this.section.querySelector("h1").focus();
        }
    }

    #full() {
        const part = this.part("full");
        part.textContent = say("full");
        part.hidden = false;
    }

    #move(number, by) {
        if (!this.choice.move(number, by)) {
            return;
        }
        const place = this.choice.placeOf(number);
        this.render(say("said-chosen", { name: this.nameOf(number), number: place }));
        const way = by < 0 ? "up" : "down";
        const row = this.part("chosen").querySelector(`[data-number="${number}"]`);
        const same = row.querySelector(`[data-move="${way}"]`);
        (same.disabled ? row.querySelector("button:not(:disabled)") : same).focus();
    }

    /** Show how it stands; `said` is what was just done. */
    render(said = "") {
        this.part("full").hidden = true;
        this.part("ask").textContent = this.#ask();
        this.part("count").textContent = [said, this.#count()].filter(Boolean).join(" ");
        const few = this.isQuestion || this.choice.most === 1;
        for (const card of this.cards) {
            this.#renderCard(card, few);
        }
        this.part("chosen-box").hidden = few || !this.choice.count;
        this.part("chosen").replaceChildren(...this.chosen.map((one) => this.#row(one)));
        this.part("chosen").classList.toggle("booth-unordered", this.choice.hasMarks);
    }

    #renderCard(card, few) {
        const number = Number(card.dataset.number);
        const name = card.dataset.name;
        const place = this.choice.placeOf(number);
        const button = this.#button(card);
        button.textContent = say(place ? "take-out" : "choose", { name });
        card.classList.toggle("booth-chosen-card", Boolean(place));
        const state = card.querySelector("[data-part=state]");
        state.hidden = !place;
        state.textContent = place
            ? say(this.choice.hasMarks ? "state-mark" : "state-order", { number: place })
            : "";
        // one thing at a time: who was chosen stands above
        card.hidden = Boolean(this.inSteps && place && !few);
    }

    #row({ number }) {
        const name = this.nameOf(number);
        const row = make("li", { "data-number": number });
        row.append(make("span", { class: "booth-chosen-name" }, name));
        const add = (code, disabled, act, extra = {}) => {
            const button = make(
                "button",
                {
                    type: "button",
                    class: "booth-small",
                    "aria-label": say(code, { name }),
                    ...extra,
                },
                say(`${code === "take-out" ? "out" : code}-short`),
            );
            button.disabled = disabled;
            button.addEventListener("click", act);
            row.append(button);
        };
        if (!this.choice.hasMarks) {
            const place = this.choice.placeOf(number);
            add("up", place === 1, () => this.#move(number, -1), { "data-move": "up" });
            const last = place === this.choice.count;
            add("down", last, () => this.#move(number, 1), { "data-move": "down" });
        }
        add("take-out", false, () => {
            this.choice.takeOut(number);
            this.render(say("said-out", { name }));
            this.section.querySelector("h1").focus();
        });
        return row;
    }

    #ask() {
        const { most, hasMarks, count } = this.choice;
        if (this.isQuestion) {
            return say("ask-yes-no");
        }
        if (hasMarks) {
            return most === 1 ? say("ask-mark") : say("ask-marks", { most });
        }
        if (!this.inSteps) {
            return say("ask-order");
        }
        if (!this.choice.left) {
            return "";
        }
        return count ? say("ask-next", { number: count + 1 }) : say("ask-first");
    }

    #count() {
        const { count, left, most, hasMarks } = this.choice;
        if (!count) {
            return say(this.isQuestion ? "count-none-yes-no" : "count-none");
        }
        if (most === 1) {
            return say("count-one-full");
        }
        return say(`count-${hasMarks ? "marks" : "order"}${left ? "" : "-full"}`, { count, left });
    }
}
