// The story in a kiosk, by `ui=kiosk`: it plays by itself until somebody touches the screen, and goes home when nobody does any more.
// `visit.js` decides what happens, `guard.js` keeps visitors inside. It stores nothing, because the address holds all that it needs.
//
// It works without the program, too: the first step is then a still with the invitation, steps are walked by links, and the page is
// loaded anew from time to time.

import { GRAMMAR, SECTIONS } from "#schema";
import { canBeLoaded } from "../failure.js";
import { changeLanguage, changeSettings, goFirst, goNext, isRunning, language, motion, send } from "../program.js";
import { screenLock } from "../classroom/screen-lock.js";
import { element, eventElement, fetchDocument, find, findAll, loadStyle } from "../common/dom.js";
import { addressQuery, changedQuery } from "../common/query.js";
import { keepInside } from "./guard.js";
import { RETRY, after, begin, pause, secondsLeft } from "./visit.js";

const html = document.documentElement;
const FIRST = GRAMMAR.step[0];

/** The settings that a visitor may have changed, with their defaults. The other settings are the hall's. */
const DEFAULTS = { path: "", era: "", beat: "", cut: "", labels: "" };

/** After a touch that closes a dialog, the browser sends a click to what is under it. It comes within this time, in milliseconds. */
const ECHO = 400;

/**
 * The words, from their page, or in the single file from the document.
 * @param {string} [base] the address to which file names are relative
 */
async function fetchWords(base) {
  if (!base) return find(document, ".kiosk");
  const page = await fetchDocument(new URL(`${language()}/${SECTIONS.kiosk}.html`, base));
  const words = document.adoptNode(find(page, ".kiosk"));
  await loadStyle(element("link", { rel: "stylesheet", href: new URL(words.dataset.style ?? "", base).href }));
  document.body.append(words);
  return words;
}

/**
 * @param {string} homeLanguage the language of the address
 * @param {string} [base] the address to which file names are relative; undefined in the single file
 */
export function startKiosk(homeLanguage, base) {
  // The single file needs none, and may have no address of its own.
  const root = base && new URL(find(document, "[data-surface]").dataset.root ?? "", location.href);
  const step = document.getElementById("story")?.dataset.step ?? (location.hash.split("/")[1] || FIRST);
  let state = begin(step === FIRST, Date.now());
  /** Counts how often the story has played by itself. The path changes each time, so that all endings are shown equally often. */
  let round = 0;
  /** When a touch closed a dialog. */
  let closedAt = -Infinity;
  /** @type {HTMLElement | undefined} */
  let words;

  /** The first step in the hall's language, with the hall's settings. */
  function home() {
    const query = changedQuery(addressQuery(), DEFAULTS);
    return base ? new URL(`${homeLanguage}/${FIRST}.html${query}`, root).href : `${location.href.split(/[?#]/)[0]}${query}#${homeLanguage}/${FIRST}`;
  }

  /** Loads a page in place of this page, if it can be loaded. From the browser's page about a missing network nobody gets back. */
  async function leave(/** @type {string} */ address) {
    if (!(await canBeLoaded(address))) return;
    try {
      history.replaceState(null, "", address);
    } catch {
      // A document without an address of its own begins again where it is.
    }
    location.reload();
  }

  /** Shows the first step as a still, with the hall's settings. */
  function rewind() {
    motion()?.finish();
    changeSettings(DEFAULTS);
    goFirst();
    scrollTo(0, 0);
  }

  /** Opens the dialog that belongs to the state, and closes the others. */
  function showDialog() {
    html.dataset.kiosk = state.is;
    for (const dialog of /** @type {HTMLDialogElement[]} */ (findAll(words ?? document, ".kiosk > dialog"))) {
      const { only } = dialog.dataset;
      const isWanted = only ? state.is === "asking" && only === language() : state.is === "home";
      if (isWanted && !dialog.open) dialog.showModal();
      else if (!isWanted && dialog.open) dialog.close();
      if (isWanted && only) find(dialog, ".kiosk-count").textContent = String(secondsLeft(state, Date.now()));
    }
  }

  /** @type {Partial<Record<string, () => unknown>>} */
  const acts = {
    begin() {
      rewind();
      /** @type {HTMLElement | null} */ (document.querySelector("#story .next"))?.focus({ preventScroll: true });
    },
    "go home"() {
      for (const open of findAll(document, ":popover-open")) open.hidePopover();
      /** @type {HTMLElement | null} */ (document.querySelector(".part-card .close"))?.click();
      if (!isRunning()) {
        leave(home());
        return;
      }
      rewind();
      if (language() !== homeLanguage) changeLanguage(homeLanguage);
    },
    next() {
      if (!document.querySelector('#story .controls .next[rel="start"]')) {
        goNext();
        return;
      }
      rewind();
      round += 1;
      send("path", GRAMMAR.path[round % GRAMMAR.path.length]);
    },
    // A file on disk does not change, and may be gone.
    load: () => (base || !isRunning()) && leave(home()),
  };

  /** @param {import("./visit.js").Happening} happening */
  function take(happening) {
    const [next, act] = after(state, happening, Date.now());
    state = next;
    showDialog();
    if (act) acts[act]?.();
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  function passTime() {
    clearTimeout(waiting);
    // A picture that nobody sees waits.
    take({ kind: "time", plays: document.hidden || (motion()?.state().isPlaying ?? false), runs: isRunning() });
    waiting = setTimeout(passTime, pause(state, Date.now()));
  }

  // A clock that is set back must not make the page deaf.
  const isEcho = () => Math.abs(Date.now() - closedAt) < ECHO;

  /**
   * A press of a visitor. Returns whether it belongs to the kiosk, not to the page: it begins a visit, answers the question, or is the
   * echo of such a touch.
   * @param {Event} event
   */
  function press(event) {
    // A click by a script.
    if (!event.isTrusted) return false;
    if (isEcho()) return true;
    if (state.is === "visited") {
      take({ kind: "touch" });
      return false;
    }
    closedAt = Date.now();
    const chosen = state.is === "home" && eventElement(event, "[data-begin]")?.dataset.begin;
    take({ kind: "touch" });
    if (chosen && chosen !== language()) changeLanguage(chosen);
    return true;
  }

  keepInside({ leave, press });
  // After a touch, the browser also sends what a mouse would. It would take the focus away.
  addEventListener("mousedown", (event) => isEcho() && event.preventDefault(), true);
  addEventListener("pointerup", (event) => state.is !== "visited" && press(event), true);
  const goesOn = () => state.is === "visited" && take({ kind: "touch" });
  for (const name of ["pointerdown", "wheel"]) addEventListener(name, goesOn, { capture: true, passive: true });
  // Browsers also report a mouse that rests, when the page moves under it.
  addEventListener("pointermove", ({ movementX, movementY }) => (movementX || movementY) && goesOn(), { capture: true, passive: true });
  // Android's gesture *back* closes a dialog.
  addEventListener("cancel", (event) => event.preventDefault(), true);
  document.addEventListener("visibilitychange", passTime);
  screenLock(() => true).keepOn();
  const load = () =>
    fetchWords(base).then(
      (fetched) => {
        words = fetched;
        showDialog();
      },
      // Without a network it works without words, until they arrive.
      () => setTimeout(load, RETRY),
    );
  load();
  passTime();
}
