// The snippet that an author pastes, and the height in it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { asJsx, elementLines, frameLines, framePlace, markdownLines } from "../../assets/script/snippet.js";
import { fittedHeight, frameHeight } from "../../assets/script/common/frame-height.js";

const README = await readFile(new URL("../../README.md", import.meta.url), "utf8");
const OVERVIEW = { host: "https://YOUR.HOST/PATH/", lang: "en", step: "overview", title: "How two tiers of missile defence work", width: 800, settings: [] };

test("the height is the published function of width and text size", () => {
  for (const [width, text, height] of [
    [320, "normal", 997],
    [320, "large", 1272],
    [320, "larger", 1601],
    [599.5, undefined, 1204],
    [600, undefined, 668],
    [800, "normal", 750],
    [800, "large", 900],
    [800, "larger", 1080],
  ]) {
    assert.equal(frameHeight(width, text), height, `${width} px, ${text}`);
  }
});

test("in a column the height is the same function, in the unit of the column", () => {
  assert.equal(fittedHeight("normal"), "max(41.25cqi + 420px,min(74cqi + 760px,(600px - 100cqi)*9999))");
  assert.equal(fittedHeight("larger"), "max(24.75cqi + 882px,min(1.4cqi + 1596px,(600px - 100cqi)*9999))");
});

test("the builder writes the line that the documents show", () => {
  assert.ok(README.includes(frameLines(OVERVIEW)), frameLines(OVERVIEW));
});

test("the builder writes the element that the documents show", () => {
  const lines = elementLines(OVERVIEW).replace("><a", ">\n  <a").replace("a></", "a>\n</");
  assert.ok(README.includes(lines), lines);
});

test("choices are in the frame's address in the published order, and in the element's attributes", () => {
  const chosen = { ...OVERVIEW, settings: [["readings", "on"], ["theme", "dark"]] };
  assert.equal(framePlace(chosen), "embed/en/overview.html?theme=dark&readings=on");
  assert.ok(frameLines(chosen).includes('src="https://YOUR.HOST/PATH/embed/en/overview.html?theme=dark&amp;readings=on"'));
  assert.ok(elementLines(chosen).includes('step="overview" readings="on" theme="dark" title='));
});

test("a title cannot end its attribute", () => {
  const lines = frameLines({ ...OVERVIEW, title: 'A "tier" & <more>' });
  assert.ok(lines.includes('title="A &quot;tier&quot; &amp; &lt;more&gt;"'), lines);
});

test("where frames are removed, a link to the same view and its picture are left", () => {
  const lines = frameLines({ ...OVERVIEW, settings: [["theme", "dark"], ["path", "both-miss"]] }).replace(/<iframe.*?<\/iframe>/s, "");
  assert.match(lines, /<a href="https:\/\/YOUR\.HOST\/PATH\/en\/overview\.html\?path=both-miss&amp;theme=dark"/);
  assert.match(lines, /<img src="https:\/\/YOUR\.HOST\/PATH\/figures\/en\/overview\.landscape\.dark\.svg" alt="" width="800" height="450"[^>]*>How two tiers of missile defence work<\/a>/);
  assert.match(frameLines({ ...OVERVIEW, width: 400 }), /overview\.portrait\.light\.svg" alt="" width="400" height="560"/);
});

test("in Markdown the picture is a link, and in JSX styles are objects and every element ends", () => {
  assert.equal(markdownLines({ ...OVERVIEW, title: "A [tier]" }), "[![A \\[tier\\]](https://YOUR.HOST/PATH/figures/en/overview.landscape.light.svg)](https://YOUR.HOST/PATH/en/overview.html)");
  const frame = asJsx(frameLines(OVERVIEW));
  assert.ok(frame.includes('style={{"containerType":"inline-size","containIntrinsicWidth":"300px","width":"100%","maxWidth":"800px"}}'), frame);
  assert.ok(frame.includes('"height":"max(41.25cqi + 420px,min(74cqi + 760px,(600px - 100cqi)*9999))"'), frame);
  assert.match(frame, /tabIndex={-1}><img [^>]* \/>[^<]*<\/a>/);
  assert.match(asJsx(elementLines(OVERVIEW)), /^<link rel="stylesheet" href="[^"]*" \/>\n<script/);
});
