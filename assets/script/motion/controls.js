// The player's controls: play, pause, one beat back or on, and the timeline. The player moves the marks of a step. The program
// has the step, and the moment at which the picture rests. This file connects the two.

import { GRAMMAR } from "#schema";
import { currentBeat, currentEra, currentPath, currentStep, currentTempo, goNext, isStatic, language, namesAreHidden, onDone, onState, playStep, standAt, standAtBeat, stepInstead } from "../program.js";
import { lengths, open } from "./player.js";
import { makeTimeline } from "./timeline.js";

/** @typedef {import("./player.js").Motion} Motion */
/** @typedef {import("./row.js").Row} Row */
/** @typedef {import("./row.js").Shown} Shown */
/** @typedef {import("./timeline.js").Timeline} Timeline */
/** @typedef {import("./timeline.js").Place} Place */
/** @typedef {ReturnType<typeof makeControls>} Controls */
/**
 * How far to play: this step; until the next question; to the end of the path.
 * @typedef {"step" | "on" | "end"} Reach
 */
/** @typedef {"play" | "pause" | "time"} Change */

const html = document.documentElement;
// Then a step forward plays the step.
const isPresenting = () => ["board", "kiosk"].includes(html.dataset.ui ?? "");

/** A step that does not move. */
const STILL = { length: 0, moment: 0, playing: false, seek() {}, play() {}, pause() {}, leaveOut() {}, arrive() {}, renew() {}, dispose() {}, on() {} };

/** @param {HTMLElement} stage the figure with the story's pictures */
export function makeControls(stage) {
  /** @type {Pick<Motion, keyof typeof STILL>} */
  let motion = STILL;
  /** @type {Timeline} */
  let timeline = makeTimeline([]);
  /** @type {{ view: string, step: string, path: string, era: string, pictures: Element[] }} */
  let shown = { view: "", step: "", path: "", era: "", pictures: [] };
  let rate = 1;
  let isPlaying = false;
  /** @type {Reach} */
  let reach = "on";
  // Whether the step has been played to its end. Then playing continues with the next step.
  let hasPlayed = false;
  /**
   * The target of a move to a step that is not drawn yet.
   * @type {Place | undefined}
   */
  let wanted;
  /**
   * Set if the next step should play, too, as soon as it is drawn.
   * @type {Reach | undefined}
   */
  let ahead;
  // The moment that this file has written into the address.
  let written = "";
  /** @type {Row | undefined} */
  let row;
  /** Marks whose tracks do not play in any step. @type {Set<string>} */
  let leftOut = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;
  /** @type {Set<(change: Change) => void>} */
  const watchers = new Set();

  const here = () => wanted ?? { step: shown.step, moment: motion.moment };
  const beatAt = (/** @type {Place} */ { step, moment }) => {
    const beat = timeline.nearest(step, moment);
    return beat < timeline.countOf(step) ? String(beat) : "";
  };
  const tell = (/** @type {Change} */ change) => {
    for (const watcher of watchers) watcher(change);
  };

  /** @returns {Shown} */
  function state() {
    const { step, moment } = here();
    const count = timeline.countOf(step);
    return { step, shown: timeline.shownAt(step, moment), count, position: timeline.positionOf(step, moment), length: timeline.length, ends: timeline.ends, rate, isPlaying };
  }
  function showRow() {
    row?.show(state());
    tell("time");
  }

  // The current path if it contains the step. A path in the query that does not contain it applies later.
  function pathThrough(/** @type {string} */ step) {
    const asked = currentPath() || GRAMMAR.path[0];
    const passes = (/** @type {string} */ path) => lengths(path).some((it) => it.step === step);
    return passes(asked) ? asked : (GRAMMAR.path.find(passes) ?? asked);
  }

  /** Shows a moment of the drawn step. */
  function seek(/** @type {number} */ moment) {
    motion.seek(moment);
    showRow();
  }

  /** Shows the moment in the address. */
  function stand() {
    const beat = currentBeat();
    written = beat;
    const { step } = shown;
    const count = beat === "" ? Infinity : Number(beat);
    seek(timeline.momentAfter(step, count));
    // The step has fewer beats.
    if (beat !== "" && count >= timeline.countOf(step)) rest();
  }

  /** Writes the moment into the address. */
  function rest() {
    const wasPlaying = isPlaying;
    isPlaying = false;
    const place = here();
    written = beatAt(place);
    if (wanted) standAt(place.step, written);
    else standAtBeat(written);
    showRow();
    if (wasPlaying) tell("pause");
  }

  /** Plays the step from its current moment. */
  function start(/** @type {Reach} */ far) {
    clearTimeout(settling);
    reach = far;
    isPlaying = true;
    hasPlayed = false;
    written = "";
    row?.say("");
    playStep();
    motion.play(rate);
    showRow();
    tell("play");
  }

  const isLast = () => timeline.ends.at(-1)?.step === shown.step;

  function goOn(/** @type {Reach} */ far) {
    ahead = far;
    goNext();
  }

  function ended() {
    if (!isPlaying) {
      showRow();
      return;
    }
    hasPlayed = true;
    // With cut links a question may not come up.
    const asks = (row?.isFork(shown.step) ?? false) && !stepInstead();
    if (reach !== "step" && !isLast() && (reach === "end" || !asks)) {
      goOn(reach);
      return;
    }
    rest();
    // At a question it stops and shows the question.
    if (asks) row?.say(shown.step);
  }

  /** Stops the picture, also if the step is just ending, so that it does not lead on. This also stops a step that arrives. */
  function halt() {
    const wasPlaying = isPlaying;
    isPlaying = false;
    motion.pause();
    if (wasPlaying) tell("pause");
  }

  /** Goes to a position on the path, in the drawn step or in another. */
  function goTo(/** @type {Place | undefined} */ place) {
    halt();
    if (!place) return;
    const asked = here().step;
    if (place.step === asked && !wanted) {
      seek(place.moment);
      return;
    }
    wanted = place;
    if (place.step !== asked) standAt(place.step, beatAt(place));
    showRow();
  }

  /** Follows the program's snapshots. */
  function follow() {
    if (isStatic()) return;
    const step = currentStep();
    const path = pathThrough(step);
    const era = currentEra();
    const view = [step, path, language(), era, namesAreHidden()].join(" ");
    const isWanted = wanted?.step === step;
    // Some changes replace elements of the picture, so the moment is set again on the elements that are on the page.
    const pictures = [...stage.querySelectorAll(":scope > svg.picture")];
    const isDrawnAnew = pictures.length !== shown.pictures.length || pictures.some((picture, nth) => picture !== shown.pictures[nth]);
    if (view === shown.view && !isDrawnAnew) {
      if (isPlaying && currentTempo() !== "play") {
        // The reader has pressed *Next*.
        isPlaying = false;
        hasPlayed = true;
        seek(motion.length);
        tell("pause");
      } else if (isWanted) arriveAtWanted();
      else if (!isPlaying && currentBeat() !== written) stand();
      return;
    }
    const isFirst = shown.view === "";
    const isSame = step === shown.step && path === shown.path;
    const isAnotherYear = isSame && era !== shown.era;
    // A picture with hidden labels has no motion. When they are shown again, it stands at the moment in the address.
    const hadMotion = motion !== STILL;
    const { moment } = motion;
    motion.dispose();
    if (path !== shown.path) timeline = makeTimeline(lengths(path));
    shown = { view, step, path, era, pictures };
    motion = open(stage, { path, step }) ?? STILL;
    motion.leaveOut(leftOut);
    motion.on("beat", showRow);
    motion.on("end", ended);
    if (isSame) {
      // The same moment in another language, year or theme.
      if (!hadMotion) stand();
      else if (moment < motion.length) motion.seek(moment);
      else if (isAnotherYear) motion.renew();
      if (isPlaying && moment < motion.length) motion.play(rate);
      else if (isPlaying) ended();
    } else {
      if (isPlaying && !ahead) tell("pause");
      isPlaying = hasPlayed = false;
      row?.say("");
      written = currentBeat();
      if (isWanted) arriveAtWanted();
      else if (ahead) {
        motion.seek(0);
        start(ahead);
      } else if (written) stand();
      else if (currentTempo() === "arrive" && !isFirst) {
        if (isPresenting()) {
          motion.seek(0);
          start("step");
        } else motion.arrive();
      }
      ahead = undefined;
    }
    showRow();
  }

  function arriveAtWanted() {
    const { moment } = /** @type {Place} */ (wanted);
    wanted = undefined;
    written = currentBeat();
    seek(moment);
  }

  const controls = {
    /** Plays until the next question, or to the end of the path. */
    play(/** @type {Reach} */ far = "on") {
      if (isPlaying) reach = far;
      else if (motion.moment < motion.length) start(far);
      else if (hasPlayed && !isLast()) goOn(far);
      else {
        motion.seek(0);
        start(far);
      }
    },
    /** Pauses at the current moment. */
    pause() {
      if (!isPlaying) return;
      halt();
      rest();
    },
    /** Plays or pauses. */
    toggle() {
      if (isPlaying) this.pause();
      else this.play();
    },
    /** Plays this step again. */
    replay() {
      const far = isPlaying ? reach : "step";
      motion.seek(0);
      start(far);
    },
    /** Goes one beat back or on. */
    beat(/** @type {1 | -1} */ by) {
      const { step, moment } = here();
      goTo(timeline.beside(step, moment, by));
      rest();
    },
    /** Goes to a position on the path, in milliseconds at speed 1. */
    seek: (/** @type {number} */ position) => goTo(timeline.at(position)),
    /** Writes the moment into the address, when the reader has stopped moving it. */
    settle: () => rest(),
    /** Shows the end of a step that plays. */
    finish() {
      if (!isPlaying) return;
      isPlaying = false;
      hasPlayed = true;
      seek(motion.length);
      rest();
      tell("pause");
    },
    /** Goes to a whole beat, so that the picture and the address agree. */
    standOnBeat() {
      // A step that arrives counts as complete.
      if (!isPlaying && motion.playing) motion.seek(motion.length);
      halt();
      const { step, moment } = here();
      seek(timeline.momentAfter(step, timeline.nearest(step, moment)));
      rest();
    },
    setRate(/** @type {number} */ to) {
      if (![0.5, 1, 2].includes(to)) return;
      rate = to;
      if (isPlaying) motion.play(rate);
      showRow();
    },
    /**
     * Leaves out the motion of these marks and of everything on them, in every step. An empty list restores all. The beats keep
     * their times. The look of these marks is not changed here; they stay as drawn.
     * @param {Iterable<string>} marks
     */
    without(marks) {
      leftOut = new Set(marks);
      motion.leaveOut(leftOut);
    },
    state,
    /** The step, and three positions on the path from 0 to 1: of the picture, of the step's beginning, of its end. */
    place() {
      const { step, position } = state();
      const share = (/** @type {number} */ at) => (timeline.length ? at / timeline.length : 0);
      return { step, progress: share(position), from: share(timeline.positionOf(step, 0)), to: share(timeline.positionOf(step, timeline.lengthOf(step))) };
    },
    /** Goes to a position on the path, from 0 to 1. The address follows when the position has stopped changing. */
    setProgress(/** @type {number} */ progress) {
      goTo(timeline.at(progress * timeline.length));
      clearTimeout(settling);
      settling = setTimeout(rest, 300);
    },
    /**
     * Calls back when the picture starts to play, when it stops, and when another moment is shown: at beats, not at each frame.
     * @param {(change: Change) => void} watcher
     */
    onChange: (watcher) => watchers.add(watcher),
    /** Shows the controls in a row, in the language of the page. */
    showIn(/** @type {Row} */ to) {
      row = to;
      row.show(state());
    },
  };

  onDone(follow);
  onState(() => {
    if (!isStatic()) return;
    motion.dispose();
    row?.element.remove();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) controls.pause();
  });
  follow();
  return controls;
}
