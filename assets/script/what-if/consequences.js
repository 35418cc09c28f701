// Computes the results of cut links in a step: missing marks, quiet marks, and the words that fit. A pure function of table, path,
// step and cuts. `Run` in crates/what_if computes the same natively, and a test compares the two.

/** @typedef {import("#what-if").Table} Table */
/** @typedef {import("#what-if").Condition} Condition */

/**
 * The cut links, by letter, and the moment of the cut: step and beat of the path. `[0, 0]` is the start.
 * @typedef {{ letters: string, from: [number, number] }} Cuts
 */
/**
 * @typedef {object} Seen
 * @property {string[]} gone marks that never appeared
 * @property {string[]} idle marks of the picture that do not become active in this step
 * @property {string | undefined} end the words that replace those of the step
 * @property {string[]} remarks the sentences that are added
 * @property {string | undefined} on the step at which the story continues without its question
 * @property {boolean} fliesOn whether a hit of this path did not happen
 * @property {boolean} isEarlier whether the whole step was shown before anything was cut
 */

/**
 * Reads a value of the address. Letters without a link are dropped.
 * @param {Pick<Table, "letters">} table
 * @param {string} value
 * @returns {Cuts}
 */
export function readCuts({ letters }, value) {
  const [cut, step, beat] = value.split("_");
  const moment = step && beat ? [Number(step), Number(beat)] : [0, 0];
  return { letters: [...letters].filter((letter) => cut.includes(letter)).join(""), from: /** @type {[number, number]} */ (moment) };
}

/**
 * Writes the cuts as a value of the address. Before the first event that needs a link nothing can be lost, so a cut up to there counts
 * from the start.
 * @param {Table} table
 * @param {string} path
 * @param {Cuts} cuts
 */
export const writeCuts = (table, path, { letters, from }) => (letters && isBefore(firstMoment(table, path), from) ? `${letters}_${from.join("_")}` : letters);

/**
 * The moment of the first event that needs a link.
 * @param {Table} table
 * @param {string} path
 * @returns {[number, number]}
 */
function firstMoment(table, path) {
  const steps = stepsOf(table, path);
  const nth = steps.findIndex(([, events]) => events.length > 0);
  return [nth + 1, steps[nth]?.[1][0]?.[0] ?? 0];
}

/**
 * Adds a link to the cuts, at a moment. All cuts share a moment; an earlier cut moves it.
 * @param {Cuts} cuts
 * @param {string} letters
 * @param {[number, number]} at
 * @returns {Cuts}
 */
export function cutMore(cuts, letters, at) {
  const all = [...new Set([...cuts.letters, ...letters])].sort().join("");
  return { letters: all, from: cuts.letters && !isBefore(at, cuts.from) ? cuts.from : at };
}

/**
 * @param {[number, number]} one
 * @param {[number, number]} other
 */
export const isBefore = (one, other) => one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);

/**
 * The steps of a path with their events; of the default path if there is no such path.
 * @param {Table} table
 * @param {string} path
 */
export const stepsOf = (table, path) => table.paths[path] ?? table.paths[table.path];

/**
 * The content of a step.
 * @param {Table} table
 * @param {string} path
 * @param {number} nth the number of the step on the path, from 1
 * @param {Cuts} cuts
 * @returns {Seen}
 */
export function consequences(table, path, nth, cuts) {
  const steps = stepsOf(table, path).slice(0, nth);
  /** @param {number} guards */
  const isPrevented = (guards) =>
    table.guards[guards].some(([letters, step, beat]) => !isBefore([step, beat], cuts.from) && [...letters].every((letter) => cuts.letters.includes(letter)));
  const events = steps.flatMap(([step, here], before) => here.map(([, mark, brings, guards]) => ({ step, nth: before + 1, mark, brings, lost: isPrevented(guards) })));
  /** @param {string} mention */
  const isLost = (mention) => {
    const [mark, step] = mention.split("/").reverse();
    return events.findLast((event) => event.mark === mark && (!step || event.step === step))?.lost ?? false;
  };
  /** @param {Condition} condition */
  const fits = ([, lost, kept]) => lost.every(isLost) && !kept.some(isLost);
  const [ends, remarks, fork] = table.steps[steps[nth - 1][0]];
  const hits = steps.map(([step]) => table.steps[step][3]).filter((hit) => hit !== null);
  return {
    gone: events.filter((event) => event.lost && event.brings).map((event) => event.mark),
    idle: events.filter((event) => event.lost && !event.brings && event.nth === nth).map((event) => event.mark),
    end: ends.find(fits)?.[0],
    remarks: remarks.filter(fits).map(([id]) => id),
    on: fork && isLost(fork[0]) ? fork[1] : undefined,
    fliesOn: hits.some(isLost),
    isEarlier: cuts.from[0] > nth,
  };
}
