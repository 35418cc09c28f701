// Shows cut links in the pictures: missing marks are hidden, quiet marks are pale, a cut line has a cross in a gap, a waiting actor
// has three dots, and a missile without a hit flies on. All of it is removed before the next picture, so the drawing itself never changes.

import table from "#what-if";

/** @typedef {import("#what-if").Drawn} Drawn */
/** @typedef {import("./consequences.js").Seen} Seen */
/**
 * @typedef {object} View
 * @property {string} path
 * @property {number} nth the number of the step on the path, from 1
 * @property {Seen} seen
 * @property {string} letters the letters of the cut links
 * @property {boolean} isAnswered whether results are shown, and not only the cuts
 * @property {boolean} isAtEnd whether the whole step is shown
 * @property {boolean} isChoosing whether each link has its letter
 */

const NS = "http://www.w3.org/2000/svg";
/** The groups of a drawing that hold actors, and the one that holds words. */
const [NODES, SYMBOLS, LABELS] = [2, 5, 7];

/** The groups of the program's drawing. @param {Element} svg */
const groups = (svg) => [...svg.children].filter((it) => it.tagName === "g" && !it.classList.contains("ghosts"));

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function shape(tag, attributes) {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return /** @type {SVGGraphicsElement} */ (made);
}

/** @param {Drawn} drawn @returns {SVGGraphicsElement} */
function drawn([tag, attributes, ...children]) {
  const made = shape(tag, attributes);
  made.append(...children.map(drawn));
  return made;
}

/** Removes all additions from the pictures. @param {Element} stage */
export function clear(stage) {
  for (const part of stage.querySelectorAll("[data-what-if]")) part.removeAttribute("data-what-if");
  for (const layer of stage.querySelectorAll(".what-if-marks")) layer.remove();
}

/**
 * Shows cuts and their results in both pictures.
 * @param {Element} stage
 * @param {View} view
 */
export function showMarks(stage, view) {
  clear(stage);
  const step = table.paths[view.path][view.nth - 1];
  [...stage.querySelectorAll(":scope > svg.picture")].forEach((svg, nth) => markPicture(/** @type {SVGSVGElement} */ (svg), view, step[2][nth]));
}

/**
 * @param {SVGSVGElement} svg
 * @param {View} view
 * @param {[number, number]} drawing
 */
function markPicture(svg, { seen, letters, isAnswered, isAtEnd, isChoosing }, [parts, flight]) {
  const drawing = groups(svg);
  // In units of the wide picture; the tall picture is smaller.
  const unit = svg.viewBox.baseVal.width > 600 ? 1 : 0.5;
  const layer = shape("g", { class: "ghosts what-if-marks", "aria-hidden": "true" });
  const partsOf = (/** @type {string} */ mark) => {
    const places = table.parts[parts][mark] ?? [];
    const found = [];
    for (let at = 0; at < places.length; at += 2) {
      const part = drawing[places[at]]?.children[places[at + 1]];
      if (part) found.push({ group: places[at], part: /** @type {SVGGraphicsElement} */ (part) });
    }
    return found;
  };
  const isCutLine = (/** @type {string} */ mark) => letters.includes(table.lines[mark] ?? "-");
  if (isAnswered) {
    for (const mark of seen.gone.filter((it) => !isCutLine(it))) for (const { part } of partsOf(mark)) part.dataset.whatIf = "gone";
    for (const mark of seen.idle.filter((it) => !seen.gone.includes(it))) {
      for (const { group, part } of partsOf(mark)) {
        if (group !== LABELS) part.dataset.whatIf = "idle";
        if (group === NODES) layer.append(dots(cornerOf(part, unit), unit));
        else if (group === SYMBOLS && !isBoxed(part, drawing[NODES])) layer.append(dots(headOf(part), unit));
      }
    }
    if (seen.fliesOn && isAtEnd) layer.prepend(...table.flights[flight].map(drawn));
  }
  for (const [line, letter] of Object.entries(table.lines)) {
    const isCut = letters.includes(letter);
    if (!isCut && !isChoosing) continue;
    for (const { group, part } of partsOf(line)) {
      if (group === LABELS) continue;
      if (isCut) part.dataset.whatIf = "cut";
      const place = table.places[letter]?.[unit === 1 ? 0 : 1] ?? middleOf(part);
      if (part.checkVisibility?.() !== false) layer.append(sign(place, unit, isChoosing ? letter : undefined));
    }
  }
  svg.append(layer);
}

/**
 * The middle of a line.
 * @param {Element} line
 * @returns {[number, number]}
 */
function middleOf(line) {
  const course = /** @type {SVGGeometryElement} */ (line.querySelector(".course"));
  const { x, y } = course.getPointAtLength(course.getTotalLength() / 2);
  return [x, y];
}

/**
 * A plate on a line, with a cross if it is cut, or with its letter.
 * @param {[number, number]} place
 * @param {number} unit
 * @param {string} [letter]
 */
function sign([x, y], unit, letter) {
  const plate = shape("g", { transform: `translate(${Math.round(x)} ${Math.round(y)}) scale(${unit})` });
  plate.append(shape("circle", { class: "plate", r: 15 }));
  if (letter) {
    const words = shape("text", { class: "label", "text-anchor": "middle", y: 7 });
    words.textContent = letter;
    plate.append(words);
  } else plate.append(shape("path", { class: "cross", d: "M-7 -7L7 7M-7 7L7 -7" }));
  return plate;
}

/**
 * Three dots beside a waiting actor.
 * @param {[number, number]} place
 * @param {number} unit
 */
function dots([x, y], unit) {
  const made = shape("g", { class: "waits", transform: `translate(${Math.round(x)} ${Math.round(y)}) scale(${unit})` });
  made.append(shape("rect", { class: "plate", x: -24, y: -11, width: 48, height: 22, rx: 11 }));
  for (const at of [-12, 0, 12]) made.append(shape("circle", { cx: at, cy: 0, r: 3.5 }));
  return made;
}

/**
 * The point above a symbol.
 * @param {SVGGraphicsElement} symbol
 * @returns {[number, number]}
 */
function headOf(symbol) {
  const { left, right, top } = boxOf(symbol);
  return [(left + right) / 2, top];
}

/**
 * The point in the upper corner of a box, where it has no words.
 * @param {SVGGraphicsElement} box
 * @param {number} unit
 * @returns {[number, number]}
 */
function cornerOf(box, unit) {
  const { right, top } = boxOf(box);
  return [right - 32 * unit, top + 18 * unit];
}

/**
 * Whether a symbol is drawn in a box.
 * @param {SVGGraphicsElement} symbol
 * @param {Element} boxes
 */
function isBoxed(symbol, boxes) {
  const its = boxOf(symbol);
  const [x, y] = [(its.left + its.right) / 2, (its.top + its.bottom) / 2];
  return [...boxes.children].map((box) => boxOf(/** @type {SVGGraphicsElement} */ (box))).some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom);
}

/** The bounding box of an element in the picture's units. @param {SVGGraphicsElement} part */
function boxOf(part) {
  const { x, y, width, height } = part.getBBox();
  const matrix = part.transform.baseVal.consolidate()?.matrix ?? new DOMMatrix();
  const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].map((corner) => new DOMPoint(...corner).matrixTransform(matrix));
  const [across, down] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  return { left: Math.min(...across), right: Math.max(...across), top: Math.min(...down), bottom: Math.max(...down) };
}
