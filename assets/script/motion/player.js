// Plays a step. The picture of a moment depends on the score and the moment, and on nothing that was shown before.
//
// The browser runs all motion (`stage.js`). A clock without a picture runs beside it and reports when a beat begins. At the end
// the player removes everything that only moves, and the still is as it was drawn. Other modules decide when to play.

import { mark } from "./phrase.js";
import { beatsOf, compositionOf, fetchScores, scoreOf, stepsOf, wordsOf } from "./scores.js";
import { fits, renew, set, TICK } from "./stage.js";

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
 * @property {(marks: Set<string>) => void} leaveOut plays without the tracks of these marks, from the same moment
 * @property {() => void} arrive plays all beats in a moment's time
 * @property {() => void} finish shows the still
 * @property {() => void} renew lets what another year has brought into the still draw itself
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
  return stepsOf(path).map(([step, nth]) => ({ step, beats: beatsOf(nth).map((it) => it * TICK) }));
}

/**
 * The motion of the step that a story's pictures show, at rest; null where they are not as the scores know them.
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
  // Whether a moment is shown, and not the still.
  let isSet = false;
  let isBrief = false;
  /** @type {Set<string>} */
  let leftOut = new Set();
  /** What another year brings, on its way. @type {Animation[]} */
  let news = [];
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
    isSet = true;
    calm();
    if (stage) return;
    const svg = seen();
    const score = known(svg);
    // A composition that has not been shown before: it stays as it is drawn until its scores are there.
    if (!score) fetchScores(compositionOf(svg)).then(again, console.info);
    // The program has drawn another picture since: it shows the still.
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

  /** What only arrives is set without what there is no time for. @param {boolean} to */
  function setBrief(to) {
    if (isBrief !== to) strike();
    isBrief = to;
  }

  /** Sets everything anew at the same moment: another picture is seen, its colours are others, or its score has come. */
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
      if (!clock.length) return;
      rest = moment();
      stop();
      setBrief(false);
      build();
      show(rest);
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
