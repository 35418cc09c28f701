// Where one question of the quiz is seen alone, a clicker goes from one to the next.

export function quizKeys() {
  addEventListener("keydown", (event) => {
    const way = { PageDown: "next", PageUp: "prev" }[event.key];
    const link = way && document.querySelector(`.quiz li:target [rel=${way}]`);
    if (!link) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (link).click();
  });
}
