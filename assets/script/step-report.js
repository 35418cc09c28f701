// In a frame, the single file reports its step to the page around it, such as the launch page of a package for a learning platform.
// The messages are those of `embed-bridge.js`, which has more of them and takes commands.

import { currentPath, currentStep, language, onDone } from "./program.js";

/** Reports the step now and after each change. */
export function reportSteps() {
  if (parent === self) return;
  let last = "";
  onDone(() => {
    const state = { step: currentStep(), path: currentPath(), language: language() };
    const now = JSON.stringify(state);
    if (now === last) return;
    parent.postMessage({ layeredDefense: 1, kind: last ? "step" : "ready", ...state }, "*");
    last = now;
  });
}
