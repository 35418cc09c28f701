// The page that a learning platform opens. It shows the story in a frame and reports to the platform that holds the package: which steps
// were opened, the current step, whether an end was seen, and how long it was open. It learns only the step from the story, so
// it can report no answers. Without a platform it reports nothing and says so.

import { find } from "../common/dom.js";
import { findApi, readSteps, timespan, writeSteps } from "./record.js";

const frame = /** @type {HTMLIFrameElement} */ (find(document, "iframe"));
const { story = "", steps: all = "", ends: last = "" } = frame.dataset;
const [steps, ends] = [all, last].map((list) => list.split(" "));
const opened = Date.now();

const api = findApi(window);
let isOpen = false;

/** Calls the platform. A platform's mistake must not stop the story. @param {() => string} call */
function ask(call) {
  try {
    return call();
  } catch (error) {
    console.info("The learning platform failed:", error);
    return "";
  }
}
const get = (/** @type {string} */ name) => (api && isOpen ? ask(() => String(api.LMSGetValue(name) ?? "")) : "");
/** @param {string} name @param {string} value */
const set = (name, value) => {
  if (api && isOpen) ask(() => api.LMSSetValue(name, value));
};
const commit = () => {
  if (api && isOpen) ask(() => api.LMSCommit(""));
};

if (api) isOpen = String(ask(() => api.LMSInitialize(""))) === "true";
for (const words of document.querySelectorAll("[data-if]")) /** @type {HTMLElement} */ (words).hidden = /** @type {HTMLElement} */ (words).dataset.if !== (isOpen ? "platform" : "alone");

const seen = new Set(readSteps(get("cmi.suspend_data"), steps));
// Some platforms give a new visit another word for the same.
let isComplete = ["completed", "passed"].includes(get("cmi.core.lesson_status"));
if (!isComplete) set("cmi.core.lesson_status", "incomplete");

/** @param {string} step */
function report(step) {
  if (!steps.includes(step)) return;
  const isNew = !seen.has(step);
  seen.add(step);
  set("cmi.core.lesson_location", step);
  if (isNew) set("cmi.suspend_data", writeSteps(seen));
  if (ends.includes(step) && !isComplete) {
    isComplete = true;
    set("cmi.core.lesson_status", "completed");
  }
  if (isNew) {
    set("cmi.core.session_time", timespan(Date.now() - opened));
    commit();
  }
}

addEventListener("message", ({ source, data }) => {
  if (source !== frame.contentWindow || data?.layeredDefense !== 1 || !["ready", "step"].includes(data.kind)) return;
  report(String(data.step));
});

addEventListener("pagehide", () => {
  if (!api || !isOpen) return;
  set("cmi.core.session_time", timespan(Date.now() - opened));
  // The next visit begins at the same step.
  set("cmi.core.exit", "suspend");
  commit();
  isOpen = false;
  ask(() => api.LMSFinish(""));
});
// A page that comes back from the browser's memory begins a new visit.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});

const [resumed] = readSteps(get("cmi.core.lesson_location"), steps);
frame.src = resumed ? `${story.split("/")[0]}/${resumed}` : story;
