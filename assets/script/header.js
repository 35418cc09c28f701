// What the header of every page of the site needs: the search and the switches.

import { offerSearch } from "./search-button.js";
import { followSwitches } from "./switches.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
followSwitches();
// From disk a browser loads no modules; the glossary and the cards hold the same words.
if (location.protocol !== "file:") offerSearch(script);
