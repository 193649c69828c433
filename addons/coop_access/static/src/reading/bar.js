/** @odoo-module ignore **/
// The button “Listen” of a page, and the small ones beside single blocks.
(function (root) {
    "use strict";
    const reading = (root.coopReading = root.coopReading || {});

    function signatures() {
        const says = document.querySelector("script.coop-says");
        const known = new Map();
        for (const [text, lang, sign] of says ? JSON.parse(says.textContent) : []) {
            known.set(`${lang} ${text}`, sign);
        }
        return (text, lang) => known.get(`${lang} ${text}`) || "";
    }

    const wordsOf = (template) => template.content.textContent.replace(/\s+/g, " ").trim();

    /**
     * Bring the bar to life.
     *
     * @param {HTMLElement} bar the element .coop-listen, hidden until now
     * @param {Object} [options]
     * @param {HTMLElement} [options.page] what is read: <main> when not given
     * @returns {{reader: Object, stop: () => void}} `stop` takes all back
     */
    function listen(bar, options = {}) {
        const page = options.page || document.querySelector("main") || document.body;
        const part = (name) => bar.querySelector(`.coop-listen-${name}`);
        const [go, stop, says] = [part("go"), part("stop"), part("says")];
        const labels = { silent: part("start"), playing: part("pause"), paused: part("on") };
        const known = signatures();
        const small = [];

        const reader = new reading.Reader({
            signature: known,
            serve: bar.dataset.serve || "",
            onState(state, unsaid) {
                for (const name of Object.keys(labels)) {
                    labels[name].hidden = name !== state;
                }
                if (state === "silent" && document.activeElement === stop) {
                    go.focus();
                }
                stop.hidden = state === "silent";
                says.textContent = unsaid
                    .map((lang) => part(`none-${lang}`))
                    .filter(Boolean)
                    .map(wordsOf)
                    .join(" ");
            },
        });

        const read = (element) => reader.play(reading.blocks(element));
        const onGo = () => {
            if (reader.state === "playing") {
                reader.pause();
            } else if (reader.state === "paused") {
                reader.resume();
            } else {
                read(page);
            }
        };
        const onStop = () => reader.stop();
        const onLeave = () => reader.stop();
        const onKey = (event) => {
            if (event.key === "Escape" && reader.state !== "silent") {
                reader.stop();
            }
        };

        for (const block of page.querySelectorAll("[data-coop-listen], [data-coop-recording]")) {
            const button = document.createElement("button");
            button.type = "button";
            button.className = "coop-listen-block d-print-none";
            button.setAttribute("data-coop-unread", "1");
            button.setAttribute("aria-label", wordsOf(part("one")));
            button.addEventListener("click", () => read(block));
            block.append(button);
            small.push(button);
        }
        go.addEventListener("click", onGo);
        stop.addEventListener("click", onStop);
        root.addEventListener("pagehide", onLeave);
        document.addEventListener("keydown", onKey);
        bar.hidden = false;
        return {
            reader,
            stop() {
                reader.stop();
                small.forEach((button) => button.remove());
                go.removeEventListener("click", onGo);
                stop.removeEventListener("click", onStop);
                root.removeEventListener("pagehide", onLeave);
                document.removeEventListener("keydown", onKey);
                bar.hidden = true;
            },
        };
    }

    reading.listen = listen;
})(globalThis);
