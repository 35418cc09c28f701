// Loaded when a page with the story is idle: connects the player, the controls and their row. Before that, or if loading fails,
// every step is shown complete. The code that waits for a press on the picture is loaded with it.

import { MOTION_KEYS, SECTIONS } from "#schema";
import { language, onDone, openMotion, withWhatIf } from "../program.js";
import { watchCuts } from "../what-if/watch.js";
import { checkBuild } from "../common/build.js";
import { element, eventElement, fetchDocument, find, findAll, loadStyle } from "../common/dom.js";
import { keyName } from "../common/keys.js";
import { awaitPress } from "../parts/wait.js";
import { makeControls } from "./controls.js";
import { makeRow } from "./row.js";
import { compositionOf, fetchScores, takeScores } from "./scores.js";

/** @typedef {import("./controls.js").Controls} Controls */

const html = document.documentElement;

/**
 * The row in a language, from its page, or in the single file from the document.
 * @param {string} here
 * @param {string} [base] the address to which file names are relative
 */
async function fetchRow(here, base) {
  if (!base) return find(document, `.player[data-only="${here}"]`);
  const address = new URL(`${here}/${SECTIONS.player}.html`, base);
  const page = await fetchDocument(address);
  checkBuild(address, page.documentElement.dataset.build);
  const row = document.adoptNode(find(page, ".player"));
  const style = row.dataset.style ?? "";
  if (!document.querySelector(`link[href$="${style}"]`)) await loadStyle(element("link", { rel: "stylesheet", href: new URL(style, base).href }));
  return row;
}

/**
 * The player's keys. `keys=off` disables them, and a host's page keeps its own keys.
 * @param {Controls} controls
 */
function listenToKeys(controls) {
  const isFramed = document.querySelector("[data-surface=embed]") !== null;
  addEventListener("keydown", (event) => {
    const { ctrlKey, altKey, metaKey, shiftKey, defaultPrevented, repeat } = event;
    if (defaultPrevented || repeat || ctrlKey || altKey || metaKey || event.isComposing || html.dataset.keys === "off") return;
    if (eventElement(event, "input:not([type=radio], [type=checkbox], [type=range]), select, textarea, [contenteditable], dialog[open]")) return;
    const wish = MOTION_KEYS[keyName(event)];
    if (!wish || (isFramed && !eventElement(event, "#story"))) return;
    event.preventDefault();
    act(controls, wish, shiftKey);
  });
}

/**
 * @param {Controls} controls
 * @param {string} wish
 * @param {boolean} toEnd
 */
function act(controls, wish, toEnd) {
  if (wish === "cut") withWhatIf((it) => it.choose());
  else if (wish === "replay") controls.replay();
  else if (toEnd) controls.play("end");
  else controls.toggle();
}

/**
 * @param {import("../parts/wait.js").LoadParts} loadParts fetches the code for a press on the picture
 * @param {Parameters<typeof takeScores>[0]} from the address to which file names are relative; in the single file the scores
 */
export async function startMotion(loadParts, from) {
  const base = typeof from === "string" ? from : undefined;
  takeScores(from);
  const pictures = findAll(document, "#story .stage > svg.picture");
  // In a frame out of sight nobody sees a picture. The single file has all scores.
  const seen = pictures.find((it) => it.checkVisibility()) ?? pictures[0];
  const [first] = await Promise.all([fetchRow(language(), base), base && fetchScores(compositionOf(seen))]);
  const stage = find(document, "#story .stage");
  // This comes first, so that nothing in the picture is lit before a step moves.
  const press = awaitPress(stage, loadParts, base);
  const controls = makeControls(stage);
  const made = (/** @type {HTMLElement} */ row) =>
    makeRow(row, (wish, value) => {
      if (wish === "play" || wish === "replay") act(controls, wish, false);
      else if (wish === "beat") controls.beat(value > 0 ? 1 : -1);
      else if (wish === "rate") controls.setRate(value);
      else if (wish === "seek") controls.seek(value);
      else controls.settle();
    });
  /**
   * The row in each language that has been shown.
   * @type {Map<string, Promise<import("./row.js").Row>>}
   */
  const rows = new Map([[language(), Promise.resolve(made(first))]]);
  async function show() {
    const here = language();
    const next = rows.get(here) ?? fetchRow(here, base).then(made);
    rows.set(here, next);
    next.catch(() => rows.delete(here));
    const row = await next;
    if (language() !== here || row.element.parentElement === stage) return;
    for (const other of findAll(stage, ".player")) other.remove();
    row.element.hidden = false;
    stage.append(row.element);
    press.name(row.element.dataset.picture ?? "");
    controls.showIn(row);
  }
  await show();
  // If the row in another language cannot be loaded, the current row stays.
  onDone(() => show().catch(console.info));
  listenToKeys(controls);
  if (base) watchCuts(base);
  openMotion(controls);
}
