// The script of the pages for films, which are never published; see `crates/site/src/films.rs`. `cargo xtask films` calls it in a browser.
// It shows any moment of any shot with the story's own player, and writes a film as an SVG that plays itself (`self-playing.js`).

import index from "#scores";
import landscape from "#landscape";
import portrait from "#portrait";
import { open } from "../motion/player.js";
import { takeScores } from "../motion/scores.js";
import { renew } from "../motion/stage.js";
import { selfPlaying } from "./self-playing.js";

/** @typedef {{ lead: number, plays: number, rest: number, motion: number }} Times milliseconds; `motion` is at the player's own pace */
/**
 * A shot that is in the document.
 * @typedef {object} Shown
 * @property {number} nth
 * @property {import("../motion/player.js").Motion | null} motion null on the card
 * @property {Animation[]} news the animations of the marks of another year
 */

const html = document.documentElement;
const story = /** @type {HTMLElement} */ (document.querySelector(".story"));
const shots = /** @type {HTMLTemplateElement[]} */ ([...document.querySelectorAll("template")]);

/** @type {Shown | undefined} */
let shown;

takeScores({ landscape, portrait });

/** @param {number} nth */
function put(nth) {
  if (shown?.nth === nth) return shown;
  shown?.motion?.dispose();
  for (const animation of shown?.news ?? []) animation.cancel();
  const { content, dataset } = shots[nth];
  story.replaceChildren(content.cloneNode(true));
  const stage = /** @type {HTMLElement | null} */ (story.querySelector(".stage"));
  const { step = "", era = "" } = stage?.dataset ?? {};
  html.dataset.era = era;
  shown = { nth, motion: null, news: [] };
  if (!stage) return shown;
  const motion = open(stage, { path: dataset.path ?? index.path, step });
  if (!motion) throw new Error(`the picture of ${step} is not the one of its score`);
  shown.motion = motion;
  if (era === "now") {
    shown.news = renew(picture());
    for (const animation of shown.news) animation.pause();
  }
  return shown;
}

/** The picture that the page's shape shows. */
function picture() {
  const pictures = /** @type {SVGSVGElement[]} */ ([...story.querySelectorAll(".stage > svg")]);
  return pictures.find((it) => it.checkVisibility()) ?? pictures[0];
}

/**
 * Shows a moment of a shot, in milliseconds at the player's own pace.
 * @param {number} nth
 * @param {number} moment
 */
async function show(nth, moment) {
  const { motion, news } = put(nth);
  if (news.length) for (const animation of news) animation.currentTime = moment;
  else motion?.seek(moment);
  // Before the first event nothing is marked, so that nobody starts to read in the middle.
  if (moment === 0) CSS.highlights.delete("beat");
  await document.fonts.ready;
}

/** @param {string} theme */
function look(theme) {
  html.dataset.theme = theme;
}

/**
 * What a shot shows when it begins: its picture with all animations, and the places of the words that a beat marks.
 * @param {number} nth
 */
function begun(nth) {
  const { motion, news } = put(nth);
  /** @type {{ start: number, end: number, boxes: DOMRect[] }[]} */
  const marked = [];
  for (const { start, length, words } of news.length ? [] : (motion?.beats ?? [])) {
    if (!words) continue;
    motion?.seek(start);
    const range = [...(CSS.highlights.get("beat") ?? [])][0];
    if (range instanceof Range) marked.push({ start, end: start + length, boxes: [...range.getClientRects()] });
  }
  if (!news.length) motion?.seek(0);
  return { picture: picture(), narration: /** @type {HTMLElement} */ (story.querySelector(".narration")), marked };
}

globalThis.film = { look, show, selfPlaying: (/** @type {Parameters<typeof selfPlaying>[0]} */ plan) => selfPlaying(plan, begun) };
