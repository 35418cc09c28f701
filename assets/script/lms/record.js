// What a package reports to a learning platform, as SCORM 1.2 writes it. Pure functions; `launch.js` calls the platform.

/**
 * The interface of SCORM 1.2. Every call takes and returns texts.
 * @typedef {{ [call in "LMSInitialize" | "LMSFinish" | "LMSCommit" | "LMSGetValue" | "LMSGetLastError"]: (value: string) => string } & { LMSSetValue: (name: string, value: string) => string }} Api
 */

/** The most characters that a platform stores for a package. */
const LIMIT = 4096;

/** Platforms nest their frames a few deep. */
const DEPTH = 12;

/** A window's interface. Windows of other hosts refuse access. @param {Window} place @returns {Api | undefined} */
function apiIn(place) {
  try {
    return /** @type {any} */ (place).API ?? undefined;
  } catch {
    return undefined;
  }
}

/** The interface in a window or in one of those around it. @param {Window | null} from */
function apiAround(from) {
  let place = from;
  for (let depth = 0; place && depth < DEPTH; depth += 1) {
    const found = apiIn(place);
    if (found) return found;
    if (place.parent === place) return undefined;
    place = place.parent;
  }
  return undefined;
}

/**
 * The platform's interface: in the frames around the package, or around the window that opened it.
 * @param {Window} here
 */
export function findApi(here) {
  const around = apiAround(here);
  if (around) return around;
  try {
    return apiAround(here.opener ?? here.top?.opener ?? null);
  } catch {
    return undefined;
  }
}

/**
 * A length of time as SCORM 1.2 writes it: `0001:02:03.40`.
 * @param {number} milliseconds
 */
export function timespan(milliseconds) {
  const hundredths = Math.max(0, Math.round(milliseconds / 10));
  const two = (/** @type {number} */ number) => String(Math.floor(number)).padStart(2, "0");
  const hours = Math.min(9999, Math.floor(hundredths / 360_000));
  return `${String(hours).padStart(4, "0")}:${two((hundredths / 6000) % 60)}:${two((hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}

/**
 * The steps in a stored text. Steps that do not exist are left out.
 * @param {string} stored
 * @param {string[]} steps
 */
export const readSteps = (stored, steps) => [...new Set(stored.split(","))].filter((step) => steps.includes(step));

/**
 * The text to store for the steps that were opened, within the limit of the standard.
 * @param {Iterable<string>} seen
 */
export function writeSteps(seen) {
  let text = "";
  for (const step of seen) {
    const longer = text ? `${text},${step}` : step;
    if (longer.length > LIMIT) break;
    text = longer;
  }
  return text;
}
