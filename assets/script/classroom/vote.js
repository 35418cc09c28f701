// Hands, counted before a way is taken. Nothing is kept beyond the page, and no answer is the right one.

export function voteWith(kit, useTool) {
  const html = document.documentElement;
  // For each step the hands in the order in which they were counted.
  const counted = new Map();

  let asking = false;
  const opened = () => document.querySelector("dialog[data-dialog=vote][open]");
  // A question that the class has left behind is no question any more.
  kit.steps(() => opened()?.close());

  const vote = {
    /** Called whenever a hand is counted, or the question is put or closed. */
    changed: () => {},
    /** How many hands there are for each choice; nothing while nobody is asked. */
    counts() {
      const dialog = opened();
      return dialog ? [...dialog.querySelectorAll(".hands")].map(({ textContent }) => +textContent) : null;
    },
    /** Counts a hand for a choice, from 0; takes the last one back for less. */
    hand: () => {},
    async ask() {
      if (opened()) return opened().close();
      // Asked for twice, before the words have been fetched for the first time.
      if (asking) return;
      asking = true;
      await put().finally(() => (asking = false));
    },
  };
  return vote;

  async function put() {
    // The story may go on meanwhile.
    await kit.here();
    // One thing over the picture is enough.
    delete html.dataset.map;
    const story = kit.story();
    const links = [...story.querySelectorAll(".choice")];
    if (links.length < 2) return kit.say("no_branch");
    const step = story.dataset.step;
    if (!counted.has(step)) counted.set(step, []);
    const hands = counted.get(step);

    const dialog = await kit.dialog("vote", (button) => {
      const { add, show } = button.dataset;
      if (add) count(+add);
      else if (show) {
        dialog.close();
        story.querySelectorAll(".choice")[show]?.click();
      } else if (button.dataset.do === "take-back") {
        vote.hand(-1);
      } else if (button.dataset.do === "clear") {
        hands.length = 0;
        draw();
      }
    });
    const list = dialog.querySelector(".tally");
    const status = dialog.querySelector(".spoken");
    // While names are hidden, the title is the game's.
    const named = html.dataset.labels !== "hidden";
    dialog.querySelector(".vote-step").textContent = named ? kit.words(story.querySelector(".title")) : "";
    dialog.querySelector(".vote-question").textContent = kit.words(story.querySelector(".question"));
    const rows = links.map((link, nth) => {
      const choice = kit.words(link);
      const element = (tag, attributes, ...children) => {
        const made = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
        made.append(...children);
        return made;
      };
      const number = element("span", { class: "hands" }, "0");
      const bar = element("progress", { value: 0, max: 1, "aria-hidden": "true" });
      const key = element("kbd", { "aria-hidden": "true" }, String(nth + 1));
      const add = element("button", { type: "button", class: "hand", "data-add": nth }, key, element("span", {}, choice), number);
      const show = element("button", { type: "button", "data-show": nth, "aria-label": `${list.dataset.show}: ${choice}` }, list.dataset.show);
      return { choice, number, bar, item: element("li", {}, add, bar, show) };
    });
    list.replaceChildren(...rows.map(({ item }) => item));
    const draw = () => {
      rows.forEach(({ number, bar }, nth) => {
        const n = hands.filter((hand) => hand === nth).length;
        number.textContent = n;
        // Its share of all hands: full only where all are of one mind.
        bar.max = Math.max(1, hands.length);
        bar.value = n;
      });
      vote.changed();
      status.textContent = rows.map(({ choice, number }) => `${choice}: ${number.textContent}`).join(", ");
    };
    const count = (nth) => vote.hand(nth);
    dialog.onkeydown = (event) => {
      if (!event.altKey) event.stopPropagation();
      const { key, ctrlKey, altKey, metaKey } = event;
      if (ctrlKey || altKey || metaKey || event.repeat) return;
      const letters = html.dataset.keys !== "off";
      const digit = Number.parseInt(key, 10);
      if (letters && digit >= 1 && digit <= rows.length) count(digit - 1);
      else if (key === "Backspace") vote.hand(-1);
      // A clicker goes on, and its dark key blacks the screen.
      else if (["PageDown", "PageUp"].includes(key)) dialog.close();
      else if (letters && ["b", "."].includes(key.toLowerCase())) useTool("black");
      else if (letters && key.toLowerCase() === "v") dialog.close();
      else return;
      event.preventDefault();
    };
    vote.hand = (nth) => {
      if (nth >= 0 && nth < rows.length) hands.push(nth);
      else hands.pop();
      draw();
    };
    dialog.addEventListener("close", () => vote.changed(), { once: true });
    draw();
  }
}
