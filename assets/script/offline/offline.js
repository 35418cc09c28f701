// *Keep for offline*: the dialog, and the notices about a new version and about a file that is not kept. The service worker (`worker.js`)
// fetches and serves the files. Loaded when the visitor opens the dialog, and on pages that the worker serves.
//
// The registration is the only record of the choice: the worker's address names the kept languages.

import { SECTIONS } from "#schema";
import { language } from "../program.js";
import { checkBuild } from "../common/build.js";
import { element, fetchDocument, find, findAll, loadStyle } from "../common/dom.js";

/** @typedef {"unable" | "framed" | "none" | "kept" | "new" | "busy"} State */

/** @type {{ createScriptURL: (languages: string) => any } | undefined} */
let policy;

/**
 * The worker's address: the only script that the site's policy lets a script name.
 * @param {URL} root
 * @param {string[]} languages
 */
function workerAddress(root, languages) {
  const rules = { createScriptURL: (/** @type {string} */ kept) => new URL(`offline.js?keep=${kept.replace(/[^a-z.-]/gi, "")}`, root).href };
  policy ??= globalThis.trustedTypes?.createPolicy("offline", rules) ?? rules;
  return policy.createScriptURL(languages.join("."));
}

/** The languages that a worker keeps. @param {ServiceWorker | null | undefined} worker */
const keptBy = (worker) => (worker ? (new URL(worker.scriptURL).searchParams.get("keep") ?? "").split(".") : []);

/** This site's registration. Another site above it on the same host can have one, too. @param {URL} root */
async function registered(root) {
  const found = await navigator.serviceWorker.getRegistration(root.href);
  return found?.scope === root.href ? found : undefined;
}

/** Removes the files of every version. @param {URL} root */
async function removeFiles(root) {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${root.href} `)) await caches.delete(name);
  }
}

/**
 * The dialog and the notice of each language that has been used.
 * @type {Map<string, Promise<Document>>}
 */
const pages = new Map();

/** @param {URL} root */
async function words(root) {
  const here = language();
  const ready = pages.get(here) ?? fetchWords(`${here}/${SECTIONS.offline}.html`, root);
  pages.set(here, ready);
  ready.catch(() => pages.delete(here));
  return ready;
}

/**
 * @param {string} address
 * @param {URL} root
 */
async function fetchWords(address, root) {
  const page = await fetchDocument(new URL(address, root));
  checkBuild(address, page.documentElement.dataset.build);
  const { href } = new URL(find(page, ".offline-words").dataset.style ?? "", root);
  if (![...document.styleSheets].some((sheet) => sheet.href === href)) await loadStyle(element("link", { rel: "stylesheet", href }));
  return page;
}

/** Names the manifest, so that browsers can install the site. Pages that are not kept do not load it. @param {URL} root */
function nameManifest(root) {
  if (document.querySelector("link[rel=manifest]")) return;
  document.head.append(element("link", { rel: "manifest", href: new URL(`app.${language()}.webmanifest`, root).href }));
}

/** Whether this page has chosen the waiting version. It is then loaded anew. */
let chosen = false;

/** @param {ServiceWorkerRegistration} registration */
function useNew(registration) {
  chosen = true;
  // Another window can have chosen it before.
  if (registration.waiting) registration.waiting.postMessage("use");
  else location.reload();
}

/**
 * Shows the notice that a new version is ready.
 * @param {URL} root
 * @param {ServiceWorkerRegistration} registration
 */
async function announce(root, registration) {
  const page = await words(root);
  // A dialog that is open shows the same.
  if (!registration.waiting || document.querySelector(".new-version, [data-dialog=offline][open]")) return;
  showNotice(page, ".new-version", () => useNew(registration));
}

/**
 * Shows a notice with buttons. Each closes it.
 * @param {Document} page
 * @param {string} selector
 * @param {() => void} [use]
 */
function showNotice(page, selector, use) {
  const notice = document.importNode(find(page, selector), true);
  notice.onclick = ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (button?.dataset.do === "use") use?.();
    if (button) notice.remove();
  };
  document.querySelector(selector)?.remove();
  document.body.append(notice);
  // Screen readers announce what appears in an element that they know.
  requestAnimationFrame(() => (notice.hidden = false));
}

/**
 * Saves files without a network, or says that a file is not on this device. Browsers do not ask the worker for a file to download.
 * @param {URL} root
 */
function watchDownloads(root) {
  addEventListener("click", async (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a");
    if (!link?.hasAttribute("download") || !link.href.startsWith(root.href) || event.defaultPrevented) return;
    event.preventDefault();
    const kept = await caches.match(link.href);
    if (!kept && !(await fetch(link.href, { method: "HEAD" }).catch(() => undefined))) {
      showNotice(await words(root), ".not-here");
      return;
    }
    const href = kept ? URL.createObjectURL(await kept.blob()) : link.href;
    // The click of an element outside the page comes here no second time.
    element("a", { href, download: link.href.split("/").pop() ?? "" }).click();
    if (kept) setTimeout(() => URL.revokeObjectURL(href), 60_000);
  });
}

/** Whether this page already watches. */
let watching = false;

/**
 * Watches for a new version, on a page that the worker serves.
 * @param {URL} root
 */
export async function watch(root) {
  if (watching) return;
  watching = true;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (chosen) location.reload();
  });
  const registration = await registered(root);
  if (!registration) return;
  nameManifest(root);
  watchDownloads(root);
  const follow = () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed" && registration.active && !adding) announce(root, registration);
    });
  };
  registration.addEventListener("updatefound", follow);
  // It may have begun on the page before.
  follow();
  if (registration.waiting) announce(root, registration);
}

/** Whether a further language is being added, which the visitor has chosen already. */
let adding = false;

/**
 * Waits until a worker has all its files. Rejects with the reason's name.
 * @param {ServiceWorker} worker
 * @param {string} until
 * @param {URL} root
 */
function settled(worker, until, root) {
  const news = new BroadcastChannel(root.href);
  let failed = "";
  news.addEventListener("message", ({ data }) => (failed = data.failed ?? failed));
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === until || worker.state === "activated") resolve(undefined);
      else if (worker.state === "installed" && until === "activated") worker.postMessage("use");
      else if (worker.state === "redundant") reject(Object.assign(new Error("not kept"), { name: failed }));
    };
    worker.addEventListener("statechange", look);
    look();
  }).finally(() => news.close());
}

/** The words for a failure. @param {unknown} error */
function reasonOf(error) {
  const { name } = /** @type {Error} */ (error);
  if (name === "QuotaExceededError") return "full";
  return ["SecurityError", "NotSupportedError", "InvalidStateError"].includes(name) ? "refused" : "no_network";
}

/**
 * Opens the dialog.
 * @param {import("../classroom/page-context.js").PageContext} page
 */
export async function openOffline(page) {
  const root = new URL(".", page.root);
  const theirs = await words(root);
  const all = await page.dialogs();
  if (!all.querySelector("[data-dialog=offline]")) all.append(document.importNode(find(theirs, "[data-dialog=offline]"), true));
  const here = language();
  const dialog = await page.openDialog("offline", ({ dataset }) => act[dataset.do ?? ""]?.());
  const progress = /** @type {HTMLProgressElement} */ (find(dialog, "progress"));
  const status = find(dialog, "[role=status]");
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;

  /** @param {string} name */
  const say = (name) => (status.textContent = name && find(dialog, `[data-said="${name}"]`).textContent);

  /** @param {State} state */
  function show(state) {
    const kept = keptBy(registration?.active);
    dialog.dataset.state = state;
    for (const part of findAll(dialog, "[data-in]")) part.hidden = !part.dataset.in?.split(" ").includes(state);
    for (const name of findAll(dialog, ".kept-languages li")) name.hidden = !kept.includes(name.dataset.language ?? "");
    if (kept.includes(here)) find(dialog, "[data-do=keep]").hidden = true;
  }

  const atRest = () => (!registration?.active ? "none" : registration.waiting ? "new" : "kept");

  /**
   * Runs a task that takes long, and shows its progress.
   * @param {() => Promise<string>} task resolves to the name of the words about its result
   */
  async function run(task) {
    const from = document.activeElement;
    progress.removeAttribute("value");
    show("busy");
    say("busy");
    const news = new BroadcastChannel(root.href);
    news.addEventListener("message", ({ data: { done, count } }) => {
      if (count) Object.assign(progress, { max: count, value: done });
    });
    let result;
    try {
      result = await task();
    } catch (error) {
      console.info("Nothing has changed on this device:", error);
      result = reasonOf(error);
    }
    news.close();
    show(atRest());
    say(result);
    // The pressed button may be hidden now.
    if (from instanceof HTMLElement && !from.checkVisibility()) find(dialog, "h2").focus();
  }

  /** @type {Record<string, () => unknown>} */
  const act = {
    keep: () =>
      run(async () => {
        // Files of a visit that ended too early.
        if (!registration?.active) await removeFiles(root);
        adding = true;
        try {
          // The browser may then keep the files when space is scarce. Some browsers ask the visitor, and the answer may be no.
          navigator.storage?.persist?.().catch(() => {});
          registration = await navigator.serviceWorker.register(workerAddress(root, [...new Set([...keptBy(registration?.active), here])]), { scope: root.href });
          const worker = registration.installing ?? registration.waiting ?? registration.active;
          if (worker) await settled(worker, "activated", root);
        } finally {
          adding = false;
          if (!registration?.active) registration = undefined;
        }
        watch(root);
        return "done";
      }),
    remove: () =>
      run(async () => {
        await registration?.unregister();
        registration = undefined;
        await removeFiles(root);
        document.querySelector("link[rel=manifest]")?.remove();
        return "removed";
      }),
    look: () =>
      run(async () => {
        await registration?.update();
        if (registration?.installing) await settled(registration.installing, "installed", root);
        return registration?.waiting ? "new" : "current";
      }),
    use: () => registration && useNew(registration),
  };

  if (dialog.dataset.state === "busy") return;
  say("");
  if (self !== top) show("framed");
  else if (!("serviceWorker" in navigator) || !("caches" in self)) show("unable");
  else {
    try {
      registration = await registered(root);
      if (registration?.active) watch(root);
      show(atRest());
      say(registration?.waiting ? "new" : "");
    } catch (error) {
      console.info("The browser refuses to keep files:", error);
      show("none");
      say("refused");
    }
  }
}
