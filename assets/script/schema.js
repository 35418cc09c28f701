// What the content and the program know and the scripts need: written by `crates/site/src/schema.rs`, never by hand.
// `UPDATE_EXPECT=1 cargo test -p site schema` writes it anew. A build bundles one of its own.

/**
 * What a frame can be asked for: each key with its values, the default first. Language and step are the address itself.
 * @type {Record<string, string[]>}
 */
export const GRAMMAR = {
  "lang": ["en", "ja"],
  "step": ["overview", "launch", "track", "upper-tier", "upper-hit", "upper-miss", "lower-tier", "lower-hit", "lower-miss", "limits", "next-generation"],
  "path": ["lower-hit", "upper-hit", "both-miss"],
  "era": ["2015", "now"],
  "cut": [""],
  "theme": ["auto", "light", "dark", "projector"],
  "text": ["normal", "large", "larger"],
  "labels": ["shown", "hidden"],
  "readings": ["off", "on"],
  "motion": ["auto", "less"],
  "keys": ["on", "off"],
};

/**
 * How cut links are written, as a regular expression.
 * @type {string}
 */
export const CUTS = "^[a-z]+(_[0-9]{1,2}_[0-9]{1,2})?$";

/**
 * The keys of a query, in their published order.
 * @type {string[]}
 */
export const ADDRESS_KEYS = ["path", "era", "beat", "cut", "theme", "text", "labels", "readings", "motion", "keys", "ui", "paper"];

/**
 * The keys that a device may remember.
 * @type {string[]}
 */
export const REMEMBERED_KEYS = ["theme", "text", "motion", "keys", "readings"];

/**
 * The name under which a device remembers.
 * @type {string}
 */
export const STORE = "layered-defense";

/**
 * The keys of the keyboard that ask for a tool.
 * @type {Record<string, string>}
 */
export const TOOL_KEYS = {
  "p": "present",
  "s": "presenter",
  "v": "vote",
  "g": "map",
  "?": "preferences",
  "b": "black",
  ".": "black",
  "e": "era",
  "t": "larger",
};

/**
 * The keys of the keyboard that move the picture in time.
 * @type {Record<string, string>}
 */
export const MOTION_KEYS = {
  "k": "play",
  "r": "replay",
  "c": "cut",
};

/**
 * The keys of the keyboard that ask for a tool while presenting.
 * @type {Record<string, string>}
 */
export const BOARD_KEYS = {
  "x": "pointer",
  "+": "zoom-in",
  "=": "zoom-in",
  "-": "zoom-out",
  "0": "zoom-end",
};

/**
 * The tools that every page offers, whether the story runs or not.
 * @type {string[]}
 */
export const PERSONAL_TOOLS = ["share", "preferences", "offline"];

/**
 * The names of the pages that the tools open, or borrow from.
 * @type {Record<"builder" | "dialogs" | "kiosk" | "offline" | "parts" | "player" | "presenter" | "whatIf", string>}
 */
export const SECTIONS = {
  "builder": "embed",
  "dialogs": "dialogs",
  "kiosk": "kiosk",
  "offline": "offline",
  "parts": "parts",
  "player": "player",
  "presenter": "presenter",
  "whatIf": "what-if",
};

/**
 * How the height of a frame follows from its width, in the tall picture and in the wide: `picture * width + (words - saved * width) * scale`.
 * @type {{ wideFrom: number, scale: Record<string, number>, tall: { picture: number, words: number, saved: number }, wide: { picture: number, words: number, saved: number } }}
 */
export const FRAME = {
  wideFrom: 600,
  scale: { "normal": 1, "large": 1.5, "larger": 2.1 },
  tall: { picture: 1.4, words: 760, saved: 0.66 },
  wide: { picture: 0.5625, words: 420, saved: 0.15 },
};

/**
 * The lines for a frame; what stands in braces is filled in.
 * @type {string}
 */
export const FRAME_LINES = "<div style=\"container-type:inline-size;contain-intrinsic-width:300px;width:100%;max-width:{width}px\">\n<div style=\"overflow:clip;height:{height}px;height:{fitted}\">\n<iframe src=\"{address}\" title=\"{title}\" width=\"{width}\" height=\"{height}\"\n        style=\"display:block;width:100%;height:100%;border:0\" loading=\"lazy\" allow=\"fullscreen; clipboard-write; web-share; screen-wake-lock\"></iframe>\n<a href=\"{page}\" tabindex=\"-1\"><img src=\"{figure}\" alt=\"\" width=\"{width}\" height=\"{drawn}\" style=\"display:block;max-width:100%;height:auto\" loading=\"lazy\">{title}</a>\n</div></div>";

/**
 * The lines for the element; what stands in braces is filled in.
 * @type {string}
 */
export const ELEMENT_LINES = "<link rel=\"stylesheet\" href=\"{host}layered-defense.css\">\n<script type=\"module\" src=\"{host}layered-defense.js\"></script>\n<layered-defense lang=\"{lang}\" step=\"{step}\"{settings} title=\"{title}\"><a href=\"{host}{lang}/{step}.html\">{title}</a></layered-defense>";
