// After the page has been painted: fetches the program and the lesson, and lets the one take the other over.
// Whatever fails, the page stays as it is and its links lead on.
(() => {
  const { dataset, src } = document.currentScript;
  // From disk a browser loads no modules; the pages work without.
  if (location.protocol === "file:") return;
  const at = (name) => new URL(dataset[name], src);
  const lesson = async () => {
    const answer = await fetch(at("lesson"));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const wake = async () => {
    try {
      const [glue, words, program] = await Promise.all([import(at("glue")), lesson(), fetch(at("program"))]);
      await glue.default({ module_or_path: program });
      glue.wake(words);
      document.documentElement.dataset.awake = "";
    } catch (error) {
      document.documentElement.dataset.asleep = "";
      console.info("The page stays as it was written:", error);
    }
  };
  requestAnimationFrame(() => setTimeout(wake));
})();
