const TOLERANCE_MS = 2_000;

/** The server's clock as far as this page can tell, so that a countdown is right where the computer's clock is not. */
class Clock {
  #ahead = 0;

  /** Milliseconds since 1970 by the server. */
  now() {
    return Date.now() + this.#ahead;
  }

  /** @param {?string} header `Date` of an answer, whole seconds @param {number} asked Date.now() before the request */
  learn(header, asked) {
    const server = Date.parse(header ?? '');
    if (Number.isNaN(server)) {
      return;
    }
    const ahead = server + 500 - (asked + Date.now()) / 2;
    this.#ahead = Math.abs(ahead) > TOLERANCE_MS ? ahead : 0;
  }
}

export const clock = new Clock();
