// The settings on this device: a query in `localStorage`, written only if the reader asks for it, and never in a frame.

import { REMEMBERED_KEYS, GRAMMAR, STORE } from "#schema";

/** The settings that a device may remember, with their defaults. Defaults are not stored. */
export const defaults = () => Object.fromEntries(REMEMBERED_KEYS.map((key) => [key, GRAMMAR[key][0]]));

/** The remembered settings as a query; null if there are none, if storage is blocked, or in a frame. */
export function remembered() {
  try {
    return self === top ? localStorage.getItem(STORE) : null;
  } catch {
    return null;
  }
}

/**
 * Replaces the remembered settings. Returns whether that worked.
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

/** Removes all remembered settings. */
export function forget() {
  try {
    localStorage.removeItem(STORE);
  } catch {
    // Where storage is blocked, nothing is stored.
  }
}

/**
 * Whether a remembered pair is a setting of this site with an existing value.
 * @param {string[]} pair
 */
export const canBeRemembered = ([key, value]) => REMEMBERED_KEYS.includes(key) && GRAMMAR[key].includes(value);
