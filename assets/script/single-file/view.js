// What the single file shows: the story, or a page beside it. Each has the document for itself, as on the site, so the same scripts work.
// When the address leads from one to another, the document begins again.

import { findAll } from "../common/dom.js";

/** The ids of the pages beside the story: `en/systems`. */
const PAGES = new Set(findAll(document, ".leaf[data-title]").map(({ id }) => id));

/** The page that the address names; empty for the story. An id within the page follows the page's own. */
function pageOfAddress() {
  const id = location.hash.slice(1).split("/", 2).join("/");
  return PAGES.has(id) ? id : "";
}

/** Whether the document has an address of its own. In a frame by `srcdoc`, and as `blob:`, only the hash can change, and browsers do not load it again. */
export const canBeginAgain = ["file:", "http:", "https:"].includes(location.protocol);

/** The page beside the story that has this document for itself; empty if the story has it. Presenter view never leads to another. */
export const page = canBeginAgain || location.hash.endsWith("/presenter") ? pageOfAddress() : "";

/** Marks the history entry, so that Back can be told from a link. A frame with an opaque origin may be refused. */
function markEntry() {
  try {
    history.replaceState({ ...history.state, visited: true }, "");
  } catch {
    // Back then leads to the top of the page.
  }
}

/**
 * Begins again when the address leads elsewhere. It listens before the program, which knows only steps.
 * @param {(page: string) => void} showStill shows a page, or the story again, where the document cannot begin again
 */
export function followAddress(showStill) {
  markEntry();
  // A link leads to the top of a page or to the element that it names, and Back to the place where the reader was.
  if (history.scrollRestoration === "manual") {
    addEventListener("load", () => {
      document.querySelector(":target")?.scrollIntoView();
      requestAnimationFrame(() => (history.scrollRestoration = "auto"));
    }, { once: true });
  }
  addEventListener("popstate", (event) => {
    const next = pageOfAddress();
    if (next !== page) event.stopImmediatePropagation();
    if (!canBeginAgain) showStill(next);
    else if (next !== page) {
      if (!history.state?.visited) history.scrollRestoration = "manual";
      location.reload();
    }
  });
  if (canBeginAgain) return;
  showStill(pageOfAddress());
  // In `srcdoc` the browser would load the host's page for a link within the file, and a query would name a missing file.
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const [before, hash] = (link?.getAttribute("href") ?? "").split("#");
    const isWithin = before === "" || before.startsWith("?") || before === location.href.split("#")[0];
    if (!hash || !isWithin || event.defaultPrevented) return;
    event.preventDefault();
    if (location.protocol !== "blob:") {
      location.hash = hash;
      return;
    }
    // In a sandbox, a browser takes even a hash for another file.
    history.pushState(history.state, "", `${location.href.split("#")[0]}#${hash}`);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    document.getElementById(hash)?.scrollIntoView();
  });
}
