// Marks the words of the caption for the current beat, with the CSS highlight API. It changes no markup and no layout.
// Browsers without it mark nothing.

const NAME = "beat";

/**
 * Marks words in a story's caption; with empty words, none.
 * @param {Element} story
 * @param {string} words
 */
export function mark(story, words) {
  if (!("highlights" in CSS)) return;
  const range = words && find(story, words);
  if (range) CSS.highlights.set(NAME, new Highlight(range));
  else CSS.highlights.delete(NAME);
}

/**
 * @param {Element} story
 * @param {string} words
 */
function find(story, words) {
  for (const sentence of story.querySelectorAll(".caption .sentence")) {
    /** Every letter with its node and offset. @type {[string, Text, number][]} */
    const letters = [];
    const texts = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = /** @type {Text} */ (texts.currentNode);
      // Furigana and joiners are not part of the words.
      if (text.parentElement?.closest("rt")) continue;
      [...text.data].reduce((at, letter) => {
        if (letter !== "\u2060") letters.push([letter, text, at]);
        return at + letter.length;
      }, 0);
    }
    const length = [...words].length;
    const at = letters.findIndex((_, nth) => letters.slice(nth, nth + length).map(([letter]) => letter).join("") === words);
    if (at < 0) continue;
    const range = new Range();
    const [, first, start] = letters[at];
    const [letter, last, end] = letters[at + length - 1];
    range.setStart(first, start);
    range.setEnd(last, end + letter.length);
    return range;
  }
  return undefined;
}
