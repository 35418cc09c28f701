import { defineConfig } from "@playwright/test";
import { launch } from "./browser.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "../../target/browser-tests",
  // What is long and finds little more than its short form: `cargo xtask test --deep` runs it too.
  grepInvert: process.env.DEEP ? undefined : /@deep/,
  fullyParallel: true,
  workers: "100%",
  // A single test is run with -g.
  forbidOnly: true,
  // Some tests open every step: on a slow machine that takes its time, and nothing is asserted about it.
  timeout: 300_000,
  reporter: [["list"]],
  use: { launchOptions: launch, trace: { mode: "retain-on-failure", screenshots: false, sources: false } },
});
