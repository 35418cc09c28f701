// Plays a step. The picture of a moment depends only on the score and the moment, not on earlier moments.
//
// The browser runs all motion (`stage.js`). Animations without a target run beside it and report when a beat begins. At the end
// the player removes all ghosts, and the picture equals the still. Other modules decide when to play.

import { mark } from "./phrase.js";
import { beatsOf, compositionOf, fetchScores, scoreOf, stepsOf, wordsOf } from "./scores.js";
import { fits, renew, set, TICK } from "./stage.js";

/** The duration of all beats when a step arrives, in milliseconds. */
const ARRIVAL = 1200;

/** @typedef {"beat" | "end"} Kind */
/**
 * @typedef {object} Motion
 * @property {readonly { start: number, length: number, words: string }[]} beats milliseconds at speed 1; the marked words of the caption
 * @property {number} length of the whole step
 * @property {number} moment the current moment, from 0 to the length
 * @property {boolean} playing
 * @property {number} rate the speed; may be set while playing
 * @property {(moment: number) => void} seek shows a moment and stops
 * @property {(rate?: number) => void} play plays from the current moment
 * @property {() => void} pause
 * @property {(marks: Set<string>) => void} leaveOut leaves out the tracks of these marks, at the same moment
 * @property {() => void} arrive plays all beats quickly
 * @property {() => void} finish shows the still
 * @property {() => void} renew lets marks that another year has added draw themselves
 * @property {() => void} dispose removes everything from the page
 * @property {(kind: Kind, callback: (nth: number) => void) => void} on `beat` with the beat that is shown; `end` when the still is shown
 */

const html = document.documentElement;
const less = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether beats appear at once, without motion. */
const stands = () => less.matches || html.dataset.motion === "less";

/**
 * The durations of all beats of all steps of a path, in milliseconds at speed 1.
 * @param {string} path empty for the default
 */
export function lengths(path) {
  return stepsOf(path).map(([step, nth]) => ({ step, beats: beatsOf(nth).map((it) => it * TICK) }));
}

/**
 * The motion of the step in a story's pictures, at rest; null if the pictures do not match the scores.
 * @param {Element} figure
 * @param {{ path: string, step: string }} shown
 * @returns {Motion | null}
 */
export function open(figure, { path, step }) {
  const number = stepsOf(path).find(([id]) => id === step)?.[1];
  const pictures = /** @type {SVGSVGElement[]} */ ([...figure.querySelectorAll(":scope > svg.picture")]);
  if (number === undefined || pictures.length !== 2) return null;
  const known = (/** @type {SVGSVGElement} */ svg) => scoreOf(compositionOf(svg), number);
  if (!pictures.every((svg) => fits(svg, known(svg)))) return null;
  const story = /** @type {Element} */ (figure.closest(".story"));
  const words = wordsOf(number, html.dataset.language ?? html.lang);
  let length = 0;
  const beats = beatsOf(number).map((ticks, nth) => {
    const start = length;
    length += ticks * TICK;
    return { start, length: ticks * TICK, words: words[nth] ?? "" };
  });

  /** @type {Record<Kind, ((nth: number) => void)[]>} */
  const listeners = { beat: [], end: [] };
  /** @param {Kind} kind @param {number} nth */
  const tell = (kind, nth) => listeners[kind].forEach((listener) => listener(nth));

  let rest = length;
  let rate = 1;
  let shown = -1;
  // Whether a moment is shown instead of the still.
  let isSet = false;
  let isBrief = false;
  /** @type {Set<string>} */
  let leftOut = new Set();
  /** The animations of marks that another year has added. @type {Animation[]} */
  let news = [];
  /** The visible picture with its animations. @type {{ svg: SVGSVGElement, animations: Animation[], strike: () => void } | undefined} */
  let stage;
  /** An animation without a target for each beat, which ends with the beat. @type {Animation[]} */
  let clock = [];

  const moment = () => (clock.length ? Math.min(length, Number(clock[clock.length - 1].currentTime ?? rest)) : rest);
  /** @param {number} at */
  const beatAt = (at) => Math.max(0, beats.findLastIndex((beat) => beat.start <= at));
  const seen = () => pictures.find((svg) => svg.checkVisibility()) ?? pictures[0];

  /** The moment that the picture shows: without motion, the end of the beat. @param {number} at */
  const visible = (at) => {
    if (!stands()) return at;
    const beat = beats[beatAt(at)];
    return beat.start + beat.length - 1;
  };

  function build() {
    isSet = true;
    calm();
    if (stage) return;
    const svg = seen();
    const score = known(svg);
    // A composition that has not been shown before stays as drawn until its scores are loaded.
    if (!score) fetchScores(compositionOf(svg)).then(again, console.info);
    // The program has replaced the picture, which shows the still.
    if (!score || !svg.isConnected || !fits(svg, score)) return;
    stage = { svg, ...set(svg, score, leftOut, isBrief) };
    watch.observe(html, { attributeFilter: ["data-theme", "data-motion", "data-text"] });
    size.observe(figure);
    scheme.addEventListener("change", again);
  }

  function calm() {
    for (const animation of news) animation.cancel();
    news = [];
  }

  function strike() {
    stage?.strike();
    stage = undefined;
    watch.disconnect();
    size.disconnect();
    scheme.removeEventListener("change", again);
    mark(story, "");
  }

  function stop() {
    for (const animation of clock) {
      animation.onfinish = null;
      animation.cancel();
    }
    clock = [];
  }

  /** Shows a moment and stops. @param {number} at */
  function show(at) {
    for (const animation of stage?.animations ?? []) {
      animation.pause();
      animation.currentTime = visible(at);
    }
    name(at);
  }

  /** Marks the words of the beat that is shown, and reports it. @param {number} at */
  function name(at) {
    const nth = beatAt(at);
    mark(story, beats[nth].words);
    if (nth === shown) return;
    shown = nth;
    tell("beat", nth);
  }

  function run() {
    stop();
    // The end may have come, and its event not yet.
    if (rest >= length) {
      motion.finish();
      return;
    }
    const from = rest;
    const now = Number(document.timeline.currentTime ?? 0);
    if (!stands()) {
      for (const animation of stage?.animations ?? []) {
        animation.updatePlaybackRate(rate);
        animation.startTime = now - from / rate;
      }
    }
    for (const end of beats.map((beat) => beat.start + beat.length).filter((it) => it > from)) {
      const animation = new Animation(new KeyframeEffect(null, null, { duration: end }), document.timeline);
      animation.updatePlaybackRate(rate);
      animation.startTime = now - from / rate;
      animation.onfinish = () => reach(end);
      clock.push(animation);
    }
  }

  /** Handles the end of a beat. @param {number} at */
  function reach(at) {
    if (at >= length) motion.finish();
    else if (stands()) show(at);
    else name(at);
  }

  /** Chooses between the brief motion of a step that arrives and the full motion. @param {boolean} to */
  function setBrief(to) {
    if (isBrief !== to) strike();
    isBrief = to;
  }

  /** Sets up the same moment again: another picture is visible, its colours have changed, or its score has been loaded. */
  function again() {
    if (!isSet) return;
    const playing = clock.length > 0;
    rest = moment();
    stop();
    strike();
    build();
    show(rest);
    if (playing) run();
  }
  const watch = new MutationObserver(again);
  const size = new ResizeObserver(() => {
    if (stage && stage.svg !== seen()) again();
  });
  const scheme = matchMedia("(prefers-color-scheme: dark)");

  /** @type {Motion} */
  const motion = {
    beats,
    length,
    get moment() {
      return moment();
    },
    get playing() {
      return clock.length > 0;
    },
    get rate() {
      return rate;
    },
    set rate(to) {
      rest = moment();
      rate = to;
      if (clock.length) run();
    },
    seek(at) {
      setBrief(false);
      if (at >= length) {
        motion.finish();
        return;
      }
      stop();
      rest = Math.max(0, at);
      build();
      show(rest);
    },
    play(to = rate) {
      if (rest >= length && !clock.length) return;
      rest = moment();
      rate = to;
      build();
      show(rest);
      run();
    },
    pause() {
      if (clock.length) motion.seek(moment());
    },
    leaveOut(marks) {
      leftOut = marks;
      again();
    },
    arrive() {
      if (stands()) {
        motion.finish();
        return;
      }
      stop();
      setBrief(true);
      rest = 0;
      motion.play(Math.max(1, length / ARRIVAL));
    },
    finish() {
      stop();
      strike();
      isSet = isBrief = false;
      rest = length;
      shown = -1;
      tell("end", beats.length);
    },
    renew() {
      if (isSet || stands()) return;
      calm();
      news = renew(seen());
    },
    dispose() {
      stop();
      calm();
      strike();
      isSet = false;
      listeners.beat = [];
      listeners.end = [];
    },
    on(kind, callback) {
      listeners[kind].push(callback);
    },
  };
  return motion;
}
