// The page's own switch: the story follows by its attribute, while it runs.
const story = document.querySelector("layered-defense");
document.querySelector("button").addEventListener("click", () => (story.theme = story.theme === "dark" ? "light" : "dark"));
