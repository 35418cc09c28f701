// What every tool needs of the page: its dialogs and notices in its language, and the choices that stand in the address.

import { GRAMMAR, REMEMBERED_KEYS, SECTIONS } from "#schema";
import { changeSettings, currentPath, currentStep, isRunning, language, onAddress, onDone } from "../program.js";
import { checkBuild } from "../shared/build.js";
import { element, fetchDocument, find, loadStyle } from "../shared/dom.js";
import { defaults, remember, remembered } from "../shared/storage.js";

const html = document.documentElement;

/**
 * Where the tools are: the site, and the files that they load. In the single file there are none: it holds everything.
 * @typedef {{ root: URL, files?: Record<string, string> }} Place
 */
/** @typedef {ReturnType<typeof makePageContext>} PageContext */

/** @param {Place} place */
export function makePageContext({ root, files }) {
  /** @type {Promise<unknown> | undefined} */
  let styled;
  const style = async () => files && loadStyle(element("link", { rel: "stylesheet", href: files.style }));

  /**
   * The dialogs of each language, once they have been asked for.
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
    // Only now: where the dialogs do not arrive, nothing is left behind.
    await (styled ??= style());
    document.body.append(found);
    return found;
  }

  /** The dialogs of the language that the page is in now. */
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
   * Shows one of the notices; it stays until it has been read, and is read aloud.
   * @param {string} name
   * @param {Record<string, string>} [filled]
   * @param {boolean} [seen] what everyone can see is only read aloud
   */
  async function notify(name, filled = {}, seen = false) {
    const words = find(await dialogs(), `.said [data-said="${name}"]`).textContent ?? "";
    const text = Object.entries(filled).reduce((filling, [key, value]) => filling.replace(`{${key}}`, value), words);
    // Over a dialog nothing else is seen.
    (document.querySelector("dialog[open]") ?? document.body).append(notice);
    notice.textContent = "";
    notice.classList.toggle("visually-hidden", seen);
    // Where nothing is drawn, as in a tab out of sight, this waits until it can be seen; only then it begins to pass.
    requestAnimationFrame(() => {
      notice.textContent = text;
      clearTimeout(until);
      until = setTimeout(() => (notice.textContent = ""), Math.min(10_000, 2500 + text.length * 80));
    });
  }

  /**
   * Opens a dialog. The browser keeps the focus in it and gives it back.
   * @param {string} name
   * @param {(button: HTMLButtonElement, dialog: HTMLDialogElement) => void} on called with each button that is pressed in it
   */
  async function openDialog(name, on) {
    const dialog = /** @type {HTMLDialogElement} */ (find(await dialogs(), `dialog[data-dialog="${name}"]`));
    if (dialog.open) return dialog;
    // What opened it may be folded away when it closes.
    const from = document.activeElement;
    dialog.onclose = () => {
      if (from === document.body || document.activeElement !== document.body) return;
      const places = [from, ...document.querySelectorAll(".open-menu, #story")];
      const visible = places.find((place) => place?.isConnected && place.checkVisibility());
      /** @type {HTMLElement | undefined | null} */ (visible)?.focus();
    };
    // A press beside it closes it, if it also began there: nobody who misses a button in it means that.
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
    // The keys of the page behind it stay still, but for the one that resets everything.
    dialog.onkeydown = (event) => {
      if (dialog.open && !event.altKey) event.stopPropagation();
    };
    dialog.showModal();
    // Its name is read first, and no button stands out before anyone has asked for it.
    find(dialog, "h2").focus();
    return dialog;
  }

  /**
   * Settings that presenting has changed, with the values from before.
   * @type {Record<string, string>}
   */
  const presentationOverrides = {};
  // Settings of the reader, not of what is seen: they stay when one goes back to where the address did not say them yet.
  const personalKeys = [...REMEMBERED_KEYS, "ui"];
  /** @type {Record<string, string>} */
  const personal = {};
  onAddress(() => {
    // The program sees to it itself.
    if (!isRunning() && Object.keys(personal).length) choose({ ...personal });
  });

  /** Remembers the settings on this device; says whether it could. */
  const keepSettings = () => remember(REMEMBERED_KEYS.map((key) => [key, (presentationOverrides[key] ?? html.dataset[key]) || GRAMMAR[key][0]]));

  /**
   * Writes settings into the address and on the page; an empty value is the default.
   * @param {Record<string, string>} changes
   * @param {boolean} [whilePresenting] whether they are given back when presenting ends
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
   * Calls back with every step that is shown from now on.
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
  // What was said of a step is not true of the next.
  onEveryStep(() => (notice.textContent = ""));

  return {
    /** Where the site is. */
    root,
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
