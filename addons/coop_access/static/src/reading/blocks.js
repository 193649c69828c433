/** @odoo-module ignore **/
// The words of a page in their order, each block with its language; cut into sentences.
// The server finds the same by the same rules: coop_access/reading/words.py.
(function (root) {
    "use strict";
    const reading = (root.coopReading = root.coopReading || {});

    const BLOCKS = new Set(
        (
            "address article aside blockquote body br button caption dd details dialog div dl dt " +
            "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li " +
            "main ol p pre section summary table tbody td tfoot th thead tr ul"
        ).split(" "),
    );
    const BLOCK_CLASSES = ["coop-button", "coop-card-label", "coop-card-help", "coop-help-hours"];
    const UNSAID = new Set(
        (
            "audio canvas iframe input noscript object option script select style svg " +
            "template textarea video"
        ).split(" "),
    );
    const SPACE = /\s/;

    class Block {
        constructor(element, state) {
            this.element = element;
            this.lang = reading.short(state.lang);
            this.isPrivate = state.isPrivate;
            this.recording = state.recording || "";
            this.text = "";
            this.places = []; // [text node, offset] of each sign of the text
        }
        add(node) {
            for (let at = 0; at < node.data.length; at++) {
                const sign = SPACE.test(node.data[at]) ? " " : node.data[at];
                if (sign !== " " || (this.text && !this.text.endsWith(" "))) {
                    this.text += sign;
                    this.places.push([node, at]);
                }
            }
        }
        end() {
            if (this.text.endsWith(" ")) {
                this.text = this.text.slice(0, -1);
                this.places.pop();
            }
            return this.text !== "";
        }
        /** The place of some of its signs in the page, to be highlighted. */
        range(from, to) {
            const first = this.places[from];
            const last = this.places[to - 1];
            if (!first || !last || !first[0].isConnected || !last[0].isConnected) {
                return null;
            }
            const range = document.createRange();
            range.setStart(first[0], Math.min(first[1], first[0].length));
            range.setEnd(last[0], Math.min(last[1] + 1, last[0].length));
            return range;
        }
    }

    function isUnsaid(element) {
        return (
            UNSAID.has(element.localName) ||
            element.hidden ||
            element.getAttribute("aria-hidden") === "true" ||
            element.hasAttribute("data-coop-unread") ||
            element.classList.contains("d-none")
        );
    }

    function isShown(element) {
        return !element.checkVisibility || element.checkVisibility({ visibilityProperty: true });
    }

    /**
     * The blocks of words in an element, in their order.
     *
     * @param {HTMLElement} from
     * @returns {Block[]}
     */
    function blocks(from) {
        const found = [];
        let open = null;
        const end = () => {
            if (open && open.end() && isShown(open.element)) {
                found.push(open);
            }
            open = null;
        };
        const say = (node, state) => {
            const same =
                open &&
                open.lang === reading.short(state.lang) &&
                open.recording === (state.recording || "");
            if (!same) {
                end();
                open = new Block(node.parentElement, state);
            }
            open.add(node);
        };
        const walk = (element, state) => {
            const own = {
                lang: element.getAttribute("lang") || state.lang,
                isPrivate: state.isPrivate || element.hasAttribute("data-coop-private"),
                recording: element.getAttribute("data-coop-recording") || state.recording,
            };
            // what was recorded is heard in one go, whatever stands inside
            const isBlock =
                (!own.recording || own.recording !== state.recording) &&
                (BLOCKS.has(element.localName) ||
                    Boolean(own.recording) ||
                    own.isPrivate !== state.isPrivate ||
                    BLOCK_CLASSES.some((name) => element.classList.contains(name)));
            if (isBlock) {
                end();
            }
            for (const child of element.childNodes) {
                if (child.nodeType === Node.TEXT_NODE) {
                    say(child, own);
                } else if (child.nodeType === Node.ELEMENT_NODE) {
                    if (isUnsaid(child)) {
                        end();
                    } else {
                        walk(child, own);
                    }
                }
            }
            if (isBlock) {
                end();
            }
        };
        const above = (name) => from.parentElement && from.parentElement.closest(`[${name}]`);
        walk(from, {
            lang: (from.closest("[lang]") || document.documentElement).getAttribute("lang") || "",
            isPrivate: Boolean(above("data-coop-private")),
            recording: "",
        });
        end();
        return found;
    }

    /** Where the sentences of a text begin and end: [[from, to], ...]. */
    function sentences(text, lang) {
        if (root.Intl && Intl.Segmenter) {
            const cutter = new Intl.Segmenter(lang || "en", { granularity: "sentence" });
            return [...cutter.segment(text)].map(({ index, segment }) => [
                index,
                index + segment.trimEnd().length,
            ]);
        }
        const found = [];
        for (const match of text.matchAll(/[^.!?…]+[.!?…]*["'”’)]*/g)) {
            const before = match[0].length - match[0].trimStart().length;
            found.push([match.index + before, match.index + match[0].trimEnd().length]);
        }
        return found.filter(([from, to]) => to > from);
    }

    Object.assign(reading, { blocks, sentences });
})(globalThis);
