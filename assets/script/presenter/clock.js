// The presenter's clock, in seconds. It can be stopped. Pure: it does not access the page.

/**
 * @param {() => number} [time] returns the time in milliseconds
 */
export function makeClock(time = Date.now) {
  let passed = 0;
  // The time of the last start; 0 while the clock is stopped.
  let since = 0;
  const seconds = () => passed + (since ? (time() - since) / 1000 : 0);
  return {
    seconds,
    isRunning: () => since > 0,
    /** Whether it has been started since the last reset. */
    hasBegun: () => since > 0 || passed > 0,
    /** Starts it, or stops it. */
    toggle() {
      if (since) {
        passed = seconds();
        since = 0;
      } else since = time();
    },
    zero() {
      passed = 0;
      if (since) since = time();
    },
    /** Its state, with which a clock on another page can continue. */
    state: () => [Math.round(passed), since],
    /**
     * Continues from another clock's state.
     * @param {number} thatPassed
     * @param {number} startedAt
     */
    restore(thatPassed, startedAt) {
      passed = thatPassed;
      since = startedAt;
    },
  };
}

/**
 * Seconds as minutes and seconds: `4:05`.
 * @param {number} seconds
 */
export const formatTime = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/**
 * How many minutes a lesson is behind its plan; negative if it is ahead. Any time within the stay at the last step is on time.
 * @param {number} seconds the elapsed time
 * @param {number[]} stays the planned seconds for each step seen so far; the last is for the current step
 */
export function minutesBehind(seconds, stays) {
  const end = stays.reduce((sum, stay) => sum + stay, 0);
  const begin = end - (stays.at(-1) ?? 0);
  if (seconds > end) return Math.round((seconds - end) / 60);
  return seconds < begin ? -Math.round((begin - seconds) / 60) : 0;
}

/** @typedef {{ passed: number, since: number, plan: string, walked: string[] }} Handover */

/**
 * The state for the next page: clock, plan, and steps seen.
 * @param {number[]} state
 * @param {string} plan
 * @param {string[]} walked
 */
export const writeHandover = ([passed, since], plan, walked) => [passed, since, plan, ...walked].join(".");

/**
 * @param {string} written
 * @returns {Handover | undefined} undefined if the text is not a handover
 */
export function readHandover(written) {
  const [passed, since = "", plan = "", ...walked] = written.split(".");
  return /^\d+$/.test(since) ? { passed: Number(passed) || 0, since: Number(since), plan, walked } : undefined;
}
