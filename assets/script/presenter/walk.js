// Where the class has been. No page, no words.

/**
 * The steps that were seen, each once, in the order in which they first were; that which is shown is among them.
 * @param {string[]} walked
 * @param {string} here
 */
export const seenSteps = (walked, here) => [...new Set([...walked, here])];

/**
 * Where *Back* leads: to the step from which one came last; else to the first that leads here.
 * @param {string[]} walked
 * @param {string[]} all steps in their order
 * @param {(step: string) => boolean} leadsHere
 */
export const stepBefore = (walked, all, leadsHere) => walked.findLast(leadsHere) ?? all.find(leadsHere);
