// When the program cannot go on, or is of another build than what the page has loaded, the page becomes the static story again. The page of
// the step that the address names is reloaded: the picture may be older than the address. That page says once what has happened.

import { onFailure, stayStatic } from "./program.js";
import { isOtherBuild } from "./shared/build.js";
import { findAll } from "./shared/dom.js";

/** @typedef {"failed" | "otherBuild"} Reason */

/** Notes for the page that is loaded next at this address. They stand in its entry of the history, and nowhere else. */
const notes = () => /** @type {{ stayStatic?: boolean, loadedAnew?: boolean }} */ (history.state ?? {});

/** @param {object} changes */
function note(changes) {
  try {
    history.replaceState({ ...history.state, ...changes }, "");
    return true;
  } catch {
    // A frame of no origin may be refused.
    return false;
  }
}

/**
 * Says it, once, in the language of the page; says whether the page has a place for that.
 * @param {Reason} reason
 */
function say(reason) {
  const notices = findAll(document, ".story-notice");
  // The one file has one for each language, and its address says which is seen.
  const notice = notices.find(({ lang }) => lang === location.hash.slice(1).split("/")[0]) ?? notices[0];
  if (notice) notice.textContent = notice.dataset[reason] ?? "";
  return notice !== undefined;
}

/** Whether this page was loaded because the program could not go on: then it stays static, and says so. */
export function comesAfterFailure() {
  if (!notes().stayStatic) return false;
  // Whoever loads the page once more by hand gives the program another chance.
  note({ stayStatic: undefined });
  stayStatic();
  say("failed");
  return true;
}

/** @param {unknown} error @param {string} [file] */
const isOfProgram = (error, file = "") =>
  error instanceof WebAssembly.RuntimeError || /wasm/.test(`${/** @type {{ stack?: string } | null} */ (error)?.stack ?? ""} ${file}`);

/** Watches over the program from its start on. */
export function watchProgram() {
  onFailure(giveUp);
  addEventListener("error", ({ error, filename }) => {
    if (isOfProgram(error, filename)) giveUp(error);
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    if (isOfProgram(reason)) giveUp(reason);
  });
}

let givenUp = false;

/** @param {unknown} error */
async function giveUp(error) {
  if (givenUp) return;
  givenUp = true;
  console.info("The program stopped, and the page works without it:", error);
  stayStatic();
  // Links without the program's listeners lead on by themselves, whatever becomes of the rest.
  const story = document.getElementById("story");
  story?.replaceWith(story.cloneNode(true));
  // Without a network nothing can be loaded: the page stays, and the next link says so.
  if ((await canBeLoaded()) && note({ stayStatic: true })) location.reload();
  else say("failed");
}

async function canBeLoaded() {
  // It holds everything.
  if (document.querySelector("[data-surface=single-file]")) return true;
  try {
    return (await fetch(location.href)).ok;
  } catch {
    return false;
  }
}

/**
 * After something that could not be used: where the site has been rebuilt meanwhile, reloads the page, at most once for an address,
 * or says it. False where it was something else, or the page has no place to say it.
 * @param {unknown} error
 */
export function meetsOtherBuild(error) {
  if (!isOtherBuild(error)) return false;
  if (notes().loadedAnew || !note({ loadedAnew: true })) return say("otherBuild");
  location.reload();
  return true;
}
