// Runs after the first paint: fetches the program and the lesson, and starts the program on the story.
// If anything fails, the page stays as it is, and its links still work.

import { comesAfterFailure, meetsOtherBuild, watchProgram } from "./failure.js";
import { changeLanguageInPlace } from "./languages.js";
import { language, openDoor, stayStatic } from "./program.js";
import { importModule } from "./common/import-module.js";
import { fetchLesson } from "./common/lesson-file.js";

const { dataset, src } = /** @type {HTMLScriptElement} */ (document.currentScript);
/** @param {"glue" | "program" | "lesson" | "motion" | "parts" | "kiosk"} name */
const addressOf = (name) => new URL(/** @type {string} */ (dataset[name]), src);

async function start() {
  try {
    const [glue, lesson, program] = await Promise.all([import(addressOf("glue").href), fetchLesson(addressOf("lesson"), dataset.integrity), fetch(addressOf("program"))]);
    await glue.default({ module_or_path: program });
    watchProgram();
    const port = glue.start(lesson);
    openDoor(port);
    changeLanguageInPlace(port, src);
    // The player loads only when the page is idle. Without it, every step is shown complete.
    (globalThis.requestIdleCallback ?? setTimeout)(() => import(addressOf("motion").href).then(({ startMotion }) => startMotion(() => importModule(addressOf("parts").href), src)).catch(console.info));
  } catch (error) {
    stayStatic();
    if (meetsOtherBuild(error)) return;
    console.info("The program could not start, so the page stays static:", error);
  }
}

// A kiosk goes home also if the program never runs. Frames have none.
if (dataset.kiosk && document.documentElement.dataset.ui === "kiosk") import(addressOf("kiosk").href).then(({ startKiosk }) => startKiosk(language(), src)).catch(console.info);

// Browsers load no modules from disk. The pages work without the program.
if (location.protocol === "file:") stayStatic();
else if (!comesAfterFailure()) {
  // A frame out of sight gets no animation frames. The timer starts the program there, a little later.
  let begun = false;
  const begin = () => {
    if (!begun) start();
    begun = true;
  };
  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, 1000);
}
