// The builder of frames: what is chosen becomes the lines to paste, and a frame to look at.
(() => {
  const builder = document.querySelector(".builder");
  const form = builder.querySelector("form");
  const { host } = builder.dataset;
  const root = new URL(builder.dataset.root, location);
  const preview = builder.querySelector(".frame-of-preview");
  const lines = (id) => builder.querySelector(`[data-lines=${id}] code`);
  const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  form.elements.lang.value = document.documentElement.lang;

  const show = () => {
    const chosen = Object.fromEntries([...form.elements].filter(({ name }) => name).map(({ name, value }) => [name, value]));
    const { step, lang } = chosen;
    const width = Math.min(1600, Math.max(320, Number(chosen.width) || 800));
    // Defaults are left out of an address: each select begins with its own.
    const said = ["path", "theme", "text", "labels"].filter((key) => form.elements[key].selectedIndex > 0).map((key) => [key, chosen[key]]);
    const query = said.length ? `?${new URLSearchParams(said)}` : "";
    const place = `embed/${lang}/${step}.html${query}`;
    const words = ({ large: 1.25, larger: 1.5 }[chosen.text] ?? 1) * (lang === "ja" ? 1.1 : 1);
    const height = Math.ceil(width < 600 ? 1.584 * width + 330 * words : 0.5625 * width + 250 * words);
    const { title } = preview.dataset;
    lines("frame-lines").textContent =
      `<iframe src="${host}${escaped(place)}" title="${escaped(title)}"\n` +
      `        width="${width}" height="${height}" loading="lazy" allow="fullscreen; clipboard-write; web-share; screen-wake-lock"></iframe>`;
    const attributes = [["lang", lang], ["step", step], ...said, ["title", title]].map(([key, value]) => `${key}="${escaped(value)}"`).join(" ");
    lines("element-lines").textContent =
      `<link rel="stylesheet" href="${host}layered-defense.css">\n<script type="module" src="${host}layered-defense.js"></script>\n` +
      `<layered-defense ${attributes}></layered-defense>`;
    const theme = ["dark", "projector"].includes(chosen.theme) ? chosen.theme : "light";
    builder.querySelector(".still").href = new URL(`figures/${lang}/${step}.${width < 600 ? "portrait" : "landscape"}.${theme}.svg`, root);
    const frame = document.createElement("iframe");
    Object.assign(frame, { title, width, height, allow: "fullscreen", src: new URL(place, root) });
    preview.replaceChildren(frame);
  };
  form.hidden = false;
  builder.querySelector(".preview").hidden = false;
  form.addEventListener("change", show);
  show();
})();
