// Changes the language without a new page: takes header, footer and lesson from the page of the same step in that language,
// and the program continues with that lesson at the same step.

import { canBeLoaded } from "./failure.js";
import { isTranslated, language, onAddress } from "./program.js";
import { checkBuild } from "./common/build.js";
import { eventElement, fetchDocument, find, findAll, inputs } from "./common/dom.js";
import { fetchLesson } from "./common/lesson-file.js";

const html = document.documentElement;

/** The selectors of the parts around the story. */
const AROUND = [".skip", "header.site", "footer.site"];

/**
 * @param {import("#glue").Port} port
 * @param {string} base the address to which file names are relative
 */
export function changeLanguageInPlace(port, base) {
  // The page at the site's root has no language in its address.
  const first = language();
  /**
   * The language that was last asked for and is not loaded yet, through a link or through Back. Only a request for another language
   * replaces it.
   * @type {{ language: string, isChosen: boolean } | undefined}
   */
  let asked;

  /**
   * @param {string} address
   * @param {string} wanted
   * @param {boolean} isChosen whether the reader has chosen it by a link
   */
  async function change(address, wanted, isChosen) {
    asked = { language: wanted, isChosen };
    try {
      const other = await fetchDocument(address);
      checkBuild(address, other.documentElement.dataset.build);
      const { dataset } = find(other, "[data-lesson]");
      const lesson = await fetchLesson(new URL(dataset.lesson ?? "", base), dataset.integrity);
      if (asked?.language !== wanted) return;
      show(other);
      port.set_lesson(lesson);
      asked = undefined;
      if (isChosen) findAll(document, ".languages a:not([aria-current])")[0]?.focus();
    } catch {
      if (asked?.language !== wanted) return;
      // The step may have changed; the link has the current step.
      const page = languageLink(wanted)?.href ?? address;
      // From the browser's page about a missing network nobody in a hall gets back. Otherwise that page says what is wrong.
      if (html.dataset.ui === "kiosk" && !(await canBeLoaded(page))) asked = undefined;
      else if (isChosen) location.assign(page);
      else location.reload();
    }
  }

  addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (eventElement(event, "a[data-language]"));
    const wanted = link?.dataset.language;
    if (!wanted || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !("awake" in html.dataset)) return;
    // The reader has gone back to the current language.
    if (wanted === language()) asked = undefined;
    else if (isTranslated()) return;
    else {
      event.preventDefault();
      change(link.href, wanted, true);
    }
  });
  onAddress(() => {
    const there = languageLink(location.pathname.split("/").at(-2))?.dataset.language ?? first;
    if (there !== language() && isTranslated()) location.reload();
    else if (there !== language()) change(location.href, there, false);
    else if (!asked?.isChosen) asked = undefined;
  });
}

/** @param {Document} other a page in another language */
function show(other) {
  const { lang, dir } = other.documentElement;
  Object.assign(html, { lang, dir });
  html.dataset.language = lang;
  for (const part of AROUND) {
    const theirs = find(other, part);
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (theirs.querySelectorAll("a[href]"))) link.setAttribute("href", link.href);
    find(document, part).replaceWith(document.adoptNode(theirs));
  }
  for (const readings of inputs(document, ".readings input")) readings.checked = html.dataset.readings === "on";
  // The search continues in this language, too.
  find(document, "script[data-index]").dataset.index = find(other, "script[data-index]").dataset.index;
}

/**
 * @param {string | undefined} to the language
 * @returns {HTMLAnchorElement | null}
 */
const languageLink = (to) => document.querySelector(`a[data-language="${to}"]`);
