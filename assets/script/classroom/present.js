// Presenting: the story alone, as large as the room allows; the map over it; a black screen.

import { namesAreHidden, story } from "../program.js";
import { eventElement, find, findAll } from "../shared/dom.js";
import { screenLock } from "./screen-lock.js";

const html = document.documentElement;
const isPresenting = () => html.dataset.ui === "board";

/**
 * @param {import("./page-context.js").PageContext} page
 * @param {import("./classroom.js").UseTool} useTool
 */
export function presentTools(page, useTool) {
  const screen = screenLock(isPresenting);

  // Whether the visitor opened another window last. Some browsers leave full screen then, and presenting goes on all the same.
  let windowOpened = false;
  for (const type of ["keydown", "pointerdown"]) addEventListener(type, () => (windowOpened = false), { capture: true });

  // How often full screen has been asked for and not yet answered.
  let entering = 0;
  async function begin() {
    page.choose({ ui: "board" });
    showBar();
    screen.keepOn();
    story()?.focus({ preventScroll: true });
    entering += 1;
    try {
      if (!document.fullscreenEnabled) throw new Error("full screen is not available");
      await html.requestFullscreen({ navigationUI: "hide" });
      // Presenting may have ended meanwhile.
      if (!isPresenting()) await document.exitFullscreen();
    } catch {
      if (isPresenting()) page.notify("no_full_screen");
    } finally {
      entering -= 1;
    }
  }
  function end() {
    screen.release();
    delete html.dataset.map;
    delete html.dataset.black;
    page.choose({ ui: "", ...page.presentationOverrides });
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    findAll(document, '.tool[data-tool="present"]:not([hidden])')[0]?.focus();
  }
  // Leaving full screen in the browser's own way ends presenting as well. In a dialog Esc may do that first; then presenting goes on in the window.
  // What is left of an earlier full screen ends nothing that has just begun.
  document.addEventListener("fullscreenchange", () => {
    if (windowOpened) windowOpened = false;
    else if (!document.fullscreenElement && !entering && isPresenting() && !document.querySelector("dialog[open]")) end();
  });

  function brighten() {
    if (!("black" in html.dataset)) return false;
    delete html.dataset.black;
    // What was hidden has lost the focus.
    findAll(document, "dialog[open] h2")[0]?.focus();
    page.notify("bright", {}, true);
    return true;
  }
  function black() {
    if (brighten()) return;
    html.dataset.black = "";
    page.notify("black", {}, true);
  }
  // Whatever is pressed on a black screen brings the picture back, and does nothing else.
  const brightenOnly = (/** @type {Event} */ event) => {
    const { key = "", repeat = false } = /** @type {KeyboardEvent} */ (event);
    // The presenter's window may go on meanwhile; its clicks are no visitor's.
    if (!event.isTrusted || !("black" in html.dataset) || ["Shift", "Control", "Alt", "Meta"].includes(key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== "pointerdown" && !repeat) brighten();
  };
  for (const type of ["keydown", "pointerdown", "click"]) addEventListener(type, brightenOnly, { capture: true });

  function closeMap() {
    if (!("map" in html.dataset)) return false;
    delete html.dataset.map;
    story()?.focus({ preventScroll: true });
    return true;
  }
  function map() {
    const stations = document.querySelector("#story .map");
    if (!stations || closeMap()) return;
    // Its stations would name what the class is to name.
    if (namesAreHidden()) {
      page.notify("no_map");
      return;
    }
    const folded = stations.closest("details");
    if (folded) folded.open = true;
    if (isPresenting()) html.dataset.map = "";
    const stop = findAll(stations, "[aria-current]")[0] ?? findAll(stations, "a")[0];
    stop?.focus();
    stop?.scrollIntoView({ block: "nearest" });
  }
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open], :popover-open")) return;
    if (closeMap()) event.preventDefault();
    else if (isPresenting() && !document.fullscreenElement) end();
  });
  addEventListener("click", (event) => {
    if ("map" in html.dataset && !eventElement(event, ".board-bar")) closeMap();
  });

  // What a class needs larger is not needed so on the page, and not remembered.
  const larger = () => {
    const next = { large: "larger", larger: "" }[html.dataset.text ?? ""] ?? "large";
    page.choose({ text: next }, isPresenting());
  };
  const projector = () => page.choose({ theme: html.dataset.theme === "projector" ? "" : "projector" }, isPresenting());

  // What a hand or a mouse needs; it shows itself while either moves.
  /** @type {Record<string, () => unknown>} */
  const BUTTONS = { map, black, larger, projector, end, vote: () => useTool("vote"), names: () => useTool("names") };
  async function showBar() {
    const bar = find(await page.dialogs(), ".board-bar");
    // That of another language stays away.
    for (const other of findAll(document, ".board-bar")) other.hidden = other !== bar || !isPresenting();
    const pressed = { names: namesAreHidden(), projector: html.dataset.theme === "projector" };
    for (const [name, is] of Object.entries(pressed)) find(bar, `[data-board=${name}]`).setAttribute("aria-pressed", String(is));
    bar.onclick = (event) => {
      const name = eventElement(event, "button")?.dataset.board;
      // A bar that keeps the focus would not go away again.
      if (!(/** @type {Element} */ (event.target).matches(":focus-visible"))) story()?.focus({ preventScroll: true });
      if (name) BUTTONS[name]();
    };
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let quiet;
  const raiseBar = () => {
    if (!isPresenting()) return;
    html.dataset.pointer = "";
    clearTimeout(quiet);
    quiet = setTimeout(() => delete html.dataset.pointer, 3000);
  };
  addEventListener("pointermove", raiseBar);
  // The tap that brings it up must not press it as well: its click comes after.
  let raisedByTap = false;
  const onPress = (/** @type {Event} */ event) => {
    if (raisedByTap && eventElement(event, ".board-bar")) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.type === "click") raisedByTap = false;
  };
  for (const type of ["mousedown", "click"]) addEventListener(type, onPress, { capture: true });
  addEventListener("pointerup", (event) => {
    if (eventElement(event, "dialog[open]")) return;
    const isTouch = event.pointerType === "touch";
    // A second tap puts it away.
    if (isTouch && "pointer" in html.dataset && !eventElement(event, ".board-bar")) delete html.dataset.pointer;
    else {
      raisedByTap = isTouch && !("pointer" in html.dataset);
      raiseBar();
    }
  });
  new MutationObserver(showBar).observe(html, { attributeFilter: ["data-ui", "data-labels", "data-theme", "data-language"] });
  if (isPresenting() && story()) {
    showBar();
    screen.keepOn();
  }

  return { present: () => (isPresenting() ? end() : begin()), black, map, larger, opensWindow: () => (windowOpened = true) };
}
