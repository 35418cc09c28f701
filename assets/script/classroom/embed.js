// Embedding: the builder of frames in a dialog, begun with what is seen. Its own page lends it, with its scripts and its style.

export function embedWith(kit) {
  const html = document.documentElement;
  // Asked for once in each language.
  const lent = new Map();
  const lend = async (language) => {
    const page = await kit.fetched(new URL(`${language}/embed.html`, kit.site));
    for (const link of page.querySelectorAll("[href]")) link.setAttribute("href", link.href);
    const builder = document.adoptNode(page.querySelector(".builder"));
    builder.dataset.root = kit.site;
    const style = page.querySelector('link[href*="class-"]');
    const scripts = [...page.scripts].filter(({ src }) => /\/(section|builder)-[^/]*$/.test(src));
    return { builder, style: document.adoptNode(style), scripts: scripts.map(({ src }) => src) };
  };

  return async () => {
    const language = html.lang;
    if (!lent.has(language)) {
      const ready = lend(language);
      ready.catch(() => lent.delete(language));
      lent.set(language, ready);
    }
    const { builder, style, scripts } = await lent.get(language);
    const dialog = await kit.dialog("embed", () => {});
    if (dialog.contains(builder)) return builder.dispatchEvent(new Event("begin"));
    document.head.append(style);
    dialog.append(builder);
    // Written for a page: they look for what there is, and so run anew for each language.
    for (const script of scripts) await import(`${script}?${language}`);
  };
}
