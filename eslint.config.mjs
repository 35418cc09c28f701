// What the scripts and the tests in JavaScript must hold, beside their types: `cargo xtask test --only lint` asks.
import js from "@eslint/js";
import globals from "globals";

const MARKUP = "Trusted Types refuse markup from a script: make elements.";

export default [
  { ignores: ["dist/", "target/"] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["assets/**", "tests/script/**", "*.mjs"],
    rules: {
      eqeqeq: "error",
      "no-implicit-coercion": "error",
      "no-restricted-properties": ["error", ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: MARKUP }))],
      "no-shadow": "error",
      // A property may be named only to leave it out.
      "no-unused-vars": ["error", { varsIgnorePattern: "^_$" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  { files: ["assets/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
  {
    // What a test hands to a page runs there.
    files: ["tests/browser/*.mjs"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      // Playwright reads from the pattern which fixtures a test wants; it may want none.
      "no-empty-pattern": "off",
      // Characters that must not be there are looked for.
      "no-control-regex": "off",
      // A frame is loaded anew like this.
      "no-self-assign": "off",
      // The message holds what failed.
      "preserve-caught-error": "off",
    },
  },
  { files: ["xtask/src/*.js", "tests/hosts/**/*.js"], languageOptions: { globals: globals.browser } },
];
