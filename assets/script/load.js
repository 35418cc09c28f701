// After the page has been painted: fetches the program and the lesson, and lets the one take the other over.
// Whatever fails, the page stays as it is and its links lead on.
(() => {
  const { dataset, src } = document.currentScript;
  const html = document.documentElement;
  // From disk a browser loads no modules; the pages work without.
  if (location.protocol === "file:") return (html.dataset.asleep = "");
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
      languages(glue);
    } catch (error) {
      html.dataset.asleep = "";
      console.info("The page stays as it was written:", error);
    }
  };
  // A frame out of sight is given nothing to draw: it wakes as well, a little later.
  let begun = false;
  const begin = () => {
    if (!begun) wake();
    begun = true;
  };
  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, 1000);

  // Another language in place: the page of the same step in that language lends what stands around the story and
  // names its lesson; the program goes on with it, at the same step.
  const languages = (glue) => {
    // That of the site's root, whose address names none.
    const first = html.lang;
    const page = (address) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("GET", address);
        request.responseType = "document";
        request.onload = () => (request.status < 400 && request.response ? resolve(request.response) : reject(new Error(`${address}: ${request.status}`)));
        request.onerror = () => reject(new Error(address));
        request.send();
      });
    let turns = 0;
    const speak = async (address, language) => {
      turns += 1;
      const turn = turns;
      const other = await page(address);
      const lesson = await words(new URL(other.querySelector("[data-lesson]").dataset.lesson, src));
      // Something newer was asked for meanwhile.
      if (turn !== turns) return;
      // A step may have been taken meanwhile: the link knows.
      if (language) history.pushState(null, "", document.querySelector(`a[data-language="${language}"]`).href);
      const { lang, dir } = other.documentElement;
      Object.assign(html, { lang, dir });
      for (const part of [".skip", "header.site", "footer.site"]) {
        const theirs = other.querySelector(part);
        for (const link of theirs.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
        document.querySelector(part).replaceWith(document.adoptNode(theirs));
      }
      const readings = document.querySelector(".readings input");
      if (readings) readings.checked = html.dataset.readings === "on";
      // The search goes on in this language as well.
      document.querySelector("script[data-index]").dataset.index = other.querySelector("script[data-index]").dataset.index;
      glue.speak(lesson);
      if (language) document.querySelector(".languages [aria-current]")?.focus();
    };
    addEventListener("click", (event) => {
      const link = event.target.closest?.("a[data-language]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.dataset.language === html.lang) return;
      event.preventDefault();
      speak(link.href, link.dataset.language).catch(() => location.assign(link.href));
    });
    addEventListener("popstate", () => {
      const language = document.querySelector(`a[data-language="${location.pathname.split("/").at(-2)}"]`)?.dataset.language ?? first;
      turns += 1;
      if (language !== html.lang) speak(location.href).catch(() => location.reload());
    });
  };
})();
