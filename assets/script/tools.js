// On every page: finds what a click on a tool or a single key asks for. The tools themselves load on first use.
(() => {
  const { dataset, src } = document.currentScript;
  const html = document.documentElement;
  const story = () => document.getElementById("story");
  const framed = () => document.querySelector("[data-surface=embed]");
  // Every key of an address with its values, the default first; and those that a device may remember. The rest belongs to one
  // view of one step.
  const grammar = Object.fromEntries("GRAMMAR OF THE ADDRESSES".split(";").map((said) => said.split(" ")).map(([key, ...values]) => [key, values]));
  const remembered = ["theme", "text", "motion", "keys", "readings"];
  const KEYS = { p: "present", s: "presenter", v: "vote", g: "map", b: "black", ".": "black", e: "era", t: "larger", "?": "preferences" };
  const EVERYWHERE = ["share", "preferences"];

  // Where the site is, before a step changes the address.
  const root = new URL(dataset.root ?? "", location);

  let loaded;
  const tools = () => {
    loaded ??= dataset.classroom
      ? import(new URL(dataset.classroom, src)).then(({ classroom }) => classroom({ dataset, src, root, grammar, remembered }))
      : // In the single file they stand in the same document.
        new Promise((found) => (globalThis.classroom ? found() : addEventListener("classroom", found))).then(() => globalThis.classroom({ dataset, src: location.href, root, grammar, remembered }));
    loaded.catch(() => (loaded = undefined));
    return loaded;
  };
  const use = async (name, details) => {
    try {
      await (await tools()).use(name, details);
      for (const said of document.querySelectorAll(".tools-failed")) said.hidden = true;
      return true;
    } catch (error) {
      // Without a network, for example: the page goes on without, and says so.
      console.info("The tools could not be used:", error);
      missing();
    }
  };
  // A browser that blocks windows lets one open in the press itself, and no more once the tools have been waited for. So an
  // empty one opens first; under its name the one from before is found again, also by a page that was loaded anew.
  const presenter = async () => {
    const opened = open("", "layered-defense-presenter", "popup,width=1180,height=760");
    if ((await use("presenter", { opened })) || !opened) return;
    // The tools did not come: a window that shows nothing yet goes again.
    try {
      if (opened.location.href === "about:blank") opened.close();
    } catch {
      // From disk nobody may look; there the tools are in the page.
    }
  };
  const missing = () => {
    for (const said of document.querySelectorAll(".tools-failed")) said.hidden = false;
  };

  // From disk a browser loads no modules, unless they are in the page; in a frame there is only room for presenting.
  const able = () => (dataset.classroom ? location.protocol !== "file:" : true);
  const shown = () => {
    if (!able()) return;
    // A link that presents has no other way back to the page.
    if (html.dataset.ui === "board" && "awake" in html.dataset && story()) tools().catch(() => {});
    for (const button of document.querySelectorAll("button.tool")) {
      button.hidden = !EVERYWHERE.includes(button.dataset.tool) && !("awake" in html.dataset);
    }
  };
  shown();
  new MutationObserver(shown).observe(html, { attributeFilter: ["data-awake", "lang"] });
  new MutationObserver(shown).observe(document.body, { childList: true });

  addEventListener("click", ({ target }) => {
    const button = target.closest("button.tool");
    if (button) {
      const lists = [...document.querySelectorAll(".tool-list, .more")].filter((it) => it.matches(":popover-open"));
      for (const list of lists) list.hidePopover();
      // The button is gone with its list; the one that opened it is not.
      const openers = lists.map(({ id }) => document.querySelector(`[popovertarget="${id}"]`));
      openers.find((opener) => opener?.checkVisibility())?.focus();
      if (button.dataset.tool === "presenter") presenter();
      else use(button.dataset.tool, { link: button.dataset.link });
    }
  });
  // The handout of the path that was taken, however the link is followed.
  addEventListener("pointerdown", ({ target }) => handout(target.closest("a.handout-of-path")), true);
  addEventListener("focusin", ({ target }) => handout(target.closest?.("a.handout-of-path")));
  const handout = (link) => {
    if (!link) return;
    const path = new URLSearchParams(location.search).get("path");
    const known = link.dataset.paths.split(" ").includes(path);
    link.href = link.href.replace(/handout[a-z-]*\.html/, `handout${known ? `-${path}` : ""}.html`);
  };

  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey, defaultPrevented, repeat } = event;
    // A key that is held down must not make the screen flash.
    if (defaultPrevented || repeat || !able() || event.isComposing) return;
    // A browser may write another letter where Alt is held.
    const reset = altKey && !ctrlKey && !metaKey && (event.code === "KeyR" || key.toLowerCase() === "r");
    if (reset && !framed() && !target.closest?.("input:not([type=radio], [type=checkbox], [readonly]), textarea")) {
      event.preventDefault();
      return use("reset");
    }
    if (ctrlKey || altKey || metaKey || html.dataset.keys === "off") return;
    if (target.closest?.("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog")) return;
    const tool = KEYS[key.toLowerCase()];
    if (!tool) return;
    if (tool !== "preferences" && (!story() || !("awake" in html.dataset))) return story() && "asleep" in html.dataset && missing();
    // A host's page keeps its keys; a frame opens no windows.
    if (framed() && (!target.closest?.("#story, .credit") || tool === "presenter" || tool === "preferences")) return;
    event.preventDefault();
    if (tool === "presenter") presenter();
    else use(tool);
  });

  // A presenter's window that was opened before this page was loaded anew asks to be tied again.
  let tied;
  addEventListener("message", async ({ source, data }) => {
    if (data?.layeredDefense !== 1 || data.kind !== "hello" || !source || source === tied || source.opener !== window || !story()) return;
    if (await use("tie", { to: source })) tied = source;
  });
  // What was remembered and cannot have been chosen is told of.
  try {
    const kept = window === top ? [...new URLSearchParams(localStorage.getItem("layered-defense") ?? "")] : [];
    if (able() && kept.some(([key, value]) => !remembered.includes(key) || !grammar[key].includes(value))) use("mend-remembered");
  } catch {
    // Storage is blocked: then nothing is remembered either.
  }
})();
