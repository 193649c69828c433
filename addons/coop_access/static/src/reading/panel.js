/** @odoo-module ignore **/
// The questions of the panel: what is chosen shows at once, and is handed to be kept.
(function (root) {
    "use strict";
    const reading = (root.coopReading = root.coopReading || {});

    /** Show a choice: an attribute of <html> that styles and scripts look at. */
    function show(name, value, usual) {
        const attribute = `data-coop-${name}`;
        if (value === usual) {
            document.documentElement.removeAttribute(attribute);
        } else {
            document.documentElement.setAttribute(attribute, value);
        }
    }

    /**
     * Bring the questions to life.
     *
     * @param {HTMLElement} form holds fieldsets .coop-reading-field with radios
     * @param {(values: Object) => void} keep told all the choices after each change
     */
    function panel(form, keep) {
        form.addEventListener("change", (event) => {
            const field = event.target.closest(".coop-reading-field");
            if (!field) {
                return;
            }
            show(event.target.name, event.target.value, field.dataset.usual);
            const chosen = form.querySelectorAll(".coop-reading-field input:checked");
            keep(Object.fromEntries([...chosen].map((input) => [input.name, input.value])));
        });
    }

    Object.assign(reading, { panel, show });
})(globalThis);
