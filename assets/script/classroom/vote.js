// Hands, counted before a way is taken. Nothing is kept beyond the page, and no answer is the right one.

import { choices, choose, currentStep, namesAreHidden, question, title } from "../program.js";
import { element, find, plainText } from "../shared/dom.js";

/** @typedef {ReturnType<typeof voteTool>} Vote */

/**
 * @param {import("./page-context.js").PageContext} page
 * @param {import("./classroom.js").UseTool} useTool
 */
export function voteTool(page, useTool) {
  const html = document.documentElement;
  /**
   * For each step the hands in the order in which they were counted.
   * @type {Map<string, number[]>}
   */
  const counted = new Map();

  let asking = false;
  const openVote = () => /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog[data-dialog=vote][open]"));
  // A question that the class has left behind is no question any more.
  page.onEveryStep(() => openVote()?.close());

  const vote = {
    /** Called whenever a hand is counted, or the question is put or closed. */
    onChange: () => {},
    /** How many hands there are for each choice; nothing while nobody is asked. */
    counts() {
      const dialog = openVote();
      return dialog ? [...dialog.querySelectorAll(".hands")].map(({ textContent }) => Number(textContent)) : null;
    },
    /**
     * Counts a hand for a choice, from 0; takes the last one back for less.
     * @type {(nth: number) => void}
     */
    hand: () => {},
    async ask() {
      const dialog = openVote();
      if (dialog) {
        dialog.close();
        return;
      }
      // Asked for twice, before the words have been fetched for the first time.
      if (asking) return;
      asking = true;
      await ask().finally(() => (asking = false));
    },
  };
  return vote;

  async function ask() {
    // The story may go on meanwhile.
    await page.dialogs();
    // One thing over the picture is enough.
    delete html.dataset.map;
    const ways = choices();
    if (ways.length < 2) {
      await page.notify("no_branch");
      return;
    }
    const step = currentStep();
    const hands = counted.get(step) ?? [];
    counted.set(step, hands);

    const dialog = await page.openDialog("vote", (button, opened) => {
      const { add, show } = button.dataset;
      if (add) vote.hand(Number(add));
      else if (show) {
        opened.close();
        choose(Number(show));
      } else if (button.dataset.do === "take-back") vote.hand(-1);
      else if (button.dataset.do === "clear") {
        hands.length = 0;
        draw();
      }
    });
    const list = find(dialog, ".tally");
    const status = find(dialog, ".visually-hidden");
    // While names are hidden, the title is the game's.
    find(dialog, ".vote-step").textContent = namesAreHidden() ? "" : title();
    find(dialog, ".vote-question").textContent = question();
    const { show = "" } = list.dataset;
    const rows = ways.map((way, nth) => {
      const choice = plainText(way);
      const number = element("span", { class: "hands" }, "0");
      const bar = element("progress", { value: 0, max: 1, "aria-hidden": "true" });
      const key = element("kbd", { "aria-hidden": "true" }, String(nth + 1));
      const add = element("button", { type: "button", class: "hand", "data-add": nth }, key, element("span", {}, choice), number);
      const take = element("button", { type: "button", "data-show": nth, "aria-label": `${show}: ${choice}` }, show);
      return { choice, number, bar, item: element("li", {}, add, bar, take) };
    });
    list.replaceChildren(...rows.map(({ item }) => item));

    const draw = () => {
      rows.forEach(({ number, bar }, nth) => {
        const count = hands.filter((hand) => hand === nth).length;
        number.textContent = String(count);
        // Its share of all hands: full only where all are of one mind.
        bar.max = Math.max(1, hands.length);
        bar.value = count;
      });
      vote.onChange();
      status.textContent = rows.map(({ choice, number }) => `${choice}: ${number.textContent}`).join(", ");
    };
    dialog.onkeydown = (event) => {
      // Closed, it may hold the focus until the browser draws again. The key belongs to the page by then.
      if (!dialog.open) return;
      if (!event.altKey) event.stopPropagation();
      const { key, ctrlKey, altKey, metaKey } = event;
      if (ctrlKey || altKey || metaKey || event.repeat) return;
      const letter = html.dataset.keys === "off" ? "" : key.toLowerCase();
      const digit = Number.parseInt(letter, 10);
      if (digit >= 1 && digit <= rows.length) vote.hand(digit - 1);
      else if (key === "Backspace") vote.hand(-1);
      // A clicker goes on, and its dark key blacks the screen.
      else if (["PageDown", "PageUp"].includes(key)) dialog.close();
      else if (["b", "."].includes(letter)) useTool("black");
      else if (letter === "v") dialog.close();
      else return;
      event.preventDefault();
    };
    vote.hand = (nth) => {
      if (nth >= 0 && nth < rows.length) hands.push(nth);
      else hands.pop();
      draw();
    };
    dialog.addEventListener("close", () => vote.onChange(), { once: true });
    draw();
  }
}
