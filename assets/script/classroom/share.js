// Sharing: the link to exactly this view, as text, as a QR code, by the system's own sheet.

export function shareWith(kit, { dataset, src }) {
  // What belongs to the one who looks, and not to what is seen.
  const OWN = ["ui", "motion", "keys", "q"];
  const link = () => {
    const address = new URL(location.href);
    for (const key of OWN) address.searchParams.delete(key);
    // What this device remembers is seen, and so shared.
    for (const key of ["theme", "text", "readings"]) {
      const value = document.documentElement.dataset[key];
      if (value && value !== kit.REMEMBERED[key]) address.searchParams.set(key, value);
    }
    address.search = kit.written(address.searchParams);
    return address.href;
  };
  let drawing;
  const draw = async (text) => {
    drawing ??= import(new URL(dataset.qr, src)).then(async (glue) => {
      await glue.default({ module_or_path: fetch(new URL(dataset.qrProgram, src)) });
      return glue.qr;
    });
    drawing.catch(() => (drawing = undefined));
    return (await drawing)(text);
  };
  const SVG = "http://www.w3.org/2000/svg";

  // One may go back while the dialog is open.
  let again = () => {};
  kit.steps(() => again());

  return async (asked) => {
    const dialog = await kit.dialog("share", async (button) => {
      const text = field.value;
      if (button.dataset.do === "copy-link") {
        try {
          await navigator.clipboard.writeText(text);
          kit.say("copied");
        } catch {
          field.select();
          kit.say("copy_refused");
        }
      } else if (button.dataset.do === "hand-over") {
        try {
          await navigator.share({ title: document.title, url: text });
        } catch (error) {
          // To close the sheet is no failure.
          if (error.name !== "AbortError") kit.say("share_refused");
        }
      } else if (button.dataset.do === "qr") {
        if (!shown.hidden) return fold();
        try {
          const [side, path] = (await draw(text)).split(/ (.*)/);
          // The dialog may show another link by now.
          if (field.value !== text) return;
          const svg = document.createElementNS(SVG, "svg");
          svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
          svg.setAttribute("role", "img");
          svg.setAttribute("aria-label", shown.dataset.name);
          const dark = document.createElementNS(SVG, "path");
          dark.setAttribute("d", path);
          svg.append(dark);
          shown.querySelector(".qr-code").replaceChildren(svg);
          shown.querySelector(".qr-address").textContent = text;
          shown.hidden = false;
          button.setAttribute("aria-expanded", "true");
        } catch (error) {
          console.info("The QR code could not be drawn:", error);
          kit.say("qr_failed");
        }
      }
    });
    const field = dialog.querySelector("input");
    const shown = dialog.querySelector(".qr");
    const fold = () => {
      shown.hidden = true;
      dialog.querySelector("[data-do=qr]").setAttribute("aria-expanded", "false");
    };
    const can = () => {
      try {
        return navigator.canShare?.({ url: field.value });
      } catch {
        return false;
      }
    };
    const show = () => {
      field.value = asked ? new URL(asked, location).href : link();
      fold();
      dialog.querySelector("[data-do=hand-over]").hidden = !can();
    };
    show();
    // A question of where the page is: others cannot open what only this device can.
    const { protocol, hostname } = location;
    const from = protocol === "file:" ? "file" : /^(localhost|127\..*|\[::1\])$/.test(hostname) ? "device" : "web";
    for (const words of dialog.querySelectorAll("[data-from]")) words.hidden = words.dataset.from !== from;
    for (const part of dialog.querySelectorAll(".link, [data-do=copy-link]")) part.hidden = from === "file";
    dialog.querySelector("[data-do=qr]").hidden = from === "file" || kit.single;
    again = () => dialog.open && show();
  };
}
