// A picture while a step plays: the score's tracks as Web Animations. `set` creates them once, all paused at the start.
// After that no script writes to the page. `player.js` decides which moment they show.
//
// A track describes how a part differs from the still. A part without a track, or after the end of its track, looks as drawn.
// Ghosts are added to the picture and removed with the stage.

/** @typedef {import("#scores").Score} Score */
/** @typedef {import("#scores").Drawn} Drawn */
/** @typedef {import("#scores").Track} Track */

const NS = "http://www.w3.org/2000/svg";

/** Milliseconds in a tick of the scores. */
export const TICK = 10;

/** The easings, in the order of `Ease`. */
const EASES = ["linear", "cubic-bezier(.3,0,.2,1)", "cubic-bezier(.45,0,.55,1)", "cubic-bezier(.35,0,.7,1)"];

/** The classes for presence, in the order of `Presence`. */
const PRESENCES = ["", "trace", "lit", "new"];

/** The style properties that may differ in a part whose look changes. */
const LOOKS = /** @type {const} */ (["fill", "stroke", "strokeWidth", "strokeDasharray", "opacity", "fillOpacity"]);

/** The greatest number of pieces in which a dotted line appears. */
const PIECES = 30;

/** The number of straight pieces for a motion along a line. */
const SAMPLES = 16;

/** The angle through which a new line of sight turns until it finds the missile, in degrees. */
const SWEEP = 24;

/** @typedef {[number, number]} Point */

/**
 * The groups of a picture that scores count, in order.
 * @param {SVGSVGElement} svg
 */
const groups = (svg) => [...svg.children].filter((it) => it.tagName === "g" && !it.classList.contains("ghosts"));

/**
 * Whether a score was written for a picture. True if the score is not loaded yet.
 * @param {SVGSVGElement} svg
 * @param {Score | undefined} score
 */
export function fits(svg, score) {
  if (!score) return true;
  const [parts] = score;
  const found = groups(svg);
  return found.length === parts.length && found.every((group, nth) => group.childElementCount === parts[nth]);
}

/**
 * Sets up a score on a picture.
 * @param {SVGSVGElement} svg
 * @param {Score} score
 * @param {Set<string>} without marks whose tracks do not play
 * @param {boolean} brief whether to leave out pulses and the actors that send and receive them, for lack of time
 * @returns {{ animations: Animation[], strike: () => void }}
 */
export function set(svg, [, under, drawn, marks], without, brief) {
  const parts = groups(svg);
  const isPassing = (/** @type {Track} */ [[group, nth], does]) => does === 6 || (nth === undefined && drawn[group][1].class.startsWith("pulse"));
  const tracks = marks.flatMap(([mark, ...its]) => (without.has(mark) ? [] : its)).filter((track) => !brief || !isPassing(track));

  /** What is animated. It begins after all has been looked at: each look after a change costs the browser a style of its own. @type {[Element, Keyframe[], KeyframeAnimationOptions][]} */
  const planned = [];
  const layers = [document.createElementNS(NS, "g"), document.createElementNS(NS, "g")];
  for (const layer of layers) layer.setAttribute("class", "ghosts");
  const plays = new Set(tracks.map(([on]) => on.length === 1 && on[0]));
  const ghosts = drawn.map((it, nth) => {
    const ghost = element(it);
    if (plays.has(nth)) layers[nth < under ? 0 : 1].append(ghost);
    return ghost;
  });
  // Above the sky and its ribbons and below all lines; and above everything but the words.
  svg.insertBefore(layers[0], parts[2]);
  svg.insertBefore(layers[1], parts[parts.length - 1]);

  /**
   * @param {Element} part
   * @param {Keyframe[]} frames
   * @param {number} from
   * @param {number} to
   * @param {number} ease
   * @param {FillMode} [fill] for ghosts, which keep their state at the end
   */
  const animate = (part, frames, from, to, ease, fill = "backwards") => {
    // A single frame is the beginning; the end is the part as drawn.
    const all = frames.length === 1 ? [{ offset: 0, ...frames[0] }] : frames;
    planned.push([part, all, { delay: from * TICK, duration: (to - from) * TICK, easing: EASES[ease], fill }]);
  };

  for (const { part, was, is, from, to, ease } of turns(parts, tracks)) {
    const changed = LOOKS.filter((look) => was[look] !== is[look]);
    if (changed.length) animate(part, [Object.fromEntries(changed.map((look) => [look, was[look]]))], from, to, ease);
  }
  const elementOf = (/** @type {Track[0]} */ [group, nth]) => (nth === undefined ? ghosts[group] : parts[group].children[nth]);
  const lines = (/** @type {number[]} */ about) => about.flatMap((group, at) => (at % 2 ? [] : [/** @type {SVGGeometryElement} */ (elementOf([group, about[at + 1]]).firstElementChild)]));
  const flight = marks.flatMap(([, ...its]) => its).find(([on, does]) => does === 7 && elementOf(on).matches(".missile"));
  for (const [on, does, from, to, ease, about, keys] of tracks) {
    const [, nth] = on;
    const part = elementOf(on);
    const fill = nth === undefined ? "both" : "backwards";
    const [x, y] = about.map((it) => it / 10);
    /** Scales and turns around that point. @param {number} size @param {number} [turn] */
    const round = (size, turn = 0) => `translate(${x}px,${y}px) rotate(${turn}deg) scale(${size}) translate(${-x}px,${-y}px)`;
    switch (does) {
      case 0:
        animate(part, [part.tagName === "text" ? { opacity: 0, transform: "translateY(6px)" } : { opacity: 0 }], from, to, ease);
        break;
      case 2:
        draw(part, keys, (target, frames, tail) => {
          if (tail) animate(target, [{ opacity: 0 }], to - 1, to, 0);
          else animate(target, frames, from, to, ease, fill);
        });
        if (nth !== undefined) animate(part, [{ opacity: 0 }], from, from + 1, 0);
        break;
      case 3:
        animate(part, [{ transform: round(0.02) }, { transform: round(1) }], from, to, ease);
        animate(part, [{ opacity: 0 }], from, from + 1, 0);
        break;
      case 4:
        animate(part, [{ opacity: 0, transform: round(1.3) }, { transform: round(1) }], from, to, ease);
        break;
      case 5: {
        const [ring, dot] = /** @type {SVGGeometryElement[]} */ ([...part.children]);
        const length = ring.getTotalLength();
        const closed = from + (to - from) * 0.7;
        animate(part, [{ opacity: 0 }], from, from + 1, 0);
        animate(ring, [{ strokeDasharray: `0 ${length + 9}` }, { strokeDasharray: `${length} ${length + 9}` }], from, closed, ease);
        if (dot) animate(dot, [{ transform: round(0) }, { transform: round(1) }], closed, to, ease);
        break;
      }
      case 6: {
        // A part may swell again, so it keeps no state before or after.
        if (part.tagName === "rect") {
          const strokeWidth = "calc(10 * var(--stroke))";
          animate(part, [{ offset: 0 }, { offset: 0.3, strokeWidth }, { offset: 0.7, strokeWidth }, { offset: 1 }], from, to, ease, "none");
          break;
        }
        // An element that is drawn at the origin and moved by a transform grows around its own origin.
        const grown = (/** @type {number} */ size) => ({ transform: part.hasAttribute("transform") ? `translate(${x}px,${y}px) rotate(${about[2]}deg) scale(${size})` : round(size) });
        animate(part, [grown(1), grown(1.3), grown(1)], from, to, ease, "none");
        break;
      }
      case 7:
        animate(part, about.length ? along(lines(about)) : frames(keys, 4, (across, down, turn) => moved(across / 10, down / 10, turn)), from, to, ease, fill);
        break;
      case 8:
        animate(part, sight(flight, [x, y], about[2], [from, to], nth === undefined).map(([offset, turn, size]) => ({ offset, transform: round(size, turn) })), from, to, ease, fill);
        break;
      case 9:
        animate(part, frames(keys, 2, (seen) => ({ opacity: seen / 1000 })), from, to, ease, fill);
    }
  }
  const animations = planned.map(([part, frames, timing]) => {
    const animation = part.animate(frames, timing);
    animation.pause();
    return animation;
  });
  return {
    animations,
    strike() {
      for (const animation of animations) animation.cancel();
      for (const layer of layers) layer.remove();
    },
  };
}

/** The duration for marks that another year adds, and the delay of their words, in milliseconds. */
const RENEWAL = { length: 600, wait: 300 };

/**
 * Lets marks that another year adds draw themselves: first the marks, then their words. At the end the picture is as drawn.
 * @param {SVGSVGElement} svg
 * @returns {Animation[]}
 */
export function renew(svg) {
  const parts = [...svg.querySelectorAll(".era-2015, .era-now")].filter((part) => part.checkVisibility());
  return parts.flatMap((part) => {
    const timing = { duration: RENEWAL.length, delay: part.tagName === "text" ? RENEWAL.wait : 0, easing: EASES[1], fill: /** @type {const} */ ("backwards") };
    /** @type {Animation[]} */
    const made = [];
    if (part.matches(".line")) draw(part, [0, 0, 1000, 1000], (target, frames) => frames.length && made.push(target.animate(frames, timing)));
    else made.push(part.animate({ opacity: [0, 1] }, timing));
    return made;
  });
}

/**
 * Restores keys of `count` numbers from their differences.
 * @param {number[]} steps
 * @param {number} count
 */
function keysOf(steps, count) {
  const key = Array(count).fill(0);
  return Array.from({ length: steps.length / count }, (_, nth) => key.map((was, at) => (key[at] = was + steps[nth * count + at])));
}

/**
 * Turns keys into keyframes. The first number of each key is its time, in thousandths.
 * @param {number[]} steps
 * @param {number} count
 * @param {(...values: number[]) => Keyframe} frame
 */
const frames = (steps, count, frame) => keysOf(steps, count).map(([when, ...values]) => ({ offset: when / 1000, ...frame(...values) }));

/** A transform to a point, with a turn. @param {number} across @param {number} down @param {number} turn in degrees */
const moved = (across, down, turn) => ({ transform: `translate(${across}px,${down}px) rotate(${turn}deg)` });

/** @param {Point} from @param {Point} to */
const apart = ([x, y], [toX, toY]) => Math.hypot(toX - x, toY - y);

/** The direction from one point to another, in degrees. @param {Point} from @param {Point} to */
const direction = ([x, y], [toX, toY]) => (Math.atan2(toY - y, toX - x) * 180) / Math.PI;

/**
 * The motion along lines, one after the other. A drawing that points up points in the direction of travel.
 * @param {SVGGeometryElement[]} lines
 * @returns {Keyframe[]}
 */
function along(lines) {
  const all = lines.flatMap((line) => {
    const length = line.getTotalLength();
    return Array.from({ length: SAMPLES + 1 }, (_, nth) => {
      const { x, y } = line.getPointAtLength((length * nth) / SAMPLES);
      return /** @type {Point} */ ([x, y]);
    });
  });
  // A line begins at the end of another.
  const points = all.filter((point, nth) => !nth || apart(all[nth - 1], point) > 0.1);
  let distance = 0;
  const distances = points.map((point, nth) => (distance += nth ? apart(points[nth - 1], point) : 0));
  return points.map((point, nth) => {
    const at = Math.min(nth, points.length - 2);
    return { offset: distances[nth] / distance, ...moved(...point, direction(points[at], points[at + 1]) + 90) };
  });
}

/**
 * The turn and length of a line of sight that follows the missile, relative to the drawn line, at times from 0 to 1. A new line
 * turns and grows until it has found the missile.
 * @param {Track | undefined} flight the missile's own track
 * @param {Point} about the place of the sensor
 * @param {number} found the tick at which the line finds the missile; 0 if it follows from the start
 * @param {[number, number]} span
 * @param {boolean} leaves whether the line is drawn as at the start instead of the end
 */
function sight(flight, about, found, [from, to], leaves) {
  const [, , start, end, , , steps] = /** @type {Track} */ (flight);
  const keys = keysOf(steps, 4);
  const place = (/** @type {number} */ tick) => {
    const when = Math.min(1000, Math.max(0, ((tick - start) / (end - start)) * 1000));
    const after = Math.max(1, keys.findIndex(([its]) => its >= when));
    const [[before, x, y], [next, toX, toY]] = [keys[after - 1], keys[after]];
    const share = (when - before) / (next - before);
    return /** @type {Point} */ ([(x + (toX - x) * share) / 10, (y + (toY - y) * share) / 10]);
  };
  const drawn = place(leaves ? from : to);
  const count = Math.ceil((to - from) / 7);
  return Array.from({ length: count + 1 }, (_, nth) => {
    const tick = from + ((to - from) * nth) / count;
    const at = place(tick);
    const rest = found ? Math.max(0, (found - tick) / (found - from)) ** 2 : 0;
    const turn = direction(about, at) - direction(about, drawn) - rest * SWEEP;
    return [nth / count, turn, (apart(about, at) / apart(about, drawn)) * (1 - 0.9 * rest)];
  });
}

/**
 * Creates an element from the scores' form.
 * @param {Drawn} drawn
 * @returns {Element}
 */
function element([tag, attributes, ...children]) {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.map(element));
  return made;
}

/**
 * The shapes of parts whose look changes, each with its look before and after. All styles are read together, because each
 * read after a change costs a style calculation.
 * @param {Element[]} parts
 * @param {Track[]} tracks
 */
function turns(parts, tracks) {
  const turning = tracks.filter(([, does]) => does === 1).map(([on, , from, to, ease, was]) => {
    const part = parts[on[0]].children[/** @type {number} */ (on[1])];
    return { part, was: PRESENCES[was[0]], name: part.getAttribute("class") ?? "", from, to, ease };
  });
  const shapes = turning.flatMap((it) => [it.part, ...it.part.querySelectorAll("path, circle")].map((part) => ({ ...it, part })));
  const looks = () =>
    shapes.map(({ part }) => {
      const style = getComputedStyle(part);
      return Object.fromEntries(LOOKS.map((look) => [look, style[look]]));
    });
  const is = looks();
  for (const { part, was, name } of turning) part.setAttribute("class", `${name.replace(/ (trace|lit|new)\b/g, "")} ${was}`);
  const were = looks();
  for (const { part, name } of turning) part.setAttribute("class", name);
  return shapes.map(({ part, from, to, ease }, nth) => ({ part, was: were[nth], is: is[nth], from, to, ease }));
}

/**
 * Draws a line from its start: a solid line by the length of a single dash, a dotted or dashed line piece by piece.
 * @param {Element} part
 * @param {number[]} steps
 * @param {(target: Element, frames: Keyframe[], tail: boolean) => void} animate
 */
function draw(part, steps, animate) {
  const [line, tip] = /** @type {SVGGeometryElement[]} */ ([...part.children]);
  const length = line.getTotalLength();
  const pattern = getComputedStyle(line).strokeDasharray;
  if (tip) animate(tip, [], true);
  if (pattern === "none") {
    animate(line, frames(steps, 2, (share) => ({ strokeDasharray: `${(length * share) / 1000} ${length + 99}` })), false);
    return;
  }
  const dashes = pattern.split(",").map(parseFloat);
  const period = dashes.reduce((sum, it) => sum + it, 0);
  const count = Math.ceil(length / period) + 1;
  const each = Math.ceil(count / PIECES);
  /** @type {Keyframe[]} */
  const all = [];
  for (let shown = 1; shown < count + each; shown += each) {
    const when = time(steps, Math.min(1000, ((shown - 1) * period * 1000) / length));
    // All lists have the same length: the gap after the last visible piece is longer than the line.
    const list = Array.from({ length: count }, (_, nth) => dashes.map((it, at) => (nth === shown - 1 && at === dashes.length - 1 ? 9999 : it)));
    all.push({ offset: when, strokeDasharray: list.flat().join(" "), easing: "steps(1)" });
  }
  all[0].offset = 0;
  all.push({ ...all[all.length - 1], offset: 1 });
  animate(line, all, false);
}

/**
 * The time at which keys reach a value, from 0 to 1.
 * @param {number[]} steps
 * @param {number} value
 */
function time(steps, value) {
  const keys = keysOf(steps, 2);
  const nth = keys.findIndex(([, share], at) => at > 0 && share >= value && share > keys[at - 1][1]);
  if (nth < 0) return 1;
  const [[before, low], [after, high]] = keys.slice(nth - 1, nth + 1);
  return Math.min(1, Math.max(0, (before + ((after - before) * (value - low)) / (high - low)) / 1000));
}
