// The scores of the story: how each part of each picture moves. A page fetches those of the composition that it shows, and the others when it
// shows them. Until a score is there, the picture stays as it is drawn.

import index from "#scores";

/** @typedef {import("#scores").Score} Score */
/** @typedef {keyof typeof index.files} Composition */

/** The scores of each composition that have arrived. @type {Partial<Record<Composition, Score[]>>} */
const arrived = {};

/** Those that have been asked for. @type {Partial<Record<Composition, Promise<void>>>} */
const asked = {};

/** The address that the names of files are relative to. */
let base = "";

/**
 * Where the scores come from.
 * @param {string | Record<Composition, Score[]>} from an address, or in the single file the scores themselves
 */
export function takeScores(from) {
  if (typeof from === "string") base = from;
  else Object.assign(arrived, from);
}

/**
 * Fetches the scores of a composition, unless they are there.
 * @param {Composition} composition
 */
export const fetchScores = (composition) => (asked[composition] ??= load(composition));

/** @param {Composition} composition */
async function load(composition) {
  try {
    arrived[composition] ??= await (await fetch(new URL(index.files[composition], base))).json();
  } catch (error) {
    delete asked[composition];
    throw error;
  }
}

/** @param {Element} picture @returns {Composition} */
export const compositionOf = (picture) => (picture.classList.contains("portrait") ? "portrait" : "landscape");

/**
 * The steps of a path in their order, with the number of the motion of each.
 * @param {string} path empty for the default
 */
export const stepsOf = (path) => index.steps[path || index.path] ?? [];

/** @param {Composition} composition @param {number} nth */
export const scoreOf = (composition, nth) => arrived[composition]?.[nth];

/** The lengths of the beats of a motion, in ticks. @param {number} nth */
export const beatsOf = (nth) => index.beats[nth];

/** The words of the caption that each beat of a motion marks. @param {number} nth @param {string} language */
export const wordsOf = (nth, language) => index.words[language]?.[nth] ?? [];
