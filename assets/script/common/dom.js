// Helpers for working with a document. They have no state.

/**
 * The first element that matches. The caller knows that there is one.
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(within, selector) {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * All elements that match.
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export const findAll = (within, selector) => [...within.querySelectorAll(selector)].map((it) => /** @type {HTMLElement} */ (it));

/**
 * All input elements that match.
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLInputElement[]}
 */
export const inputs = (within, selector) => [...within.querySelectorAll(selector)].map((it) => /** @type {HTMLInputElement} */ (it));

/**
 * The closest element around an event's target that matches, including the target itself.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const eventElement = ({ target }, selector) => (target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(selector)) : null);

/**
 * Creates an element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(string | Node)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * The text of an element without furigana.
 * @param {Element} original
 */
export function plainText(original) {
  const copy = /** @type {Element} */ (original.cloneNode(true));
  for (const reading of copy.querySelectorAll("rp, rt")) reading.remove();
  return (copy.textContent ?? "").trim();
}

/**
 * Fetches a page as a document. Unlike parsing a text, this is compatible with Trusted Types.
 * @param {string | URL} address
 * @returns {Promise<Document>}
 */
export const fetchDocument = (address) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => (request.status < 400 && request.response ? resolve(request.response) : reject(new Error(`${address}: ${request.status}`)));
    request.onerror = () => reject(new Error(String(address)));
    request.send();
  });

/**
 * Adds a style sheet and waits for it. A style sheet that fails to load also ends the wait.
 * @param {HTMLLinkElement} link
 * @returns {Promise<unknown>}
 */
export const loadStyle = (link) =>
  new Promise((resolve) => {
    Object.assign(link, { onload: resolve, onerror: resolve });
    document.head.append(link);
  });
