// Filters cards and events, writes the filters into the address, and shows the number of results.

import { eventElement, find, findAll, inputs } from "../common/dom.js";
import { addressQuery, changeAddress } from "../common/query.js";
import { comparison } from "./compare.js";

export function filters() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".filters"));
  if (!form) return;
  const found = find(document, ".found");
  const none = /** @type {HTMLElement | null} */ (document.querySelector(".none"));
  const all = findAll(document, ".cards > li, .events > li");

  const count = () => {
    const shown = all.filter((item) => item.checkVisibility()).length;
    const filtered = shown < all.length || form.querySelector("input:checked:not([value=''])");
    found.textContent = filtered ? (form.dataset.found ?? "").replace("{n}", String(shown)).replace("{count}", String(all.length)) : "";
    if (none) none.hidden = shown > 0;
    // The picture shows the results, too.
    all.forEach((item, nth) => document.querySelector(`.actor.s${nth + 1}`)?.classList.toggle("away", !item.checkVisibility()));
  };
  const compared = comparison(count);

  const query = addressQuery();
  for (const input of inputs(form, "input")) {
    if (query.get(input.name) !== input.value) continue;
    input.checked = true;
    // An active filter is always visible.
    form.closest("details")?.setAttribute("open", "");
  }
  form.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    changeAddress({ [name]: value });
    count();
  });

  // A link to a card or an event clears the filters if they would hide it.
  const reveal = () => {
    // Ids of cards and events contain no characters that would be encoded.
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target || target.checkVisibility() || !target.matches(".card, .event")) return;
    for (const input of inputs(form, "input[value='']")) input.checked = true;
    compared.clear();
    changeAddress(Object.fromEntries(["compare", ...inputs(form, "input").map(({ name }) => name)].map((name) => [name, ""])));
    count();
    target.scrollIntoView();
  };
  compared.begin(query.get("compare") ?? "");
  addEventListener("hashchange", reveal);
  // A second link to the same card does not change the address, so no `hashchange` follows.
  addEventListener("click", (event) => {
    if (eventElement(event, "a[href^='#']")) setTimeout(reveal);
  });
  // Safari reports everything as hidden until the style sheets are loaded.
  const begin = () => {
    count();
    reveal();
  };
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}
