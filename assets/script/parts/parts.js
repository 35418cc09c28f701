// Clicks on the picture: the part lights up with everything that belongs to it, and its card opens. Hovering only lights it. The list
// *In this picture* follows the step, and its links open cards, too.
//
// While nothing is lit, the drawing is unchanged.

import { currentEra, currentStep, goBack, goNext, isStatic, language, namesAreHidden, onDone, onState } from "../program.js";
import { eventElement, findAll } from "../common/dom.js";
import { makeCard } from "./card.js";
import { partAt } from "./geometry.js";
import { makeLender, partOf, readScene } from "./scene.js";
import { darken } from "./wait.js";
import { makeWalk } from "./walk.js";

/**
 * @param {HTMLElement} stage the figure with the story's pictures
 * @param {HTMLButtonElement} wayIn the button with which the keyboard enters the picture
 * @param {string} [base] the address to which file names are relative; undefined in the single file
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

  /** Lights the selected part, or the part near the pointer. Returns the part's own elements. */
  function light() {
    darken(stage);
    const part = selected || near;
    const belonging = part && shown ? shown.belonging(part) : [];
    for (const { element, isOwn } of belonging) element.setAttribute("data-lit", isOwn ? "own" : "");
    if (belonging.length) stage.dataset.lit = "";
    return belonging.filter(({ isOwn }) => isOwn).map(({ element }) => element);
  }

  /** In full screen, lets Escape close the card and leave the picture first, if the browser supports it. */
  function holdEscape() {
    const keyboard = /** @type {{ keyboard?: { lock?: (keys: string[]) => Promise<void>, unlock?: () => void } }} */ (navigator).keyboard;
    if (document.fullscreenElement && (selected || walk.isInside())) keyboard?.lock?.(["Escape"]).catch(() => {});
    else keyboard?.unlock?.();
  }

  /**
   * @param {string} part
   * @param {boolean} withFocus whether a key or a link opened it
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
    card.remove();
    light();
    holdEscape();
    if (!hadFocus) return;
    if (walk.isInside()) walk.focus(part);
    else if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
  }

  /** A second click closes the card. */
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

  // Each press of Escape closes one level: the card, then the picture. Then the key belongs to the page.
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

  // Until it is filled, the list is that of the prerendered step.
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

  /** Follows the story: lights and lists of the step before are removed. */
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
    /** Lights the part under the mouse; none if the mouse is elsewhere. */
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
