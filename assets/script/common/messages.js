// Messages between windows. Anybody may send a window a message with any content.

/**
 * Whether every value of a message is a text, a number, yes or no, or missing. An object in their place can throw where it is compared.
 * @param {object} message
 */
export const isFlat = (message) => Object.values(message).every((value) => Object(value) !== value);
