import { defineConfig } from "@playwright/test";
import { launch } from "./browser.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "../../target/browser-tests",
  // Long tests that rarely find more than their short forms. `cargo xtask test --deep` runs them, too.
  grepInvert: process.env.DEEP ? undefined : /@deep/,
  fullyParallel: true,
  workers: "100%",
  // Run a single test with -g.
  forbidOnly: true,
  // Some tests open every step, which takes long on a slow machine. Times are not tested here.
  timeout: 300_000,
  // On a busy machine a browser sometimes loses a key or starts late, once in some hundred tests. Such a test is reported as flaky.
  retries: 1,
  reporter: [["list"]],
  // Recording a trace takes a third of the time. TRACE=1 records it.
  // A control that cannot be clicked is reported soon, not after the timeout of the longest test.
  use: { actionTimeout: 20_000, launchOptions: launch, trace: process.env.TRACE ? "retain-on-failure" : "off" },
});
