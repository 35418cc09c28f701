// Starts the program of the single file from data in the document, and provides the tools. The file also opens where it has no address
// of its own: in a frame by `srcdoc`, or as `blob:`.

import load, { start } from "#glue";
import landscape from "#landscape";
import portrait from "#portrait";
import { GRAMMAR } from "#schema";
import { classroom } from "./classroom/classroom.js";
import { startMotion } from "./motion/motion.js";
import { addPopovers } from "./popovers.js";
import * as parts from "./parts/parts.js";
import { watchCutsInFile } from "./what-if/watch.js";
import { startWhatIf } from "./what-if/what-if.js";
import { comesAfterFailure, watchProgram } from "./failure.js";
import { currentStep, isTranslated, language, onAddress, openDoor, stayStatic } from "./program.js";
import { reportSteps } from "./step-report.js";
import { eventElement, find, findAll } from "./common/dom.js";
import { addressQuery } from "./common/query.js";

const html = document.documentElement;
const LANGUAGES = findAll(document, "script[data-lesson]").map(({ dataset }) => dataset.lesson ?? "");

/** @param {HTMLElement} block */
const unpack = (block) => Uint8Array.from(atob(block.textContent ?? ""), (letter) => letter.charCodeAt(0));
const lessonIn = (/** @type {string} */ here) => unpack(find(document, `script[data-lesson="${here}"]`));

/** The language that the address names, or the first. */
function languageOfAddress() {
  const [named] = location.hash.slice(1).split("/");
  return LANGUAGES.includes(named) ? named : LANGUAGES[0];
}

/**
 * Shows header and footer in a language.
 * @param {string} here
 */
function showLanguage(here) {
  html.lang = html.dataset.language = here;
  html.dir = find(document, `[id="${here}/parts"]`).dir;
  for (const part of findAll(document, ":is(header, footer *)[data-only]")) part.hidden = part.dataset.only !== here;
}

/**
 * The choice of a language, and Back to another language, are shown in place.
 * @param {import("#glue").Port} port
 */
function changeLanguageInPlace(port) {
  const change = (/** @type {string} */ wanted) => {
    if (isTranslated()) {
      history.replaceState(history.state, "", `${location.href.split("#")[0]}#${wanted}/${currentStep()}`);
      location.reload();
      return;
    }
    showLanguage(wanted);
    port.set_lesson(lessonIn(wanted));
  };
  addEventListener("click", (event) => {
    const link = eventElement(event, "a[data-language]");
    const wanted = link?.dataset.language;
    if (!wanted || wanted === language() || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !("awake" in html.dataset)) return;
    event.preventDefault();
    change(wanted);
    findAll(document, `header[data-only="${wanted}"] .languages a:not([aria-current])`)[0]?.focus();
  });
  onAddress(() => {
    if (languageOfAddress() !== language()) change(languageOfAddress());
  });
}

// In `srcdoc` the browser would load the host's page for a link within the file.
addEventListener("click", (event) => {
  const link = eventElement(event, "a[href^='#']");
  if (!link || event.defaultPrevented || location.protocol !== "about:") return;
  event.preventDefault();
  location.hash = link.getAttribute("href") ?? "";
});

// After a reload the settings are in the entry's state if the address has no query. `early-state.js` reads only the address.
for (const [key, value] of addressQuery()) {
  if (GRAMMAR[key]?.includes(value)) html.dataset[key] ??= value;
}

if (!("popover" in HTMLElement.prototype)) addPopovers();
globalThis.classroom = classroom;
dispatchEvent(new Event("classroom"));

async function takeOver() {
  try {
    await load({ module_or_path: unpack(find(document, "#program")) });
    watchProgram();
    const here = languageOfAddress();
    const port = start(lessonIn(here));
    showLanguage(here);
    openDoor(port);
    changeLanguageInPlace(port);
    watchCutsInFile(startWhatIf);
    startMotion(async () => parts, { landscape, portrait });
    reportSteps();
    // Removes the presenter's notes. Presenter view opens the file again in its own window.
    for (const notes of findAll(document, ".leaf:has(.presenter)")) notes.remove();
  } catch (error) {
    stayStatic();
    console.info("The program could not start, so the page stays static:", error);
  }
}
// Presenter view shows its own section and needs no program.
if (!location.hash.endsWith("/presenter") && !comesAfterFailure()) requestAnimationFrame(() => setTimeout(takeOver));
