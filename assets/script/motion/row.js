// The player's row: buttons, the timeline, the speed. It shows the state that it gets, and reports what the reader asks for. The
// controls, or the presenter's window, decide what happens.
//
// The browser moves the thumb. Value and words change at beats, not at each frame.

import { eventElement, find, findAll } from "../common/dom.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * The state of the row: the step, how many of its beats are shown, the position on the path, and the end of each step there. `position`,
 * `end` and `length` are in milliseconds at speed 1.
 * @typedef {{ step: string, shown: number, count: number, position: number, length: number, ends: { step: string, end: number }[], rate: number, isPlaying: boolean }} Shown
 */
/**
 * What the reader asks for: `play` starts and stops, `replay` plays this step again, `beat` goes one beat back or on, `seek` to a position,
 * `settle` ends a drag, `rate` sets the speed.
 * @typedef {"play" | "replay" | "beat" | "seek" | "settle" | "rate"} Wish
 */
/** @typedef {ReturnType<typeof makeRow>} Row */

const isNumber = (/** @type {unknown} */ value) => typeof value === "number" && value >= 0 && value < 1e9;

/**
 * Whether a value from another window is what the row shows.
 * @param {any} it
 * @returns {it is Shown}
 */
export const isShown = (it) =>
  [it?.shown, it?.count, it?.position, it?.length, it?.rate].every(isNumber) && typeof it.step === "string" && Array.isArray(it.ends) && it.ends.every((/** @type {any} */ end) => typeof end?.step === "string" && isNumber(end.end));

/**
 * @param {HTMLElement} row
 * @param {(wish: Wish, value: number) => void} ask
 */
export function makeRow(row, ask) {
  const [play] = findAll(row, "[data-do=play]");
  const slider = /** @type {HTMLInputElement} */ (find(row, "input"));
  const speed = /** @type {HTMLSelectElement} */ (find(row, "select"));
  const status = find(row, ".visually-hidden");
  const names = [play.title, play.dataset.other ?? ""];
  const titles = new Map(findAll(row, "[data-step]").map((it) => [it.dataset.step ?? "", it]));
  /** @type {Animation | undefined} */
  let thumb;
  let drawn = "";

  /** @param {string} step */
  const isFork = (step) => titles.get(step)?.dataset.fork !== undefined;

  row.addEventListener("click", (event) => {
    const action = eventElement(event, "button")?.dataset.do;
    if (action === "play" || action === "replay") ask(action, 0);
    else if (action) ask("beat", action === "beat-on" ? 1 : -1);
  });
  slider.addEventListener("input", () => ask("seek", Number(slider.value)));
  slider.addEventListener("change", () => ask("settle", 0));
  speed.addEventListener("change", () => ask("rate", Number(speed.value)));
  // Arrow keys go by beats. The slider's own step, a thousandth of the path, would show nothing.
  slider.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const isMirrored = getComputedStyle(row).direction === "rtl";
    const onward = ["ArrowUp", isMirrored ? "ArrowLeft" : "ArrowRight"].includes(event.key);
    const backward = ["ArrowDown", isMirrored ? "ArrowRight" : "ArrowLeft"].includes(event.key);
    if (!onward && !backward) return;
    event.preventDefault();
    ask("beat", onward ? 1 : -1);
  });

  /**
   * Draws a tick at the end of each step, and a ring at each question.
   * @param {{ step: string, end: number }[]} ends
   * @param {number} length
   */
  function drawTicks(ends, length) {
    const written = JSON.stringify(ends);
    if (written === drawn || !length) return;
    drawn = written;
    const marks = ends.slice(0, -1).map(({ step, end }) => {
      const fork = isFork(step);
      const mark = document.createElementNS(SVG, fork ? "circle" : "line");
      const at = `${((100 * end) / length).toFixed(2)}%`;
      const attributes = fork ? { cx: at, cy: "50%", r: "5" } : { x1: at, x2: at, y1: "30%", y2: "70%" };
      for (const [name, value] of Object.entries(attributes)) mark.setAttribute(name, value);
      return mark;
    });
    find(row, ".ticks").replaceChildren(...marks);
    slider.max = String(length);
    thumb?.cancel();
    const whole = getComputedStyle(row).direction === "rtl" ? "-100%" : "100%";
    thumb = find(row, ".thumb").animate([{ transform: "none" }, { transform: `translateX(${whole})` }], { duration: length, fill: "both" });
    thumb.pause();
  }

  return {
    element: row,
    isFork,
    /**
     * Announces the question at which the story has stopped.
     * @param {string} step the step that asks it; empty for none
     */
    say: (step) => (status.textContent = titles.get(step)?.dataset.question ?? ""),
    /** @param {Shown} shown */
    show({ step, shown, count, position, length, ends, rate, isPlaying }) {
      drawTicks(ends, length);
      const title = titles.get(step)?.textContent ?? "";
      const words = (shown < count ? row.dataset.at : row.dataset.end) ?? "";
      slider.value = String(Math.round(position));
      slider.setAttribute("aria-valuetext", words.replace("{step}", title).replace("{n}", String(shown)).replace("{count}", String(count)));
      speed.value = String(rate);
      const name = names[isPlaying ? 1 : 0];
      if (play.title !== name) {
        play.title = name;
        play.toggleAttribute("data-playing", isPlaying);
      }
      if (!thumb) return;
      thumb.currentTime = position;
      thumb.playbackRate = rate;
      if (isPlaying) thumb.play();
      else thumb.pause();
    },
  };
}
