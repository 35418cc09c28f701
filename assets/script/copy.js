// Buttons that copy the text before them. Without scripts they stay hidden: the text can be marked and copied by hand.
for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = false;
  const words = button.textContent;
  const text = button.previousElementSibling;
  button.addEventListener("click", async () => {
    getSelection().selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = words), 2000);
    } catch {
      // Refused: the text is marked, and Ctrl+C copies it.
      text.focus();
    }
  });
}
