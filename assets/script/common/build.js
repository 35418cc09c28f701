// Every page and every lesson contains a build id. A page uses only files of its own build.

const OTHER_BUILD = "OtherBuild";

/**
 * Whether an error means that a file belongs to another build. Scripts are bundled separately, so `instanceof` would not work.
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
