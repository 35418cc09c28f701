// Translates the keyframes of a Web Animation to those of a style sheet. A Web Animation eases as a whole, and a style sheet eases each
// piece between two keyframes. A piece of a cubic curve is a cubic curve again, so the translation is exact. Pure.

/** @typedef {{ at: number, easing: string, values: Record<string, string> }} Piece a keyframe, the easing up to the next, its properties */
/** @typedef {[number, number]} Point */

/** The curve of an easing, as four points; undefined if it is even. @param {string} easing @returns {Point[] | undefined} */
function curveOf(easing) {
  const numbers = easing.match(/^cubic-bezier\((.*)\)$/)?.[1].split(",").map(Number);
  return numbers && [[0, 0], [numbers[0], numbers[1]], [numbers[2], numbers[3]], [1, 1]];
}

/** @param {Point} from @param {Point} to @param {number} share @returns {Point} */
const between = ([x, y], [toX, toY], share) => [x + (toX - x) * share, y + (toY - y) * share];

/**
 * Splits a curve, by de Casteljau.
 * @param {Point[]} curve
 * @param {number} share
 * @returns {[Point[], Point[]]}
 */
function split([a, b, c, d], share) {
  const [ab, bc, cd] = [between(a, b, share), between(b, c, share), between(c, d, share)];
  const [abc, bcd] = [between(ab, bc, share), between(bc, cd, share)];
  const middle = between(abc, bcd, share);
  return [[a, ab, abc, middle], [middle, bcd, cd, d]];
}

/** The share of a curve at which it reaches a height. @param {Point[]} curve @param {number} height */
function shareAt(curve, height) {
  let [low, high] = [0, 1];
  for (let n = 0; n < 40; n += 1) {
    const middle = (low + high) / 2;
    if (split(curve, middle)[0][3][1] < height) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const round = (/** @type {number} */ value) => Number(value.toFixed(4));

/** A piece of a curve as an easing. @param {Point[]} piece */
function easingOf([[x0, y0], b, c, [x1, y1]]) {
  const within = (/** @type {Point} */ [x, y]) => [(x - x0) / (x1 - x0), (y - y0) / (y1 - y0)].map(round);
  return `cubic-bezier(${[...within(b), ...within(c)].join(",")})`;
}

/**
 * @param {ComputedKeyframe[]} keyframes
 * @param {string} easing of the animation as a whole
 * @returns {Piece[]}
 */
export function piecesOf(keyframes, easing) {
  const curve = curveOf(easing);
  const all = keyframes.map(({ computedOffset: at, easing: its, ...more }) => {
    const values = Object.entries(more).filter(([name]) => name !== "offset" && name !== "composite");
    return { at, easing: its, values: /** @type {Record<string, string>} */ (Object.fromEntries(values)) };
  });
  if (!curve) return all;
  // A single keyframe leads to the element's own look, or from it.
  const offsets = [...new Set([0, ...all.map((it) => it.at), 1])];
  const shares = offsets.map((offset) => (offset === 0 || offset === 1 ? offset : shareAt(curve, offset)));
  return all.map(({ at, easing: its, values }) => {
    const nth = offsets.indexOf(at);
    const [, after] = split(curve, shares[nth]);
    const here = { at: at === 1 ? 1 : after[0][0], values };
    if (at === 1) return { ...here, easing: "linear" };
    if (its !== "linear") return { ...here, easing: its };
    const end = (shares[nth + 1] - shares[nth]) / (1 - shares[nth]);
    return { ...here, easing: easingOf(split(after, end)[0]) };
  });
}
