// Embedding: the builder of frames in a dialog, begun with what is seen. Its own page lends it, with its scripts and its style.

export function embedWith(kit) {
  const html = document.documentElement;
  // Asked for once in each language.
  const lent = new Map();
  // A browser remembers what could not be imported: the next try has another address.
  let tries = 0;
  const dressed = (style) =>
    new Promise((resolve) => {
      if ([...document.styleSheets].some(({ href }) => href === style.href)) return resolve();
      Object.assign(document.head.appendChild(document.adoptNode(style)), { onload: resolve, onerror: resolve });
    });
  const lend = async (language, dialog) => {
    const page = await kit.fetched(new URL(`${language}/embed.html`, kit.site));
    for (const link of page.querySelectorAll("[href]")) link.setAttribute("href", link.href);
    const scripts = [...page.scripts].map(({ src }) => src).filter((src) => /\/(section|builder)-[^/]*$/.test(src));
    await dressed(page.querySelector('link[href*="builder-"]'));
    const builder = document.adoptNode(page.querySelector(".builder"));
    builder.dataset.root = kit.site;
    dialog.append(builder);
    try {
      // Written for a page, they look for what there is: so they run anew for each language.
      tries += 1;
      for (const script of scripts) await import(`${script}?${tries}`);
    } catch (error) {
      builder.remove();
      throw error;
    }
    return builder;
  };

  return async () => {
    const language = html.lang;
    const place = (await kit.here()).querySelector('dialog[data-dialog="embed"]');
    if (!lent.has(language)) lent.set(language, lend(language, place));
    const ready = lent.get(language);
    ready.catch(() => lent.delete(language));
    const builder = await ready;
    // The page may speak another language by now.
    if (html.lang !== language) return;
    builder.dispatchEvent(new Event("begin"));
    await kit.dialog("embed", () => {});
  };
}
