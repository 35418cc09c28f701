// Pressing the picture: whatever is pressed lights up with all that belongs to it, and its card opens. Hovering only lights. The list *In this picture*
// follows the step, and its links open cards as well.
//
// While nothing is lit, the drawing is as it was written. What a card says is fetched when it is first needed.

import { goBack, goNext, isStatic, namesAreHidden, onDone, onState, currentEra, currentStep, language } from "../program.js";
import { eventElement, find, findAll } from "../shared/dom.js";
import { makeCard } from "./card.js";
import { partAt } from "./geometry.js";
import { makeLender, partOf, readScene } from "./scene.js";
import { makeWalk } from "./walk.js";

/** A press that has moved so far has scrolled the page or marked words. */
const STILL = 8;

/** @param {string} [base] the address that names of files are relative to; none in the single file */
export function startParts(base) {
  const stage = find(document, "#story .stage");
  const parts = makeLender(base);
  const card = makeCard();
  /** @type {import("./scene.js").PartsScene | undefined} */
  let shown;
  let selected = "";
  let near = "";
  /** @type {Element | null} */
  let opener = null;

  async function scene() {
    const lent = await parts();
    shown = readScene(lent);
    return shown;
  }

  function darken() {
    delete stage.dataset.lit;
    for (const it of findAll(stage, "[data-lit]")) it.removeAttribute("data-lit");
  }
  function light() {
    darken();
    const part = selected || near;
    const belonging = part && shown ? shown.belonging(part) : [];
    for (const { element, isOwn } of belonging) element.setAttribute("data-lit", isOwn ? "own" : "");
    if (belonging.length) stage.dataset.lit = "";
    return belonging.filter(({ isOwn }) => isOwn).map(({ element }) => element);
  }

  /** Leaves the key to leave full screen to the card and the picture, where a browser allows that. */
  function holdEscape() {
    const keyboard = /** @type {{ keyboard?: { lock?: (keys: string[]) => Promise<void>, unlock?: () => void } }} */ (navigator).keyboard;
    if (document.fullscreenElement && (selected || walk.isInside())) keyboard?.lock?.(["Escape"]).catch(() => {});
    else keyboard?.unlock?.();
  }

  /**
   * @param {string} part
   * @param {boolean} withFocus whether it was asked for by a key or a link
   */
  async function select(part, withFocus) {
    const now = await scene();
    if (!now.card(part) || !now.has(part) || namesAreHidden()) return;
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
    card.hide();
    light();
    if (!hadFocus) return;
    if (walk.isInside()) walk.focus(part);
    else if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    holdEscape();
  }

  const walk = makeWalk(stage, {
    scene,
    near: (part) => {
      near = part;
      light();
      holdEscape();
    },
    open: (part) => select(part, true),
  });

  /** @type {[number, number]} */
  let pressedAt = [0, 0];
  stage.addEventListener("pointerdown", ({ clientX, clientY }) => (pressedAt = [clientX, clientY]));
  stage.addEventListener("click", async (event) => {
    const { clientX, clientY, defaultPrevented } = event;
    if (defaultPrevented || isStatic() || namesAreHidden() || eventElement(event, "a, button, input, select, .player")) return;
    if (Math.hypot(clientX - pressedAt[0], clientY - pressedAt[1]) > STILL) return;
    const part = (await scene()).partAt([clientX, clientY], partAt);
    if (part && part !== selected) select(part, false);
    else if (selected) close();
  });

  // Only a mouse hovers.
  /** @type {PointerEvent | undefined} */
  let hovering;
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || event.buttons || namesAreHidden()) return;
    if (!hovering) requestAnimationFrame(hover);
    hovering = event;
  });
  async function hover() {
    const event = /** @type {PointerEvent} */ (hovering);
    hovering = undefined;
    const { clientX, clientY } = event;
    if (!shown) await scene();
    const isOver = !eventElement(event, ".player") && stage.matches(":hover");
    show((isOver && shown?.partAt([clientX, clientY], partAt)) || "");
  }
  function show(/** @type {string} */ part) {
    stage.classList.toggle("over-part", part !== "");
    if (walk.isInside() || part === near) return;
    near = part;
    if (!selected) light();
  }
  stage.addEventListener("pointerleave", () => show(""));

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || isStatic() || namesAreHidden()) return;
    const link = /** @type {HTMLAnchorElement | null} */ (eventElement(event, ".in-picture li a, .part-card .way a"));
    if (link) {
      event.preventDefault();
      select(partOf(link), true);
    } else if (eventElement(event, ".part-card .close")) close();
    else {
      const entry = eventElement(event, "#story .legend li");
      if (entry) pressLegend(entry);
    }
  });
  async function pressLegend(/** @type {Element} */ entry) {
    // The entry's sample has the class of the marks that it explains. A result has its tier's class as well, after its own.
    const explains = (/** @type {HTMLElement} */ { dataset: { means } }) => !!entry.querySelector(`.line.${means}, [class^="outcome ${means}"]`);
    const meaning = findAll((await scene()).parts, "[data-kind=meaning]").find(explains);
    const part = meaning?.id.split("/").at(-1) ?? "";
    if (part && part !== selected) select(part, false);
    else close();
  }

  // One level for each press: the card, then the picture. What is left of them is not for them.
  addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented || document.querySelector("dialog[open], :popover-open") || "black" in document.documentElement.dataset) return;
      if (event.key === "Escape" && (selected || walk.isInside())) {
        event.preventDefault();
        event.stopPropagation();
        if (selected) close();
        else walk.leave();
        holdEscape();
      } else if ((event.key === "PageDown" || event.key === "PageUp") && eventElement(event, ".part-card")) {
        event.preventDefault();
        event.stopPropagation();
        if (event.key === "PageDown") goNext();
        else goBack();
      }
    },
    true,
  );
  addEventListener("resize", () => selected && card.place(light()));
  addEventListener("scroll", () => selected && card.place(light()), { passive: true });

  // The list of the step.
  const list = () => findAll(document, ".in-picture").find((it) => it.checkVisibility());
  let listed = view();
  function view() {
    return [currentStep(), language(), currentEra()].join(" ");
  }
  async function fillList() {
    const folded = list();
    if (!folded) return;
    const old = folded.querySelector(":scope > ul");
    if (listed !== view()) old?.remove();
    try {
      const now = (await scene()).list;
      if (!now) return;
      folded.querySelector(":scope > ul")?.remove();
      folded.append(now.cloneNode(true));
      listed = view();
    } catch {
      // A list of another step is of no use.
      if (listed !== view()) folded.hidden = true;
    }
  }
  document.addEventListener("toggle", (event) => eventElement(event, ".in-picture[open]") && fillList(), true);

  /** Follows the story: what was lit or listed belongs to the step before. */
  async function follow() {
    const isHidden = namesAreHidden();
    for (const folded of findAll(document, ".in-picture")) folded.hidden = isHidden;
    walk.hide(isHidden);
    if (isHidden && selected) close();
    if (findAll(document, ".in-picture[open]").length) await fillList();
    if (!shown) return;
    const next = await scene();
    walk.follow(next);
    if (!selected) light();
    else if (next.has(selected)) {
      card.show(next, selected);
      card.place(light());
    } else close();
  }
  // Before the picture moves on, it has to be as it was written: what moves it reads its looks.
  onDone(() => {
    darken();
    follow().catch(console.info);
  });
  onState(() => {
    if (!isStatic()) return;
    close();
    walk.hide(true);
  });

  return walk;
}
