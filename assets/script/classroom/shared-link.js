// The link with which others see the same view.

import { defaults } from "../common/storage.js";
import { writeQuery } from "../common/query.js";

// Personal settings, which are not part of the view.
const PERSONAL = ["ui", "motion", "keys", "q"];
// Settings that this device may remember and that change the view.
const SEEN = ["theme", "text", "readings"];

/**
 * @param {string} address the page's address
 * @param {Record<string, string | undefined>} settings the current settings
 */
export function sharedLink(address, settings) {
  const link = new URL(address);
  for (const key of PERSONAL) link.searchParams.delete(key);
  for (const key of SEEN) {
    const value = settings[key];
    if (value && value !== defaults()[key]) link.searchParams.set(key, value);
  }
  link.search = writeQuery(link.searchParams);
  return link.href;
}
