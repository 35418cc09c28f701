// The card of a part: what it is, what it does here, what comes in and goes out, its full card, its sources. It is beside the picture, over the
// step's words; where they are below, at the foot of the window. What it explains stays in view.

import { picture } from "../program.js";
import { element, find, findAll } from "../shared/dom.js";

/** @typedef {import("./scene.js").PartsScene} PartsScene */

/** The least height of a card at the foot of the window. */
const LOW = 200;

/**
 * @param {PartsScene} scene
 * @param {string} part
 */
function filled(scene, part) {
  const entry = /** @type {HTMLElement} */ (scene.card(part));
  const { dataset: words } = find(scene.parts, ".lent");
  const copy = (/** @type {string} */ selector) => [...entry.querySelectorAll(selector)].map((it) => /** @type {HTMLElement} */ (it.cloneNode(true)));
  const heading = element("h2", { id: "part-name" }, ...[...find(entry, "dt").childNodes].map((it) => it.cloneNode(true)));
  // Of two years the one that the picture shows.
  const since = scene.era === "now" ? copy(".since > span") : [];
  const what = element("p", {}, ...(since.length ? since : copy(".what").flatMap((it) => [...it.childNodes])));
  const role = scene.role(part);
  const ways = scene.ways(part);
  const listed = (/** @type {boolean} */ isIn, /** @type {string} */ name) => {
    const own = ways.filter((it) => it.isIn === isIn).map(({ way }) => way.cloneNode(true));
    return own.length ? [element("div", {}, element("h3", {}, name), element("ul", { class: "way" }, ...own))] : [];
  };
  return [
    element("button", { type: "button", class: "close", "aria-label": words.close ?? "" }, "×"),
    element("div", { class: "about" }, heading, what, ...(role ? [element("p", { class: "role" }, element("b", {}, words.role ?? ""), ` ${role}`)] : []), ...copy("p.way")),
    ...listed(true, words.in ?? ""),
    ...listed(false, words.out ?? ""),
    element("div", { class: "further" }, ...copy(".full"), ...copy("details")),
  ];
}

/** @param {() => void} close */
export function makeCard(close) {
  const card = element("section", { class: "part-card", role: "dialog", "aria-labelledby": "part-name", tabindex: "-1" });
  card.addEventListener("click", ({ target }) => target instanceof Element && target.matches(".close") && close());

  /**
   * Puts the card where it covers nothing that it explains.
   * @param {Element[]} explained
   */
  function place(explained) {
    const seen = picture().getBoundingClientRect();
    const words = find(document, "#story .telling").getBoundingClientRect();
    const { clientWidth: wide, clientHeight: high } = document.documentElement;
    const isBeside = words.left >= seen.right - 1 || words.right <= seen.left + 1;
    card.classList.toggle("beside", isBeside);
    const { style } = card;
    if (isBeside) {
      const top = Math.max(words.top, 8);
      // The way on stays in view.
      const end = Math.min(document.querySelector("#story .controls")?.getBoundingClientRect().top ?? high, high) - 8;
      Object.assign(style, { left: `${words.left}px`, right: "auto", top: `${top}px`, bottom: "auto", width: `${words.width}px`, maxHeight: `${Math.max(end - top, LOW)}px` });
      return;
    }
    const room = Math.max(high - seen.bottom, LOW, Math.min(high * 0.4, 320));
    const isHidden = explained.some((it) => it.getBoundingClientRect().bottom > high - room);
    const isAtHead = isHidden && explained.every((it) => it.getBoundingClientRect().top > room);
    Object.assign(style, { left: "0", right: "0", top: isAtHead ? "0" : "auto", bottom: isAtHead ? "auto" : "0", width: "auto", maxHeight: `${room}px` });
    card.classList.toggle("wide", wide >= 700);
  }

  return {
    element: card,
    place,
    /**
     * @param {PartsScene} scene
     * @param {string} part
     */
    show(scene, part) {
      const hadFocus = card.contains(document.activeElement);
      card.replaceChildren(...filled(scene, part));
      // In a frame, what leads away opens beside the article.
      if (document.querySelector("[data-surface=embed]")) for (const link of findAll(card, ".further a")) Object.assign(link, { target: "_blank", rel: "noopener" });
      card.dataset.part = part;
      if (!card.isConnected) document.body.append(card);
      // What had it is gone with the words before.
      if (hadFocus) card.focus({ preventScroll: true });
      card.scrollTop = 0;
      // For what else can be done with a part or a line.
      card.dispatchEvent(new CustomEvent("part-card", { bubbles: true, detail: { part, ends: scene.ends(part), place: find(card, ".further") } }));
    },
  };
}
