// The platform's part: the runtime, what it knows from the visit before, and a note of each call.
/* global Scorm12API */

const calls = (globalThis.calls = []);
const before = sessionStorage.getItem("before");
const api = new Scorm12API({ autocommit: false, logLevel: 5 });
if (before) api.loadFromJSON(JSON.parse(before));
for (const name of ["LMSInitialize", "LMSFinish", "LMSCommit", "LMSSetValue"]) {
  const original = api[name];
  api[name] = (...values) => {
    const result = original.apply(api, values);
    calls.push([name, ...values, String(result)]);
    return result;
  };
}
// `?without` is a page without a runtime, `?window` a page that opens the package in a window.
if (location.search !== "?without") globalThis.API = api;

/** Ends the visit, as platforms do when the learner leaves, and keeps what was reported. */
globalThis.leave = () =>
  new Promise((left) => {
    document.querySelector("iframe").remove();
    setTimeout(() => {
      sessionStorage.setItem("before", JSON.stringify(api.cmi));
      left(JSON.parse(JSON.stringify(api.cmi)));
    });
  });

addEventListener("DOMContentLoaded", () => {
  if (location.search === "?window") return;
  // Platforms put the package some frames deep.
  const frame = document.createElement("iframe");
  frame.src = "package/index.html";
  frame.width = "1000";
  frame.height = "700";
  document.getElementById("around").append(frame);
});
