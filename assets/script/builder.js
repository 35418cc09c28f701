// The builder of frames: what is chosen becomes the lines to paste, and a frame to look at. On its page, or lent to a dialog.
(() => {
  const builder = document.querySelector(".builder:not([data-built])");
  builder.dataset.built = "";
  const form = builder.querySelector("form");
  const root = new URL(builder.dataset.root, location);
  // Where nobody has said where the site is going to be, it is where it stands.
  const host = "somewhere" in builder.dataset && location.protocol.startsWith("http") ? root.href : builder.dataset.host;
  const titles = JSON.parse(builder.dataset.titles);
  const preview = builder.querySelector(".frame-of-preview");
  const lines = (id) => builder.querySelector(`[data-lines=${id}] code`);
  const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

  const show = () => {
    const chosen = Object.fromEntries([...form.elements].filter(({ name }) => name).map(({ name, value }) => [name, value]));
    const { step, lang } = chosen;
    const { min, max, defaultValue } = form.elements.width;
    const width = Math.min(max, Math.max(min, Number(chosen.width) || defaultValue));
    form.elements.width.value = width;
    // Defaults are left out of an address: each select begins with its own.
    const said = [...form.querySelectorAll("select")].filter(({ name, selectedIndex }) => !["step", "lang"].includes(name) && selectedIndex > 0).map(({ name, value }) => [name, value]);
    const query = said.length ? `?${new URLSearchParams(said)}` : "";
    const place = `embed/${lang}/${step}.html${query}`;
    const words = { large: 1.5, larger: 2.1 }[chosen.text] ?? 1;
    const height = Math.ceil(width < 600 ? 1.4 * width + (720 - 0.66 * width) * words : 0.5625 * width + (380 - 0.15 * width) * words);
    // On a screen narrower than 640 px the height of the tall picture, at the screen's width.
    const share = Math.round(1400 - 660 * words) / 10;
    const tall = `min(${share}vw + ${720 * words}px,(640px - 100vw)*999)`;
    const style = `width:100%;max-width:${width}px;height:${width < 600 ? `${height}px` : `max(${height}px,${tall})`};border:0`;
    const title = titles[lang][step];
    lines("frame-lines").textContent =
      `<iframe src="${host}${escaped(place)}" title="${escaped(title)}"\n` +
      `        width="${width}" height="${height}" style="${style}"\n` +
      `        loading="lazy" allow="fullscreen; clipboard-write; web-share; screen-wake-lock"></iframe>`;
    const attributes = [["lang", lang], ["step", step], ...said, ["title", title]].map(([key, value]) => `${key}="${escaped(value)}"`).join(" ");
    lines("element-lines").textContent =
      `<link rel="stylesheet" href="${host}layered-defense.css">\n<script type="module" src="${host}layered-defense.js"></script>\n` +
      `<layered-defense ${attributes}><a href="${host}${lang}/${step}.html">${escaped(title)}</a></layered-defense>`;
    const theme = ["dark", "projector"].includes(chosen.theme) ? chosen.theme : "light";
    builder.querySelector(".still").href = new URL(`figures/${lang}/${step}.${width < 600 ? "portrait" : "landscape"}.${theme}.svg`, root);
    const frame = document.createElement("iframe");
    Object.assign(frame, { title, width, height, allow: "fullscreen", src: new URL(place, root) });
    preview.replaceChildren(frame);
  };
  // Begins with what is seen: the story's step, what the address asks for and what this device remembers.
  const begin = () => {
    const { lang, dataset } = document.documentElement;
    const { step, path } = Object.fromEntries(new URLSearchParams(location.search));
    const seen = { path, ...dataset, lang, step: document.getElementById("story")?.dataset.step ?? step };
    for (const field of form.querySelectorAll("select")) {
      field.selectedIndex = Math.max(0, [...field.options].findIndex(({ value }) => value === seen[field.name]));
    }
    show();
  };
  form.hidden = false;
  builder.querySelector(".preview").hidden = false;
  form.addEventListener("change", show);
  // In a dialog it would close it.
  form.addEventListener("submit", (event) => event.preventDefault());
  builder.addEventListener("begin", begin);
  begin();
})();
