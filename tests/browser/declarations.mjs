// Reads a style sheet as a list of declarations. Tests decide what browsers understand.

/** At-rules that contain descriptors, not properties. */
const DESCRIPTORS = /^@(font-face|page|property|counter-style)\b/;

/** All declarations of a style sheet as [property, value], from all rules. */
export function declarations(css) {
  const found = [];
  const rules = [];
  let text = "";
  let brackets = 0;
  const take = () => {
    const [property, value] = text.split(/:(.*)/s).map((it) => it.trim());
    text = "";
    if (value && rules.length && !rules.some((rule) => DESCRIPTORS.test(rule))) found.push([property, value.replace(/\s*!important$/, "")]);
  };
  // Comments and strings are skipped as a whole. Inside brackets no declaration ends.
  for (const [part] of css.matchAll(/\/\*.*?\*\/|"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|./gs)) {
    if (part.startsWith("/*")) continue;
    if (part === "(") brackets += 1;
    if (part === ")") brackets -= 1;
    if (brackets || !"{};".includes(part)) {
      text += part;
    } else if (part === "{") {
      rules.push(text.trim());
      text = "";
    } else {
      take();
      if (part === "}") rules.pop();
    }
  }
  return found;
}
