// Leaves in the document of the single file only what is shown: the story, or a page beside it with the header of the site and the scripts of
// the site's pages.

import { PERSONAL_TOOLS } from "#schema";
import { copyButtons } from "../islands/copy.js";
import { cutLinks } from "../islands/cut.js";
import { filters } from "../islands/filters.js";
import { quizKeys } from "../islands/quiz.js";
import { find, findAll } from "../common/dom.js";

const html = document.documentElement;
const styleOf = (/** @type {string} */ what) => find(document, `style[data-for=${what}]`);

/** Pictures that another page has, too, are references. The scripts and the printer need the picture itself. */
function drawPictures(/** @type {Element} */ leaf) {
  for (const use of leaf.querySelectorAll('.picture > use[href^="#picture-"]')) {
    const picture = document.getElementById((use.getAttribute("href") ?? "").slice(1));
    if (picture) use.replaceWith(.../** @type {Element} */ (picture.cloneNode(true)).childNodes);
  }
}

/**
 * Leaves the story. Of the pages it needs the cards of the parts.
 * @param {boolean} canBeginAgain whether the document begins again for a page
 * @returns {(id: string) => void} shows a page as it is without scripts, or the story again if there is none
 */
export function takeStory(canBeginAgain) {
  const leaves = findAll(document, ".leaf[data-title]");
  if (!canBeginAgain) for (const leaf of leaves) drawPictures(leaf);
  for (const leaf of leaves) {
    if (!leaf.id.endsWith("/parts")) leaf.remove();
    else leaf.replaceChildren(find(leaf, ".parts"));
  }
  // The story has other parts with the same names.
  styleOf("pages").setAttribute("media", "not all");
  let shown = "";
  let title = "";
  return (id) => {
    if (id === shown) return;
    title = shown ? title : document.title;
    shown = id;
    for (const leaf of leaves) {
      const isShown = leaf.id === id;
      leaf.toggleAttribute("data-shown", isShown);
      if (isShown) find(document, ".leaves").after(leaf);
      else if (!leaf.id.endsWith("/parts")) leaf.remove();
    }
    document.title = leaves.find((leaf) => leaf.id === id)?.dataset.title ?? title;
    find(document, ".leaves").hidden = id !== "";
    styleOf("pages").setAttribute("media", id ? "all" : "not all");
    scrollTo(0, 0);
  };
}

/** Leaves the tools that the page has. */
function takeTools(/** @type {HTMLElement} */ header, /** @type {HTMLElement} */ leaf) {
  const offered = "presented" in leaf.dataset ? [...PERSONAL_TOOLS, "present", "presenter"] : PERSONAL_TOOLS;
  for (const button of findAll(header, "[data-tool]")) {
    if (!offered.includes(button.dataset.tool ?? "")) (button.closest("li") ?? button).remove();
  }
}

/** @param {string} id `en/systems` */
export function showPage(id) {
  const leaf = find(document, `[id="${id}"]`);
  const [, name] = id.split("/");
  drawPictures(leaf);
  for (const other of findAll(document, ".leaf, .leaves, .of-story, .story-notice")) if (other !== leaf) other.remove();
  find(leaf, ":scope > header").remove();
  // Presenter view is for the teacher alone. It has neither.
  if (leaf.querySelector(".presenter")) for (const around of findAll(document, "header[data-only], footer")) around.remove();
  for (const header of findAll(document, "header[data-only]")) takeTools(header, leaf);
  for (const link of findAll(document, "header[data-only] a[data-language]")) link.setAttribute("href", `#${link.dataset.language}/${name}`);
  for (const link of findAll(document, ".sections a")) {
    if (link.getAttribute("href") === `#${id}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = leaf.dataset.title ?? "";
  document.body.classList.add("section");
  styleOf("board").setAttribute("media", "all");
  html.dataset.beside = "";
  leaf.dataset.shown = "";
}

/** Starts the scripts of the page, which the document now has alone. */
export function startPage() {
  copyButtons();
  quizKeys();
  cutLinks();
  filters();
}
