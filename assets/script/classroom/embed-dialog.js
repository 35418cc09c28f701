// The dialog *Embed*: the embed builder, set to the current view. Builder, scripts and style are fetched from the builder's own page.

import { SECTIONS } from "#schema";
import { language } from "../program.js";
import { find, loadStyle } from "../common/dom.js";

/** @param {import("./page-context.js").PageContext} page */
export function embedTool(page) {
  /**
   * The builder in each language that has been used.
   * @type {Map<string, Promise<HTMLElement>>}
   */
  const cache = new Map();
  // Browsers remember failed imports, so each new try uses another address.
  let tries = 0;

  /** @param {HTMLLinkElement} style */
  async function lendStyle(style) {
    if ([...document.styleSheets].some(({ href }) => href === style.href)) return;
    await loadStyle(document.adoptNode(style));
  }

  /**
   * @param {string} here the language
   * @param {HTMLElement} dialog
   */
  async function borrow(here, dialog) {
    const theirs = await page.fetchPart(`${here}/${SECTIONS.builder}.html`);
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (theirs.querySelectorAll("[href]"))) link.setAttribute("href", link.href);
    const scripts = [...theirs.scripts].map(({ src }) => src).filter((src) => /\/(islands|builder)-[^/]*$/.test(src));
    await lendStyle(/** @type {HTMLLinkElement} */ (find(theirs, 'link[href*="builder-"]')));
    const builder = document.adoptNode(find(theirs, ".builder"));
    builder.dataset.root = page.root?.href ?? "";
    dialog.append(builder);
    try {
      // These scripts search the document when they run. So they run again for each language.
      tries += 1;
      for (const script of scripts) await import(`${script}?${tries}`);
    } catch (error) {
      builder.remove();
      throw error;
    }
    return builder;
  }

  return async () => {
    const here = language();
    const dialog = find(await page.dialogs(), 'dialog[data-dialog="embed"]');
    const ready = cache.get(here) ?? borrow(here, dialog);
    cache.set(here, ready);
    ready.catch(() => cache.delete(here));
    const builder = await ready;
    // The language may have changed while loading.
    if (language() !== here) return;
    builder.dispatchEvent(new Event("begin"));
    await page.openDialog("embed", () => {});
  };
}
