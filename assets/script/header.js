// The header of every page of the site: the search and the switches.

import { offerSearch } from "./search-button.js";
import { followSwitches } from "./switches.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
followSwitches();
// Browsers load no modules from disk. The glossary and the cards contain the same words.
if (location.protocol !== "file:") offerSearch(script);
