/** What parts of the page say to the page as a whole; on the window, as the part that speaks may be gone by then. */
function tell(type, detail) {
  window.dispatchEvent(new CustomEvent(type, { detail }));
}

/**
 * Shows a line for a while, or until dismissed where it offers an action.
 *
 * @param {{text: string, action?: {label: string, run: () => void}}} notice
 */
export function notify(notice) {
  tell('cubby-notice', notice);
}

/** Keys were written or deleted; lists are out of date. */
export function keysChanged() {
  tell('cubby-keys-changed');
}

/**
 * @param {Partial<import('/app/route.js').Route>} change to what the address names
 * @param {{replace?: boolean}} how replace: without a new entry in the history
 */
export function go(change, how = {}) {
  tell('cubby-go', { change, how });
}

/** The API asks for a token, or for another one. @param {import('/api/problem.js').Problem} problem */
export function unauthorized(problem) {
  tell('cubby-unauthorized', problem);
}

/** This tab has a token now; what was refused is to be asked for again. */
export function signedIn() {
  tell('cubby-signed-in');
}

/** Opens the dialog that creates a key. @param {string} key to begin with */
export function create(key) {
  tell('cubby-create', key);
}
