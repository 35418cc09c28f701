// The snippet that an author pastes, and the height in it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { elementLines, frameLines, framePlace } from "../../assets/script/snippet.js";
import { fittedHeight, frameHeight } from "../../assets/script/shared/frame-height.js";

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

test("a wide frame takes the tall picture's height on a phone", () => {
  assert.equal(fittedHeight(800, "normal"), "max(750px,min(74vw + 760px,(640px - 100vw)*999))");
  assert.equal(fittedHeight(800, "larger"), "max(1080px,min(1.4vw + 1596px,(640px - 100vw)*999))");
  assert.equal(fittedHeight(400, "normal"), "1056px");
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
