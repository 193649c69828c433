/**
 * Sentences of the page, in the reader's language, with what is filled in.
 */

/** Return the sentence of the page with this code; `values` for its gaps. */
export function say(code, values = {}) {
    const found = document.querySelector(`#booth-words [data-word="${code}"]`);
    let text = found.textContent.replace(/\s+/g, " ").trim();
    for (const [name, value] of Object.entries(values)) {
        text = text.replaceAll(`{${name}}`, String(value));
    }
    return text;
}

/** Return a new element with attributes and text. */
export function make(name, attributes = {}, text = "") {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        element.setAttribute(key, value);
    }
    element.textContent = text;
    return element;
}
