// The teacher's pointer: a ring that stays where the teacher puts it on the picture, also when the picture is enlarged or another step is
// shown. It is not part of the picture, so that saved and printed pictures do not have it.

import { onDone } from "../program.js";
import { element, eventElement, find } from "../common/dom.js";

/** How far an arrow key moves the ring, as a share of the picture. */
const STEP = 0.02;
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** @typedef {import("./zoom.js").Point} Point */

/**
 * @param {import("./page-context.js").PageContext} page
 * @param {import("./zoom.js").Zoom} zoom
 * @param {() => boolean} isPresenting
 * @param {() => SVGSVGElement[]} pictures the visible pictures
 */
export function pointerTool(page, zoom, isPresenting, pictures) {
  const ring = element("button", { type: "button", class: "board-pointer" });
  /**
   * Where the ring is: the index of the picture, and the shares of its width and height without its margins.
   * @type {{ picture: number, across: number, down: number } | undefined}
   */
  let place;
  // Where the mouse is, if it is on a picture.
  /** @type {Point | undefined} */
  let mouse;
  // Whether the next press on a picture moves the ring.
  let waits = false;

  /**
   * What is drawn of a picture in the window, in its current enlargement. The browser centres it in its box.
   * @param {SVGSVGElement} picture
   */
  function drawn(picture) {
    const { x, y, width, height } = picture.getBoundingClientRect();
    const { width: across = width, height: down = height } = picture.viewBox.baseVal ?? {};
    const unit = Math.min(width / across, height / down);
    return new DOMRect(x + (width - across * unit) / 2, y + (height - down * unit) / 2, across * unit, down * unit);
  }

  function draw() {
    const picture = place && pictures()[place.picture];
    ring.hidden = !picture;
    if (!place || !picture) return;
    const { x, y, width, height } = drawn(picture);
    const at = { x: x + place.across * width, y: y + place.down * height };
    ring.hidden = zoom.pictureAt(at) !== picture;
    Object.assign(ring.style, { left: `${at.x}px`, top: `${at.y}px` });
  }

  /** @param {Point} point */
  function put(point) {
    const all = pictures();
    const picture = zoom.pictureAt(point) ?? all[0];
    if (!picture) return;
    const { x, y, width, height } = drawn(picture);
    const within = (/** @type {number} */ share) => Math.min(Math.max(share, 0), 1);
    place = { picture: all.indexOf(picture), across: within((point.x - x) / width), down: within((point.y - y) / height) };
    if (!ring.isConnected) document.body.append(ring);
    sizes.disconnect();
    sizes.observe(picture);
    draw();
  }

  function remove() {
    place = undefined;
    waits = false;
    sizes.disconnect();
    ring.remove();
  }

  const middle = (/** @type {DOMRect} */ { x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
  const far = (/** @type {Point} */ point) => {
    const at = middle(ring.getBoundingClientRect());
    return Math.hypot(point.x - at.x, point.y - at.y) > ring.offsetWidth / 2;
  };

  const sizes = new ResizeObserver(draw);
  for (const type of ["resize", "scroll"]) addEventListener(type, draw, { capture: true, passive: true });
  onDone(draw);
  zoom.onChange = draw;

  addEventListener("pointermove", (event) => {
    mouse = isPresenting() && event.pointerType === "mouse" && zoom.pictureAt(event) ? { x: event.clientX, y: event.clientY } : undefined;
  });

  // Dragging. A press without a drag removes the ring.
  let dragged = false;
  ring.addEventListener("pointerdown", (event) => {
    dragged = false;
    ring.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  ring.addEventListener("pointermove", (event) => {
    if (!ring.hasPointerCapture(event.pointerId) || (!dragged && !far(event))) return;
    dragged = true;
    put(event);
  });
  ring.addEventListener("click", () => {
    if (!dragged) remove();
  });
  ring.addEventListener("keydown", (event) => {
    const way = ARROWS[/** @type {keyof typeof ARROWS} */ (event.key)];
    if (!way || !place) return;
    // Elsewhere arrows go to the next step.
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? STEP / 4 : STEP;
    place.across = Math.min(Math.max(place.across + way[0] * step, 0), 1);
    place.down = Math.min(Math.max(place.down + way[1] * step, 0), 1);
    draw();
  });

  // After the button was pressed, the next press on a picture puts the ring there, and does nothing else.
  for (const type of ["pointerdown", "pointerup", "click"]) {
    addEventListener(
      type,
      (event) => {
        const { clientX: x, clientY: y } = /** @type {MouseEvent} */ (event);
        if (!waits || eventElement(event, ".board-bar, .board-pointer, dialog") || !zoom.pictureAt({ x, y })) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (type !== "click") return;
        waits = false;
        put({ x, y });
      },
      { capture: true },
    );
  }

  return {
    /** Puts the ring where the mouse is. If it is there already, removes it. */
    async toggle() {
      const words = find(await page.dialogs(), "[data-board=pointer] span").textContent ?? "";
      ring.setAttribute("aria-label", words);
      const [picture] = pictures();
      if (!isPresenting() || !picture) return;
      if (place && !(mouse && far(mouse))) remove();
      else if (mouse) put(mouse);
      else {
        // Without a mouse the ring begins in the middle, and the arrow keys move it.
        put(middle(zoom.frame(picture)));
        ring.focus({ preventScroll: true });
      }
    },
    /** The same for the button on the bar, after which the next press on a picture chooses the place. */
    async choose() {
      mouse = undefined;
      if (place) remove();
      else {
        await this.toggle();
        waits = true;
      }
    },
    remove,
    /** The middle of the ring, if it is shown. */
    place: () => (place && !ring.hidden ? middle(ring.getBoundingClientRect()) : mouse),
    isOn: () => place !== undefined,
  };
}
