// The tools for a class, by name. Loaded on first use.

import { namesAreHidden, toggleEra } from "../program.js";
import { importModule } from "../common/import-module.js";
import { embedTool } from "./embed-dialog.js";
import { makePageContext } from "./page-context.js";
import { pageWalk } from "./page-walk.js";
import { pictureTool } from "./picture.js";
import { preferenceTools } from "./preferences.js";
import { isPresenting, presentTools } from "./present.js";
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
  const walk = pageWalk(page, isPresenting);
  const { present, black, map, larger, leave, opensWindow } = presentTools(page, use, walk);
  const vote = voteTool(page, use);
  const { tie, presenter } = presenterChannel(page, use, vote, walk);
  const { preferences, reset, dropUnknownSettings } = preferenceTools(page);
  const share = shareTool(page);
  const ofStory = {
    map,
    vote: vote.ask,
    era: toggleEra,
    picture: pictureTool(page),
    embed: embedTool(page),
    names: () => page.choose({ labels: namesAreHidden() ? "" : "hidden" }),
  };
  /** @type {Record<string, (details?: any) => unknown>} */
  const tools = {
    ...(walk ? { leave } : ofStory),
    present,
    black,
    larger,
    presenter: (details) => {
      opensWindow();
      presenter(details);
    },
    preferences,
    reset,
    share: (details) => share(details?.link),
    offline: async () => (await importModule(page.files?.offline ?? "")).openOffline(page),
    tie: ({ to }) => tie(to),
    "drop-unknown-settings": dropUnknownSettings,
  };
  return { use };
}
