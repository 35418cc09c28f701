// What every tool needs from the page: dialogs and notices in its language, and settings in the address.

import { GRAMMAR, REMEMBERED_KEYS, SECTIONS } from "#schema";
import { changeSettings, currentPath, currentStep, isRunning, language, onAddress, onDone } from "../program.js";
import { checkBuild } from "../common/build.js";
import { element, fetchDocument, find, loadStyle } from "../common/dom.js";
import { defaults, remember, remembered } from "../common/storage.js";

const html = document.documentElement;

/**
 * The site's root, and the files that the tools load. The single file contains everything, so it has no list of files.
 * @typedef {{ root?: URL, files?: Record<string, string> }} Place
 */
/** @typedef {ReturnType<typeof makePageContext>} PageContext */

/** @param {Place} place */
export function makePageContext({ root, files }) {
  /** @type {Promise<unknown> | undefined} */
  let styled;
  const style = async () => files && loadStyle(element("link", { rel: "stylesheet", href: files.style }));

  /**
   * The dialogs of each language that has been used.
   * @type {Map<string, Promise<HTMLElement>>}
   */
  const cache = new Map();

  /** @param {string} address */
  async function fetchPart(address) {
    const page = await fetchDocument(new URL(address, root));
    checkBuild(address, page.documentElement.dataset.build);
    return page;
  }

  /** @param {string} here the language */
  async function fetchDialogs(here) {
    const found = files
      ? document.adoptNode(find(await fetchPart(`${here}/${SECTIONS.dialogs}.html`), ".tools"))
      : find(document, `.tools[data-only="${here}"]`);
    // The style comes last: if the dialogs cannot be fetched, nothing changes.
    await (styled ??= style());
    document.body.append(found);
    return found;
  }

  /** The dialogs in the page's current language. */
  function dialogs() {
    const here = language();
    const ready = cache.get(here) ?? fetchDialogs(here);
    cache.set(here, ready);
    ready.catch(() => cache.delete(here));
    return ready;
  }

  const notice = element("p", { class: "tool-notice", role: "status" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let until;

  /**
   * Shows a notice, which screen readers announce, long enough to read it.
   * @param {string} name
   * @param {Record<string, string>} [filled]
   * @param {boolean} [seen] whether the page already shows it; then it is only announced
   */
  async function notify(name, filled = {}, seen = false) {
    const words = find(await dialogs(), `.said [data-said="${name}"]`).textContent ?? "";
    const text = Object.entries(filled).reduce((filling, [key, value]) => filling.replace(`{${key}}`, value), words);
    // A dialog covers everything outside it, so an open dialog gets the notice.
    (document.querySelector("dialog[open]") ?? document.body).append(notice);
    notice.textContent = "";
    notice.classList.toggle("visually-hidden", seen);
    // In a hidden tab nothing is drawn. The timer starts when the notice can be seen.
    requestAnimationFrame(() => {
      notice.textContent = text;
      clearTimeout(until);
      until = setTimeout(() => (notice.textContent = ""), Math.min(10_000, 2500 + text.length * 80));
    });
  }

  /**
   * Opens a dialog. The browser moves the focus into it, and back when it closes.
   * @param {string} name
   * @param {(button: HTMLButtonElement, dialog: HTMLDialogElement) => void} on called with each button that is pressed
   */
  async function openDialog(name, on) {
    const dialog = /** @type {HTMLDialogElement} */ (find(await dialogs(), `dialog[data-dialog="${name}"]`));
    if (dialog.open) return dialog;
    // The element with the focus may be hidden when the dialog closes, for example in a closed menu.
    const from = document.activeElement;
    dialog.onclose = () => {
      if (from === document.body || document.activeElement !== document.body) return;
      const places = [from, ...document.querySelectorAll(".open-menu, #story")];
      const visible = places.find((place) => place?.isConnected && place.checkVisibility());
      /** @type {HTMLElement | undefined | null} */ (visible)?.focus();
    };
    // A click beside the dialog closes it, if the press also began there. A press that began on a button and slipped off does not.
    const isBeside = (/** @type {MouseEvent} */ { target, clientX, clientY }) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      return target === dialog && (clientX < left || clientX > right || clientY < top || clientY > bottom);
    };
    let begunBeside = false;
    dialog.onpointerdown = (event) => {
      begunBeside = isBeside(event);
    };
    dialog.onclick = (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if ((begunBeside && isBeside(event)) || button?.dataset.do === "close") dialog.close();
      else if (button) on(button, dialog);
    };
    // The page's keys do not act while a dialog is open, except the key that resets all settings.
    dialog.onkeydown = (event) => {
      if (dialog.open && !event.altKey) event.stopPropagation();
    };
    dialog.showModal();
    // The focus goes to the heading, which is announced first, and no button looks chosen.
    find(dialog, "h2").focus();
    return dialog;
  }

  /**
   * Settings that presenting has changed, with their previous values.
   * @type {Record<string, string>}
   */
  const presentationOverrides = {};
  // Personal settings are not part of the view. They stay when Back leads to an address without them.
  const personalKeys = [...REMEMBERED_KEYS, "ui"];
  /** @type {Record<string, string>} */
  const personal = {};
  onAddress(() => {
    // While the program runs, it does this itself.
    if (!isRunning() && Object.keys(personal).length) choose({ ...personal });
  });

  /** Stores the settings on this device. Returns whether that worked. */
  const keepSettings = () => remember(REMEMBERED_KEYS.map((key) => [key, (presentationOverrides[key] ?? html.dataset[key]) || GRAMMAR[key][0]]));

  /**
   * Writes settings into the address and applies them. An empty value is the default.
   * @param {Record<string, string>} changes
   * @param {boolean} [whilePresenting] whether they are restored when presenting ends
   */
  function choose(changes, whilePresenting = false) {
    for (const [key, value] of Object.entries(changes)) {
      if (whilePresenting) presentationOverrides[key] ??= html.dataset[key] ?? "";
      else delete presentationOverrides[key];
      if (personalKeys.includes(key)) personal[key] = value;
    }
    changeSettings(changes);
    if (remembered() !== null) keepSettings();
  }

  /**
   * Calls back with every following step.
   * @param {() => void} callback
   */
  function onEveryStep(callback) {
    const now = () => `${language()} ${currentStep()} ${currentPath()}`;
    let last = now();
    const look = () => {
      if (now() === last) return;
      last = now();
      callback();
    };
    onDone(look);
  }
  // A notice belongs to a step and is removed with it.
  onEveryStep(() => (notice.textContent = ""));

  /**
   * The address of a page in the current language.
   * @param {string} name
   * @param {string} [query] with its question mark
   */
  function addressOf(name, query = "") {
    const place = `${language()}/${name}`;
    if (files) return new URL(`${place}.html${query}`, root).href;
    // A query would make another, missing file of a `blob:` address.
    return `${location.href.split(/[?#]/)[0]}${location.protocol === "blob:" ? "" : query}#${place}`;
  }

  /**
   * Whether the page with this name is shown.
   * @param {string} name
   */
  const isShown = (name) => (files ? new URL(addressOf(name)).pathname === location.pathname : `${location.hash}/`.startsWith(`#${language()}/${name}/`));

  return {
    /** The site's root. */
    root,
    addressOf,
    isShown,
    files,
    /** Whether this is the single file. */
    isSingleFile: !files,
    defaults: defaults(),
    presentationOverrides,
    fetchPart,
    dialogs,
    notify,
    openDialog,
    choose,
    keepSettings,
    onEveryStep,
  };
}
