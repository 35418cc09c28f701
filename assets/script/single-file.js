// Starts the single file: the program on the story, or a page beside it, from data in the document. It also provides search and tools. The
// file also opens where it has no address of its own: in a frame by `srcdoc`, or as `blob:`.

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
import { startKiosk } from "./kiosk/kiosk.js";
import { offerSearch } from "./search-button.js";
import { searchIn } from "./search-dialog.js";
import { showPage, startPage, takeStory } from "./single-file/page.js";
import { canBeginAgain, followAddress, page } from "./single-file/view.js";
import { followSwitches } from "./switches.js";
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
  html.dir = find(document, `.leaf[lang="${here}"]`).dir;
  for (const part of findAll(document, ":is(header, footer)[data-only]")) part.hidden = part.dataset.only !== here;
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

// After a reload the settings are in the entry's state if the address has no query. `early-state.js` reads only the address.
for (const [key, value] of addressQuery()) {
  if (GRAMMAR[key]?.includes(value)) html.dataset[key] ??= value;
}

/** @type {ReturnType<typeof takeStory>} */
let showStill = () => {};
if (page) {
  showPage(page);
  showLanguage(languageOfAddress());
} else showStill = takeStory(canBeginAgain);
followAddress(showStill);
if (!("popover" in HTMLElement.prototype)) addPopovers();
globalThis.classroom = classroom;
dispatchEvent(new Event("classroom"));
followSwitches();
// Presenter view has no header.
const index = () => find(document, `script[data-index="${language()}"]`);
if (findAll(document, ".open-search").length) offerSearch(language, async () => searchIn(JSON.parse(index().textContent ?? ""), (place) => place));

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
  } catch (error) {
    stayStatic();
    console.info("The program could not start, so the page stays static:", error);
  }
}
if (!page && html.dataset.ui === "kiosk") startKiosk(languageOfAddress());
if (page) startPage();
else if (!comesAfterFailure()) requestAnimationFrame(() => setTimeout(takeOver));
