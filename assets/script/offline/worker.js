// The service worker: keeps all files of the chosen languages on the device, and answers with them. It is registered only if a
// visitor chooses *Keep for offline* (`offline.js`). `prerender` writes it to the site's root as `offline.js`. Two values come
// before it there: the version of the site, and for each language the list of its files with their hashes.
//
// Each version has a cache of its own, which is filled completely or not at all. Every answer comes from the version of this
// worker. A new version waits until the visitor chooses it, or until no page is open.

/* global KEPT_LISTS, KEPT_VERSION */

/** @typedef {Event & { waitUntil: (work: Promise<unknown>) => void }} LifeEvent */
/** @typedef {LifeEvent & { request: Request, respondWith: (answer: Promise<Response>) => void }} AskEvent */

const worker = /** @type {import("#worker").Scope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
const languages = (new URL(location.href).searchParams.get("keep") ?? "").split(".").filter((language) => language in KEPT_LISTS);

// Other sites can have the same origin, so a cache is named by the site's address, too.
const OURS = `${scope} `;
const CACHE = OURS + [KEPT_VERSION, ...languages].join(" ");

const news = new BroadcastChannel(scope);

/** The files of the chosen languages with their hashes. Most scripts and styles are in each list. */
async function wantedFiles() {
  /** @type {Map<string, string>} */
  const wanted = new Map();
  for (const language of languages) {
    const list = await (await fetch(new URL(KEPT_LISTS[language], scope))).json();
    for (const [place, hash] of Object.entries(list)) wanted.set(new URL(place, scope).href, hash);
  }
  return wanted;
}

/** Fills the cache. If a file is missing or has another hash, nothing stays. */
async function keep() {
  try {
    const left = [...(await wantedFiles())];
    const count = left.length;
    const cache = await caches.open(CACHE);
    let done = 0;
    const some = async () => {
      for (let file; (file = left.pop()); ) {
        const [address, hash] = file;
        const response = await fetch(address, { cache: "no-cache", integrity: `sha256-${hash}` });
        // Browsers refuse a redirected answer for a page.
        await cache.put(address, response.redirected ? new Response(response.body, response) : response);
        done += 1;
        news.postMessage({ done, count });
      }
    };
    try {
      await Promise.all([some(), some(), some(), some(), some(), some()]);
    } finally {
      left.length = 0;
    }
  } catch (error) {
    await caches.delete(CACHE).catch(() => {});
    news.postMessage({ failed: /** @type {Error} */ (error).name });
    throw error;
  }
}

/** Removes older versions, if no open page can need them. A newer one that arrives or waits has a cache, too. */
async function tidy() {
  const { installing, waiting } = worker.registration;
  if (installing || waiting || (await worker.clients.matchAll()).length) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
  }
}

/** @param {string} address */
const kept = (address) => caches.match(address, { cacheName: CACHE });

/** @param {Request} request */
async function answer(request) {
  const { origin, pathname } = new URL(request.url);
  const plain = origin + pathname;
  // Links may leave out the end of a page's name.
  for (const address of [plain, `${plain}index.html`, `${plain}.html`]) {
    const found = await kept(address);
    if (found) return found;
  }
  // A page of the version before can still be open. The names of its files contain their hashes, so this version has no file of that name.
  const older = /-[0-9a-f]{16}/.test(plain) && (await caches.match(plain));
  if (older) return older;
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === "navigate" && (await kept(`${scope}offline.${languages[0]}.html`));
    if (!page) throw error;
    // The page appears at any address, so its links must be absolute. It says whether a page or a file to download is missing.
    const what = /\.(?!html$)\w+$/.test(pathname) ? "file" : "page";
    const text = (await page.text()).replaceAll("{root}", scope).replace("{what}", what);
    return new Response(text, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
  }
}

worker.addEventListener("install", (event) => /** @type {LifeEvent} */ (event).waitUntil(keep()));

worker.addEventListener("activate", (event) => /** @type {LifeEvent} */ (event).waitUntil(tidy().then(() => worker.clients.claim())));

worker.addEventListener("message", (event) => {
  if (/** @type {MessageEvent} */ (event).data === "use") worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const asked = /** @type {AskEvent} */ (event);
  const { request } = asked;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  asked.respondWith(answer(request));
  if (request.mode === "navigate") asked.waitUntil(tidy());
});
