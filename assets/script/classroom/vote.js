// Hands, counted before a way is taken. Nothing is kept beyond the page, and no answer is the right one.

export function voteWith(kit) {
  // For each step the hands in the order in which they were counted.
  const counted = new Map();

  // A question that the class has left behind is no question any more.
  kit.steps(async () => (await kit.here()).querySelector("dialog[data-dialog=vote]").close());

  return async () => {
    const open = document.querySelector("dialog[data-dialog=vote][open]");
    if (open) return open.close();
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
        hands.pop();
        draw();
      } else if (button.dataset.do === "clear") {
        hands.length = 0;
        draw();
      }
    });
    const list = dialog.querySelector(".tally");
    const status = dialog.querySelector(".spoken");
    dialog.querySelector(".vote-step").textContent = kit.words(story.querySelector(".title"));
    dialog.querySelector(".vote-question").textContent = kit.words(story.querySelector(".question"));
    const rows = links.map((link, nth) => {
      const choice = kit.words(link);
      const element = (tag, attributes, ...children) => {
        const made = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
        made.append(...children);
        return made;
      };
      const number = element("output", {}, "0");
      const bar = element("progress", { value: 0, max: 1, "aria-hidden": "true" });
      const key = element("kbd", { "aria-hidden": "true" }, String(nth + 1));
      const add = element("button", { type: "button", class: "hand", "data-add": nth }, key, element("span", {}, choice), number);
      const show = element("button", { type: "button", "data-show": nth, "aria-label": `${list.dataset.show}: ${choice}` }, list.dataset.show);
      return { choice, number, bar, item: element("li", {}, add, bar, show) };
    });
    list.replaceChildren(...rows.map(({ item }) => item));
    const draw = () => {
      const most = Math.max(1, ...rows.map((_, nth) => hands.filter((hand) => hand === nth).length));
      rows.forEach(({ number, bar }, nth) => {
        const n = hands.filter((hand) => hand === nth).length;
        number.textContent = n;
        bar.max = most;
        bar.value = n;
      });
      status.textContent = rows.map(({ choice, number }) => `${choice}: ${number.textContent}`).join(", ");
    };
    const count = (nth) => {
      hands.push(nth);
      draw();
    };
    dialog.onkeydown = (event) => {
      if (!event.altKey) event.stopPropagation();
      const { key, ctrlKey, altKey, metaKey } = event;
      if (ctrlKey || altKey || metaKey) return;
      const digit = Number.parseInt(key, 10);
      if (digit >= 1 && digit <= rows.length) count(digit - 1);
      else if (key === "Backspace") {
        hands.pop();
        draw();
      }
    };
    draw();
  };
}
