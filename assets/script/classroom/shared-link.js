// The link to a view as others are to see it.

import { defaults } from "../shared/storage.js";
import { writeQuery } from "../shared/query.js";

// What belongs to the one who looks, and not to what is seen.
const PERSONAL = ["ui", "motion", "keys", "q"];
// What this device may have remembered, and is seen all the same.
const SEEN = ["theme", "text", "readings"];

/**
 * @param {string} address the page's
 * @param {Record<string, string | undefined>} settings those in force
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
