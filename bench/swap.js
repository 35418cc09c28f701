// The least that a step can take: the pages of a path are made ahead, and → and ← put one in the place of the other. What remains is the
// browser's own work: styles, layout and paint.
const names = ["launch", "track", "upper-tier", "upper-miss", "lower-tier", "lower-hit"];
const made = await Promise.all(
  names.map(async (name) => {
    const text = await (await fetch(`${name}.html`)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    return { title: page.title, main: document.importNode(page.querySelector("main"), true) };
  }),
);
let at = 0;
made[at].main = document.querySelector("main");
addEventListener("keydown", ({ key }) => {
  const to = made[at + { ArrowRight: 1, ArrowLeft: -1 }[key]];
  if (!to) return;
  made[at].main.replaceWith(to.main);
  document.title = to.title;
  at = made.indexOf(to);
});
document.documentElement.dataset.awake = "";
