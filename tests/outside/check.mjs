// Runs checkers that others wrote over the built site: the Nu HTML checker, IBM's Equal Access, pa11y's HTML CodeSniffer and Lighthouse. (axe, stylelint,
// ESLint and textlint belong to the usual checks.) Each finding fails, unless `exceptions.mjs` names and explains it.
//
//   node check.mjs [nu|equal-access|pa11y|lighthouse …]      after `cargo xtask dist`, with CHROMIUM set; nu needs Java
//
// Lighthouse's score for speed is printed only, because it depends on the machine.
import { spawnSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import lighthouse from "lighthouse";
import pa11y from "pa11y";
import { chromium, launch } from "../browser/browser.mjs";
import { host } from "../browser/host.mjs";
import { EXCEPTIONS, explains } from "./exceptions.mjs";

const require = createRequire(import.meta.url);
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const { address, close } = await host(dist, "/", { brotli: true });
/** Pages that only scripts fetch. */
const LENT = /(dialogs|kiosk|offline|player|what-if)\.html$/;
const pages = (await readdir(dist, { recursive: true })).filter((name) => /^(en|ja|embed)\/.*\.html$/.test(name) && !LENT.test(name)).sort();
const chosen = process.argv.slice(2);
const used = new Set();
let [failed, findings] = [0, 0];

/** Reports a finding of a tool on a page, unless an exception explains it. */
function found(tool, page, rule, words) {
  findings += 1;
  const finding = { tool, page, rule, words: words.replaceAll(/\s+/g, " ") };
  const exception = EXCEPTIONS.find((it) => explains(it, finding));
  if (exception) return used.add(exception);
  failed += 1;
  console.log(`${tool}: ${page}: ${rule}: ${finding.words.slice(0, 300)}`);
}

/** Runs a tool, and says on how many pages and what it found. */
async function check(name, run) {
  if (chosen.length && !chosen.includes(name)) return;
  const [began, before, wrong] = [Date.now(), findings, failed];
  const note = await run();
  console.log(`› ${name}: ${note}, ${findings - before} findings, ${failed - wrong} of them not explained, ${((Date.now() - began) / 1000).toFixed(0)} s`);
}

await check("nu", () => {
  const files = [...pages, "404.html"];
  const options = { encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "inherit"] };
  const { stdout, error } = spawnSync("java", ["-Xss8m", "-jar", String(require("vnu-jar")), "--format", "json", "--stdout", "--exit-zero-always", ...files.map((name) => join(dist, name))], options);
  if (error) return `not run, because Java is missing (${error.message})`;
  for (const { type, subType, url, message, extract } of JSON.parse(stdout).messages) {
    const name = url.replace(/^.*\/dist\//, "");
    found("nu", name, subType ?? type, `${message} ${extract ?? ""}`);
  }
  return `${files.length} pages`;
});

await check("equal-access", async () => {
  const browser = await chromium.launch(launch);
  const engine = await readFile(require.resolve("accessibility-checker-engine/ace.js"), "utf8");
  const page = await browser.newPage();
  for (const name of pages) {
    await page.goto(address + name);
    await page.evaluate(`${engine}; window.ace = ace`);
    const results = await page.evaluate(async () => (await new window.ace.Checker().check(document, ["WCAG_2_2"])).results.map(({ ruleId, message, value, snippet }) => ({ ruleId, message, value, snippet })));
    for (const { ruleId, message, value, snippet } of results) if (value.join() === "VIOLATION,FAIL") found("equal-access", name, ruleId, `${message} ${snippet}`);
  }
  await browser.close();
  return `${pages.length} pages`;
});

await check("pa11y", async () => {
  const chromeLaunchConfig = { executablePath: launch.executablePath, args: launch.args };
  for (const name of pages) {
    const { issues } = await pa11y(address + name, { chromeLaunchConfig, standard: "WCAG2AA", runners: ["htmlcs"], timeout: 120_000 });
    for (const { code, message, context } of issues) found("pa11y", name, code, `${message} ${context}`);
  }
  return `${pages.length} pages`;
});

await check("lighthouse", async () => {
  const port = 9333;
  const browser = await chromium.launch({ ...launch, args: [...launch.args, `--remote-debugging-port=${port}`] });
  const speeds = [];
  for (const name of pages) {
    const { lhr } = await lighthouse(address + name, { port, output: "json", logLevel: "error", onlyCategories: ["accessibility", "best-practices", "seo", "performance"] });
    speeds.push(lhr.categories.performance.score * 100);
    for (const category of ["accessibility", "best-practices", "seo"]) {
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        const { score, title, explanation = "" } = lhr.audits[id];
        if (weight && score !== null && score < 1) found("lighthouse", name, id, `${title} ${explanation}`);
      }
    }
  }
  await browser.close();
  speeds.sort((a, b) => a - b);
  return `${pages.length} pages, score for speed ${speeds[0].toFixed(0)} to ${speeds.at(-1).toFixed(0)}, half of them above ${speeds[speeds.length >> 1].toFixed(0)}`;
});

if (!chosen.length) {
  for (const exception of EXCEPTIONS.filter((exception) => !used.has(exception))) {
    failed += 1;
    console.log(`exceptions.mjs: nothing needs the exception for ${exception.tool}, ${exception.rule}`);
  }
}
close();
process.exitCode = failed ? 1 : 0;
