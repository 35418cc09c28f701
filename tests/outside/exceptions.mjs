// Findings of other people's checkers that are no faults, each with its reason. An exception that nothing needs any more fails, too.

/** `rule` and, if there are any, `words` and `pages` must fit a finding. */
export const EXCEPTIONS = [
  // The checker reads files from disk, where nothing is `'self'`, and knows no hashes in a policy of <meta>. The browser tests fail at each violation.
  { tool: "nu", rule: "warning", words: /Content Security Policy/ },
  // The checker does not know container queries. Browsers do, and the browser tests compare the shipped rules with the written ones.
  { tool: "nu", rule: "error", words: /^CSS: / },
  // On phones this table is laid out as blocks, and some browsers then forget what its cells are.
  { tool: "nu", rule: "error", words: /^The “role” attribute must not be used on a “t[dhr]” element/, pages: /cooperation/ },
  { tool: "nu", rule: "warning", words: /role is unnecessary for element/, pages: /cooperation/ },

  // The heading of the notes on another page. It is hidden, and has words when it is shown.
  { tool: "nu", rule: "warning", words: /Empty heading.*notes-of-page/, pages: /presenter/ },

  // A form without a name is no form for screen readers. Each of these groups fields that a button may reset.
  { tool: "equal-access", rule: "aria_form_label_unique", pages: /cut/ },
  // The choice of the year has a second place on each card, near the thumb. The field's name comes from its own label only (`aria-labelledby`).
  { tool: "equal-access", rule: "form_label_unique", pages: /systems/ },
  // The filters lie in a part that is folded. Opened, each group has its name.
  { tool: "equal-access", rule: "fieldset_label_valid", words: /does not have an accessible name/, pages: /systems/ },
  // The counts of hands in the presenter's window: the button that contains one has a name, and the count is part of it.
  { tool: "equal-access", rule: "input_label_exists", words: /<output>/, pages: /presenter/ },

  // These forms are not sent. They group fields whose changes apply at once.
  { tool: "pa11y", rule: "WCAG2AA.Principle3.Guideline3_2.3_2_2.H32.2" },
  // The heading of the notes on another page. It is hidden, and has words when it is shown.
  { tool: "pa11y", rule: "WCAG2AA.Principle1.Guideline1_3.1_3_1.H42.2", words: /notes-of-page/, pages: /presenter/ },

  // Search engines should list the page of a step, not its page for frames, and not the presenter's window.
  { tool: "lighthouse", rule: "is-crawlable", pages: /^embed\/|presenter/ },
];

/** Whether an exception explains a finding. */
export const explains = ({ tool, rule, words = /(?:)/, pages = /(?:)/ }, finding) => tool === finding.tool && rule === finding.rule && words.test(finding.words) && pages.test(finding.page);
