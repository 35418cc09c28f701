// What the style sheets must hold: the standard rules but for the exceptions that are named here. `cargo xtask test --only lint` asks.
export default {
  extends: "stylelint-config-standard",
  rules: {
    // A rule stands on one line, so that a sheet reads as a table; rules that belong together stand together.
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "declaration-block-single-line-max-declarations": null,
    "declaration-empty-line-before": null,
    "rule-empty-line-before": null,
    // Rules stand by subject, and layers decide which of two holds.
    "no-descending-specificity": null,
    "no-duplicate-selectors": null,
    // Both ways of writing are read by every browser that the pages are made for; the element's sheet is read by older ones too.
    "media-feature-range-notation": null,
    // Colours are written as tools write them, black and white short.
    "alpha-value-notation": "number",
    "color-hex-length": null,
    // Names, and a keyword as SVG writes it.
    "value-keyword-case": ["lower", { ignoreKeywords: ["A4", "Meiryo", "currentColor"] }],
  },
};
