// Measures the built site beside its floors (floors.mjs), in one browser, one after the other, and prints medians, ratios and spread. It
// fails at nothing: times depend on the machine. Bytes are limited by `dist`; nodes, requests and shifts by the browser tests.
//
//   cargo xtask bench [--runs 9]
//
// A ratio is the median of the ratios of each run, because a busy machine slows both down.
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { host } from "../tests/browser/host.mjs";
import { writeFloors } from "./floors.mjs";
import { browser } from "./slow.mjs";
import { growth, playing, stepping } from "./step.mjs";
import { visit, walk } from "./visit.mjs";

const runs = Number(process.argv[process.argv.indexOf("--runs") + 1]) || 9;
const below = (path) => fileURLToPath(new URL(path, import.meta.url));
const [dist, floors] = [below("../dist/"), below("../target/floors/")];
await writeFloors(dist, floors);
const FLOORS = ["picture", "still", "linked", "stepper"];
const hosts = { site: await host(dist, "/", { brotli: true }) };
for (const name of [...FLOORS, "swap"]) hosts[name] = await host(floors + name, "/", { brotli: true });

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[values.length >> 1];
const percentile = (values, part) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))];

/** Measures each of `names` in each run, by turns. */
async function interleaved(names, count, measure) {
  const found = Object.fromEntries(names.map((name) => [name, []]));
  for (let run = 0; run < count; run += 1) for (const name of names) found[name].push(await measure(hosts[name].address, name));
  return found;
}

const shown = (value, digits = 0) => value.toFixed(digits).padStart(8);
const spread = (values, digits = 0) => `(${sorted(values)[0].toFixed(digits)}–${sorted(values).at(-1).toFixed(digits)})`;
function line(name, values, digits, { of: floor, target } = {}) {
  const ratio = floor ? `× ${median(values.map((value, run) => value / floor[run])).toFixed(2)}` : "";
  console.log(`${name.padEnd(46)} ${shown(median(values), digits)}  ${spread(values, digits).padEnd(18)} ${ratio.padEnd(8)} ${target ?? ""}`);
}

console.log(`${browser.browserType().name()} ${browser.version()}, ${cpus().length} × ${cpus()[0].model}, node ${process.version}, ${runs} runs\n`);
const names = [...FLOORS, "site"];
const visits = await interleaved(names, runs, (address, name) => visit(address, ["site", "stepper"].includes(name)));
const of = (name, what) => visits[name].map((seen) => seen[what]);
line("first paint: picture in one file, ms", of("picture", "first"), 0);
line("first paint: without scripts", of("still", "first"), 0, { of: of("picture", "first") });
line("first paint: without scripts, style linked", of("linked", "first"), 0, { of: of("picture", "first") });
line("first paint: site ÷ without scripts", of("site", "first"), 0, { of: of("still", "first"), target: "≤ 1.05" });
line("first paint: site ÷ picture in one file", of("site", "first"), 0, { of: of("picture", "first"), target: "≤ 1.2" });
line("largest paint: without scripts", of("still", "largest"), 0);
line("largest paint: site ÷ without scripts", of("site", "largest"), 0, { of: of("still", "largest"), target: "≤ 1.05" });
line("ready: stepper", of("stepper", "ready"), 0);
line("taken over: site ÷ stepper", of("site", "ready"), 0, { of: of("stepper", "ready"), target: "≤ 3.0" });
for (const name of names) line(`KB on the line until then: ${name}`, of(name, "kilobytes"), 1);
for (const name of names) line(`requests until then: ${name}`, of(name, "requests"), 0);
line("shifts: site", of("site", "shifts"), 3);

const few = Math.ceil(runs / 3);
const walks = await interleaved(["still", "linked"], few, walk);
console.log();
line("nine steps without scripts: paints, ms", walks.still.map(({ time }) => time), 0, { of: walks.linked.map(({ time }) => time) });
line("nine steps without scripts: KB", walks.still.map(({ kilobytes }) => kilobytes), 1, { of: walks.linked.map(({ kilobytes }) => kilobytes) });

const presses = await interleaved(["swap", "stepper", "site"], few, stepping);
console.log();
const at = (name, part) => presses[name].map((run) => percentile(run.presses, part));
line("press to paint, half: swap, ms", at("swap", 0.5), 0);
line("press to paint, half: stepper", at("stepper", 0.5), 0, { of: at("swap", 0.5) });
line("press to paint, half: site ÷ stepper", at("site", 0.5), 0, { of: at("stepper", 0.5), target: "≤ 0.7" });
line("press to paint, 95 of 100: swap", at("swap", 0.95), 0);
line("press to paint, 95 of 100: stepper", at("stepper", 0.95), 0, { of: at("swap", 0.95) });
line("press to paint, 95 of 100: site ÷ stepper", at("site", 0.95), 0, { of: at("stepper", 0.95), target: "≤ 1.2" });
for (const name of ["swap", "stepper", "site"]) line(`dropped frames while stepping, %: ${name}`, presses[name].map(({ dropped }) => dropped), 1, name === "site" ? { target: "≤ 1" } : {});
line("main thread a frame, ms: stepper", presses.stepper.map(({ work }) => work), 2);
line("main thread a frame: site ÷ stepper", presses.site.map(({ work }) => work), 2, { of: presses.stepper.map(({ work }) => work), target: "≤ 1.2" });

for (const [name, plays] of [["nothing moves", false], ["a step plays", true]]) {
  const { site } = await interleaved(["site"], few, (address) => playing(address, plays));
  line(`dropped frames, %: ${name}`, site.map(({ dropped }) => dropped), 1);
  line(`main thread a frame, ms: ${name}`, site.map(({ work }) => work), 2);
}

console.log();
console.table(await growth(hosts.site.address, [200, 500, 1000, 2000]));
await browser.close();
Object.values(hosts).forEach(({ close }) => close());
