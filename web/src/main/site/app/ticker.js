/** Draws its host again at every tick of the page's clock while the host is on the page. */
export class Ticker {
  /** @param {import('lit').LitElement} host @param {number} every milliseconds */
  constructor(host, every) {
    this.host = host;
    this.every = every;
    host.addController(this);
  }

  hostConnected() {
    this.timer = setInterval(() => this.host.requestUpdate(), this.every);
  }

  hostDisconnected() {
    clearInterval(this.timer);
  }
}
