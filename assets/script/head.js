// Runs before the first paint: what this device remembers and what the query asks for goes on <html>, where the style
// sheet acts on it, and links carry the query along until the program takes over. At most 1 KB.
(() => {
  const html = document.documentElement;
  const KEYS = "path era theme text labels readings motion keys ui paper".split(" ");
  const asked = () => new URLSearchParams(location.search);
  let kept;
  try {
    // Never in a frame.
    kept = self === top && localStorage["layered-defense"];
  } catch {}
  for (const [key, value] of [...new URLSearchParams(kept), ...asked()]) {
    if (KEYS.includes(key) && /^[\w-]{1,20}$/.test(value)) html.dataset[key] = value;
  }
  const each = (then) => ["era", "readings"].forEach(then);
  addEventListener("DOMContentLoaded", () =>
    each((key) => {
      const input = document.querySelector(`.${key} [value="${html.dataset[key]}"]`);
      if (input) input.checked = true;
    }),
  );
  addEventListener("change", ({ target }) =>
    each((key) => {
      if (target.closest("." + key)) html.dataset[key] = target.checked ? target.value : "off";
    }),
  );
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    if (!link || !location.search || link.origin !== location.origin || link.getAttribute("href")[0] === "#") return;
    // Once the program is awake, the links that it writes say everything themselves.
    if ("awake" in html.dataset && link.closest("#story, [data-language]")) return;
    const said = new URLSearchParams(link.search);
    const here = asked();
    const carried = KEYS.map((key) => [key, said.get(key) ?? here.get(key)]).filter(([, value]) => value);
    link.search = new URLSearchParams(carried);
  }, true);
})();
