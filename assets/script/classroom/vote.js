// The class vote: counts hands before a choice. Counts are kept only on this page, and no answer is marked as right.

import { choices, choose, currentStep, namesAreHidden, question, title } from "../program.js";
import { element, find, plainText } from "../common/dom.js";
import { keyName } from "../common/keys.js";

/** @typedef {ReturnType<typeof voteTool>} Vote */

/**
 * @param {import("./page-context.js").PageContext} page
 * @param {import("./classroom.js").UseTool} useTool
 */
export function voteTool(page, useTool) {
  const html = document.documentElement;
  /**
   * The counted hands for each step, in order: the index of the choice. They are kept in the history entry, so that a reload keeps them.
   * @type {Map<string, number[]>}
   */
  const counted = new Map(Object.entries(history.state?.hands ?? {}));
  function keepHands() {
    try {
      history.replaceState({ ...history.state, hands: Object.fromEntries(counted) }, "");
    } catch {
      // Without a history the hands are kept until the page is left.
    }
  }

  let asking = false;
  const openVote = () => /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog[data-dialog=vote][open]"));
  // The vote ends when the class moves to another step.
  page.onEveryStep(() => openVote()?.close());

  const vote = {
    /** Called when a hand is counted, or the vote opens or closes. */
    onChange: () => {},
    /** The number of hands for each choice; undefined while no vote is open. */
    counts() {
      const dialog = openVote();
      return dialog ? [...dialog.querySelectorAll(".hands")].map(({ textContent }) => Number(textContent)) : null;
    },
    /**
     * Counts a hand for a choice, from 0. A negative number removes the last hand.
     * @type {(nth: number) => void}
     */
    hand: () => {},
    async ask() {
      const dialog = openVote();
      if (dialog) {
        dialog.close();
        return;
      }
      // A second call while the words are being fetched.
      if (asking) return;
      asking = true;
      await ask().finally(() => (asking = false));
    },
  };
  return vote;

  async function ask() {
    // The step may change while the words are being fetched.
    await page.dialogs();
    // The map and the vote would cover the picture together.
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
        keepHands();
        draw();
      }
    });
    const list = find(dialog, ".tally");
    const status = find(dialog, ".visually-hidden");
    // While labels are hidden, the title is that of the label quiz.
    find(dialog, ".vote-step").textContent = namesAreHidden() ? "" : title();
    find(dialog, ".vote-question").textContent = question();
    const { show = "", colon = "", comma = "" } = list.dataset;
    const rows = ways.map((way, nth) => {
      const choice = plainText(way);
      const number = element("span", { class: "hands" }, "0");
      const bar = element("progress", { value: 0, max: 1, "aria-hidden": "true" });
      const key = element("kbd", { "aria-hidden": "true" }, String(nth + 1));
      const add = element("button", { type: "button", class: "hand", "data-add": nth }, key, element("span", {}, choice), number);
      const take = element("button", { type: "button", "data-show": nth, "aria-label": show + colon + choice }, show);
      return { choice, number, bar, item: element("li", {}, add, bar, take) };
    });
    list.replaceChildren(...rows.map(({ item }) => item));

    const draw = () => {
      rows.forEach(({ number, bar }, nth) => {
        const count = hands.filter((hand) => hand === nth).length;
        number.textContent = String(count);
        // The bar shows the share of all hands.
        bar.max = Math.max(1, hands.length);
        bar.value = count;
      });
      vote.onChange();
      status.textContent = rows.map(({ choice, number }) => choice + colon + number.textContent).join(comma);
    };
    dialog.onkeydown = (event) => {
      // A closed dialog may keep the focus until the browser draws again. The key then belongs to the page.
      if (!dialog.open) return;
      if (!event.altKey) event.stopPropagation();
      const { key, ctrlKey, altKey, metaKey } = event;
      if (ctrlKey || altKey || metaKey || event.repeat) return;
      const letter = html.dataset.keys === "off" ? "" : keyName(event);
      const digit = Number.parseInt(letter, 10);
      if (digit >= 1 && digit <= rows.length) vote.hand(digit - 1);
      else if (key === "Backspace") vote.hand(-1);
      // A clicker's Next and Back close the vote, and its black key blacks the screen.
      else if (["PageDown", "PageUp"].includes(key)) dialog.close();
      else if (["b", "."].includes(letter)) useTool("black");
      else if (letter === "v") dialog.close();
      else return;
      event.preventDefault();
    };
    vote.hand = (nth) => {
      if (nth >= 0 && nth < rows.length) hands.push(nth);
      else hands.pop();
      keepHands();
      draw();
    };
    dialog.addEventListener("close", () => vote.onChange(), { once: true });
    draw();
  }
}
