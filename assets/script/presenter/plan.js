// What the plan of a lesson gives to each step, as the page has it written. No page, no words.

/**
 * The seconds that a plan gives to a step.
 * @param {string} paces for each plan: `10:60 25:150`
 * @param {string} plan its minutes
 */
export function stayOf(paces, plan) {
  const pace = paces.split(" ").find((it) => it.startsWith(`${plan}:`));
  return Number(pace?.split(":")[1] ?? 0);
}

/**
 * Which part of a plan it is now: the first that has not ended, else the last.
 * @param {number} seconds that have passed
 * @param {number[]} ends of the parts, in seconds
 */
export function currentPart(seconds, ends) {
  const nth = ends.findIndex((end) => seconds < end);
  return nth < 0 ? ends.length - 1 : nth;
}
