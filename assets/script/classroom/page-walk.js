// Presents a page beside the story: walks its units (cuts, questions, outcomes, events, cards), marks the current unit, and writes it
// into the address. The style sheet shows the page without what is for reading.

import { story } from "../program.js";
import { element, eventElement, find, findAll, loadStyle, plainText } from "../common/dom.js";
import { changeHash } from "../common/query.js";

/**
 * How a page is walked.
 * @typedef {object} Kind
 * @property {string} units the selector of its units
 * @property {(unit: HTMLElement) => string} name
 * @property {boolean} [startsWhole] whether the page is shown without a current unit first
 * @property {(unit: HTMLElement) => boolean} [isCurrent] whether a unit is current before the walk begins
 * @property {(unit: HTMLElement) => void} [enter] called when a unit becomes current
 * @property {(unit: HTMLElement) => void} [leave] called when it is no longer current
 * @property {(unit: HTMLElement) => boolean} [advance] shows more of a unit. Returns false if everything is shown
 * @property {(unit: HTMLElement) => boolean} [withdraw] shows less of a unit. Returns false if nothing can be hidden
 * @property {(unit: HTMLElement) => string} [answer] the answer, for the teacher's window
 */
/** @typedef {ReturnType<typeof makeWalk>} Walk */

const html = document.documentElement;
const words = (/** @type {Element} */ unit, /** @type {string} */ selector) => findAll(unit, selector).map(plainText).join(" ").replace(/\s+/g, " ");
const input = (/** @type {Element} */ unit, /** @type {string} */ selector = "input") => /** @type {HTMLInputElement | null} */ (unit.querySelector(selector));

/**
 * Ticks or clears a box as the reader does, so that the page's own scripts react.
 * @param {HTMLInputElement | null} box
 * @param {boolean} checked
 */
function tick(box, checked) {
  if (!box || box.checked === checked) return false;
  box.checked = checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

/** The right option of a question, which has the same number as its feedback. */
const rightOption = (/** @type {HTMLElement} */ question) => {
  const number = question.querySelector(".feedback.right")?.className.match(/\bf(\d)/)?.[1];
  return number ? question.querySelector(`.o${number}`) : null;
};

/** @type {Kind[]} */
const KINDS = [
  {
    // Each cut restores the cut before it. Links that the class has cut by hand stay cut.
    units: ".cutting li:has(input)",
    name: (unit) => words(unit, "b, span"),
    startsWhole: true,
    isCurrent: (unit) => input(unit)?.checked === true,
    enter: (unit) => tick(input(unit), true),
    leave: (unit) => tick(input(unit), false),
  },
  {
    units: ".quiz > ol > li",
    name: (unit) => words(unit, "legend"),
    advance(unit) {
      const right = rightOption(unit);
      return right !== null && tick(input(right), true);
    },
    withdraw: (unit) => tick(input(unit, "input:checked"), false),
    answer: (unit) => words(unit, ".feedback.right"),
  },
  { units: ".outcome-panel", name: (unit) => words(unit, "h2"), startsWhole: true },
  { units: ".events .event", name: (unit) => words(unit, "time, h2"), startsWhole: true },
  { units: ".cards .card", name: (unit) => words(unit, "h2"), startsWhole: true },
];

/**
 * The walk of this page. There is none for the story, which its program walks, and for pages that cannot be presented.
 * @param {import("./page-context.js").PageContext} page
 * @param {() => boolean} isPresenting
 */
export function pageWalk(page, isPresenting) {
  const kind = story() ? undefined : KINDS.find(({ units }) => document.querySelector(units));
  return kind && makeWalk(page, isPresenting, kind);
}

/**
 * @param {import("./page-context.js").PageContext} page
 * @param {() => boolean} isPresenting
 * @param {Kind} kind
 */
function makeWalk(page, isPresenting, kind) {
  const main = find(document, "main");
  const units = findAll(main, kind.units);
  const count = element("p", { class: "board-count", role: "status" });
  const first = kind.startsWhole ? -1 : 0;
  // The index of the current unit; -1 while the page is shown as a whole.
  let current = -1;
  const unit = () => /** @type {HTMLElement | undefined} */ (units[current]);

  /** @type {Promise<unknown> | undefined} */
  let styled;
  // The single file contains the style.
  const style = async () => page.files && (styled ??= loadStyle(element("link", { rel: "stylesheet", href: page.files.board })));
  // In the single file, the page is a section whose id begins those of its units.
  const whole = main.closest(".leaf")?.id ?? "";

  const walk = {
    /** Called when another unit or more of it is shown. */
    onChange: () => {},
    /** What the class sees, for the teacher's window. */
    state: () => ({
      title: plainText(find(main, "h1")),
      part: unit() ? kind.name(units[current]) : "",
      answer: unit() ? (kind.answer?.(units[current]) ?? "") : "",
      progress: `${current + 1} / ${units.length}`,
    }),
    /** Prepares the page. Called before presenting begins. */
    async begin() {
      await style();
      find(main, "h1").after(count);
      const named = location.hash.length > 1 ? units.findIndex(({ id }) => id === decodeURIComponent(location.hash.slice(1))) : -1;
      const checked = units.filter((it) => kind.isCurrent?.(it));
      show(named >= 0 ? named : checked.length === 1 ? units.indexOf(checked[0]) : Math.max(current, first));
    },
    /** Shows the page for reading again, at the unit that was presented last. */
    end() {
      count.remove();
      for (const marked of findAll(document, "[data-unit]")) marked.removeAttribute("data-unit");
      delete main.dataset.walking;
      unit()?.scrollIntoView({ block: "nearest" });
    },
    /** @param {number} by 1 or -1 */
    step(by) {
      const shown = unit();
      const changes = shown && (by > 0 ? kind.advance : kind.withdraw)?.(shown);
      if (changes) walk.onChange();
      else show(Math.min(Math.max(current + by, first), units.length - 1));
    },
    /** Undoes what the walk has done to the current unit, before the class leaves the page. What was done by hand stays. */
    release() {
      if (unit()) kind.leave?.(units[current]);
    },
    first: () => show(first),
    last: () => show(units.length - 1),
  };

  /** @param {number} index */
  function show(index) {
    const before = unit();
    current = index;
    const shown = unit();
    if (before !== shown) {
      if (before) kind.leave?.(before);
      if (shown) kind.enter?.(shown);
    }
    for (const it of units) it.toggleAttribute("data-unit", it === shown);
    // The mark in the picture that leads to the unit.
    const target = shown && `#${shown.id || input(shown)?.id}`;
    for (const link of findAll(main, "svg a[href]")) link.toggleAttribute("data-unit", link.getAttribute("href") === target);
    main.toggleAttribute("data-walking", shown !== undefined);
    count.replaceChildren(...(shown ? [element("span", { class: "visually-hidden" }, `${kind.name(shown)} `), `${current + 1} / ${units.length}`] : []));
    shown?.scrollIntoView({ block: "nearest" });
    changeHash(shown?.id || whole);
    walk.onChange();
  }

  // A link to a unit, for example in the picture.
  addEventListener("hashchange", () => {
    const named = units.findIndex(({ id }) => id && `#${id}` === location.hash);
    if (isPresenting() && named >= 0) show(named);
  });

  // Before the page's own keys, because a single question of the quiz has keys of its own.
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, altKey, metaKey, shiftKey, defaultPrevented } = event;
    // On a black screen any key shows the page again, and has no other effect.
    if (!isPresenting() || "black" in html.dataset || defaultPrevented || ctrlKey || altKey || metaKey) return;
    if (eventElement(event, "dialog[open], select, textarea, input:not([type=radio], [type=checkbox]), .board-pointer")) return;
    // With Shift these keys select text.
    if (shiftKey && key !== " ") return;
    const [right, left] = html.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    // Arrows choose between radio buttons, and Space presses what has the focus.
    const isFree = { [right]: "[type=radio]", [left]: "[type=radio]", " ": "a, button, input, summary" }[key];
    if (isFree && eventElement(event, isFree)) return;
    if (key === "PageDown" || key === right || (key === " " && !shiftKey)) walk.step(1);
    else if (key === "PageUp" || key === left || key === " ") walk.step(-1);
    else if (key === "Home") walk.first();
    else if (key === "End") walk.last();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });

  return walk;
}
