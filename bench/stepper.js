// The floor for a step: the same story, stepped by plain JavaScript. A click or a key fetches the next page, which is there already, and
// puts its story in place. It has no motion, no settings and no tools.
const pages = new Map();
const story = () => document.querySelector("main");

function fetched(address) {
  if (!pages.has(address)) pages.set(address, fetch(address).then((response) => response.text()));
  return pages.get(address);
}

/** Fetches the pages that a step leads to. */
function prepare() {
  for (const link of story().querySelectorAll(".controls a")) fetched(link.href);
}

async function go(address, keep) {
  const page = new DOMParser().parseFromString(await fetched(address), "text/html");
  story().replaceWith(page.querySelector("main"));
  document.title = page.title;
  if (keep) history.pushState(null, "", address);
  story().querySelector("#story").focus({ preventScroll: true });
  prepare();
}

addEventListener("click", (event) => {
  const link = event.target.closest(".controls a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.href, true);
});
addEventListener("keydown", ({ key }) => {
  const name = { ArrowRight: ".next, .choice", ArrowLeft: ".back" }[key];
  // At the question, the longest path.
  const link = name && [...story().querySelectorAll(name)].at(-1);
  if (link) go(link.href, true);
});
addEventListener("popstate", () => go(location.href, false));
document.documentElement.dataset.awake = "";
prepare();
