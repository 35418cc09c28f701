// The main walk of a reader, as a list of actions and of the addresses at which they end. The specs of Chromium, Firefox and WebKit walk it, each
// with its own driver, so that the three do the same.
import { expect, test } from "@playwright/test";
import { STORY, filled, heading, plain, texts } from "./content.mjs";

/**
 * A browser with one page. `run` runs a function there.
 * @typedef {object} Driver
 * @property {(address: string) => Promise<unknown>} open
 * @property {(selector: string) => Promise<unknown>} click
 * @property {(key: string) => Promise<unknown>} press
 * @property {() => Promise<unknown>} back
 * @property {() => Promise<unknown>} forward
 * @property {() => Promise<unknown>} reload
 * @property {(run: () => any) => Promise<any>} run
 */

/** Actions that change the page in place, and where each leads. */
const IN_PLACE = [
  ["click", ".controls .next", "en/launch.html"],
  ["press", "ArrowRight", "en/track.html"],
  ["press", "ArrowRight", "en/upper-tier.html"],
  ["press", "1", "en/upper-hit.html?path=upper-hit"],
  ["back", "", "en/upper-tier.html"],
  ["forward", "", "en/upper-hit.html?path=upper-hit"],
  ["back", "", "en/upper-tier.html"],
  ["click", ".choice:last-of-type", "en/upper-miss.html"],
  ["press", "ArrowRight", "en/lower-tier.html"],
  ["press", "2", "en/lower-miss.html?path=both-miss"],
  ["click", ".controls .back", "en/lower-tier.html?path=both-miss"],
  ["press", "ArrowLeft", "en/upper-miss.html?path=both-miss"],
  ["click", ".map [href*='track.html']", "en/track.html?path=both-miss"],
  ["click", "[data-language=ja]", "ja/track.html?path=both-miss"],
  ["back", "", "en/track.html?path=both-miss"],
  ["forward", "", "ja/track.html?path=both-miss"],
];
/** Actions of which some load a page. */
const WITH_LOADS = [
  ["click", "footer [href*='cut.html']", "ja/cut.html?path=both-miss"],
  ["back", "", "ja/track.html?path=both-miss"],
  ["press", "p", "ja/track.html?path=both-miss&ui=board"],
  ["press", "ArrowRight", "ja/upper-tier.html?path=both-miss&ui=board"],
  ["press", "p", "ja/upper-tier.html?path=both-miss"],
  ["reload", "", "ja/upper-tier.html?path=both-miss"],
];

/** The language and the name of the page at an address. */
const named = (place) => place.replace(/\.html.*/, "").split("/");
const isStory = (place) => STORY.step.some((step) => step.id === named(place)[1]);

/** What a reader sees at an address, from the content. */
function expectedAt(place) {
  const { searchParams } = new URL(place, "http://site/");
  const [language, name] = named(place);
  const path = STORY.path.find(({ id }) => id === (searchParams.get("path") ?? STORY.path[0].id));
  const words = plain(isStory(place) ? heading(name, language) : texts("sections", language)[name].title);
  const progress = isStory(place) ? filled(texts("page", language).progress, { n: path.steps.indexOf(name) + 1, count: path.steps.length }) : "";
  return { address: place, language, heading: words, isTitled: true, progress, ui: searchParams.get("ui") ?? "" };
}

/** The same, as the page shows it. */
const shown = () => {
  const title = document.querySelector("main h1").cloneNode(true);
  for (const reading of title.querySelectorAll("rt")) reading.remove();
  const heading = title.textContent.replaceAll("\u2060", "");
  const { lang, dataset } = document.documentElement;
  return {
    address: location.href,
    language: lang,
    heading,
    isTitled: document.title.startsWith(heading),
    progress: document.querySelector(".progress")?.textContent ?? "",
    ui: dataset.ui ?? "",
  };
};

/**
 * Walks a site.
 * @param {Driver} driver
 * @param {string} site
 */
export async function walk(driver, site) {
  /** Waits until the page shows an address. While a page is being loaded, it cannot be asked. */
  const arrives = (place) =>
    expect.poll(async () => {
      const now = await driver.run(shown).catch((error) => ({ address: String(error) }));
      return { ...now, address: now.address.replace(site, "") };
    }, { message: place, timeout: 60_000 }).toEqual(expectedAt(place));
  const isAwake = () => expect.poll(() => driver.run(() => "awake" in document.documentElement.dataset).catch(() => false), { timeout: 60_000 }).toBe(true);
  await driver.open(`${site}en/overview.html`);
  await isAwake();
  await arrives("en/overview.html");
  await driver.run(() => { window.stayed = true; });
  const walkOn = ([action, what, place]) =>
    test.step(`${[action, what].join(" ").trim()} leads to ${place}`, async () => {
      await driver[action](what);
      await arrives(place);
      // The story's keys work when the program runs.
      if (isStory(place)) await isAwake();
    });
  for (const each of IN_PLACE) await walkOn(each);
  expect(await driver.run(() => window.stayed), "no page was loaded").toBe(true);
  for (const each of WITH_LOADS) await walkOn(each);
}
