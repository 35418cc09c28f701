// <layered-defense>: the explainer as an element for other pages. It contains a frame, shows the step's picture until the reader is near,
// and exchanges messages with the frame. It has no dependencies. Pages in the frame have their own policy. See docs/embedding.md and
// layered-defense.d.ts.

import { FRAME, GRAMMAR } from "#schema";
import { isValue } from "../script/shared/grammar.js";

const BASE = new URL(".", import.meta.url);
// The attributes that the frame's query has, too.
const [, ...KEYS] = Object.keys(GRAMMAR);

// The height depends on width and text size, never on the step, so no step can move the page. A page may set a smaller height.
// In a parent whose width depends on its content, the element has a frame's default width.
/** @param {{ picture: number, words: number, saved: number }} shape */
const heightOf = ({ picture, words, saved }, unit = "cqi") => `calc(${100 * picture}${unit} + (${words}px - ${100 * saved}${unit}) * var(--words))`;
// On paper Firefox measures containers otherwise. There a padding in percent has the height, and the second term of `min` is far below
// zero from the width on at which the wide picture is shown.
const onPaper = `max(${heightOf(FRAME.wide, "%")}, min(${heightOf(FRAME.tall, "%")}, (${FRAME.wideFrom}px - 100%) * 999))`;
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
@media print { :host { container-type: normal; break-inside: avoid; } div { block-size: 0; max-block-size: none; padding-block-start: ${onPaper}; } div:not(.live) { block-size: auto; padding: 0; } div:not(.live) img { position: static; block-size: auto; } }
`);

const near = new IntersectionObserver(
  (seen) => seen.forEach(({ isIntersecting, target }) => isIntersecting && /** @type {LayeredDefense} */ (target).load()),
  { rootMargin: "400px" },
);

/** @typedef {{ command: string, step?: string, key?: string, value?: string | number, to?: string }} Message */

class LayeredDefense extends HTMLElement {
  static observedAttributes = ["title", "lang", ...KEYS];
  /** The number of messages from its frame that it did not understand. */
  ignored = 0;
  #room = document.createElement("div");
  #poster = document.createElement("img");
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  // Whether the frame receives messages, or never will.
  #ready = false;
  /**
   * The messages that wait for the frame; for each attribute only the last.
   * @type {Map<unknown, Message>}
   */
  #waiting = new Map();
  #progress = 0;
  // True while attributes are set to the values that the frame has reported.
  #following = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#room.append(this.#poster);
    root.append(this.#room);
  }

  connectedCallback() {
    // Properties that were set before this script was loaded are own properties of the element.
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

  // With this empty method, `moveBefore` moves the element without reloading the frame.
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
    // Setting the same step again also counts: the reader may have moved on, or a `next` may be on its way.
    if (old === value && key !== "step") return;
    if (value && KEYS.includes(key)) this.#exists(key, value);
    const frame = this.#frame;
    if (key === "lang") this.#leave();
    this.#still();
    // Without a frame and without waiting messages, the frame's first address will contain every attribute.
    if ((!frame && !this.#waiting.size) || this.#following) return;
    if (key === "lang") this.load();
    else if (key !== "title") this.#send(key === "step" ? { command: "go", step: this.#inForce("step") } : { command: "set", key, value: this.#asked(key) }, key);
    else if (frame) frame.title = value ?? "";
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

  /** Loads the frame, unless it exists. The element calls this when the reader scrolls near it. */
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
    // Other frames and other elements also send messages to the page.
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    const { kind, step, path, era, language, title, height, reason, progress, from, to } = (data?.layeredDefense === 1 && data) || {};
    if ((kind === "ready" || kind === "step") && GRAMMAR.step.includes(step)) {
      this.#frame.title = this.title || title;
      this.#ready = this.#following = true;
      // Messages that wait are newer than the frame's report.
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
      // The program in the frame cannot start, so nothing should wait for it.
      this.#ready = true;
      this.#waiting.clear();
      this.#dispatch(kind, { reason });
    } else if (kind !== "state" && data?.subject !== "lti.frameResize") this.ignored += 1;
  }

  // An `error` event that bubbles would reach a page's own error handlers.
  /**
   * @param {string} kind
   * @param {object} detail
   */
  #dispatch(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail, bubbles: kind !== "error" }));
  }

  /**
   * @param {Message} message
   * @param {unknown} [key] a message with the same key is replaced
   */
  #send(message, key = message) {
    if (this.#ready) this.#frame?.contentWindow?.postMessage({ layeredDefense: 1, ...message }, "*");
    else {
      // A replaced message moves to the end, so that the order of calls is kept.
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
   * Whether the value exists. If it does not, `error` is fired.
   * @param {string} name
   * @param {string} value
   */
  #exists(name, value) {
    if (isValue(name, value)) return true;
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

  #language() {
    return GRAMMAR.lang.find((it) => this.matches(`:lang(${it})`)) ?? GRAMMAR.lang[0];
  }

  // The step's figure, until the frame is loaded.
  #still() {
    if (!this.isConnected || this.#room.className) return;
    const theme = this.#asked("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const shape = this.clientWidth && this.clientWidth < FRAME.wideFrom ? "portrait" : "landscape";
    this.#poster.alt = this.title;
    this.#poster.src = `${BASE}figures/${this.#language()}/${this.#inForce("step")}.${shape}.${theme}.svg`;
  }

  // Each property returns the value that applies, and reflects its attribute.
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
