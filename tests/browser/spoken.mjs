// Writes Chromium's accessibility tree as a script: what a person with a screen reader hears, a line for each stop. Landmarks, groups and
// lists indent their contents. The script has words, roles and states, but no sizes and no addresses, so it is the same on every machine.

import { heading, texts } from "./content.mjs";

/** Stops of a step for which other browsers are asked, too: role, name, element. */
export const stopsOf = (step, language) => [
  ["image", heading(step, language), "#story svg.landscape"],
  ["link", texts("page", language).next, ".controls .next"],
  ["navigation", texts("page", language).map, ".map"],
  ["group", texts("tools", language).player, "#story .player"],
  ["slider", texts("tools", language).player_position, "#story .player input"],
];

/** Elements that do not begin a new line of text. */
const INLINE = new Set(["a", "abbr", "b", "bdi", "button", "cite", "code", "em", "i", "input", "kbd", "label", "q", "rb", "rt", "ruby", "select", "small", "span", "strong", "sub", "sup", "time", "tspan", "#text"]);
/** Stops whose words are their name. */
const CONTROLS = new Set(["link", "button", "DisclosureTriangle", "radio", "checkbox", "switch", "slider", "combobox", "textbox", "searchbox", "spinbutton", "image", "img"]);
/** Roles with text: their words follow them in the same line. */
const TEXTS = new Set(["heading", "status", "alert", "term", "definition", "caption", "blockquote", "cell", "rowheader", "columnheader"]);
/** Roles that say something only if they have a name. */
const FRAMES = new Set(["group", "article", "figure", "region", "form", "SvgRoot"]);
/** Roles that say nothing. */
const SILENT = new Set(["none", "generic", "RootWebArea", "paragraph", "LabelText", "Legend", "Section", "emphasis", "strong", "time", "code", "Abbr", "mark", "listitem", "DescriptionList", "superscript", "subscript", "Ruby"]);
/** The tree's own words for text that is read elsewhere, or not at all. */
const UNREAD = new Set(["ListMarker", "InlineTextBox", "MenuListPopup", "RubyAnnotation"]);
/** What screen readers call a role, where the tree has another word. */
const CALLED = { banner: "header", contentinfo: "footer", img: "image", DisclosureTriangle: "disclosure", combobox: "combo box", radio: "radio button", checkbox: "check box", textbox: "text field", searchbox: "search field" };

/** Words without joiners and line breaks. */
const tidy = (words) => words.replaceAll("\u2060", "").replace(/\s+/g, " ").trim();
const contains = (node, fits) => node.children.some((child) => fits(child) || contains(child, fits));
const isControl = ({ role }) => CONTROLS.has(role);

/** The accessibility tree of a page, each node with the attributes of its element. */
async function treeOf(page) {
  const device = await page.context().newCDPSession(page);
  await device.send("Accessibility.enable");
  const { root } = await device.send("DOM.getDocument", { depth: -1, pierce: true });
  const { nodes } = await device.send("Accessibility.getFullAXTree");
  await device.detach();
  const elements = new Map();
  const note = ({ backendNodeId, nodeName, attributes = [], children = [] }) => {
    const pairs = attributes.flatMap((name, nth) => (nth % 2 ? [] : [[name, attributes[nth + 1]]]));
    elements.set(backendNodeId, { tag: nodeName.toLowerCase(), attributes: Object.fromEntries(pairs) });
    children.forEach(note);
  };
  note(root);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = (node) => ({
    ...(elements.get(node.backendDOMNodeId) ?? { tag: "#text", attributes: {} }),
    role: node.ignored ? "none" : node.role.value,
    words: node.name?.value ?? "",
    name: tidy(node.name?.value ?? ""),
    description: tidy(node.description?.value ?? ""),
    value: node.value?.value,
    states: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
    children: (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean).map(read),
  });
  return read(nodes[0]);
}

/** A role with its level, size and states, as in “button, collapsed”. */
function called({ role, states, attributes, children }, isForeign) {
  const all = [CALLED[role] ?? role];
  if (role === "heading") all[0] += ` ${states.level}`;
  if (role === "list") all[0] += ` of ${children.filter((it) => it.role === "listitem").length}`;
  if (attributes["aria-current"]) all.push(`current ${attributes["aria-current"]}`);
  if ("expanded" in states && role !== "combobox") all.push(states.expanded ? "expanded" : "collapsed");
  if ("pressed" in states) all.push(states.pressed === "true" ? "pressed" : "not pressed");
  if ("checked" in states) all.push(states.checked === "true" ? "checked" : "not checked");
  for (const state of ["disabled", "required", "readonly", "modal", "busy"]) if (states[state]) all.push(state);
  if (states.live && states.live !== "off") all.push(states.live);
  if (isForeign) all.push(`in ${attributes.lang}`);
  return all.join(", ");
}

/** The value of a control. */
function valueOf({ role, attributes, value = "" }) {
  if (role === "slider") return attributes["aria-valuetext"] ?? String(value);
  return ["combobox", "textbox", "searchbox", "spinbutton"].includes(role) ? String(value) : "";
}

const deeper = (lines) => lines.map(({ depth, words }) => ({ depth: depth + 1, words }));

/**
 * The lines of what is inside a node, each with its depth. Text with controls in it is a single line.
 * @param {object} node
 * @param {{ language: string, isRead: (words: string) => boolean }} around the language of the text around it, and whether the page has such a text
 */
function linesOf(node, around) {
  const lines = [];
  const add = (words, inside = []) => lines.push({ depth: 0, words }, ...deeper(inside));
  // Text, and the controls within it.
  let run = [];
  const endRun = () => {
    const isText = run.some(({ text = "" }) => text.trim());
    if (isText) add(tidy(run.map(({ text, control }) => text ?? `[${control}]`).join("")));
    else for (const { control } of run) if (control) add(control);
    run = [];
  };
  const describe = ({ description }) => {
    if (!description) return [];
    // A text of the page that is also a description is written once.
    return [{ depth: 0, words: around.isRead(description) ? `described by the text “${description.slice(0, 30)}…”` : `description: ${description}` }];
  };
  const walk = (it) => {
    const { role, tag, name, attributes, children } = it;
    const isForeign = (attributes.lang ?? around.language) !== around.language;
    const within = isForeign ? { ...around, language: attributes.lang } : around;
    if (UNREAD.has(role)) return;
    if (role === "StaticText") {
      run.push({ text: it.words });
      return;
    }
    if (CONTROLS.has(role)) {
      const control = [`${called(it, isForeign)}: ${name || "(no name)"}`, valueOf(it)].filter(Boolean).join(", ");
      if (INLINE.has(tag) && !it.description) run.push({ control });
      else {
        endRun();
        add(control, describe(it));
      }
      return;
    }
    // Its words are the name of the control in it.
    const isLabel = role === "LabelText" && contains(it, isControl);
    const isSilent = SILENT.has(role) || (FRAMES.has(role) && !name && !it.description);
    if (isSilent && INLINE.has(tag) && !isLabel) {
      const isMarked = isForeign && children.length > 0;
      if (isMarked) run.push({ text: `(in ${attributes.lang}: ` });
      children.forEach(walk);
      if (isMarked) run.push({ text: ")" });
      return;
    }
    endRun();
    const spoken = { ...it, children: children.filter((child) => (isLabel ? isControl(child) || contains(child, isControl) : child.role !== "Legend" || !name)) };
    const inside = linesOf(spoken, within);
    if (isSilent) {
      const [first, ...rest] = inside;
      if (role === "listitem" && first) lines.push({ depth: first.depth, words: `- ${first.words}` }, ...deeper(rest));
      else if (first) lines.push(first, ...rest);
    } else if (TEXTS.has(role)) {
      const [first, ...rest] = inside;
      add(`${called(it, isForeign)}: ${first?.words ?? "(empty)"}`, rest);
    } else add([called(it, isForeign), name].filter(Boolean).join(": "), [...describe(it), ...inside]);
  };
  node.children.forEach(walk);
  endRun();
  return lines;
}

const within = (node, fits) => (fits(node) ? [node] : node.children.flatMap((child) => within(child, fits)));
const without = (node, fits) => ({ ...node, children: node.children.filter((child) => !fits(child)).map((child) => without(child, fits)) });
const isMain = ({ role }) => role === "main";

/** The parts of a page that scripts are written of. */
const PARTS = {
  main: (page) => within(page, isMain).flatMap(({ children }) => children),
  header: (page) => within(page, ({ role }) => role === "banner"),
  // The header, the footer, and everything else that is not the main part.
  around: (page) => [without(page, isMain)],
  "picture of all systems": (page) => within(page, ({ attributes }) => /\batlas\b/.test(attributes.class ?? "")),
  // The stops inside the picture, and the card of a part.
  "picture parts": (page) => within(page, ({ attributes }) => /part-(walk|card)/.test(attributes.class ?? "")),
};

/**
 * The script of a part of a page.
 * @param {import("@playwright/test").Page} page
 * @param {keyof typeof PARTS} part
 * @param {string} language the page's language
 */
export async function spoken(page, part, language) {
  const tree = await treeOf(page);
  const isRead = (words) => contains(tree, ({ role, children }) => role === "paragraph" && tidy(children.map((child) => child.words).join("")) === words);
  const lines = linesOf({ children: PARTS[part](tree) }, { language, isRead });
  return lines.map(({ depth, words }) => `${"  ".repeat(depth)}${words}\n`).join("");
}
