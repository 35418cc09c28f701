// The name of a key on any keyboard.

/**
 * The key in lower case. On a keyboard with letters that are not Latin it is the Latin letter in the same place, and on a keyboard that
 * writes digits only with Shift, the digit.
 * @param {{ key: string, code?: string, shiftKey?: boolean }} event
 */
export function keyName({ key, code = "", shiftKey }) {
  const isLetter = code.startsWith("Key") && key.length === 1 && key > "~";
  const isDigit = code.startsWith("Digit") && !shiftKey;
  return (isLetter || isDigit ? code.slice(-1) : key).toLowerCase();
}
