// The scripts' only access to the story's program: reads the current view, sends commands, and registers observers. No other
// script accesses the program.
//
// On pages where the program does not run, it reads the view from the page and writes settings itself.

import { find, plainText } from "./common/dom.js";
import { addressQuery, changeAddress } from "./common/query.js";

/** @typedef {import("#glue").Port} Port */
/** @typedef {import("#glue").Snapshot} Snapshot */
/** @typedef {import("./motion/controls.js").Controls} Motion */
/** @typedef {import("./what-if/what-if.js").WhatIf} WhatIf */
/**
 * The words of a step with cut links, and the step that follows.
 * @typedef {{ step: string, title: string, caption: string, on?: string }} Instead
 */

const html = document.documentElement;

/**
 * The state that the separate scripts of a page share.
 * @type {{ port?: Port, snapshot?: Snapshot, watchers: Set<() => void>, fail?: (error: unknown) => void, motion?: Motion, waiting?: ((motion: Motion) => void)[], loadWhatIf?: () => Promise<WhatIf>, instead?: Instead }}
 */
const shared = (globalThis.layeredDefense ??= { watchers: new Set() });

// The current view

/** The story's element, if the page has a story. */
export const story = () => document.getElementById("story");

/** Whether the program runs the story. */
export const isRunning = () => shared.snapshot !== undefined;

/** Whether the story stays static, because the program could not start or has failed. */
export const isStatic = () => "asleep" in html.dataset;

/** Marks the story as static. No observer is called any more. */
export function stayStatic() {
  shared.port = shared.snapshot = undefined;
  delete html.dataset.awake;
  html.dataset.asleep = "";
}

/** The page's language. A translator changes `lang`, but not this attribute. */
export const language = () => html.dataset.language ?? html.lang;

/**
 * Whether a translator has replaced texts of the story by elements of its own. The program cannot change the words in them, so another
 * language needs a new page.
 */
export const isTranslated = () => document.querySelector("#story font") !== null;

/** The current step. */
export const currentStep = () => shared.snapshot?.step ?? story()?.dataset.step ?? "";

/** The path in the address; empty for the default. */
export const currentPath = () => addressQuery().get("path") ?? "";

/** How many beats of the step are shown; empty if all are. */
export const currentBeat = () => shared.snapshot?.beat ?? "";

/** How the picture reaches its state: `arrive` after a step forward, `play`, or empty for a still. */
export const currentTempo = () => shared.snapshot?.tempo ?? "";

/** Which links are cut, and from which moment; empty if none is. */
export const currentCut = () => shared.snapshot?.cut ?? addressQuery().get("cut") ?? "";

/** What cut links change about the current step. */
const instead = () => (shared.instead?.step === currentStep() ? shared.instead : undefined);

/** The step that follows because links are cut; empty if the story continues as written. */
export const stepInstead = () => instead()?.on ?? "";

/** The current era; empty if none has been set. */
export const currentEra = () => html.dataset.era ?? "";

/** Whether labels are hidden. */
export const namesAreHidden = () => html.dataset.labels === "hidden";

/** The step's title, in plain words. */
export const title = () => instead()?.title ?? shared.snapshot?.title ?? plainText(find(document, "#story .title"));

/** The step's question, in plain words. */
export const question = () => plainText(find(document, "#story .question"));

/** The visible sentences of the step, in plain words. */
export function caption() {
  const sentences = [...document.querySelectorAll("#story .sentence")].filter((it) => it.getClientRects().length);
  return instead()?.caption ?? shared.snapshot?.caption ?? sentences.map(plainText).join(" ");
}

/** The position on the path, in plain words. */
export const progress = () => shared.snapshot?.progress ?? plainText(find(document, "#story .progress"));

/** Whether the step has pictures for two eras. */
export const hasTwoEras = () => document.querySelector("#story .era") !== null;

/** The visible picture, in one of its two compositions. */
export function picture() {
  const pictures = /** @type {NodeListOf<SVGSVGElement>} */ (document.querySelectorAll("#story .stage > svg.picture"));
  const seen = [...pictures].find((svg) => svg.checkVisibility());
  if (!seen) throw new Error("no picture is visible");
  return seen;
}

/** The links to the next steps: several at a question, otherwise at most one. */
export const choices = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#story .choice")]);

// Commands

/**
 * Sends a command to the program. Returns false if no program runs, or the command does not exist.
 * @param {string} name
 * @param {string} [value]
 */
export function send(name, value = "") {
  try {
    return shared.port?.send(name, value) ?? false;
  } catch (error) {
    shared.fail?.(error);
    return false;
  }
}

/** Goes to the next step of the path. While presenting, the program asks a question first. */
export const goNext = () => send("next");

/** Asks the step's question. If it is not on the page, because links are cut or labels are hidden, goes to the next step. */
export const askQuestion = () => (stepInstead() || namesAreHidden() ? goNext() : send("ask"));

/** Whether the step's question has been asked. *Next* then goes on. */
export const isAsked = () => document.querySelector("#story .press-again") !== null;

/** Goes to the step before. */
export const goBack = () => send("back");

/** Goes to the first step of the path. */
export const goFirst = () => send("first");

/** Goes to the last step of the path. */
export const goLast = () => send("last");

/**
 * Goes to a step.
 * @param {string} step
 */
export const goTo = (step) => send("go", step);

/** Reports that the step plays. */
export const playStep = () => send("play");

/**
 * Shows a moment of a step. The history gets no entries for such moves.
 * @param {string} step
 * @param {string} beat how many beats are shown; empty for all
 */
export const standAt = (step, beat) => send("seek", beat ? `${step}_${beat}` : step);

/**
 * Sets how many beats of the current step are shown; empty for all.
 * @param {string} beat
 */
export const standAtBeat = (beat) => send("beat", beat);

/**
 * Cuts exactly these links; empty for none.
 * @param {string} cut as in the address
 */
export const setCut = (cut) => send("cut", cut);

/**
 * Chooses one of the next steps at a question.
 * @param {number} nth from 0
 */
export const choose = (nth) => send("choose", String(nth + 1));

/**
 * Hides labels, or if they are hidden, shows the next label or all of them.
 * @param {boolean} all
 */
export const revealNames = (all) => send(all ? "names" : "reveal");

/** Switches to the other era, if the step has two. */
export const toggleEra = () => hasTwoEras() && send("era", currentEra() === "now" ? "2015" : "now");

/**
 * Applies settings and writes them into the address. An empty value is the default.
 * @param {Record<string, string>} changes
 */
export function changeSettings(changes) {
  for (const [key, value] of Object.entries(changes)) {
    if (send(key, value)) continue;
    if (value) html.dataset[key] = value;
    else delete html.dataset[key];
    changeAddress({ [key]: value });
  }
}

/**
 * Continues in another language, like a click on its link.
 * @param {string} to
 */
export const changeLanguage = (to) => /** @type {HTMLElement | null} */ (document.querySelector(`a[data-language="${to}"]`))?.click();

/** Whether the page exists in no other language. */
export const onlyInThisLanguage = () => !document.querySelector("a[data-language]");

// Observers

/**
 * Calls back after Back, Forward, or a link within the page.
 * @param {() => void} callback
 */
export const onAddress = (callback) => addEventListener("popstate", callback);

/**
 * Calls back when the program has started or has failed to start.
 * @param {() => void} callback
 */
export const onState = (callback) => new MutationObserver(callback).observe(html, { attributeFilter: ["data-awake", "data-asleep"] });

/**
 * Calls back when a command is done and drawn, even if it has changed nothing.
 * @param {() => void} callback
 */
export const onDone = (callback) => shared.watchers.add(callback);

/**
 * Calls back with the player's controls when they are loaded. They load when the page is idle.
 * @param {(motion: Motion) => void} act
 */
export function withMotion(act) {
  if (shared.motion) act(shared.motion);
  else (shared.waiting ??= []).push(act);
}

/** The player's controls, if they are loaded. */
export const motion = () => shared.motion;

/**
 * Makes the player's controls available to all scripts.
 * @param {Motion} made
 */
export function openMotion(made) {
  shared.motion = made;
  for (const act of shared.waiting?.splice(0) ?? []) act(made);
}

/**
 * Calls back with the tools for cut links. They load on first use.
 * @param {(whatIf: WhatIf) => void} act
 */
export const withWhatIf = (act) => withMotion(() => shared.loadWhatIf?.().then(act, console.info));

/**
 * Notes how the tools for cut links are loaded.
 * @param {() => Promise<WhatIf>} load
 */
export const openWhatIf = (load) => (shared.loadWhatIf = load);

/**
 * Notes what cut links change about a step, and tells all observers; nothing if they change nothing.
 * @param {Instead} [changed]
 */
export function showInstead(changed) {
  if (JSON.stringify(changed) === JSON.stringify(shared.instead)) return;
  shared.instead = changed;
  for (const watcher of [...shared.watchers]) watcher();
}

/**
 * The parts that the program replaces. If another script has put one into an element of its own, the program cannot remove it, and the
 * page would show the parts of two steps.
 */
const MOVED = "#story > * :is(.stage, .narration, .details), .narration > * :is(.caption, .controls), .controls > * :is(.next, .back, .choices)";

/**
 * Connects the program: commands go to it, and its snapshots go to all observers.
 * @param {Port} port
 */
export function openDoor(port) {
  shared.port = port;
  port.observe((snapshot) => {
    shared.snapshot = snapshot;
    if (document.querySelector(MOVED)) {
      shared.fail?.(new Error("another script has moved parts of the story"));
      return;
    }
    for (const watcher of [...shared.watchers]) {
      try {
        watcher();
      } catch (error) {
        // The other observers still get the snapshot. The error is not the program's.
        console.error(error);
      }
    }
  });
}

/**
 * Calls back when the program fails.
 * @param {(error: unknown) => void} callback
 */
export const onFailure = (callback) => (shared.fail = callback);
