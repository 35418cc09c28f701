// The header of every page of the site: the search and the switches.

import { offerSearch } from "./search-button.js";
import { followSwitches } from "./switches.js";

// The script has the addresses of the search, its style, and its index in the page's language.
const { dataset, src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const addressOf = (/** @type {string} */ name) => new URL(dataset[name] ?? "", src);
// The site's root, read before a step changes the address.
const root = new URL(dataset.root ?? "", location.href);

followSwitches();
// Browsers load no modules from disk. The glossary and the cards contain the same words.
if (location.protocol !== "file:") {
  offerSearch(
    () => dataset.index,
    () => import(addressOf("search").href).then(({ makeSearch }) => makeSearch(addressOf("index"), addressOf("searchStyle"), root)),
    root,
  );
}
