// Finds the part of the picture at a point, and the part to which an arrow key leads. Points are in CSS pixels. Pure: it does not access the
// page.

/** @typedef {{ left: number, top: number, width: number, height: number }} Box */
/**
 * A shape that can be clicked: a box, or a line of points. `area` is the area of any other shape.
 * @typedef {{ part: string, box?: Box, points?: [number, number][], area?: number }} Shape
 */
/** @typedef {{ part: string, x: number, y: number }} Stop */

/** The least width and height of a clickable area. */
const REACH = 24;

/** @type {(box: Box) => Box} */
const roomy = ({ left, top, width, height }) => {
  const [wide, high] = [Math.max(width, REACH), Math.max(height, REACH)];
  return { left: left - (wide - width) / 2, top: top - (high - height) / 2, width: wide, height: high };
};

/**
 * The distance of a point from a straight piece.
 * @param {[number, number]} place
 * @param {[number, number]} from
 * @param {[number, number]} to
 */
function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const share = square ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

/**
 * The area of a shape that contains a point, otherwise infinity.
 * @param {Shape} shape
 * @param {[number, number]} place
 */
function areaAt({ box, points, area }, [x, y]) {
  if (area) return area;
  if (box) {
    const { left, top, width, height } = roomy(box);
    return x >= left && x <= left + width && y >= top && y <= top + height ? width * height : Infinity;
  }
  let length = 0;
  let isNear = false;
  for (let nth = 1; nth < (points?.length ?? 0); nth += 1) {
    const [from, to] = [/** @type {[number, number][]} */ (points)[nth - 1], /** @type {[number, number][]} */ (points)[nth]];
    length += Math.hypot(to[0] - from[0], to[1] - from[1]);
    isNear ||= distance([x, y], from, to) <= REACH / 2;
  }
  return isNear ? Math.max(length, REACH) * REACH : Infinity;
}

/**
 * The part at a point. Where several overlap, the smallest.
 * @param {Shape[]} shapes
 * @param {[number, number]} place
 * @returns {string | undefined}
 */
export function partAt(shapes, place) {
  let found;
  let least = Infinity;
  for (const shape of shapes) {
    const area = areaAt(shape, place);
    // Of equal areas the later one wins, because it is painted above.
    if (area > least || area === Infinity) continue;
    least = area;
    found = shape.part;
  }
  return found;
}

/** The direction of each arrow key. */
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** @param {string} key */
export const isArrow = (key) => key in WAYS;

/**
 * The stop to which an arrow key leads: along a line if a line leads in that direction, otherwise the nearest.
 * @param {Stop} from
 * @param {string} key
 * @param {Stop[]} stops
 * @param {(part: string) => boolean} isJoined whether a line connects it with the current stop
 * @returns {Stop | undefined}
 */
export function stopTowards(from, key, stops, isJoined) {
  const [wayX, wayY] = WAYS[/** @type {keyof typeof WAYS} */ (key)];
  let best;
  let least = Infinity;
  for (const stop of stops) {
    const [dx, dy] = [stop.x - from.x, stop.y - from.y];
    const ahead = dx * wayX + dy * wayY;
    const aside = Math.abs(dx * wayY - dy * wayX);
    if (stop.part === from.part || ahead < 1 || aside > 2.5 * ahead) continue;
    // A stop along a line is preferred to nearer stops.
    const cost = ahead + 2 * aside + (isJoined(stop.part) ? 0 : 1e6);
    if (cost >= least) continue;
    least = cost;
    best = stop;
  }
  return best;
}
