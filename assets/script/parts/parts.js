// What a press on the picture does: whatever is pressed lights up with all that belongs to it, and its card opens. Hovering only lights. The list
// *In this picture* follows the step, and its links open cards as well.
//
// While nothing is lit, the drawing is as it was written.

import { currentEra, currentStep, goBack, goNext, isStatic, language, namesAreHidden, onDone, onState } from "../program.js";
import { eventElement, findAll } from "../shared/dom.js";
import { makeCard } from "./card.js";
import { partAt } from "./geometry.js";
import { makeLender, partOf, readScene } from "./scene.js";
import { darken } from "./wait.js";
import { makeWalk } from "./walk.js";

/**
 * @param {HTMLElement} stage the figure that holds the story's pictures
 * @param {HTMLButtonElement} wayIn the way into the picture by keys
 * @param {string} [base] the address that names of files are relative to; none in the single file
 */
export function startParts(stage, wayIn, base) {
  const parts = makeLender(base);
  const card = makeCard(close);
  /** @type {import("./scene.js").PartsScene | undefined} */
  let shown;
  let selected = "";
  let near = "";
  /** @type {Element | null} */
  let opener = null;

  async function scene() {
    shown = readScene(await parts());
    return shown;
  }

  /** Lights what is selected, or else what is near; returns its own elements. */
  function light() {
    darken(stage);
    const part = selected || near;
    const belonging = part && shown ? shown.belonging(part) : [];
    for (const { element, isOwn } of belonging) element.setAttribute("data-lit", isOwn ? "own" : "");
    if (belonging.length) stage.dataset.lit = "";
    return belonging.filter(({ isOwn }) => isOwn).map(({ element }) => element);
  }

  /** In full screen, Escape closes the card and leaves the picture first, where a browser allows that. */
  function holdEscape() {
    const keyboard = /** @type {{ keyboard?: { lock?: (keys: string[]) => Promise<void>, unlock?: () => void } }} */ (navigator).keyboard;
    if (document.fullscreenElement && (selected || walk.isInside())) keyboard?.lock?.(["Escape"]).catch(() => {});
    else keyboard?.unlock?.();
  }

  /**
   * @param {string} part
   * @param {boolean} withFocus whether a key or a link asks for it
   */
  async function select(part, withFocus) {
    const now = await scene();
    if (!now.has(part) || namesAreHidden()) return;
    if (!selected) opener = document.activeElement;
    selected = part;
    card.show(now, part);
    card.place(light());
    if (withFocus) card.element.focus({ preventScroll: true });
    holdEscape();
  }

  function close() {
    const hadFocus = card.element.contains(document.activeElement);
    const part = selected;
    selected = "";
    card.element.remove();
    light();
    holdEscape();
    if (!hadFocus) return;
    if (walk.isInside()) walk.focus(part);
    else if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
  }

  /** A second press closes. */
  function toggle(/** @type {string | undefined} */ part) {
    if (part && part !== selected) return select(part, false);
    if (selected) close();
    return undefined;
  }

  const walk = makeWalk(stage, wayIn, {
    near: (part) => {
      near = part;
      light();
      holdEscape();
    },
    open: (part) => select(part, true),
  });

  // One level for each press: the card, then the picture. What comes after is for others.
  addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented || document.querySelector("dialog[open], :popover-open") || "black" in document.documentElement.dataset) return;
      const isPaging = (event.key === "PageDown" || event.key === "PageUp") && eventElement(event, ".part-card, .part-walk");
      if (!isPaging && !(event.key === "Escape" && (selected || walk.isInside()))) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "PageDown") goNext();
      else if (event.key === "PageUp") goBack();
      else if (selected) close();
      else {
        walk.leave();
        holdEscape();
      }
    },
    true,
  );
  const placeAgain = () => selected && card.place(light());
  addEventListener("resize", placeAgain);
  addEventListener("scroll", placeAgain, { passive: true });

  // The list is that of the page's step until it is filled.
  const view = () => [currentStep(), language(), currentEra()].join(" ");
  let listed = "";
  async function list() {
    const open = findAll(document, ".in-picture[open]").find((it) => it.checkVisibility());
    if (!open) return;
    const now = view();
    if (listed !== now) open.querySelector(":scope > ul")?.remove();
    const { list: next } = await scene();
    if (!next || now !== view()) return;
    open.querySelector(":scope > ul")?.remove();
    open.append(next.cloneNode(true));
    listed = now;
  }

  /** Follows the story: what was lit or listed belongs to the step before. */
  async function follow() {
    if (namesAreHidden()) {
      if (selected) close();
      walk.leave(false);
      return;
    }
    await list();
    const next = await scene();
    walk.show(next);
    if (!selected) light();
    else if (next.has(selected)) {
      card.show(next, selected);
      card.place(light());
    } else close();
  }
  onDone(() => follow().catch(console.info));
  onState(() => isStatic() && close());

  return {
    press: async (/** @type {[number, number]} */ place) => toggle((await scene()).partAt(place, partAt)),
    legend: async (/** @type {Element} */ entry) => toggle((await scene()).meaning(entry)),
    follow: (/** @type {HTMLAnchorElement} */ link) => select(partOf(link), true),
    list,
    enter: async () => walk.enter(await scene()),
    /** Lights what is under the mouse; nothing where it is nowhere. */
    async hover(/** @type {[number, number] | undefined} */ place = undefined) {
      shown ??= await scene();
      const part = (place && shown.partAt(place, partAt)) || "";
      stage.classList.toggle("over-part", part !== "");
      if (walk.isInside() || part === near) return;
      near = part;
      if (!selected) light();
    },
  };
}
