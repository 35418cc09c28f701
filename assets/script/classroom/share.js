// Sharing: the link to the current view, as text, as a QR code, and through the system's share sheet.

import { motion } from "../program.js";
import { find, findAll, inputs } from "../common/dom.js";
import { importModule } from "../common/import-module.js";
import { sharedLink } from "./shared-link.js";

const SVG = "http://www.w3.org/2000/svg";

/** @param {import("./page-context.js").PageContext} page */
export function shareTool(page) {
  /** @type {Promise<(text: string) => string> | undefined} */
  let loaded;

  /** @param {Record<string, string>} files */
  async function load({ qr, qrProgram }) {
    const glue = await importModule(qr);
    await glue.default({ module_or_path: fetch(qrProgram) });
    return glue.qr;
  }

  /**
   * The size and the path of a text's QR code. The program that draws it is fetched on first use.
   * @param {string} text
   */
  async function draw(text) {
    loaded ??= load(page.files ?? {});
    loaded.catch(() => (loaded = undefined));
    return (await loaded)(text).split(/ (.*)/);
  }

  // Updates the dialog, because Back may change the view while it is open.
  let showAgain = () => {};
  page.onEveryStep(() => showAgain());

  /** @param {string} [asked] an address to share instead of the current view */
  return async (asked) => {
    // The link contains whole beats. So the picture stops at a whole beat, and the link leads to the visible picture.
    if (!asked) motion()?.standOnBeat();
    const dialog = await page.openDialog("share", (button) => {
      if (button.dataset.do === "copy-link") copy();
      else if (button.dataset.do === "hand-over") handOver();
      else if (button.dataset.do === "qr") toggleQr(button);
    });
    const [field] = inputs(dialog, "input");
    const qr = find(dialog, ".qr");
    const qrButton = find(dialog, "[data-do=qr]");

    async function copy() {
      try {
        await navigator.clipboard.writeText(field.value);
        page.notify("copied");
      } catch {
        field.select();
        page.notify("copy_refused");
      }
    }

    async function handOver() {
      try {
        await navigator.share({ title: document.title, url: field.value });
      } catch (error) {
        // Closing the share sheet is not a failure.
        if (/** @type {Error} */ (error).name !== "AbortError") page.notify("share_refused");
      }
    }

    /** @param {HTMLElement} button */
    async function toggleQr(button) {
      if (!qr.hidden) {
        fold();
        return;
      }
      const text = field.value;
      try {
        const [side, path] = await draw(text);
        // The dialog may show another link by now.
        if (field.value !== text) return;
        const svg = document.createElementNS(SVG, "svg");
        svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
        svg.setAttribute("role", "img");
        svg.setAttribute("aria-label", qr.dataset.name ?? "");
        const dark = document.createElementNS(SVG, "path");
        dark.setAttribute("d", path);
        svg.append(dark);
        find(qr, ".qr-code").replaceChildren(svg);
        find(qr, ".qr-address").textContent = text;
        qr.hidden = false;
        button.setAttribute("aria-expanded", "true");
      } catch (error) {
        console.info("The QR code could not be drawn:", error);
        page.notify("qr_failed");
      }
    }

    const fold = () => {
      qr.hidden = true;
      qrButton.setAttribute("aria-expanded", "false");
    };
    const canHandOver = () => {
      try {
        return navigator.canShare?.({ url: field.value }) ?? false;
      } catch {
        return false;
      }
    };
    const show = () => {
      field.value = asked ? new URL(asked, location.href).href : sharedLink(location.href, document.documentElement.dataset);
      fold();
      find(dialog, "[data-do=hand-over]").hidden = !canHandOver();
    };
    show();
    // Explains who can open the link: other devices cannot open a file or a local address.
    const place = placeOf(location);
    for (const words of findAll(dialog, "[data-from]")) words.hidden = words.dataset.from !== place;
    for (const part of findAll(dialog, ".link, [data-do=copy-link]")) part.hidden = place === "file";
    qrButton.hidden = place === "file" || page.isSingleFile;
    showAgain = () => {
      if (dialog.open) show();
    };
  };
}

/** @param {{ protocol: string, hostname: string }} address */
function placeOf({ protocol, hostname }) {
  if (!protocol.startsWith("http")) return "file";
  return /^(localhost|127\..*|\[::1\])$/.test(hostname) ? "device" : "web";
}
