// In a page that is about to be printed, opened from the folder `site`. Links to other pages of the site lead to where it is
// going to be (`url`); where nobody knows, they are none, instead of naming a folder of the machine that printed them.
async (site, url) => {
  const here = location.href.split("#")[0];
  for (const link of document.querySelectorAll("a[href]")) {
    const { href } = new URL(link.getAttribute("href"), document.baseURI);
    if (!href.startsWith("file:") || href.split("#")[0] === here) continue;
    if (url && href.startsWith(site)) link.setAttribute("href", url + href.slice(site.length));
    else link.removeAttribute("href");
  }
  // What a reader would have to scroll to is wanted as well.
  const shown = async (image) => {
    image.loading = "eager";
    await image.decode().catch(() => {
      throw new Error(`${image.src} cannot be shown`);
    });
  };
  await Promise.all([document.fonts.ready, ...[...document.images].map(shown)]);
};
