// <layered-defense>: the explainer as an element for other pages. It contains a frame, shows the step's picture until the frame
// answers, and exchanges messages with the frame. It has no dependencies. Pages in the frame have their own policy. See
// docs/embedding.md and layered-defense.d.ts.

import { FRAME, GRAMMAR } from "#schema";
import { isValue } from "../script/common/grammar.js";

// Bundlers replace `new URL(".", import.meta.url)`, so the address is read first. Some leave no address at all.
const { url: here = document.baseURI } = import.meta;
// The attributes that the frame's query has, too.
const [, ...KEYS] = Object.keys(GRAMMAR);
/**
 * The time in which a loaded frame must answer, in milliseconds. Firefox reports no end of loading for some blocked frames, so there
 * is a longer limit from the beginning.
 */
const PATIENCE = 4000;

// The height depends on width and text size, never on the step, so no step can move the page. A page may set a smaller height.
// In a parent whose width depends on its content, the element has a frame's default width.
/** @param {{ picture: number, words: number, saved: number }} shape */
const heightOf = ({ picture, words, saved }, unit = "cqi") => `calc(${100 * picture}${unit} + (${words}px - ${100 * saved}${unit})*var(--words))`;
// On paper Firefox measures containers otherwise. There a padding in percent has the height, and the second term of `min` is far below
// zero from the width on at which the wide picture is shown.
const onPaper = `max(${heightOf(FRAME.wide, "%")},min(${heightOf(FRAME.tall, "%")},(${FRAME.wideFrom}px - 100%)*999))`;
const sheet = new CSSStyleSheet();
// Without blanks, because no tool removes them from a string.
sheet.replaceSync(`
:host{display:block;inline-size:100%;min-inline-size:0;position:relative;container-type:inline-size;contain-intrinsic-inline-size:300px;--words:1}
:host([hidden]){display:none}
:host([text="large"]){--words:${FRAME.scale.large}}
:host([text="larger"]){--words:${FRAME.scale.larger}}
div{max-block-size:100%;block-size:${heightOf(FRAME.tall)}}
@container (min-width:${FRAME.wideFrom}px){div{block-size:${heightOf(FRAME.wide)}}}
iframe,a,img{position:absolute;inset:0;inline-size:100%;block-size:100%;border:0}
img{object-fit:contain;object-position:top}
.live a,div:not(.live) iframe{visibility:hidden}
@media print{:host{container-type:normal;break-inside:avoid}div{block-size:0;max-block-size:none;padding-block-start:${onPaper}}div:not(.live){block-size:auto;padding:0}div:not(.live) :is(a,img){position:static;block-size:auto}}
`);

const near = new IntersectionObserver(
  (seen) => seen.forEach(({ isIntersecting, target }) => isIntersecting && /** @type {LayeredDefense} */ (target).load()),
  { rootMargin: "400px" },
);

/** @typedef {{ command: string, step?: string, key?: string, value?: string | number, to?: string }} Message */
/** @typedef {"picture" | "loading" | "running" | "asleep" | "blocked"} State */

class LayeredDefense extends HTMLElement {
  static observedAttributes = ["title", "lang", "base", ...KEYS];
  /** The number of messages from its frame that it did not understand. */
  ignored = 0;
  #room = document.createElement("div");
  // The picture is a link only if the frame is blocked.
  #link = document.createElement("a");
  #poster = document.createElement("img");
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {State} */
  #state = "picture";
  // `#promise` sets it, and the next line calls that.
  /** @type {((state: State) => void) | undefined} */
  #settle;
  #ready = this.#promise();
  /**
   * The messages that wait for the frame; for each attribute only the last.
   * @type {Map<unknown, Message>}
   */
  #waiting = new Map();
  // The number of the last message that asks for a step, path or year. A report that is older than it is out of date.
  #asks = 0;
  #progress = 0;
  #isPlaying = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  // The theme that the frame has.
  #theme = "";
  // True while attributes are set to the values that the frame has reported.
  #following = false;
  // Pages change their colours by an attribute of the root.
  #colours = new MutationObserver(() => this.#recolour());

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#link.append(this.#poster);
    this.#room.append(this.#link);
    root.append(this.#room);
  }

  connectedCallback() {
    // Properties that were set before this script was loaded are own properties of the element.
    const properties = this.#properties();
    for (const key of [...KEYS, "base", "progress"].filter((name) => Object.hasOwn(this, name))) {
      const value = properties[key];
      delete properties[key];
      properties[key] = value;
    }
    addEventListener("message", this);
    this.#colours.observe(document.documentElement, { attributes: true });
    this.#still();
    near.observe(this);
  }

  // With this empty method, `moveBefore` moves the element without reloading the frame.
  connectedMoveCallback() {}

  disconnectedCallback() {
    removeEventListener("message", this);
    this.#colours.disconnect();
    near.unobserve(this);
    this.#leave();
  }

  /**
   * @param {string} key
   * @param {string | null} old
   * @param {string | null} value
   */
  attributeChangedCallback(key, old, value) {
    // Setting the same step again also counts: the reader may have moved on, or a `next` may be on its way.
    if (old === value && key !== "step") return;
    if (value && key !== "title") this.#exists(key, value);
    const frame = this.#frame;
    const isOtherPage = ["lang", "base"].includes(key);
    if (isOtherPage) this.#leave();
    else this.#still();
    // Without a frame and without waiting messages, the frame's first address will contain every attribute.
    if ((!frame && !this.#waiting.size) || this.#following) return;
    if (isOtherPage) this.load();
    else if (key === "title") {
      if (frame) frame.title = value ?? "";
    } else if (this.#state === "asleep") {
      if (old !== value) this.#reload();
    } else if (key === "theme") this.#recolour();
    else this.#send(key === "step" ? { command: "go", step: this.#inForce("step") } : { command: "set", key, value: this.#asked(key) }, key);
  }

  /** Goes to the next step of the path. */
  next() {
    this.#send({ command: "next" });
  }

  /** Goes to the step before. */
  previous() {
    this.#send({ command: "previous" });
  }

  /**
   * Goes to a step. A step that does not exist changes nothing.
   * @param {string} step
   */
  goTo(step) {
    if (this.#exists("step", step)) this.setAttribute("step", step);
  }

  /**
   * Plays until the next question, or to the end of the path with `end`.
   * @param {string} [to]
   */
  play(to) {
    this.#send({ command: "play", to });
  }

  /** Pauses at the present moment. */
  pause() {
    this.#send({ command: "pause" });
  }

  /** Plays this step again. */
  replay() {
    this.#send({ command: "replay" });
  }

  /** The position on the path, from 0 to 1. */
  get progress() {
    return this.#progress;
  }
  set progress(value) {
    this.#progress = Math.min(1, Math.max(0, Number(value) || 0));
    this.#send({ command: "progress", value: this.#progress }, "progress");
  }

  /** What readers see: the picture alone, a frame that loads, the running story, linked pages, or the picture as a link. */
  get state() {
    return this.#state;
  }

  /** Resolves when the story runs or cannot run, to the state. It never rejects. */
  get ready() {
    return this.#ready;
  }

  /** The address of the site, with a slash at the end. In a bundle, the script cannot know it. */
  get base() {
    return this.#site() ?? new URL(".", /^(http|file)/.test(here) ? here : document.baseURI).href;
  }
  set base(value) {
    this.#reflect("base", value);
  }

  /** Loads the frame, unless it exists. The element calls this when the reader scrolls near it. */
  load() {
    if (this.#frame || !this.isConnected) return;
    const frame = document.createElement("iframe");
    const address = `${this.base}embed/${this.#language()}/${this.#inForce("step")}.html`;
    frame.title = this.title;
    frame.allow = "fullscreen; clipboard-write; web-share; screen-wake-lock";
    const sandbox = this.getAttribute("sandbox");
    if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
    this.#frame = frame;
    this.#become("loading");
    // A host that answers every address with this page would put the page into itself.
    if (location.href.startsWith(address)) {
      this.#block(address);
      return;
    }
    const wait = (/** @type {number} */ time) => {
      clearTimeout(this.#patience);
      this.#patience = setTimeout(() => {
        if (this.#state === "loading" && !this.#room.className) this.#block(address);
      }, time);
    };
    wait(5 * PATIENCE);
    frame.onload = () => {
      if (sandbox !== null && !/allow-scripts/.test(sandbox)) {
        this.#sleep();
        return;
      }
      // The frame answers with its step, also before the story runs. The browser's own page for a blocked frame does not.
      frame.contentWindow?.postMessage({ layeredDefense: 1, command: "ask" }, "*");
      wait(PATIENCE);
    };
    this.#theme = this.#colour();
    const query = new URLSearchParams(KEYS.slice(1).map((key) => [key, key === "theme" ? this.#theme : this.#asked(key)]).filter(([, value]) => value));
    frame.src = `${address}?${query}`;
    this.#room.prepend(frame);
  }

  /** @param {MessageEvent} event */
  handleEvent({ source, data }) {
    // Other frames and other elements also send messages to the page.
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    // A frame of an older build has no `by`.
    // An object in place of a text or a number could throw where it is compared.
    const { kind, step, path, era, language, title, height, reason, progress, from, to, n, by = "reader" } =
      data?.layeredDefense === 1 && Object.values(data).every((value) => Object(value) !== value) ? data : /** @type {Record<string, any>} */ ({});
    if (["ready", "step", "state"].includes(kind) && GRAMMAR.step.includes(step)) {
      this.#room.className = "live";
      // It was only slow.
      if (this.#state === "blocked") this.#become("loading");
      // A running story reports its steps itself.
      if ((kind === "state" && this.#state === "running") || n < this.#asks) return;
      this.#frame.title = this.title || title;
      this.#following = true;
      let isNew = false;
      // Messages that wait are newer than the frame's report.
      for (const [key, value] of Object.entries({ step, path, era })) {
        if (this.#inForce(key) === value || !GRAMMAR[key].includes(value) || this.#waiting.has(key)) continue;
        this.#properties()[key] = value;
        isNew = true;
      }
      this.#following = false;
      if (kind === "ready") {
        this.#become("running");
        this.#waiting.forEach((message, key) => this.#send(message, key));
        this.#waiting.clear();
        this.#dispatch(kind, { step, path, era, language });
      } // The page knows what it has asked for.
      else if (isNew) this.#dispatch("step", { step, path, era, language, by });
    } else if (["play", "pause", "time"].includes(kind) && 0 <= progress && progress <= 1) {
      const isNew = kind === "time" ? Math.abs(progress - this.#progress) > 1e-4 : this.#isPlaying !== (kind === "play");
      if (kind !== "time") this.#isPlaying = kind === "play";
      this.#progress = progress;
      if (isNew) this.#dispatch(kind, { step, progress, from, to, by });
    } else if (kind === "key") this.#dispatch(kind, { key: data.key });
    else if (kind === "resize" && height > 0) this.#dispatch(kind, { height });
    else if (kind === "error") {
      if (reason === "asleep") this.#sleep();
    } else if (kind !== "state" && data?.subject !== "lti.frameResize") this.ignored += 1;
  }

  // An `error` event that bubbles would reach a page's own error handlers.
  /**
   * @param {string} kind
   * @param {object} detail
   */
  #dispatch(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail, bubbles: kind !== "error", composed: true }));
  }

  /**
   * @param {Message} message
   * @param {unknown} [key] a message with the same key is replaced
   */
  #send(message, key = message) {
    if (this.#state === "running") {
      const n = ["step", "path", "era"].includes(/** @type {string} */ (key)) ? { n: ++this.#asks } : {};
      this.#frame?.contentWindow?.postMessage({ layeredDefense: 1, ...message, ...n }, "*");
    } else if (this.#state !== "asleep") {
      // A replaced message moves to the end, so that the order of calls is kept.
      this.#waiting.delete(key);
      this.#waiting.set(key, message);
    }
  }

  /** @returns {Promise<State>} */
  #promise() {
    return new Promise((resolve) => (this.#settle = resolve));
  }

  /** @param {State} state */
  #become(state) {
    const isOpen = (/** @type {State} */ it) => ["picture", "loading"].includes(it);
    if (!isOpen(state)) /** @type {(state: State) => void} */ (this.#settle)(state);
    else if (!isOpen(this.#state)) this.#ready = this.#promise();
    this.#state = state;
  }

  // The program in the frame cannot start, so nothing should wait for it. The frame is a set of linked pages.
  #sleep() {
    this.#room.className = "live";
    const isNews = this.#state !== "asleep";
    const isLate = KEYS.some((key) => this.#waiting.has(key));
    this.#waiting.clear();
    this.#become("asleep");
    if (isNews) this.#dispatch("error", { reason: "asleep" });
    // The page has asked for something else meanwhile.
    if (isLate) this.#reload();
  }

  /** @param {string} address */
  #block(address) {
    console.warn(this, address);
    this.#become("blocked");
    this.#still();
    this.#dispatch("error", { reason: "blocked", address });
  }

  #reload() {
    this.#leave();
    this.load();
  }

  #leave() {
    clearTimeout(this.#patience);
    this.#frame?.remove();
    this.#frame = undefined;
    this.#become("picture");
    this.#room.className = "";
    this.#link.removeAttribute("href");
    this.#asks = 0;
    this.#isPlaying = false;
    this.#still();
  }

  /**
   * Whether the value exists. If it does not, `error` is fired.
   * @param {string} name
   * @param {string} value
   */
  #exists(name, value) {
    if (name === "lang" ? this.#offered() : name === "base" ? this.#site() : isValue(name, value)) return true;
    console.warn(this, name, value, GRAMMAR[name]);
    this.#dispatch("error", { reason: "value", name, value });
    return false;
  }

  /**
   * The value of an attribute; empty if it is the default or does not exist.
   * @param {string} name
   */
  #asked(name) {
    const value = this.getAttribute(name) ?? "";
    return isValue(name, value) && value !== GRAMMAR[name][0] ? value : "";
  }

  /**
   * The value of an attribute, or its default.
   * @param {string} name
   */
  #inForce(name) {
    return this.#asked(name) || GRAMMAR[name][0];
  }

  // The properties that the static block below defines, one for each attribute.
  #properties() {
    return /** @type {Record<string, string>} */ (/** @type {unknown} */ (this));
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  #reflect(key, value) {
    if (value) this.setAttribute(key, value);
    else this.removeAttribute(key);
  }

  // The address in `base`. An address that runs as a script is none.
  #site() {
    try {
      const { href } = new URL(/** @type {string} */ (this.getAttribute("base")).replace(/\/?$/, "/"), document.baseURI);
      return /^(http|file)/.test(href) ? href : undefined;
    } catch {
      return undefined;
    }
  }

  #offered() {
    return GRAMMAR.lang.find((it) => this.matches(`:lang(${it})`));
  }

  #language() {
    return this.#offered() ?? GRAMMAR.lang[0];
  }

  // The theme that is asked for, or else the only one that the page supports; empty for the reader's choice.
  #colour() {
    const scheme = getComputedStyle(this).colorScheme.replace(/ ?only ?/, "");
    return this.#asked("theme") || (["light", "dark"].includes(scheme) ? scheme : "");
  }

  #recolour() {
    const theme = this.#colour();
    if (this.#theme === theme) return;
    this.#theme = theme;
    this.#still();
    if (this.#frame) this.#send({ command: "set", key: "theme", value: theme }, "theme");
  }

  // The step's figure, until the frame answers.
  #still() {
    if (!this.isConnected || this.#room.className) return;
    const place = `${this.#language()}/${this.#inForce("step")}`;
    const theme = this.#colour() || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const shape = this.clientWidth && this.clientWidth < FRAME.wideFrom ? "portrait" : "landscape";
    this.#poster.alt = this.title || this.textContent?.trim() || this.#inForce("step");
    this.#poster.src = `${this.base}figures/${place}.${shape}.${theme}.svg`;
    if (this.#state === "blocked") this.#link.href = `${this.base}${place}.html`;
  }

  // Each property returns the value that applies, and reflects its attribute.
  static {
    for (const key of KEYS) {
      Object.defineProperty(this.prototype, key, {
        get() {
          return this.#inForce(key);
        },
        set(/** @type {string} */ value) {
          this.#reflect(key, value);
        },
      });
    }
  }
}

// A page may load this file twice.
if (!customElements.get("layered-defense")) customElements.define("layered-defense", LayeredDefense);
