// Another language in place: the page of the same step in that language lends what stands around the story and names its
// lesson; the program goes on with that lesson, at the same step.

import { onAddress } from "./program.js";
import { eventElement, fetchDocument, find, findAll, inputs } from "./shared/dom.js";
import { fetchLesson } from "./shared/lesson-file.js";

const html = document.documentElement;

/** What stands around the story, in one language. */
const AROUND = [".skip", "header.site", "footer.site"];

/**
 * @param {(lesson: Uint8Array) => void} setLesson hands the lesson of another language to the program
 * @param {string} base the address that names of files are relative to
 */
export function changeLanguageInPlace(setLesson, base) {
  // That of the site's root, whose address names none.
  const first = html.lang;
  let requests = 0;

  /**
   * @param {string} address
   * @param {string} [chosen] the language, where a reader has chosen it by a link
   */
  async function change(address, chosen) {
    requests += 1;
    const request = requests;
    const other = await fetchDocument(address);
    const lesson = await fetchLesson(new URL(find(other, "[data-lesson]").dataset.lesson ?? "", base));
    // Something newer was asked for meanwhile.
    if (request !== requests) return;
    // A step may have been taken meanwhile: the link knows.
    if (chosen) history.pushState(null, "", languageLink(chosen)?.href);
    const { lang, dir } = other.documentElement;
    Object.assign(html, { lang, dir });
    for (const part of AROUND) {
      const theirs = find(other, part);
      for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (theirs.querySelectorAll("a[href]"))) link.setAttribute("href", link.href);
      find(document, part).replaceWith(document.adoptNode(theirs));
    }
    for (const readings of inputs(document, ".readings input")) readings.checked = html.dataset.readings === "on";
    // The search goes on in this language as well.
    find(document, "script[data-index]").dataset.index = find(other, "script[data-index]").dataset.index;
    setLesson(lesson);
    if (chosen) findAll(document, ".languages [aria-current]")[0]?.focus();
  }

  addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (eventElement(event, "a[data-language]"));
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.dataset.language === html.lang) return;
    event.preventDefault();
    change(link.href, link.dataset.language).catch(() => location.assign(link.href));
  });
  onAddress(() => {
    const language = languageLink(location.pathname.split("/").at(-2))?.dataset.language ?? first;
    requests += 1;
    if (language !== html.lang) change(location.href).catch(() => location.reload());
  });
}

/**
 * @param {string | undefined} language
 * @returns {HTMLAnchorElement | null}
 */
const languageLink = (language) => document.querySelector(`a[data-language="${language}"]`);
