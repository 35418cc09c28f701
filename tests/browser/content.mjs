// The site's words, read from the content files. Tests contain no copies of them, so a changed
// sentence changes no test.
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

const tables = new Map();

/** Reads a file below `assets/content/`, and fills in the date to which events were looked for. */
export function content(name) {
  if (!tables.has(name)) {
    const text = readFileSync(new URL(`../../assets/content/${name}`, import.meta.url), "utf8");
    tables.set(name, known(parse(name.includes("/") ? text.replaceAll("{looked_to}", lookedTo(name.split("/")[0])) : text), name));
  }
  return tables.get(name);
}

const lookedTo = (language) => new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(content("site.toml").looked_to));

/** A table in which an unknown key fails the test instead of being undefined. */
function known(table, place) {
  if (Array.isArray(table)) return table.map((it, nth) => known(it, `${place}[${nth}]`));
  if (table === null || typeof table !== "object") return table;
  const inner = Object.fromEntries(Object.entries(table).map(([key, value]) => [key, known(value, `${place}: ${key}`)]));
  return new Proxy(inner, {
    get(all, key) {
      // Promises and error messages read these properties of every object.
      if (typeof key === "string" && !(key in all) && !["then", "toJSON", "asymmetricMatch"].includes(key)) throw new Error(`${place} has no “${key}”`);
      return all[key];
    },
  });
}

/** The words of a file in a language: `texts("tools").vote`. */
export const texts = (file, language = "en") => content(`${language}/${file}.toml`);

/** A step's heading as the page shows it, with an invisible joiner in designators. */
export const heading = (step, language = "en") => texts("story", language)[step].title.replace(/([A-Z]-)(?=\d)/g, "$1\u2060");

/** A step's name on the map. */
export const station = (step, language = "en") => texts("story", language)[step].station;

/** A term of the glossary. */
export const term = (id, language = "en") => texts("glossary", language).term[id].name;

/** A label in the picture, in which bars mark line breaks. */
export const label = (name, language = "en") => texts("picture", language)[name].replaceAll("|", "");

/** The label as the SVG contains it: lines follow each other without a space. */
export const inPicture = (name, language = "en") => new RegExp(label(name, language).replaceAll(" ", " ?"));

/** Words without the marks of terms and without joiners. */
export const plain = (text) => text.replaceAll("\u2060", "").replace(/\[([^\]]*)\]\([\w-]+\)/g, "$1").replace(/\s+/g, " ").trim();

/** A pattern for words in a page, which may have joiners in designators. */
export const like = (text) => new RegExp(plain(text).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("-", "-\u2060?"));

/** A pattern for the beginning of a sentence, before its first term, whose definition follows it in the page. */
export const opening = (text) => like(text.split("[")[0]);

/** Words with placeholders filled in. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** The story's steps and paths in order. The first path is the default. */
export const STORY = content("story.toml");
