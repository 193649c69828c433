// A device whose voices a test knows: notes what is spoken and played instead of sounding.
// Before it `window.voicesOfTest` is set: [{name, lang, localService}].
(() => {
    window.heard = [];
    window.held = [];
    window.cancelled = 0;
    const end = (thing) => {
        if (window.hold) window.held.push(thing);
        else setTimeout(() => thing.onend?.() ?? thing.onended?.(), 0);
    };
    window.SpeechSynthesisUtterance = class {
        constructor(text) {
            this.text = text;
        }
    };
    Object.defineProperty(window, "speechSynthesis", {
        value: {
            getVoices: () => window.voicesOfTest,
            speak(utterance) {
                const { text, voice, rate } = utterance;
                window.heard.push({ way: voice.name, text, rate });
                end(utterance);
            },
            cancel() {
                window.cancelled++;
                sessionStorage.setItem("cancelled", window.cancelled);
            },
            addEventListener() {},
        },
    });
    window.Audio = class {
        constructor(address) {
            this.address = address;
        }
        play() {
            window.heard.push({ way: this.address, rate: this.playbackRate });
            if (window.broken) return Promise.reject(new Error("no such sound"));
            end(this);
            return Promise.resolve();
        }
        pause() {}
    };
})();
