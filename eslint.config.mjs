// The lint rules for scripts and JavaScript tests, in addition to type checks. `cargo xtask test --only lint` applies them.
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
      // Destructuring may name a property only to leave it out.
      "no-unused-vars": ["error", { varsIgnorePattern: "^_$" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  { files: ["assets/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
  {
    // Tests pass functions to pages, which run there.
    files: ["tests/browser/*.mjs", "tests/outside/*.mjs", "bench/*.mjs"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      // Playwright reads from the pattern which fixtures a test uses. It may use none.
      "no-empty-pattern": "off",
      // Tests search for characters that must not occur.
      "no-control-regex": "off",
      // Tests reload a frame with this.
      "no-self-assign": "off",
      // The new error's message contains the old error.
      "preserve-caught-error": "off",
    },
  },
  { files: ["bench/*.js", "xtask/src/*.js", "tests/hosts/**/*.js", "tests/learning-platform/*.js"], languageOptions: { globals: globals.browser } },
];
