// Starts the program from what stands in the single file, and hands over the tools.

import load, { start } from "#glue";
import { classroom } from "./classroom/classroom.js";
import { startMotion } from "./motion/motion.js";
import { comesAfterFailure, watchProgram } from "./failure.js";
import { openDoor } from "./program.js";
import { find, findAll } from "./shared/dom.js";

/** @param {HTMLElement} block */
const unpack = (block) => Uint8Array.from(atob(block.textContent ?? ""), (letter) => letter.charCodeAt(0));

const language = location.hash.slice(1).split("/")[0];
const lesson = findAll(document, `script[data-lesson="${CSS.escape(language)}"]`)[0] ?? find(document, "script[data-lesson]");
globalThis.classroom = classroom;
dispatchEvent(new Event("classroom"));

async function takeOver() {
  try {
    await load({ module_or_path: unpack(find(document, "#program")) });
    watchProgram();
    openDoor(start(unpack(lesson)));
    startMotion();
    // The notes are for the presenter's window, which opens the file again.
    for (const notes of findAll(document, ".leaf:has(.presenter)")) notes.remove();
  } catch (error) {
    console.info("The program could not start, so the page stays static:", error);
  }
}
// The presenter's window shows its leaf, and needs no story.
if (!location.hash.endsWith("/presenter") && !comesAfterFailure()) requestAnimationFrame(() => setTimeout(takeOver));
