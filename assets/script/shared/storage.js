// What this device remembers: one query in `localStorage`, written only where somebody has asked for it, and never in a frame.

import { REMEMBERED_KEYS, GRAMMAR, STORE } from "#schema";

/** What a device may remember, with its defaults: those are not worth remembering. */
export const defaults = () => Object.fromEntries(REMEMBERED_KEYS.map((key) => [key, GRAMMAR[key][0]]));

/** What is remembered, as a query; nothing, where nobody has asked for it or the device cannot, and in a frame. */
export function remembered() {
  try {
    return self === top ? localStorage.getItem(STORE) : null;
  } catch {
    return null;
  }
}

/**
 * Remembers these pairs in place of all others; returns whether it could.
 * @param {string[][]} pairs
 */
export function remember(pairs) {
  if (self !== top) return false;
  try {
    const worth = defaults();
    localStorage.setItem(STORE, new URLSearchParams(pairs.filter(([key, value]) => value !== worth[key])).toString());
    return true;
  } catch {
    return false;
  }
}

/** Remembers nothing any more. */
export function forget() {
  try {
    localStorage.removeItem(STORE);
  } catch {
    // What cannot be stored need not be forgotten.
  }
}

/**
 * Whether a pair can have been chosen on this site.
 * @param {string[]} pair
 */
export const canBeRemembered = ([key, value]) => REMEMBERED_KEYS.includes(key) && GRAMMAR[key].includes(value);
