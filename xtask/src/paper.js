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
  // Lazy pictures further down must be loaded, too.
  const shown = async (image) => {
    image.loading = "eager";
    await image.decode().catch(() => {
      throw new Error(`${image.src} cannot be shown`);
    });
  };
  await Promise.all([document.fonts.ready, ...[...document.images].map(shown)]);
};
