// The button and the key that open the search. The search itself is fetched on first use.

import { eventElement, find, findAll } from "./common/dom.js";
import { addressQuery } from "./common/query.js";

/**
 * @param {() => string | undefined} current returns the name of the index in the page's language
 * @param {() => Promise<import("./search-dialog.js").Search>} load loads the search with that index
 * @param {URL} [root] the site's root
 */
export function offerSearch(current, load, root) {
  /** @type {Promise<import("./search-dialog.js").Search> | undefined} */
  let search;
  /** @type {string | undefined} */
  let index;

  /** @param {string} query */
  async function open(query) {
    try {
      // The page's language may have changed since.
      if (!search || index !== current()) {
        (await search)?.remove();
        index = current();
        search = load();
      }
      (await search).open(query);
    } catch (error) {
      search = index = undefined;
      console.info("The search could not be loaded:", error);
      location.assign(new URL(find(document, ".open-search").dataset.instead ?? "", root));
    }
  }

  const show = () => {
    for (const button of findAll(document, ".open-search")) button.hidden = false;
  };
  show();
  new MutationObserver(show).observe(document.body, { childList: true });
  addEventListener("click", (event) => {
    if (eventElement(event, ".open-search")) open("");
  });
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, altKey, metaKey, defaultPrevented } = event;
    if (key !== "/" || ctrlKey || altKey || metaKey || defaultPrevented || document.documentElement.dataset.ui === "board") return;
    if (eventElement(event, "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog[open]")) return;
    event.preventDefault();
    open("");
  });
  const query = addressQuery().get("q");
  if (query) open(query);
}
