import { defineConfig } from "@playwright/test";
import { launch } from "./browser.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "../../target/browser-tests",
  fullyParallel: true,
  workers: 2,
  reporter: [["list"]],
  use: { launchOptions: launch },
});
