// After the page has been painted: fetches the program and the lesson, and lets the one take the other over.
// Whatever fails, the page stays as it is and its links lead on.
(() => {
  const { dataset, src } = document.currentScript;
  // From disk a browser loads no modules; the pages work without.
  if (location.protocol === "file:") return;
  const html = document.documentElement;
  const at = (name) => new URL(dataset[name], src);
  const words = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const wake = async () => {
    try {
      const [glue, lesson, program] = await Promise.all([import(at("glue")), words(at("lesson")), fetch(at("program"))]);
      await glue.default({ module_or_path: program });
      glue.wake(lesson);
      html.dataset.awake = "";
      languages(glue);
    } catch (error) {
      html.dataset.asleep = "";
      console.info("The page stays as it was written:", error);
    }
  };
  requestAnimationFrame(() => setTimeout(wake));

  // Another language in place: the page of the same step in that language lends what stands around the story and
  // names its lesson; the program goes on with it, at the same step.
  const languages = (glue) => {
    const page = (address) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("GET", address);
        request.responseType = "document";
        request.onload = () => (request.status < 400 && request.response ? resolve(request.response) : reject(new Error(`${address}: ${request.status}`)));
        request.onerror = () => reject(new Error(address));
        request.send();
      });
    const speak = async (address, push) => {
      const other = await page(address);
      const lesson = await words(new URL(other.querySelector("[data-lesson]").getAttribute("data-lesson"), src));
      if (push) history.pushState(null, "", address);
      const { lang, dir } = other.documentElement;
      Object.assign(html, { lang, dir });
      for (const part of [".skip", "header.site", "footer.site"]) {
        const theirs = other.querySelector(part);
        for (const link of theirs.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
        document.querySelector(part).replaceWith(document.adoptNode(theirs));
      }
      for (const key of ["readings"]) {
        const input = document.querySelector(`.${key} [value="${html.dataset[key]}"]`);
        if (input) input.checked = true;
      }
      glue.speak(lesson);
      if (push) document.querySelector(".languages [aria-current]")?.focus();
    };
    addEventListener("click", (event) => {
      const link = event.target.closest?.("a[data-language]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.dataset.language === html.lang) return;
      event.preventDefault();
      speak(link.href, true).catch(() => location.assign(link.href));
    });
    addEventListener("popstate", () => {
      const language = document.querySelector(`a[data-language="${location.pathname.split("/").at(-2)}"]`)?.dataset.language;
      if (language && language !== html.lang) speak(location.href, false).catch(() => location.reload());
    });
  };
})();
