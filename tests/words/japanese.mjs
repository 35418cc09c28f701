// Lints the Japanese content with textlint, sentence by sentence: doubled particles, too many commas, です・ます mixed
// with である, dropped ら, double negatives, redundant phrases. The rest of docs/style.md is checked natively, by the test plain_words.
// Labels without a full stop are not linted. `cargo xtask test --only lint` runs this. The exit code is 1 if anything is found.
import { readdirSync, readFileSync } from "node:fs";
import { TextlintKernel } from "@textlint/kernel";
import textPlugin from "@textlint/textlint-plugin-text";
import { parse } from "smol-toml";
import redundantExpression from "textlint-rule-ja-no-redundant-expression";
import maxTen from "textlint-rule-max-ten";
import doubleNegative from "textlint-rule-no-double-negative-ja";
import doubledConjunction from "textlint-rule-no-doubled-conjunction";
import doubledGa from "textlint-rule-no-doubled-conjunctive-particle-ga";
import doubledJoshi from "textlint-rule-no-doubled-joshi";
import droppedRa from "textlint-rule-no-dropping-the-ra";
import mixedStyle from "textlint-rule-no-mix-dearu-desumasu";

/** A module's export, which may be wrapped in `default`. */
const own = (module) => module.default ?? module;

const RULES = [
  // A list may have more commas. The rule recognises lists by the particles と, や and か.
  { ruleId: "max-ten", rule: own(maxTen), options: { max: 3 } },
  // 「日付も条件も」 and 「にも…にも」 are normal ways to join two things.
  { ruleId: "no-doubled-joshi", rule: own(doubledJoshi), options: { min_interval: 1, allow: ["も", "か", "とも", "にも", "でも", "や"], separatorCharacters: ["。", "？"] } },
  { ruleId: "no-mix-dearu-desumasu", rule: own(mixedStyle), options: { preferInBody: "ですます", strict: false } },
  { ruleId: "no-doubled-conjunctive-particle-ga", rule: own(doubledGa) },
  { ruleId: "no-dropping-the-ra", rule: own(droppedRa) },
  { ruleId: "no-double-negative-ja", rule: own(doubleNegative) },
  { ruleId: "no-doubled-conjunction", rule: own(doubledConjunction) },
  { ruleId: "ja-no-redundant-expression", rule: own(redundantExpression) },
];

const kernel = new TextlintKernel();
const folder = new URL("../../assets/content/ja/", import.meta.url);

/** All strings of a file, each with its key. */
function* strings(value, key = "") {
  if (typeof value === "string") yield [key, value];
  else if (value !== null && typeof value === "object") {
    for (const [name, inner] of Object.entries(value)) yield* strings(inner, key ? `${key}.${name}` : name);
  }
}

const plain = (text) => text.replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, "$1").replaceAll("|", "");

let found = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith(".toml") && name !== "readings.toml")) {
  for (const [key, text] of strings(parse(readFileSync(new URL(file, folder), "utf8")))) {
    if (!text.includes("。")) continue;
    const { messages } = await kernel.lintText(plain(text), { ext: ".txt", plugins: [{ pluginId: "text", plugin: own(textPlugin) }], rules: RULES });
    for (const { ruleId, message, index } of messages) {
      found += 1;
      const around = plain(text).slice(Math.max(0, index - 20), index + 20);
      console.error(`assets/content/ja/${file} ${key}: ${ruleId}: ${message.split("\n")[0]}\n    …${around}…`);
    }
  }
}
process.exitCode = found === 0 ? 0 : 1;
