import { defineConfig } from "@playwright/test";
import { launch } from "./browser.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "../../target/browser-tests",
  fullyParallel: true,
  workers: 2,
  // Some tests open every step: on a slow machine that takes its time, and nothing is asserted about it.
  timeout: 180_000,
  reporter: [["list"]],
  use: { launchOptions: launch },
});
