// The presenter's clock, in seconds. It runs only while somebody lets it. No page, no words.

/**
 * @param {() => number} [time] the time, in milliseconds
 */
export function makeClock(time = Date.now) {
  let passed = 0;
  // When it was last started; 0 while it stands.
  let since = 0;
  const seconds = () => passed + (since ? (time() - since) / 1000 : 0);
  return {
    seconds,
    isRunning: () => since > 0,
    /** Whether it has been started since it was set to zero. */
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
    /** How it stands, so that another page can go on with it. */
    state: () => [Math.round(passed), since],
    /**
     * Goes on with how another clock stood.
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
 * How many minutes a lesson is behind its plan; less than zero, where it is ahead. On time is whatever falls into the last step's stay.
 * @param {number} seconds that have passed
 * @param {number[]} stays that the plan gives to the steps that were seen, in seconds; that of the step which came last is the last
 */
export function minutesBehind(seconds, stays) {
  const end = stays.reduce((sum, stay) => sum + stay, 0);
  const begin = end - (stays.at(-1) ?? 0);
  if (seconds > end) return Math.round((seconds - end) / 60);
  return seconds < begin ? -Math.round((begin - seconds) / 60) : 0;
}

/** @typedef {{ passed: number, since: number, plan: string, walked: string[] }} Handover */

/**
 * What one page hands to the next: how the clock stands, the plan, the steps that were seen.
 * @param {number[]} state
 * @param {string} plan
 * @param {string[]} walked
 */
export const writeHandover = ([passed, since], plan, walked) => [passed, since, plan, ...walked].join(".");

/**
 * @param {string} written
 * @returns {Handover | undefined} nothing, where it is none
 */
export function readHandover(written) {
  const [passed, since = "", plan = "", ...walked] = written.split(".");
  return /^\d+$/.test(since) ? { passed: Number(passed) || 0, since: Number(since), plan, walked } : undefined;
}
