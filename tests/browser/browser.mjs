// Starts the system's browser without traffic to other hosts.
export { chromium } from "@playwright/test";

export const launch = {
  executablePath: process.env.CHROMIUM,
  args: [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Chromium's sandbox does not work for root, as in most containers.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
};

/** The window sizes at which the picture must fit. */
export const SIZES = [
  { name: "phone-small", width: 320, height: 640 },
  { name: "phone", width: 360, height: 740 },
  { name: "tablet", width: 768, height: 1024 },
  { name: "desktop", width: 1280, height: 720 },
  { name: "projector", width: 1920, height: 1080 },
];
export const THEMES = ["light", "dark", "projector"];
export const LANGUAGES = ["en", "ja"];

/** The steps of the built site, in the story's order, without the pages beside the story. */
export async function steps(folder) {
  const { readFile, readdir } = await import("node:fs/promises");
  const story = await readFile(new URL("../../assets/content/story.toml", import.meta.url), "utf8");
  const order = [...story.matchAll(/\[\[step\]\]\nid = "([^"]+)"/g)].map(([, id]) => id);
  const built = (await readdir(`${folder}/en`)).map((name) => name.replace(/\.html$/, ""));
  return order.filter((step) => built.includes(step));
}
