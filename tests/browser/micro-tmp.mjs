import { slowPage, browser } from "../../bench/slow.mjs";
import { host } from "./host.mjs";
const h = await host("/work/main/dist/", "/", { brotli: true });
const { page, device } = await slowPage({ line: false, viewport: { width: 1280, height: 800 } });
await page.goto(h.address + "en/upper-tier.html");
await page.locator("html[data-awake]").waitFor();
await page.waitForLoadState("networkidle");
await page.waitForTimeout(500);
const css = process.argv[2];
if (css) await page.evaluate((css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]; }, css);
console.log(await page.evaluate(async () => {
  const out = {};
  const svg = [...document.querySelectorAll("svg")].find((s) => s.getBoundingClientRect().width > 300);
  const sentence = document.querySelector(".sentence");
  const layout = () => document.documentElement.getBoundingClientRect().height + sentence.offsetHeight;
  const time = async (name, change) => {
    const found = [];
    for (let i = 0; i < 15; i++) {
      layout();
      await new Promise(requestAnimationFrame); await new Promise((d) => setTimeout(d, 20));
      change(i);
      const t = performance.now(); layout(); found.push(performance.now() - t);
    }
    out[name] = found.sort((a, b) => a - b)[7].toFixed(1);
  };
  await time("nothing", () => 0);
  await time("sentence text", (i) => (sentence.firstChild ? (sentence.lastChild.textContent = " words of another sentence" + i) : 0));
  const p = document.createElementNS("http://www.w3.org/2000/svg", "path"); p.setAttribute("d", "M0 0L10 10");
  await time("svg path added", (i) => (i % 2 ? p.remove() : svg.append(p)));
  const t = document.createElementNS("http://www.w3.org/2000/svg", "text"); t.textContent = "words";
  await time("svg text added", (i) => (i % 2 ? t.remove() : svg.append(t)));
  await time("root class", (i) => document.documentElement.classList.toggle("xx"));
  await time("svg width", (i) => (svg.style.width = i % 2 ? "" : "99%"));
  await time("svg all text dirty", (i) => svg.querySelectorAll("text").forEach((x) => (x.style.fontSize = i % 2 ? "" : "21px")));
  out.texts = svg.querySelectorAll("text").length; out.all = svg.querySelectorAll("*").length; out.dom = document.querySelectorAll("*").length;
  await time("svg hidden/shown", (i) => (svg.style.display = i % 2 ? "" : "none"));
  return out;
}));
await browser.close(); h.close();
