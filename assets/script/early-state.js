// Runs before the first paint. It sets remembered settings and the query's settings as attributes of <html>, which the style sheets
// read. Until the program runs, it adds the query to links. At most 1 KB.

import { ADDRESS_KEYS } from "#schema";
import { remembered } from "./common/storage.js";

const { dataset } = document.documentElement;
const addressQuery = () => new URLSearchParams(location.search);
// If nothing is remembered, the text is `null`, which is not the name of a setting.
for (const [key, value] of [...new URLSearchParams(/** @type {string} */ (remembered())), ...addressQuery()]) {
  if (ADDRESS_KEYS.includes(key) && /^[\w-]{1,20}$/.test(value)) dataset[key] = value;
}

// The switches show the settings, and a change applies at once.
for (const key of ["era", "readings"]) {
  addEventListener("DOMContentLoaded", () => {
    const input = document.querySelector(`.${key} [value="${dataset[key]}"]`);
    if (input) /** @type {HTMLInputElement} */ (input).checked = true;
  });
  addEventListener("change", ({ target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    if (input.closest(`.${key}`)) dataset[key] = input.checked ? input.value : "off";
  });
}

addEventListener(
  "click",
  ({ target }) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (target).closest?.("a:not([href^='#'])"));
    if (!link || !location.search || link.origin !== location.origin) return;
    // Once the program runs, its own links contain everything.
    if ("awake" in dataset && link.closest("#story,a[data-language]")) return;
    const own = new URLSearchParams(link.search);
    const here = addressQuery();
    // A beat belongs to a single step.
    here.delete("beat");
    const carried = ADDRESS_KEYS.map((key) => [key, own.get(key) ?? here.get(key)]).filter(([, value]) => value);
    link.search = /** @type {any} */ (new URLSearchParams(/** @type {string[][]} */ (carried)));
  },
  true,
);
