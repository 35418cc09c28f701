// Maps clicks and single keys to tools, on every page. The tools themselves load on first use.

import { PERSONAL_TOOLS, TOOL_KEYS } from "#schema";
import { meetsOtherBuild } from "./failure.js";
import { currentPath, isRunning, isStatic, story } from "./program.js";
import { eventElement, findAll } from "./common/dom.js";
import { importModule } from "./common/import-module.js";
import { keyName } from "./common/keys.js";
import { canBeRemembered, remembered } from "./common/storage.js";

/** @typedef {import("./classroom/classroom.js").Tools} Tools */

const { dataset, src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const html = document.documentElement;
const isFramed = () => document.querySelector("[data-surface=embed]") !== null;
// The story can be presented while the program runs, other pages always, if they have the button. Presenter view in the single file has
// the button of that file's header, but is for the teacher alone.
const canPresent = () => (story() ? isRunning() : !("presenter" in html.dataset) && document.querySelector("[data-tool=present]") !== null);

// The site's root, read before a step changes the address. The single file needs none.
const { classroom: tools } = dataset;
const root = tools ? new URL(dataset.root ?? "", location.href) : undefined;

// Browsers before Chrome 114, Safari 17 and Firefox 125. From disk and without scripts, the footer and the glossary have the same.
if (tools && !("popover" in HTMLElement.prototype)) {
  const address = (/** @type {string} */ name) => new URL(dataset[name] ?? "", src).href;
  import(address("popovers")).then(({ addPopovers }) => addPopovers(address("popoversStyle"))).catch(console.info);
}

// A page from this device watches for a new version of the site. In a sandbox, asking for the worker is an error.
try {
  if (root && self === top && navigator.serviceWorker?.controller?.scriptURL.includes("/offline.js?")) {
    import(new URL(dataset.offline ?? "", src).href).then(({ watch }) => watch(new URL(".", root))).catch(console.info);
  }
} catch {
  // Such a page keeps nothing.
}

/** @type {Promise<Tools> | undefined} */
let loaded;

/** Fetches the tools once. After a failure, the next use tries again. */
function load() {
  loaded ??= tools ? fetchTools(tools) : toolsOfThisFile();
  loaded.catch(() => (loaded = undefined));
  return loaded;
}

/** @param {string} name */
async function fetchTools(name) {
  const { classroom } = await importModule(new URL(name, src).href);
  const files = Object.fromEntries(["style", "board", "qr", "qrProgram", "offline"].map((file) => [file, new URL(dataset[file] ?? "", src).href]));
  return classroom({ root, files });
}

/** In the single file the tools are in a later script of the same document. */
async function toolsOfThisFile() {
  if (!globalThis.classroom) await new Promise((found) => addEventListener("classroom", found));
  return globalThis.classroom({ root });
}

/** @param {boolean} failed */
function showFailure(failed) {
  for (const notice of findAll(document, ".tools-failed")) notice.hidden = !failed;
}

/**
 * @param {string} name
 * @param {object} [details]
 */
async function use(name, details) {
  try {
    await (await load()).use(name, details);
    showFailure(false);
    return true;
  } catch (error) {
    if (meetsOtherBuild(error)) return false;
    // For example, there is no network. The page shows a notice.
    console.info("The tools could not be loaded:", error);
    showFailure(true);
    return false;
  }
}

/** Runs a tool after a click or a key press. */
async function useByPress(/** @type {string} */ name, /** @type {object} */ details = {}) {
  // A file in a sandbox, or without an address, cannot open itself in another window. The tool shows a notice.
  if (name !== "presenter" || (!tools && (location.protocol === "about:" || (origin === "null" && self !== top)))) {
    use(name, details);
    return;
  }
  // Browsers allow a new window only during the press itself, not after the tools are loaded. So an
  // empty window opens first. Its name also finds an open window again, even after this page was reloaded.
  const opened = open("", "layered-defense-presenter", "popup,width=1180,height=760");
  if ((await use(name, { opened })) || !opened) return;
  // If the tools cannot be loaded, an empty window is closed.
  try {
    if (opened.location.href === "about:blank") opened.close();
  } catch {
    // From disk the window's address cannot be read. There the tools need no loading.
  }
}

// Browsers load no modules from disk, unless they are in the document.
const isAble = () => !tools || location.protocol !== "file:";

// A saved copy of a page has the attributes and buttons of the page while it ran.
delete html.dataset.black;

function showButtons() {
  if (!isAble()) {
    for (const button of findAll(document, "button.tool")) button.hidden = true;
    return;
  }
  // A link that starts presenting needs the tools, because only they can end it.
  if (html.dataset.ui === "board" && canPresent()) load().catch(() => {});
  for (const button of findAll(document, "button.tool")) {
    button.hidden = !PERSONAL_TOOLS.includes(button.dataset.tool ?? "") && !canPresent();
  }
}
showButtons();
new MutationObserver(showButtons).observe(html, { attributeFilter: ["data-awake", "data-language"] });
new MutationObserver(showButtons).observe(document.body, { childList: true });

addEventListener("click", (event) => {
  const button = eventElement(event, "button.tool");
  if (!button) return;
  const menu = /** @type {HTMLElement | null} */ (button.closest(".menu"));
  menu?.hidePopover();
  // The button is hidden with its menu, so the focus goes to the menu's button.
  /** @type {HTMLElement | null} */ (menu?.previousElementSibling)?.focus();
  useByPress(button.dataset.tool ?? "", { link: button.dataset.link });
});

// Points the link to the handout of the visitor's path, before a click or a key follows it.
/** @param {Event} event */
function pointToHandout(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (eventElement(event, "a.handout-of-path"));
  if (!link) return;
  const path = currentPath();
  const known = link.dataset.paths?.split(" ").includes(path);
  link.href = link.href.replace(/handout[a-z-]*(?=\.html|$)/, `handout${known ? `-${path}` : ""}`);
}
addEventListener("pointerdown", pointToHandout, true);
addEventListener("focusin", pointToHandout);

addEventListener("keydown", (event) => {
  const { key, ctrlKey, altKey, metaKey, defaultPrevented, repeat } = event;
  // A key that is held down must not make the screen flash.
  if (defaultPrevented || repeat || !isAble() || event.isComposing) return;
  // With Alt, a browser may report another letter.
  const isReset = altKey && !ctrlKey && !metaKey && (event.code === "KeyR" || key.toLowerCase() === "r");
  if (isReset && !isFramed() && !eventElement(event, "input:not([type=radio], [type=checkbox], [readonly]), textarea")) {
    event.preventDefault();
    use("reset");
    return;
  }
  if (ctrlKey || altKey || metaKey || html.dataset.keys === "off") return;
  if (eventElement(event, "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog[open]")) return;
  const tool = TOOL_KEYS[keyName(event)];
  if (!tool) return;
  if (tool !== "preferences" && !canPresent()) {
    if (story() && isStatic()) showFailure(true);
    return;
  }
  // In a frame only keys in the story act, because others belong to the host. A frame opens no windows.
  if (isFramed() && (!eventElement(event, "#story, .credit") || tool === "presenter" || tool === "preferences")) return;
  event.preventDefault();
  useByPress(tool);
});

// Presenter view that was opened before this page was reloaded sends a message to connect again.
/** @type {MessageEventSource | undefined} */
let presenter;
addEventListener("message", async ({ source, data }) => {
  const isPresenter = data?.layeredDefense === 1 && data.kind === "hello" && source && /** @type {Window} */ (source).opener === window;
  if (!isPresenter || source === presenter || !(story() || canPresent())) return;
  if (await use("tie", { to: source })) presenter = source;
});

// Remembered settings that do not exist are removed, with a notice.
if (isAble() && [...new URLSearchParams(remembered() ?? "")].some((pair) => !canBeRemembered(pair))) use("drop-unknown-settings");
