/** Longest key, in bytes of UTF-8, as the API has it. */
export const MAX_KEY_BYTES = 512;

/** @param {string} key @returns {string} for a URL's path; slashes stay, all else that could mean something is encoded */
export function encodeKey(key) {
  return key.split('/').map(encodeURIComponent).join('/');
}

/** @param {string} path @returns {string} @throws {URIError} where the percent-encoding is broken */
export function decodeKey(path) {
  return decodeURIComponent(path);
}

/** @param {string} key @returns {?string} what is wrong with it, as a sentence; null where the API would take it */
export function keyFault(key) {
  if (!key.isWellFormed()) {
    return 'The key holds half a character (a lone surrogate).';
  }
  const bytes = new TextEncoder().encode(key).length;
  if (bytes > MAX_KEY_BYTES) {
    return `The key has ${bytes} bytes; at most ${MAX_KEY_BYTES} are allowed.`;
  }
  if (/\p{Cc}/u.test(key)) {
    return 'The key holds a control character, such as a tab or a line break.';
  }
  if (key.split('/').some((segment) => segment === '.' || segment === '..')) {
    return 'A part of the key is “.” or “..”, which addresses cannot hold.';
  }
  return null;
}

/** Orders as the API does, by UTF-8 bytes, which is the order of code points; for Array.sort. */
export function compareKeys(a, b) {
  const left = Array.from(a);
  const right = Array.from(b);
  const end = Math.min(left.length, right.length);
  for (let i = 0; i < end; i++) {
    if (left[i] !== right[i]) {
      return left[i].codePointAt(0) - right[i].codePointAt(0);
    }
  }
  return left.length - right.length;
}
