// Keeps the screen on while one presents.

/** @param {() => boolean} isWanted whether the screen is to stay on */
export function screenLock(isWanted) {
  /** @type {WakeLockSentinel | undefined} */
  let lock;
  let asking = false;

  async function keepOn() {
    // Only to ask where it is not allowed would already be a fault on the host's console.
    const isAllowed = /** @type {any} */ (document).featurePolicy?.allowsFeature("screen-wake-lock") !== false;
    if (lock || asking || document.hidden || !isAllowed) return;
    asking = true;
    try {
      const held = await navigator.wakeLock?.request("screen");
      // It may be wanted no longer.
      if (isWanted()) lock = held;
      else await held?.release();
      held?.addEventListener?.("release", () => {
        if (lock === held) lock = undefined;
      });
    } catch {
      // A browser may refuse, for example on low battery: then the screen goes dark as it always does.
    } finally {
      asking = false;
    }
  }
  document.addEventListener("visibilitychange", () => {
    if (isWanted()) keepOn();
  });

  return {
    keepOn,
    release() {
      lock?.release().catch(() => {});
      lock = undefined;
    },
  };
}
