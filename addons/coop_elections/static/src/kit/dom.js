/** Elements, words in two languages, and what the page says. */

import { Problem } from "../booth/bytes.js";
import cy from "./words_cy.js";
import en from "./words_en.js";

const WORDS = { en, cy };
let language = "en";

export const by = (id) => document.getElementById(id);

/** Return the words of a name, with values in their gaps. */
export function say(name, values = {}) {
    return WORDS[language][name].replace(/\{(\w+)\}/g, (_, gap) => values[gap]);
}

/** Put words into an element, and have them changed with the language. */
export function put(element, name, values = {}) {
    element.dataset.say = name;
    element.dataset.values = JSON.stringify(values);
    element.textContent = say(name, values);
}

/** Change the language of the page. */
export function speak(chosen) {
    language = chosen;
    document.documentElement.lang = `${chosen}-GB`;
    document.title = say("title");
    for (const element of document.querySelectorAll("[data-say]")) {
        const values = JSON.parse(element.dataset.values || "{}");
        element.textContent = say(element.dataset.say, values);
    }
    for (const element of document.querySelectorAll("[data-label]")) {
        element.setAttribute("aria-label", say(element.dataset.label));
    }
    for (const button of document.querySelectorAll("[data-language]")) {
        button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
    }
}

/** Tell people something; `bad` when somebody must look. Read out by screen readers. */
export function tell(lines, bad = false) {
    by("says").textContent = [lines].flat().join("\n");
    by("says").classList.toggle("bad", bad);
}

/** Return the words for what was thrown. */
function wordsOf(problem) {
    if (!(problem instanceof Problem)) {
        return say("failed", { what: String(problem) });
    }
    const { line } = problem.values;
    return (line ? say("in-line", { line }) : "") + say(problem.code, problem.values);
}

/** Run something that a person asked for; tell what goes wrong. One at a time. */
export async function attempt(button, work) {
    button.disabled = true;
    tell(say("working"));
    // What was told is drawn before work that takes a while.
    await new Promise((go) => setTimeout(go, 30));
    try {
        await work();
    } catch (problem) {
        tell(wordsOf(problem), true);
    } finally {
        button.disabled = false;
    }
}

/** Return the bytes of the file chosen in an input, or null. */
export async function fileIn(id) {
    const [file] = by(id).files;
    return file ? new Uint8Array(await file.arrayBuffer()) : null;
}

/** Make an element with text. */
export function make(tag, text = "") {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
}

/** Put links into a list by which files are saved: a Map of name to bytes. */
export function offer(list, files) {
    list.replaceChildren();
    for (const [name, bytes] of files) {
        const link = make("a");
        link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
        link.download = name;
        put(link, "file-save", { name });
        const item = make("li");
        item.append(link);
        list.append(item);
    }
}

/** Show an element and take the reader there. */
export function goTo(box, title) {
    box.hidden = false;
    title.focus();
}
