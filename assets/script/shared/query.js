// The query of an address: one writer for all scripts, so that its keys always stand in the published order.

import { ADDRESS_KEYS } from "#schema";

/** What the address asks for. */
export const addressQuery = () => new URLSearchParams(location.search);

/**
 * A query with its question mark; nothing, where nothing is asked for. Keys of the story stand in their order, others after them.
 * @param {Iterable<[string, string]>} pairs
 */
export function writeQuery(pairs) {
  const place = (/** @type {string} */ key) => (ADDRESS_KEYS.indexOf(key) + ADDRESS_KEYS.length + 1) % (ADDRESS_KEYS.length + 1);
  const sorted = [...pairs].sort(([one], [other]) => place(one) - place(other));
  // A comma needs no code, and reads better.
  return sorted.length ? `?${new URLSearchParams(sorted)}`.replaceAll("%2C", ",") : "";
}

/**
 * A query after some changes; an empty value takes its key away.
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
 * Writes changes into the address of a page, in place.
 * @param {Record<string, string>} changes
 */
export function changeAddress(changes) {
  history.replaceState(history.state, "", location.pathname + changedQuery(addressQuery(), changes) + location.hash);
}
