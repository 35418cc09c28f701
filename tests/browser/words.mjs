// Functions about words that run in the page, so they use nothing from outside: faults of the words in the visible pictures, as plain
// lines, and the marked words of the caption.

/** Words that are too small on the page: `smallest` in CSS pixels, `projector` as a share of the picture. */
export function small({ smallest, projector }) {
  const pictures = [...document.querySelectorAll("svg.picture, svg.chronicle")].filter((picture) => picture.checkVisibility());
  if (!pictures.length) return ["no picture is shown"];
  return pictures.flatMap((svg) => {
    const { width, height } = svg.viewBox.baseVal;
    const scale = svg.getBoundingClientRect().width / width;
    return [...svg.querySelectorAll("text")].filter((text) => text.checkVisibility()).flatMap((text) => {
      const size = parseFloat(getComputedStyle(text).fontSize);
      return [
        ...(size * scale < smallest - 0.01 ? [`“${text.textContent}” is ${(size * scale).toFixed(1)} px tall`] : []),
        ...(projector && !svg.matches(".panel, .chronicle") && size < height / 45 ? [`“${text.textContent}” is under 1/45 of the picture`] : []),
      ];
    });
  });
}

/**
 * Words that touch each other, are as near as words of a single name, are crossed by a line or leave the picture. `spare` is the margin for wider fonts. Measured in the
 * picture's own units, so the result does not depend on the page's size.
 */
export function problems({ spare }) {
  // The style sheet shows one of a step's two compositions, and all panels of the outcomes.
  const pictures = [...document.querySelectorAll("svg.picture, svg.chronicle")].filter((picture) => picture.checkVisibility());
  if (!pictures.length) return ["no picture is shown"];
  return pictures.flatMap((svg) => {
    const found = [];
    const labels = [...svg.querySelectorAll("text")].filter((text) => text.checkVisibility()).flatMap((text) => {
      const size = parseFloat(getComputedStyle(text).fontSize);
      const anchor = text.getAttribute("text-anchor") ?? "start";
      // A letter on a line has a disc behind it, which separates it from the line and from words.
      const disc = text.closest(".letter-of-link")?.querySelector("circle");
      if (disc) {
        const [x, y, r] = ["cx", "cy", "r"].map((name) => +disc.getAttribute(name));
        return [{ words: text.textContent, text, disc, left: x - r, right: x + r, top: y - r, bottom: y + r }];
      }
      const lines = text.children.length ? [...text.children] : [text];
      return lines.map((line, nth) => {
        // SVG gives a tspan no box, so its length and baseline are used.
        const width = line.getComputedTextLength() * (text.classList.contains("badge-number") ? 1 : 1 + spare);
        const x = +text.getAttribute("x");
        const baseline = +text.getAttribute("y") + nth * 1.2 * size;
        const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
        // Ascent and descent of the letters, not of the line.
        return { words: line.textContent, text, size, baseline, drawn: line.getComputedTextLength(), begins: anchor === "start", left, right: left + width, top: baseline - 0.78 * size, bottom: baseline + 0.22 * size };
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
      // In a row of the story names are at least three spaces apart. Longer words of a pseudo-language, which have no margin, may be nearer.
      if (spare && one.drawn && other.drawn && !svg.matches(".atlas, .chronicle") && ![one, other].some(({ text }) => text.matches(".badge-number")) && Math.abs(one.baseline - other.baseline) < 0.3 * one.size) {
        const middles = [one, other].map((it) => (it.left + it.right) / 2);
        const room = Math.abs(middles[0] - middles[1]) - (one.drawn + other.drawn) / 2;
        if (room < 0.7 * one.size) found.push(`“${one.words}” and “${other.words}” are ${(room / one.size).toFixed(2)} em apart`);
      }
    }
  }
  const toView = svg.getScreenCTM().inverse();
  for (const shape of svg.querySelectorAll(".line path, .orbit, .ribbon-edge, .limb, .land-line, .sea-line, .ring, .badge, .node, .symbol path, .chronicle .edge, .leader, .span path")) {
    if (!shape.checkVisibility()) continue;
    const length = shape.getTotalLength();
    const move = toView.multiply(shape.getScreenCTM());
    // The picture's units in those of the shape. A symbol has its own units.
    const scale = 1 / Math.hypot(move.a, move.b);
    const pieces = shape.getAttribute("d")?.match(/m/gi).length;
    const owner = shape.closest(".badge") ? "badge-number" : null;
    // A line along the first letters of words looks like a letter. At the start of words there is no margin.
    const beside = shape.matches(".line path") ? 4 : 0;
    // Most words lie outside the shape's bounding box, so most shapes can be skipped.
    const { x, y, width, height } = shape.getBBox();
    const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].map(([x, y]) => new DOMPoint(x, y).matrixTransform(move));
    const [columns, rows] = [corners.map((it) => it.x), corners.map((it) => it.y)];
    const [left, right, top, bottom] = [Math.min(...columns), Math.max(...columns), Math.min(...rows), Math.max(...rows)];
    const near = labels.filter(
      (it) =>
        !it.disc && !(owner && it.text.classList.contains(owner)) &&
        it.left - beside < right && it.right > left && it.top < bottom && it.bottom > top,
    );
    if (!near.length) continue;
    const hit = new Set();
    for (let at = 0; at <= length; ) {
      const point = shape.getPointAtLength(at).matrixTransform(move);
      let room = Infinity;
      for (const it of near) {
        const aside = Math.max(it.left - (it.begins ? beside : 0) - point.x, point.x - it.right);
        const away = Math.max(it.top - point.y, point.y - it.bottom);
        if (aside < 0 && away < 0) hit.add(it.words);
        room = Math.min(room, Math.max(aside, away));
      }
      // Along a line, the next word is at least as far as in a straight line. A shape with several pieces may jump.
      at += pieces > 1 ? 1 : Math.max(1, room * scale);
    }
    const name = shape.closest("[class]").parentElement?.closest(".line, .symbol, .tier, .outcome")?.getAttribute("class") ?? shape.getAttribute("class");
    for (const words of hit) found.push(`“${words}” is crossed by ${name}`);
  }
    return found;
  });
}

/** The words of the caption that are marked at a moment of the step, as a share of its duration. */
export function markedAt(share) {
  const { motion } = window.layeredDefense;
  const { from, to } = motion.place();
  const { length } = motion.state();
  motion.seek((from + (to - from) * share) * length);
  return [...(CSS.highlights?.get("beat") ?? [])].map((range) => range.toString()).join();
}
