// The words of the caption whose beat is shown: marked by the browser's own highlights, which change no markup and need no layout. Where
// a browser has none, nothing is marked.

const NAME = "beat";

/**
 * Marks words in a story's caption; no words mark nothing.
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
    /** Every letter, with the place where it stands. @type {[string, Text, number][]} */
    const letters = [];
    const texts = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = /** @type {Text} */ (texts.currentNode);
      // Readings stand over the words, and joiners between their letters.
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
