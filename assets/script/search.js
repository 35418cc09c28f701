// The search. Loaded on first use, with the index of a language.

import { element, loadStyle } from "./common/dom.js";
import { searchIn } from "./search-dialog.js";

/**
 * Fetches the index and the style, and builds the dialog.
 * @param {URL} index
 * @param {URL} style
 * @param {URL} root the site's root
 */
export async function makeSearch(index, style, root) {
  const styled = loadStyle(element("link", { rel: "stylesheet", href: style.href }));
  const answer = await fetch(index);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const read = await answer.json();
  await styled;
  return searchIn(read, (place) => new URL(place, root).href);
}
