// Marks the words of the caption that belong to the current beat, by the browser's own highlights. They change no markup and need no layout.
// A browser without them marks nothing.

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
      // Readings and joiners are not part of the words.
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
