// Plays a step. The picture of a moment depends on the score and the moment, and on nothing that was shown before.
//
// The browser runs all motion (`stage.js`). A clock without a picture runs beside it and reports when a beat begins. At the end
// the player removes everything that only moves, and the still is as it was drawn. Other modules decide when to play.

import scores from "#scores";
import { mark } from "./phrase.js";
import { fits, set, TICK } from "./stage.js";

/** How long all beats take when a step is only gone to, in milliseconds. */
const ARRIVAL = 1200;

/** @typedef {"beat" | "end"} Kind */
/**
 * @typedef {object} Motion
 * @property {readonly { start: number, length: number, words: string }[]} beats milliseconds at speed 1; the words of the caption that it marks
 * @property {number} length of the whole step
 * @property {number} moment where it is, from 0 to the length
 * @property {boolean} playing
 * @property {number} rate how fast it plays; can be set meanwhile
 * @property {(moment: number) => void} seek stands still at a moment
 * @property {(rate?: number) => void} play goes on from the moment
 * @property {() => void} pause
 * @property {() => void} arrive plays all beats in a moment's time
 * @property {() => void} finish shows the still
 * @property {() => void} dispose lets go of the page
 * @property {(kind: Kind, callback: (nth: number) => void) => void} on `beat` says which beat is shown; `end` that the still stands
 */

const html = document.documentElement;
const less = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether beats stand at once. */
const stands = () => less.matches || html.dataset.motion === "less";

/**
 * How long each beat of each step of a path is, in milliseconds at speed 1.
 * @param {string} path empty for the default
 */
export function lengths(path) {
  return (scores.steps[path || scores.path] ?? []).map(([step, , , nth]) => ({ step, beats: scores.beats[nth].map((it) => it * TICK) }));
}

/**
 * The motion of the step that a story's pictures show, at rest; null where they are not as the scores know them.
 * @param {Element} figure
 * @param {{ path: string, step: string }} shown
 * @returns {Motion | null}
 */
export function open(figure, { path, step }) {
  const [, wide, tall, beatsOf] = scores.steps[path || scores.path]?.find(([id]) => id === step) ?? [];
  const pictures = /** @type {SVGSVGElement[]} */ ([...figure.querySelectorAll(":scope > svg.picture")]);
  if (beatsOf === undefined || pictures.length !== 2) return null;
  const both = [wide, tall].map((nth) => scores.scores[nth ?? 0]);
  if (!pictures.every((svg, nth) => fits(svg, both[nth]))) return null;
  const story = /** @type {Element} */ (figure.closest(".story"));
  const words = scores.words[html.dataset.language ?? html.lang]?.[beatsOf] ?? [];
  let length = 0;
  const beats = scores.beats[beatsOf].map((ticks, nth) => {
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
  /** The picture that is seen, on which everything is set. @type {{ svg: SVGSVGElement, animations: Animation[], strike: () => void } | undefined} */
  let stage;
  /** One animation without a picture for each beat, which ends when that does. @type {Animation[]} */
  let clock = [];

  const moment = () => (clock.length ? Math.min(length, Number(clock[clock.length - 1].currentTime ?? rest)) : rest);
  /** @param {number} at */
  const beatAt = (at) => Math.max(0, beats.findLastIndex((beat) => beat.start <= at));
  const seen = () => pictures.find((svg) => svg.checkVisibility()) ?? pictures[0];

  /** The moment that the picture shows: a beat that stands at once is shown as it ends. @param {number} at */
  const visible = (at) => {
    if (!stands()) return at;
    const beat = beats[beatAt(at)];
    return beat.start + beat.length - 1;
  };

  function build() {
    if (stage) return;
    const svg = seen();
    // The program has drawn another picture since: it shows the still.
    if (!svg.isConnected || !fits(svg, both[pictures.indexOf(svg)])) return;
    stage = { svg, ...set(svg, both[pictures.indexOf(svg)]) };
    watch.observe(html, { attributeFilter: ["data-theme", "data-motion", "data-text"] });
    size.observe(figure);
    scheme.addEventListener("change", again);
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

  /** Shows a moment, standing still. @param {number} at */
  function show(at) {
    for (const animation of stage?.animations ?? []) {
      animation.pause();
      animation.currentTime = visible(at);
    }
    name(at);
  }

  /** Marks and tells which beat is shown. @param {number} at */
  function name(at) {
    const nth = beatAt(at);
    mark(story, beats[nth].words);
    if (nth === shown) return;
    shown = nth;
    tell("beat", nth);
  }

  function run() {
    stop();
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

  /** A beat has ended. @param {number} at */
  function reach(at) {
    if (at >= length) motion.finish();
    else if (stands()) show(at);
    else name(at);
  }

  /** Sets everything anew at the same moment: another picture is seen, or its colours are others. */
  function again() {
    if (!stage) return;
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
      if (!clock.length) return;
      rest = moment();
      stop();
      show(rest);
    },
    arrive() {
      if (stands()) {
        motion.finish();
        return;
      }
      motion.seek(0);
      motion.play(Math.max(1, length / ARRIVAL));
    },
    finish() {
      stop();
      strike();
      rest = length;
      shown = -1;
      tell("end", beats.length);
    },
    dispose() {
      stop();
      strike();
      listeners.beat = [];
      listeners.end = [];
    },
    on(kind, callback) {
      listeners[kind].push(callback);
    },
  };
  return motion;
}
