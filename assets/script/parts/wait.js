// Waits for the first click on the picture, fetches the code that handles clicks, and passes the click on, so that none is lost. The button with
// which the keyboard enters the picture is here from the start.

import { isStatic, namesAreHidden, onDone, onState } from "../program.js";
import { element, eventElement, findAll } from "../common/dom.js";

/** @typedef {ReturnType<typeof import("./parts.js").startParts>} Pressing */
/** @typedef {() => Promise<typeof import("./parts.js")>} LoadParts */

/** A press that moves this far, in pixels, scrolls the page or selects text. */
const STILL = 8;

/** The program's drawing. */
export function darken(/** @type {HTMLElement} */ stage) {
  delete stage.dataset.lit;
  for (const it of findAll(stage, "[data-lit]")) it.removeAttribute("data-lit");
}

/**
 * @param {HTMLElement} stage the figure with the story's pictures
 * @param {LoadParts} load
 * @param {string} [base] the address to which file names are relative; undefined in the single file
 */
export function awaitPress(stage, load, base) {
  const wayIn = element("button", { type: "button", class: "part-way-in" });
  stage.append(wayIn);

  /** @type {Promise<Pressing> | undefined} */
  let pressing;
  /** @param {(pressing: Pressing) => unknown} act */
  async function use(act) {
    pressing ??= load().then(({ startParts }) => startParts(stage, wayIn, base));
    try {
      await act(await pressing);
      return true;
    } catch (error) {
      // For example, there is no network. The next click tries again.
      pressing = undefined;
      console.info(error);
      return false;
    }
  }

  /** @type {[number, number]} */
  let pressedAt = [0, 0];
  stage.addEventListener("pointerdown", ({ clientX, clientY }) => (pressedAt = [clientX, clientY]));
  // Only a mouse hovers.
  /** @type {PointerEvent | undefined} */
  let hovering;
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || event.buttons || isStatic() || namesAreHidden()) return;
    if (!hovering) {
      requestAnimationFrame(() => {
        const { clientX, clientY, target } = /** @type {PointerEvent} */ (hovering);
        hovering = undefined;
        if (stage.matches(":hover") && target instanceof Element && !target.closest(".player")) use((it) => it.hover([clientX, clientY]));
      });
    }
    hovering = event;
  });
  stage.addEventListener("pointerleave", () => pressing && use((it) => it.hover()));
  // A mouse that was left on the picture lights nothing while the story goes on by keys.
  addEventListener("keydown", () => pressing && use((it) => it.hover()), { capture: true });
  wayIn.addEventListener("click", () => use((it) => it.enter()));

  document.addEventListener("click", (event) => {
    const { clientX, clientY, defaultPrevented } = event;
    if (defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || isStatic() || namesAreHidden()) return;
    const link = /** @type {HTMLAnchorElement | null} */ (eventElement(event, ".in-picture li a, .part-card .way a"));
    const entry = eventElement(event, "#story .legend li");
    if (link) {
      event.preventDefault();
      use((it) => it.follow(link)).then((isDone) => isDone || location.assign(link.href));
    } else if (entry) use((it) => it.legend(entry));
    else if (eventElement(event, "#story .stage") && !eventElement(event, "a, button, input, select, .player")) {
      if (Math.hypot(clientX - pressedAt[0], clientY - pressedAt[1]) <= STILL) use((it) => it.press([clientX, clientY]));
    }
  });
  document.addEventListener("toggle", (event) => eventElement(event, ".in-picture[open]") && !isStatic() && use((it) => it.list()), true);

  /** The list would reveal hidden labels, and a picture with letters is a quiz. */
  function hide() {
    const isHidden = namesAreHidden();
    for (const folded of findAll(document, ".in-picture")) folded.hidden = isHidden;
    wayIn.disabled = isHidden;
    if (!pressing && document.querySelector(".in-picture[open]")) use((it) => it.list());
  }
  // Before a step moves, lights are removed, because the player reads the looks of the drawing.
  onDone(() => {
    darken(stage);
    hide();
  });
  onState(() => {
    if (!isStatic()) return;
    darken(stage);
    wayIn.remove();
  });
  hide();

  return {
    /** @param {string} words */
    name: (words) => wayIn.setAttribute("aria-label", words),
  };
}
