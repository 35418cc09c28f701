// Runs before the first paint: what the query asks for goes on <html>, where the style sheet acts on it,
// and links carry the query along until the program takes over. At most 1 KB.
(() => {
  const html = document.documentElement;
  const query = new URLSearchParams(location.search);
  for (const key of ["path", "era", "theme", "text", "labels", "ui"]) {
    const value = query.get(key);
    if (value && /^[a-z0-9-]{1,20}$/.test(value)) html.dataset[key] = value;
  }
  addEventListener("click", (click) => {
    const link = click.target.closest?.("a[href]");
    if (!link || !location.search || link.origin !== location.origin) return;
    // Once the program is awake, the story's links say everything themselves.
    if ("awake" in html.dataset && link.closest("#story")) return;
    const carried = new URLSearchParams(query);
    for (const [key, value] of new URLSearchParams(link.search)) carried.set(key, value);
    link.search = carried;
  }, true);
})();
