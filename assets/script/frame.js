// In a frame: tells the page around it what is shown, and does what that page asks for. Version 1 of the messages in docs/embedding.md.
(() => {
  if (parent === self) return;
  const html = document.documentElement;
  const story = () => document.getElementById("story");
  // Each key and its values, the default first; language and step are the address itself.
  const { lang, step: steps, ...keys } = Object.fromEntries(document.currentScript.dataset.grammar.split(";").map((said) => said.split(" ")).map(([key, ...values]) => [key, values]));
  const tell = (message) => parent.postMessage(message, "*");
  const say = (kind, more) => tell({ layeredDefense: 1, kind, ...more });
  const path = () => new URLSearchParams(location.search).get("path") ?? "";
  // What is read below the picture; readings would say it twice.
  const plain = (sentence) => {
    const words = sentence.cloneNode(true);
    for (const reading of words.querySelectorAll("rp, rt")) reading.remove();
    return words.textContent.trim();
  };
  const caption = () => [...story().querySelectorAll(".sentence")].filter((it) => it.getClientRects().length).map(plain).join(" ");
  const at = () => ({ step: story().dataset.step, path: path(), language: html.lang, title: document.title, caption: caption() });
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
  const told = () => {
    const now = JSON.stringify(at());
    if (now === last) return;
    say(last === undefined ? "ready" : "step", at());
    last = now;
  };
  const visit = (address) => {
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A frame of no origin may be refused; the page shows it all the same.
    }
    dispatchEvent(new PopStateEvent("popstate"));
  };
  const asked = (changes) => {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(changes)) value ? query.set(key, value) : query.delete(key);
    return query.size ? `?${query}` : "";
  };
  // As if the visitor had pressed it: the program knows the way.
  const press = (key) => story().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const onward = html.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const COMMANDS = {
    next: () => press(onward[0]),
    previous: () => press(onward[1]),
    go({ step }) {
      if (!steps.includes(step)) return false;
      visit(new URL(`${step}.html${location.search}`, location.href).href);
    },
    set({ key, value }) {
      if (!Object.hasOwn(keys, key) || (value !== "" && !keys[key].includes(value))) return false;
      if (value) html.dataset[key] = value;
      else delete html.dataset[key];
      visit(location.pathname + asked({ [key]: value }));
      sized();
    },
    ask: () => say("state", { ...at(), ignored }),
  };

  addEventListener("message", ({ source, data }) => {
    // Only the page around this frame is listened to.
    const known = source === parent && data?.layeredDefense === 1 && Object.hasOwn(COMMANDS, data.command);
    if (!known || COMMANDS[data.command](data) === false) ignored += 1;
  });
  const woken = () => {
    if ("asleep" in html.dataset) say("error", { reason: "asleep" });
    if (!("awake" in html.dataset)) return;
    told();
    sized();
  };
  new MutationObserver(woken).observe(html, { attributeFilter: ["data-awake", "data-asleep"] });
  new MutationObserver(() => "awake" in html.dataset && told()).observe(document.querySelector("[data-surface]"), { attributes: true, subtree: true, attributeFilter: ["data-step"] });
  addEventListener("resize", sized);
  woken();
})();
