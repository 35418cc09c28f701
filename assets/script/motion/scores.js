// The scores of the story: the motion of each part of each picture. A page fetches the scores of the visible composition, and the others
// when they are needed. Until a score is loaded, the picture stays as drawn.

import index from "#scores";

/** @typedef {import("#scores").Score} Score */
/** @typedef {keyof typeof index.files} Composition */

/** The scores of each composition that are loaded. @type {Partial<Record<Composition, Score[]>>} */
const arrived = {};

/** The requests so far. @type {Partial<Record<Composition, Promise<void>>>} */
const asked = {};

/** The address to which file names are relative. */
let base = "";

/**
 * Sets the source of the scores.
 * @param {string | Record<Composition, Score[]>} from an address, or in the single file the scores themselves
 */
export function takeScores(from) {
  if (typeof from === "string") base = from;
  else Object.assign(arrived, from);
}

/**
 * Fetches the scores of a composition, unless they are loaded.
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
 * The steps of a path in order, each with the index of its motion.
 * @param {string} path empty for the default
 */
export const stepsOf = (path) => index.steps[path || index.path] ?? [];

/** @param {Composition} composition @param {number} nth */
export const scoreOf = (composition, nth) => arrived[composition]?.[nth];

/** The durations of a motion's beats, in ticks. @param {number} nth */
export const beatsOf = (nth) => index.beats[nth];

/** The marked words of the caption for each beat of a motion. @param {number} nth @param {string} language */
export const wordsOf = (nth, language) => index.words[language]?.[nth] ?? [];
