// The embed builder: writes the lines to paste from the author's choices, and shows a preview. It is on its own page and in a dialog.

import { currentBeat, currentCut, currentStep, language } from "./program.js";
import { asJsx, elementLines, figurePlace, frameLines, framePlace, markdownLines } from "./snippet.js";
import { element, find } from "./common/dom.js";
import { frameHeight } from "./common/frame-height.js";

/** @param {HTMLElement} builder */
function build(builder) {
  builder.dataset.built = "";
  const form = /** @type {HTMLFormElement} */ (find(builder, "form"));
  const widthField = /** @type {HTMLInputElement} */ (form.elements.namedItem("width"));
  const selects = [...form.querySelectorAll("select")];
  const valueOf = (/** @type {string} */ key) => selects.find(({ name }) => name === key)?.value ?? "";
  const root = new URL(builder.dataset.root ?? "", location.href);
  // The site was built without `--site-url`, so its address is taken from this page.
  const host = "somewhere" in builder.dataset && location.protocol.startsWith("http") ? root.href : (builder.dataset.host ?? "");
  const titles = JSON.parse(builder.dataset.titles ?? "{}");
  const preview = find(builder, ".frame-of-preview");
  /**
   * What the current view has and the form has no field for: the moment of its step, and cut links.
   * @type {[string, string][]}
   */
  let unlisted = [];

  function show() {
    const [step, lang] = ["step", "lang"].map(valueOf);
    const { min, max, defaultValue } = widthField;
    const width = Math.min(Number(max), Math.max(Number(min), Number(widthField.value) || Number(defaultValue)));
    widthField.value = String(width);
    // Defaults are left out of the address. The first option of each select is the default.
    const chosen = selects.filter(({ name, selectedIndex }) => !["step", "lang", "form"].includes(name) && selectedIndex > 0);
    /** @type {[string, string][]} */
    const settings = [...chosen.map(({ name, value }) => /** @type {[string, string]} */ ([name, value])), ...unlisted.filter(([key]) => key !== "beat" || step === currentStep())];
    const title = titles[lang][step];
    const snippet = { host, lang, step, title, width, settings };
    const markup = valueOf("form");
    const written = markup === "jsx" ? asJsx : String;
    find(builder, "[data-lines=frame-lines] code").textContent = markup === "markdown" ? markdownLines(snippet) : written(frameLines(snippet));
    find(builder, "[data-lines=element-lines] code").textContent = written(elementLines(snippet));
    /** @type {HTMLAnchorElement} */ (find(builder, ".still")).href = new URL(figurePlace(snippet), root).href;
    const height = frameHeight(width, valueOf("text"));
    preview.replaceChildren(element("iframe", { title, width, height, allow: "fullscreen", src: new URL(framePlace(snippet), root).href }));
  }

  /** Sets the form to the current view: the story's step, the address's settings and the remembered settings. */
  function begin() {
    const { dataset } = document.documentElement;
    const { step, path } = Object.fromEntries(new URLSearchParams(location.search));
    /** @type {Record<string, string | undefined>} */
    const seen = { path, ...dataset, lang: language(), step: currentStep() || step };
    for (const field of selects) {
      field.selectedIndex = Math.max(0, [...field.options].findIndex(({ value }) => value === seen[field.name]));
    }
    unlisted = Object.entries({ beat: currentBeat(), cut: currentCut() }).filter(([, value]) => value);
    show();
  }

  form.hidden = false;
  find(builder, ".preview").hidden = false;
  form.addEventListener("change", show);
  // In a dialog, submitting would close it.
  form.addEventListener("submit", (event) => event.preventDefault());
  builder.addEventListener("begin", begin);
  begin();
}

build(find(document, ".builder:not([data-built])"));
