// In the head of the single file, after `early-state.js`: if the address names a section, the first step does not appear before the browser
// has read that section.

const html = document.documentElement;
if (location.hash.includes("/")) html.dataset.named = "";
addEventListener("DOMContentLoaded", () => {
  if (!document.querySelector(":target")) delete html.dataset.named;
});
