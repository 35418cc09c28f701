// A page works with what was built together with it, and with nothing else. Every page and every lesson names its build.

const OTHER_BUILD = "OtherBuild";

/**
 * Whether something failed since it belongs to another build than this page. Scripts are bundled apart, so a class would not do.
 * @param {unknown} error
 */
export const isOtherBuild = (error) => error instanceof Error && error.name === OTHER_BUILD;

/**
 * @param {string | URL} address
 * @param {string | undefined} build
 */
export function checkBuild(address, build) {
  if (build !== document.documentElement.dataset.build) throw Object.assign(new Error(`${address} belongs to another build than this page`), { name: OTHER_BUILD });
}
