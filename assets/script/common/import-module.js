// Imports modules that load on first use.
// Some browsers, such as Chromium 148, remember that an import failed. So each further try has another address.

/** How often each address has failed. @type {Map<string, number>} */
const failures = new Map();

/** Imports a module, also after it could not be fetched before. @param {string} address */
export async function importModule(address) {
  const failed = failures.get(address) ?? 0;
  try {
    return await import(failed ? `${address}?${failed}` : address);
  } catch (error) {
    failures.set(address, failed + 1);
    throw error;
  }
}
