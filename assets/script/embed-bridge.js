// In a frame: reports the current step to the host page and executes its commands. Version 1 of the messages in docs/embedding.md.

import { GRAMMAR } from "#schema";
import { caption, changeSettings, currentEra, currentPath, currentStep, goBack, goNext, goTo, isRunning, isStatic, language, motion, onDone, onState, title, withMotion } from "./program.js";
import { eventElement } from "./common/dom.js";
import { frameHeight } from "./common/frame-height.js";
import { isValue } from "./common/grammar.js";

/** @typedef {{ command?: unknown, key?: unknown, value?: unknown, step?: unknown, to?: unknown, n?: unknown }} Message */

function connectToHost() {
  const html = document.documentElement;
  const { lang: _, step: steps, ...keys } = GRAMMAR;
  const post = (/** @type {object} */ message) => parent.postMessage(message, "*");
  const report = (/** @type {string} */ kind, /** @type {object} */ details) => post({ layeredDefense: 1, kind, ...details });

  // A value that does not exist is replaced by the default.
  const inForce = (/** @type {"path" | "era"} */ key, /** @type {string} */ value) => (keys[key].includes(value) ? value : keys[key][0]);
  const state = () => ({
    step: currentStep(),
    path: inForce("path", currentPath()),
    era: inForce("era", currentEra()),
    language: language(),
    title: title(),
    caption: caption(),
  });
  // The number of messages that were not understood.
  let ignored = 0;
  // Who has acted last: the reader in the frame, or the page around it.
  /** @type {"reader" | "page"} */
  let by = "reader";
  // The number that the host has given to its last message. A report with an older number is out of date for the host.
  /** @type {number | undefined} */
  let n;

  /** @type {number | undefined} */
  let lastHeight;
  function reportHeight() {
    // A hidden frame has no width, so no height fits it.
    if (!innerWidth) return;
    const height = frameHeight(innerWidth, html.dataset.text);
    if (height === lastHeight) return;
    lastHeight = height;
    report("resize", { height });
    // Canvas needs its own form of this message.
    post({ subject: "lti.frameResize", height });
  }

  /** @type {string | undefined} */
  let lastState;
  // The host assumes that its command succeeds. So the result is reported when the command is done, even if nothing has changed.
  let replyPending = false;
  function reportState() {
    const now = JSON.stringify(state());
    if (now === lastState && !replyPending) return;
    report(lastState === undefined ? "ready" : "step", { ...state(), by, n });
    lastState = now;
    replyPending = false;
  }

  /** @type {Record<string, (message: Message) => unknown>} */
  const COMMANDS = {
    next: goNext,
    previous: goBack,
    go({ step }) {
      if (!steps.includes(/** @type {string} */ (step))) return false;
      replyPending = true;
      return goTo(/** @type {string} */ (step));
    },
    set({ key, value }) {
      // Not `null`: the pattern for cut links would take it as a text.
      if (typeof value !== "string") return false;
      const [name, chosen] = /** @type {[string, string]} */ ([key, value]);
      if (!Object.hasOwn(keys, name) || (chosen !== "" && !isValue(name, chosen))) return false;
      if (["path", "era"].includes(name)) replyPending = true;
      changeSettings({ [name]: chosen });
      reportHeight();
    },
    play: ({ to }) => withMotion((it) => it.play(to === "end" ? "end" : "on")),
    pause: () => withMotion((it) => it.pause()),
    replay: () => withMotion((it) => it.replay()),
    progress({ value }) {
      if (typeof value !== "number" || !(value >= 0 && value <= 1)) return false;
      withMotion((it) => it.setProgress(value));
    },
    ask: () => report("state", { ...state(), ignored }),
  };

  addEventListener("message", ({ source, data }) => {
    // Only messages of the host page count. Before the program runs, only a query gets an answer.
    /** @type {Message} */
    const message = (source === parent && data?.layeredDefense === 1 && data) || {};
    const { command, key } = message;
    const isKnown = typeof command === "string" && Object.hasOwn(COMMANDS, command) && ["string", "undefined"].includes(typeof key);
    const isHeard = isRunning() || command === "ask";
    const isUnderstood = isKnown && isHeard && COMMANDS[command](message) !== false;
    if (!isUnderstood) ignored += 1;
    else if (command !== "ask") {
      by = "page";
      if (typeof message.n === "number") n = message.n;
    }
  });
  for (const type of ["pointerdown", "click", "keydown", "input"]) addEventListener(type, () => (by = "reader"), true);

  // The keys with which a reader leaves the frame, or goes on in slides around it. The host hears of those for which the frame has no use.
  const HOST_KEYS = ["Escape", "PageDown", "PageUp", "ArrowLeft", "ArrowRight"];
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
    if (!HOST_KEYS.includes(key) || ctrlKey || altKey || metaKey || shiftKey) return;
    if (html.dataset.ui === "board" || eventElement(event, "input, select, textarea") || document.querySelector("dialog[open], :popover-open")) return;
    // The listeners of the story come later.
    setTimeout(() => {
      if (event.defaultPrevented) return;
      report("key", { key });
      if (key === "Escape") parent.focus();
    });
  }, { capture: true });

  const place = () => ({ ...motion()?.place(), by });
  // At most ten reports a second, also while a host drives the picture by scrolling.
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timeToReport;
  function reportTime() {
    timeToReport ??= setTimeout(() => {
      timeToReport = undefined;
      report("time", place());
      if (motion()?.state().isPlaying) reportTime();
    }, 100);
  }
  withMotion((it) =>
    it.onChange((change) => {
      if (change === "time") reportTime();
      else report(change, place());
      if (change === "play") reportTime();
    }),
  );

  onDone(() => {
    reportState();
    reportHeight();
  });
  const reportStatic = () => {
    if (isStatic()) report("error", { reason: "asleep" });
  };
  onState(reportStatic);
  addEventListener("resize", reportHeight);
  reportStatic();
}

if (parent !== self) connectToHost();
