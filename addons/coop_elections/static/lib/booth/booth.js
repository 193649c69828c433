(() => {
  // ../../coop_access/static/src/reading/choose.js
  (function(root) {
    "use strict";
    const reading = root.coopReading = root.coopReading || {};
    const short = (lang) => (lang || "").slice(0, 2).toLowerCase();
    function localVoice(voices, lang) {
      const own = (voices || []).filter(
        (voice) => voice.localService === true && short(voice.lang) === short(lang)
      );
      const british = own.filter((voice) => /^..[-_]gb/i.test(voice.lang));
      return british[0] || own[0] || null;
    }
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

  // ../../coop_access/static/src/reading/blocks.js
  (function(root) {
    "use strict";
    const reading = root.coopReading = root.coopReading || {};
    const BLOCKS = new Set(
      "address article aside blockquote body br button caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split(" ")
    );
    const BLOCK_CLASSES = ["coop-button", "coop-card-label", "coop-card-help", "coop-help-hours"];
    const UNSAID = new Set(
      "audio canvas iframe input noscript object option script select style svg template textarea video".split(" ")
    );
    const SPACE = /\s/;
    class Block {
      constructor(element, state) {
        this.element = element;
        this.lang = reading.short(state.lang);
        this.isPrivate = state.isPrivate;
        this.recording = state.recording || "";
        this.text = "";
        this.places = [];
      }
      add(node) {
        for (let at = 0; at < node.data.length; at++) {
          const sign = SPACE.test(node.data[at]) ? " " : node.data[at];
          if (sign !== " " || this.text && !this.text.endsWith(" ")) {
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
      return UNSAID.has(element.localName) || element.hidden || element.getAttribute("aria-hidden") === "true" || element.hasAttribute("data-coop-unread") || element.classList.contains("d-none");
    }
    function isShown(element) {
      return !element.checkVisibility || element.checkVisibility({ visibilityProperty: true });
    }
    function blocks(from) {
      const found = [];
      let open2 = null;
      const end = () => {
        if (open2 && open2.end() && isShown(open2.element)) {
          found.push(open2);
        }
        open2 = null;
      };
      const say2 = (node, state) => {
        const same = open2 && open2.lang === reading.short(state.lang) && open2.recording === (state.recording || "");
        if (!same) {
          end();
          open2 = new Block(node.parentElement, state);
        }
        open2.add(node);
      };
      const walk = (element, state) => {
        const own = {
          lang: element.getAttribute("lang") || state.lang,
          isPrivate: state.isPrivate || element.hasAttribute("data-coop-private"),
          recording: element.getAttribute("data-coop-recording") || state.recording
        };
        const isBlock = (!own.recording || own.recording !== state.recording) && (BLOCKS.has(element.localName) || Boolean(own.recording) || own.isPrivate !== state.isPrivate || BLOCK_CLASSES.some((name) => element.classList.contains(name)));
        if (isBlock) {
          end();
        }
        for (const child of element.childNodes) {
          if (child.nodeType === Node.TEXT_NODE) {
            say2(child, own);
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
        recording: ""
      });
      end();
      return found;
    }
    function sentences(text, lang) {
      if (root.Intl && Intl.Segmenter) {
        const cutter = new Intl.Segmenter(lang || "en", { granularity: "sentence" });
        return [...cutter.segment(text)].map(({ index, segment }) => [
          index,
          index + segment.trimEnd().length
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

  // ../../coop_access/static/src/reading/reader.js
  (function(root) {
    "use strict";
    const reading = root.coopReading = root.coopReading || {};
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
        this.onState = options.onState || (() => {
        });
        this.speech = root.speechSynthesis || null;
        this.state = "silent";
        this.turn = 0;
      }
      // -- what people press ---------------------------------------------------------------
      /** Read blocks from the first to the last; what was being read stops. */
      async play(blocks) {
        this.stop();
        this.queue = blocks.flatMap((block) => this.pieces(block));
        this.at = 0;
        this.unsaid = /* @__PURE__ */ new Set();
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
          this.speech.cancel();
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
        this.onState(state, state === "silent" ? [...this.unsaid || []] : []);
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
        return reading.sentences(block.text, block.lang).map(([from, to]) => ({ block, from, to }));
      }
      async findVoices() {
        if (!this.speech) {
          return [];
        }
        if (!this.speech.getVoices().length && this.speech.addEventListener) {
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
        const sign = this.serve && !block.isPrivate ? this.signature(block.text, block.lang) : "";
        const { way, voice } = reading.choose(
          {
            lang: block.lang,
            recording: piece.isWhole ? block.recording : "",
            isPrivate: block.isPrivate,
            isSigned: Boolean(sign) && text.length <= LONGEST
          },
          this.voices
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
        this.utterance = utterance;
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
            sign
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

  // ../../coop_access/static/src/reading/bar.js
  (function(root) {
    "use strict";
    const reading = root.coopReading = root.coopReading || {};
    function signatures() {
      const says = document.querySelector("script.coop-says");
      const known = /* @__PURE__ */ new Map();
      for (const [text, lang, sign] of says ? JSON.parse(says.textContent) : []) {
        known.set(`${lang} ${text}`, sign);
      }
      return (text, lang) => known.get(`${lang} ${text}`) || "";
    }
    const wordsOf = (template) => template.content.textContent.replace(/\s+/g, " ").trim();
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
          says.textContent = unsaid.map((lang) => part(`none-${lang}`)).filter(Boolean).map(wordsOf).join(" ");
        }
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
        }
      };
    }
    reading.listen = listen;
  })(globalThis);

  // src/vote/alive.js
  var EVERY = 3e4;
  var SIGNS = ["keydown", "pointerdown", "scroll"];
  var UNTOUCHED = 12e4;
  var TO_ANSWER = 6e4;
  var AFTER_VOTE = 2e4;
  var Watch = class {
    #timer = 0;
    /** `leave`: a function; `quiet`: how long nobody has to touch the page before it asks. */
    constructor(booth, quiet, leave) {
      this.dialog = booth.querySelector("[data-part=still-there]");
      this.quiet = quiet;
      this.leave = leave;
      this.dialog.querySelector("[data-part=stay]").addEventListener("click", () => {
        this.dialog.close();
      });
      this.dialog.addEventListener("close", () => this.wait());
      for (const sign of SIGNS) {
        addEventListener(sign, () => this.#touched(), { passive: true });
      }
      this.wait();
    }
    /** Ask after a while, and leave if nobody answers. */
    wait(quiet = this.quiet, toAnswer = TO_ANSWER) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.dialog.showModal();
        this.#timer = setTimeout(() => this.leave(), toAnswer);
      }, quiet);
    }
    #touched() {
      if (!this.dialog.open) {
        this.wait();
      }
    }
  };
  function blankWhenLeft(booth) {
    const address = booth.dataset.blank;
    if (!address) {
      return () => {
      };
    }
    const watch = new Watch(booth, UNTOUCHED, () => location.replace(address));
    return () => watch.wait(AFTER_VOTE, AFTER_VOTE);
  }
  function keepAlive(booth) {
    const { nonce, idle, ended } = booth.dataset;
    if (!nonce) {
      return;
    }
    const quiet = Math.max(Number(idle) * 6e4 - TO_ANSWER, TO_ANSWER);
    new Watch(booth, quiet, () => location.assign(ended));
    const ping = async () => {
      if (document.visibilityState !== "visible") {
        return;
      }
      try {
        const answer = await fetch("/my/assisted/ping", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ jsonrpc: "2.0", params: { w: nonce } })
        });
        const value = await answer.json();
        if (value.result && !value.result.alive) {
          location.assign(ended);
        }
      } catch {
      }
    };
    setInterval(ping, EVERY);
    ping();
  }

  // src/booth/bytes.js
  var Problem = class extends Error {
    constructor(code, values = {}) {
      super(code);
      this.code = code;
      this.values = values;
    }
  };
  var utf8 = (text) => new TextEncoder().encode(text);
  function toString(bytes, values) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Problem("not-utf8", values);
    }
  }
  function concat(...parts) {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
  var toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  var fromHex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
  function toText(bytes) {
    let text = "";
    for (const byte of bytes) {
      text += String.fromCharCode(byte);
    }
    return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  }
  function fromText(text) {
    if (typeof text !== "string" || !/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) {
      return null;
    }
    const standard = text.replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(standard), (letter) => letter.charCodeAt(0));
    return toText(bytes) === text ? bytes : null;
  }
  var random = (length) => crypto.getRandomValues(new Uint8Array(length));
  async function sha256(bytes) {
    return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  }
  var inGroups = (text) => text.match(/.{1,8}/g).join(" ");

  // src/booth/ballot.js
  var VERSION = 1;
  var VOTE = 1;
  var BLANK = 2;
  var NOT_VOTED = 3;
  var TRACKER = 16;
  var HEAD = 2 + TRACKER;
  var newTracker = () => random(TRACKER);
  var lengthOf = (contest) => HEAD + 2 * contest.most;
  function encode(contest, { tracker, kind, ranking }) {
    if (tracker.length !== TRACKER || ranking.length > contest.most) {
      throw new Problem("bad-length");
    }
    if (!ranking.every((number) => number >= 1 && number <= contest.candidates.length)) {
      throw new Problem("bad-candidate");
    }
    const data = new Uint8Array(lengthOf(contest));
    data[0] = VERSION;
    data[1] = kind;
    data.set(tracker, 2);
    ranking.forEach((number, place) => {
      data[HEAD + 2 * place] = number >> 8;
      data[HEAD + 2 * place + 1] = number & 255;
    });
    decode(contest, data);
    return data;
  }
  function decode(contest, data) {
    if (data.length !== lengthOf(contest)) {
      throw new Problem("bad-length");
    }
    if (data[0] !== VERSION) {
      throw new Problem("bad-version");
    }
    const kind = data[1];
    const ranking = readRanking(contest, data.subarray(HEAD));
    if (![VOTE, BLANK, NOT_VOTED].includes(kind)) {
      throw new Problem("bad-kind");
    }
    if (kind === VOTE && !ranking.length) {
      throw new Problem("bad-empty");
    }
    if (kind !== VOTE && ranking.length) {
      throw new Problem("bad-filled");
    }
    return { tracker: data.slice(2, HEAD), kind, ranking };
  }
  function readRanking(contest, data) {
    const places = [];
    for (let at = 0; at < data.length; at += 2) {
      places.push(data[at] * 256 + data[at + 1]);
    }
    while (places.length && !places.at(-1)) {
      places.pop();
    }
    if (places.includes(0)) {
      throw new Problem("bad-gap");
    }
    if (places.some((number) => number > contest.candidates.length)) {
      throw new Problem("bad-candidate");
    }
    if (new Set(places).size < places.length) {
      throw new Problem("bad-repeat");
    }
    if (contest.hasMarks && places.some((number, at) => number < places[at - 1])) {
      throw new Problem("bad-order");
    }
    return places;
  }

  // src/booth/canonical.js
  var NAME = /^[ -~]+$/;
  var HALF = /\p{Surrogate}/u;
  var HIDDEN = (
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\u2028-\u202e\u2066-\u2069]|^[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]|[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]$/u
  );
  function canonical(value) {
    if (Array.isArray(value)) {
      return `[${value.map(canonical).join(",")}]`;
    }
    if (value !== null && typeof value === "object") {
      const names = Object.keys(value).sort();
      if (!names.every((name) => NAME.test(name))) {
        throw new Problem("not-canonical");
      }
      const members = names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
      return `{${members.join(",")}}`;
    }
    if (Number.isSafeInteger(value) || typeof value === "string" && !HALF.test(value)) {
      return JSON.stringify(value);
    }
    throw new Problem("not-canonical");
  }
  function parse(data, values) {
    const text = typeof data === "string" ? data : toString(data, values);
    let value, written;
    try {
      value = JSON.parse(text);
    } catch {
      throw new Problem("not-json", values);
    }
    try {
      written = canonical(value);
    } catch {
      throw new Problem("not-canonical", values);
    }
    if (written !== text) {
      throw new Problem("not-canonical", values);
    }
    return value;
  }
  var isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  var isPlain = (value) => typeof value === "string" && value !== "" && !HIDDEN.test(value);

  // lib/hpke/hpke.js
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __esm = (fn, res, err) => function __init() {
    if (err) throw err[0];
    try {
      return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
    } catch (e) {
      throw err = [e], e;
    }
  };
  var no_crypto_exports = {};
  var init_no_crypto = __esm({
    "no_crypto.js"() {
      throw new Error("this browser has no cryptography");
    }
  });
  var HpkeError = class extends Error {
    constructor(e) {
      let message;
      if (e instanceof Error) {
        message = e.message;
      } else if (typeof e === "string") {
        message = e;
      } else {
        message = "";
      }
      super(message);
      this.name = this.constructor.name;
    }
  };
  var InvalidParamError = class extends HpkeError {
  };
  var SerializeError = class extends HpkeError {
  };
  var DeserializeError = class extends HpkeError {
  };
  var EncapError = class extends HpkeError {
  };
  var DecapError = class extends HpkeError {
  };
  var ExportError = class extends HpkeError {
  };
  var SealError = class extends HpkeError {
  };
  var OpenError = class extends HpkeError {
  };
  var MessageLimitReachedError = class extends HpkeError {
  };
  var DeriveKeyPairError = class extends HpkeError {
  };
  var NotSupportedError = class extends HpkeError {
  };
  var dntGlobals = {};
  var dntGlobalThis = createMergeProxy(globalThis, dntGlobals);
  function createMergeProxy(baseObj, extObj) {
    return new Proxy(baseObj, {
      get(_target, prop, _receiver) {
        if (prop in extObj) {
          return extObj[prop];
        } else {
          return baseObj[prop];
        }
      },
      set(_target, prop, value) {
        if (prop in extObj) {
          delete extObj[prop];
        }
        baseObj[prop] = value;
        return true;
      },
      deleteProperty(_target, prop) {
        let success = false;
        if (prop in extObj) {
          delete extObj[prop];
          success = true;
        }
        if (prop in baseObj) {
          delete baseObj[prop];
          success = true;
        }
        return success;
      },
      ownKeys(_target) {
        const baseKeys = Reflect.ownKeys(baseObj);
        const extKeys = Reflect.ownKeys(extObj);
        const extKeysSet = new Set(extKeys);
        return [...baseKeys.filter((k) => !extKeysSet.has(k)), ...extKeys];
      },
      defineProperty(_target, prop, desc) {
        if (prop in extObj) {
          delete extObj[prop];
        }
        Reflect.defineProperty(baseObj, prop, desc);
        return true;
      },
      getOwnPropertyDescriptor(_target, prop) {
        if (prop in extObj) {
          return Reflect.getOwnPropertyDescriptor(extObj, prop);
        } else {
          return Reflect.getOwnPropertyDescriptor(baseObj, prop);
        }
      },
      has(_target, prop) {
        return prop in extObj || prop in baseObj;
      }
    });
  }
  async function loadSubtleCrypto() {
    if (dntGlobalThis !== void 0 && globalThis.crypto !== void 0) {
      return globalThis.crypto.subtle;
    }
    try {
      const { webcrypto } = await Promise.resolve().then(() => (init_no_crypto(), no_crypto_exports));
      return webcrypto.subtle;
    } catch (e) {
      throw new NotSupportedError(e);
    }
  }
  var NativeAlgorithm = class {
    constructor() {
      Object.defineProperty(this, "_api", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
    }
    async _setup() {
      if (this._api !== void 0) {
        return;
      }
      this._api = await loadSubtleCrypto();
    }
  };
  var Mode = {
    Base: 0,
    Psk: 1,
    Auth: 2,
    AuthPsk: 3
  };
  var KemId = {
    NotAssigned: 0,
    DhkemP256HkdfSha256: 16,
    DhkemP384HkdfSha384: 17,
    DhkemP521HkdfSha512: 18,
    DhkemSecp256k1HkdfSha256: 19,
    DhkemX25519HkdfSha256: 32,
    DhkemX448HkdfSha512: 33,
    HybridkemX25519Kyber768: 48,
    MlKem512: 64,
    MlKem768: 65,
    MlKem1024: 66,
    XWing: 25722
  };
  var KdfId = {
    HkdfSha256: 1,
    HkdfSha384: 2,
    HkdfSha512: 3,
    Sha3256: 4,
    Sha3384: 5,
    Sha3512: 6,
    Shake128: 16,
    Shake256: 17,
    TurboShake128: 18,
    TurboShake256: 19
  };
  var AeadId = {
    Aes128Gcm: 1,
    Aes256Gcm: 2,
    Chacha20Poly1305: 3,
    ExportOnly: 65535
  };
  var INPUT_LENGTH_LIMIT = 8192;
  var INFO_LENGTH_LIMIT = 268435456;
  var MINIMUM_PSK_LENGTH = 32;
  var EMPTY = /* @__PURE__ */ new Uint8Array(0);
  var BYTE_TO_BIGINT_256 = /* @__PURE__ */ (() => {
    const out = new Array(256);
    let i = 0;
    let value = 0n;
    while (i < 256) {
      out[i] = value;
      i++;
      value += 1n;
    }
    return out;
  })();
  var SUITE_ID_HEADER_KEM = /* @__PURE__ */ new Uint8Array([
    75,
    69,
    77,
    0,
    0
  ]);
  var HPKE_VERSION = /* @__PURE__ */ new Uint8Array([
    72,
    80,
    75,
    69,
    45,
    118,
    49
  ]);
  function toUint8Array(input) {
    return new Uint8Array(toArrayBuffer(input));
  }
  function toArrayBuffer(input) {
    if (input instanceof ArrayBuffer) {
      return input;
    }
    if (ArrayBuffer.isView(input)) {
      return new Uint8Array(input.buffer, input.byteOffset, input.byteLength).slice().buffer;
    }
    return new Uint8Array(input).slice().buffer;
  }
  var HkdfNative = class extends NativeAlgorithm {
    constructor() {
      super();
      Object.defineProperty(this, "id", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: KdfId.HkdfSha256
      });
      Object.defineProperty(this, "hashSize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 0
      });
      Object.defineProperty(this, "_suiteId", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: EMPTY
      });
      Object.defineProperty(this, "algHash", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: {
          name: "HMAC",
          hash: "SHA-256",
          length: 256
        }
      });
    }
    init(suiteId) {
      this._suiteId = suiteId;
    }
    buildLabeledIkm(label, ikm) {
      this._checkInit();
      const ret = new Uint8Array(7 + this._suiteId.byteLength + label.byteLength + ikm.byteLength);
      ret.set(HPKE_VERSION, 0);
      ret.set(this._suiteId, 7);
      ret.set(label, 7 + this._suiteId.byteLength);
      ret.set(ikm, 7 + this._suiteId.byteLength + label.byteLength);
      return ret;
    }
    buildLabeledInfo(label, info, len) {
      this._checkInit();
      const ret = new Uint8Array(9 + this._suiteId.byteLength + label.byteLength + info.byteLength);
      ret.set(new Uint8Array([0, len]), 0);
      ret.set(HPKE_VERSION, 2);
      ret.set(this._suiteId, 9);
      ret.set(label, 9 + this._suiteId.byteLength);
      ret.set(info, 9 + this._suiteId.byteLength + label.byteLength);
      return ret;
    }
    async extract(salt, ikm) {
      await this._setup();
      const saltBuf = salt.byteLength === 0 ? new ArrayBuffer(this.hashSize) : toArrayBuffer(salt);
      if (saltBuf.byteLength !== this.hashSize) {
        throw new InvalidParamError("The salt length must be the same as the hashSize");
      }
      const ikmBuf = toArrayBuffer(ikm);
      const key = await this._api.importKey("raw", saltBuf, this.algHash, false, [
        "sign"
      ]);
      return await this._api.sign("HMAC", key, ikmBuf);
    }
    async expand(prk, info, len) {
      await this._setup();
      const prkBuf = toArrayBuffer(prk);
      const key = await this._api.importKey("raw", prkBuf, this.algHash, false, [
        "sign"
      ]);
      const okm = new ArrayBuffer(len);
      const okmBytes = new Uint8Array(okm);
      let prev = EMPTY;
      const mid = toUint8Array(info);
      const tail = new Uint8Array(1);
      if (len > 255 * this.hashSize) {
        throw new Error("Entropy limit reached");
      }
      const tmp = new Uint8Array(this.hashSize + mid.length + 1);
      for (let i = 1, cur = 0; cur < okmBytes.length; i++) {
        tail[0] = i;
        tmp.set(prev, 0);
        tmp.set(mid, prev.length);
        tmp.set(tail, prev.length + mid.length);
        prev = new Uint8Array(await this._api.sign("HMAC", key, tmp.slice(0, prev.length + mid.length + 1)));
        if (okmBytes.length - cur >= prev.length) {
          okmBytes.set(prev, cur);
          cur += prev.length;
        } else {
          okmBytes.set(prev.slice(0, okmBytes.length - cur), cur);
          cur += okmBytes.length - cur;
        }
      }
      return okm;
    }
    async extractAndExpand(salt, ikm, info, len) {
      await this._setup();
      const ikmBuf = toArrayBuffer(ikm);
      const baseKey = await this._api.importKey("raw", ikmBuf, "HKDF", false, ["deriveBits"]);
      return await this._api.deriveBits({
        name: "HKDF",
        hash: this.algHash.hash,
        salt: toArrayBuffer(salt),
        info: toArrayBuffer(info)
      }, baseKey, len * 8);
    }
    async labeledExtract(salt, label, ikm) {
      return await this.extract(salt, this.buildLabeledIkm(label, ikm));
    }
    async labeledExpand(prk, label, info, len) {
      return await this.expand(prk, this.buildLabeledInfo(label, info, len), len);
    }
    _checkInit() {
      if (this._suiteId === EMPTY) {
        throw new Error("Not initialized. Call init()");
      }
    }
  };
  var HkdfSha256Native = class extends HkdfNative {
    constructor() {
      super(...arguments);
      Object.defineProperty(this, "id", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: KdfId.HkdfSha256
      });
      Object.defineProperty(this, "hashSize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 32
      });
      Object.defineProperty(this, "algHash", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: {
          name: "HMAC",
          hash: "SHA-256",
          length: 256
        }
      });
    }
  };
  var isCryptoKeyPair = (x) => typeof x === "object" && x !== null && typeof x.privateKey === "object" && typeof x.publicKey === "object";
  function i2Osp(n, w) {
    if (w <= 0) {
      throw new Error("i2Osp: too small size");
    }
    if (n >= 256 ** w) {
      throw new Error("i2Osp: too large integer");
    }
    const ret = new Uint8Array(w);
    for (let i = 0; i < w && n; i++) {
      ret[w - (i + 1)] = n % 256;
      n = Math.floor(n / 256);
    }
    return ret;
  }
  function concat2(a, b) {
    const ret = new Uint8Array(a.length + b.length);
    ret.set(a, 0);
    ret.set(b, a.length);
    return ret;
  }
  function base64UrlToBytes(v) {
    const base64 = v.replace(/-/g, "+").replace(/_/g, "/");
    const byteString = atob(base64);
    const ret = new Uint8Array(byteString.length);
    for (let i = 0; i < byteString.length; i++) {
      ret[i] = byteString.charCodeAt(i);
    }
    return ret;
  }
  function xor(a, b) {
    if (a.byteLength !== b.byteLength) {
      throw new Error("xor: different length inputs");
    }
    const buf = new Uint8Array(a.byteLength);
    for (let i = 0; i < a.byteLength; i++) {
      buf[i] = a[i] ^ b[i];
    }
    return buf;
  }
  var LABEL_EAE_PRK = /* @__PURE__ */ new Uint8Array([
    101,
    97,
    101,
    95,
    112,
    114,
    107
  ]);
  var LABEL_SHARED_SECRET = /* @__PURE__ */ new Uint8Array([
    115,
    104,
    97,
    114,
    101,
    100,
    95,
    115,
    101,
    99,
    114,
    101,
    116
  ]);
  function concat3(a, b, c) {
    const ret = new Uint8Array(a.length + b.length + c.length);
    ret.set(a, 0);
    ret.set(b, a.length);
    ret.set(c, a.length + b.length);
    return ret;
  }
  var Dhkem = class {
    constructor(id, prim, kdf) {
      Object.defineProperty(this, "id", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "secretSize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 0
      });
      Object.defineProperty(this, "encSize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 0
      });
      Object.defineProperty(this, "publicKeySize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 0
      });
      Object.defineProperty(this, "privateKeySize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 0
      });
      Object.defineProperty(this, "_prim", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_kdf", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      this.id = id;
      this._prim = prim;
      this._kdf = kdf;
      const suiteId = new Uint8Array(SUITE_ID_HEADER_KEM);
      suiteId.set(i2Osp(this.id, 2), 3);
      this._kdf.init(suiteId);
    }
    async serializePublicKey(key) {
      return await this._prim.serializePublicKey(key);
    }
    async deserializePublicKey(key) {
      return await this._prim.deserializePublicKey(toArrayBuffer(key));
    }
    async serializePrivateKey(key) {
      return await this._prim.serializePrivateKey(key);
    }
    async deserializePrivateKey(key) {
      return await this._prim.deserializePrivateKey(toArrayBuffer(key));
    }
    async importKey(format, key, isPublic = true) {
      return await this._prim.importKey(format, key, isPublic);
    }
    async generateKeyPair() {
      return await this._prim.generateKeyPair();
    }
    async deriveKeyPair(ikm) {
      const rawIkm = toArrayBuffer(ikm);
      if (rawIkm.byteLength > INPUT_LENGTH_LIMIT) {
        throw new InvalidParamError("Too long ikm");
      }
      return await this._prim.deriveKeyPair(rawIkm);
    }
    async encap(params) {
      let ke;
      if (params.ekm === void 0) {
        ke = await this.generateKeyPair();
      } else if (isCryptoKeyPair(params.ekm)) {
        ke = params.ekm;
      } else {
        ke = await this.deriveKeyPair(params.ekm);
      }
      const enc = await this._prim.serializePublicKey(ke.publicKey);
      const pkrm = await this._prim.serializePublicKey(params.recipientPublicKey);
      try {
        let dh;
        if (params.senderKey === void 0) {
          dh = new Uint8Array(await this._prim.dh(ke.privateKey, params.recipientPublicKey));
        } else {
          const sks = isCryptoKeyPair(params.senderKey) ? params.senderKey.privateKey : params.senderKey;
          const dh1 = new Uint8Array(await this._prim.dh(ke.privateKey, params.recipientPublicKey));
          const dh2 = new Uint8Array(await this._prim.dh(sks, params.recipientPublicKey));
          dh = concat2(dh1, dh2);
        }
        let kemContext;
        if (params.senderKey === void 0) {
          kemContext = concat2(new Uint8Array(enc), new Uint8Array(pkrm));
        } else {
          const pks = isCryptoKeyPair(params.senderKey) ? params.senderKey.publicKey : await this._prim.derivePublicKey(params.senderKey);
          const pksm = await this._prim.serializePublicKey(pks);
          kemContext = concat3(new Uint8Array(enc), new Uint8Array(pkrm), new Uint8Array(pksm));
        }
        const sharedSecret = await this._generateSharedSecret(dh, kemContext);
        return {
          enc,
          sharedSecret
        };
      } catch (e) {
        throw new EncapError(e);
      }
    }
    async decap(params) {
      const enc = toArrayBuffer(params.enc);
      const pke = await this._prim.deserializePublicKey(enc);
      const skr = isCryptoKeyPair(params.recipientKey) ? params.recipientKey.privateKey : params.recipientKey;
      const pkr = isCryptoKeyPair(params.recipientKey) ? params.recipientKey.publicKey : await this._prim.derivePublicKey(params.recipientKey);
      const pkrm = await this._prim.serializePublicKey(pkr);
      try {
        let dh;
        if (params.senderPublicKey === void 0) {
          dh = new Uint8Array(await this._prim.dh(skr, pke));
        } else {
          const dh1 = new Uint8Array(await this._prim.dh(skr, pke));
          const dh2 = new Uint8Array(await this._prim.dh(skr, params.senderPublicKey));
          dh = concat2(dh1, dh2);
        }
        let kemContext;
        if (params.senderPublicKey === void 0) {
          kemContext = concat2(new Uint8Array(enc), new Uint8Array(pkrm));
        } else {
          const pksm = await this._prim.serializePublicKey(params.senderPublicKey);
          kemContext = new Uint8Array(enc.byteLength + pkrm.byteLength + pksm.byteLength);
          kemContext.set(new Uint8Array(enc), 0);
          kemContext.set(new Uint8Array(pkrm), enc.byteLength);
          kemContext.set(new Uint8Array(pksm), enc.byteLength + pkrm.byteLength);
        }
        return await this._generateSharedSecret(dh, kemContext);
      } catch (e) {
        throw new DecapError(e);
      }
    }
    async _generateSharedSecret(dh, kemContext) {
      const labeledIkm = this._kdf.buildLabeledIkm(LABEL_EAE_PRK, dh);
      const labeledInfo = this._kdf.buildLabeledInfo(LABEL_SHARED_SECRET, kemContext, this.secretSize);
      return await this._kdf.extractAndExpand(EMPTY, labeledIkm, labeledInfo, this.secretSize);
    }
  };
  var KEM_USAGES = ["deriveBits"];
  var LABEL_DKP_PRK = /* @__PURE__ */ new Uint8Array([
    100,
    107,
    112,
    95,
    112,
    114,
    107
  ]);
  var Bignum = class {
    constructor(size) {
      Object.defineProperty(this, "_num", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      this._num = new Uint8Array(size);
    }
    val() {
      return this._num;
    }
    reset() {
      this._num.fill(0);
    }
    set(src) {
      if (src.length !== this._num.length) {
        throw new Error("Bignum.set: invalid argument");
      }
      this._num.set(src);
    }
    isZero() {
      for (let i = 0; i < this._num.length; i++) {
        if (this._num[i] !== 0) {
          return false;
        }
      }
      return true;
    }
    lessThan(v) {
      if (v.length !== this._num.length) {
        throw new Error("Bignum.lessThan: invalid argument");
      }
      for (let i = 0; i < this._num.length; i++) {
        if (this._num[i] < v[i]) {
          return true;
        }
        if (this._num[i] > v[i]) {
          return false;
        }
      }
      return false;
    }
  };
  var LABEL_CANDIDATE = /* @__PURE__ */ new Uint8Array([
    99,
    97,
    110,
    100,
    105,
    100,
    97,
    116,
    101
  ]);
  var ORDER_P_256 = /* @__PURE__ */ new Uint8Array([
    255,
    255,
    255,
    255,
    0,
    0,
    0,
    0,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    188,
    230,
    250,
    173,
    167,
    23,
    158,
    132,
    243,
    185,
    202,
    194,
    252,
    99,
    37,
    81
  ]);
  var ORDER_P_384 = /* @__PURE__ */ new Uint8Array([
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    199,
    99,
    77,
    129,
    244,
    55,
    45,
    223,
    88,
    26,
    13,
    178,
    72,
    176,
    167,
    122,
    236,
    236,
    25,
    106,
    204,
    197,
    41,
    115
  ]);
  var ORDER_P_521 = /* @__PURE__ */ new Uint8Array([
    1,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    250,
    81,
    134,
    135,
    131,
    191,
    47,
    150,
    107,
    127,
    204,
    1,
    72,
    247,
    9,
    165,
    208,
    59,
    181,
    201,
    184,
    137,
    156,
    71,
    174,
    187,
    111,
    183,
    30,
    145,
    56,
    100,
    9
  ]);
  var PKCS8_ALG_ID_P_256 = /* @__PURE__ */ new Uint8Array([
    48,
    65,
    2,
    1,
    0,
    48,
    19,
    6,
    7,
    42,
    134,
    72,
    206,
    61,
    2,
    1,
    6,
    8,
    42,
    134,
    72,
    206,
    61,
    3,
    1,
    7,
    4,
    39,
    48,
    37,
    2,
    1,
    1,
    4,
    32
  ]);
  var PKCS8_ALG_ID_P_384 = /* @__PURE__ */ new Uint8Array([
    48,
    78,
    2,
    1,
    0,
    48,
    16,
    6,
    7,
    42,
    134,
    72,
    206,
    61,
    2,
    1,
    6,
    5,
    43,
    129,
    4,
    0,
    34,
    4,
    55,
    48,
    53,
    2,
    1,
    1,
    4,
    48
  ]);
  var PKCS8_ALG_ID_P_521 = /* @__PURE__ */ new Uint8Array([
    48,
    96,
    2,
    1,
    0,
    48,
    16,
    6,
    7,
    42,
    134,
    72,
    206,
    61,
    2,
    1,
    6,
    5,
    43,
    129,
    4,
    0,
    35,
    4,
    73,
    48,
    71,
    2,
    1,
    1,
    4,
    66
  ]);
  var EC_P_256_PARAMS = {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    gx: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
    gy: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
    coordinateSize: 32
  };
  var EC_P_384_PARAMS = {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    gx: 0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
    gy: 0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
    coordinateSize: 48
  };
  var EC_P_521_PARAMS = {
    p: (1n << 521n) - 1n,
    b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    gx: 0x00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66n,
    gy: 0x011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650n,
    coordinateSize: 66
  };
  function mod(a, p) {
    const r = a % p;
    return r >= 0n ? r : r + p;
  }
  function modPow(base, exponent, p) {
    let result = 1n;
    let b = mod(base, p);
    let e = exponent;
    while (e > 0n) {
      if ((e & 1n) === 1n) {
        result = mod(result * b, p);
      }
      b = mod(b * b, p);
      e >>= 1n;
    }
    return result;
  }
  function modSqrt(rhs, p) {
    const y = modPow(rhs, p + 1n >> 2n, p);
    if (mod(y * y, p) !== mod(rhs, p)) {
      throw new Error("Invalid ECDH point");
    }
    return y;
  }
  function bytesToBigInt(bytes) {
    let v = 0n;
    for (const b of bytes) {
      v = v << 8n | BYTE_TO_BIGINT_256[b];
    }
    return v;
  }
  function bigIntToBytes(v, len) {
    const out = new Uint8Array(len);
    let n = v;
    for (let i = len - 1; i >= 0; i--) {
      out[i] = Number(n & 0xffn);
      n >>= 8n;
    }
    if (n !== 0n) {
      throw new Error("Invalid coordinate length");
    }
    return out;
  }
  function buildRawUncompressedPublicKey(x, y, coordinateSize) {
    const out = new Uint8Array(1 + coordinateSize * 2);
    out[0] = 4;
    out.set(bigIntToBytes(x, coordinateSize), 1);
    out.set(bigIntToBytes(y, coordinateSize), 1 + coordinateSize);
    return out;
  }
  var Ec = class extends NativeAlgorithm {
    constructor(kem, hkdf) {
      super();
      Object.defineProperty(this, "_hkdf", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_alg", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_nPk", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_nSk", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_nDh", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_order", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_bitmask", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_pkcs8AlgId", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_curveParams", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      this._hkdf = hkdf;
      switch (kem) {
        case KemId.DhkemP256HkdfSha256:
          this._alg = { name: "ECDH", namedCurve: "P-256" };
          this._nPk = 65;
          this._nSk = 32;
          this._nDh = 32;
          this._order = ORDER_P_256;
          this._bitmask = 255;
          this._pkcs8AlgId = PKCS8_ALG_ID_P_256;
          this._curveParams = EC_P_256_PARAMS;
          break;
        case KemId.DhkemP384HkdfSha384:
          this._alg = { name: "ECDH", namedCurve: "P-384" };
          this._nPk = 97;
          this._nSk = 48;
          this._nDh = 48;
          this._order = ORDER_P_384;
          this._bitmask = 255;
          this._pkcs8AlgId = PKCS8_ALG_ID_P_384;
          this._curveParams = EC_P_384_PARAMS;
          break;
        default:
          this._alg = { name: "ECDH", namedCurve: "P-521" };
          this._nPk = 133;
          this._nSk = 66;
          this._nDh = 66;
          this._order = ORDER_P_521;
          this._bitmask = 1;
          this._pkcs8AlgId = PKCS8_ALG_ID_P_521;
          this._curveParams = EC_P_521_PARAMS;
          break;
      }
    }
    async serializePublicKey(key) {
      await this._setup();
      try {
        return await this._api.exportKey("raw", key);
      } catch (e) {
        throw new SerializeError(e);
      }
    }
    async deserializePublicKey(key) {
      await this._setup();
      try {
        return await this._importRawKey(toArrayBuffer(key), true);
      } catch (e) {
        throw new DeserializeError(e);
      }
    }
    async serializePrivateKey(key) {
      await this._setup();
      try {
        const jwk = await this._api.exportKey("jwk", key);
        if (!("d" in jwk)) {
          throw new Error("Not private key");
        }
        return base64UrlToBytes(jwk["d"]).buffer;
      } catch (e) {
        throw new SerializeError(e);
      }
    }
    async deserializePrivateKey(key) {
      await this._setup();
      try {
        return await this._importRawKey(toArrayBuffer(key), false);
      } catch (e) {
        throw new DeserializeError(e);
      }
    }
    async importKey(format, key, isPublic) {
      await this._setup();
      try {
        if (format === "raw") {
          return await this._importRawKey(key, isPublic);
        }
        if (key instanceof ArrayBuffer) {
          throw new Error("Invalid jwk key format");
        }
        return await this._importJWK(key, isPublic);
      } catch (e) {
        throw new DeserializeError(e);
      }
    }
    async generateKeyPair() {
      await this._setup();
      try {
        return await this._api.generateKey(this._alg, true, KEM_USAGES);
      } catch (e) {
        throw new NotSupportedError(e);
      }
    }
    async deriveKeyPair(ikm) {
      await this._setup();
      try {
        const rawIkm = toArrayBuffer(ikm);
        const dkpPrk = await this._hkdf.labeledExtract(EMPTY, LABEL_DKP_PRK, new Uint8Array(rawIkm));
        const bn = new Bignum(this._nSk);
        for (let counter = 0; bn.isZero() || !bn.lessThan(this._order); counter++) {
          if (counter > 255) {
            throw new Error("Faild to derive a key pair");
          }
          const bytes = new Uint8Array(await this._hkdf.labeledExpand(dkpPrk, LABEL_CANDIDATE, i2Osp(counter, 1), this._nSk));
          bytes[0] = bytes[0] & this._bitmask;
          bn.set(bytes);
        }
        const sk = await this._deserializePkcs8Key(bn.val());
        bn.reset();
        return {
          privateKey: sk,
          publicKey: await this.derivePublicKey(sk)
        };
      } catch (e) {
        throw new DeriveKeyPairError(e);
      }
    }
    async derivePublicKey(key) {
      await this._setup();
      try {
        const jwk = await this._api.exportKey("jwk", key);
        delete jwk["d"];
        delete jwk["key_ops"];
        return await this._api.importKey("jwk", jwk, this._alg, true, []);
      } catch {
        try {
          return await this._derivePublicKeyWithoutJwkExport(key);
        } catch (e) {
          throw new DeserializeError(e);
        }
      }
    }
    async dh(sk, pk) {
      try {
        await this._setup();
        const bits = await this._api.deriveBits({
          name: "ECDH",
          public: pk
        }, sk, this._nDh * 8);
        return bits;
      } catch (e) {
        throw new SerializeError(e);
      }
    }
    async _importRawKey(key, isPublic) {
      if (isPublic && key.byteLength !== this._nPk) {
        throw new Error("Invalid public key for the ciphersuite");
      }
      if (!isPublic && key.byteLength !== this._nSk) {
        throw new Error("Invalid private key for the ciphersuite");
      }
      if (isPublic) {
        return await this._api.importKey("raw", key, this._alg, true, []);
      }
      return await this._deserializePkcs8Key(new Uint8Array(key));
    }
    async _importJWK(key, isPublic) {
      if (typeof key.crv === "undefined" || key.crv !== this._alg.namedCurve) {
        throw new Error(`Invalid crv: ${key.crv}`);
      }
      if (isPublic) {
        if (typeof key.d !== "undefined") {
          throw new Error("Invalid key: `d` should not be set");
        }
        return await this._api.importKey("jwk", key, this._alg, true, []);
      }
      if (typeof key.d === "undefined") {
        throw new Error("Invalid key: `d` not found");
      }
      return await this._api.importKey("jwk", key, this._alg, true, KEM_USAGES);
    }
    async _deserializePkcs8Key(k) {
      const pkcs8Key = new Uint8Array(this._pkcs8AlgId.length + k.length);
      pkcs8Key.set(this._pkcs8AlgId, 0);
      pkcs8Key.set(k, this._pkcs8AlgId.length);
      return await this._api.importKey("pkcs8", pkcs8Key, this._alg, true, KEM_USAGES);
    }
    async _derivePublicKeyWithoutJwkExport(key) {
      const basePointRaw = buildRawUncompressedPublicKey(this._curveParams.gx, this._curveParams.gy, this._curveParams.coordinateSize);
      const basePoint = await this._api.importKey("raw", basePointRaw.buffer, this._alg, true, []);
      const xBytes = new Uint8Array(await this._api.deriveBits({
        name: "ECDH",
        public: basePoint
      }, key, this._nDh * 8));
      const p = this._curveParams.p;
      const x = bytesToBigInt(xBytes);
      const rhs = mod(modPow(x, 3n, p) - 3n * x + this._curveParams.b, p);
      let y = modSqrt(rhs, p);
      if ((y & 1n) === 1n) {
        y = p - y;
      }
      const pubRaw = buildRawUncompressedPublicKey(x, y, this._curveParams.coordinateSize);
      return await this._api.importKey("raw", pubRaw.buffer, this._alg, true, []);
    }
  };
  var AEAD_USAGES = ["encrypt", "decrypt"];
  function isBytes(a) {
    return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array";
  }
  function anumber(n, title = "") {
    if (!Number.isSafeInteger(n) || n < 0) {
      const prefix = title && `"${title}" `;
      throw new Error(`${prefix}expected integer >0, got ${n}`);
    }
  }
  function abytes(value, length, title = "") {
    const bytes = isBytes(value);
    const len = value?.length;
    const needsLen = length !== void 0;
    if (!bytes || needsLen && len !== length) {
      const prefix = title && `"${title}" `;
      const ofLen = needsLen ? ` of length ${length}` : "";
      const got = bytes ? `length=${len}` : `type=${typeof value}`;
      throw new Error(prefix + "expected Uint8Array" + ofLen + ", got " + got);
    }
    return value;
  }
  function aexists(instance, checkFinished = true) {
    if (instance.destroyed)
      throw new Error("Hash instance has been destroyed");
    if (checkFinished && instance.finished) {
      throw new Error("Hash#digest() has already been called");
    }
  }
  function clean(...arrays) {
    for (let i = 0; i < arrays.length; i++) {
      arrays[i].fill(0);
    }
  }
  var _endianTestBuffer = /* @__PURE__ */ new Uint32Array([287454020]);
  var _endianTestBytes = /* @__PURE__ */ new Uint8Array(_endianTestBuffer.buffer);
  var isLE = _endianTestBytes[0] === 68;
  function ahash(h) {
    if (typeof h !== "function" || typeof h.create !== "function") {
      throw new Error("Hash must wrapped by utils.createHasher");
    }
    anumber(h.outputLen);
    anumber(h.blockLen);
  }
  var _HMAC = class {
    constructor(hash, key) {
      Object.defineProperty(this, "oHash", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "iHash", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "blockLen", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "outputLen", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "finished", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: false
      });
      Object.defineProperty(this, "destroyed", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: false
      });
      ahash(hash);
      abytes(key, void 0, "key");
      this.iHash = hash.create();
      if (typeof this.iHash.update !== "function") {
        throw new Error("Expected instance of class which extends utils.Hash");
      }
      this.blockLen = this.iHash.blockLen;
      this.outputLen = this.iHash.outputLen;
      const blockLen = this.blockLen;
      const pad = new Uint8Array(blockLen);
      pad.set(key.length > blockLen ? hash.create().update(key).digest() : key);
      for (let i = 0; i < pad.length; i++)
        pad[i] ^= 54;
      this.iHash.update(pad);
      this.oHash = hash.create();
      for (let i = 0; i < pad.length; i++)
        pad[i] ^= 54 ^ 92;
      this.oHash.update(pad);
      clean(pad);
    }
    update(buf) {
      aexists(this);
      this.iHash.update(buf);
      return this;
    }
    digestInto(out) {
      aexists(this);
      abytes(out, this.outputLen, "output");
      this.finished = true;
      this.iHash.digestInto(out);
      this.oHash.update(out);
      this.oHash.digestInto(out);
      this.destroy();
    }
    digest() {
      const out = new Uint8Array(this.oHash.outputLen);
      this.digestInto(out);
      return out;
    }
    _cloneInto(to) {
      to ||= Object.create(Object.getPrototypeOf(this), {});
      const { oHash, iHash, finished, destroyed, blockLen, outputLen } = this;
      to = to;
      to.finished = finished;
      to.destroyed = destroyed;
      to.blockLen = blockLen;
      to.outputLen = outputLen;
      to.oHash = oHash._cloneInto(to.oHash);
      to.iHash = iHash._cloneInto(to.iHash);
      return to;
    }
    clone() {
      return this._cloneInto();
    }
    destroy() {
      this.destroyed = true;
      this.oHash.destroy();
      this.iHash.destroy();
    }
  };
  var hmac = (hash, key, message) => new _HMAC(hash, key).update(message).digest();
  hmac.create = (hash, key) => new _HMAC(hash, key);
  var U32_MASK64 = 0xffffffffn;
  var _32n = 32n;
  function fromBig(n, le = false) {
    if (le) {
      return { h: Number(n & U32_MASK64), l: Number(n >> _32n & U32_MASK64) };
    }
    return {
      h: Number(n >> _32n & U32_MASK64) | 0,
      l: Number(n & U32_MASK64) | 0
    };
  }
  function split(lst, le = false) {
    const len = lst.length;
    const Ah = new Uint32Array(len);
    const Al = new Uint32Array(len);
    for (let i = 0; i < len; i++) {
      const { h, l } = fromBig(lst[i], le);
      [Ah[i], Al[i]] = [h, l];
    }
    return [Ah, Al];
  }
  var _0n = 0n;
  var _1n = 1n;
  var _2n = 2n;
  var _7n = 7n;
  var _256n = 256n;
  var _0x71n = 0x71n;
  var SHA3_PI = [];
  var SHA3_ROTL = [];
  var _SHA3_IOTA = [];
  for (let round = 0, R = _1n, x = 1, y = 0; round < 24; round++) {
    [x, y] = [y, (2 * x + 3 * y) % 5];
    SHA3_PI.push(2 * (5 * y + x));
    SHA3_ROTL.push((round + 1) * (round + 2) / 2 % 64);
    let t = _0n;
    for (let j = 0; j < 7; j++) {
      R = (R << _1n ^ (R >> _7n) * _0x71n) % _256n;
      if (R & _2n)
        t ^= _1n << (_1n << BigInt(j)) - _1n;
    }
    _SHA3_IOTA.push(t);
  }
  var IOTAS = split(_SHA3_IOTA, true);
  var SHA3_IOTA_H = IOTAS[0];
  var SHA3_IOTA_L = IOTAS[1];
  var AesGcmContext = class extends NativeAlgorithm {
    constructor(key) {
      super();
      Object.defineProperty(this, "_rawKey", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_key", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      this._rawKey = toArrayBuffer(key);
    }
    async seal(iv, data, aad) {
      await this._setupKey();
      const alg = {
        name: "AES-GCM",
        iv: toArrayBuffer(iv),
        additionalData: toArrayBuffer(aad)
      };
      const ct = await this._api.encrypt(alg, this._key, toArrayBuffer(data));
      return ct;
    }
    async open(iv, data, aad) {
      await this._setupKey();
      const alg = {
        name: "AES-GCM",
        iv: toArrayBuffer(iv),
        additionalData: toArrayBuffer(aad)
      };
      const pt = await this._api.decrypt(alg, this._key, toArrayBuffer(data));
      return pt;
    }
    async _setupKey() {
      if (this._key !== void 0) {
        return;
      }
      await this._setup();
      const key = await this._importKey(this._rawKey);
      new Uint8Array(this._rawKey).fill(0);
      this._key = key;
      return;
    }
    async _importKey(key) {
      return await this._api.importKey("raw", key, { name: "AES-GCM" }, true, AEAD_USAGES);
    }
  };
  var Aes128Gcm = class {
    constructor() {
      Object.defineProperty(this, "id", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: AeadId.Aes128Gcm
      });
      Object.defineProperty(this, "keySize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 16
      });
      Object.defineProperty(this, "nonceSize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 12
      });
      Object.defineProperty(this, "tagSize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 16
      });
    }
    createEncryptionContext(key) {
      return new AesGcmContext(key);
    }
  };
  function emitNotSupported() {
    return new Promise((_resolve, reject) => {
      reject(new NotSupportedError("Not supported"));
    });
  }
  var LABEL_SEC = new Uint8Array([115, 101, 99]);
  var ExporterContextImpl = class {
    constructor(api, kdf, exporterSecret) {
      Object.defineProperty(this, "_api", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "exporterSecret", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_kdf", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      this._api = api;
      this._kdf = kdf;
      this.exporterSecret = exporterSecret;
    }
    async seal(_data, _aad) {
      return await emitNotSupported();
    }
    async open(_data, _aad) {
      return await emitNotSupported();
    }
    async export(exporterContext, len) {
      const rawExporterContext = toArrayBuffer(exporterContext);
      if (rawExporterContext.byteLength > INPUT_LENGTH_LIMIT) {
        throw new InvalidParamError("Too long exporter context");
      }
      try {
        return await this._kdf.labeledExpand(this.exporterSecret, LABEL_SEC, new Uint8Array(rawExporterContext), len);
      } catch (e) {
        throw new ExportError(e);
      }
    }
  };
  var RecipientExporterContextImpl = class extends ExporterContextImpl {
  };
  var SenderExporterContextImpl = class extends ExporterContextImpl {
    constructor(api, kdf, exporterSecret, enc) {
      super(api, kdf, exporterSecret);
      Object.defineProperty(this, "enc", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      this.enc = enc;
      return;
    }
  };
  var EncryptionContextImpl = class extends ExporterContextImpl {
    constructor(api, kdf, params) {
      super(api, kdf, params.exporterSecret);
      Object.defineProperty(this, "_aead", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_nK", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_nN", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_nT", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_ctx", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      if (params.key === void 0 || params.baseNonce === void 0 || params.seq === void 0) {
        throw new Error("Required parameters are missing");
      }
      this._aead = params.aead;
      this._nK = this._aead.keySize;
      this._nN = this._aead.nonceSize;
      this._nT = this._aead.tagSize;
      const key = this._aead.createEncryptionContext(params.key);
      this._ctx = {
        key,
        baseNonce: params.baseNonce,
        seq: params.seq
      };
    }
    computeNonce(k) {
      const seqBytes = i2Osp(k.seq, k.baseNonce.byteLength);
      return xor(k.baseNonce, seqBytes).buffer;
    }
    incrementSeq(k) {
      if (k.seq > Number.MAX_SAFE_INTEGER) {
        throw new MessageLimitReachedError("Message limit reached");
      }
      k.seq += 1;
      return;
    }
  };
  var __classPrivateFieldGet = function(receiver, state, kind, f) {
    if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a getter");
    if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot read private member from an object whose class did not declare it");
    return kind === "m" ? f : kind === "a" ? f.call(receiver) : f ? f.value : state.get(receiver);
  };
  var __classPrivateFieldSet = function(receiver, state, value, kind, f) {
    if (kind === "m") throw new TypeError("Private method is not writable");
    if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a setter");
    if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot write private member to an object whose class did not declare it");
    return kind === "a" ? f.call(receiver, value) : f ? f.value = value : state.set(receiver, value), value;
  };
  var _Mutex_locked;
  var Mutex = class {
    constructor() {
      _Mutex_locked.set(this, Promise.resolve());
    }
    async lock() {
      let releaseLock;
      const nextLock = new Promise((resolve) => {
        releaseLock = resolve;
      });
      const previousLock = __classPrivateFieldGet(this, _Mutex_locked, "f");
      __classPrivateFieldSet(this, _Mutex_locked, nextLock, "f");
      await previousLock;
      return releaseLock;
    }
  };
  _Mutex_locked = /* @__PURE__ */ new WeakMap();
  var __classPrivateFieldGet2 = function(receiver, state, kind, f) {
    if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a getter");
    if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot read private member from an object whose class did not declare it");
    return kind === "m" ? f : kind === "a" ? f.call(receiver) : f ? f.value : state.get(receiver);
  };
  var __classPrivateFieldSet2 = function(receiver, state, value, kind, f) {
    if (kind === "m") throw new TypeError("Private method is not writable");
    if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a setter");
    if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot write private member to an object whose class did not declare it");
    return kind === "a" ? f.call(receiver, value) : f ? f.value = value : state.set(receiver, value), value;
  };
  var _RecipientContextImpl_mutex;
  var RecipientContextImpl = class extends EncryptionContextImpl {
    constructor() {
      super(...arguments);
      _RecipientContextImpl_mutex.set(this, void 0);
    }
    async open(data, aad = EMPTY.buffer) {
      __classPrivateFieldSet2(this, _RecipientContextImpl_mutex, __classPrivateFieldGet2(this, _RecipientContextImpl_mutex, "f") ?? new Mutex(), "f");
      const release = await __classPrivateFieldGet2(this, _RecipientContextImpl_mutex, "f").lock();
      let pt;
      try {
        pt = await this._ctx.key.open(this.computeNonce(this._ctx), toArrayBuffer(data), toArrayBuffer(aad));
      } catch (e) {
        throw new OpenError(e);
      } finally {
        release();
      }
      this.incrementSeq(this._ctx);
      return pt;
    }
  };
  _RecipientContextImpl_mutex = /* @__PURE__ */ new WeakMap();
  var __classPrivateFieldGet3 = function(receiver, state, kind, f) {
    if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a getter");
    if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot read private member from an object whose class did not declare it");
    return kind === "m" ? f : kind === "a" ? f.call(receiver) : f ? f.value : state.get(receiver);
  };
  var __classPrivateFieldSet3 = function(receiver, state, value, kind, f) {
    if (kind === "m") throw new TypeError("Private method is not writable");
    if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a setter");
    if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot write private member to an object whose class did not declare it");
    return kind === "a" ? f.call(receiver, value) : f ? f.value = value : state.set(receiver, value), value;
  };
  var _SenderContextImpl_mutex;
  var SenderContextImpl = class extends EncryptionContextImpl {
    constructor(api, kdf, params, enc) {
      super(api, kdf, params);
      Object.defineProperty(this, "enc", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      _SenderContextImpl_mutex.set(this, void 0);
      this.enc = enc;
    }
    async seal(data, aad = EMPTY.buffer) {
      __classPrivateFieldSet3(this, _SenderContextImpl_mutex, __classPrivateFieldGet3(this, _SenderContextImpl_mutex, "f") ?? new Mutex(), "f");
      const release = await __classPrivateFieldGet3(this, _SenderContextImpl_mutex, "f").lock();
      let ct;
      try {
        ct = await this._ctx.key.seal(this.computeNonce(this._ctx), toArrayBuffer(data), toArrayBuffer(aad));
      } catch (e) {
        throw new SealError(e);
      } finally {
        release();
      }
      this.incrementSeq(this._ctx);
      return ct;
    }
  };
  _SenderContextImpl_mutex = /* @__PURE__ */ new WeakMap();
  var LABEL_BASE_NONCE = new Uint8Array([
    98,
    97,
    115,
    101,
    95,
    110,
    111,
    110,
    99,
    101
  ]);
  var LABEL_EXP = new Uint8Array([101, 120, 112]);
  var LABEL_INFO_HASH = new Uint8Array([
    105,
    110,
    102,
    111,
    95,
    104,
    97,
    115,
    104
  ]);
  var LABEL_KEY = new Uint8Array([107, 101, 121]);
  var LABEL_PSK_ID_HASH = new Uint8Array([
    112,
    115,
    107,
    95,
    105,
    100,
    95,
    104,
    97,
    115,
    104
  ]);
  var LABEL_SECRET = new Uint8Array([115, 101, 99, 114, 101, 116]);
  var SUITE_ID_HEADER_HPKE = new Uint8Array([
    72,
    80,
    75,
    69,
    0,
    0,
    0,
    0,
    0,
    0
  ]);
  var CipherSuiteNative = class extends NativeAlgorithm {
    /**
     * @param params A set of parameters for building a cipher suite.
     *
     * If the error occurred, throws {@link InvalidParamError}.
     *
     * @throws {@link InvalidParamError}
     */
    constructor(params) {
      super();
      Object.defineProperty(this, "_kem", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_kdf", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_aead", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      Object.defineProperty(this, "_suiteId", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: void 0
      });
      if (typeof params.kem === "number") {
        throw new InvalidParamError("KemId cannot be used");
      }
      this._kem = params.kem;
      if (typeof params.kdf === "number") {
        throw new InvalidParamError("KdfId cannot be used");
      }
      this._kdf = params.kdf;
      if (typeof params.aead === "number") {
        throw new InvalidParamError("AeadId cannot be used");
      }
      this._aead = params.aead;
      this._suiteId = new Uint8Array(SUITE_ID_HEADER_HPKE);
      this._suiteId.set(i2Osp(this._kem.id, 2), 4);
      this._suiteId.set(i2Osp(this._kdf.id, 2), 6);
      this._suiteId.set(i2Osp(this._aead.id, 2), 8);
      this._kdf.init(this._suiteId);
    }
    /**
     * Gets the KEM context of the ciphersuite.
     */
    get kem() {
      return this._kem;
    }
    /**
     * Gets the KDF context of the ciphersuite.
     */
    get kdf() {
      return this._kdf;
    }
    /**
     * Gets the AEAD context of the ciphersuite.
     */
    get aead() {
      return this._aead;
    }
    /**
     * Creates an encryption context for a sender.
     *
     * If the error occurred, throws {@link DecapError} | {@link ValidationError}.
     *
     * @param params A set of parameters for the sender encryption context.
     * @returns A sender encryption context.
     * @throws {@link EncapError}, {@link ValidationError}
     */
    async createSenderContext(params) {
      this._validateInputLength(params);
      await this._setup();
      const dh = await this._kem.encap(params);
      let mode;
      if (params.psk !== void 0) {
        mode = params.senderKey !== void 0 ? Mode.AuthPsk : Mode.Psk;
      } else {
        mode = params.senderKey !== void 0 ? Mode.Auth : Mode.Base;
      }
      return await this._keyScheduleS(mode, dh.sharedSecret, dh.enc, params);
    }
    /**
     * Creates an encryption context for a recipient.
     *
     * If the error occurred, throws {@link DecapError}
     * | {@link DeserializeError} | {@link ValidationError}.
     *
     * @param params A set of parameters for the recipient encryption context.
     * @returns A recipient encryption context.
     * @throws {@link DecapError}, {@link DeserializeError}, {@link ValidationError}
     */
    async createRecipientContext(params) {
      this._validateInputLength(params);
      await this._setup();
      const sharedSecret = await this._kem.decap(params);
      let mode;
      if (params.psk !== void 0) {
        mode = params.senderPublicKey !== void 0 ? Mode.AuthPsk : Mode.Psk;
      } else {
        mode = params.senderPublicKey !== void 0 ? Mode.Auth : Mode.Base;
      }
      return await this._keyScheduleR(mode, sharedSecret, params);
    }
    /**
     * Encrypts a message to a recipient.
     *
     * If the error occurred, throws `EncapError` | `MessageLimitReachedError` | `SealError` | `ValidationError`.
     *
     * @param params A set of parameters for building a sender encryption context.
     * @param pt A plain text as bytes to be encrypted.
     * @param aad Additional authenticated data as bytes fed by an application.
     * @returns A cipher text and an encapsulated key as bytes.
     * @throws {@link EncapError}, {@link MessageLimitReachedError}, {@link SealError}, {@link ValidationError}
     */
    async seal(params, pt, aad = EMPTY.buffer) {
      const ctx = await this.createSenderContext(params);
      return {
        ct: await ctx.seal(pt, aad),
        enc: ctx.enc
      };
    }
    /**
     * Decrypts a message from a sender.
     *
     * If the error occurred, throws `DecapError` | `DeserializeError` | `OpenError` | `ValidationError`.
     *
     * @param params A set of parameters for building a recipient encryption context.
     * @param ct An encrypted text as bytes to be decrypted.
     * @param aad Additional authenticated data as bytes fed by an application.
     * @returns A decrypted plain text as bytes.
     * @throws {@link DecapError}, {@link DeserializeError}, {@link OpenError}, {@link ValidationError}
     */
    async open(params, ct, aad = EMPTY.buffer) {
      const ctx = await this.createRecipientContext(params);
      return await ctx.open(ct, aad);
    }
    // private verifyPskInputs(mode: Mode, params: KeyScheduleParams) {
    //   const gotPsk = (params.psk !== undefined);
    //   const gotPskId = (params.psk !== undefined && params.psk.id.byteLength > 0);
    //   if (gotPsk !== gotPskId) {
    //     throw new Error('Inconsistent PSK inputs');
    //   }
    //   if (gotPsk && (mode === Mode.Base || mode === Mode.Auth)) {
    //     throw new Error('PSK input provided when not needed');
    //   }
    //   if (!gotPsk && (mode === Mode.Psk || mode === Mode.AuthPsk)) {
    //     throw new Error('Missing required PSK input');
    //   }
    //   return;
    // }
    async _keySchedule(mode, sharedSecret, params) {
      const pskId = params.psk === void 0 ? EMPTY : toUint8Array(params.psk.id);
      const pskIdHash = await this._kdf.labeledExtract(EMPTY, LABEL_PSK_ID_HASH, pskId);
      const info = params.info === void 0 ? EMPTY : toUint8Array(params.info);
      const infoHash = await this._kdf.labeledExtract(EMPTY, LABEL_INFO_HASH, info);
      const keyScheduleContext = new Uint8Array(1 + pskIdHash.byteLength + infoHash.byteLength);
      keyScheduleContext.set(new Uint8Array([mode]), 0);
      keyScheduleContext.set(new Uint8Array(pskIdHash), 1);
      keyScheduleContext.set(new Uint8Array(infoHash), 1 + pskIdHash.byteLength);
      const psk = params.psk === void 0 ? EMPTY : toUint8Array(params.psk.key);
      const ikm = this._kdf.buildLabeledIkm(LABEL_SECRET, psk);
      const exporterSecretInfo = this._kdf.buildLabeledInfo(LABEL_EXP, keyScheduleContext, this._kdf.hashSize);
      const exporterSecret = await this._kdf.extractAndExpand(sharedSecret, ikm, exporterSecretInfo, this._kdf.hashSize);
      if (this._aead.id === AeadId.ExportOnly) {
        return { aead: this._aead, exporterSecret };
      }
      const keyInfo = this._kdf.buildLabeledInfo(LABEL_KEY, keyScheduleContext, this._aead.keySize);
      const key = await this._kdf.extractAndExpand(sharedSecret, ikm, keyInfo, this._aead.keySize);
      const baseNonceInfo = this._kdf.buildLabeledInfo(LABEL_BASE_NONCE, keyScheduleContext, this._aead.nonceSize);
      const baseNonce = await this._kdf.extractAndExpand(sharedSecret, ikm, baseNonceInfo, this._aead.nonceSize);
      return {
        aead: this._aead,
        exporterSecret,
        key,
        baseNonce: new Uint8Array(baseNonce),
        seq: 0
      };
    }
    async _keyScheduleS(mode, sharedSecret, enc, params) {
      const res = await this._keySchedule(mode, sharedSecret, params);
      if (res.key === void 0) {
        return new SenderExporterContextImpl(this._api, this._kdf, res.exporterSecret, enc);
      }
      return new SenderContextImpl(this._api, this._kdf, res, enc);
    }
    async _keyScheduleR(mode, sharedSecret, params) {
      const res = await this._keySchedule(mode, sharedSecret, params);
      if (res.key === void 0) {
        return new RecipientExporterContextImpl(this._api, this._kdf, res.exporterSecret);
      }
      return new RecipientContextImpl(this._api, this._kdf, res);
    }
    _validateInputLength(params) {
      if (params.info !== void 0 && params.info.byteLength > INFO_LENGTH_LIMIT) {
        throw new InvalidParamError("Too long info");
      }
      if (params.psk !== void 0) {
        if (params.psk.key.byteLength < MINIMUM_PSK_LENGTH) {
          throw new InvalidParamError(`PSK must have at least ${MINIMUM_PSK_LENGTH} bytes`);
        }
        if (params.psk.key.byteLength > INPUT_LENGTH_LIMIT) {
          throw new InvalidParamError("Too long psk.key");
        }
        if (params.psk.id.byteLength > INPUT_LENGTH_LIMIT) {
          throw new InvalidParamError("Too long psk.id");
        }
      }
      return;
    }
  };
  var DhkemP256HkdfSha256Native = class extends Dhkem {
    constructor() {
      const kdf = new HkdfSha256Native();
      const prim = new Ec(KemId.DhkemP256HkdfSha256, kdf);
      super(KemId.DhkemP256HkdfSha256, prim, kdf);
      Object.defineProperty(this, "id", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: KemId.DhkemP256HkdfSha256
      });
      Object.defineProperty(this, "secretSize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 32
      });
      Object.defineProperty(this, "encSize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 65
      });
      Object.defineProperty(this, "publicKeySize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 65
      });
      Object.defineProperty(this, "privateKeySize", {
        enumerable: true,
        configurable: true,
        writable: true,
        value: 32
      });
    }
  };
  var CipherSuite = class extends CipherSuiteNative {
  };
  var DhkemP256HkdfSha256 = class extends DhkemP256HkdfSha256Native {
  };
  var HkdfSha256 = class extends HkdfSha256Native {
  };
  var PKCS8_ALG_ID_X25519 = new Uint8Array([
    48,
    46,
    2,
    1,
    0,
    48,
    5,
    6,
    3,
    43,
    101,
    110,
    4,
    34,
    4,
    32
  ]);
  var PKCS8_ALG_ID_X448 = new Uint8Array([
    48,
    70,
    2,
    1,
    0,
    48,
    5,
    6,
    3,
    43,
    101,
    111,
    4,
    58,
    4,
    56
  ]);

  // src/booth/sealing.js
  var suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes128Gcm()
  });
  var PUBLIC = 65;
  var SEED = 32;
  async function isPublicKey(data) {
    return Boolean(await publicKey(data).catch(() => null));
  }
  async function publicKey(data) {
    if (data.length !== PUBLIC || data[0] !== 4) {
      throw new Problem("not-opened");
    }
    return suite.kem.deserializePublicKey(data);
  }
  async function seal(key, plaintext, info, number, ephemeral = random(SEED)) {
    const sender = await suite.createSenderContext({
      recipientPublicKey: await publicKey(key),
      info,
      ekm: await suite.kem.deriveKeyPair(ephemeral)
    });
    const sealed = await sender.seal(plaintext, utf8(number));
    return concat(new Uint8Array(sender.enc), new Uint8Array(sealed));
  }

  // src/booth/manifest.js
  var ID = /^[a-z0-9][a-z0-9-]{0,39}$/;
  var RULES = ["scottish", "av", "fptp", "plurality", "ers97", "meek", "approval", "nhs"];
  var MARKS = ["fptp", "plurality", "approval"];
  var MOST = 65535;
  var INFO = utf8("coop-envelope-1\0");
  var isNumber = (value, most) => Number.isSafeInteger(value) && value >= 1 && value <= most;
  async function readManifest(data) {
    const value = parse(data);
    if (!isObject(value) || value.version !== 1) {
      throw new Problem("no-manifest");
    }
    if (!isPlain(value.title)) {
      throw new Problem("bad-title");
    }
    const key = fromText(value.key);
    if (!key || !await isPublicKey(key)) {
      throw new Problem("bad-key");
    }
    if (!Array.isArray(value.contests) || !value.contests.length) {
      throw new Problem("no-contests");
    }
    const contests = /* @__PURE__ */ new Map();
    for (const [place, each] of value.contests.entries()) {
      const contest = readContest(each, place + 1);
      if (contests.has(contest.id)) {
        throw new Problem("same-id");
      }
      contests.set(contest.id, contest);
    }
    return { sha256: await sha256(data), key, title: value.title, contests };
  }
  function readContest(value, place) {
    const right = isObject(value) && typeof value.id === "string" && ID.test(value.id) && isPlain(value.title) && Array.isArray(value.candidates) && isNumber(value.candidates.length, MOST) && value.candidates.every(isPlain) && new Set(value.candidates).size === value.candidates.length && isNumber(value.seats, MOST) && RULES.includes(value.rule) && isNumber(value.most, value.candidates.length);
    if (!right) {
      throw new Problem("bad-contest", { place });
    }
    const { id, title, candidates, seats, rule, most } = value;
    return { id, title, candidates, seats, rule, most, hasMarks: MARKS.includes(rule) };
  }
  var infoOf = (manifest, contest) => concat(INFO, fromHex(manifest.sha256), utf8(contest));

  // src/booth/sealed.js
  var SealedBallot = class _SealedBallot {
    #plaintext;
    #ephemeral;
    #contest;
    #number;
    #sealed;
    #manifest;
    /**
     * Seal a ballot of a contest for an envelope number; return the `SealedBallot`.
     *
     * `manifest` is what `readManifest` gave, `ballot` as in ballot.js.
     */
    static async of(manifest, contest, number, ballot) {
      const made = new _SealedBallot();
      made.#manifest = manifest.sha256;
      made.#contest = contest;
      made.#number = number;
      made.#plaintext = encode(manifest.contests.get(contest), ballot);
      made.#ephemeral = random(SEED);
      made.#sealed = await seal(
        manifest.key,
        made.#plaintext,
        infoOf(manifest, contest),
        number,
        made.#ephemeral
      );
      made.fingerprint = await sha256(made.#sealed);
      return made;
    }
    /** Return {contest, number, sealed} to be sent, and forget how it was made. */
    cast() {
      this.#once();
      this.#plaintext.fill(0);
      this.#ephemeral.fill(0);
      this.#plaintext = this.#ephemeral = null;
      return { contest: this.#contest, number: this.#number, sealed: toText(this.#sealed) };
    }
    /** Return the text of the file that shows what was sealed; this ballot cannot be cast now. */
    reveal() {
      this.#once();
      const file = canonical({
        ballot: toText(this.#plaintext),
        contest: this.#contest,
        ephemeral: toText(this.#ephemeral),
        manifest: this.#manifest,
        number: this.#number,
        sealed: toText(this.#sealed),
        version: 1
      });
      this.#plaintext = this.#ephemeral = null;
      return file;
    }
    #once() {
      if (!this.#ephemeral) {
        throw new Error("this ballot was cast or revealed before");
      }
    }
  };

  // src/vote/words.js
  function say(code, values = {}) {
    const found = document.querySelector(`#booth-words [data-word="${code}"]`);
    let text = found.textContent.replace(/\s+/g, " ").trim();
    for (const [name, value] of Object.entries(values)) {
      text = text.replaceAll(`{${name}}`, String(value));
    }
    return text;
  }
  function make(name, attributes = {}, text = "") {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    element.textContent = text;
    return element;
  }

  // src/vote/looking.js
  var NUMBER = 16;
  function ballotOf(paper, alone) {
    const ranking = paper.choice.ranking;
    const empty = alone ? BLANK : NOT_VOTED;
    return { tracker: newTracker(), kind: ranking.length ? VOTE : empty, ranking };
  }
  async function sealAll(manifest, papers) {
    const made = [];
    for (const paper of papers) {
      const number = toHex(random(NUMBER));
      const ballot = ballotOf(paper, papers.length === 1);
      const sealed = await SealedBallot.of(manifest, paper.code, number, ballot);
      made.push({ paper, sealed, number });
    }
    return made;
  }
  function showChoices(place, papers) {
    place.replaceChildren(...papers.map((paper) => one(paper, papers.length === 1)));
  }
  function one(paper, alone) {
    const box = make("div", { class: "booth-looked-ballot" });
    box.append(make("h2", {}, paper.section.querySelector("h1").textContent));
    if (!paper.choice.count) {
      box.append(make("p", { class: "booth-note" }, say(alone ? "look-none" : "look-skip")));
      return box;
    }
    const list = make(paper.choice.hasMarks ? "ul" : "ol", { class: "booth-looked-list" });
    for (const { card } of paper.chosen) {
      const row = make("li");
      const picture = card.querySelector("img").cloneNode();
      row.append(picture, make("strong", {}, card.dataset.name));
      list.append(row);
    }
    box.append(list);
    if (paper.choice.left && paper.choice.most > 1) {
      const left = say("look-left", { left: paper.choice.left });
      box.append(make("p", { class: "booth-hint" }, left));
    }
    return box;
  }
  function showPrints(place, rows) {
    place.replaceChildren(
      ...rows.map(({ paper, print: print2 }) => {
        const row = make("li");
        row.append(
          make("span", {}, paper.section.querySelector("h1").textContent),
          make("code", {}, inGroups(print2))
        );
        return row;
      })
    );
  }
  function reveal(place, sealedBallots) {
    place.replaceChildren(
      ...sealedBallots.map(({ paper, sealed }) => {
        const text = sealed.reveal();
        const box = make("div", { class: "booth-looked-ballot" });
        const area = make("textarea", {
          readonly: "readonly",
          rows: "6",
          "aria-label": paper.section.querySelector("h1").textContent
        });
        area.value = text;
        const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
        const link = make(
          "a",
          { class: "booth-button", href: address, download: `check-${paper.code}.json` },
          say("save")
        );
        box.append(make("h2", {}, area.getAttribute("aria-label")), area, link);
        return box;
      })
    );
  }

  // src/vote/choice.js
  var Choice = class {
    #ranking = [];
    /** `most`: how many can be chosen; `hasMarks`: whether the order says nothing. */
    constructor(most, hasMarks) {
      this.most = most;
      this.hasMarks = hasMarks;
    }
    /** The numbers, in order. */
    get ranking() {
      return [...this.#ranking];
    }
    get count() {
      return this.#ranking.length;
    }
    get left() {
      return this.most - this.count;
    }
    /** The place of a candidate from 1, or 0. */
    placeOf(number) {
      return this.#ranking.indexOf(number) + 1;
    }
    /** Choose a candidate, as the last; false when there is no room, or it was chosen before. */
    choose(number) {
      if (!this.left || this.placeOf(number)) {
        return false;
      }
      this.#ranking.push(number);
      if (this.hasMarks) {
        this.#ranking.sort((one2, other) => one2 - other);
      }
      return true;
    }
    /** Choose this one and no other: where only one can be chosen, there is nothing to take out. */
    chooseOnly(number) {
      this.#ranking = [number];
    }
    takeOut(number) {
      this.#ranking = this.#ranking.filter((each) => each !== number);
    }
    /** Move a candidate one place up (-1) or down (1); false when there is none. */
    move(number, by) {
      const at = this.#ranking.indexOf(number);
      const to = at + by;
      if (this.hasMarks || at < 0 || to < 0 || to >= this.count) {
        return false;
      }
      this.#ranking.splice(at, 1);
      this.#ranking.splice(to, 0, number);
      return true;
    }
  };

  // src/vote/paper.js
  var Paper = class {
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
      this.cards = [...section.querySelectorAll(".booth-card")].sort(
        (one2, other) => one2.dataset.number - other.dataset.number
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
      const said = this.choice.hasMarks ? say("said-marked", { name }) : say("said-chosen", { name, number: this.choice.placeOf(number) });
      this.render(said);
      if (card.hidden) {
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
      this.part("chosen").replaceChildren(...this.chosen.map((one2) => this.#row(one2)));
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
      state.textContent = place ? say(this.choice.hasMarks ? "state-mark" : "state-order", { number: place }) : "";
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
            ...extra
          },
          say(`${code === "take-out" ? "out" : code}-short`)
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
  };

  // src/vote/screens.js
  var Screens = class {
    /**
     * `root`: the booth; `onShow(name, again)`: told before a screen is shown, and may name another;
     * `again`: the browser goes back or forth to it.
     */
    constructor(root, onShow) {
      this.root = root;
      this.onShow = onShow;
      this.now = "start";
      history.replaceState({ screen: "start" }, "");
      addEventListener("popstate", (event) => {
        this.#show(event.state?.screen || "start", true);
      });
    }
    part(name) {
      return this.root.querySelector(`[data-screen="${name}"]`);
    }
    /** Go to a screen. */
    go(name) {
      if (name !== this.now) {
        history.pushState({ screen: name }, "");
      }
      this.#show(name);
    }
    /** Show a screen in place of this one: “back” does not lead to this one again. */
    replace(name) {
      history.replaceState({ screen: name }, "");
      this.#show(name);
    }
    #show(wanted, again = false) {
      const name = this.onShow(wanted, again);
      for (const screen of this.root.querySelectorAll("[data-screen]")) {
        screen.hidden = screen.dataset.screen !== name;
      }
      this.now = name;
      scrollTo(0, 0);
      this.part(name).querySelector("h1").focus({ preventScroll: true });
    }
  };

  // src/vote/sending.js
  async function send(booth, paper, cast, helper) {
    const body = new URLSearchParams({
      csrf_token: booth.dataset.csrf,
      elector: paper.elector,
      envelope: cast.number,
      sealed: cast.sealed,
      after: String(paper.after),
      helper: helper.name,
      promised: helper.promised ? "1" : "",
      voter_number: helper.voterNumber
    });
    try {
      const answer = await fetch(booth.dataset.cast, {
        method: "POST",
        body,
        credentials: "same-origin",
        redirect: "manual"
      });
      if (answer.type === "opaqueredirect") {
        return { code: "ended" };
      }
      const value = await answer.json();
      return typeof value?.code === "string" ? value : { code: "wrong" };
    } catch (error) {
      return { code: error instanceof SyntaxError ? "wrong" : "network" };
    }
  }

  // src/vote/page.js
  var AGAIN = ["network", "elsewhere"];
  var OVER = ["closed", "paper", "struck", "helper", "way", "ended", "wrong"];
  var Booth = class {
    constructor(root, manifest) {
      this.root = root;
      this.manifest = manifest;
      const papers = [...root.querySelectorAll(".booth-ballot")].map((each) => new Paper(each));
      this.practice = papers.find((paper) => paper.code === "practice");
      this.papers = papers.filter((paper) => paper !== this.practice);
      this.isPractice = false;
      this.sealed = [];
      this.waiting = [];
      this.receipt = [];
      this.isIn = false;
      this.blank = blankWhenLeft(root);
      this.screens = new Screens(root, (name, again) => this.#before(name, again));
      root.addEventListener("click", (event) => {
        const button = event.target.closest("[data-go]");
        if (button) {
          this.#press(button.dataset.go);
        }
      });
    }
    part(name) {
      return this.root.querySelector(`[data-part="${name}"]`);
    }
    get now() {
      return this.isPractice ? [this.practice] : this.papers;
    }
    /** The screen that is shown: where the browser goes back or forth, not what was passed. */
    #before(name, again) {
      if (!again || name === "start") {
        return name;
      }
      if (this.isIn) {
        return "thanks";
      }
      const isOwn = this.now.some((paper) => `ballot-${paper.code}` === name);
      return isOwn ? name : `ballot-${this.now.at(-1).code}`;
    }
    #press(what) {
      const acts = {
        vote: () => this.#begin(false),
        practice: () => this.#begin(true),
        start: () => this.screens.go("start"),
        on: () => this.#on(),
        back: () => this.#back(),
        change: () => this.screens.go(`ballot-${this.now[0].code}`),
        give: () => this.#give(),
        check: () => this.#check(),
        "seal-again": () => this.#look(),
        retry: () => this.#retry(),
        print: () => print()
      };
      acts[what]();
    }
    // -- choosing --------------------------------------------------------------------------------
    #begin(isPractice) {
      const problem = this.part("need-promise");
      problem.hidden = isPractice || this.#hasPromised();
      if (!problem.hidden) {
        this.part("promised").focus();
        return;
      }
      this.isPractice = isPractice;
      this.isIn = false;
      this.waiting = [];
      const inSteps = this.root.querySelector("[data-part=way]:checked").value === "steps";
      for (const paper of this.now) {
        paper.inSteps = inSteps;
        paper.clear();
      }
      this.screens.go(`ballot-${this.now[0].code}`);
    }
    get helper() {
      return {
        name: this.part("helper")?.value.trim() || "",
        promised: Boolean(this.part("promised")?.checked),
        voterNumber: this.part("voter-number")?.value.trim() || ""
      };
    }
    #hasPromised() {
      const { name, promised } = this.helper;
      return !name || promised;
    }
    #at() {
      return this.now.findIndex((paper) => `ballot-${paper.code}` === this.screens.now);
    }
    #on() {
      const next = this.now[this.#at() + 1];
      if (next) {
        this.screens.go(`ballot-${next.code}`);
      } else {
        this.#look();
      }
    }
    #back() {
      const before = this.now[this.#at() - 1];
      this.screens.go(before ? `ballot-${before.code}` : "start");
    }
    // -- the last look ---------------------------------------------------------------------------
    async #look() {
      showChoices(this.part("looked"), this.now);
      this.part("is-practice").hidden = !this.isPractice;
      this.part("check-box").hidden = this.isPractice;
      this.part("check-box").open = false;
      this.part("give").disabled = true;
      this.part("revealed").replaceChildren();
      this.screens.go("look");
      this.sealed = this.isPractice ? [] : await sealAll(this.manifest, this.papers);
      const rows = this.sealed.map(({ paper, sealed }) => ({ paper, print: sealed.fingerprint }));
      showPrints(this.part("prints"), rows);
      this.part("give").disabled = false;
    }
    #check() {
      reveal(this.part("revealed"), this.sealed);
      this.sealed = [];
      this.screens.go("check");
    }
    // -- giving ----------------------------------------------------------------------------------
    async #give() {
      if (this.isPractice) {
        this.screens.replace("practised");
        return;
      }
      if (!this.sealed.length) {
        await this.#look();
        return;
      }
      this.receipt = [];
      this.waiting = this.sealed.map(({ paper, sealed }) => ({ paper, cast: sealed.cast() }));
      this.sealed = [];
      await this.#send();
    }
    async #send() {
      const [give, busy] = [this.part("give"), this.part("busy")];
      give.disabled = true;
      busy.hidden = false;
      let trouble = null;
      while (this.waiting.length && !trouble) {
        const { paper, cast } = this.waiting[0];
        const answer = await send(this.root, paper, cast, this.helper);
        if (answer.code === "in") {
          paper.after = answer.revision;
          this.receipt.push({ paper, print: answer.fingerprint });
          this.waiting.shift();
        } else {
          if (answer.code === "elsewhere") {
            paper.after = answer.revision;
          }
          trouble = answer.code;
        }
      }
      busy.hidden = true;
      if (trouble) {
        this.#trouble(trouble);
        return;
      }
      for (const paper of this.papers) {
        paper.clear();
      }
      this.isIn = true;
      this.blank();
      this.part("looked").replaceChildren();
      showPrints(this.part("receipt"), this.receipt);
      this.screens.replace("thanks");
    }
    #trouble(code) {
      const known = this.root.querySelector(`[data-trouble="${code}"]`) ? code : "wrong";
      for (const each of this.root.querySelectorAll("[data-trouble]")) {
        each.hidden = each.dataset.trouble !== known;
      }
      this.part("retry").hidden = !AGAIN.includes(known);
      this.part("to-start").hidden = AGAIN.includes(known) || OVER.includes(known);
      this.screens.replace("trouble");
    }
    async #retry() {
      this.screens.replace("look");
      await this.#send();
    }
  };
  function fillCode() {
    const field = document.querySelector("[data-part=code]");
    if (field && location.hash.length > 1) {
      field.value = decodeURIComponent(location.hash.slice(1));
      history.replaceState(null, "", location.pathname);
    }
  }
  async function open() {
    const root = document.getElementById("booth");
    if (!root) {
      fillCode();
      return;
    }
    document.getElementById("booth-wait").hidden = true;
    let manifest = null;
    if (isSecureContext && globalThis.crypto?.subtle) {
      const text = document.getElementById("booth-manifest").textContent;
      manifest = await readManifest(utf8(text)).catch(() => null);
    }
    if (!manifest) {
      document.getElementById("booth-unsafe").hidden = false;
      return;
    }
    root.hidden = false;
    new Booth(root, manifest);
    keepAlive(root);
    const bar = root.querySelector(".coop-listen");
    if (bar) {
      bar.dataset.serve = "";
      globalThis.coopReading.listen(bar, { page: root });
    }
  }
  open();
})();
/*! Bundled license information:

@hpke/common/esm/src/curve/modular.js:
@hpke/common/esm/src/curve/montgomery.js:
  (*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) *)
*/
