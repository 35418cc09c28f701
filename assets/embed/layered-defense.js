// <layered-defense>: the explainer in a page of yours. It holds the frame, shows the step's picture until it is near, and exchanges
// messages with it. No dependency; whatever is inside the frame has its own policy. See docs/embedding.md and layered-defense.d.ts.

import { FRAME, GRAMMAR } from "#schema";

const BASE = new URL(".", import.meta.url);
// The attributes that the frame knows as well.
const [, ...KEYS] = Object.keys(GRAMMAR);

// The height follows from width and size of the words, never from what is shown: so no step can move the page. A page may make it less.
// A parent that takes its width from what is inside gives it that of a frame.
/** @param {{ picture: number, words: number, saved: number }} shape */
const heightOf = ({ picture, words, saved }) => `calc(${100 * picture}cqi + (${words}px - ${100 * saved}cqi) * var(--words))`;
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; inline-size: 100%; min-inline-size: 0; position: relative; container-type: inline-size; contain-intrinsic-inline-size: 300px; --words: 1; }
:host([hidden]) { display: none; }
:host([text="large"]) { --words: ${FRAME.scale.large}; }
:host([text="larger"]) { --words: ${FRAME.scale.larger}; }
div { max-block-size: 100%; block-size: ${heightOf(FRAME.tall)}; }
@container (min-width: ${FRAME.wideFrom}px) { div { block-size: ${heightOf(FRAME.wide)}; } }
iframe, img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; border: 0; }
img { object-fit: contain; object-position: top; }
.live img { visibility: hidden; }
@media print { div:not(.live) { block-size: auto; } div:not(.live) img { position: static; block-size: auto; } }
`);

const near = new IntersectionObserver(
  (seen) => seen.forEach(({ isIntersecting, target }) => isIntersecting && /** @type {LayeredDefense} */ (target).load()),
  { rootMargin: "400px" },
);

/** @typedef {{ command: string, step?: string, key?: string, value?: string | number, to?: string }} Message */

class LayeredDefense extends HTMLElement {
  static observedAttributes = ["title", "lang", ...KEYS];
  /** How many messages of its frame it did not understand. */
  ignored = 0;
  #room = document.createElement("div");
  #poster = document.createElement("img");
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  // Whether the frame listens by now, or never will.
  #ready = false;
  /**
   * What was asked for while the frame was loading; of each attribute the last.
   * @type {Map<unknown, Message>}
   */
  #waiting = new Map();
  #progress = 0;
  // While attributes follow what the frame has reported.
  #following = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#room.append(this.#poster);
    root.append(this.#room);
  }

  connectedCallback() {
    // What was set before this file had arrived stands on the element itself.
    const properties = this.#properties();
    for (const key of [...KEYS, "progress"].filter((name) => Object.hasOwn(this, name))) {
      const value = properties[key];
      delete properties[key];
      properties[key] = value;
    }
    addEventListener("message", this);
    this.#still();
    near.observe(this);
  }

  // Moved by `moveBefore`: the frame goes on.
  connectedMoveCallback() {}

  disconnectedCallback() {
    removeEventListener("message", this);
    near.unobserve(this);
    this.#leave();
  }

  /**
   * @param {string} key
   * @param {string | null} old
   * @param {string | null} value
   */
  attributeChangedCallback(key, old, value) {
    // The same step again is asked for: the reader may have gone on meanwhile, or a `next` is on its way.
    if (old === value && key !== "step") return;
    if (value && KEYS.includes(key)) this.#exists(key, value);
    const frame = this.#frame;
    if (key === "lang") this.#leave();
    this.#still();
    // Without a frame, and nothing that was asked for before, its address is going to hold all of it.
    if ((!frame && !this.#waiting.size) || this.#following) return;
    if (key === "lang") this.load();
    else if (key !== "title") this.#send(key === "step" ? { command: "go", step: this.#inForce("step") } : { command: "set", key, value: this.#asked(key) }, key);
    else if (frame) frame.title = value ?? "";
  }

  /** Goes on along the path. */
  next() {
    this.#send({ command: "next" });
  }

  /** Goes back along the path. */
  previous() {
    this.#send({ command: "previous" });
  }

  /**
   * Goes to a step; one that does not exist changes nothing.
   * @param {string} step
   */
  goTo(step) {
    if (this.#exists("step", step)) this.setAttribute("step", step);
  }

  /**
   * Plays on until a question. With `end`, it plays to the end of the path.
   * @param {string} [to]
   */
  play(to) {
    this.#send({ command: "play", to });
  }

  /** Stands at this moment. */
  pause() {
    this.#send({ command: "pause" });
  }

  /** Plays this step again. */
  replay() {
    this.#send({ command: "replay" });
  }

  /** Where on its path the picture is, from 0 to 1. */
  get progress() {
    return this.#progress;
  }
  set progress(value) {
    this.#progress = Math.min(1, Math.max(0, Number(value) || 0));
    this.#send({ command: "progress", value: this.#progress }, "progress");
  }

  /** Loads the frame, if it is not there yet. The element does so itself when it comes near. */
  load() {
    if (this.#frame || !this.isConnected) return;
    const frame = document.createElement("iframe");
    frame.title = this.title;
    frame.allow = "fullscreen; clipboard-write; web-share; screen-wake-lock";
    const sandbox = this.getAttribute("sandbox");
    if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
    frame.onload = () => (this.#room.className = "live");
    const query = new URLSearchParams(KEYS.slice(1).map((key) => [key, this.#asked(key)]).filter(([, value]) => value));
    frame.src = `${BASE}embed/${this.#language()}/${this.#inForce("step")}.html?${query}`;
    this.#frame = frame;
    this.#room.prepend(frame);
  }

  /** @param {MessageEvent} event */
  handleEvent({ source, data }) {
    // Other frames, and other elements of this kind, send messages to the page as well.
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    const { kind, step, path, era, language, title, height, reason, progress, from, to } = (data?.layeredDefense === 1 && data) || {};
    if ((kind === "ready" || kind === "step") && GRAMMAR.step.includes(step)) {
      this.#frame.title = this.title || title;
      this.#ready = this.#following = true;
      // What the page has asked for meanwhile counts for more.
      for (const [key, value] of Object.entries({ step, path, era })) {
        if (this.#inForce(key) !== value && !this.#waiting.has(key)) this.#properties()[key] = value;
      }
      this.#following = false;
      this.#waiting.forEach((message) => this.#send(message));
      this.#waiting.clear();
      this.#dispatch(kind, { step, path, era, language });
    } else if (["play", "pause", "time"].includes(kind)) {
      this.#progress = progress;
      this.#dispatch(kind, { step, progress, from, to });
    } else if (kind === "resize" && height > 0) this.#dispatch(kind, { height });
    else if (kind === "error") {
      // Asleep: what waits for it would wait for ever.
      this.#ready = true;
      this.#waiting.clear();
      this.#dispatch(kind, { reason });
    } else if (kind !== "state" && data?.subject !== "lti.frameResize") this.ignored += 1;
  }

  // An error that bubbled would reach what a page keeps for its own.
  /**
   * @param {string} kind
   * @param {object} detail
   */
  #dispatch(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail, bubbles: kind !== "error" }));
  }

  /**
   * @param {Message} message
   * @param {unknown} [key] what of the same kind it replaces
   */
  #send(message, key = message) {
    if (this.#ready) this.#frame?.contentWindow?.postMessage({ layeredDefense: 1, ...message }, "*");
    else {
      // In the order in which it was asked for.
      this.#waiting.delete(key);
      this.#waiting.set(key, message);
    }
  }

  #leave() {
    this.#frame?.remove();
    this.#frame = undefined;
    this.#ready = false;
    this.#room.className = "";
  }

  /**
   * Whether there is such a value; one that does not exist is reported.
   * @param {string} name
   * @param {string} value
   */
  #exists(name, value) {
    if (GRAMMAR[name].includes(value)) return true;
    console.warn(this, name, value, GRAMMAR[name]);
    this.#dispatch("error", { reason: "value", name, value });
    return false;
  }

  /**
   * The value of an attribute; empty where it is the default, and where there is no such value.
   * @param {string} name
   */
  #asked(name) {
    const value = this.getAttribute(name) ?? "";
    return GRAMMAR[name].indexOf(value) > 0 ? value : "";
  }

  /**
   * The value that is in force.
   * @param {string} name
   */
  #inForce(name) {
    return this.#asked(name) || GRAMMAR[name][0];
  }

  // The properties that are made below, one for each attribute.
  #properties() {
    return /** @type {Record<string, string>} */ (/** @type {unknown} */ (this));
  }

  #language() {
    return GRAMMAR.lang.find((it) => this.matches(`:lang(${it})`)) ?? GRAMMAR.lang[0];
  }

  // The step as a figure, until the frame is there.
  #still() {
    if (!this.isConnected || this.#room.className) return;
    const theme = this.#asked("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const shape = this.clientWidth && this.clientWidth < FRAME.wideFrom ? "portrait" : "landscape";
    this.#poster.alt = this.title;
    this.#poster.src = `${BASE}figures/${this.#language()}/${this.#inForce("step")}.${shape}.${theme}.svg`;
  }

  // Each property has the value in force, and reflects its attribute.
  static {
    for (const key of KEYS) {
      Object.defineProperty(this.prototype, key, {
        get() {
          return this.#inForce(key);
        },
        set(/** @type {string} */ value) {
          if (value) this.setAttribute(key, value);
          else this.removeAttribute(key);
        },
      });
    }
  }
}

// A page may load this file twice.
if (!customElements.get("layered-defense")) customElements.define("layered-defense", LayeredDefense);
