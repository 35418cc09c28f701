// The text drives the story: whichever paragraph crosses the middle of the window names the step.
const story = document.querySelector("layered-defense");
const middle = new IntersectionObserver(
  (seen) => {
    for (const { target, isIntersecting } of seen) if (isIntersecting) story.goTo(target.dataset.step);
  },
  { rootMargin: "-50% 0px -50% 0px" },
);
for (const paragraph of document.querySelectorAll("[data-step]")) middle.observe(paragraph);
