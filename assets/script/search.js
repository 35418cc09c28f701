// The search: one field over systems, events, terms and steps. Loaded on first use, with the index of one language.
// The browser itself folds letters (normalize), so nothing needs a table of them.

// Two ways of writing the same come out equal: width, case, accents of Latin letters, kana, hyphens, dots, joiners.
export const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[\p{Pd}・.·'’“”「」()\u2060]/gu, "");

// How well a piece of text answers to a word: at its beginning, at that of one of its words, or anywhere.
const worth = (text, word) => {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  return at === 0 ? 3 : text.includes(` ${word}`) ? 2 : 1;
};

// As many answers are shown; a longer list is a reason to write another word.
const MOST = 24;

/** The entries that answer to every word of the query, the best first; where there is none, to most of its words. */
export function found(entries, query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const scored = entries.map((entry, nth) => {
    const { name, also, text } = entry.folded;
    const each = words.map((word) => Math.max(4 * worth(name, word), ...also.map((it) => 3 * worth(it, word)), worth(text, word)));
    return { entry, nth, answered: each.filter(Boolean).length, score: each.reduce((sum, here) => sum + here, 0) };
  });
  const most = Math.max(0, ...scored.map(({ answered }) => answered));
  if (!most) return [];
  return scored.filter(({ answered }) => answered === most).sort((a, b) => b.score - a.score || a.nth - b.nth).map(({ entry }) => entry);
}

/** Fetches the index and the style, and makes the dialog; `root` is the site's. */
export async function made(index, style, root) {
  const dressed = new Promise((resolve) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: style.href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });
  const answer = await fetch(index);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const { words, entries } = await answer.json();
  await dressed;
  for (const entry of entries) {
    entry.folded = { name: folded(entry.name), also: entry.also.map(folded), text: folded(entry.text) };
  }
  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  // Not of type “search”: there Esc empties the field and does not close the dialog.
  const field = element("input", { type: "text", role: "searchbox", "aria-label": words.field, placeholder: words.field, autocomplete: "off", spellcheck: "false", enterkeyhint: "go" });
  const status = element("p", { role: "status", class: "aside" }, words.hint);
  const list = element("ul", {});
  const close = element("button", { type: "button", class: "close" }, words.close);
  // A click beside the links leaves the focus in the dialog: the keys of the page behind it stay still.
  const dialog = element("dialog", { class: "search", tabindex: "-1", "aria-label": words.search }, element("div", { class: "search-head" }, field, close), status, list);
  document.body.append(dialog);

  const links = () => [...list.querySelectorAll("a")];
  const show = () => {
    const answers = found(entries, field.value);
    const query = field.value.trim();
    status.textContent = !query ? words.hint : answers.length ? words.found.replace("{n}", answers.length) : words.none.replace("{q}", query);
    list.replaceChildren(
      ...answers.slice(0, MOST).map(({ kind, name, text, place }) => {
        const link = element("a", { href: new URL(place, root).href }, element("b", {}, name), " ", element("span", { class: "kind" }, words[kind]));
        return element("li", {}, link, element("p", {}, text));
      }),
    );
  };
  field.addEventListener("input", show);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => {
    // On the backdrop, or to a place on this very page.
    if (target === dialog || target.closest("a")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    // Keys that choose between kanji belong to the one who writes.
    if (event.isComposing || event.keyCode === 229) return;
    const all = links();
    const here = all.indexOf(document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Enter" && document.activeElement === field && all.length) {
      event.preventDefault();
      all[0].click();
    } else if (to !== undefined && !(document.activeElement === field && ["Home", "End"].includes(event.key))) {
      event.preventDefault();
      (all[to] ?? (to < 0 ? field : all.at(-1)))?.focus();
    }
  });
  // What opened it may be folded away by now.
  dialog.addEventListener("close", () => {
    if (document.activeElement === document.body) document.querySelector(".open-pages")?.focus();
  });
  return {
    remove: () => dialog.remove(),
    open(asked) {
      document.querySelector(".more:popover-open")?.hidePopover();
      if (!dialog.open) dialog.showModal();
      if (asked) field.value = asked;
      field.select();
      show();
    },
  };
}
