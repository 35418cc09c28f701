// Imports modules that load on first use.
// Some browsers, such as Chromium 148, remember that an import failed. So each further try has another address: with one more question mark.

/** @type {Record<string, string>} */
const marks = {};

/** Imports a module, also after it could not be fetched before. @param {string} address */
export const importModule = (address) =>
  import(address + (marks[address] ??= "")).catch((error) => {
    marks[address] += "?";
    throw error;
  });
