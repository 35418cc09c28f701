// Keeps the screen on while presenting.

/** @param {() => boolean} isWanted whether the screen should stay on */
export function screenLock(isWanted) {
  /** @type {WakeLockSentinel | undefined} */
  let lock;
  let asking = false;

  async function keepOn() {
    // A forbidden request would be reported on the host's console, so the policy is checked first.
    const isAllowed = /** @type {any} */ (document).featurePolicy?.allowsFeature("screen-wake-lock") !== false;
    if (lock || asking || document.hidden || !isAllowed) return;
    asking = true;
    try {
      const held = await navigator.wakeLock?.request("screen");
      // Presenting may have ended before the answer.
      if (isWanted()) lock = held;
      else await held?.release();
      held?.addEventListener?.("release", () => {
        if (lock === held) lock = undefined;
      });
    } catch {
      // A browser may refuse, for example on low battery. Then the screen turns off as usual.
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
