// Reads lesson plans from the page's attributes. Pure: it does not access the page.

/**
 * The planned seconds at a step.
 * @param {string} paces for each plan its minutes and the seconds: `10:60 25:150`
 * @param {string} plan the plan's minutes
 */
export function stayOf(paces, plan) {
  const pace = paces.split(" ").find((it) => it.startsWith(`${plan}:`));
  return Number(pace?.split(":")[1] ?? 0);
}

/**
 * The index of the current part of a plan: the first part that has not ended, or the last.
 * @param {number} seconds the elapsed time
 * @param {number[]} ends the end of each part, in seconds
 */
export function currentPart(seconds, ends) {
  const nth = ends.findIndex((end) => seconds < end);
  return nth < 0 ? ends.length - 1 : nth;
}
