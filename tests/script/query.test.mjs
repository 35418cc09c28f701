// The query of an address, and the link that is shared.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedLink } from "../../assets/script/classroom/shared-link.js";
import { changedQuery, writeQuery } from "../../assets/script/common/query.js";

test("keys are in the published order, whatever the order of the choices", () => {
  assert.equal(writeQuery([["keys", "off"], ["readings", "on"], ["theme", "dark"], ["path", "upper-hit"]]), "?path=upper-hit&theme=dark&readings=on&keys=off");
  assert.equal(changedQuery(new URLSearchParams("theme=dark&keys=off"), { readings: "on" }), "?theme=dark&readings=on&keys=off");
});

test("keys of others stay, after those of the story and in their order", () => {
  assert.equal(changedQuery(new URLSearchParams("utm=x&basing=sea&text=large"), { theme: "dark" }), "?theme=dark&text=large&utm=x&basing=sea");
});

test("an empty value removes its key, and an empty query has no question mark", () => {
  assert.equal(changedQuery(new URLSearchParams("theme=dark"), { theme: "" }), "");
  assert.equal(writeQuery([]), "");
});

test("a comma is written as it is read", () => {
  assert.equal(writeQuery([["compare", "pac3,sm3"]]), "?compare=pac3,sm3");
});

test("a shared link leaves out personal settings", () => {
  const shared = sharedLink("https://example.org/en/track.html?ui=board&motion=less&keys=off&q=radar&path=upper-hit#story", {});
  assert.equal(shared, "https://example.org/en/track.html?path=upper-hit#story");
});

test("a shared link contains the remembered settings that change the view, in the published order", () => {
  const shared = sharedLink("https://example.org/en/track.html?labels=hidden", { theme: "projector", text: "normal", readings: "on", motion: "less" });
  assert.equal(shared, "https://example.org/en/track.html?theme=projector&labels=hidden&readings=on");
});

test("sharing a shared view gives the same link", () => {
  const address = "https://example.org/en/track.html?path=both-miss&theme=dark&text=large";
  assert.equal(sharedLink(address, { theme: "dark", text: "large" }), address);
});
