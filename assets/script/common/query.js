// Reads and writes the query of an address. All scripts use it, so that keys are always in the published order.

import { ADDRESS_KEYS } from "#schema";

/** The query of the page's address. In a document whose address has none (`srcdoc`, `blob:`), the history entry's state holds it. */
export const addressQuery = () => new URLSearchParams(location.search || history.state?.query);

/**
 * Writes a query with its question mark; empty without pairs. The story's keys come first in their order, then other keys.
 * @param {Iterable<[string, string]>} pairs
 */
export function writeQuery(pairs) {
  const place = (/** @type {string} */ key) => (ADDRESS_KEYS.indexOf(key) + ADDRESS_KEYS.length + 1) % (ADDRESS_KEYS.length + 1);
  const sorted = [...pairs].sort(([one], [other]) => place(one) - place(other));
  // A comma may be written plainly and is easier to read.
  return sorted.length ? `?${new URLSearchParams(sorted)}`.replaceAll("%2C", ",") : "";
}

/**
 * A query with changes. An empty value removes its key.
 * @param {URLSearchParams} query
 * @param {Record<string, string>} changes
 */
export function changedQuery(query, changes) {
  const changed = new URLSearchParams(query);
  for (const [key, value] of Object.entries(changes)) {
    if (value) changed.set(key, value);
    else changed.delete(key);
  }
  return writeQuery(changed);
}

/**
 * Writes an id, or none, into the page's address, without a new history entry.
 * @param {string} id
 */
export const changeHash = (id) => history.replaceState(history.state, "", location.href.split("#")[0] + (id && `#${id}`));

/**
 * Writes changes into the page's address, without a new history entry.
 * @param {Record<string, string>} changes
 */
export function changeAddress(changes) {
  const query = changedQuery(addressQuery(), changes);
  try {
    history.replaceState(history.state, "", location.pathname + query + location.hash);
  } catch {
    history.replaceState({ ...history.state, query }, "");
  }
}
