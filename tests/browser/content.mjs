// The words of the site, as its content files have them. Tests take them from here and hold no copies, so that whoever
// changes a sentence changes no test.
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

const tables = new Map();

/** A file below `assets/content/`. In those of a language the date to which events were looked for is filled in. */
export function content(name) {
  if (!tables.has(name)) {
    const text = readFileSync(new URL(`../../assets/content/${name}`, import.meta.url), "utf8");
    tables.set(name, known(parse(name.includes("/") ? text.replaceAll("{looked_to}", lookedTo(name.split("/")[0])) : text), name));
  }
  return tables.get(name);
}

const lookedTo = (language) => new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(content("site.toml").looked_to));

/** A table in which a name that does not exist fails the test that asks for it, instead of being compared with nothing. */
function known(table, place) {
  if (Array.isArray(table)) return table.map((it, nth) => known(it, `${place}[${nth}]`));
  if (table === null || typeof table !== "object") return table;
  const inner = Object.fromEntries(Object.entries(table).map(([key, value]) => [key, known(value, `${place}: ${key}`)]));
  return new Proxy(inner, {
    get(all, key) {
      // What is asked of every object (by `await`, by a message about it) is no word.
      if (typeof key === "string" && !(key in all) && !["then", "toJSON", "asymmetricMatch"].includes(key)) throw new Error(`${place} has no “${key}”`);
      return all[key];
    },
  });
}

/** The words of a file in a language: `texts("tools").vote`. */
export const texts = (file, language = "en") => content(`${language}/${file}.toml`);

/** A step's heading as the page shows it: a designator does not break, for a character that no one sees. */
export const heading = (step, language = "en") => texts("story", language)[step].title.replace(/([A-Z]-)(?=\d)/g, "$1\u2060");

/** A step's name on the map. */
export const station = (step, language = "en") => texts("story", language)[step].station;

/** What the glossary calls something. */
export const term = (id, language = "en") => texts("glossary", language).term[id].name;

/** A name in the picture: bars mark where a line may end. */
export const label = (name, language = "en") => texts("picture", language)[name].replaceAll("|", "");

/** The same as the picture holds it: its lines follow each other without a space. */
export const inPicture = (name, language = "en") => new RegExp(label(name, language).replaceAll(" ", " ?"));

/** Words as they are read: without the marks of terms, and without what joins a designator. */
export const plain = (text) => text.replaceAll("\u2060", "").replace(/\[([^\]]*)\]\([\w-]+\)/g, "$1").replace(/\s+/g, " ").trim();

/** The same words wherever they are found: a page joins the parts of a designator with a character that no one sees. */
export const like = (text) => new RegExp(plain(text).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("-", "-\u2060?"));

/** How a sentence begins: its terms bring their definitions along. */
export const opening = (text) => like(text.split("[")[0]);

/** Words with what they leave open filled in. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** The story's steps in their order, and its paths: the first is the one that an address need not name. */
export const STORY = content("story.toml");
