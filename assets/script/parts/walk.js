// The picture by keyboard. It is a single tab stop. Enter opens it: each part gets a button over its place, of which one is in the tab order, and
// arrow keys move from part to part. The drawing itself is unchanged.

import { picture } from "../program.js";
import { element } from "../common/dom.js";
import { isArrow, stopTowards } from "./geometry.js";

/** @typedef {import("./scene.js").PartsScene} PartsScene */

/**
 * @param {HTMLElement} stage
 * @param {HTMLButtonElement} wayIn
 * @param {{ near: (part: string) => void, open: (part: string) => void }} on
 */
export function makeWalk(stage, wayIn, { near, open }) {
  /** @type {HTMLElement | undefined} */
  let overlay;
  /** @type {PartsScene | undefined} */
  let shown;
  let current = "";

  const buttons = () => /** @type {HTMLButtonElement[]} */ ([...(overlay?.children ?? [])]);

  /** Puts a button over each visible part and removes the old buttons. The focus stays on the same part. */
  function draw() {
    if (!overlay || !shown) return;
    const hadFocus = overlay.contains(document.activeElement);
    const around = stage.getBoundingClientRect();
    const stops = shown.stops();
    if (!stops.some((stop) => stop.part === current)) current = stops[0]?.part ?? "";
    overlay.setAttribute("aria-label", picture().getAttribute("aria-label") ?? "");
    overlay.replaceChildren(
      ...stops.map(({ part, name, box }) => {
        const button = element("button", { type: "button", "data-part": part, tabindex: part === current ? 0 : -1, "aria-label": name });
        Object.assign(button.style, { left: `${box.left - around.left}px`, top: `${box.top - around.top}px`, width: `${box.width}px`, height: `${box.height}px` });
        return button;
      }),
    );
    if (hadFocus) focus(current);
  }

  /** @param {string} part */
  function focus(part) {
    current = part;
    for (const button of buttons()) button.tabIndex = button.dataset.part === part ? 0 : -1;
    buttons().find((button) => button.dataset.part === part)?.focus({ preventScroll: true });
    near(part);
  }

  function enter(/** @type {PartsScene} */ scene) {
    shown = scene;
    if (overlay) return;
    overlay = element("div", { class: "part-walk", role: "group" });
    overlay.addEventListener("keydown", onKey);
    overlay.addEventListener("focusout", ({ relatedTarget }) => {
      const isWithin = relatedTarget instanceof Element && (overlay?.contains(relatedTarget) || relatedTarget.closest(".part-card"));
      // Another window has the focus for a moment.
      if (!isWithin && (relatedTarget || document.hasFocus()) && !isDrawing) leave(false);
    });
    overlay.addEventListener("click", ({ target }) => {
      const part = target instanceof HTMLElement ? target.dataset.part : undefined;
      if (part) open(part);
    });
    wayIn.after(overlay);
    wayIn.hidden = true;
    draw();
    focus(current);
  }

  let isDrawing = false;
  function redraw() {
    isDrawing = true;
    draw();
    isDrawing = false;
  }

  /** @param {boolean} withFocus whether the focus returns to the button that opened it */
  function leave(withFocus) {
    wayIn.hidden = false;
    if (withFocus) wayIn.focus({ preventScroll: true });
    const gone = overlay;
    overlay = undefined;
    gone?.remove();
    near("");
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey || !shown || !isArrow(key)) return;
    // Elsewhere arrow keys go to the next or previous step.
    event.preventDefault();
    event.stopPropagation();
    const { stops, joins } = shown;
    const all = stops();
    const here = all.find((stop) => stop.part === current) ?? all[0];
    const to = here && stopTowards(here, key, all, (part) => joins(part, current));
    if (to) focus(to.part);
  }

  addEventListener("resize", redraw);

  return {
    isInside: () => overlay !== undefined,
    enter,
    leave: (withFocus = true) => overlay && leave(withFocus),
    /** Shows the scene of another step. */
    show(/** @type {PartsScene} */ next) {
      shown = next;
      redraw();
    },
    /** Moves the focus to a part, if the focus is in the picture. */
    focus(/** @type {string} */ part) {
      if (overlay) focus(part);
    },
  };
}
