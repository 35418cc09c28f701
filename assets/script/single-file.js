// Starts the program of the single file from data in the document, and provides the tools.

import load, { start } from "#glue";
import landscape from "#landscape";
import portrait from "#portrait";
import { classroom } from "./classroom/classroom.js";
import { startMotion } from "./motion/motion.js";
import { addPopovers } from "./popovers.js";
import * as parts from "./parts/parts.js";
import { watchCutsInFile } from "./what-if/watch.js";
import { startWhatIf } from "./what-if/what-if.js";
import { comesAfterFailure, watchProgram } from "./failure.js";
import { openDoor } from "./program.js";
import { find, findAll } from "./shared/dom.js";

/** @param {HTMLElement} block */
const unpack = (block) => Uint8Array.from(atob(block.textContent ?? ""), (letter) => letter.charCodeAt(0));

const language = location.hash.slice(1).split("/")[0];
const lesson = findAll(document, `script[data-lesson="${CSS.escape(language)}"]`)[0] ?? find(document, "script[data-lesson]");
if (!("popover" in HTMLElement.prototype)) addPopovers();
globalThis.classroom = classroom;
dispatchEvent(new Event("classroom"));

async function takeOver() {
  try {
    await load({ module_or_path: unpack(find(document, "#program")) });
    watchProgram();
    openDoor(start(unpack(lesson)));
    watchCutsInFile(startWhatIf);
    startMotion(async () => parts, { landscape, portrait });
    // Removes the presenter's notes. Presenter view opens the file again in its own window.
    for (const notes of findAll(document, ".leaf:has(.presenter)")) notes.remove();
  } catch (error) {
    console.info("The program could not start, so the page stays static:", error);
  }
}
// Presenter view shows its own section and needs no program.
if (!location.hash.endsWith("/presenter") && !comesAfterFailure()) requestAnimationFrame(() => setTimeout(takeOver));
