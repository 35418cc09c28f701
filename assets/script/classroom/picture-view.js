// Pointing and zooming while presenting: the keys and buttons of both.

import { BOARD_KEYS } from "#schema";
import { story } from "../program.js";
import { eventElement } from "../common/dom.js";
import { keyName } from "../common/keys.js";
import { pointerTool } from "./pointer.js";
import { zoomTool } from "./zoom.js";

const html = document.documentElement;
/** How much a key or a button enlarges the picture. */
const STEP = 1.4;

/** The pictures that a class looks at. Symbols are not among them. */
const PICTURES = ["#story .stage > svg.picture", ".sheet :is(figure, .outcome-panel, fieldset) > svg:not(#to-think)"];

const pictures = () => {
  const all = /** @type {NodeListOf<SVGSVGElement>} */ (document.querySelectorAll(PICTURES[story() ? 0 : 1]));
  return [...all].filter((picture) => picture.checkVisibility({ visibilityProperty: true }));
};

/**
 * @param {import("./page-context.js").PageContext} page
 * @param {() => boolean} isPresenting
 */
export function pictureView(page, isPresenting) {
  const zoom = zoomTool(isPresenting, pictures);
  const pointer = pointerTool(page, zoom, isPresenting, pictures);

  /** @type {Record<string, () => unknown>} */
  const tools = {
    pointer: pointer.toggle,
    "zoom-in": () => zoom.by(STEP, pointer.place()),
    "zoom-out": () => zoom.by(1 / STEP, pointer.place()),
    "zoom-end": zoom.end,
  };
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, altKey, metaKey, defaultPrevented, repeat } = event;
    if (!isPresenting() || defaultPrevented || ctrlKey || altKey || metaKey || html.dataset.keys === "off") return;
    if (eventElement(event, "dialog[open], select, textarea, input:not([type=radio], [type=checkbox])")) return;
    const tool = BOARD_KEYS[key] ?? BOARD_KEYS[keyName(event)];
    // A digit has other meanings while the whole picture is shown.
    if (!tool || (tool === "zoom-end" && !zoom.isOn()) || (repeat && tool === "pointer")) return;
    event.preventDefault();
    tools[tool]();
  });
  new MutationObserver(() => {
    if (isPresenting()) return;
    pointer.remove();
    zoom.end();
  }).observe(html, { attributeFilter: ["data-ui"] });

  return { ...tools, pointer: () => pointer.choose() };
}
