// The links between the story and the pages that can be presented. Presenting goes on there with the same settings, and leads back to the
// step that the class came from. The address contains that step, so that nothing is stored.

import { ADDRESS_KEYS } from "#schema";
import { currentStep, story } from "../program.js";
import { eventElement, find, findAll } from "../common/dom.js";
import { addressQuery, changeAddress, changedQuery } from "../common/query.js";

/**
 * @param {import("./page-context.js").PageContext} page
 * @param {() => boolean} isPresenting
 * @param {import("./page-walk.js").Walk | undefined} walk the walk of a page beside the story
 */
export function boardPages(page, isPresenting, walk) {
  const asked = addressQuery();
  const from = asked.get("from")?.match(/^[a-z0-9-]+$/)?.[0];
  // Another page has left full screen, and browsers enter it again only during a press. Until then the next page gets the wish.
  let resumes = asked.has("full");

  /**
   * The address of a page; an empty name is the story.
   * @param {HTMLElement} links the list with all links
   * @param {string} name
   */
  function addressOf(links, name) {
    const step = (story() ? currentStep() : from) || links.dataset.start || "";
    const settings = new URLSearchParams([...addressQuery()].filter(([key]) => ADDRESS_KEYS.includes(key)));
    // A beat belongs to a single moment of the story.
    const query = changedQuery(settings, { beat: "", from: name && step, full: document.fullscreenElement || resumes ? "1" : "" });
    return page.addressOf(name || step, query);
  }

  // `early-state.js` writes the query of a link when it is clicked. This listener comes later and has the last word.
  addEventListener(
    "click",
    (event) => {
      const link = /** @type {HTMLAnchorElement | null} */ (eventElement(event, "a[data-page]"));
      const links = link?.closest(".board-pages");
      if (!link || !links) return;
      walk?.release();
      link.href = addressOf(/** @type {HTMLElement} */ (links), link.dataset.page ?? "");
    },
    { capture: true },
  );

  if (resumes) {
    changeAddress({ full: "" });
    const resume = (/** @type {Event} */ event) => {
      // Entering full screen would close the bar's list.
      if (["Escape", "Shift", "Control", "Alt", "Meta"].includes(/** @type {KeyboardEvent} */ (event).key) || eventElement(event, ".board-bar")) return;
      for (const type of ["keydown", "pointerup"]) removeEventListener(type, resume, { capture: true });
      resumes = false;
      if (isPresenting() && document.fullscreenEnabled) document.documentElement.requestFullscreen({ navigationUI: "hide" }).catch(() => {});
    };
    for (const type of ["keydown", "pointerup"]) addEventListener(type, resume, { capture: true });
  }

  return {
    /**
     * Marks the link to this page, and writes the addresses.
     * @param {HTMLElement} bar
     */
    show(bar) {
      for (const links of findAll(bar, ".board-pages")) {
        find(links, ".to-story").hidden = story() !== null;
        for (const link of /** @type {HTMLAnchorElement[]} */ (findAll(links, "a"))) {
          link.href = addressOf(links, link.dataset.page ?? "");
          if (!story() && page.isShown(link.dataset.page ?? "")) link.setAttribute("aria-current", "page");
        }
      }
    },
    /**
     * The address of the step that the class came from.
     * @param {HTMLElement} bar
     */
    storyAddress(bar) {
      walk?.release();
      return addressOf(find(bar, ".board-pages"), "");
    },
  };
}
