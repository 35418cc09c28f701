// Runs after the page has been painted: fetches the program and the lesson, and lets the program take the story over.
// Whatever fails, the page stays as it is and its links lead on.

import { comesAfterFailure, meetsOtherBuild, watchProgram } from "./failure.js";
import { changeLanguageInPlace } from "./languages.js";
import { openDoor, stayStatic } from "./program.js";
import { fetchLesson } from "./shared/lesson-file.js";

const { dataset, src } = /** @type {HTMLScriptElement} */ (document.currentScript);
/** @param {"glue" | "program" | "lesson" | "motion"} name */
const addressOf = (name) => new URL(/** @type {string} */ (dataset[name]), src);

async function start() {
  try {
    const [glue, lesson, program] = await Promise.all([import(addressOf("glue").href), fetchLesson(addressOf("lesson")), fetch(addressOf("program"))]);
    await glue.default({ module_or_path: program });
    watchProgram();
    const port = glue.start(lesson);
    openDoor(port);
    changeLanguageInPlace(port, src);
    // Only what is idle has time for the picture in time; without it every step stands at once.
    (globalThis.requestIdleCallback ?? setTimeout)(() => import(addressOf("motion").href).then(({ startMotion }) => startMotion(src)).catch(console.info));
  } catch (error) {
    stayStatic();
    if (meetsOtherBuild(error)) return;
    console.info("The program could not start, so the page stays static:", error);
  }
}

// From disk a browser loads no modules; the pages work without.
if (location.protocol === "file:") stayStatic();
else if (!comesAfterFailure()) {
  // A frame out of sight is given nothing to draw: it starts as well, a little later.
  let begun = false;
  const begin = () => {
    if (!begun) start();
    begun = true;
  };
  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, 1000);
}
