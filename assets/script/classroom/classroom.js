// The tools for a class, by name. Loaded on first use.

import { namesAreHidden, toggleEra } from "../program.js";
import { embedTool } from "./embed-dialog.js";
import { makePageContext } from "./page-context.js";
import { pictureTool } from "./picture.js";
import { preferenceTools } from "./preferences.js";
import { presentTools } from "./present.js";
import { presenterChannel } from "./presenter-channel.js";
import { shareTool } from "./share.js";
import { voteTool } from "./vote.js";

/** @typedef {{ use: (name: string, details?: any) => unknown }} Tools */
/** @typedef {Tools["use"]} UseTool */

/**
 * @param {import("./page-context.js").Place} place
 * @returns {Promise<Tools>}
 */
export async function classroom(place) {
  const page = makePageContext(place);
  // Fetched before any listener is added: if this fails, the next use starts from the beginning.
  await page.dialogs();
  /** @type {UseTool} */
  const use = (name, details) => tools[name]?.(details);
  const { present, black, map, larger, opensWindow } = presentTools(page, use);
  const vote = voteTool(page, use);
  const { tie, presenter } = presenterChannel(page, use, vote);
  const { preferences, reset, dropUnknownSettings } = preferenceTools(page);
  const share = shareTool(page);
  /** @type {Record<string, (details?: any) => unknown>} */
  const tools = {
    present,
    black,
    map,
    larger,
    presenter: (details) => {
      opensWindow();
      presenter(details);
    },
    vote: vote.ask,
    era: toggleEra,
    preferences,
    reset,
    share: (details) => share(details?.link),
    picture: pictureTool(page),
    embed: embedTool(page),
    tie: ({ to }) => tie(to),
    "drop-unknown-settings": dropUnknownSettings,
    names: () => page.choose({ labels: namesAreHidden() ? "" : "hidden" }),
  };
  return { use };
}
