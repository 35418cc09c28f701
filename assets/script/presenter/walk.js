// The class's walk through the story. Pure: it does not access the page.

/**
 * The steps seen so far, each once, in the order of their first visit, with the current step.
 * @param {string[]} walked
 * @param {string} here
 */
export const seenSteps = (walked, here) => [...new Set([...walked, here])];

/**
 * The step to which *Back* leads: the last step seen before this step, or else the first step that leads here.
 * @param {string[]} walked
 * @param {string[]} all all steps in order
 * @param {(step: string) => boolean} leadsHere
 */
export const stepBefore = (walked, all, leadsHere) => walked.findLast(leadsHere) ?? all.find(leadsHere);
