// In a frame: tells the page around it what is shown, and does what that page asks for. Version 1 of the messages in docs/embedding.md.
(() => {
  if (parent === self) return;
  const html = document.documentElement;
  const story = () => document.getElementById("story");
  // Each key and its values, the default first; language and step are the address itself.
  const { lang: _, step: steps, ...keys } = Object.fromEntries(document.currentScript.dataset.grammar.split(";").map((said) => said.split(" ")).map(([key, ...values]) => [key, values]));
  const tell = (message) => parent.postMessage(message, "*");
  const say = (kind, more) => tell({ layeredDefense: 1, kind, ...more });
  // Readings would say it twice.
  const plain = (words) => {
    const copy = words.cloneNode(true);
    for (const reading of copy.querySelectorAll("rp, rt")) reading.remove();
    return copy.textContent.trim();
  };
  const sentences = () => [...story().querySelectorAll(".sentence")].filter((it) => it.getClientRects().length);
  const inForce = (key, value) => (keys[key].includes(value) ? value : keys[key][0]);
  const at = () => ({
    step: story().dataset.step,
    path: inForce("path", new URLSearchParams(location.search).get("path")),
    era: inForce("era", html.dataset.era),
    language: html.lang,
    title: plain(story().querySelector(".title")),
    caption: sentences().map(plain).join(" "),
  });
  let ignored = 0;
  let last;

  // The height that shows every step at this width: of width and size of the words, never of what is shown.
  const height = () => {
    const words = { large: 1.5, larger: 2.1 }[html.dataset.text] ?? 1;
    const width = innerWidth;
    return Math.ceil(width < 600 ? 1.4 * width + (720 - 0.66 * width) * words : 0.5625 * width + (380 - 0.15 * width) * words);
  };
  let said;
  const sized = () => {
    const now = height();
    if (now === said) return;
    said = now;
    say("resize", { height: now });
    // Canvas listens to its own dialect.
    tell({ subject: "lti.frameResize", height: now });
  };
  // The page around takes what it asked for as done: where that has led is told once the program has arrived, also where it is no news.
  let owed = false;
  const told = (arrived) => {
    const now = JSON.stringify(at());
    if (now === last && !(owed && arrived)) return;
    say(last === undefined ? "ready" : "step", at());
    last = now;
    owed = false;
  };
  const visit = (address) => {
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Where a frame of no origin is refused this, it stays where it is.
    }
    dispatchEvent(new PopStateEvent("popstate"));
  };
  const asked = (changes) => {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(changes)) value ? query.set(key, value) : query.delete(key);
    return query.size ? `?${query}` : "";
  };
  // As if the visitor had pressed it: the program knows the way.
  const press = (key) => {
    story().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  };
  const onward = html.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const COMMANDS = {
    next: () => press(onward[0]),
    previous: () => press(onward[1]),
    go({ step }) {
      if (!steps.includes(step)) return false;
      owed = true;
      visit(new URL(`${step}.html${location.search}`, location.href).href);
    },
    set({ key, value }) {
      if (!Object.hasOwn(keys, key) || (value !== "" && !keys[key].includes(value))) return false;
      if (value) html.dataset[key] = value;
      else delete html.dataset[key];
      visit(location.pathname + asked({ [key]: value }));
      sized();
      told();
    },
    ask: () => say("state", { ...at(), ignored }),
  };

  addEventListener("message", ({ source, data }) => {
    // Only the page around this frame is listened to, and before the story is alive only a question is answered.
    const { command, key } = (source === parent && data?.layeredDefense === 1 && data) || {};
    const known = typeof command === "string" && Object.hasOwn(COMMANDS, command) && ["string", "undefined"].includes(typeof key);
    if (!known || !("awake" in html.dataset || command === "ask") || COMMANDS[command](data) === false) ignored += 1;
  });
  const woken = (arrived) => {
    if ("asleep" in html.dataset) say("error", { reason: "asleep" });
    if (!("awake" in html.dataset)) return;
    told(arrived);
    sized();
  };
  new MutationObserver(() => woken()).observe(html, { attributeFilter: ["data-awake", "data-asleep", "data-era"] });
  new MutationObserver(() => "awake" in html.dataset && told()).observe(document.querySelector("[data-surface]"), { attributes: true, subtree: true, attributeFilter: ["data-step"] });
  // The title is the last that the program writes, a moment after the picture.
  new MutationObserver(() => woken(true)).observe(document.querySelector("title"), { childList: true });
  addEventListener("resize", sized);
  woken();
})();
