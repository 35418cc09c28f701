// The behaviour of a kiosk, as a function of events and of the time: it plays by itself until somebody touches it, then it belongs to the
// visitor, and after a time without a touch it asks, and goes home. It knows no page and no clock; `kiosk.js` has both.
//
// At home the kiosk plays by itself. It is home 80 seconds after the last touch at the latest.

/** The time without a touch, in milliseconds, after which the kiosk asks. */
export const ALONE = 60_000;

/** The time for an answer, in milliseconds. A visitor can ask for more as often as needed (WCAG 2.2.1). */
export const ANSWER = 20_000;

/** How long each step stays when it has been played, in milliseconds: time to read its words. */
export const READ = 9_000;

/** How long a page without its program stays before it is loaded anew, in milliseconds. */
export const RETRY = 120_000;

/** The age at which a page that is at home is loaded anew, in milliseconds: a new version of the site, and fresh memory. */
export const OLD = 24 * 3600_000;

/**
 * Whether it plays by itself, is visited, or asks. `since` is the last touch, or at home the moment since which the picture rests.
 * @typedef {{ is: "home" | "visited" | "asking", since: number, born: number }} State
 */
/**
 * An event: a touch, or time has passed. `plays` says whether the picture moves, `runs` whether the program runs.
 * @typedef {{ kind: "touch" } | { kind: "time", plays: boolean, runs: boolean }} Happening
 */
/**
 * A reaction: let a visitor begin, ask, go on after the question, go home, show the next step, load the page anew.
 * @typedef {"begin" | "ask" | "go on" | "go home" | "next" | "load" | undefined} Act
 */

/**
 * The state of a kiosk that has just been loaded. Home is the first step; at any other a visitor may be.
 * @param {boolean} isHome
 * @param {number} now
 * @returns {State}
 */
export const begin = (isHome, now) => ({ is: isHome ? "home" : "visited", since: now, born: now });

/**
 * @param {State} state
 * @param {Happening} happening
 * @param {number} now
 * @returns {[State, Act]}
 */
export function after(state, happening, now) {
  // A clock that has been set back would keep a visit for hours.
  const { is } = state;
  const since = Math.min(state.since, now);
  const born = Math.min(state.born, now);
  const passed = now - since;
  if (happening.kind === "touch") {
    const acts = /** @type {const} */ ({ home: "begin", asking: "go on", visited: undefined });
    return [{ is: "visited", since: now, born }, acts[is]];
  }
  if (is !== "home") {
    if (passed >= ALONE + ANSWER) return [{ is: "home", since: now, born }, "go home"];
    return [{ is: passed >= ALONE ? "asking" : "visited", since, born }, passed >= ALONE && is === "visited" ? "ask" : undefined];
  }
  if (happening.plays) return [{ is, since: now, born }, undefined];
  if (passed < (happening.runs ? READ : RETRY)) return [{ is, since, born }, undefined];
  const isOld = now - born >= OLD;
  return [{ is, since: now, born: isOld ? now : born }, !happening.runs || isOld ? "load" : "next"];
}

/**
 * The seconds that are left for an answer.
 * @param {State} state
 * @param {number} now
 */
export const secondsLeft = ({ since }, now) => Math.ceil(Math.max(0, since + ALONE + ANSWER - now) / 1000);

/**
 * How long to wait before time is reported again, in milliseconds: at most a second, so that a clock that jumps is noticed.
 * @param {State} state
 * @param {number} now
 */
export function pause({ is, since }, now) {
  const due = [ALONE, ALONE + ANSWER].map((length) => since + length - now).filter((left) => left > 0);
  return is === "home" ? 1000 : Math.min(1000, ...due);
}
