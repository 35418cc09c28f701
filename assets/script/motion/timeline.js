// A path as a timeline: its steps in order, each a sequence of beats. Converts between moments and positions. Pure: it accesses neither
// the page nor a clock.

/** @typedef {{ step: string, beats: number[] }} StepBeats the durations of a step's beats, at speed 1 */
/** @typedef {{ step: string, moment: number }} Place */

/** @typedef {ReturnType<typeof makeTimeline>} Timeline */

const sum = (/** @type {number[]} */ lengths) => lengths.reduce((all, length) => all + length, 0);

/** @param {StepBeats[]} steps the steps of a path, in order */
export function makeTimeline(steps) {
  const ends = steps.map((_, nth) => sum(steps.slice(0, nth + 1).map(({ beats }) => sum(beats))));
  const starts = [0, ...ends.slice(0, -1)];
  const length = ends.at(-1) ?? 0;
  const nthOf = (/** @type {string} */ step) => Math.max(0, steps.findIndex((it) => it.step === step));
  const beatsOf = (/** @type {string} */ step) => steps[nthOf(step)]?.beats ?? [];

  return {
    /** The duration of the whole path. */
    length,
    /** The steps, each with its end position. */
    ends: steps.map(({ step }, nth) => ({ step, end: ends[nth] })),
    /** The number of beats of a step. */
    countOf: (/** @type {string} */ step) => beatsOf(step).length,
    /** The duration of a step. */
    lengthOf: (/** @type {string} */ step) => sum(beatsOf(step)),
    /**
     * The moment after this many beats of a step, or its end if it has fewer.
     * @param {string} step
     * @param {number} count
     */
    momentAfter: (step, count) => sum(beatsOf(step).slice(0, count)),
    /**
     * The number of beats of a step that are shown at a moment.
     * @param {string} step
     * @param {number} moment
     */
    shownAt(step, moment) {
      let end = 0;
      return beatsOf(step).filter((beat) => (end += beat) <= moment).length;
    },
    /**
     * The number of beats that is closest to a moment.
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
     * The position of a step's moment on the path.
     * @param {string} step
     * @param {number} moment
     */
    positionOf: (step, moment) => (starts[nthOf(step)] ?? 0) + moment,
    /**
     * The step and moment at a position. Where a step ends and the next begins, it is the end of the first.
     * @param {number} position
     * @returns {Place | undefined}
     */
    at(position) {
      const nth = Math.max(0, ends.findIndex((end) => position <= end));
      const inside = position > length ? ends.length - 1 : nth;
      return steps[inside] && { step: steps[inside].step, moment: Math.min(Math.max(0, position - starts[inside]), ends[inside] - starts[inside]) };
    },
    /**
     * The place one beat before or after a moment. At the edge of a step it is in the step beside it.
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
      // Where two steps meet, both places show the same picture, so the beat beyond is returned.
      return other && { step: other.step, moment: by > 0 ? (other.beats[0] ?? 0) : sum(other.beats.slice(0, -1)) };
    },
  };
}
