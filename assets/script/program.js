// The door between the scripts and the program that runs the story. What the story shows is read here, what it is asked for goes
// through here, and observers register here. No other file knows how to reach the program.
//
// Where no program runs, what is shown is read from the page, and a setting is written here.

import { find, plainText } from "./shared/dom.js";
import { changeAddress } from "./shared/query.js";

/** @typedef {import("#glue").Port} Port */
/** @typedef {import("#glue").Snapshot} Snapshot */
/** @typedef {import("./motion/controls.js").Controls} Motion */

const html = document.documentElement;

/**
 * The scripts of a page are files of their own. This is what they share.
 * @type {{ port?: Port, snapshot?: Snapshot, watchers: Set<() => void>, fail?: (error: unknown) => void, motion?: Motion, waiting?: ((motion: Motion) => void)[] }}
 */
const shared = (globalThis.layeredDefense ??= { watchers: new Set() });

// State

/** The story, where this page has one. */
export const story = () => document.getElementById("story");

/** Whether the program runs the story. */
export const isRunning = () => shared.snapshot !== undefined;

/** Whether the story stays as it was written: the program could not start, or could not go on. */
export const isStatic = () => "asleep" in html.dataset;

/** Notes that the story stays as it was written. Nobody is asked any more. */
export function stayStatic() {
  shared.port = shared.snapshot = undefined;
  delete html.dataset.awake;
  html.dataset.asleep = "";
}

/** The language in which the page was written. A translator changes `lang`, and not this. */
export const language = () => html.dataset.language ?? html.lang;

/** The step that is shown. */
export const currentStep = () => shared.snapshot?.step ?? story()?.dataset.step ?? "";

/** The path that the address asks for; empty for the default. */
export const currentPath = () => new URLSearchParams(location.search).get("path") ?? "";

/** How many beats of the step are shown; empty where all are. */
export const currentBeat = () => shared.snapshot?.beat ?? "";

/** How the picture comes to what it shows: `arrive` after a step onward, `play`; empty while it stands. */
export const currentTempo = () => shared.snapshot?.tempo ?? "";

/** The year that the page shows; empty as long as nothing has been said of it. */
export const currentEra = () => html.dataset.era ?? "";

/** Whether letters stand for the names of parts. */
export const namesAreHidden = () => html.dataset.labels === "hidden";

/** The title of the step, in plain words. */
export const title = () => shared.snapshot?.title ?? plainText(find(document, "#story .title"));

/** The question of the step, in plain words. */
export const question = () => plainText(find(document, "#story .question"));

/** The sentences of the step that can be seen, in plain words. */
export function caption() {
  const sentences = [...document.querySelectorAll("#story .sentence")].filter((it) => it.getClientRects().length);
  return shared.snapshot?.caption ?? sentences.map(plainText).join(" ");
}

/** How far along the path the step is, in plain words. */
export const progress = () => shared.snapshot?.progress ?? plainText(find(document, "#story .progress"));

/** Whether the step has two years to show. */
export const hasTwoEras = () => document.querySelector("#story .era") !== null;

/** The picture that is seen: one of the story's two compositions. */
export function picture() {
  const pictures = /** @type {NodeListOf<SVGSVGElement>} */ (document.querySelectorAll("#story .stage > svg.picture"));
  const seen = [...pictures].find((svg) => svg.checkVisibility());
  if (!seen) throw new Error("no picture is visible");
  return seen;
}

/** The links to choose from where the story asks which way to go; at most one elsewhere. */
export const choices = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#story .choice")]);

// Commands

/**
 * Asks the program for something, by name; false where no program runs, and for what does not exist.
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

/** Goes on along the path. */
export const goNext = () => send("next");

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

/** Says that the step plays. */
export const playStep = () => send("play");

/**
 * Stands at a moment of a step; whoever moves through the story like this leaves no trace in the history.
 * @param {string} step
 * @param {string} beat how many beats are shown; empty for all
 */
export const standAt = (step, beat) => send("seek", beat ? `${step}_${beat}` : step);

/**
 * Says how many beats of the present step are shown; empty for all.
 * @param {string} beat
 */
export const standAtBeat = (beat) => send("beat", beat);

/**
 * Takes one of the ways where the story asks.
 * @param {number} nth from 0
 */
export const choose = (nth) => send("choose", String(nth + 1));

/**
 * Hides the names of parts; where they are hidden, gives one back, or all.
 * @param {boolean} all
 */
export const revealNames = (all) => send(all ? "names" : "reveal");

/** Shows the year that is not shown, where a step has two. */
export const toggleEra = () => hasTwoEras() && send("era", currentEra() === "now" ? "2015" : "now");

/**
 * Shows settings and puts them into the address; an empty value is the default.
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
 * Goes on in another language, as if a reader had followed the link to it.
 * @param {string} to
 */
export const changeLanguage = (to) => /** @type {HTMLElement | null} */ (document.querySelector(`a[data-language="${to}"]`))?.click();

/** Whether the page offers no other language. */
export const onlyInThisLanguage = () => !document.querySelector("a[data-language]");

// Changes

/**
 * Calls back when the reader has gone back or forward, or has followed a link within the page.
 * @param {() => void} callback
 */
export const onAddress = (callback) => addEventListener("popstate", callback);

/**
 * Calls back when the program has taken the story over, or has failed to.
 * @param {() => void} callback
 */
export const onState = (callback) => new MutationObserver(callback).observe(html, { attributeFilter: ["data-awake", "data-asleep"] });

/**
 * Calls back when what was asked for has been done and drawn: also where that has changed nothing.
 * @param {() => void} callback
 */
export const onDone = (callback) => shared.watchers.add(callback);

/**
 * Calls back with the motion, as soon as it has loaded. It loads when the page is idle.
 * @param {(motion: Motion) => void} act
 */
export function withMotion(act) {
  if (shared.motion) act(shared.motion);
  else (shared.waiting ??= []).push(act);
}

/** The motion, once it has loaded. */
export const motion = () => shared.motion;

/**
 * Makes the motion available to all scripts.
 * @param {Motion} made
 */
export function openMotion(made) {
  shared.motion = made;
  for (const act of shared.waiting?.splice(0) ?? []) act(made);
}

/**
 * Passes commands to the program and snapshots to all observers.
 * @param {Port} port
 */
export function openDoor(port) {
  shared.port = port;
  port.observe((snapshot) => {
    shared.snapshot = snapshot;
    for (const watcher of [...shared.watchers]) {
      try {
        watcher();
      } catch (error) {
        // The other observers still get the snapshot. The program did not fail.
        console.error(error);
      }
    }
  });
}

/**
 * Calls back when the program cannot go on.
 * @param {(error: unknown) => void} callback
 */
export const onFailure = (callback) => (shared.fail = callback);
