// Presenting: the story or another page alone, as large as the screen allows, with a map and a black screen.

import { namesAreHidden, story } from "../program.js";
import { eventElement, find, findAll } from "../common/dom.js";
import { boardPages } from "./board-pages.js";
import { pictureView } from "./picture-view.js";
import { screenLock } from "./screen-lock.js";

const html = document.documentElement;
export const isPresenting = () => html.dataset.ui === "board";
/** The event of a change of full screen may come a little later than the answer to its request. */
const afterFrames = (/** @type {() => void} */ act) => requestAnimationFrame(() => requestAnimationFrame(act));
const focusContent = () => (story() ?? find(document, "main")).focus({ preventScroll: true });

/**
 * @param {import("./page-context.js").PageContext} page
 * @param {import("./classroom.js").UseTool} useTool
 * @param {import("./page-walk.js").Walk | undefined} walk the walk of a page beside the story
 */
export function presentTools(page, useTool, walk) {
  const screen = screenLock(isPresenting);
  const pages = boardPages(page, isPresenting, walk);
  const view = pictureView(page, isPresenting);

  // Whether the visitor opened another window last. Some browsers leave full screen then, and presenting goes on all the same.
  let windowOpened = false;
  for (const type of ["keydown", "pointerdown"]) addEventListener(type, () => (windowOpened = false), { capture: true });

  // The number of requests for full screen without an answer so far.
  let entering = 0;
  // The number of our own requests to leave it. Their answer may come when presenting has begun again.
  let leaving = 0;
  // A link starts presenting in the window. Then P first fills the screen.
  let isFromLink = isPresenting();
  async function begin() {
    isFromLink = false;
    await walk?.begin();
    page.choose({ ui: "board" });
    showBar();
    screen.keepOn();
    focusContent();
    await enterFullScreen();
  }
  async function enterFullScreen() {
    entering += 1;
    try {
      if (!document.fullscreenEnabled) throw new Error("full screen is not available");
      await html.requestFullscreen({ navigationUI: "hide" });
      // Presenting may have ended before the answer.
      if (!isPresenting()) await document.exitFullscreen();
    } catch {
      if (isPresenting()) page.notify("no_full_screen");
    } finally {
      afterFrames(() => (entering -= 1));
    }
  }
  // The start button of a clicker sends F5. While presenting, this must not reload the page.
  addEventListener("keydown", (event) => {
    if (event.key !== "F5" || event.ctrlKey || event.altKey || event.metaKey || !isPresenting()) return;
    event.preventDefault();
    if (!document.fullscreenElement && !event.repeat) enterFullScreen();
  });
  function end() {
    screen.release();
    delete html.dataset.map;
    delete html.dataset.black;
    page.choose({ ui: "", ...page.presentationOverrides });
    walk?.end();
    if (document.fullscreenElement) {
      leaving += 1;
      document.exitFullscreen().catch(() => {}).finally(() => afterFrames(() => (leaving -= 1)));
    }
    findAll(document, '.tool[data-tool="present"]').find((it) => it.checkVisibility())?.focus();
  }
  // If the reader leaves full screen with the browser's own control, presenting ends. While a dialog is open, Esc may leave full screen
  // first; then presenting continues in the window. The end of an earlier full screen must not end a new presentation.
  document.addEventListener("fullscreenchange", () => {
    // The event of entering may arrive late, after presenter view was asked for.
    if (document.fullscreenElement) return;
    if (windowOpened) windowOpened = false;
    else if (!entering && !leaving && isPresenting() && !document.querySelector("dialog[open], .board-more:popover-open")) end();
  });

  function brighten() {
    if (!("black" in html.dataset)) return false;
    delete html.dataset.black;
    // The focused element has been hidden, so the focus moves.
    findAll(document, "dialog[open] h2")[0]?.focus();
    page.notify("bright", {}, true);
    return true;
  }
  function black() {
    // In an article, a black frame would only look broken.
    if (brighten() || (document.querySelector("[data-surface=embed]") && !isPresenting())) return;
    html.dataset.black = "";
    page.notify("black", {}, true);
  }
  // On a black screen any key or click shows the picture again, and has no other effect.
  const brightenOnly = (/** @type {Event} */ event) => {
    const { key = "", repeat = false } = /** @type {KeyboardEvent} */ (event);
    // Clicks by presenter view are not trusted events, so they act as usual.
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
    // The map's stations would reveal hidden labels.
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

  // The larger size is for the class only. It is not remembered.
  const larger = () => {
    const next = { large: "larger", larger: "" }[html.dataset.text ?? ""] ?? "large";
    page.choose({ text: next }, isPresenting());
  };
  const projector = () => page.choose({ theme: html.dataset.theme === "projector" ? "" : "projector" }, isPresenting());

  // The buttons of the bar for mouse and touch. It appears while the pointer moves.
  /** @type {Record<string, () => unknown>} */
  const BUTTONS = { ...view, map, black, larger, projector, end, vote: () => useTool("vote"), names: () => useTool("names"), back: () => walk?.step(-1), next: () => walk?.step(1) };
  async function showBar() {
    const bar = find(await page.dialogs(), ".board-bar");
    // Bars in other languages stay hidden.
    for (const other of findAll(document, ".board-bar")) other.hidden = other !== bar || !isPresenting();
    const pressed = { names: namesAreHidden(), projector: html.dataset.theme === "projector" };
    pages.show(bar);
    for (const [name, is] of Object.entries(pressed)) find(bar, `[data-board=${name}]`).setAttribute("aria-pressed", String(is));
    bar.onclick = (event) => {
      const name = eventElement(event, "button")?.dataset.board;
      // A bar with the focus would stay visible.
      if (name && !(/** @type {Element} */ (event.target).matches(":focus-visible"))) focusContent();
      if (name === "pointer") /** @type {HTMLElement | null} */ (eventElement(event, "[popover]"))?.hidePopover();
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
  // The tap that shows the bar also clicks. This click must not press a button.
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
    // A second tap hides the bar.
    if (isTouch && "pointer" in html.dataset && !eventElement(event, ".board-bar")) delete html.dataset.pointer;
    else {
      raisedByTap = isTouch && !("pointer" in html.dataset);
      raiseBar();
    }
  });
  new MutationObserver(showBar).observe(html, { attributeFilter: ["data-ui", "data-labels", "data-theme", "data-language"] });
  if (isPresenting() && (story() || walk)) {
    walk?.begin().then(focusContent);
    showBar();
    screen.keepOn();
  }

  /** Goes back to the step from which the class came to this page. */
  const leave = async () => location.assign(pages.storyAddress(find(await page.dialogs(), ".board-bar")));

  function present() {
    if (!isPresenting()) begin();
    else if (isFromLink && document.fullscreenEnabled && !document.fullscreenElement) {
      isFromLink = false;
      enterFullScreen();
    } else end();
  }

  return { present, black, map, larger, leave, opensWindow: () => (windowOpened = true) };
}
