// Scrolling drives the story: the paragraph in the middle of the window selects the step, and its position selects the moment.
const story = document.querySelector("layered-defense");
const paragraphs = [...document.querySelectorAll("[data-step]")];
// The beginning and end of each step on the path. The story reports them when it reaches the step.
const places = new Map();
let asked;

function follow() {
  const middle = innerHeight / 2;
  const here = paragraphs.find((it) => it.getBoundingClientRect().bottom > middle) ?? paragraphs.at(-1);
  const { top, height } = here.getBoundingClientRect();
  // Above the first paragraph.
  if (top > middle) {
    if (asked) story.goTo("overview");
    asked = undefined;
    return;
  }
  const { step } = here.dataset;
  const place = places.get(step);
  if (place) story.progress = place.from + Math.min(1, (middle - top) / height) * (place.to - place.from);
  else if (step !== asked) story.goTo(step);
  asked = step;
}

story.addEventListener("time", ({ detail: { step, from, to } }) => {
  if (places.has(step) || to === from) return;
  places.set(step, { from, to });
  follow();
});
addEventListener("scroll", follow, { passive: true });
