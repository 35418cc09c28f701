// The lint rules for style sheets: the standard rules with these exceptions. `cargo xtask test --only lint` applies them.
export default {
  extends: "stylelint-config-standard",
  rules: {
    // Rules are on single lines, so that a sheet reads as a table. Related rules are not separated.
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "declaration-block-single-line-max-declarations": null,
    "declaration-empty-line-before": null,
    "rule-empty-line-before": null,
    // Rules are sorted by subject. Layers decide which rule wins.
    "no-descending-specificity": null,
    "no-duplicate-selectors": null,
    // Supported browsers read both notations. Older browsers read the element's sheet, too.
    "media-feature-range-notation": null,
    // Colours are written as design tools write them, with black and white in short form.
    "alpha-value-notation": "number",
    "color-hex-length": null,
    // Font names, and a keyword in SVG's spelling.
    "value-keyword-case": ["lower", { ignoreKeywords: ["A4", "Meiryo", "currentColor"] }],
  },
};
