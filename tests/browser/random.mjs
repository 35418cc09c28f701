// Numbers that follow from a seed, so that a run can be repeated, and values that nobody expects.

/** Numbers that follow from a seed (mulberry32): each call returns one below its argument. */
export function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The numbers of the seed in `SEED`, or of this one, which is printed. */
export function seeded(otherwise, what) {
  const seed = Number(process.env.SEED ?? otherwise);
  console.log(`seed of ${what}: ${seed} (SEED=${seed} repeats it)`);
  return numbers(seed);
}

export const oneOf = (any, values) => values[any(values.length)];

const ODD = [null, undefined, true, false, 0, -0, -1, 1, 0.5, 1e300, NaN, Infinity, -Infinity, "", " ", "0", "1", "-1", "next", "go", "launch", "../../x", "<img src=x>", "javascript:alert(1)", "__proto__", "constructor", "toString", "日本", "\u0000", "x".repeat(5000), [], {}, [[]], ["launch"], { length: 3 }, { toString: 1, valueOf: 1 }];

/** A value of any kind. */
export function anyValue(any, depth = 0) {
  if (depth > 2 || any(4)) return oneOf(any, ODD);
  if (any(2)) return Array.from({ length: any(4) }, () => anyValue(any, depth + 1));
  return Object.fromEntries(Array.from({ length: any(4) }, () => [oneOf(any, ["step", "key", "value", "to", "kind", "page", "x"]), anyValue(any, depth + 1)]));
}

/**
 * A message with some fields right and others of any kind.
 * @param {Record<string, unknown[]>} fields the right values of each field
 */
export function anyMessage(any, fields) {
  if (!any(12)) return anyValue(any);
  const message = { layeredDefense: any(20) ? 1 : anyValue(any) };
  for (const [name, values] of Object.entries(fields)) {
    const chance = any(8);
    if (chance < 5) message[name] = oneOf(any, values);
    else if (chance < 7) message[name] = anyValue(any);
  }
  return message;
}
