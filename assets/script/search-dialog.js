// The search dialog: a field for systems, events, terms and steps.

import { foldEntry, rank } from "./ranking.js";
import { element } from "./common/dom.js";

// The greatest number of results. With more, readers should add a word.
const MOST = 24;

/** @typedef {{ kind: string, name: string, also: string[], text: string, more?: string, place: string, tool?: string }} Entry */
/** @typedef {{ open: (query: string) => void, remove: () => void }} Search */
/** @typedef {{ words: Record<string, string>, entries: Entry[] }} Index */

/**
 * Builds the dialog.
 * @param {Index} index
 * @param {(place: string) => string} addressOf returns the address of a place in the index
 * @returns {Search}
 */
export function searchIn({ words, entries }, addressOf) {
  const folded = entries.map(foldEntry);

  // In a field of type “search”, Esc would clear the field instead of closing the dialog.
  const field = element("input", { type: "text", role: "searchbox", "aria-label": words.field, placeholder: words.field, autocomplete: "off", spellcheck: "false", enterkeyhint: "go" });
  const status = element("p", { role: "status", class: "aside" }, words.hint);
  const list = element("ul", {});
  const close = element("button", { type: "button", class: "close" }, words.close);
  // A click beside the links keeps the focus in the dialog, so that the page's keys do not act.
  const dialog = element("dialog", { class: "search", tabindex: "-1", "aria-label": words.search }, element("div", { class: "search-head" }, field, close), status, list);
  document.body.append(dialog);

  const show = () => {
    const answers = rank(folded, field.value);
    const query = field.value.trim();
    if (!query) status.textContent = words.hint;
    else status.textContent = answers.length ? words.found.replace("{n}", String(answers.length)) : words.none.replace("{q}", query);
    list.replaceChildren(
      ...answers.slice(0, MOST).map(({ kind, name, text, place, tool }) => {
        const link = element("a", { href: addressOf(place), ...(tool && { "data-tool": tool }) }, element("b", {}, name), " ", element("span", { class: "kind" }, words[kind]));
        return element("li", {}, link, text && element("p", {}, text));
      }),
    );
  };
  field.addEventListener("input", show);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const link = target.closest("a");
    // A click on the backdrop, or a link to a place on this page.
    if (target === dialog || link) dialog.close();
    // A tool that this page has is used here. Otherwise the link leads to a page that has it.
    const button = /** @type {HTMLElement | null} */ (link?.dataset.tool && document.querySelector(`.tool-list [data-tool="${link.dataset.tool}"]:not([hidden])`));
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  dialog.addEventListener("keydown", (event) => {
    if (!dialog.open) return;
    event.stopPropagation();
    // While an input method is composing, the keys belong to it.
    if (event.isComposing || event.keyCode === 229) return;
    const links = [...list.querySelectorAll("a")];
    const here = links.findIndex((link) => link === document.activeElement);
    const inField = document.activeElement === field;
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key];
    if (event.key === "Enter" && inField && links.length) {
      event.preventDefault();
      links[0].click();
    } else if (to !== undefined && !(inField && ["Home", "End"].includes(event.key))) {
      event.preventDefault();
      (links[to] ?? (to < 0 ? field : links.at(-1)))?.focus();
    }
  });
  // The element that opened the dialog may be hidden by now.
  dialog.addEventListener("close", () => {
    if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (document.querySelector(".open-menu"))?.focus();
  });
  return {
    remove: () => dialog.remove(),
    open(query) {
      /** @type {HTMLElement | null} */ (document.querySelector(".menu:popover-open"))?.hidePopover();
      if (!dialog.open) dialog.showModal();
      if (query) field.value = query;
      field.select();
      show();
    },
  };
}
