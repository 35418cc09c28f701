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

/** Removes other versions, if no open page can need them. */
async function tidy() {
  if ((await worker.clients.matchAll()).length) return;
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
  // Links may leave out the end of a page's name. The last try is for a page of the version before that is still open: the
  // names of its files contain their hashes, so they are not in this version.
  const found = (await kept(plain)) ?? (await kept(`${plain}index.html`)) ?? (await kept(`${plain}.html`)) ?? (/-[0-9a-f]{16}/.test(plain) ? await caches.match(plain) : undefined);
  if (found) return found;
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === "navigate" && (await kept(`${scope}offline.${languages[0]}.html`));
    if (!page) throw error;
    // The page appears at any address, so its links must be absolute.
    const text = (await page.text()).replaceAll("{root}", scope);
    return new Response(text, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
  }
}

worker.addEventListener("install", (event) => /** @type {LifeEvent} */ (event).waitUntil(keep()));

worker.addEventListener("activate", (event) => /** @type {LifeEvent} */ (event).waitUntil(tidy().then(() => worker.clients.claim())));

worker.addEventListener("message", (event) => {
  if (/** @type {MessageEvent} */ (event).data === "use") worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request, respondWith, waitUntil } = /** @type {AskEvent} */ (event);
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  respondWith.call(event, answer(request));
  if (request.mode === "navigate") waitUntil.call(event, tidy());
});
