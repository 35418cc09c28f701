// The page's own theme switch. The running story follows through its attribute.
const story = document.querySelector("layered-defense");
document.querySelector("button").addEventListener("click", () => (story.theme = story.theme === "dark" ? "light" : "dark"));
