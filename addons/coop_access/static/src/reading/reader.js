/** @odoo-module ignore **/
// Reads blocks of words aloud, one sentence after the other: pause, carry on, stop.
(function (root) {
    "use strict";
    const reading = (root.coopReading = root.coopReading || {});

    const RATES = { slow: 0.75, usual: 1, fast: 1.3 };
    const LONGEST = 600;
    const HIGHLIGHT = "coop-reading";

    class Reader {
        /**
         * @param {Object} options
         * @param {(text: string, lang: string) => string} options.signature what the server signed
         * @param {string} options.serve address of the server's speech; empty: it has none
         * @param {(state: string, unsaid: string[]) => void} options.onState told what happens
         */
        constructor(options) {
            this.signature = options.signature || (() => "");
            this.serve = options.serve || "";
            this.onState = options.onState || (() => {});
            this.speech = root.speechSynthesis || null;
            this.state = "silent";
            this.turn = 0; // what belongs to an earlier turn is not heard any more
        }

        // -- what people press ---------------------------------------------------------------

        /** Read blocks from the first to the last; what was being read stops. */
        async play(blocks) {
            this.stop();
            this.queue = blocks.flatMap((block) => this.pieces(block));
            this.at = 0;
            this.unsaid = new Set();
            this.heard = false;
            this.set("playing");
            const turn = this.turn;
            this.voices = await this.findVoices();
            if (turn === this.turn) {
                this.next();
            }
        }

        pause() {
            if (this.state !== "playing") {
                return;
            }
            this.turn++;
            this.set("paused");
            if (this.audio) {
                this.audio.pause();
            } else if (this.speech) {
                this.speech.cancel(); // a phone cannot pause: the sentence is read again
            }
        }

        resume() {
            if (this.state !== "paused") {
                return;
            }
            this.turn++;
            this.set("playing");
            if (this.audio) {
                this.listenTo(this.audio, this.turn);
                this.start(this.audio);
            } else {
                this.next();
            }
        }

        stop() {
            this.turn++;
            this.quiet();
            if (this.state !== "silent") {
                this.set("silent");
            }
        }

        // -- inside --------------------------------------------------------------------------

        set(state) {
            this.state = state;
            this.onState(state, state === "silent" ? [...(this.unsaid || [])] : []);
        }

        quiet() {
            if (this.audio) {
                this.audio.pause();
                if (this.audio.coopAddress) {
                    URL.revokeObjectURL(this.audio.coopAddress);
                }
                this.audio = null;
            }
            if (this.speech) {
                this.speech.cancel();
            }
            this.highlight(null);
        }

        pieces(block) {
            const whole = { block, from: 0, to: block.text.length };
            return block.recording ? [{ ...whole, isWhole: true }] : this.sentencesOf(block);
        }

        sentencesOf(block) {
            return reading
                .sentences(block.text, block.lang)
                .map(([from, to]) => ({ block, from, to }));
        }

        async findVoices() {
            if (!this.speech) {
                return [];
            }
            if (!this.speech.getVoices().length && this.speech.addEventListener) {
                // some browsers look for their voices when first asked
                await new Promise((resolve) => {
                    this.speech.addEventListener("voiceschanged", resolve, { once: true });
                    setTimeout(resolve, 800);
                });
            }
            return this.speech.getVoices();
        }

        next() {
            const piece = this.queue[this.at];
            if (!piece) {
                this.turn++;
                this.quiet();
                this.set("silent");
                return;
            }
            const { block } = piece;
            const text = block.text.slice(piece.from, piece.to);
            const sign =
                this.serve && !block.isPrivate ? this.signature(block.text, block.lang) : "";
            const { way, voice } = reading.choose(
                {
                    lang: block.lang,
                    recording: piece.isWhole ? block.recording : "",
                    isPrivate: block.isPrivate,
                    isSigned: Boolean(sign) && text.length <= LONGEST,
                },
                this.voices,
            );
            if (way === "none") {
                this.unsaid.add(block.lang);
                this.at++;
                this.next();
                return;
            }
            this.highlight(piece);
            if (way === "recording") {
                this.hear(block.recording);
            } else if (way === "voice") {
                this.speak(text, voice);
            } else {
                this.ask(block, text, sign);
            }
        }

        done() {
            this.heard = true;
            this.at++;
            this.next();
        }

        /** What could not be heard is tried in the next way, or left out. */
        fail() {
            const piece = this.queue[this.at];
            if (piece.isWhole) {
                this.queue.splice(this.at, 1, ...this.sentencesOf(piece.block));
            } else {
                this.unsaid.add(piece.block.lang);
                this.at++;
            }
            this.audio = null;
            this.next();
        }

        rate() {
            return RATES[document.documentElement.dataset.coopSpeed || "usual"] || 1;
        }

        speak(text, voice) {
            const turn = this.turn;
            const utterance = new root.SpeechSynthesisUtterance(text);
            utterance.voice = voice;
            utterance.lang = voice.lang;
            utterance.rate = this.rate();
            utterance.onend = () => turn === this.turn && this.done();
            utterance.onerror = () => turn === this.turn && this.fail();
            this.utterance = utterance; // else some browsers forget it before its end
            this.speech.speak(utterance);
        }

        hear(address) {
            this.audio = new root.Audio(address);
            this.listenTo(this.audio, this.turn);
            this.start(this.audio);
        }

        start(audio) {
            const turn = this.turn;
            audio.playbackRate = this.rate();
            Promise.resolve(audio.play()).catch(() => turn === this.turn && this.fail());
        }

        listenTo(audio, turn) {
            audio.onended = () => {
                if (turn === this.turn) {
                    this.audio = null;
                    this.done();
                }
            };
            audio.onerror = () => turn === this.turn && this.fail();
        }

        /** Words that the server has put on this page itself, spoken by it. */
        async ask(block, text, sign) {
            const turn = this.turn;
            let sound = null;
            try {
                const body = new URLSearchParams({
                    text: block.text,
                    part: text,
                    lang: block.lang,
                    sign,
                });
                const answer = await fetch(this.serve, { method: "POST", body });
                sound = answer.ok ? await answer.blob() : null;
            } catch {
                sound = null;
            }
            if (turn !== this.turn) {
                return;
            }
            if (!sound) {
                this.fail();
                return;
            }
            const address = URL.createObjectURL(sound);
            this.hear(address);
            this.audio.coopAddress = address;
        }

        highlight(piece) {
            const range = piece && piece.block.range(piece.from, piece.to);
            if (root.CSS && CSS.highlights) {
                if (range) {
                    CSS.highlights.set(HIGHLIGHT, new Highlight(range));
                } else {
                    CSS.highlights.delete(HIGHLIGHT);
                }
            }
            if (this.lit) {
                this.lit.classList.remove("coop-being-read");
            }
            this.lit = range ? piece.block.element : null;
            if (this.lit) {
                this.lit.classList.add("coop-being-read");
                const box = this.lit.getBoundingClientRect();
                if (box.bottom < 0 || box.top > root.innerHeight) {
                    this.lit.scrollIntoView({ block: "center" });
                }
            }
        }
    }

    reading.Reader = Reader;
})(globalThis);
