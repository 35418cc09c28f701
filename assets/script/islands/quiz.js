// The keys of a clicker go to the next question, when a single question of the quiz is shown.

export function quizKeys() {
  addEventListener("keydown", (event) => {
    const way = { PageDown: "next", PageUp: "prev" }[event.key];
    const link = way && document.querySelector(`.quiz li:target [rel=${way}]`);
    if (!link) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (link).click();
  });
}
