// Finds and ranks entries of the search. Pure: it does not access the page.
// The browser folds letters (`normalize`), so no table of letters is needed.

/** @typedef {{ name: string, also: string[], text: string }} Texts */

/**
 * Folds differences in spelling: width, case, accents of Latin letters, kana, hyphens, dots, joiners.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[\p{Pd}・.·'’“”「」()\u2060]/gu, "");

/**
 * Adds the folded texts to an entry.
 * @template {Texts} Entry
 * @param {Entry} entry
 * @returns {Entry & { folded: Texts }}
 */
export const foldEntry = (entry) => ({ ...entry, folded: { name: fold(entry.name), also: entry.also.map(fold), text: fold(entry.text) } });

/**
 * How well a text matches a word: at its beginning, at the beginning of a word in it, or anywhere.
 * @param {string} text
 * @param {string} word
 */
function worth(text, word) {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  if (at === 0) return 3;
  return text.includes(` ${word}`) ? 2 : 1;
}

/**
 * The entries that match every word of a folded query, the best first. If there is none, the entries that match most words.
 * @template {{ folded: Texts }} Entry
 * @param {Entry[]} entries
 * @param {string} query
 * @returns {Entry[]}
 */
export function rank(entries, query) {
  const words = query.split(/\s+/).filter(Boolean);
  const scored = entries.map((entry, nth) => {
    const { name, also, text } = entry.folded;
    const scores = words.map((word) => Math.max(4 * worth(name, word), ...also.map((it) => 3 * worth(it, word)), worth(text, word)));
    return { entry, nth, answered: scores.filter(Boolean).length, score: scores.reduce((sum, score) => sum + score, 0) };
  });
  const most = Math.max(0, ...scored.map(({ answered }) => answered));
  if (!most) return [];
  return scored.filter(({ answered }) => answered === most).sort((a, b) => b.score - a.score || a.nth - b.nth).map(({ entry }) => entry);
}
