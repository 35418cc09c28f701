// Embedding: the builder of frames in a dialog, begun with what is seen. Its own page lends it, with its scripts and its style.

import { SECTIONS } from "#schema";
import { fetchDocument, find, loadStyle } from "../shared/dom.js";

/** @param {import("./page-context.js").PageContext} page */
export function embedTool(page) {
  const html = document.documentElement;
  /**
   * The builder in each language, once it has been asked for.
   * @type {Map<string, Promise<HTMLElement>>}
   */
  const cache = new Map();
  // A browser remembers what could not be imported: the next try has another address.
  let tries = 0;

  /** @param {HTMLLinkElement} link */
  async function style(link) {
    if ([...document.styleSheets].some(({ href }) => href === link.href)) return;
    await loadStyle(document.adoptNode(link));
  }

  /**
   * @param {string} language
   * @param {HTMLElement} dialog
   */
  async function borrow(language, dialog) {
    const theirs = await fetchDocument(new URL(`${language}/${SECTIONS.builder}.html`, page.root));
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (theirs.querySelectorAll("[href]"))) link.setAttribute("href", link.href);
    const scripts = [...theirs.scripts].map(({ src }) => src).filter((src) => /\/(islands|builder)-[^/]*$/.test(src));
    await style(/** @type {HTMLLinkElement} */ (find(theirs, 'link[href*="builder-"]')));
    const builder = document.adoptNode(find(theirs, ".builder"));
    builder.dataset.root = page.root.href;
    dialog.append(builder);
    try {
      // Written for a page, they look for what there is: so they run anew for each language.
      tries += 1;
      for (const script of scripts) await import(`${script}?${tries}`);
    } catch (error) {
      builder.remove();
      throw error;
    }
    return builder;
  }

  return async () => {
    const language = html.lang;
    const dialog = find(await page.dialogs(), 'dialog[data-dialog="embed"]');
    const ready = cache.get(language) ?? borrow(language, dialog);
    cache.set(language, ready);
    ready.catch(() => cache.delete(language));
    const builder = await ready;
    // The page may be in another language by now.
    if (html.lang !== language) return;
    builder.dispatchEvent(new Event("begin"));
    await page.openDialog("embed", () => {});
  };
}
