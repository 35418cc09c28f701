// Taking the picture: what is seen now, as a file that needs nothing from outside, with a line of credit.

export function pictureWith(kit) {
  const SVG = "http://www.w3.org/2000/svg";
  // What the style sheet decides for each mark, written on the mark itself.
  const INHERITED = ["fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "font-family", "font-size", "font-weight", "text-anchor"];
  const FOOT = 30;

  const seen = () => [...kit.story().querySelectorAll(".stage > svg.picture")].find((svg) => svg.checkVisibility());

  /** The picture as an SVG element, and its size in its own units. */
  const alone = (credit) => {
    const original = seen();
    const copy = original.cloneNode(true);
    const from = [original, ...original.querySelectorAll("*")];
    const to = [copy, ...copy.querySelectorAll("*")];
    const gone = [];
    from.forEach((mark, nth) => {
      const style = getComputedStyle(mark);
      if (style.display === "none") return gone.push(to[nth]);
      const around = mark === original ? undefined : getComputedStyle(mark.parentElement);
      for (const name of INHERITED) {
        const value = style.getPropertyValue(name);
        to[nth].removeAttribute(name);
        if (value !== around?.getPropertyValue(name)) to[nth].setAttribute(name, value);
      }
      if (mark !== original && style.opacity !== "1") to[nth].setAttribute("opacity", style.opacity);
    });
    for (const mark of gone) mark.remove();
    for (const mark of to) for (const name of ["class", "aria-describedby", "href", "role", "tabindex"]) mark.removeAttribute(name);
    const { width, height } = original.viewBox.baseVal;
    const tall = width < height;
    const parts = tall ? credit.split(/(?<=, )|(?<=\. )/) : [credit];
    const foot = FOOT + (parts.length - 1) * 16;
    const add = (name, attributes, text) => {
      const made = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      made.textContent = text ?? "";
      return made;
    };
    const style = getComputedStyle(kit.story());
    const paper = getComputedStyle(original).backgroundColor;
    const description = document.getElementById(original.getAttribute("aria-describedby"))?.textContent ?? "";
    copy.prepend(add("title", {}, original.getAttribute("aria-label")), add("desc", {}, description), add("rect", { width, height: height + foot, fill: paper }));
    parts.forEach((part, nth) =>
      copy.append(add("text", { x: tall ? 8 : 16, y: height + 20 + nth * 16, fill: style.color, "font-family": style.fontFamily, "font-size": tall ? 11.5 : 13.5 }, part)),
    );
    for (const [name, value] of [["viewBox", `0 0 ${width} ${height + foot}`], ["width", width], ["height", height + foot], ["role", "img"], ["lang", document.documentElement.lang]]) copy.setAttribute(name, value);
    copy.removeAttribute("aria-label");
    return { text: new XMLSerializer().serializeToString(copy), width, height: height + foot };
  };

  const png = async ({ text, width, height }, times) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: width * times, height: height * times });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((made) => canvas.toBlob(made, "image/png"));
    if (!blob) throw new Error(`a picture of ${canvas.width} × ${canvas.height} cannot be made`);
    return blob;
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    kit.say("saved", { name });
  };

  return async () => {
    const dialog = await kit.dialog("picture", async (button) => {
      const what = button.dataset.do;
      const drawn = () => alone(dialog.querySelector("[data-credit]").dataset.credit.replace("{step}", seen().getAttribute("aria-label")));
      const { lang, dataset } = document.documentElement;
      // A step and a path may have the same name; the year is said where the picture has two.
      const year = kit.story().querySelector(".era") && dataset.era;
      const stem = ["layered-defense", ...new Set([kit.story().dataset.step, kit.path(), year, lang])].filter(Boolean).join(".");
      if (what.startsWith("save-")) {
        try {
          const times = +what.at(-1);
          if (what === "save-svg") save(new Blob([drawn().text], { type: "image/svg+xml" }), `${stem}.svg`);
          else save(await png(drawn(), times), `${stem}.${times}x.png`);
        } catch (error) {
          console.info("The picture could not be made:", error);
          kit.say("save_failed");
        }
        return;
      }
      try {
        if (what === "copy-svg") await navigator.clipboard.writeText(drawn().text);
        else {
          const image = png(drawn(), 2);
          // Where it fails, that is told below.
          image.catch(() => {});
          await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
        }
        kit.say("copied");
      } catch {
        kit.say("picture_copy_refused");
      }
    });
  };
}
