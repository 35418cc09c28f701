// Finds and ranks entries of the search. Pure: it does not access the page.
// The browser folds letters (`normalize`) and knows their scripts, so no table of letters is needed.

/**
 * `more` is text of the place that a result does not show.
 * @typedef {{ name: string, also: string[], text: string, more?: string }} Texts
 */
/** A folded text, and each word in it once. @typedef {{ text: string, words: string[] }} Field */
/** @typedef {{ name: Field, also: Field[], text: Field, more: Field }} Fields */

// What joins the parts of a word: “SM-3”, “long-range”, “site’s”.
const JOINT = /[\p{Pd}・.·'’\u2060]/u;
const JOINTS = new RegExp(JOINT, "gu");
const QUOTES = /[“”「」()]/gu;
// Runs of one script. Japanese has no spaces, but a change of script is nearly always the beginning of a word.
const RUNS = /\p{Script=Han}+|[ァ-ヶー]+|[ぁ-ゖー]+|[^\p{Script=Han}ぁ-ゖァ-ヶー]+/gu;
const JAPANESE = /[\p{Script=Han}ぁ-ゖァ-ヶー]/u;

/** Folds width, case, and accents of Latin letters. @param {string} text */
const plain = (text) =>
  text
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFKC")
    .toLowerCase();

/** Folds kana, hyphens, dots, joiners. @param {string} text */
const joined = (text) => text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60)).replace(JOINTS, "");

/**
 * Folds differences in spelling.
 * @param {string} text
 */
export const fold = (text) => joined(plain(text).replace(QUOTES, ""));

/**
 * The words of a text, each also in its parts: “hit-to-kill” is hittokill, hit, to, kill.
 * @param {string} text
 * @returns {Field}
 */
function field(text) {
  /** @type {Set<string>} */
  const words = new Set();
  const spelt = plain(text);
  for (const piece of spelt.split(/[^\p{L}\p{M}\p{N}\p{Pd}・.·'’\u2060ー]+/u)) {
    for (const run of JAPANESE.test(piece) ? (piece.match(RUNS) ?? []) : [piece]) {
      words.add(joined(run));
      if (JOINT.test(run)) for (const part of run.split(JOINT)) words.add(joined(part));
    }
  }
  words.delete("");
  return { text: joined(spelt.replace(QUOTES, "")), words: [...words] };
}

/**
 * Adds the folded texts to an entry.
 * @template {Texts} Entry
 * @param {Entry} entry
 * @returns {Entry & { folded: Fields }}
 */
export const foldEntry = (entry) => ({ ...entry, folded: { name: field(entry.name), also: entry.also.map(field), text: field(entry.text), more: field(entry.more ?? "") } });

/**
 * Whether a word begins with a query in which one letter is wrong, missing, added, or exchanged with the next.
 * @param {string} query
 * @param {string} word
 */
function beginsNearly(query, word) {
  let at = 0;
  while (at < query.length && query[at] === word[at]) at += 1;
  const exchanged = query[at] === word[at + 1] && query[at + 1] === word[at];
  return (
    word.startsWith(query.slice(at + 1), at + 1) ||
    word.startsWith(query.slice(at + 1), at) ||
    word.startsWith(query.slice(at), at + 1) ||
    (exchanged && word.startsWith(query.slice(at + 2), at + 2))
  );
}

/** The share of two lengths, squared: nearly the whole word counts far more than its first letters. */
const share = (/** @type {string} */ one, /** @type {string} */ other) => (Math.min(one.length, other.length) / Math.max(one.length, other.length)) ** 2;

/** The greatest value of a list of words. @param {string[]} words @param {(word: string) => number} value */
const best = (words, value) => words.reduce((most, word) => Math.max(most, value(word)), 0);

// How well a text matches a query word, from 0 to 1. A later rule is used only if the earlier rules find nothing in any entry.
/** @type {((field: Field, query: string) => number)[]} */
const RULES = [
  // A whole word, its beginning, or the word with an English ending (“launches”). Japanese words are also found inside others.
  ({ text, words }, query) => {
    const inside = JAPANESE.test(query) && text.includes(query) ? 0.3 : 0;
    return best(words, (word) => {
      if (word === query) return 1;
      if (word.startsWith(query)) return share(word, query) / 2;
      if (word.length > 2 && query.startsWith(word) && /^(e?[sd]|ing)$/.test(query.slice(word.length))) return share(word, query) / 4;
      return inside;
    });
  },
  // A typing error of one letter.
  ({ words }, query) => (query.length < 4 || /\d/.test(query) ? 0 : best(words, (word) => (word.length > 3 && beginsNearly(query, word) ? share(word, query) / 2 : 0))),
  // Anywhere in a word.
  ({ text }, query) => (query.length > 2 && text.includes(query) ? 0.1 : 0),
];

/**
 * @param {Fields} fields
 * @param {string} query
 * @param {(field: Field, query: string) => number} rule
 */
function worth({ name, also, text, more }, query, rule) {
  const inName = rule(name, query) * (name.text === query ? 6 : name.text.startsWith(query) ? 5 : 4);
  return Math.max(inName, rule(text, query), rule(more, query) / 2, ...also.map((it) => 3 * rule(it, query)));
}

/**
 * What each entry is worth for a query word, by the first rule that finds something.
 * @param {{ folded: Fields }[]} entries
 * @param {string} query
 */
function worths(entries, query) {
  for (const rule of RULES) {
    const found = entries.map(({ folded }) => worth(folded, query, rule));
    if (found.some(Boolean)) return found;
  }
  return undefined;
}

/**
 * The entries that match a query, the best first. A rare word counts more than a frequent one. Entries that match much less of the
 * query than the best are left out.
 * @template {{ folded: Fields }} Entry
 * @param {Entry[]} entries
 * @param {string} query
 * @returns {Entry[]}
 */
export function rank(entries, query) {
  const asked = plain(query).replace(QUOTES, "").split(/[\s、。？！?!,;:"]+/u).filter(joined);
  const found = asked.flatMap((word) => {
    const whole = worths(entries, joined(word));
    if (whole || !JAPANESE.test(word)) return [whole];
    // A Japanese phrase: its words without the particles between them.
    const parts = word.match(RUNS) ?? [];
    return parts.filter((run) => !/^[ぁ-ゖー]+$/.test(run)).map((run) => worths(entries, joined(run)));
  });
  const scored = entries.map((entry, nth) => ({ entry, nth, answered: 0, score: 0 }));
  for (const word of found) {
    if (!word) continue;
    const rarity = Math.log(1 + entries.length / word.filter(Boolean).length);
    for (const it of scored) {
      if (!word[it.nth]) continue;
      it.answered += rarity;
      it.score += rarity * word[it.nth];
    }
  }
  const enough = 0.6 * Math.max(0, ...scored.map(({ answered }) => answered));
  return scored
    .filter(({ answered }) => answered && answered >= enough)
    .sort((a, b) => b.score - a.score || a.nth - b.nth)
    .map(({ entry }) => entry);
}
