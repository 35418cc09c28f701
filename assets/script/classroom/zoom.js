// Zooms into the picture while presenting: by wheel, pinch, keys and buttons. Dragging moves the visible part. The pictures themselves do
// not change: the style sheet enlarges them by three numbers on <html>. Several pictures on a page show the same part.

import { eventElement } from "../common/dom.js";

const html = document.documentElement;
const LARGEST = 8;
/** How far the pointer moves before a press is a drag, in pixels. */
const SLOP = 6;

/** @typedef {{ x: number, y: number }} Point a place in the window */
/** @typedef {ReturnType<typeof zoomTool>} Zoom */

/**
 * @param {() => boolean} isPresenting
 * @param {() => SVGSVGElement[]} pictures the visible pictures
 */
export function zoomTool(isPresenting, pictures) {
  let scale = 1;
  // The left and the upper edge of the visible part, as a share of the picture's size.
  let left = 0;
  let top = 0;
  const limit = (/** @type {number} */ edge) => Math.min(Math.max(edge, 0), 1 - 1 / scale);

  function apply() {
    left = limit(left);
    top = limit(top);
    html.toggleAttribute("data-zoom", scale > 1);
    for (const [name, value] of Object.entries({ scale, left, top })) {
      if (scale > 1) html.style.setProperty(`--zoom-${name}`, String(value));
      else html.style.removeProperty(`--zoom-${name}`);
    }
    zoom.onChange();
  }

  /**
   * The place of a picture in the window, which zooming does not change.
   * @param {SVGSVGElement} picture
   */
  function frame(picture) {
    const { x, y, width, height } = picture.getBoundingClientRect();
    return new DOMRect(x + left * width, y + top * height, width / scale, height / scale);
  }
  const pictureAt = (/** @type {Point} */ { x, y }) =>
    pictures().find((picture) => {
      const place = frame(picture);
      return x >= place.left && x <= place.right && y >= place.top && y <= place.bottom;
    });

  const zoom = {
    /** Called when another part is visible. */
    onChange: () => {},
    frame,
    pictureAt,
    /**
     * Enlarges the picture. The point stays where it is; without a point, the middle.
     * @param {number} by
     * @param {Point} [point]
     */
    by(by, point) {
      const picture = (point && pictureAt(point)) ?? pictures()[0];
      if (!picture) return;
      const place = frame(picture);
      const across = point ? (point.x - place.x) / place.width : 0.5;
      const down = point ? (point.y - place.y) / place.height : 0.5;
      const before = scale;
      scale = Math.min(Math.max(scale * by, 1), LARGEST);
      // Rounding must not leave an enlargement that nobody sees.
      if (scale < 1.01) scale = 1;
      left += across / before - across / scale;
      top += down / before - down / scale;
      apply();
    },
    /** Shows the whole picture. */
    end() {
      scale = 1;
      apply();
    },
    isOn: () => scale > 1,
  };

  const isOnPicture = (/** @type {MouseEvent} */ event) =>
    isPresenting() && !eventElement(event, "dialog, [popover], .board-bar, .board-pointer, .player, .part-card") && pictureAt(event) !== undefined;

  addEventListener(
    "wheel",
    (event) => {
      if (!isOnPicture(event)) return;
      event.preventDefault();
      // A touchpad reports a pinch as a wheel with Ctrl, in small steps. A wheel may count lines instead of pixels.
      zoom.by(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : event.ctrlKey ? 0.01 : 0.0015)), event);
    },
    { passive: false },
  );

  // Pressed fingers, or the mouse, by their ids.
  /** @type {Map<number, Point>} */
  const pressed = new Map();
  // Whether the current press has moved the picture. Then it must not press anything.
  let dragged = false;
  addEventListener(
    "pointerdown",
    (event) => {
      if (event.isPrimary) {
        pressed.clear();
        dragged = false;
      }
      if (event.button === 0 && isOnPicture(event)) pressed.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    { capture: true },
  );
  addEventListener("pointermove", (event) => {
    const from = pressed.get(event.pointerId);
    if (!from) return;
    const to = { x: event.clientX, y: event.clientY };
    const other = [...pressed].find(([id]) => id !== event.pointerId)?.[1];
    const distance = Math.hypot(to.x - from.x, to.y - from.y);
    if (!dragged && (distance < SLOP || !(other || scale > 1))) return;
    dragged = true;
    pressed.set(event.pointerId, to);
    const picture = pictureAt(to) ?? pictures()[0];
    if (!picture) return;
    if (other) {
      const between = (/** @type {Point} */ point) => Math.hypot(point.x - other.x, point.y - other.y);
      zoom.by(between(to) / Math.max(between(from), 1), { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 });
    }
    // With two fingers each moves the picture by half of its way.
    const { width, height } = frame(picture);
    const share = (other ? 0.5 : 1) / scale;
    left -= ((to.x - from.x) / width) * share;
    top -= ((to.y - from.y) / height) * share;
    apply();
  });
  for (const type of ["pointerup", "pointercancel"]) {
    addEventListener(
      type,
      (event) => {
        const wasPressed = pressed.delete(/** @type {PointerEvent} */ (event).pointerId);
        if (wasPressed && dragged) event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }
  addEventListener(
    "click",
    (event) => {
      // A drag with a finger is followed by no click, and a click by the keyboard has no press.
      const follows = dragged && event.detail > 0;
      dragged = false;
      if (!follows) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  // The picture's links would be dragged themselves.
  addEventListener("dragstart", (event) => {
    if (pressed.size) event.preventDefault();
  });

  return zoom;
}
