// Keeps visitors in the kiosk: no links but those of the story and the languages, no menus of the browser, no shortcuts, no dragging, no
// zoom, no selection. A page cannot prevent Ctrl+W and the keys of the system. The kiosk's browser has to.

import { goNext, isRunning, motion } from "../program.js";
import { eventElement, findAll } from "../common/dom.js";

/** The keys that act. All others belong to tools or to the browser. */
const KEYS = ["Tab", "Enter", " ", "Escape", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageDown", "PageUp"];

/** The links that visitors may follow. */
const LINKS = ".controls a, .languages a, .part-card .way a";

/** @param {Event} event */
const prevent = (event) => event.preventDefault();

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Takes the links out of a card, and keeps their words. Those to other parts stay, and name only the part, not a page. */
function closeCard(/** @type {HTMLElement} */ card) {
  for (const link of findAll(card, "a")) {
    if (link.closest(".way")) link.setAttribute("href", `#${/** @type {HTMLAnchorElement} */ (link).hash.split(/[#/]/).at(-1)}`);
    else link.replaceWith(...link.childNodes);
  }
  // A line that only leads to another page is empty without its link.
  for (const leads of findAll(card, ".full")) leads.remove();
}

/**
 * @param {{ leave: (address: string) => void, press: (event: Event) => boolean }} kiosk `leave` loads a page of the story; `press` takes a press, and
 *   returns whether it belongs to the kiosk, not to the page
 */
export function keepInside({ leave, press }) {
  addEventListener(
    "keydown",
    (event) => {
      // A key that is held down would run through the story.
      const isAllowed = KEYS.includes(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat;
      if (press(event) || !isAllowed) stop(event);
    },
    true,
  );
  for (const name of ["contextmenu", "dragstart", "dragover", "drop", "selectstart", "gesturestart"]) addEventListener(name, prevent, true);
  addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), { capture: true, passive: false });
  // The middle button opens a link in another tab.
  addEventListener("auxclick", stop, true);
  addEventListener(
    "click",
    (event) => {
      if (press(event)) {
        stop(event);
        return;
      }
      const link = /** @type {HTMLAnchorElement | null} */ (eventElement(event, "a[href]"));
      if (!link) return;
      if (!link.matches(LINKS) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) stop(event);
      else if (!isRunning()) {
        // Without the program, links would add entries to the history.
        stop(event);
        leave(link.href);
      } else if (link.matches(".next") && motion()?.state().isPlaying) {
        // For a reader, *Next* shows the end of a step that plays. A visitor would take that for a press without effect.
        stop(event);
        goNext();
      }
    },
    true,
  );
  addEventListener("part-card", ({ target }) => closeCard(/** @type {HTMLElement} */ (target)));
}
