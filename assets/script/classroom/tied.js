// The lesson's side of the presenter's window, which tools.js has opened: shows the notes in it, tells it where the story is, and does what it asks for.
//
// Each window knows the other by its handle alone: that also holds from disk, where pages have no origin to compare.

export function tiedWith(kit, useTool, vote) {
  const html = document.documentElement;
  let other;
  // How many steps the other window had asked for when it was last heard: it goes back with the answer.
  let turn = 0;
  // It was left: closed, or gone to another page. Whether it is closed the browser says only a moment later.
  let left = false;

  const tell = () => {
    const story = kit.story();
    if (!other || other.closed || !story) return;
    other.postMessage({ layeredDefense: 1, kind: "at", turn, step: story.dataset.step, path: kit.path(), era: html.dataset.era ?? "", language: html.lang, black: "black" in html.dataset, unnamed: html.dataset.labels === "hidden", progress: kit.words(story.querySelector(".progress")), hands: vote.counts() }, "*");
  };
  kit.steps(tell);
  vote.changed = tell;
  new MutationObserver(tell).observe(html, { attributeFilter: ["data-black", "data-era", "data-labels", "lang"] });

  const DO = {
    hello: () => {
      left = false;
      tell();
    },
    go: ({ step }) => typeof step === "string" && /^[a-z0-9-]+$/.test(step) && take(step),
    back: () => kit.story().querySelector(".controls .back")?.click(),
    black: () => useTool("black"),
    vote: () => useTool("vote"),
    hand: ({ nth }) => Number.isInteger(nth) && vote.counts() && vote.hand(nth),
    key: ({ key, shift }) => Object.hasOwn(KEYS, key) && KEYS[key](shift === true),
  };
  // What else a presenter presses: as if it had been pressed here.
  const press = (key) => (shiftKey) => kit.story().dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
  const KEYS = { l: press("l"), Home: press("Home"), End: press("End"), g: () => useTool("map"), t: () => useTool("larger"), e: () => useTool("era") };
  // The story's own link knows which way leads there; the map has one for every step that there is.
  const take = (step) => {
    const links = [...kit.story().querySelectorAll(".controls a, .map a")];
    const leads = ({ pathname, hash }) => (kit.single ? hash === `#${html.lang}/${step}` : pathname.endsWith(`/${step}.html`));
    links.find(leads)?.click();
  };
  addEventListener("message", ({ source, data }) => {
    // Who is gone is no message's source any more.
    if (source === null && data?.layeredDefense === 1 && data.kind === "bye") left = true;
    if (!other || source !== other || data?.layeredDefense !== 1 || !Object.hasOwn(DO, data.kind)) return;
    if (Number.isInteger(data.turn)) turn = data.turn;
    DO[data.kind](data);
  });

  // A window that has just been opened, or shows another page. From disk nobody may look.
  const elsewhere = () => {
    try {
      const { pathname, hash } = other.location;
      return !/\/presenter(\.html)?$/.test(pathname + hash);
    } catch {
      return false;
    }
  };

  return {
    tie(window) {
      if (other === window) return;
      other = window;
      tell();
    },
    presenter({ opened }) {
      if (!opened) return kit.say("window_refused");
      other = opened;
      // Only what belongs to the one who looks: the presenter's pictures keep their names.
      const query = kit.asked();
      for (const key of ["ui", "labels", "era", "path", "q"]) query.delete(key);
      const search = query.size ? `?${query}` : "";
      const place = kit.single ? `${location.pathname}${search}#${html.lang}/presenter` : new URL(`${html.lang}/presenter.html${search}`, kit.site);
      if (left || elsewhere()) other.location = place;
      left = false;
      tell();
      other.focus();
    },
  };
}
