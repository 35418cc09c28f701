// A path as a line of time: its steps one after the other, each a sequence of beats. Where a moment lies on it, and what stands where. No page,
// no clock.

/** @typedef {{ step: string, beats: number[] }} StepBeats the lengths of a step's beats, at speed 1 */
/** @typedef {{ step: string, moment: number }} Place */

/** @typedef {ReturnType<typeof makeTimeline>} Timeline */

const sum = (/** @type {number[]} */ lengths) => lengths.reduce((all, length) => all + length, 0);

/** @param {StepBeats[]} steps of one path, in their order */
export function makeTimeline(steps) {
  const ends = steps.map((_, nth) => sum(steps.slice(0, nth + 1).map(({ beats }) => sum(beats))));
  const starts = [0, ...ends.slice(0, -1)];
  const length = ends.at(-1) ?? 0;
  const nthOf = (/** @type {string} */ step) => Math.max(0, steps.findIndex((it) => it.step === step));
  const beatsOf = (/** @type {string} */ step) => steps[nthOf(step)]?.beats ?? [];

  return {
    /** How long the whole path is. */
    length,
    /** The steps, and where each ends. */
    ends: steps.map(({ step }, nth) => ({ step, end: ends[nth] })),
    /** How many beats a step has. */
    countOf: (/** @type {string} */ step) => beatsOf(step).length,
    /** How long a step is. */
    lengthOf: (/** @type {string} */ step) => sum(beatsOf(step)),
    /**
     * The moment at which so many beats of a step have been shown; all of them, where there are not so many.
     * @param {string} step
     * @param {number} count
     */
    momentAfter: (step, count) => sum(beatsOf(step).slice(0, count)),
    /**
     * How many beats of a step have been shown at a moment.
     * @param {string} step
     * @param {number} moment
     */
    shownAt(step, moment) {
      let end = 0;
      return beatsOf(step).filter((beat) => (end += beat) <= moment).length;
    },
    /**
     * The number of beats that comes nearest to a moment.
     * @param {string} step
     * @param {number} moment
     */
    nearest(step, moment) {
      const shown = this.shownAt(step, moment);
      const before = this.momentAfter(step, shown);
      const after = this.momentAfter(step, shown + 1);
      return after > before && moment - before >= after - moment ? shown + 1 : shown;
    },
    /**
     * Where a moment of a step lies on the path.
     * @param {string} step
     * @param {number} moment
     */
    positionOf: (step, moment) => (starts[nthOf(step)] ?? 0) + moment,
    /**
     * The step and the moment at a place of the path. Where one step ends and the next begins, it is the end of the first.
     * @param {number} position
     * @returns {Place | undefined}
     */
    at(position) {
      const nth = Math.max(0, ends.findIndex((end) => position <= end));
      const inside = position > length ? ends.length - 1 : nth;
      return steps[inside] && { step: steps[inside].step, moment: Math.min(Math.max(0, position - starts[inside]), ends[inside] - starts[inside]) };
    },
    /**
     * The place one beat on or back from a moment: at the edge of a step, in the one beside it.
     * @param {string} step
     * @param {number} moment
     * @param {1 | -1} by
     * @returns {Place | undefined}
     */
    beside(step, moment, by) {
      const nth = nthOf(step);
      const shown = this.shownAt(step, moment);
      const isBetween = moment > this.momentAfter(step, shown);
      const count = by > 0 ? shown + 1 : isBetween ? shown : shown - 1;
      if (count >= 0 && count <= beatsOf(step).length) return { step, moment: this.momentAfter(step, count) };
      const other = steps[nth + by];
      // Where two steps meet, the picture is the same: the beat beyond is meant.
      return other && { step: other.step, moment: by > 0 ? (other.beats[0] ?? 0) : sum(other.beats.slice(0, -1)) };
    },
  };
}
