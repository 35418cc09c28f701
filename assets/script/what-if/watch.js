// Waits for the first cut link, and then loads the script for cut links.

import { SECTIONS } from "#schema";
import { currentCut, isStatic, language, onDone, openWhatIf, withWhatIf } from "../program.js";
import { checkBuild } from "../common/build.js";
import { element, fetchDocument, find, loadStyle } from "../common/dom.js";
import { importModule } from "../common/import-module.js";

/** @typedef {typeof import("./what-if.js").startWhatIf} Start */

/** @param {string} base the address to which file names are relative */
export function watchCuts(base) {
  /** @type {Map<string, Promise<HTMLElement>>} */
  const pages = new Map();
  /** @param {string} here the language */
  async function fetchWords(here) {
    const address = new URL(`${here}/${SECTIONS.whatIf}.html`, base);
    const page = await fetchDocument(address);
    checkBuild(address, page.documentElement.dataset.build);
    return document.adoptNode(find(page, ".what-if-words"));
  }
  /** @param {string} here */
  function wordsIn(here) {
    const words = pages.get(here) ?? fetchWords(here);
    pages.set(here, words);
    words.catch(() => pages.delete(here));
    return words;
  }
  watch(async () => {
    const { script, style } = (await wordsIn(language())).dataset;
    const [{ startWhatIf }] = await Promise.all([importModule(new URL(script ?? "", base).href), loadStyle(element("link", { rel: "stylesheet", href: new URL(style ?? "", base).href }))]);
    return /** @type {Start} */ (startWhatIf)(wordsIn);
  });
}

/**
 * The same in the single file, which contains the words of every language.
 * @param {Start} start
 */
export function watchCutsInFile(start) {
  watch(() => start(async (here) => find(document, `.what-if-words[data-only="${here}"]`)));
}

/** @param {() => ReturnType<Start>} load */
function watch(load) {
  /** @type {ReturnType<Start> | undefined} */
  let loaded;
  const once = () => {
    loaded ??= load();
    loaded.catch(() => (loaded = undefined));
    return loaded;
  };
  openWhatIf(once);
  const follow = () => {
    if (currentCut() && !isStatic() && !loaded) once().catch(console.info);
  };
  onDone(follow);
  follow();
  // The card of a line or an actor has a button to cut it.
  addEventListener("part-card", (event) => withWhatIf((it) => it.offer(/** @type {CustomEvent<{ part: string, place: HTMLElement }>} */ (event).detail)));
}
