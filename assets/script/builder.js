// The builder of frames: what is chosen becomes the lines to paste, and a frame to look at. On its page, or lent to a dialog.
(() => {
  const builder = document.querySelector(".builder:not([data-built])");
  builder.dataset.built = "";
  const form = builder.querySelector("form");
  const { host } = builder.dataset;
  const root = new URL(builder.dataset.root, location);
  const preview = builder.querySelector(".frame-of-preview");
  const lines = (id) => builder.querySelector(`[data-lines=${id}] code`);
  const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

  const show = () => {
    const chosen = Object.fromEntries([...form.elements].filter(({ name }) => name).map(({ name, value }) => [name, value]));
    const { step, lang } = chosen;
    const width = Math.min(1600, Math.max(320, Number(chosen.width) || 800));
    // Defaults are left out of an address: each select begins with its own.
    const said = ["path", "theme", "text", "labels"].filter((key) => form.elements[key].selectedIndex > 0).map((key) => [key, chosen[key]]);
    const query = said.length ? `?${new URLSearchParams(said)}` : "";
    const place = `embed/${lang}/${step}.html${query}`;
    const words = { large: 1.5, larger: 2.1 }[chosen.text] ?? 1;
    const height = Math.ceil(width < 600 ? 1.4 * width + (720 - 0.66 * width) * words : 0.5625 * width + (380 - 0.15 * width) * words);
    // On a screen narrower than 640 px the height of the tall picture, at the screen's width.
    const share = Math.round(140 - 66 * words);
    const tall = `min(${share}vw + ${720 * words}px,(640px - 100vw)*999)`;
    const style = `width:100%;max-width:${width}px;height:${width < 600 ? `${height}px` : `max(${height}px,${tall})`};border:0`;
    const { title } = preview.dataset;
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
  // Begins with what is seen, where there is a story, and with what the address asks for.
  const begin = () => {
    const { lang } = document.documentElement;
    const seen = { lang, step: document.getElementById("story")?.dataset.step, ...Object.fromEntries(new URLSearchParams(location.search)) };
    for (const field of form.querySelectorAll("select")) {
      const index = [...field.options].findIndex(({ value }) => value === seen[field.name]);
      field.selectedIndex = Math.max(0, index);
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
