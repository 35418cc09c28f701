// Popovers (the menu, terms, notes) for browsers that have none: before Chrome 114, Safari 17 and Firefox 125. Only those load it.

import { apply } from "@oddbird/popover-polyfill/fn";
import { element } from "./shared/dom.js";

/**
 * Makes `popover`, `popovertarget` and `:popover-open` work.
 * @param {string} [style] the address of the style sheet; the single file contains it
 */
export function addPopovers(style) {
  if (style) document.head.append(element("link", { rel: "stylesheet", href: style }));
  // In the layer of our own rules, where they win.
  apply({ layerName: "view" });
}
