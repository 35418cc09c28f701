// The keyframes of self-playing films: easing by pieces gives the same values as easing as a whole.
import assert from "node:assert/strict";
import { test } from "node:test";
import { piecesOf } from "../../assets/script/film/easing.js";

/** The progress of a cubic curve in a style sheet. */
function eased(easing, share) {
  const numbers = easing.match(/^cubic-bezier\((.*)\)$/)?.[1].split(",").map(Number);
  if (!numbers) return share;
  const [x1, y1, x2, y2] = numbers;
  const curve = (a, b, t) => 3 * a * t * (1 - t) ** 2 + 3 * b * t ** 2 * (1 - t) + t ** 3;
  let [low, high] = [0, 1];
  for (let n = 0; n < 40; n += 1) {
    const middle = (low + high) / 2;
    if (curve(x1, x2, middle) < share) low = middle;
    else high = middle;
  }
  return curve(y1, y2, (low + high) / 2);
}

/** The value between keyframes; each eases up to the next. */
function valueAt(frames, share) {
  const nth = Math.max(0, frames.findLastIndex(({ at }) => at <= share));
  const [here, next] = [frames[nth], frames[nth + 1] ?? frames[nth]];
  if (next === here) return here.value;
  if (here.easing.startsWith("steps")) return here.value;
  return here.value + (next.value - here.value) * eased(here.easing, (share - here.at) / (next.at - here.at));
}

const EASES = ["linear", "cubic-bezier(0.3, 0, 0.2, 1)", "cubic-bezier(0.45, 0, 0.55, 1)", "cubic-bezier(0.35, 0, 0.7, 1)"];

const asKeyframes = (pairs, easing = "linear") => pairs.map(([computedOffset, value]) => ({ computedOffset, offset: computedOffset, easing, composite: "auto", left: String(value) }));

for (const easing of EASES) {
  test(`pieces of ${easing} give the same values as the whole`, () => {
    const pairs = [[0, 0], [0.1, 40], [0.35, 10], [0.8, 90], [1, 100]];
    const pieces = piecesOf(asKeyframes(pairs), easing).map(({ at, easing: its, values }) => ({ at, easing: its, value: Number(values.left) }));
    const whole = pairs.map(([at, value]) => ({ at, value, easing: "linear" }));
    for (let share = 0; share <= 1; share += 0.01) {
      const difference = Math.abs(valueAt(pieces, share) - valueAt(whole, eased(easing, share)));
      assert.ok(difference < 0.1, `${difference} at ${share}`);
    }
  });

  test(`steps keep their values under ${easing} and come when the whole reaches them`, () => {
    const pairs = [[0, 1], [0.25, 2], [0.5, 3], [1, 3]];
    const pieces = piecesOf(asKeyframes(pairs, "steps(1)"), easing).map(({ at, easing: its, values }) => ({ at, easing: its, value: Number(values.left) }));
    for (let share = 0.005; share < 1; share += 0.01) {
      const progress = eased(easing, share);
      const expected = pairs.findLast(([at]) => at <= progress)[1];
      if (pairs.every(([at]) => Math.abs(at - progress) > 0.01)) assert.equal(valueAt(pieces, share), expected, `at ${share}`);
    }
  });
}

test("a single keyframe eases as a whole", () => {
  const [piece] = piecesOf([{ computedOffset: 0, offset: 0, easing: "linear", composite: "auto", opacity: "0" }], EASES[1]);
  assert.deepEqual([piece.at, piece.values], [0, { opacity: "0" }]);
  for (const share of [0.2, 0.5, 0.8]) assert.ok(Math.abs(eased(piece.easing, share) - eased(EASES[1], share)) < 0.001);
});
