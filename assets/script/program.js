// The door between the scripts and the program that runs the story. What the story shows is read here, what it is asked for goes
// through here, and who wants to know of a change is told here. How the program is reached, nobody outside this file knows.
//
// Today the program listens to the page: to its address, to keys, and to the story's own links.

import { find, plainText } from "./shared/dom.js";

const html = document.documentElement;

// State

/** The story, where this page has one. */
export const story = () => document.getElementById("story");

/** Whether the program runs the story. */
export const isRunning = () => "awake" in html.dataset;

/** Whether the story stays as it was written: the program could not start. */
export const isStatic = () => "asleep" in html.dataset;

/** Notes that the story stays as it was written. */
export function stayStatic() {
  html.dataset.asleep = "";
}

/** The step that is shown. */
export const currentStep = () => story()?.dataset.step ?? "";

/** The path that the address asks for; empty for the default. */
export const currentPath = () => new URLSearchParams(location.search).get("path") ?? "";

/** The year that the page shows; empty as long as nothing has been said of it. */
export const currentEra = () => html.dataset.era ?? "";

/** Whether letters stand for the names of parts. */
export const namesAreHidden = () => html.dataset.labels === "hidden";

/** The title of the step, in plain words. */
export const title = () => plainText(find(document, "#story .title"));

/** The question of the step, in plain words. */
export const question = () => plainText(find(document, "#story .question"));

/** The sentences of the step that can be seen, in plain words. */
export function caption() {
  const sentences = [...document.querySelectorAll("#story .sentence")].filter((it) => it.getClientRects().length);
  return sentences.map(plainText).join(" ");
}

/** How far along the path the step is, in plain words. */
export const progress = () => plainText(find(document, "#story .progress"));

/** Whether the step has two years to show. */
export const hasTwoEras = () => document.querySelector("#story .era") !== null;

/** The picture that is seen: one of the story's two compositions. */
export function picture() {
  const pictures = /** @type {NodeListOf<SVGSVGElement>} */ (document.querySelectorAll("#story .stage > svg.picture"));
  const seen = [...pictures].find((svg) => svg.checkVisibility());
  if (!seen) throw new Error("no picture is seen");
  return seen;
}

/** The links to choose from where the story asks which way to go; at most one elsewhere. */
export const choices = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#story .choice")]);

// Commands

/**
 * Presses a key in the story, as if a reader had.
 * @param {string} key
 * @param {boolean} [shiftKey]
 */
function press(key, shiftKey = false) {
  story()?.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
}

const isMirrored = () => html.dir === "rtl";

/** Goes on along the path. */
export const goNext = () => press(isMirrored() ? "ArrowLeft" : "ArrowRight");

/** Goes back along the path. */
export const goPrevious = () => press(isMirrored() ? "ArrowRight" : "ArrowLeft");

/** Goes to the first step of the path. */
export const goFirst = () => press("Home");

/** Goes to the last step of the path. */
export const goLast = () => press("End");

/** Follows the story's own way back. */
export const goBack = () => clickOn("#story .controls .back");

/**
 * Goes to a step by the story's own link, which knows the path that leads there. The map has a link to every step.
 * @param {string} step
 */
export function goTo(step) {
  const single = document.querySelector("[data-surface=single-file]");
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("#story .controls a, #story .map a")]);
  const leads = (/** @type {HTMLAnchorElement} */ { pathname, hash }) => (single ? hash === `#${html.lang}/${step}` : pathname.endsWith(`/${step}.html`));
  links.find(leads)?.click();
}

/**
 * Takes one of the ways where the story asks.
 * @param {number} nth from 0
 */
export const choose = (nth) => choices()[nth]?.click();

/**
 * Hides the names of parts; where they are hidden, gives one back, or all.
 * @param {boolean} all
 */
export const revealNames = (all) => press("l", all);

/** Shows the year that is not shown, where a step has two. */
export const toggleEra = () => clickOn("#story .era input:not(:checked)");

/**
 * Goes on in another language.
 * @param {string} language
 */
export const changeLanguage = (language) => clickOn(`a[data-language="${language}"]`);

/** Whether the page offers no other language. */
export const onlyInThisLanguage = () => !document.querySelector("a[data-language]");

/** @param {string} selector */
function clickOn(selector) {
  const found = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  found?.click();
}

/**
 * Writes an address and lets everybody go where it leads.
 * @param {string} address
 */
export function goToAddress(address) {
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // A frame of no origin may be refused this: it stays where it is, and shows what it is asked for all the same.
  }
  rereadAddress();
}

/** Lets everybody read an address that has been written anew. */
export const rereadAddress = () => dispatchEvent(new PopStateEvent("popstate"));

// Changes

/**
 * Calls back when the address has changed: by a reader who went back or forward, or by a script.
 * @param {(byReader: boolean) => void} callback
 */
export const onAddress = (callback) => addEventListener("popstate", ({ isTrusted }) => callback(isTrusted));

/**
 * Calls back when the program has taken the story over, has failed to, or shows the other year.
 * @param {() => void} callback
 */
export const onState = (callback) => new MutationObserver(callback).observe(html, { attributeFilter: ["data-awake", "data-asleep", "data-era"] });

/**
 * Calls back when another step has been drawn.
 * @param {() => void} callback
 */
export function onStep(callback) {
  const surface = document.querySelector("[data-surface]");
  if (surface) new MutationObserver(callback).observe(surface, { attributes: true, subtree: true, attributeFilter: ["data-step"] });
}

/**
 * Calls back when the page agrees with the step that has been drawn: the title is the last that the program writes.
 * @param {() => void} callback
 */
export const onSettled = (callback) => new MutationObserver(callback).observe(find(document, "title"), { childList: true });
