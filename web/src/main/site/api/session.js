const NAME = 'cubby-token';

/** The token of this tab. The tab's own storage keeps it over a reload, and forgets it when the tab is closed. */
class Session {
  #token = stored();

  /** @returns {?string} null where nobody has signed in */
  get token() {
    return this.#token;
  }

  /** @param {string} token */
  signIn(token) {
    this.#token = token;
    keep(() => sessionStorage.setItem(NAME, token));
  }

  signOut() {
    this.#token = null;
    keep(() => sessionStorage.removeItem(NAME));
  }
}

function stored() {
  return keep(() => sessionStorage.getItem(NAME)) ?? null;
}

/** Does without the storage where the browser does not allow it: a reload then forgets the token. */
function keep(use) {
  try {
    return use();
  } catch {
    return null;
  }
}

export const session = new Session();
