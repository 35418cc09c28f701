// Filters of cards and events: they stand in the address, and what is found is counted.

import { eventElement, find, findAll, inputs } from "../shared/dom.js";
import { addressQuery, changeAddress } from "../shared/query.js";
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
    // The picture shows it too.
    all.forEach((item, nth) => document.querySelector(`.actor.s${nth + 1}`)?.classList.toggle("away", !item.checkVisibility()));
  };
  const compared = comparison(count);

  const query = addressQuery();
  for (const input of inputs(form, "input")) {
    if (query.get(input.name) !== input.value) continue;
    input.checked = true;
    // What is filtered by is in view.
    form.closest("details")?.setAttribute("open", "");
  }
  form.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    changeAddress({ [name]: value });
    count();
  });

  // Whoever follows a link to a card or an event sees it, whatever is filtered.
  const reveal = () => {
    // Names of cards and events need no decoding.
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
  // The same card again makes no new address.
  addEventListener("click", (event) => {
    if (eventElement(event, "a[href^='#']")) setTimeout(reveal);
  });
  // Until the style sheets are there Safari calls everything hidden.
  const begin = () => {
    count();
    reveal();
  };
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}
