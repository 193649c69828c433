/** @odoo-module ignore **/
// How words are read aloud: one decision, with no page and no network in it.
// Plain script without imports: the portal has it in its bundle, other pages as <script src>.
(function (root) {
    "use strict";
    const reading = (root.coopReading = root.coopReading || {});

    const short = (lang) => (lang || "").slice(0, 2).toLowerCase();

    /**
     * The voice of this very device that speaks a language, or null. A voice that is not local
     * sends the words to somebody else; a voice of another language makes nonsense of them.
     *
     * @param {{lang: string, localService: boolean}[]} voices
     * @param {string} lang
     */
    function localVoice(voices, lang) {
        const own = (voices || []).filter(
            (voice) => voice.localService === true && short(voice.lang) === short(lang),
        );
        const british = own.filter((voice) => /^..[-_]gb/i.test(voice.lang));
        return british[0] || own[0] || null;
    }

    /**
     * Decide how a piece of words is read: by a recording, a voice of this device, the server,
     * or not at all.
     *
     * @param {Object} piece
     * @param {string} piece.lang language of the words
     * @param {string} [piece.recording] address of a recording of these very words
     * @param {boolean} [piece.isPrivate] nothing of it may go to the server
     * @param {boolean} [piece.isSigned] the server has put these words on the page, and can speak
     * @param {Object[]} voices what the device offers
     * @returns {{way: "recording"|"voice"|"server"|"none", voice: Object|null}}
     */
    function choose(piece, voices) {
        if (piece.recording) {
            return { way: "recording", voice: null };
        }
        const voice = localVoice(voices, piece.lang);
        if (voice) {
            return { way: "voice", voice };
        }
        if (piece.isSigned && !piece.isPrivate) {
            return { way: "server", voice: null };
        }
        return { way: "none", voice: null };
    }

    Object.assign(reading, { choose, localVoice, short });
})(globalThis);
