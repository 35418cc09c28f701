// A style sheet as a list of what it declares. What a browser understands of that is a test's matter.

/** What these hold are no properties of elements. */
const DESCRIPTORS = /^@(font-face|page|property|counter-style)\b/;

/** Every declaration in a style sheet, as [property, value], in whatever rule it stands. */
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
  // Comments and strings are taken whole; in brackets nothing ends.
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
