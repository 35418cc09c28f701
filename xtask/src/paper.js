// Runs in a page before it is printed. The page is opened from the folder `site`. Links to other pages of the site become absolute
// with `url`; without `url` they are removed, because they would name a folder of the machine that prints.
async (site, url) => {
  const here = location.href.split("#")[0];
  for (const link of document.querySelectorAll("a[href]")) {
    const { href } = new URL(link.getAttribute("href"), document.baseURI);
    if (!href.startsWith("file:") || href.split("#")[0] === here) continue;
    if (url && href.startsWith(site)) link.setAttribute("href", url + href.slice(site.length));
    else link.removeAttribute("href");
  }
  // A PDF knows a description as the name of a figure, and not as text beside it. The picture is the figure, not the box around it.
  for (const picture of document.querySelectorAll("svg[aria-describedby]")) {
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", document.getElementById(picture.getAttribute("aria-describedby")).textContent);
    picture.removeAttribute("aria-describedby");
    picture.closest("figure")?.setAttribute("role", "none");
  }
  // Word joiners hold “SM-3” together. In a PDF they would be in its text, where no search expects them.
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const joined = [];
  while (texts.nextNode()) if (texts.currentNode.data.includes("\u2060")) joined.push(texts.currentNode);
  for (const text of joined) {
    if (text.parentElement.closest("svg")) {
      text.data = text.data.replaceAll("\u2060", "");
      continue;
    }
    // A part in brackets stays in the result of `split`.
    text.replaceWith(...text.data.split(/([A-Z]+-\u2060\d+)/).map((part, nth) => {
      if (nth % 2 === 0) return part.replaceAll("\u2060", "");
      const whole = document.createElement("span");
      whole.style.whiteSpace = "nowrap";
      whole.textContent = part.replaceAll("\u2060", "");
      return whole;
    }));
  }
  // Lazy pictures further down must be loaded, too.
  const shown = async (image) => {
    image.loading = "eager";
    await image.decode().catch(() => {
      throw new Error(`${image.src} cannot be shown`);
    });
  };
  await Promise.all([document.fonts.ready, ...[...document.images].map(shown)]);
};
