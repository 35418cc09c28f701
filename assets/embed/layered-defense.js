// <layered-defense>: the explainer in a page of yours. It holds the frame, shows the step's picture until it is near, and speaks with
// it. No dependency; whatever is inside the frame has its own policy. See docs/embedding.md and layered-defense.d.ts.

const BASE = new URL(".", import.meta.url);
// What the address of a frame says beside language and step, in its order.
const STATE = ["path", "era", "theme", "text", "labels", "readings", "motion", "keys"];
const isName = (value) => typeof value === "string" && /^[a-z0-9-]{1,40}$/.test(value);

// The height follows from width, language and size of the words, never from what is shown: so no step can move the page.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; inline-size: 100%; position: relative; container-type: inline-size; contain: layout; --words: 1; }
:host([hidden]) { display: none; }
:host([text="large"]) { --words: 1.25; }
:host([text="larger"]) { --words: 1.5; }
:host(:lang(ja)) { --more: 1.1; }
div { block-size: calc(158.4cqi + 330px * var(--words) * var(--more, 1)); }
@container (min-width: 600px) { div { block-size: calc(56.25cqi + 250px * var(--words) * var(--more, 1)); } }
iframe, img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; border: 0; }
img { object-fit: contain; object-position: top; }
img { pointer-events: none; }
.live img { visibility: hidden; }
@media print { div { block-size: auto; } iframe { display: none; } .live img, img { position: static; block-size: auto; visibility: visible; } }
`);

const near = new IntersectionObserver(
  (seen) => {
    for (const { target, isIntersecting } of seen) if (isIntersecting) target.load();
  },
  { rootMargin: "400px" },
);

class LayeredDefense extends HTMLElement {
  static observedAttributes = ["lang", "step", "title", ...STATE];
  /** How many messages of its frame it did not understand. */
  ignored = 0;
  #room = document.createElement("div");
  #poster = document.createElement("img");
  #frame;
  #ready = false;
  // What was asked for before the story was alive.
  #waiting = [];
  // The step that the frame has said it shows.
  #shown;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#room.append(this.#poster);
    root.append(this.#room);
  }

  connectedCallback() {
    // What was set before this file had arrived stands on the element itself.
    for (const key of ["step", ...STATE].filter((key) => Object.hasOwn(this, key))) {
      const value = this[key];
      delete this[key];
      this[key] = value;
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
    this.#frame?.remove();
    this.#frame = undefined;
    this.#room.className = "";
    this.#ready = false;
    this.#shown = undefined;
  }

  attributeChangedCallback(name, old, value) {
    if (old === value || !this.isConnected) return;
    this.#still();
    if (name === "title") return this.#frame && (this.#frame.title = value ?? "");
    if (name === "lang") {
      this.#ready = false;
      return this.#frame && (this.#frame.src = this.#address());
    }
    if (name === "step") return value !== this.#shown && this.#send({ command: "go", step: value });
    this.#send({ command: "set", key: name, value: value ?? "" });
  }

  /** Goes on along the path. */
  next() {
    this.#send({ command: "next" });
  }

  /** Goes back along the path. */
  previous() {
    this.#send({ command: "previous" });
  }

  /** Goes to a step. */
  goTo(step) {
    this.setAttribute("step", step);
  }

  /** Loads the frame, if it is not there yet. The element does so itself when it comes near. */
  load() {
    if (this.#frame || !this.isConnected) return;
    near.unobserve(this);
    const frame = document.createElement("iframe");
    frame.title = this.title;
    frame.allow = "fullscreen; clipboard-write; web-share; screen-wake-lock";
    if (this.hasAttribute("sandbox")) frame.setAttribute("sandbox", this.getAttribute("sandbox"));
    frame.onload = () => (this.#room.className = "live");
    frame.src = this.#address();
    this.#frame = frame;
    this.#room.prepend(frame);
  }

  handleEvent({ source, data }) {
    // Other frames, and other elements of this kind, speak to the page as well.
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    const { kind, step, title, path, language, height, reason } = data?.layeredDefense === 1 ? data : {};
    const tell = (detail) => this.dispatchEvent(new CustomEvent(kind, { detail, bubbles: true }));
    if ((kind === "ready" || kind === "step") && isName(step)) {
      this.#ready = true;
      this.#shown = step;
      if (kind === "ready" && this.#waiting.length) for (const message of this.#waiting.splice(0)) this.#send(message);
      else if (this.step !== step) this.setAttribute("step", step);
      if (!this.title && typeof title === "string") this.#frame.title = title;
      tell({ step, path, language });
    } else if (kind === "resize" && height > 0) tell({ height });
    else if (kind === "error") tell({ reason });
    else if (kind !== "state" && data?.subject !== "lti.frameResize") this.ignored += 1;
  }

  #send(message) {
    if (this.#ready) this.#frame.contentWindow.postMessage({ layeredDefense: 1, ...message }, "*");
    else this.#waiting.push(message);
  }

  #address() {
    const query = new URLSearchParams(STATE.filter((key) => this.hasAttribute(key)).map((key) => [key, this.getAttribute(key)]));
    return `${BASE}embed/${this.#language()}/${this.step}.html${query.size ? `?${query}` : ""}`;
  }

  #language() {
    const language = this.lang || this.closest("[lang]")?.lang || "en";
    return language.split("-")[0];
  }

  // The step as a figure: until the frame is there, and on paper.
  #still() {
    const dark = { dark: "dark", projector: "projector", light: "light" }[this.theme] ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const shape = this.clientWidth && this.clientWidth < 600 ? "portrait" : "landscape";
    this.#poster.alt = this.title;
    this.#poster.src = `${BASE}figures/${this.#language()}/${this.step}.${shape}.${dark}.svg`;
  }

  get step() {
    return this.getAttribute("step") || "overview";
  }
  set step(step) {
    this.setAttribute("step", step);
  }
}

for (const key of STATE) {
  Object.defineProperty(LayeredDefense.prototype, key, {
    get() {
      return this.getAttribute(key) ?? "";
    },
    set(value) {
      if (value) this.setAttribute(key, value);
      else this.removeAttribute(key);
    },
    enumerable: true,
  });
}

// A page may load this file twice.
if (!customElements.get("layered-defense")) customElements.define("layered-defense", LayeredDefense);
