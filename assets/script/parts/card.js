// The card of a part: what it is, its role in this step, what comes in and goes out, its full card, its sources. It is beside the picture and
// covers the step's words, or if the words are below, it is at the bottom of the window. The parts that it explains stay in view.

import { picture } from "../program.js";
import { element, find, findAll } from "../common/dom.js";

/** @typedef {import("./scene.js").PartsScene} PartsScene */

/** The least height of a card at the bottom of the window. */
const LOW = 200;
/** The room between a card and buttons beside it. */
const GAP = 12;

const html = document.documentElement;

/**
 * @param {PartsScene} scene
 * @param {string} part
 */
function filled(scene, part) {
  const entry = /** @type {HTMLElement} */ (scene.card(part));
  const { dataset: words } = find(scene.parts, ".lent");
  const copy = (/** @type {string} */ selector) => [...entry.querySelectorAll(selector)].map((it) => /** @type {HTMLElement} */ (it.cloneNode(true)));
  const heading = element("h2", { id: "part-name" }, ...[...find(entry, "dt").childNodes].map((it) => it.cloneNode(true)));
  // For a part with two years, the text for the year in the picture.
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
  const isFramed = document.querySelector("[data-surface=embed]") !== null;
  const card = element("section", { class: "part-card", role: "dialog", "aria-labelledby": "part-name", tabindex: "-1" });
  // A frame is as tall as its content, so the host's window may show only a part of it. The card belongs in that part.
  let shown = { top: 0, bottom: Infinity };
  /** @type {Element[]} */
  let explains = [];
  const watch = new IntersectionObserver(
    ([{ intersectionRect }]) => {
      shown = intersectionRect;
      place(explains);
    },
    { threshold: Array.from({ length: 41 }, (_, nth) => nth / 40) },
  );
  card.addEventListener("click", ({ target }) => target instanceof Element && target.matches(".close") && close());

  /**
   * Places the card where it covers none of the elements that it explains.
   * @param {Element[]} explained
   */
  function place(explained) {
    explains = explained;
    const seen = picture().getBoundingClientRect();
    const words = find(document, "#story .narration").getBoundingClientRect();
    const { clientWidth: wide, clientHeight: high } = document.documentElement;
    const isBeside = words.left >= seen.right - 1 || words.right <= seen.left + 1;
    card.classList.toggle("beside", isBeside);
    const { style } = card;
    if (isBeside) {
      const top = Math.max(words.top, 8);
      // Next and Back stay in view.
      const end = Math.min(document.querySelector("#story .controls")?.getBoundingClientRect().top ?? high, high) - 8;
      Object.assign(style, { left: `${words.left}px`, right: "auto", top: `${top}px`, bottom: "auto", width: `${words.width}px`, maxHeight: `${Math.max(end - top, LOW)}px` });
      return;
    }
    // In a hall the buttons stay in reach: below the card, or beside it.
    const buttons = html.dataset.kiosk ? find(document, "#story .controls").getBoundingClientRect() : undefined;
    const caption = find(document, "#story .caption").getBoundingClientRect();
    const [left, right] = buttons && buttons.left >= caption.right ? [0, wide - buttons.left + GAP] : buttons && buttons.right <= caption.left ? [buttons.right + GAP, 0] : [0, 0];
    const foot = Math.min(high, shown.bottom, buttons && !left && !right ? buttons.top : Infinity);
    const room = Math.max(foot - seen.bottom, LOW, Math.min((foot - shown.top) * 0.4, 320));
    const isHidden = explained.some((it) => it.getBoundingClientRect().bottom > foot - room);
    const isAtHead = isHidden && explained.every((it) => it.getBoundingClientRect().top > shown.top + room);
    Object.assign(style, { left: `${left}px`, right: `${right}px`, top: isAtHead ? `${shown.top}px` : "auto", bottom: isAtHead ? "auto" : `${high - foot}px`, width: "auto", maxHeight: `${room}px` });
    card.classList.toggle("wide", wide - left - right >= 700);
  }

  return {
    element: card,
    place,
    remove() {
      card.remove();
      watch.disconnect();
    },
    /**
     * @param {PartsScene} scene
     * @param {string} part
     */
    show(scene, part) {
      const hadFocus = card.contains(document.activeElement);
      card.replaceChildren(...filled(scene, part));
      // In a frame, what leads away opens beside the article.
      if (isFramed) for (const link of findAll(card, ".further a")) Object.assign(link, { target: "_blank", rel: "noopener" });
      card.dataset.part = part;
      if (!card.isConnected) {
        document.body.append(card);
        if (isFramed) watch.observe(document.documentElement);
      }
      // The element with the focus was removed with the old text.
      if (hadFocus) card.focus({ preventScroll: true });
      card.scrollTop = 0;
      // Other scripts may add buttons for the part.
      card.dispatchEvent(new CustomEvent("part-card", { bubbles: true, detail: { part, ends: scene.ends(part), place: find(card, ".further") } }));
    },
  };
}
