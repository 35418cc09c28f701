// The picture by keys. It is one stop of Tab. Enter goes in: then each part is a button over its place, of which one can be reached by Tab, and arrows
// go from part to part. The drawing itself stays as it was written.

import { goBack, goNext, picture } from "../program.js";
import { element } from "../shared/dom.js";
import { isArrow, stopTowards } from "./geometry.js";

/** @typedef {import("./scene.js").PartsScene} PartsScene */

/**
 * @param {HTMLElement} stage
 * @param {{ scene: () => Promise<PartsScene>, near: (part: string) => void, open: (part: string) => void }} on
 */
export function makeWalk(stage, { scene, near, open }) {
  const wayIn = element("button", { type: "button", class: "part-way-in" });
  /** @type {HTMLElement | undefined} */
  let overlay;
  /** @type {PartsScene | undefined} */
  let shown;
  let current = "";

  const buttons = () => /** @type {HTMLButtonElement[]} */ ([...(overlay?.children ?? [])]);

  /** Puts a button over each part that is seen. Those of before go; the focus goes on to the same part. */
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

  async function enter() {
    shown = await scene();
    if (overlay) return;
    overlay = element("div", { class: "part-walk", role: "group" });
    overlay.addEventListener("keydown", onKey);
    overlay.addEventListener("focusout", ({ relatedTarget }) => {
      const isWithin = relatedTarget instanceof Element && (overlay?.contains(relatedTarget) || relatedTarget.closest(".part-card"));
      // Another window has the focus for a while.
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

  /** @param {boolean} withFocus whether the focus goes back to the way in */
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
    if (ctrlKey || altKey || metaKey || !shown) return;
    if (isArrow(key)) {
      // Elsewhere it goes on or back.
      event.preventDefault();
      event.stopPropagation();
      const stops = shown.stops();
      const here = stops.find((stop) => stop.part === current) ?? stops[0];
      const joins = shown.joins;
      const to = here && stopTowards(here, key, stops, (part) => joins(part, current));
      if (to) focus(to.part);
    } else if (key === "PageDown" || key === "PageUp") {
      event.preventDefault();
      event.stopPropagation();
      if (key === "PageDown") goNext();
      else goBack();
    }
  }

  wayIn.addEventListener("click", () => enter().catch(console.info));
  addEventListener("resize", redraw);
  stage.append(wayIn);

  return {
    isInside: () => overlay !== undefined,
    /** @param {string} words */
    name: (words) => wayIn.setAttribute("aria-label", words),
    leave: () => leave(true),
    /** Follows what the story shows. */
    follow(/** @type {PartsScene} */ next) {
      shown = next;
      redraw();
    },
    /** Puts the focus on a part, where somebody is inside. */
    focus(/** @type {string} */ part) {
      if (overlay) focus(part);
    },
    hide: (/** @type {boolean} */ isHidden) => {
      if (isHidden && overlay) leave(false);
      wayIn.hidden = isHidden || overlay !== undefined;
    },
  };
}
