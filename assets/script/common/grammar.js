// Whether a key has a value. Most keys have a list of values; cut links have a pattern.

import { CUTS, GRAMMAR } from "#schema";

/**
 * @param {string} key
 * @param {string} value
 */
export const isValue = (key, value) => GRAMMAR[key].includes(value) || (key === "cut" && RegExp(CUTS).test(value));
