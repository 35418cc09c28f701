// Makes the page the static story again if the program fails, or belongs to another build than its files. It reloads the page of
// the step in the address, because the picture may be older than the address. The reloaded page shows a notice once.

import { onFailure, stayStatic } from "./program.js";
import { isOtherBuild } from "./common/build.js";
import { findAll } from "./common/dom.js";

/** @typedef {"failed" | "otherBuild"} Reason */

/** Notes for the next page at this address. They are stored only in the history entry. */
const notes = () => /** @type {{ stayStatic?: boolean, loadedAnew?: boolean }} */ (history.state ?? {});

/** @param {object} changes */
function note(changes) {
  try {
    history.replaceState({ ...history.state, ...changes }, "");
    return true;
  } catch {
    // A frame with an opaque origin may be refused.
    return false;
  }
}

/**
 * Shows the notice in the page's language. Returns whether the page has a place for it.
 * @param {Reason} reason
 */
function say(reason) {
  const notices = findAll(document, ".story-notice");
  // The single file has a notice for each language. The address names the current language.
  const notice = notices.find(({ lang }) => lang === location.hash.slice(1).split("/")[0]) ?? notices[0];
  if (notice) notice.textContent = notice.dataset[reason] ?? "";
  return notice !== undefined;
}

/** Whether this page was reloaded because the program failed. Then it stays static and shows the notice. */
export function comesAfterFailure() {
  if (!notes().stayStatic) return false;
  // If the reader reloads the page by hand, the program starts again.
  note({ stayStatic: undefined });
  stayStatic();
  say("failed");
  return true;
}

/** @param {unknown} error @param {string} [file] */
const isOfProgram = (error, file = "") =>
  error instanceof WebAssembly.RuntimeError || /wasm/.test(`${/** @type {{ stack?: string } | null} */ (error)?.stack ?? ""} ${file}`);

/** Watches the program for errors from its start. */
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
  // A copy of the story has no listeners, so its links work without the program.
  const story = document.getElementById("story");
  story?.replaceWith(story.cloneNode(true));
  // Without a network the page cannot be loaded again. It stays, and the browser reports the problem at the next link.
  if ((await canBeLoaded(location.href)) && note({ stayStatic: true })) location.reload();
  else say("failed");
}

/**
 * Whether a page of the site can be loaded.
 * @param {string} address
 */
export async function canBeLoaded(address) {
  // The single file needs no network.
  if (document.querySelector("[data-surface=single-file]")) return true;
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

/**
 * Handles an error while loading. If the site has been rebuilt, the page reloads, at most once for an address, or shows the notice.
 * Returns false if the error has another cause, or the page has no place for a notice.
 * @param {unknown} error
 */
export function meetsOtherBuild(error) {
  if (!isOtherBuild(error)) return false;
  if (notes().loadedAnew || !note({ loadedAnew: true })) return say("otherBuild");
  location.reload();
  return true;
}
