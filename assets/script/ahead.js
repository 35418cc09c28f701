// In the head of a step's page, after the tag of the script that starts the program: asks for the program's files while the page is still being
// read, one round trip earlier than that script can. They have a low priority, so that the page comes first. Without scripts, nothing is asked for.

const start = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[data-program]"));
/** @type {[string, string, string?][]} */
const files = [
  ["program", "preload", "fetch"],
  ["lesson", "preload", "fetch"],
  ["glue", "modulepreload"],
];
// Browsers load none of them from disk.
if (start && location.protocol !== "file:") {
  for (const [name, rel, as = ""] of files) {
    const link = document.createElement("link");
    // The browser takes up a preloaded file only if it is asked for in the same way.
    Object.assign(link, { rel, as, crossOrigin: "", fetchPriority: "low", href: new URL(/** @type {string} */ (start.dataset[name]), start.src).href });
    document.head.append(link);
  }
}
