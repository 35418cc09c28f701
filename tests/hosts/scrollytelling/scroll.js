// The text drives the story: the paragraph that crosses the middle of the window names the step, and how far it has passed says the moment.
const story = document.querySelector("layered-defense");
const paragraphs = [...document.querySelectorAll("[data-step]")];
// Where on the path each step begins and ends: the story says it when it comes there.
const places = new Map();
let asked;

function follow() {
  const middle = innerHeight / 2;
  const here = paragraphs.find((it) => it.getBoundingClientRect().bottom > middle) ?? paragraphs.at(-1);
  const { top, height } = here.getBoundingClientRect();
  if (top > middle) return;
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
