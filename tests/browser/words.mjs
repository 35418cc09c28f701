// What is wrong with the words of the pictures that are shown. Runs inside the page: it names nothing from outside.

/** In plain lines; `spare` is the room to be kept for wider fonts, `smallest` in CSS pixels. */
export function problems({ spare, smallest, projector }) {
  // The style sheet shows one of a step's two compositions, and all panels.
  return [...document.querySelectorAll("svg.picture, svg.chronicle")].filter((picture) => picture.checkVisibility()).flatMap((svg) => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const found = [];
    const labels = [...svg.querySelectorAll("text")].filter((text) => text.checkVisibility()).flatMap((text) => {
      const size = parseFloat(getComputedStyle(text).fontSize);
      const shown = size * scale;
      if (shown < smallest - 0.01) found.push(`“${text.textContent}” is ${shown.toFixed(1)} px tall`);
      if (projector && !svg.matches(".panel, .chronicle") && size < svg.viewBox.baseVal.height / 45) found.push(`“${text.textContent}” is under 1/45 of the picture`);
      const anchor = text.getAttribute("text-anchor") ?? "start";
      // A letter on a line stands in a disc, which keeps the line away from it and words as well.
      const disc = text.closest(".letter-of-link")?.querySelector("circle");
      if (disc) {
        const [x, y, r] = ["cx", "cy", "r"].map((name) => +disc.getAttribute(name));
        return [{ words: text.textContent, text, disc, left: x - r, right: x + r, top: y - r, bottom: y + r }];
      }
      const lines = text.children.length ? [...text.children] : [text];
      return lines.map((line, nth) => {
        // A tspan has no box of its own in SVG's terms: take its length and its baseline.
        const width = line.getComputedTextLength() * (text.classList.contains("badge-number") ? 1 : 1 + spare);
        const x = +text.getAttribute("x");
        const baseline = +text.getAttribute("y") + nth * 1.2 * size;
        const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
        // Ascent and descent of the letters themselves, not of the line.
        return { words: line.textContent, text, begins: anchor === "start", left, right: left + width, top: baseline - 0.78 * size, bottom: baseline + 0.22 * size };
      });
  });
  const view = svg.viewBox.baseVal;
  for (const it of labels) {
    if (it.left < 0 || it.right > view.width || it.top < 0 || it.bottom > view.height) found.push(`“${it.words}” leaves the picture`);
  }
  for (const [nth, one] of labels.entries()) {
    for (const other of labels.slice(nth + 1)) {
      if (one.text === other.text) continue;
      if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom) {
        found.push(`“${one.words}” and “${other.words}” touch`);
      }
    }
  }
  const toView = svg.getScreenCTM().inverse();
  for (const shape of svg.querySelectorAll(".line path, .band-edge, .bar, .ring, .badge, .node, .symbol path, .chronicle .edge, .leader, .span path")) {
    if (!shape.checkVisibility()) continue;
    const length = shape.getTotalLength();
    const move = toView.multiply(shape.getScreenCTM());
    const owner = shape.closest(".badge") ? "badge-number" : null;
    const hit = new Set();
    // A line that runs along the first letters of words seems to be one of them. Where words begin, no room is spare.
    const beside = ({ begins }) => (begins && shape.matches(".line path") ? 4 : 0);
    for (let at = 0; at <= length; at += 1) {
      const point = shape.getPointAtLength(at).matrixTransform(move);
      for (const it of labels) {
        if (it.disc || (owner && it.text.classList.contains(owner))) continue;
        if (point.x > it.left - beside(it) && point.x < it.right && point.y > it.top && point.y < it.bottom) hit.add(it.words);
      }
    }
    const name = shape.closest("[class]").parentElement?.closest(".line, .symbol, .tier, .outcome")?.getAttribute("class") ?? shape.getAttribute("class");
    for (const words of hit) found.push(`“${words}” is crossed by ${name}`);
  }
    return found;
  });
}

