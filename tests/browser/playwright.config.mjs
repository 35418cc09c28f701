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
  // A trace of every test costs a third of the time: whoever looks for a cause asks for it (TRACE=1).
  // What cannot be pressed is reported soon, and not after the longest test's time.
  use: { actionTimeout: 20_000, launchOptions: launch, trace: process.env.TRACE ? "retain-on-failure" : "off" },
});
