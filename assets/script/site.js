// On every page of the site: the search, fetched on first use, and the switches that stand in the header and in
// the address. A key opens the search wherever nothing else wants keys.
(() => {
  const { dataset, src } = document.currentScript;
  const html = document.documentElement;

  // Where the site is, before a step changes the address.
  const root = new URL(dataset.root, location);

  // Readings follow the address when one goes back; the year is the program's matter, where it is awake.
  const STORE = "layered-defense";
  const remembered = () => {
    try {
      const kept = self === top ? localStorage.getItem(STORE) : null;
      return kept === null ? undefined : new URLSearchParams(kept).get("readings");
    } catch {
      return undefined;
    }
  };
  const keep = (value) => {
    const kept = new URLSearchParams(localStorage.getItem(STORE));
    if (value === "on") kept.set("readings", value);
    else kept.delete("readings");
    localStorage.setItem(STORE, kept.toString());
  };
  addEventListener("popstate", () => {
    const readings = new URLSearchParams(location.search).get("readings") ?? remembered();
    html.dataset.readings = readings === "on" ? "on" : "off";
    for (const input of document.querySelectorAll(".readings input")) input.checked = html.dataset.readings === "on";
  });

  // What was chosen by a switch stands in the address, so that a link to this page says it too.
  addEventListener("change", ({ target }) => {
    const key = ["era", "readings"].find((name) => target.closest(`.${name}`));
    if (!key || ("awake" in html.dataset && key === "era")) return;
    const query = new URLSearchParams(location.search);
    const value = html.dataset[key];
    // Where this device remembers something, it remembers this too.
    if (key === "readings" && remembered() !== undefined) keep(value);
    if (value === "off" || value === "2015") query.delete(key);
    else query.set(key, value);
    const search = query.size ? `?${query}` : "";
    history.replaceState(history.state, "", location.pathname + search + location.hash);
    // The program reads its address anew.
    dispatchEvent(new PopStateEvent("popstate"));
  });

  // From disk a browser loads no modules; the glossary and the cards hold the same words.
  if (location.protocol === "file:") return;
  let search;
  let searched;
  const open = async (asked) => {
    try {
      // The page may be in another language by now.
      if (searched !== dataset.index) {
        (await search)?.remove();
        searched = dataset.index;
        search = import(new URL(dataset.search, src)).then(({ made }) => made(new URL(dataset.index, src), new URL(dataset.style, src), root));
      }
      (await search).open(asked);
    } catch (error) {
      search = searched = undefined;
      console.info("The search could not be loaded:", error);
      location.assign(new URL(document.querySelector(".open-search").dataset.instead, root));
    }
  };
  const shown = () => {
    for (const button of document.querySelectorAll(".open-search")) button.hidden = false;
  };
  shown();
  new MutationObserver(shown).observe(document.body, { childList: true });
  addEventListener("click", ({ target }) => target.closest(".open-search") && open(""));
  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey, defaultPrevented } = event;
    if (key !== "/" || ctrlKey || altKey || metaKey || defaultPrevented || html.dataset.ui === "board") return;
    if (target.closest("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog")) return;
    event.preventDefault();
    open("");
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) open(asked);
})();
